/** The months of `[from, to)`, both `yyyy-mm`. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = []
  for (let month = from; month < to; month = monthAfter(month, 1)) months.push(month)
  return months
}

/** `count` months later, or earlier if negative. */
export function monthAfter(month: string, count: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count)).toISOString().slice(0, 7)
}

/** Its first moment, in UTC milliseconds. */
export function startOf(month: string): number {
  return Date.parse(`${month}-01T00:00:00.000Z`)
}

export function monthsFrom(earlier: string, later: string): number {
  const count = (month: string) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5))
  return count(later) - count(earlier)
}
