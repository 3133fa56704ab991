import type { Interval } from '../intervals.ts'
import { endOf, inOrder, type SubscriptionVersion, versionAt } from '../metrics/subscription-states.ts'
import { phaseOf } from '../states/state-words.ts'
import type { Cohort } from './shifted-beta-geometric.ts'

const msPerDay = 86_400_000

/** Subscriptions that renew alike, such as `1 MONTH`. */
export type Rhythm = `${number} ${Interval}`

/** Null where its source states no interval. */
export function rhythmOf({ interval, intervalCount }: SubscriptionVersion): Rhythm | null {
  return interval === null ? null : `${intervalCount ?? 1} ${interval}`
}

export interface SubscriptionLife {
  readonly rhythm: Rhythm
  /** Renewals that could have been by the end of what was observed, and how many of them it outlived. */
  readonly possible: number
  readonly outlived: number
  readonly hasEnded: boolean
}

/** Null for what had not begun by `until`, never says how it renews, or is in a state that nobody knows: it may have ended. */
export function lifeOf(versions: readonly SubscriptionVersion[], until: number): SubscriptionLife | null {
  const last = versionAt(versions, until)
  const rhythm = last === null ? null : rhythmOf(last)
  if (last === null || rhythm === null || last.interval === null) return null
  if (last.status !== null && phaseOf(last.status) === null) return null
  const start = inOrder(versions).at(-1)?.occurredAt ?? last.occurredAt
  const end = endOf(last)
  const count = last.intervalCount ?? 1
  const possible = renewalsBy(start, last.interval, count, until)
  const hasEnded = end !== null && end <= until
  return {
    rhythm,
    possible,
    outlived: hasEnded ? renewalsBy(start, last.interval, count, end - 1) : possible,
    hasEnded,
  }
}

/** Ends of whole periods up to `until`. Months and years by the calendar. */
function renewalsBy(start: number, interval: Interval, count: number, until: number): number {
  if (count < 1 || until < start) return 0
  if (interval === 'DAY' || interval === 'WEEK') {
    return Math.floor((until - start) / (msPerDay * count * (interval === 'WEEK' ? 7 : 1)))
  }
  const months = interval === 'YEAR' ? 12 * count : count
  let renewals = 0
  while (monthsLater(start, months * (renewals + 1)) <= until) renewals++
  return renewals
}

/** The same day of a later month, or its last. */
function monthsLater(time: number, months: number): number {
  const date = new Date(time)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, days))
  return date.getTime()
}

/** Those observed over the same number of renewals are a cohort; those observed over none tell nothing. */
export function cohortsByRhythm(lives: readonly SubscriptionLife[]): ReadonlyMap<Rhythm, readonly Cohort[]> {
  const seen = lives.filter(({ possible }) => possible > 0)
  return new Map(
    [...Map.groupBy(seen, ({ rhythm }) => rhythm)].map(([rhythm, all]) => [
      rhythm,
      [...Map.groupBy(all, ({ possible }) => possible)].map(([possible, cohort]) => ({
        survivors: Array.from(
          { length: possible + 1 },
          (_, renewal) =>
            cohort.filter(({ outlived, hasEnded }) => outlived >= renewal || (!hasEnded && renewal <= possible)).length,
        ),
      })),
    ]),
  )
}

/** Left at a renewal over there before it, all renewals and cohorts together; null where none was observed. */
export function observedChurn(cohorts: readonly Cohort[]): number | null {
  let before = 0
  let lost = 0
  for (const { survivors } of cohorts)
    survivors.slice(1).forEach((count, index) => {
      const earlier = survivors[index] ?? 0
      before += earlier
      lost += earlier - count
    })
  return before === 0 ? null : lost / before
}
