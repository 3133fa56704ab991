import type { BgNbd, PurchasePattern } from './bg-nbd.ts'
import { conditionalPurchases } from './expected-purchases.ts'
import type { WeekTotal } from './weekly-purchases.ts'

export interface Forecast {
  readonly customer: PurchasePattern
  /** Purchases after the calibration, up to the end of the data. */
  readonly actual: number
}

export interface ForecastError {
  readonly weeks: number
  /** Purchases of all customers in the holdout weeks: the sum of equation (10), and what came. */
  readonly expectedPurchases: number
  readonly actualPurchases: number
  /** Expected over actual, less 1; null when nothing was bought. */
  readonly totalError: number | null
  /** Purchases a customer: mean of the absolute errors, and root of the mean squared one. */
  readonly meanAbsoluteError: number
  readonly rootMeanSquaredError: number
  /** Mean over the holdout weeks of the absolute error of the running total since the first day, as a ratio; null as above. */
  readonly weeklyError: number | null
  /** Mean purchases in the holdout weeks by purchases before; the last row is that many or more. */
  readonly byFrequency: readonly FrequencyRow[]
}

export interface FrequencyRow {
  readonly frequency: number
  readonly customers: number
  readonly actual: number
  readonly expected: number
}

const lastFrequency = 7

/** How far the model was off over the holdout; `weeklyTotals` are those of the holdout weeks. */
export function forecastError(
  model: BgNbd,
  forecasts: readonly Forecast[],
  weeks: number,
  weeklyTotals: readonly WeekTotal[],
): ForecastError {
  const rows = forecasts.map(({ customer, actual }) => ({
    frequency: Math.min(customer.frequency, lastFrequency),
    actual,
    expected: conditionalPurchases(model, customer, weeks),
  }))
  const actualPurchases = rows.reduce((sum, { actual }) => sum + actual, 0)
  const expectedPurchases = rows.reduce((sum, { expected }) => sum + expected, 0)
  const ratios = weeklyTotals.flatMap(({ actual, expected }) => (actual > 0 ? [Math.abs(expected / actual - 1)] : []))
  return {
    weeks,
    expectedPurchases,
    actualPurchases,
    totalError: actualPurchases > 0 ? expectedPurchases / actualPurchases - 1 : null,
    meanAbsoluteError: mean(rows.map(({ actual, expected }) => Math.abs(expected - actual))),
    rootMeanSquaredError: Math.sqrt(mean(rows.map(({ actual, expected }) => (expected - actual) ** 2))),
    weeklyError: ratios.length > 0 ? mean(ratios) : null,
    byFrequency: Map.groupBy(rows, ({ frequency }) => frequency)
      .entries()
      .map(([frequency, alike]) => ({
        frequency,
        customers: alike.length,
        actual: mean(alike.map(({ actual }) => actual)),
        expected: mean(alike.map(({ expected }) => expected)),
      }))
      .toArray()
      .sort((one, other) => one.frequency - other.frequency),
  }
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
}
