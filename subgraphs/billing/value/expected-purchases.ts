import type { BgNbd, PurchasePattern } from './bg-nbd.ts'

/** Equation (9): mean repeat purchases of a new customer in the `weeks` after the first purchase. */
export function expectedPurchases({ r, alpha, a, b }: BgNbd, weeks: number): number {
  return purchasesOfLiving({ r, alpha, a, b }, weeks)
}

/** Equation (10): mean purchases of this customer in the `weeks` after the end of what was observed. */
export function conditionalPurchases(model: BgNbd, customer: PurchasePattern, weeks: number): number {
  const { r, alpha, a, b } = model
  const { frequency, age } = customer
  const posterior = { r: r + frequency, alpha: alpha + age, a, b: b + frequency }
  return probabilityAlive(model, customer).probability * purchasesOfLiving(posterior, weeks)
}

export interface Alive {
  /** 0 to 1, at the end of what was observed. */
  readonly probability: number
  /** False without a repeat purchase: the model lets nobody leave before the first one, so that its 1 says nothing. */
  readonly isInformative: boolean
}

/** Fader and Hardie (2008), Computing P(alive) Using the BG/NBD Model. */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, { frequency, recency, age }: PurchasePattern): Alive {
  if (frequency === 0) return { probability: 1, isInformative: false }
  const logOdds =
    Math.log(b + frequency - 1) - Math.log(a) - (r + frequency) * Math.log((alpha + age) / (alpha + recency))
  return { probability: 1 / (1 + Math.exp(-logOdds)), isInformative: true }
}

/**
 * Equation (9) as a sum. Were nobody to leave, purchases in `weeks` would be negative binomial; purchase i + 1 takes place if there are
 * more than i of those and none of the i before it was the last: the sum over i of P(N > i) B(a, b + i) / B(a, b). The published form
 * with Gauss's 2F1 is the same figure, but divides by a - 1 (and a + b - 1), overflows for frequent customers and loses digits near a
 * horizon that is long against alpha; here every term is positive.
 */
function purchasesOfLiving({ r, alpha, a, b }: BgNbd, weeks: number): number {
  if (!(weeks > 0)) return 0
  const logStep = Math.log(weeks / (alpha + weeks))
  const mean = (r * weeks) / alpha
  let logWeight = r * Math.log(alpha / (alpha + weeks))
  let atMost = 0
  let stays = 1
  let sum = 0
  for (let i = 0; ; i++) {
    const weight = Math.exp(logWeight)
    atMost += weight
    sum += stays * Math.max(0, 1 - atMost)
    // Past the mean the weights fall by a constant ratio: what is left out is this one times its geometric series.
    if (i > mean && (weight * (alpha + weeks)) / alpha < 1e-13) return sum
    logWeight += Math.log((r + i) / (i + 1)) + logStep
    stays *= (b + i) / (a + b + i)
  }
}
