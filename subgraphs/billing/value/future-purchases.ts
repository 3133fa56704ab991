import { randomBeta, randomExponential, randomGamma } from 'd3-random'
import type { BgNbd, PurchasePattern } from './bg-nbd.ts'
import { probabilityAlive } from './expected-purchases.ts'
import type { GammaGamma, SpendPattern } from './gamma-gamma.ts'

export interface FuturePurchase {
  /** Weeks from the end of what was observed. */
  readonly week: number
  readonly spendMinor: number
}

/**
 * Draws futures of one customer from the fitted models: alive or not, then a rate, a chance to leave and a scale of spend from what
 * they are likely to be given the past (each conjugate to its prior), then purchases until the horizon or the last one. Where the
 * customer is alive, rate ~ Gamma(r + x, alpha + T) and chance to leave ~ Beta(a, b + x): the first term of equation (6). Scale of
 * spend ~ Gamma(q + p x, gamma + x mean): equation (3) of Gamma-Gamma.
 */
export function createFutures(
  { bgNbd, gammaGamma }: { readonly bgNbd: BgNbd; readonly gammaGamma: GammaGamma },
  customer: PurchasePattern & SpendPattern,
  random: () => number,
): (weeks: number) => readonly FuturePurchase[] {
  const { frequency, age, meanSpendMinor } = customer
  const alive = probabilityAlive(bgNbd, customer).probability
  const spends = meanSpendMinor === null ? 0 : frequency
  const gamma = randomGamma.source(random)
  const exponential = randomExponential.source(random)
  const drawRate = gamma(bgNbd.r + frequency, 1 / (bgNbd.alpha + age))
  const drawLeaving = randomBeta.source(random)(bgNbd.a, bgNbd.b + frequency)
  const drawScale = gamma(gammaGamma.q + gammaGamma.p * spends, 1 / (gammaGamma.gamma + spends * (meanSpendMinor ?? 0)))
  return (weeks) => {
    if (random() >= alive) return []
    const leaving = drawLeaving()
    const drawPause = exponential(drawRate())
    const drawSpend = gamma(gammaGamma.p, 1 / drawScale())
    const purchases: FuturePurchase[] = []
    for (let week = drawPause(); week <= weeks; week += drawPause()) {
      purchases.push({ week, spendMinor: drawSpend() })
      if (random() < leaving) break
    }
    return purchases
  }
}
