import { z } from 'zod'
import { consentApi } from '../../access/consent/consent-api.ts'
import { isRefusal } from '../../access/consent/consent-state.ts'
import { isSameController } from '../../access/consent/controllers.ts'
import { categoriesWithdrawnBy } from '../../access/consent/own-limits.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import { codedError } from '../../errors.ts'
import { recordIdOfRef } from '../../resolution/records/record-id.ts'
import type { Channel } from '../channels.ts'
import type { Fact } from '../facts/fact-plan.ts'
import type { RequestContext } from '../runtime/context.ts'
import { consentFact } from './ledger/ledger-facts.ts'
import {
  entriesIn,
  entryId,
  type LedgerRecord,
  type LedgerSlot,
  recordsToActOn,
  recordsToConsent,
  recordsToConsentFor,
  slotOf,
  slotsToWithdraw,
} from './ledger/ledger-plan.ts'
import {
  byRecordOf,
  currentOf,
  type Ledger,
  type LedgerWriter,
  notFound,
  present,
  saysEnough,
  slotsOfAct,
} from './ledger/ledger-writer.ts'
import { checkMayConsent } from './ledger/may-lift.ts'
import { onlyRestricts } from './ledger/only-restricts.ts'
import { type ConsentLine, consentLine } from './lines.ts'
import type { ConsentEventRow } from './queries.ts'
import type { MutationResolvers } from './types.generated.ts'

/** The mutations that give and withdraw consent. */
export function consentMutations({ now, onLedger, answer, enteredBy, head }: LedgerWriter) {
  /**
   * What a consent withdraws that customers limit to some categories, on each further record on which they would refuse: a record that parts
   * from theirs later has the limit as an entry of its own. `given`: the facts of the consent.
   */
  function limitsOf(ledger: Ledger, given: readonly Fact[], context: RequestContext): readonly Fact[] {
    const { own } = ledger
    // Made from consent lines, whose properties are those of entries.
    const entries = given.map(({ properties }) => properties as unknown as ConsentEventRow)
    const entry = entries.find(({ recordId }) => recordId === own?.recordId)
    if (entry === undefined || entry.purpose === null) return []
    const { purpose, controller, channel } = entry
    const before = ledger.events.filter(({ recordId }) => recordId === entry.recordId)
    const withdrawn = categoriesWithdrawnBy(entry, [...before, entry])
    if (withdrawn.length === 0) return []
    const isWithdrawn = (event: ConsentEventRow) =>
      isRefusal(event.status) && withdrawn.every((category) => event.categories?.includes(category) ?? true)
    return recordsToActOn(ledger).flatMap((record) => {
      const slot = slotOf(record, controller, channel, ledger.current, purpose)
      if (record === own || entriesIn(slot, ledger.current, purpose).some(isWithdrawn)) return []
      const id = entryId(context.secrets, slot, 'LIMITED', withdrawn)
      const line = { kind: 'consent', ...head(slot, id), purpose, status: 'WITHDRAWN' } as const
      const by = enteredBy(context, byRecordOf(ledger, record.recordId, { restricts: true }))
      return [consentFact({ ...line, dataCategories: [...withdrawn] }, now(), by)]
    })
  }

  return {
    async recordConsent(_, args, context) {
      const { customerId, purpose, status, channel, record, confirmed, ...rest } = args
      if (status !== 'GIVEN' && status !== 'REFUSED' && status !== 'REQUESTED')
        throw codedError('BAD_USER_INPUT', `\`status\` must be GIVEN, REFUSED or REQUESTED; got ${status}.`)
      const { expiresAt } = rest
      if (expiresAt && expiresAt.getTime() <= now())
        throw codedError(
          'BAD_USER_INPUT',
          '`expiresAt` must be in the future. Leave it out for a consent that does not expire.',
        )
      return onLedger(customerId, context, async (ledger) => {
        const named = record ? recordIdOfRef({ source: record.source, id: record.sourceId }) : null
        const isOwn = context.viewer.customerId !== null
        const on =
          named !== null
            ? ledger.records.filter(({ recordId }) => recordId === named)
            : status === 'REFUSED'
              ? recordsToActOn(ledger)
              : isOwn
                ? recordsToConsent(ledger, ledger.views.flat(), purpose)
                : recordsToConsentFor(ledger)
        if (on.length === 0) return notFound
        const asked = controllerOf(rest.controller ?? null, status, context.viewer)
        const said = present({ ...rest, purpose, status, expiresAt: expiresAt?.toISOString() })
        const confirmedFor = confirmed && ledger.isWhole ? await context.access.recordsOf(ledger.customerId) : null
        const known: ConsentEventRow[] = []
        const facts: Fact[] = []
        for (const onRecord of on) {
          const controller = boundController(asked, status, onRecord, context.viewer)
          const before = slotOf(onRecord, controller, channel ?? null, ledger.lasting, purpose).current
          const toFact = (slot: LedgerSlot) => {
            const id = entryId(context.secrets, slot, said, confirmedFor)
            const line = parseConsent({ ...said, kind: 'consent', ...head(slot, id) })
            const factBy = (byRecord: string | null) =>
              consentFact(line, now(), enteredBy(context, byRecord, confirmedFor))
            const forItself = factBy(null)
            // Whoever made the record that staff name consented.
            if (!isOwn && named !== null) return forItself
            // Made from a consent line, whose properties are those of an entry.
            const restricts = onlyRestricts(forItself.properties as unknown as ConsentEventRow, before)
            return factBy(byRecordOf(ledger, onRecord.recordId, { restricts }))
          }
          const { open: slots, done } = slotsOfAct(
            ledger,
            (current) => [slotOf(onRecord, controller, channel ?? null, current, purpose)],
            (slot) =>
              slot.current !== null &&
              saysTheSame(slot.current, toFact(slot)) &&
              saysEnough(slot.current, ledger, context),
          )
          known.push(...currentOf(done))
          facts.push(...slots.map(toFact))
        }
        await checkMayConsent(ledger, facts, { method: rest.method, context })
        const limits = named === null && isOwn ? limitsOf(ledger, facts, context) : []
        return answer(ledger, [...facts, ...limits], known, context)
      })
    },

    async withdrawConsent(_, { customerId, purpose, channel, noticeVersion, method }, context) {
      return onLedger(customerId, context, async (ledger) => {
        const isEnough = (event: ConsentEventRow) => saysEnough(event, ledger, context)
        const { open: slots } = slotsOfAct(
          ledger,
          (current) => slotsToWithdraw(ledger, current, purpose, channel ?? null, isEnough),
          () => false,
        )
        const facts = slots.map((slot) => {
          const line = {
            kind: 'consent',
            ...head(slot, entryId(context.secrets, slot, 'WITHDRAWN')),
            purpose,
            status: 'WITHDRAWN',
          } as const
          return consentFact(
            { ...line, ...present({ noticeVersion, method }) },
            now(),
            enteredBy(context, byRecordOf(ledger, slot.record.recordId, { restricts: true })),
          )
        })
        return answer(ledger, facts, slots.length > 0 ? [] : closedFor(ledger, purpose, channel ?? null), context)
      })
    },
  } satisfies MutationResolvers
}

/**
 * The controller to whom a caller's customer consents: the caller's own, unless the caller names another or has none. Throws FORBIDDEN if a
 * caller records consent to a controller other than its own.
 */
function controllerOf(named: string | null, status: string, { controller: own }: Viewer): string | null {
  if (own === undefined) return named
  if (named === null) return status === 'REFUSED' ? null : own
  if (status !== 'REFUSED' && !isSameController(named, own))
    throw codedError('FORBIDDEN', '`controller` must be the one that this client acts for: leave it out.')
  return named
}

/**
 * A token that is bound to sources records what its sources could: a consent for a record of a source with a `controller` is given to that
 * one. Throws FORBIDDEN if it names another.
 */
function boundController(
  asked: string | null,
  status: string,
  { controller }: Pick<LedgerRecord, 'controller'>,
  { sources, customerId }: Viewer,
): string | null {
  if (sources === null || customerId !== null || status === 'REFUSED' || controller === null) return asked
  if (asked !== null && !isSameController(asked, controller))
    throw codedError('FORBIDDEN', '`controller` must be that of the source of the record: leave it out.')
  return controller
}

function closedFor({ current }: Ledger, purpose: PurposeKey, channel: Channel | null): readonly ConsentEventRow[] {
  return current.filter(
    (event) =>
      event.purpose === purpose &&
      (event.status === 'WITHDRAWN' || event.status === 'REFUSED') &&
      (channel === null || event.channel === null || event.channel === channel),
  )
}

/** Whether an entry in force states everything that a new one would. */
function saysTheSame(current: ConsentEventRow, { properties }: Fact): boolean {
  const names = [
    ...(['act', 'status', 'expiresAt', 'noticeVersion', 'noticeHash', 'jurisdiction', 'legalBasis'] as const),
    ...(['categories', 'recipients', 'method', 'language', 'iab', 'confirmedFor'] as const),
  ]
  return names.every((name) => JSON.stringify(current[name] ?? null) === JSON.stringify(properties[name] ?? null))
}

/**
 * A consent line whose source is the API, a name that no line may use. Its record is one of the customer's own, which may be a record that
 * stands for an identifier alone.
 */
const enteredLine = consentLine.safeExtend({
  source: z.literal(consentApi),
  record: z.object({ source: z.string(), id: z.string() }),
})

/** Throws BAD_USER_INPUT with the rule that was broken. */
function parseConsent(input: Readonly<Record<string, unknown>>): ConsentLine {
  const parsed = enteredLine.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw codedError('BAD_USER_INPUT', `\`${issue?.path.join('.') ?? ''}\` ${issue?.message ?? 'is wrong'}.`)
}
