import { formatMoney } from '../../money.ts'
import { evaluateFormula, type FormulaInputs } from './formula.ts'
import { type MetricName, metricFormulas } from './metric-formulas.ts'
import { toDecimal } from './rational.ts'

export interface MetricWindow {
  /** UTC milliseconds; `from` is included, `to` is not. */
  readonly from: number
  readonly to: number
}

export interface MetricRow {
  /** Decimal text; whole minor units if `currency` is set. Null if `missing` states a reason. */
  readonly value: string | null
  readonly formatted: string | null
  readonly formula: string
  readonly formulaVersion: number
  readonly inputs: Readonly<Record<string, unknown>>
  readonly window: MetricWindow
  readonly currency: string | null
  readonly asOf: number
  readonly missing: readonly string[]
}

export interface MetricFrame {
  readonly window: MetricWindow
  readonly asOf: number
  /** Null: no single currency applies. */
  readonly currency: string | null
}

/** The number of decimals of ratios and months. */
const ratioDecimals = 6

/** A figure is what its formula gives over its inputs, by construction. */
export function createMetric(
  name: MetricName,
  inputs: FormulaInputs,
  frame: MetricFrame,
  missing: readonly string[] = [],
): MetricRow {
  const { formula, version, unit } = metricFormulas[name]
  const value =
    missing.length > 0 ? null : toDecimal(evaluateFormula(formula, inputs), unit === 'MONEY' ? 0 : ratioDecimals)
  const currency = unit === 'MONEY' ? frame.currency : null
  return {
    value,
    formatted: value === null ? null : formatValue(value, unit, currency),
    formula,
    formulaVersion: version,
    inputs: toJson(inputs),
    window: frame.window,
    currency,
    asOf: frame.asOf,
    missing: [...new Set(missing)],
  }
}

function formatValue(value: string, unit: 'MONEY' | 'RATIO' | 'MONTHS', currency: string | null): string {
  if (unit === 'MONEY') return currency === null ? value : formatMoney({ amountMinor: BigInt(value), currency })
  return unit === 'RATIO' ? `${(100 * Number(value)).toFixed(1)} %` : `${Number(value).toFixed(1)} months`
}

/** A JSON number cannot represent a whole number above 2^53. */
function toJson(inputs: FormulaInputs): Readonly<Record<string, unknown>> {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'bigint') return value
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  }
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, plain(value)]))
}
