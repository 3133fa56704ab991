import { type Aggregates, populationOf } from '../../aggregates/aggregates.ts'
import { leastShown } from '../../aggregates/constants.ts'
import { type FigureKinds, roundTo, type Told } from '../../aggregates/protect-tally.ts'
import { rollUp, type ShownGroup } from '../../aggregates/roll-up.ts'
import { addPerson, createTally, type Tally } from '../../aggregates/tally.ts'
import { type Channel, channels } from '../../channels.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { Portfolio } from './aggregate.ts'
import type { ChangeParts, ChangeTallies, ContributionKey, Movement, ShownContribution } from './change.ts'
import type { CohortRow, CohortTallies } from './cohorts.ts'
import type { Dimension } from './dimensions.ts'
import { emptySums, type GroupKey, type GroupShare, type GroupSums } from './group-sums.ts'

/** The protected figures of a portfolio whose people the caller may not read individually. */
export interface ProtectedPortfolio {
  /** Null if all customers together are too few. */
  readonly groups: readonly ProtectedGroup[] | null
  readonly cohorts: readonly CohortRow[]
  readonly revenueChange: ChangeParts
  readonly mrrChange: ChangeParts
  /** What customers cost or brought, found later, by customer. Null: too few. */
  tellAmounts(
    about: readonly unknown[],
    minorById: ReadonlyMap<string, number>,
  ): Promise<{ readonly people: number; readonly amountMinor: number } | null>
}

/** The month, or null if groups cover the whole period; then the keys by which the groups are made. */
interface Pathed {
  readonly path: readonly (string | null)[]
  readonly tally: Tally
}

export interface ProtectedGroup {
  readonly key: GroupKey | null
  readonly isOther: boolean
  readonly customers: number
  readonly sums: GroupSums
  readonly untold: ReadonlySet<GroupShare>
}

export interface ProtectedQuestion {
  readonly period: string
  readonly currency: string | null
  readonly by: ReadonlySet<Dimension>
}

const groupKinds: Readonly<Record<GroupShare, 'COUNT' | 'AMOUNT'>> = {
  invoices: 'COUNT',
  invoicedMinor: 'AMOUNT',
  creditedMinor: 'AMOUNT',
  writtenOffMinor: 'AMOUNT',
  startMinor: 'AMOUNT',
  expansionMinor: 'AMOUNT',
  contractionMinor: 'AMOUNT',
  lostMinor: 'AMOUNT',
  mrrMinor: 'AMOUNT',
  arrMinor: 'AMOUNT',
  atStart: 'COUNT',
  lost: 'COUNT',
  firstBuyers: 'COUNT',
}
const cohortKinds: FigureKinds = { buyers: 'COUNT', revenueMinor: 'AMOUNT' }
const changeKinds: FigureKinds = { amountMinor: 'AMOUNT', entries: 'COUNT' }
const totalKinds: FigureKinds = { fromMinor: 'AMOUNT' }

export async function protectPortfolio(
  portfolio: Portfolio,
  { period, currency, by }: ProtectedQuestion,
  aggregates: Aggregates,
  context: RequestContext,
): Promise<ProtectedPortfolio> {
  const population = populationOf(context)
  const { stampOf, protections } = aggregates
  const countOf = (people: number) => (protections.rounding ? roundTo(people, 5) : people)
  /** Each cell is identified only by its subject, so that another question that leads to it gets the same figure. */
  const aboutOf = (what: string, time: string, ...more: readonly unknown[]) => [
    'portfolio',
    what,
    ...population,
    time,
    currency,
    ...more,
  ]
  // Without the currency: otherwise, people whom it does not change would be counted with another error for each currency that nobody uses.
  const drawnBy = (what: string, time: string, ...more: readonly unknown[]) => ['portfolio', what, time, ...more]
  const others = [...by].filter((dimension) => dimension !== 'MONTH').sort()

  async function shownOf(what: string, all: readonly Pathed[], kinds: FigureKinds): Promise<readonly ShownGroup[]> {
    const about = ([month, ...path]: Pathed['path'], ...more: readonly unknown[]) =>
      aboutOf(what, month ?? period, others, path, ...more)
    const tellGroups = async () => {
      const cells = all.map(({ path, tally }) => {
        return { about: about(path), drawnBy: drawnBy(what, path[0] ?? period), tally, kinds }
      })
      const told = await aggregates.tell(cells)
      return all.map((group, index) => ({ ...group, told: told[index] ?? nothing }))
    }
    const tellOther = async (path: Pathed['path'], helpers: number, tally: Tally) => {
      const cell = { about: about(path, 'other', helpers), drawnBy: drawnBy(what, path[0] ?? period), tally, kinds }
      return (await aggregates.tell([cell]))[0] ?? nothing
    }
    return aggregates.keep(
      aboutOf(`${what} table`, period, [...by].sort()),
      all.map(({ tally }) => tally),
      async () => rollUp(await tellGroups(), tellOther, stampOf, protections.complements),
    )
  }

  async function groupsOf(): Promise<readonly ProtectedGroup[] | null> {
    const paths = portfolio.groups.map(({ key, tally }) => {
      const { month, channel, planId } = key
      return { path: [month, channel, planId], tally }
    })
    const shown = await shownOf('groups', paths, groupKinds)
    if (shown.length === 0 && paths.length > 0) return null
    return shown.map(({ path, isOther, told }) => {
      const [month = null, channel, planId] = path
      const key = { month, channel: channelOf(channel), planId: planId ?? null, accountId: null }
      return {
        key: path.every((value) => value === null) && isOther ? null : key,
        isOther,
        customers: countOf(told.people),
        ...sumsOf(told),
      }
    })
  }

  async function cohortsOf(all: readonly CohortTallies[]): Promise<readonly CohortRow[]> {
    const cohorts = await aggregates.tell(
      all.map(({ month, tally }) => {
        return { about: aboutOf('cohort', month), drawnBy: drawnBy('cohort', month), tally, kinds: {} }
      }),
    )
    const shown = all.flatMap(({ month, cells }, index) => {
      const people = cohorts[index]?.people ?? 0
      return people < leastShown ? [] : [{ month, cells, customers: countOf(people) }]
    })
    return Promise.all(
      shown.map(async ({ month, cells, customers }) => {
        const told = await aggregates.tell(
          cells.map((tally, since) => {
            const cell = { tally, kinds: cohortKinds }
            return { about: aboutOf('cohort', month, since), drawnBy: drawnBy('cohort', month, since), ...cell }
          }),
        )
        return {
          month,
          customers,
          cells: told.map(({ figures }, monthsSince) => {
            const { buyers = null, revenueMinor = null } = figures
            return {
              monthsSince,
              customers: buyers,
              retention: buyers === null ? null : Math.min(1, Math.round((100 * buyers) / customers) / 100),
              revenueMinor: revenueMinor === null ? null : BigInt(Math.round(revenueMinor)),
            }
          }),
        }
      }),
    )
  }

  /** The later figure is the earlier one plus the movements. Each carries its own error, and they add up. */
  async function changeOf(what: string, { everybody, contributions }: ChangeTallies): Promise<ChangeParts> {
    const about = aboutOf(`${what} before`, period)
    const from = { about, drawnBy: drawnBy(`${what} before`, period), tally: everybody, kinds: totalKinds }
    const [all] = await aggregates.tell([from])
    if (all === undefined || all.people < leastShown) return { fromMinor: null, toMinor: null, contributions: [] }
    const paths = contributions.map(({ key: { movement, channel, planId }, tally }) => ({
      path: [period, movement, channel, planId],
      tally,
    }))
    const shown = await shownOf(what, paths, changeKinds)
    const rows = shown.map(({ path, isOther, told }): ShownContribution => {
      const [, movement, channel, planId] = path
      return {
        // The paths are made of keys above.
        key:
          movement === undefined || movement === null ? null : contributionKey(movement as Movement, channel, planId),
        isOther,
        customers: countOf(told.people),
        amountMinor: BigInt(Math.round(told.figures.amountMinor ?? 0)),
        entries: told.figures.entries ?? 0,
        owners: [],
        entryIds: [],
      }
    })
    const fromMinor = BigInt(Math.round(all.figures.fromMinor ?? 0))
    const toMinor = rows.reduce((sum, { amountMinor }) => sum + amountMinor, fromMinor)
    const size = (value: bigint) => (value < 0n ? -value : value)
    const ordered = rows.sort((a, b) => Number(size(b.amountMinor) - size(a.amountMinor)))
    return { fromMinor, toMinor, contributions: ordered }
  }

  return {
    groups: await groupsOf(),
    cohorts: await cohortsOf(portfolio.tallies.cohorts),
    revenueChange: await changeOf('revenue', portfolio.tallies.revenueChange),
    mrrChange: await changeOf('mrr', portfolio.tallies.mrrChange),
    async tellAmounts(about, minorById) {
      const tally = createTally()
      for (const [id, amountMinor] of minorById) addPerson(tally, id, { amountMinor }, stampOf)
      const [told] = await aggregates.tell([
        {
          about: aboutOf('amounts', period, others, about),
          drawnBy: drawnBy('amounts', period, about),
          tally,
          kinds: amountKinds,
        },
      ])
      const amount = told?.figures.amountMinor ?? null
      return told === undefined || told.people < leastShown || amount === null
        ? null
        : { people: countOf(told.people), amountMinor: Math.round(amount) }
    },
  }
}

const amountKinds: FigureKinds = { amountMinor: 'AMOUNT' }
const nothing: Told = { people: 0, figures: {}, medians: {} }

function contributionKey(
  movement: Movement,
  channel: string | null | undefined,
  planId: string | null | undefined,
): ContributionKey {
  return { movement, channel: channelOf(channel), planId: planId ?? null, accountId: null }
}

function channelOf(text: string | null | undefined): Channel | null {
  return channels.find((channel) => channel === text) ?? null
}

function sumsOf({ figures }: Told): { readonly sums: GroupSums; readonly untold: ReadonlySet<GroupShare> } {
  const minor = (name: GroupShare) => BigInt(Math.max(0, Math.round(figures[name] ?? 0)))
  const count = (name: GroupShare) => Math.max(0, figures[name] ?? 0)
  // The table of kinds names each share.
  const names = Object.keys(groupKinds) as readonly GroupShare[]
  return {
    untold: new Set(names.filter((name) => (figures[name] ?? null) === null)),
    sums: {
      ...emptySums(),
      invoices: count('invoices'),
      invoicedMinor: minor('invoicedMinor'),
      creditedMinor: minor('creditedMinor'),
      writtenOffMinor: minor('writtenOffMinor'),
      startMinor: minor('startMinor'),
      expansionMinor: minor('expansionMinor'),
      contractionMinor: minor('contractionMinor'),
      lostMinor: minor('lostMinor'),
      mrrMinor: minor('mrrMinor'),
      arrMinor: minor('arrMinor'),
      atStart: count('atStart'),
      lost: Math.min(count('lost'), count('atStart')),
    },
  }
}
