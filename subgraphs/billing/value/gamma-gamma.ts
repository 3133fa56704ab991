import { gammaln, sampleCorrelation } from 'simple-statistics'
import { type Likelihood, maximumLikelihood } from './maximum-likelihood.ts'
import type { Refusal } from './refusal.ts'

/** What a customer spent on the repeat purchases. */
export interface SpendPattern {
  /** Repeat purchases. Whole. */
  readonly frequency: number
  /** Mean of a repeat purchase, in minor units of the portfolio's currency; null without repeats. */
  readonly meanSpendMinor: number | null
}

/** Spend of a purchase is Gamma(shape p, rate nu), where nu varies over customers as Gamma(shape q, rate gamma). */
export interface GammaGamma {
  readonly p: number
  readonly q: number
  /** Minor units of the currency. */
  readonly gamma: number
}

export interface GammaGammaFit extends GammaGamma, Likelihood {
  /** Repeat customers it was fitted to. */
  readonly customers: number
  /** Pearson's, of frequency and mean spend over the repeat customers. */
  readonly correlation: number
}

/** Above it frequency tells of spend, and the model, which takes them as independent, no longer holds. */
const maxCorrelation = 0.3
const leastCustomers = 3

/**
 * Gamma-Gamma by maximum likelihood: Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value, equation (1a). Over customers
 * with repeats and a spend above 0. Refuses where spend hangs on frequency, and where the fitted mean is infinite (q <= 1).
 */
export function fitGammaGamma(customers: readonly SpendPattern[]): GammaGammaFit | Refusal {
  const spenders = customers.flatMap(({ frequency, meanSpendMinor }) =>
    frequency > 0 && meanSpendMinor !== null && meanSpendMinor > 0 ? [{ x: frequency, spend: meanSpendMinor }] : [],
  )
  if (spenders.length < leastCustomers) {
    return { missing: `Gamma-Gamma needs ${leastCustomers} customers with repeat spend; there are ${spenders.length}.` }
  }
  const correlation = correlationOf(spenders)
  if (Math.abs(correlation) > maxCorrelation) {
    return {
      missing: `Gamma-Gamma needs spend independent of frequency; their correlation is ${correlation.toFixed(2)}, beyond ${maxCorrelation}.`,
    }
  }
  // In units of the mean spend, so that gamma is near 1 in any currency.
  const unit = spenders.reduce((sum, { spend }) => sum + spend, 0) / spenders.length
  const scaled = spenders.map(({ x, spend }) => ({ x, mean: spend / unit }))
  const { parameters, ...likelihood } = maximumLikelihood(
    ([p = 1, q = 1, gamma = 1]) => scaled.reduce((sum, { x, mean }) => sum + logDensity({ p, q, gamma }, x, mean), 0),
    [1, 2, 1],
  )
  const [p = 1, q = 1, gamma = 1] = parameters
  if (q <= 1) return { missing: `Gamma-Gamma fits q = ${q.toFixed(2)}; the mean spend is finite above 1 only.` }
  // The density of a mean in minor units is that of the scaled one over the unit.
  const logLikelihood = likelihood.logLikelihood - spenders.length * Math.log(unit)
  return { p, q, gamma: gamma * unit, ...likelihood, logLikelihood, correlation, customers: spenders.length }
}

/** Equation (5): mean spend of a purchase of this customer in minor units, not rounded; without repeats that of the portfolio. */
export function expectedSpend({ p, q, gamma }: GammaGamma, { frequency, meanSpendMinor }: SpendPattern): number {
  const x = meanSpendMinor === null ? 0 : frequency
  return (p * (gamma + x * (meanSpendMinor ?? 0))) / (p * x + q - 1)
}

/** Logarithm of equation (1a): the density of the mean of `x` purchases. */
function logDensity({ p, q, gamma }: GammaGamma, x: number, mean: number): number {
  return (
    gammaln(p * x + q) -
    gammaln(p * x) -
    gammaln(q) +
    q * Math.log(gamma) +
    (p * x - 1) * Math.log(mean) +
    p * x * Math.log(x) -
    (p * x + q) * Math.log(gamma + x * mean)
  )
}

/** 0 where all are alike in frequency or in spend: nothing varies together. */
function correlationOf(spenders: readonly { readonly x: number; readonly spend: number }[]): number {
  const frequencies = spenders.map(({ x }) => x)
  const spends = spenders.map(({ spend }) => spend)
  const correlation = sampleCorrelation(frequencies, spends)
  return Number.isFinite(correlation) ? correlation : 0
}
