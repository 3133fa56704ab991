import { randomBeta, randomExponential, randomGamma, randomLcg } from 'd3-random'
import type { BgNbd, PurchasePattern } from '../../../../subgraphs/billing/value/bg-nbd.ts'
import type { GammaGamma, SpendPattern } from '../../../../subgraphs/billing/value/gamma-gamma.ts'

export interface SimulatedCustomer extends PurchasePattern, SpendPattern {
  /** What the customer goes on to buy after `age`: weeks from then. */
  readonly future: readonly { readonly week: number; readonly spendMinor: number }[]
}

/**
 * Customers who behave as the models say, by the story of the papers: each draws a rate, a chance to leave and a scale of spend, then
 * buys on from the first purchase until leaving or `futureWeeks` after the observation. First purchases fall in the first 12 weeks of 39.
 */
export function simulateCustomers(
  count: number,
  bgNbd: BgNbd,
  gammaGamma: GammaGamma,
  { seed, futureWeeks = 0 }: { readonly seed: number; readonly futureWeeks?: number },
): readonly SimulatedCustomer[] {
  const random = randomLcg(seed)
  const gamma = randomGamma.source(random)
  const drawRate = gamma(bgNbd.r, 1 / bgNbd.alpha)
  const drawLeaving = randomBeta.source(random)(bgNbd.a, bgNbd.b)
  const drawScale = gamma(gammaGamma.q, 1 / gammaGamma.gamma)
  return Array.from({ length: count }, () => {
    const age = 39 - 12 * random()
    const leaving = drawLeaving()
    const drawPause = randomExponential.source(random)(drawRate())
    const drawSpend = gamma(gammaGamma.p, 1 / drawScale())
    const bought: { time: number; spendMinor: number }[] = []
    for (let time = drawPause(); time <= age + futureWeeks; time += drawPause()) {
      bought.push({ time, spendMinor: drawSpend() })
      if (random() < leaving) break
    }
    const past = bought.filter(({ time }) => time <= age)
    return {
      frequency: past.length,
      recency: past.at(-1)?.time ?? 0,
      age,
      meanSpendMinor: past.length > 0 ? past.reduce((sum, { spendMinor }) => sum + spendMinor, 0) / past.length : null,
      future: bought.slice(past.length).map(({ time, spendMinor }) => ({ week: time - age, spendMinor })),
    }
  })
}
