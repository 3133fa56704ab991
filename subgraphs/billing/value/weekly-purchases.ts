import type { BgNbd } from './bg-nbd.ts'
import { expectedPurchases } from './expected-purchases.ts'
import type { PurchaseHistory } from './purchase-histories.ts'

/** Repeat purchases of all customers together since the first day, up to the end of a week. */
export interface WeekTotal {
  /** 1 for the seven days from the first purchase of anybody. */
  readonly week: number
  /** Last day of the week, days since 1970-01-01. */
  readonly day: number
  readonly actual: number
  /** The sum of equation (9) over customers, each from the first purchase on: it knows nothing of later purchases. */
  readonly expected: number
}

/** Of the customers given, by week up to `endDay`; the last week may be short. */
export function weeklyPurchases(
  histories: readonly PurchaseHistory[],
  model: BgNbd,
  endDay: number,
): readonly WeekTotal[] {
  const startsByDay = new Map<number, number>()
  const repeatsByDay = new Map<number, number>()
  for (const { days } of histories) {
    days.forEach(({ day }, i) => {
      const counts = i === 0 ? startsByDay : repeatsByDay
      counts.set(day, (counts.get(day) ?? 0) + 1)
    })
  }
  const firstDay = Math.min(...startsByDay.keys())
  const expectedByAge = new Map<number, number>()
  const expectedAt = (ageDays: number): number => {
    const known = expectedByAge.get(ageDays) ?? expectedPurchases(model, ageDays / 7)
    expectedByAge.set(ageDays, known)
    return known
  }
  const weeks = Math.ceil((endDay - firstDay + 1) / 7)
  return Array.from({ length: weeks }, (_, i) => {
    const day = Math.min(firstDay + 7 * i + 6, endDay)
    return {
      week: i + 1,
      day,
      actual: sum(repeatsByDay, (bought) => (bought <= day ? 1 : 0)),
      expected: sum(startsByDay, (start) => (start < day ? expectedAt(day - start) : 0)),
    }
  })
}

function sum(countByDay: ReadonlyMap<number, number>, of: (day: number) => number): number {
  return countByDay.entries().reduce((total, [day, count]) => total + count * of(day), 0)
}
