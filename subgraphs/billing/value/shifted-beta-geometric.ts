import { gammaln } from 'simple-statistics'
import { type Likelihood, maximumLikelihood } from './maximum-likelihood.ts'
import type { Refusal } from './refusal.ts'

/** Subscriptions that began in the same period. */
export interface Cohort {
  /** Still there after 0, 1, 2... renewals; the first is the cohort's size. Whole, never rising. */
  readonly survivors: readonly number[]
}

/** At each renewal a customer leaves with a chance of its own, which varies over customers as Beta(alpha, beta). */
export interface ShiftedBetaGeometric {
  readonly alpha: number
  readonly beta: number
}

export interface ShiftedBetaGeometricFit extends ShiftedBetaGeometric, Likelihood {}

/**
 * sBG by maximum likelihood: Fader and Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21(1).
 * Cohorts may be observed for different times. Refuses with less than two renewals observed, or when nobody left.
 */
export function fitShiftedBetaGeometric(cohorts: readonly Cohort[]): ShiftedBetaGeometricFit | Refusal {
  const losses = cohorts.map(lossesOf)
  if (Math.max(0, ...losses.map(({ byRenewal }) => byRenewal.length)) < 2) {
    return { missing: 'Retention needs a cohort observed over two renewals or more.' }
  }
  if (!losses.some(({ byRenewal }) => byRenewal.some((lost) => lost > 0))) {
    return { missing: 'Retention needs customers who left; nobody did.' }
  }
  const { parameters, ...likelihood } = maximumLikelihood(
    ([alpha = 1, beta = 1]) => losses.reduce((sum, cohort) => sum + logLikelihoodOf({ alpha, beta }, cohort), 0),
    [1, 1],
  )
  const [alpha = 1, beta = 1] = parameters
  return { alpha, beta, ...likelihood }
}

/** Equation (6): share of a cohort that is there after `renewals`, 1 at 0. */
export function survivalRate({ alpha, beta }: ShiftedBetaGeometric, renewals: number): number {
  return Math.exp(gammaln(beta + renewals) - gammaln(beta) + gammaln(alpha + beta) - gammaln(alpha + beta + renewals))
}

/** Equation (8): share of those there before renewal 1, 2, 3... who are there after it. It rises: the likely to leave leave first. */
export function retentionRate({ alpha, beta }: ShiftedBetaGeometric, renewal: number): number {
  return (beta + renewal - 1) / (alpha + beta + renewal - 1)
}

export interface ObservedRenewal {
  readonly renewal: number
  readonly survivors: number
  /** Ratio to the survivors of the renewal before; null when there were none. */
  readonly retention: number | null
  readonly churn: number | null
}

/** What a cohort did, by renewal. */
export function observedRetention({ survivors }: Cohort): readonly ObservedRenewal[] {
  return survivors.slice(1).map((count, i) => {
    const before = survivors[i] ?? 0
    const retention = before > 0 ? count / before : null
    return { renewal: i + 1, survivors: count, retention, churn: retention === null ? null : 1 - retention }
  })
}

interface Losses {
  readonly byRenewal: readonly number[]
  readonly left: number
}

function lossesOf({ survivors }: Cohort): Losses {
  const byRenewal = survivors.slice(1).map((count, i) => (survivors[i] ?? 0) - count)
  if (byRenewal.some((lost) => lost < 0))
    throw new RangeError(`Survivors of a cohort never rise: ${survivors.join(', ')}`)
  return { byRenewal, left: survivors.at(-1) ?? 0 }
}

/** Equation (5) for who left at a renewal, by the recursion (7); equation (6) for who is still there. */
function logLikelihoodOf({ alpha, beta }: ShiftedBetaGeometric, { byRenewal, left }: Losses): number {
  let logStay = 0
  let sum = 0
  byRenewal.forEach((lost, i) => {
    sum += lost * (logStay + Math.log(alpha / (alpha + beta + i)))
    logStay += Math.log(retentionRate({ alpha, beta }, i + 1))
  })
  return sum + left * logStay
}
