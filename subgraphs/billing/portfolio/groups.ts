import { addPerson, createTally, type Shares, type StampOf } from '../../aggregates/tally.ts'
import type { Dimension } from './dimensions.ts'
import { emptySums, type Group, type GroupKey, type GroupShare, sharesOf } from './group-sums.ts'
import { monthAfter, startOf } from './months.ts'
import type { Billed, PayerFigures } from './payer-figures.ts'
import { addMember } from './protect-groups.ts'
import { addRecurring, recurringByPlan } from './recurring-by-plan.ts'

/** Sums by month, channel, plan and account, as far as `by` requests them. */
export function createGroups(by: ReadonlySet<Dimension>, months: readonly string[], stampOf: StampOf | null) {
  const groups = new Map<string, Group>()
  const isIn = new Set(months)
  const spans = spansOf(by, months)

  function groupOf(key: GroupKey): Group {
    const text = JSON.stringify([key.month, key.channel, key.planId, key.accountId])
    let group = groups.get(text)
    if (group === undefined) {
      group = { key, tally: createTally(), ...emptySums() }
      groups.set(text, group)
    }
    return group
  }

  return {
    add(payerId: string, figures: PayerFigures, common: Pick<GroupKey, 'channel' | 'accountId'>): void {
      const before = new Map<Group, ReturnType<typeof sharesOf>>()
      const groupFor = (month: string | null, planId: string | null) => {
        const group = groupOf({ ...common, month, planId: by.has('PLAN') ? planId : null })
        if (before.has(group)) return group
        addMember(group.members, payerId)
        before.set(group, sharesOf(group))
        return group
      }
      for (const billed of figures.billed) {
        if (!isIn.has(billed.month)) continue
        const group = groupFor(by.has('MONTH') ? billed.month : null, billed.planId)
        addBilled(group, billed)
        const isFirst = billed.type === 'INVOICE' && billed.month === figures.firstMonth
        if (isFirst && group.firstBuyers.at(-1) !== payerId) group.firstBuyers.push(payerId)
      }
      for (const { month, from, to } of spans)
        for (const [planId, sums] of recurringByPlan(figures.recurringAt(from), figures.recurringAt(to), by))
          addRecurring(groupFor(month, planId), sums)
      if (stampOf === null) return
      for (const [group, sharesBefore] of before)
        addPerson(group.tally, payerId, difference(sharesOf(group), sharesBefore), stampOf)
    },
    all: (): readonly Group[] => [...groups.values()],
  }
}

/** One month each, or all of them at once; from the last moment before to the last moment of it. */
function spansOf(by: ReadonlySet<Dimension>, months: readonly string[]) {
  const span = (month: string | null, first: string, last: string) => ({
    month,
    from: startOf(first) - 1,
    to: startOf(monthAfter(last, 1)) - 1,
  })
  if (by.has('MONTH')) return months.map((month) => span(month, month, month))
  return [span(null, months[0] ?? '', months.at(-1) ?? '')]
}

function addBilled(group: Group, { type, entries, netMinor }: Billed): void {
  if (type === 'INVOICE') {
    group.invoices += entries
    group.invoicedMinor += netMinor
  } else if (type === 'CREDIT_NOTE') group.creditedMinor += netMinor
  else group.writtenOffMinor += netMinor
}

/** What one payer added to a group. */
function difference(after: ReturnType<typeof sharesOf>, before: ReturnType<typeof sharesOf>): Shares {
  // The table names each share.
  const names = Object.keys(after) as readonly GroupShare[]
  return Object.fromEntries(names.map((name) => [name, Number(BigInt(after[name]) - BigInt(before[name]))]))
}
