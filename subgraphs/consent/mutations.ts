import type { ConsentAct } from '../../access/consent-act.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import { codedError } from '../../errors.ts'
import type { Channel } from '../channels.ts'
import type { RequestContext } from '../context.ts'
import type { Fact } from '../fact-plan.ts'
import type { WrittenLines } from '../subgraph.ts'
import { consentFact, type EnteredBy, objectionFact, preferenceFact, restrictionFact } from './ledger-facts.ts'
import { entryId, type Lane, laneOf, lanesToWithdraw, recordRefOf, speakers } from './ledger-plan.ts'
import { type ConsentLine, consentLine } from './lines.ts'
import {
  type ConsentEventRow,
  consentEventById,
  consentEventsByCustomerId,
  type RecordRow,
  recordsByCustomerId,
} from './queries.ts'
import type { CustomerNotFoundRow, LedgerSuccessRow } from './rows.ts'
import { currentEvents } from './rules.ts'
import type { MutationResolvers } from './types.generated.ts'

export interface MutationDeps {
  readonly now: () => Date
  readonly append: (facts: readonly Fact[]) => Promise<WrittenLines>
}

/** Source of every entry that comes by a mutation. */
const source = 'consent-api'

/** What one customer's ledger says, for whoever may write to it. */
interface Ledger {
  readonly customerId: string
  readonly records: readonly RecordRow[]
  readonly current: readonly ConsentEventRow[]
}

export function createMutations({ now, append }: MutationDeps) {
  async function open(customerId: string, { reader, access }: RequestContext): Promise<Ledger | null> {
    const records = await reader.rows(recordsByCustomerId, {}).load(customerId)
    const [first] = records
    // A foreign customer and one that is none look the same, and cost the same.
    if (!(await access.canSee(first?.customerId ?? customerId)) || first === undefined) return null
    const events = await reader.rows(consentEventsByCustomerId, {}).load(first.customerId)
    return { customerId: first.customerId, records, current: currentEvents(events, now().getTime()) }
  }

  /** Writes what is new, and answers with it and what was there already. */
  async function answer(
    ledger: Ledger,
    facts: readonly Fact[],
    known: readonly ConsentEventRow[],
    context: RequestContext,
  ): Promise<LedgerSuccessRow> {
    const { customerId } = ledger
    let appended = 0
    if (facts.length > 0) {
      const { results, bookmarks } = await append(facts)
      context.addBookmarks(bookmarks)
      appended = results.filter(({ status }) => status !== 'DUPLICATE').length
      context.access.forget(customerId)
      context.reader.rows(consentEventsByCustomerId, {}).clear(customerId)
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

  function enteredBy({ viewer }: RequestContext, isConfirmed = false): EnteredBy {
    return { actor: `${viewer.clientId}/${viewer.subject}`, isConfirmed: isConfirmed || viewer.customerId !== null }
  }

  /** What every line of a mutation has. */
  function head(lane: Lane, id: string) {
    const at = now().toISOString()
    const { controller, channel } = lane
    return {
      source,
      id,
      record: recordRefOf(lane.record),
      occurredAt: at,
      properties: {},
      ...(controller !== null && { controller }),
      ...(channel !== null && { channel }),
    }
  }

  return {
    async recordConsent(_, args, context) {
      const { customerId, purpose, status, channel, record, confirmed, ...rest } = args
      if (status !== 'GIVEN' && status !== 'REFUSED' && status !== 'REQUESTED')
        throw codedError('BAD_USER_INPUT', '`status` must be GIVEN, REFUSED or REQUESTED.')
      const { expiresAt } = rest
      if (expiresAt && expiresAt.getTime() <= now().getTime())
        throw codedError('BAD_USER_INPUT', '`expiresAt` must be in the future.')
      const ledger = await open(customerId, context)
      if (ledger === null) return notFound
      const on = record
        ? ledger.records.find(({ recordId }) => recordId === `${record.source}:${record.sourceId}`)
        : speakers(ledger.records)[0]
      if (on === undefined) return notFound
      const lane = laneOf(on, rest.controller ?? null, channel ?? null, ledger.current, purpose)
      const said = present({ ...rest, purpose, status, expiresAt: expiresAt?.toISOString() })
      const line = parseConsent({ ...said, kind: 'consent', ...head(lane, entryId(lane, said)) })
      const fact = consentFact(line, now().getTime(), enteredBy(context, confirmed))
      const { current } = lane
      if (current !== null && saysTheSame(current, fact)) return answer(ledger, [], [current], context)
      return answer(ledger, [fact], [], context)
    },

    async withdrawConsent(_, { customerId, purpose, channel, noticeVersion, method }, context) {
      const ledger = await open(customerId, context)
      if (ledger === null) return notFound
      const lanes = lanesToWithdraw(ledger.records, ledger.current, purpose, channel ?? null)
      const facts = lanes.map((lane) => {
        const line = {
          kind: 'consent',
          ...head(lane, entryId(lane, 'WITHDRAWN')),
          purpose,
          status: 'WITHDRAWN',
        } as const
        return consentFact({ ...line, ...present({ noticeVersion, method }) }, now().getTime(), enteredBy(context))
      })
      return answer(ledger, facts, lanes.length > 0 ? [] : closedFor(ledger, purpose, channel ?? null), context)
    },

    async objectToUse(_, { customerId, purpose, channel, lifted, method }, context) {
      const ledger = await open(customerId, context)
      if (ledger === null) return notFound
      const lanes = speakers(ledger.records).map((record) =>
        laneOf(record, null, channel ?? null, ledger.current, purpose),
      )
      const isDone = ({ current }: Lane) =>
        lifted
          ? current?.act !== 'OBJECTION' || current.status !== 'REFUSED'
          : current?.act === 'OBJECTION' && current.status === 'REFUSED'
      const facts = lanes
        .filter((lane) => !isDone(lane))
        .map((lane) => {
          const line = {
            kind: 'objection',
            ...head(lane, entryId(lane, 'OBJECTION', lifted)),
            purpose,
            lifted,
          } as const
          return objectionFact({ ...line, ...present({ method }) }, now().getTime(), enteredBy(context))
        })
      return answer(ledger, facts, currentOf(lanes.filter(isDone)), context)
    },

    async restrictUse(_, { customerId, lifted, method }, context) {
      const ledger = await open(customerId, context)
      if (ledger === null) return notFound
      const lanes = wholeLanes(ledger, null, 'RESTRICTION')
      const isDone = ({ current }: Lane) => (current?.status === 'REFUSED') !== lifted
      const facts = lanes
        .filter((lane) => !isDone(lane))
        .map((lane) => {
          const line = { kind: 'restriction', ...head(lane, entryId(lane, 'RESTRICTION', lifted)), lifted } as const
          return restrictionFact({ ...line, ...present({ method }) }, now().getTime(), enteredBy(context))
        })
      return answer(ledger, facts, currentOf(lanes.filter(isDone)), context)
    },

    async setChannelPreference(_, { customerId, channel, wish, frequencyCap, method }, context) {
      const cap = frequencyCap ?? null
      if (cap !== null && (cap.max < 0 || cap.days < 1 || cap.days > 3_660))
        throw codedError('BAD_USER_INPUT', '`frequencyCap` needs max of 0 or more and days of 1 to 3660.')
      const ledger = await open(customerId, context)
      if (ledger === null) return notFound
      const lanes = wholeLanes(ledger, channel, 'PREFERENCE')
      const isDone = ({ current }: Lane) =>
        current?.wish === wish && current.capMax === (cap?.max ?? null) && current.capDays === (cap?.days ?? null)
      const facts = lanes
        .filter((lane) => !isDone(lane))
        .map((lane) => {
          const line = {
            kind: 'preference',
            ...head(lane, entryId(lane, 'PREFERENCE', wish, cap)),
            channel,
            wish,
          } as const
          return preferenceFact(
            { ...line, ...(cap !== null && { frequencyCap: cap }), ...present({ method }) },
            now().getTime(),
            enteredBy(context),
          )
        })
      return answer(ledger, facts, currentOf(lanes.filter(isDone)), context)
    },
  } satisfies MutationResolvers
}

const notFound: CustomerNotFoundRow = {
  __typename: 'CustomerNotFound',
  message: 'There is no such customer, or none that this token may see.',
}

function wholeLanes({ records, current }: Ledger, channel: Channel | null, act: ConsentAct): readonly Lane[] {
  return speakers(records).map((record) => laneOf(record, null, channel, current, null, act))
}

function currentOf(lanes: readonly Lane[]): readonly ConsentEventRow[] {
  return lanes.flatMap(({ current }) => (current === null ? [] : [current]))
}

function closedFor({ current }: Ledger, purpose: PurposeKey, channel: Channel | null): readonly ConsentEventRow[] {
  return current.filter(
    (event) =>
      event.purpose === purpose &&
      (event.status === 'WITHDRAWN' || event.status === 'REFUSED') &&
      (channel === null || event.channel === null || event.channel === channel),
  )
}

/** Whether an entry in force states all that a new one would. */
function saysTheSame(current: ConsentEventRow, { properties }: Fact): boolean {
  const names = [
    ...(['act', 'status', 'expiresAt', 'noticeVersion', 'noticeHash', 'jurisdiction', 'legalBasis'] as const),
    ...(['categories', 'recipients', 'method', 'language', 'iab', 'isConfirmed'] as const),
  ]
  return names.every((name) => JSON.stringify(current[name] ?? null) === JSON.stringify(properties[name] ?? null))
}

/** Throws BAD_USER_INPUT with the rule that was broken. */
function parseConsent(input: Readonly<Record<string, unknown>>): ConsentLine {
  const parsed = consentLine.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw codedError('BAD_USER_INPUT', `\`${issue?.path.join('.') ?? ''}\` ${issue?.message ?? 'is wrong'}.`)
}

/** Without what the caller left out. */
function present<T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } {
  // Nothing but null and undefined is taken away.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>
  }
}
