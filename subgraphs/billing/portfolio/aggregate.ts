import { addPerson, createTally, type Shares, type StampOf, type Tally } from '../../aggregates/tally.ts'
import type { Channel } from '../../channels.ts'
import type { Exchange } from '../metrics/exchange.ts'
import { type ChangeParts, type ChangeTallies, createChange } from './change.ts'
import { type CohortTable, type CohortTallies, createCohorts } from './cohorts.ts'
import type { Dimension } from './dimensions.ts'
import { monthAfter, startOf } from './months.ts'
import { type PayerFigures, payerFigures, type Recurring } from './payer-figures.ts'
import type { PayerRow } from './payers.ts'
import { mrrParts, revenueParts } from './plan-parts.ts'
import { addMember, createMembers, type GroupMembers } from './protect-groups.ts'

/** What a group has in common; null where it is not grouped by it, or there is none. */
export interface GroupKey {
  readonly month: string | null
  readonly channel: Channel | null
  readonly planId: string | null
  readonly accountId: string | null
}

/** Minor units of the answer's currency. */
export interface GroupSums {
  readonly members: GroupMembers
  invoices: number
  invoicedMinor: bigint
  creditedMinor: bigint
  writtenOffMinor: bigint
  startMinor: bigint
  expansionMinor: bigint
  contractionMinor: bigint
  lostMinor: bigint
  mrrMinor: bigint
  arrMinor: bigint
  atStart: number
  lost: number
  /** Who first bought within the group's time. */
  readonly firstBuyers: string[]
}

export interface Group extends GroupSums {
  readonly key: GroupKey
  /** What its protection needs; empty where the figures are told exactly. */
  readonly tally: Tally
}

export interface PortfolioQuestion {
  readonly by: ReadonlySet<Dimension>
  /** `yyyy-mm`, in order, without gaps. */
  readonly months: readonly string[]
  /** Null: the figures are told exactly. */
  readonly stampOf: StampOf | null
}

export interface Portfolio {
  readonly groups: readonly Group[]
  readonly cohorts: CohortTable
  readonly revenueChange: ChangeParts
  readonly mrrChange: ChangeParts
  readonly missing: ReadonlySet<string>
  readonly tallies: {
    readonly cohorts: readonly CohortTallies[]
    readonly revenueChange: ChangeTallies
    readonly mrrChange: ChangeTallies
  }
}

export interface PortfolioAggregator {
  add(payer: PayerRow, channel: Channel | null, exchange: Exchange): void
  result(): Portfolio
}

/** Takes one payer after the other and keeps sums only, so that its memory grows with the groups and not with the payers. */
export function createAggregator({ by, months, stampOf }: PortfolioQuestion): PortfolioAggregator {
  const groups = new Map<string, Group>()
  const missing = new Set<string>()
  const cohorts = createCohorts(months, stampOf)
  const revenueChange = createChange(stampOf)
  const mrrChange = createChange(stampOf)
  const isIn = new Set(months)
  const first = months[0] ?? ''
  const last = months.at(-1) ?? ''
  const before = monthAfter(first, -months.length)
  const spans = by.has('MONTH')
    ? months.map((month) => ({ month, from: startOf(month) - 1, to: startOf(monthAfter(month, 1)) - 1 }))
    : [{ month: null, from: startOf(first) - 1, to: startOf(monthAfter(last, 1)) - 1 }]

  function groupOf(key: GroupKey): Group {
    const text = JSON.stringify([key.month, key.channel, key.planId, key.accountId])
    let group = groups.get(text)
    if (group === undefined) {
      group = { key, tally: createTally(), ...emptySums() }
      groups.set(text, group)
    }
    return group
  }

  function addToGroups(payer: PayerRow, figures: PayerFigures, common: Omit<GroupKey, 'month' | 'planId'>): void {
    const before = new Map<Group, Shares>()
    const touch = (month: string | null, planId: string | null) => {
      const group = groupOf({ ...common, month, planId: by.has('PLAN') ? planId : null })
      if (before.has(group)) return group
      addMember(group.members, payer.id)
      before.set(group, sharesOf(group))
      return group
    }
    for (const { month, planId, type, entries, netMinor } of figures.billed) {
      if (!isIn.has(month)) continue
      const group = touch(by.has('MONTH') ? month : null, planId)
      if (type === 'INVOICE') {
        group.invoices += entries
        group.invoicedMinor += netMinor
      } else if (type === 'CREDIT_NOTE') group.creditedMinor += netMinor
      else group.writtenOffMinor += netMinor
      if (type === 'INVOICE' && month === figures.firstMonth && group.firstBuyers.at(-1) !== payer.id)
        group.firstBuyers.push(payer.id)
    }
    for (const { month, from, to } of spans)
      for (const [planId, { start, end, yearly }] of byPlan(figures.recurringAt(from), figures.recurringAt(to), by))
        addRecurring(touch(month, planId), start, end, yearly)
    if (stampOf === null) return
    for (const [group, sharesBefore] of before) {
      const added = Object.entries(sharesOf(group)).map(
        ([name, share]) => [name, share - (sharesBefore[name] ?? 0)] as const,
      )
      addPerson(group.tally, payer.id, Object.fromEntries(added), stampOf)
    }
  }

  return {
    add(payer, channel, exchange) {
      const figures = payerFigures(payer, exchange, missing)
      const common = {
        channel: by.has('CHANNEL') ? channel : null,
        accountId: by.has('ACCOUNT') && payer.isAccount ? payer.id : null,
      }
      addToGroups(payer, figures, common)
      cohorts.add(payer.id, figures)
      const owner = { id: payer.id, isAccount: payer.isAccount }
      const parts = revenueParts(figures, by, before, first, last)
      const isNew = figures.firstMonth !== null && figures.firstMonth >= first && figures.firstMonth <= last
      revenueChange.add(owner, common, parts, isNew)
      const subscribed = figures.firstSubscribed
      mrrChange.add(
        owner,
        common,
        mrrParts(figures, by, startOf(first) - 1, startOf(monthAfter(last, 1)) - 1),
        subscribed !== null && subscribed >= startOf(first),
      )
    },
    result: () => ({
      groups: [...groups.values()],
      cohorts: cohorts.table(),
      revenueChange: revenueChange.parts(),
      mrrChange: mrrChange.parts(),
      missing,
      tallies: {
        cohorts: cohorts.tallies(),
        revenueChange: revenueChange.tallies(),
        mrrChange: mrrChange.tallies(),
      },
    }),
  }
}

function byPlan(start: readonly Recurring[], end: readonly Recurring[], by: ReadonlySet<Dimension>) {
  const plans = new Map<string | null, { start: bigint; end: bigint; yearly: bigint }>()
  const of = (planId: string | null) => {
    const key = by.has('PLAN') ? planId : null
    const sums = plans.get(key) ?? { start: 0n, end: 0n, yearly: 0n }
    plans.set(key, sums)
    return sums
  }
  for (const { planId, monthlyMinor } of start) of(planId).start += monthlyMinor
  for (const { planId, monthlyMinor, yearlyMinor } of end) {
    of(planId).end += monthlyMinor
    of(planId).yearly += yearlyMinor
  }
  return plans
}

function addRecurring(group: GroupSums, start: bigint, end: bigint, yearly: bigint): void {
  group.mrrMinor += end
  group.arrMinor += yearly
  if (start === 0n) return
  group.startMinor += start
  group.atStart++
  if (end === 0n) {
    group.lost++
    group.lostMinor += start
  } else if (end > start) group.expansionMinor += end - start
  else group.contractionMinor += start - end
}

/** The figures of a group by name, as numbers: sums of minor units are far below 2^53. */
export function sharesOf(group: GroupSums): Record<GroupShare, number> {
  return {
    invoices: group.invoices,
    invoicedMinor: Number(group.invoicedMinor),
    creditedMinor: Number(group.creditedMinor),
    writtenOffMinor: Number(group.writtenOffMinor),
    startMinor: Number(group.startMinor),
    expansionMinor: Number(group.expansionMinor),
    contractionMinor: Number(group.contractionMinor),
    lostMinor: Number(group.lostMinor),
    mrrMinor: Number(group.mrrMinor),
    arrMinor: Number(group.arrMinor),
    atStart: group.atStart,
    lost: group.lost,
    firstBuyers: group.firstBuyers.length,
  }
}

export type GroupShare = Exclude<keyof GroupSums, 'members'>

export function emptySums(): GroupSums {
  return {
    members: createMembers(),
    invoices: 0,
    invoicedMinor: 0n,
    creditedMinor: 0n,
    writtenOffMinor: 0n,
    startMinor: 0n,
    expansionMinor: 0n,
    contractionMinor: 0n,
    lostMinor: 0n,
    mrrMinor: 0n,
    arrMinor: 0n,
    atStart: 0,
    lost: 0,
    firstBuyers: [],
  }
}
