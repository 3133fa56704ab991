import { leastShown } from './constants.ts'
import { type ErrorOf, spread } from './errors.ts'
import type { Protections } from './protections.ts'
import type { Sum, Tally } from './tally.ts'

/** COUNT: of people, or of something of which each has few. AMOUNT: of anything. */
export type FigureKinds = Readonly<Record<string, 'COUNT' | 'AMOUNT'>>

/** What may be shown of a cell. */
export interface Told {
  /** The figure with its error; rounded when it is shown. */
  readonly people: number
  /** By name. Null: too few people contribute, or the error outweighs the sum. */
  readonly figures: Readonly<Record<string, number | null>>
  /** By name. Null: too few people. */
  readonly medians: Readonly<Record<string, number | null>>
}

/**
 * `drawnBy`: identifies the figures and their period. The error of each belongs to that and to exactly the people who contribute to the
 * figure: one more person means another error, and the same people carry the same error however the question was asked.
 */
export function protectTally(
  drawnBy: readonly unknown[],
  tally: Tally,
  kinds: FigureKinds,
  errorOf: ErrorOf,
  protections: Protections,
): Told {
  const family = JSON.stringify(drawnBy)
  const error = (name: string, stamp: number) => (protections.errors ? errorOf(`${family}\n${name}\n${stamp}`) : 0)
  const isShown = (people: number, name: string, stamp: number) => people + error(`${name} people`, stamp) >= leastShown
  const figures = Object.entries(kinds).map(([name, kind]) => {
    const sum = tally.sums.get(name)
    if (sum === undefined || !isShown(sum.people, name, sum.stamp)) return [name, null] as const
    return [name, protectSum(sum, kind, error(name, sum.stamp), protections)] as const
  })
  const medians = [...tally.orders].map(([name, { people, values, stamp }]) => {
    if (!isShown(people, name, stamp)) return [name, null] as const
    const ordered = values.toSorted((a, b) => a - b)
    const at = Math.min(Math.max((ordered.length >> 1) + Math.round(error(name, stamp)), 0), ordered.length - 1)
    return [name, ordered[at] ?? null] as const
  })
  return {
    people: Math.max(0, tally.people + error('people', tally.peopleStamp)),
    figures: Object.fromEntries(figures),
    medians: Object.fromEntries(medians),
  }
}

/** Null if the error would outweigh the figure. */
function protectSum(
  sum: Sum,
  kind: 'COUNT' | 'AMOUNT',
  error: number,
  { caps, rounding, errors }: Protections,
): number | null {
  const cap = Math.abs(sum.largest.at(-1) ?? 0)
  const excess = sum.largest.reduce((all, share) => all + share - Math.sign(share) * cap, 0)
  // A power of two, so that nobody's share can be derived from how coarse a figure is.
  const scale = 2 ** Math.ceil(Math.log2(Math.max(cap, 1)))
  const told = (caps ? sum.total - excess : sum.total) + error * scale
  if (errors && Math.abs(told) < 2 * spread * scale) return null
  if (!rounding) return told
  return kind === 'COUNT' ? roundTo(told, 5 * scale) : roundTo(told, 10 ** Math.floor(Math.log10(scale)))
}

export function roundTo(value: number, unit: number): number {
  return Math.round(value / unit) * unit
}
