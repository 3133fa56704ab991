import { type Aggregates, populationOf } from '../../aggregates/aggregates.ts'
import { type FigureKinds, roundTo, type Told } from '../../aggregates/protect-tally.ts'
import { rollUp } from '../../aggregates/roll-up.ts'
import { addPerson, createTally, type Tally } from '../../aggregates/tally.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { journeyStages } from '../journey/stages.ts'
import {
  type FunnelGroup,
  type FunnelJourney,
  type FunnelStage,
  funnelStages,
  isStalled,
  reachedStage,
} from './funnel.ts'

export interface FunnelQuestion {
  readonly period: string
  readonly by: string
  readonly now: number
  readonly stalledAfterDays: number
}

/** The funnel of people whose journeys the caller may not read individually. */
export async function protectFunnel(
  journeys: readonly FunnelJourney[],
  { period, by, now, stalledAfterDays }: FunnelQuestion,
  aggregates: Aggregates,
  context: RequestContext,
): Promise<readonly FunnelGroup[]> {
  const { stampOf, protections } = aggregates
  const about = (key: unknown, ...more: readonly unknown[]) => {
    // A month is the same month in every requested period.
    const time = by === 'MONTH' && typeof key === 'string' ? [key, 'ALL', null] : [period, by, key]
    return ['journeyFunnel', ...populationOf(context), ...time, stalledAfterDays, ...more]
  }

  const drawnBy = (key: unknown) => ['journeyFunnel', by === 'MONTH' && typeof key === 'string' ? key : period]

  function tallyOf(group: readonly FunnelJourney[]): Tally {
    const tally = createTally()
    for (const [ownerId, own] of Map.groupBy(group, (journey) => journey.ownerId)) {
      const shares: Record<string, number> = { journeys: own.length }
      const stays: Record<string, readonly number[]> = {}
      for (const stage of funnelStages) {
        shares[`reached ${stage}`] = own.filter((journey) => reachedStage(stage, journey)).length
        const here = own.filter((journey) => journey.stage === stage)
        shares[`now ${stage}`] = here.length
        shares[`stalled ${stage}`] = here.filter((journey) => isStalled(journey, now, stalledAfterDays)).length
        stays[stage] = own.flatMap(({ steps }) =>
          steps.flatMap(({ to, at }, index) => {
            const next = steps[index + 1]
            return to === stage && next !== undefined ? [(next.at - at) / dayMs] : []
          }),
        )
      }
      addPerson(tally, ownerId, shares, stampOf, stays)
    }
    return tally
  }

  const tallies = [...Map.groupBy(journeys, ({ key }) => key ?? 'UNKNOWN')].map(([key, group]) => ({
    path: [key],
    tally: tallyOf(group),
  }))
  const tellGroups = async () => {
    const told = await aggregates.tell(
      tallies.map(({ path: [key], tally }) => ({
        about: about(key),
        drawnBy: drawnBy(key),
        tally,
        kinds: funnelKinds,
      })),
    )
    return tallies.map((group, index) => ({ ...group, told: told[index] ?? nothing }))
  }
  const tellOther = async (_: readonly (string | null)[], helpers: number, tally: Tally) =>
    (
      await aggregates.tell([
        { about: about(null, 'other', helpers), drawnBy: drawnBy(null), tally, kinds: funnelKinds },
      ])
    )[0] ?? nothing
  const shown = await aggregates.keep(
    ['journeyFunnel table', ...populationOf(context), period, by, stalledAfterDays],
    tallies.map(({ tally }) => tally),
    async () => rollUp(await tellGroups(), tellOther, stampOf, protections.complements),
  )
  const round = protections.rounding
  return shown
    .map(({ path: [key], isOther, told: group }) => ({
      key: isOther ? 'OTHER' : (key ?? 'UNKNOWN'),
      journeys: group.figures.journeys ?? 0,
      owners: round ? roundTo(group.people, 5) : group.people,
      stages: funnelStages.map((stage) => stageOf(stage, group, round)),
    }))
    .sort((a, b) => b.journeys - a.journeys || (a.key < b.key ? -1 : 1))
}

const dayMs = 24 * 60 * 60 * 1_000
const nothing: Told = { people: 0, figures: {}, medians: {} }

const funnelKinds: FigureKinds = Object.fromEntries(
  ['journeys', ...journeyStages.flatMap((stage) => [`reached ${stage}`, `now ${stage}`, `stalled ${stage}`])].map(
    (name) => [name, 'COUNT' as const],
  ),
)

function stageOf(stage: (typeof funnelStages)[number], { figures, medians }: Told, round: boolean): FunnelStage {
  const reached = figures[`reached ${stage}`] ?? null
  const before = funnelStages[funnelStages.indexOf(stage) - 1]
  const reachedBefore = stage === 'CHURNED' || before === undefined ? null : (figures[`reached ${before}`] ?? null)
  const median = medians[stage] ?? null
  return {
    stage,
    reached,
    conversion:
      reached === null || !reachedBefore ? null : Math.min(1, Math.round((100 * reached) / reachedBefore) / 100),
    medianDays: median === null || !round ? median : Math.round(median),
    now: figures[`now ${stage}`] ?? null,
    stalled: figures[`stalled ${stage}`] ?? null,
  }
}
