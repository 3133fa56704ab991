import type { Dimension } from './dimensions.ts'
import type { GroupSums } from './group-sums.ts'
import type { Recurring } from './payer-figures.ts'

/** What one payer's subscriptions charge for a plan: per month at the start and at the end, per year at the end. */
export interface RecurringSums {
  start: bigint
  end: bigint
  yearly: bigint
}

/** By plan if that is requested, otherwise all under null. */
export function recurringByPlan(
  start: readonly Recurring[],
  end: readonly Recurring[],
  by: ReadonlySet<Dimension>,
): ReadonlyMap<string | null, RecurringSums> {
  const plans = new Map<string | null, RecurringSums>()
  const sumsOf = (planId: string | null) => {
    const key = by.has('PLAN') ? planId : null
    const sums = plans.get(key) ?? { start: 0n, end: 0n, yearly: 0n }
    plans.set(key, sums)
    return sums
  }
  for (const { planId, monthlyMinor } of start) sumsOf(planId).start += monthlyMinor
  for (const { planId, monthlyMinor, yearlyMinor } of end) {
    sumsOf(planId).end += monthlyMinor
    sumsOf(planId).yearly += yearlyMinor
  }
  return plans
}

/** Adds one payer's subscriptions to a group, and what became of those it had at the start: they grew, shrank or ended. */
export function addRecurring(group: GroupSums, { start, end, yearly }: RecurringSums): void {
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
