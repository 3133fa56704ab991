export const intervals = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const
export type Interval = (typeof intervals)[number]

export function isInterval(text: string): text is Interval {
  return intervals.some((known) => known === text)
}

/** The number of intervals per year, by convention: no calendar is used. */
export const intervalsPerYear: Readonly<Record<Interval, number>> = { DAY: 365, WEEK: 52, MONTH: 12, YEAR: 1 }
