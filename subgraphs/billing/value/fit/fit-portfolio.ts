import { type BgNbdFit, fitBgNbd } from '../bg-nbd.ts'
import { type CustomerSummary, summariseCustomer } from '../customer-summary.ts'
import { type ForecastError, forecastError } from '../forecast-error.ts'
import { fitGammaGamma, type GammaGammaFit } from '../gamma-gamma.ts'
import type { PurchaseHistories, PurchaseHistory } from '../purchase-histories.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type WeekTotal, weeklyPurchases } from '../weekly-purchases.ts'

export interface PortfolioFit {
  readonly currency: string
  readonly leftOut: PurchaseHistories['leftOut']
  /** Days since 1970-01-01: the first purchase, the last day that the models were fitted to, the last day of the data. */
  readonly firstDay: number
  readonly calibrationEndDay: number
  readonly endDay: number
  /** Customers who had bought by the end of the calibration. */
  readonly customers: readonly CustomerSummary[]
  readonly bgNbd: BgNbdFit
  readonly gammaGamma: GammaGammaFit | Refusal
  readonly weeks: readonly WeekTotal[]
  /** Null if the calibration uses all the data. */
  readonly holdout: ForecastError | null
}

/**
 * Both models, fitted to what was bought up to the end of `calibrationEndDay` and compared with what was bought after it. Without a day,
 * the first half of the days is used.
 */
export function fitPortfolio(
  { currency, histories, leftOut }: PurchaseHistories,
  calibrationEndDay?: number,
): PortfolioFit | Refusal {
  const days = histories.flatMap((history) => history.days.map(({ day }) => day))
  const { firstDay, endDay } = days.reduce(
    (span, day) => ({ firstDay: Math.min(span.firstDay, day), endDay: Math.max(span.endDay, day) }),
    { firstDay: Number.POSITIVE_INFINITY, endDay: Number.NEGATIVE_INFINITY },
  )
  const until = Math.min(calibrationEndDay ?? firstDay + Math.floor((endDay - firstDay) / 2), endDay)
  const known = histories.flatMap((history) => {
    const customer = summariseCustomer(history, until)
    return customer === null ? [] : [{ history, customer }]
  })
  if (known.length === 0) return { missing: 'Nobody had bought by the end of the calibration.' }
  const customers = known.map(({ customer }) => customer)
  const bgNbd = fitBgNbd(customers)
  if (isRefusal(bgNbd)) return bgNbd
  const weeks = weeklyPurchases(
    known.map(({ history }) => history),
    bgNbd,
    endDay,
  )
  const forecasts = known.map(({ history, customer }) => ({ customer, actual: purchasesAfter(history, until) }))
  const later = weeks.filter(({ day }) => day > until)
  return {
    currency,
    leftOut,
    firstDay,
    calibrationEndDay: until,
    endDay,
    customers,
    bgNbd,
    gammaGamma: fitGammaGamma(customers),
    weeks,
    holdout: until < endDay ? forecastError(bgNbd, forecasts, (endDay - until) / 7, later) : null,
  }
}

function purchasesAfter({ days }: PurchaseHistory, lastDay: number): number {
  return days.filter(({ day }) => day > lastDay).length
}
