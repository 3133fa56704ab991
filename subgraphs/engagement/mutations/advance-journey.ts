import { callerOf, sourcesKnownAlone } from '../../../access/viewer.ts'
import { codedError } from '../../../errors.ts'
import { runOnce } from '../../../graph/idempotency.ts'
import type { Transaction } from '../../../graph/run.ts'
import { sourceOfRecordId } from '../../../resolution/records/record-id.ts'
import { sortKey } from '../../facts/fact.ts'
import { checkKey, keyReused } from '../../ingest/ingest-items.ts'
import { ownerRowsIn } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { ResolverDeps } from '../../runtime/subgraph.ts'
import { storedJourney } from '../journey/journey-entry.ts'
import {
  boundedSources,
  type JourneyRow,
  journeyBounds,
  journeysOf,
  loadJourneys,
  publicJourneyId,
  tooMuch,
} from '../journey/journeys.ts'
import { openSources } from '../journey/open-sources.ts'
import { createJourneyStep, journeySourcesByOwnerId, recordOfOwner } from '../journey/queries.ts'
import { mayMoveByHand } from '../journey/stages.ts'
import type { AdvanceSuccessRow } from '../rows.ts'
import type { MutationAdvanceJourneyArgs } from '../types.generated.ts'

type Refusal = { readonly __typename: 'JourneyNotFound' | 'JourneyMoveRefused'; readonly message: string }
/** Stored for the idempotency key: which journey moved, or why none did. */
type Outcome = { readonly anchor: string } | Refusal

/** Throws BAD_USER_INPUT, and LIMIT_EXCEEDED if there is too much to compute. */
export async function advanceJourney(
  args: MutationAdvanceJourneyArgs,
  context: RequestContext,
  deps: ResolverDeps,
): Promise<AdvanceSuccessRow | Refusal | typeof keyReused> {
  const { id, reason, idempotencyKey } = args
  if (reason.trim().length < 1 || reason.length > 500)
    throw codedError('BAD_USER_INPUT', '`reason` must have 1 to 500 characters.')
  checkKey(idempotencyKey)
  // A stage reveals behaviour: somebody who may not read it may not write it.
  if (!(await context.access.canSee(id)) || !(await context.access.allows(id, 'BEHAVIOURAL'))) return notFound
  const { journeyId = null, to } = args
  const input = ['advanceJourney', id, journeyId, to, reason]
  const { sources } = context.viewer
  const call = { caller: callerOf(context.viewer), key: idempotencyKey, input }
  const { only: known } = await context.access.knownRecords(id)
  const standing = [...((await context.access.standingRecords(id)) ?? [])]
  const { value: once } = await context.write('engagement.advanceJourney', async (transaction) => {
    const [recordId = null] = await transaction.run(recordOfOwner, {
      id,
      sources,
      known,
      standing: standing.length > 0 ? standing : null,
    })
    if (recordId === null) return { outcome: 'DONE' as const, value: notFound }
    transaction.writeFor([sourceOfRecordId(recordId)])
    const places = { recordId, standing: new Set(standing) }
    return runOnce<Outcome>(transaction, call, deps.now(), () => decide(transaction, args, places, context, deps))
  })
  if (once.outcome === 'REUSED') return keyReused
  if (!('anchor' in once.value)) return once.value
  const { anchor } = once.value
  const journeys = await loadJourneys(id, context, deps.now().getTime())
  const journey = journeys?.find((candidate) => candidate.anchor === anchor) ?? null
  return { __typename: 'AdvanceJourneySuccess', subject: id, journey }
}

const notFound: Refusal = {
  __typename: 'JourneyNotFound',
  message: 'There is no such customer, company or journey, or none that this token may see.',
}

/** The records on which a decision may be written. */
interface Places {
  readonly recordId: string
  /** Those that stand for the customer. Empty: none does. */
  readonly standing: ReadonlySet<string>
}

async function decide(
  transaction: Transaction,
  { id, journeyId, to, reason }: MutationAdvanceJourneyArgs,
  places: Places,
  context: RequestContext,
  deps: ResolverDeps,
): Promise<Outcome> {
  const at = deps.now().getTime()
  const bounds = await journeyBounds(id, context)
  const sources = boundedSources(await ownerRowsIn(transaction, journeySourcesByOwnerId, bounds, id, context))
  if (sources === null) throw tooMuch()
  const journeys = journeysOf(id, await openSources(sources, id, context.access), at, bounds.closed)
  const journey = journeyId
    ? journeys.find((candidate) => publicJourneyId(candidate.id, context) === journeyId)
    : journeys[0]
  if (journeyId && journey === undefined) return notFound
  const from = journey?.stage ?? null
  if (!mayMoveByHand(from, to))
    return {
      __typename: 'JourneyMoveRefused',
      message: from === to ? `The journey is already in ${to}.` : `A person cannot move a journey to ${to}.`,
    }
  const recordId = journey === undefined ? places.recordId : recordOfJourney(journey, places, context)
  transaction.writeFor([sourceOfRecordId(recordId)])
  const stepId = `step:${deps.newId()}`
  await transaction.run(createJourneyStep, {
    step: {
      id: stepId,
      recordId,
      sk: sortKey(at, stepId),
      occurredAt: at,
      recordedAt: at,
      to,
      reason,
      actor: context.viewer.subject,
      journey: journey === undefined ? null : storedJourney(journey),
      // Decided without knowing what others told: it must not overrule what they see.
      decidedFor: sourcesKnownAlone(context.viewer),
    },
  })
  return { anchor: journey?.anchor ?? stepId }
}

/**
 * The decision goes with the first record that tells of the journey, if that may be written on, so that both stay with one person if the
 * customer's records turn out to be those of two.
 */
function recordOfJourney(
  { transitions }: JourneyRow,
  { recordId, standing }: Places,
  { viewer }: RequestContext,
): string {
  const mayWriteOn = (id: string) =>
    (standing.size === 0 ? id === recordId : standing.has(id)) &&
    (viewer.sources === null || viewer.sources.includes(sourceOfRecordId(id)))
  const telling = transitions.flatMap(({ evidence }) => evidence.map((entry) => entry.recordId))
  return telling.find(mayWriteOn) ?? recordId
}
