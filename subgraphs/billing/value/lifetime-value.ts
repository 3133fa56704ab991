import { randomLcg } from 'd3-random'
import { codedError } from '../../../errors.ts'
import type { BgNbd, PurchasePattern } from './bg-nbd.ts'
import { conditionalPurchases } from './expected-purchases.ts'
import { createFutures } from './future-purchases.ts'
import { expectedSpend, type GammaGamma, type SpendPattern } from './gamma-gamma.ts'
import { shortestInterval } from './shortest-interval.ts'

export interface ValueTerms {
  readonly horizonWeeks: number
  /** Ratio a year of 52 weeks: 0.1 makes 110 in a year worth 100 now. */
  readonly yearlyDiscount: number
  /** Profit on a purchase as a ratio of its spend, above 0, up to 1. */
  readonly margin: number
}

/** Present value of what a customer will buy within the horizon; whole minor units of `currency`, rounded at the end. */
export interface LifetimeValue {
  readonly expectedMinor: number
  /**
   * Nine of ten futures drawn end within: the shortest such interval. It begins at 0 for most, who may well never return, and is 0 to 0
   * where nine of ten such customers do not; the expected value may then lie above it.
   */
  readonly lowMinor: number
  readonly highMinor: number
  readonly coverage: number
  readonly currency: string
  readonly terms: ValueTerms
}

export interface ValueModels {
  readonly bgNbd: BgNbd
  readonly gammaGamma: GammaGamma
  readonly currency: string
}

export interface DrawOptions {
  /** The same seed gives the same interval. */
  readonly seed?: number
  readonly draws?: number
}

const coverage = 0.9

/** Throws BAD_USER_INPUT for terms out of range. */
export function lifetimeValue(
  models: ValueModels,
  customer: PurchasePattern & SpendPattern,
  terms: ValueTerms,
  { seed = 1, draws = 2000 }: DrawOptions = {},
): LifetimeValue {
  checkTerms(terms)
  const drawFuture = createFutures(models, customer, randomLcg(seed))
  const values = Array.from({ length: draws }, () =>
    drawFuture(terms.horizonWeeks).reduce(
      (sum, { week, spendMinor }) => sum + presentValue(spendMinor, week, terms),
      0,
    ),
  )
  const { low, high } = shortestInterval(values, coverage)
  return {
    expectedMinor: Math.round(expectedValue(models, customer, terms)),
    lowMinor: Math.round(low),
    highMinor: Math.round(high),
    coverage,
    currency: models.currency,
    terms,
  }
}

/** Worth now, in minor units, of `spendMinor` in so many weeks. */
export function presentValue(spendMinor: number, week: number, { yearlyDiscount, margin }: ValueTerms): number {
  return (spendMinor * margin) / (1 + yearlyDiscount) ** (week / 52)
}

/** Spend and purchases are independent in the models: the mean spend times the purchases of each week, discounted from its middle. */
function expectedValue(models: ValueModels, customer: PurchasePattern & SpendPattern, terms: ValueTerms): number {
  const spend = expectedSpend(models.gammaGamma, customer)
  let before = 0
  let sum = 0
  for (let start = 0; start < terms.horizonWeeks; start++) {
    const end = Math.min(start + 1, terms.horizonWeeks)
    const purchases = conditionalPurchases(models.bgNbd, customer, end)
    sum += presentValue(spend * (purchases - before), (start + end) / 2, terms)
    before = purchases
  }
  return sum
}

function checkTerms({ horizonWeeks, yearlyDiscount, margin }: ValueTerms): void {
  // Ten years: no fit of a few months or years carries further.
  if (!(horizonWeeks > 0 && horizonWeeks <= 520)) {
    throw codedError('BAD_USER_INPUT', `horizonWeeks must be above 0 and at most 520; got ${horizonWeeks}`)
  }
  if (!(yearlyDiscount >= 0 && yearlyDiscount <= 1)) {
    throw codedError('BAD_USER_INPUT', `yearlyDiscount must be a ratio from 0 to 1; got ${yearlyDiscount}`)
  }
  if (!(margin > 0 && margin <= 1)) {
    throw codedError('BAD_USER_INPUT', `margin must be a ratio above 0 and at most 1; got ${margin}`)
  }
}
