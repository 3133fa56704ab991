import { gammaln } from 'simple-statistics'
import { type Likelihood, maximumLikelihood } from './maximum-likelihood.ts'
import type { Refusal } from './refusal.ts'

/** When a customer bought, as far as the model looks; all times in weeks. */
export interface PurchasePattern {
  /** Repeat purchases: the first is not counted. Whole. */
  readonly frequency: number
  /** First to last purchase; 0 without repeats. */
  readonly recency: number
  /** First purchase to the end of what was observed. */
  readonly age: number
}

/**
 * Purchase rates a week vary over customers as Gamma(shape r, rate alpha); after each repeat purchase a customer leaves for good with a
 * chance that varies as Beta(a, b).
 */
export interface BgNbd {
  readonly r: number
  /** Weeks. */
  readonly alpha: number
  readonly a: number
  readonly b: number
}

export interface BgNbdFit extends BgNbd, Likelihood {}

/**
 * BG/NBD by maximum likelihood: Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2).
 * Refuses where nobody bought twice: the data then say nothing of leaving.
 */
export function fitBgNbd(customers: readonly PurchasePattern[]): BgNbdFit | Refusal {
  if (!customers.some(({ frequency }) => frequency > 0)) {
    return { missing: 'BG/NBD needs customers who bought on two days or more; there is none.' }
  }
  const groups = groupAlike(customers)
  const meanAge = customers.reduce((sum, { age }) => sum + age, 0) / customers.length
  // Weeks enter in units of the mean age, so that alpha is near 1 whatever the span.
  const unit = meanAge > 0 ? meanAge : 1
  const model = ([r = 1, alpha = 1, a = 1, b = 1]: readonly number[]): BgNbd => ({ r, alpha: alpha * unit, a, b })
  const { parameters, ...likelihood } = maximumLikelihood(
    (candidate) =>
      groups.reduce((sum, { pattern, count }) => sum + count * bgNbdLogLikelihood(model(candidate), pattern), 0),
    [1, 1, 1, 1],
  )
  return { ...model(parameters), ...likelihood }
}

/** Logarithm of equation (6), its last bracket summed on the logarithmic scale: the powers underflow for frequent customers. */
export function bgNbdLogLikelihood({ r, alpha, a, b }: BgNbd, { frequency: x, recency, age }: PurchasePattern): number {
  const rate = gammaln(r + x) - gammaln(r) + r * Math.log(alpha)
  const leaving = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
  const stayed = -(r + x) * Math.log(alpha + age)
  if (x === 0) return rate + leaving + stayed
  const left = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + recency)
  const greater = Math.max(stayed, left)
  return rate + leaving + greater + Math.log1p(Math.exp(-Math.abs(stayed - left)))
}

/** Most customers of a portfolio bought once: those of one age count as one term. */
function groupAlike(customers: readonly PurchasePattern[]): readonly { pattern: PurchasePattern; count: number }[] {
  const groupByPattern = new Map<string, { pattern: PurchasePattern; count: number }>()
  for (const pattern of customers) {
    const key = `${pattern.frequency} ${pattern.recency} ${pattern.age}`
    const group = groupByPattern.get(key)
    if (group === undefined) groupByPattern.set(key, { pattern, count: 1 })
    else group.count++
  }
  return [...groupByPattern.values()]
}
