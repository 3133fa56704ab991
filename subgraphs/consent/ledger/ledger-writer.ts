import type { ConsentAct } from '../../../access/consent/consent-act.ts'
import { consentApi } from '../../../access/consent/consent-api.ts'
import { effectiveAt, isEndOf, isGivenAfter, isRefusal, mayEndConsents } from '../../../access/consent/consent-state.ts'
import { explanations } from '../../../access/withholding.ts'
import { codedError } from '../../../errors.ts'
import { sourceOfRecordId } from '../../../resolution/records/record-id.ts'
import type { Channel } from '../../channels.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { forgetOwnerRows, ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { type ConsentEventRow, consentEventById, consentEventsByCustomerId, recordsByCustomerId } from '../queries.ts'
import type { CustomerNotFoundRow, LedgerSuccessRow } from '../rows.ts'
import { currentEvents } from '../rules.ts'
import type { Append } from './append.ts'
import type { EnteredBy } from './ledger-facts.ts'
import {
  type LedgerRecord,
  type LedgerSlot,
  placeOf,
  recordRefOf,
  recordsToActOn,
  slotOf,
  speakers,
} from './ledger-plan.ts'

export interface MutationDeps {
  readonly now: () => Date
  readonly append: Append
}

/** Of a customer about whom somebody else writes again and again. */
const mostAttempts = 10

/** One customer's ledger, for callers who may write to it. */
export interface Ledger {
  /** The id by which the caller named the customer: the present one, or a former one. */
  readonly given: string
  readonly customerId: string
  /** See `RecordRow.lock`. */
  readonly lock: number
  readonly records: readonly LedgerRecord[]
  /** The caller may know about all of the customer's records, and may therefore speak for all. */
  readonly isWhole: boolean
  readonly current: readonly ConsentEventRow[]
  /**
   * What is in force, and, if it differs, what would be without the acts of other people whose records were merged with those of the
   * customer who acts. An act is complete if it is written for both, so that it holds after the merge was undone as well.
   */
  readonly views: readonly (readonly ConsentEventRow[])[]
  /** What is in force whatever becomes of the customer: without what ends when records part. */
  readonly lasting: readonly ConsentEventRow[]
  /** The id of the record on which the act is made. */
  readonly actsOn: string | null
  /** That record, if the customer acts. Null if staff act. */
  readonly own: LedgerRecord | null
  /** Ids of the records that are linked by verification with the one on which the act is made, without those that state nothing of their own. */
  readonly linked: ReadonlySet<string>
  /** All entries from which `current` is derived. */
  readonly events: readonly ConsentEventRow[]
  /**
   * Ids of those that somebody else made, whose record only a person's decision joined with the record of the entry. If that was wrong,
   * they end, and nothing that staff do because of them may last longer.
   */
  readonly foreign: ReadonlySet<string>
}

/** What the mutations of the ledger share. */
export type LedgerWriter = ReturnType<typeof createLedgerWriter>

export function createLedgerWriter({ now, append }: MutationDeps) {
  /**
   * Acts on a customer's ledger, and once more whenever somebody else wrote about the customer in the meantime. `act` decides what to write
   * and returns what `answer` does.
   */
  async function onLedger<T>(
    given: string,
    context: RequestContext,
    act: (ledger: Ledger) => Promise<T | null>,
  ): Promise<T | CustomerNotFoundRow> {
    for (let attempts = 1; attempts <= mostAttempts; attempts++) {
      const ledger = await open(given, context)
      if (ledger === null) return notFound
      const answered = await act(ledger)
      if (answered !== null) return answered
      await forget(ledger, context)
    }
    throw codedError(
      'SERVICE_UNAVAILABLE',
      'Others write about this customer all the time, so nothing was recorded. Try again.',
    )
  }

  /** What this request read about the customer. */
  async function forget({ given, customerId }: Ledger, context: RequestContext): Promise<void> {
    await forgetOwnerRows(consentEventsByCustomerId, {}, customerId, context)
    context.reader.rows(recordsByCustomerId, {}).clear(given)
    context.access.forget(customerId)
  }

  /**
   * Its records are those that the caller may know about and write about: nobody speaks for others. Throws FORBIDDEN if it is uncertain
   * which records are those of the customer who signed in.
   */
  async function open(given: string, context: RequestContext): Promise<Ledger | null> {
    const { reader, access, viewer } = context
    const all = await reader.rows(recordsByCustomerId, {}).load(given)
    const customerId = all[0]?.customerId ?? given
    // A customer who is not visible and an unknown id look the same, and cost the same.
    if (!(await access.canSee(customerId)) || !(await access.isKnownUnder(customerId, given))) return null
    const known = await access.knownRecords(customerId)
    // Customers know that they exist. An answer that says otherwise would not help them.
    if (viewer.customerId !== null && known.size === 0) throw uncertainIdentity()
    const records = all.filter(
      ({ recordId }) =>
        known.has(recordId) && (viewer.sources === null || viewer.sources.includes(sourceOfRecordId(recordId))),
    )
    if (records.length === 0) return null
    const events = await ownerRows(consentEventsByCustomerId, {}, customerId, context)
    const isWhole = known.isAll && viewer.customerId === null
    const isRelated = records.some(({ isRelationship }) => isRelationship)
    const standing = isRelated ? null : await access.standingRecords(customerId)
    const marked = records.map((record) => ({ ...record, isStanding: standing?.has(record.recordId) ?? false }))
    const acting = await access.actingRecords(customerId, given)
    const isSelf = viewer.customerId !== null
    const speaking = speakers(marked)
    const candidates = isSelf ? [...speaking, ...marked] : speaking
    const own = candidates.find(({ recordId }) => acting.includes(recordId)) ?? speaking[0] ?? null
    const inForce = (some: typeof events) => currentEvents(some, now().getTime())
    const without = events.filter(({ byRecord }) => byRecord === null || byRecord === own?.recordId)
    const current = inForce(events)
    const views = !isSelf || without.length === events.length ? [current] : [current, inForce(without)]
    return {
      ...{ given, customerId, lock: all[0]?.lock ?? 0, records: marked, isWhole, current, views, events },
      lasting: inForce(events.filter(({ byRecord }) => byRecord === null)),
      actsOn: own?.recordId ?? null,
      own: isSelf ? own : null,
      linked: own === null ? new Set() : await access.provenWith(customerId, own.recordId),
      foreign: await foreignAmong(events, customerId, context),
    }
  }

  /** Writes what is new, and returns it together with what was there already. Null, and nothing written, if the ledger is out of date. */
  async function answer(
    ledger: Ledger,
    facts: readonly Fact[],
    known: readonly ConsentEventRow[],
    context: RequestContext,
  ): Promise<LedgerSuccessRow | null> {
    const { customerId } = ledger
    let appended = 0
    if (facts.length > 0) {
      const results = await append(facts, ledger, context.write)
      if (results === null) return null
      appended = results.filter(({ status }) => status !== 'DUPLICATE').length
      await forget(ledger, context)
    }
    const rows = context.reader.row(consentEventById, {})
    const written = await Promise.all(facts.map(({ properties }) => rows.load(properties.id)))
    return {
      __typename: 'LedgerSuccess',
      events: [...known, ...written.filter((row) => row !== null)],
      appended,
      customer: { id: customerId },
    }
  }

  /** `byRecord`: the record on which the act is made, if the entry is written on another one. */
  function enteredBy(
    { viewer }: RequestContext,
    byRecord: string | null,
    confirmedFor: EnteredBy['confirmedFor'] = null,
  ): EnteredBy {
    const isSelfService = viewer.customerId !== null
    return { actor: `${viewer.clientId}/${viewer.subject}`, confirmedFor, isSelfService, byRecord }
  }

  /** The parts that every line of a mutation has. */
  function head(slot: LedgerSlot, id: string) {
    const at = now().toISOString()
    const { controller, channel } = slot
    return {
      source: consentApi,
      id,
      record: recordRefOf(slot.record),
      occurredAt: at,
      properties: {},
      ...(controller !== null && { controller }),
      ...(channel !== null && { channel }),
    }
  }

  return { now: () => now().getTime(), onLedger, answer, enteredBy, head }
}

async function foreignAmong(
  events: readonly ConsentEventRow[],
  customerId: string,
  { access }: RequestContext,
): Promise<ReadonlySet<string>> {
  const acts = events.flatMap(({ id, recordId, byRecord }) => (byRecord === null ? [] : [{ id, recordId, byRecord }]))
  const isProven = await Promise.all(
    acts.map(async ({ recordId, byRecord }) => (await access.provenWith(customerId, recordId)).has(byRecord)),
  )
  return new Set(acts.filter((_, index) => !isProven[index]).map(({ id }) => id))
}

export const notFound: CustomerNotFoundRow = {
  __typename: 'CustomerNotFound',
  message: 'There is no such customer, or none that this token may see.',
}

function uncertainIdentity() {
  const message = `Nothing was written for the customer who signed in: ${explanations.UNCERTAIN_IDENTITY}`
  return codedError('FORBIDDEN', message, { reason: 'UNCERTAIN_IDENTITY' })
}

/** One slot per record on which an act for the customer is written, for what is in force. */
export function wholeSlots(
  ledger: Ledger,
  current: Ledger['current'],
  channel: Channel | null,
  act: ConsentAct,
): readonly LedgerSlot[] {
  return recordsToActOn(ledger).map((record) => slotOf(record, null, channel, current, null, act))
}

/** The slots of an act that have to be written, and those in which it is stated already, each place once. */
export function slotsOfAct(
  { views }: Ledger,
  slotsIn: (current: Ledger['current']) => readonly LedgerSlot[],
  isDone: (slot: LedgerSlot) => boolean,
): { readonly open: readonly LedgerSlot[]; readonly done: readonly LedgerSlot[] } {
  const places = Map.groupBy(views.flatMap(slotsIn), placeOf)
  const open: LedgerSlot[] = []
  const done: LedgerSlot[] = []
  for (const slots of places.values()) {
    const undone = slots.find((slot) => !isDone(slot))
    if (undone !== undefined) open.push(undone)
    else if (slots[0] !== undefined) done.push(slots[0])
  }
  return { open, done }
}

/**
 * The record to which an entry for others belongs, see `acts-for-others.ts`. What is opened for another record ends when the two are no
 * longer one customer's. What only restricts stays, unless a person's decision alone has made them one: staff refuse for the customer as a
 * whole, and a customer for the records that are verified as theirs.
 */
export function byRecordOf(
  { actsOn, own, linked }: Ledger,
  recordId: string,
  { restricts }: { readonly restricts: boolean },
): string | null {
  const stays = restricts && (own === null || linked.has(recordId))
  return actsOn === recordId || stays ? null : actsOn
}

/**
 * The entries in force of an act, wherever they were entered: on records that do not speak for the whole customer, and about an identifier
 * alone. Lifting a restriction must lift all of it.
 */
export function slotsInForce(
  { records }: Ledger,
  current: Ledger['current'],
  isMeant: (event: ConsentEventRow) => boolean,
): readonly LedgerSlot[] {
  return current.filter(isMeant).flatMap((event) => {
    const record = records.find(({ recordId }) => recordId === event.recordId)
    const { controller, channel } = event
    return record === undefined ? [] : [{ record, controller, channel, current: event }]
  })
}

/**
 * Whether an entry in force states the same with the same effect. What a customer entered applies only to the records of that customer, and
 * what staff entered may be opened again by staff: so each enters it once more. So does who says the same again after the opposite was said
 * for a wider or a narrower channel, or gives a consent again that ended.
 */
export function saysEnough(event: ConsentEventRow, { views, events }: Ledger, { viewer }: RequestContext): boolean {
  const isOwn = (event.isSelfService ?? false) === (viewer.customerId !== null)
  return (
    isOwn &&
    !views.flat().some((other) => isOppositeSince(other, event)) &&
    !events.some((other) => isEndSince(other, event))
  )
}

/** An objection that was lifted may have closed the consents of other records as well. */
function isEndSince(end: ConsentEventRow, { recordId, ...given }: ConsentEventRow): boolean {
  const channel = given.channel ?? end.channel
  return (
    given.status === 'GIVEN' &&
    end.purpose === given.purpose &&
    (end.recordId === recordId || end.act === 'OBJECTION') &&
    overlap(end.controller, given.controller) &&
    ((mayEndConsents(end) && isEndOf(end, given, channel)) || isLiftedSince(end, given, channel))
  )
}

/** For all channels or for the one of the consent. */
function isLiftedSince(
  { act, status, ...lifting }: ConsentEventRow,
  given: Parameters<typeof isGivenAfter>[0],
  channel: string | null,
): boolean {
  const isLifting = act === 'OBJECTION' && status === 'UNKNOWN'
  return isLifting && overlap(lifting.channel, channel) && !isGivenAfter(given, { ...lifting, act, status })
}

function overlap(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b
}

function isOppositeSince(other: ConsentEventRow, event: ConsentEventRow): boolean {
  const isOpposite =
    (isRefusal(other.status) && event.status === 'GIVEN') || (other.status === 'GIVEN' && isRefusal(event.status))
  return (
    isOpposite &&
    ![other, event].some(({ act }) => act === 'RESTRICTION' || act === 'PREFERENCE') &&
    other.purpose === event.purpose &&
    overlap(other.channel, event.channel) &&
    overlap(other.controller, event.controller) &&
    effectiveAt(other) >= effectiveAt(event)
  )
}

/** The entries in force in these slots. */
export function currentOf(slots: readonly LedgerSlot[]): readonly ConsentEventRow[] {
  return slots.flatMap(({ current }) => (current === null ? [] : [current]))
}

/** Without what the caller omitted. */
export function present<T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } {
  // Only null and undefined are removed.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>
  }
}
