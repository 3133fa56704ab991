import { type JourneyStage, journeyStages } from '../journey/stages.ts'

/** One journey as the funnel sees it. Times are UTC milliseconds. */
export interface FunnelJourney {
  readonly ownerId: string
  /** The value by which it is grouped. Null: unknown. */
  readonly key: string | null
  readonly stage: JourneyStage
  readonly steps: readonly { readonly to: JourneyStage; readonly at: number }[]
}

export interface FunnelGroup {
  readonly key: string
  readonly journeys: number
  readonly owners: number
  readonly stages: readonly FunnelStage[]
}

export interface FunnelStage {
  readonly stage: JourneyStage
  readonly reached: number | null
  readonly conversion: number | null
  readonly medianDays: number | null
  readonly now: number | null
  readonly stalled: number | null
}

/** Figures about fewer people are not shown, so that nobody is singled out. */
export const smallestGroup = 10
const dayMs = 24 * 60 * 60 * 1_000
export const funnelStages: readonly JourneyStage[] = journeyStages.filter((stage) => stage !== 'ANONYMOUS')

/** The largest group first. Groups that are too small are in OTHER, which is left out if it is too small as well. */
export function funnelOf(
  journeys: readonly FunnelJourney[],
  { now, stalledAfterDays }: { readonly now: number; readonly stalledAfterDays: number },
): readonly FunnelGroup[] {
  const journeysByKey = Map.groupBy(journeys, ({ key }) => key ?? 'UNKNOWN')
  const isLarge = (group: readonly FunnelJourney[]) => ownersOf(group) >= smallestGroup
  const large = [...journeysByKey].filter(([, group]) => isLarge(group))
  const rest = [...journeysByKey.values()].filter((group) => !isLarge(group)).flat()
  if (isLarge(rest)) large.push(['OTHER', rest])
  return large
    .map(([key, group]) => ({
      key,
      journeys: group.length,
      owners: ownersOf(group),
      stages: funnelStages.map((stage) => stageOf(stage, group, now, stalledAfterDays)),
    }))
    .sort((a, b) => b.journeys - a.journeys || (a.key < b.key ? -1 : 1))
}

function ownersOf(group: readonly FunnelJourney[]): number {
  return new Set(group.map(({ ownerId }) => ownerId)).size
}

function stageOf(
  stage: JourneyStage,
  group: readonly FunnelJourney[],
  now: number,
  stalledAfterDays: number,
): FunnelStage {
  const reached = reachedOf(stage, group)
  const before = funnelStages[funnelStages.indexOf(stage) - 1]
  const reachedBefore = stage === 'CHURNED' || before === undefined ? null : reachedOf(before, group)
  const stays = group.flatMap(({ steps }) =>
    steps.flatMap(({ to, at }, index) => {
      const next = steps[index + 1]
      return to === stage && next !== undefined ? [next.at - at] : []
    }),
  )
  const here = group.filter((journey) => journey.stage === stage)
  const waiting = here.filter((journey) => isStalled(journey, now, stalledAfterDays))
  const isTold = reached >= smallestGroup
  return {
    stage,
    reached: told(reached),
    conversion:
      isTold && reachedBefore !== null && reachedBefore >= smallestGroup ? round(reached / reachedBefore) : null,
    medianDays: stays.length >= smallestGroup ? round(median(stays) / dayMs) : null,
    now: told(here.length),
    stalled: told(waiting.length),
  }
}

export function isStalled({ steps }: FunnelJourney, now: number, stalledAfterDays: number): boolean {
  return now - (steps.at(-1)?.at ?? now) > stalledAfterDays * dayMs
}

function reachedOf(stage: JourneyStage, group: readonly FunnelJourney[]): number {
  return group.filter((journey) => reachedStage(stage, journey)).length
}

/** A journey in a later stage passed this one, even if no entry shows it. Being lost is not a later stage. */
export function reachedStage(stage: JourneyStage, { steps }: FunnelJourney): boolean {
  const rank = journeyStages.indexOf(stage)
  return steps.some(
    ({ to }) => to === stage || (stage !== 'CHURNED' && to !== 'CHURNED' && journeyStages.indexOf(to) > rank),
  )
}

function told(count: number): number | null {
  return count === 0 || count >= smallestGroup ? count : null
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b)
  const middle = ordered.length >> 1
  const upper = ordered[middle] ?? 0
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? 0) + upper) / 2
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
