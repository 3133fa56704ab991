import { codedError } from '../../errors.ts'

/** A calendar month, quarter or year in UTC that has ended. */
export interface Period {
  /** `2026-03`, `2026-Q1` or `2026`. */
  readonly name: string
  readonly year: string
  /** UTC milliseconds; `to` is excluded. */
  readonly from: number
  readonly to: number
}

/** Throws BAD_USER_INPUT for any other period: two windows that differ by a day would reveal the people of that day. */
export function completePeriod(from: number, to: number, now: number): Period {
  const [year = '', month = ''] = new Date(from).toISOString().split('-')
  const first = Number(month) - 1
  for (const length of [1, 3, 12]) {
    if (first % length !== 0) continue
    const isWhole = from === Date.UTC(Number(year), first) && to === Date.UTC(Number(year), first + length)
    if (!isWhole || to > now) continue
    return { name: nameOf(year, first, length), year, from, to }
  }
  const asked = `${new Date(from).toISOString().slice(0, 10)} to ${new Date(to - 1).toISOString().slice(0, 10)}`
  throw codedError(
    'BAD_USER_INPUT',
    `Figures about many people are given for one complete calendar month, quarter or year in UTC; got ${asked}. Ask for such a period that has ended.`,
  )
}

function nameOf(year: string, month: number, length: number): string {
  if (length === 12) return year
  return length === 3 ? `${year}-Q${month / 3 + 1}` : `${year}-${String(month + 1).padStart(2, '0')}`
}
