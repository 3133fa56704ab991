import { minorDigits } from '../../money.ts'
import { parseDecimal, type Rational, toDecimal } from './rational.ts'

export interface StatedRate {
  readonly base: string
  readonly quote: string
  /** Decimal text: units of `quote` for one of `base`. */
  readonly rate: string
  readonly occurredAt: number
  readonly source: string
}

/** Converts into one currency with stated rates only: no rate is inverted or chained. */
export interface Exchange {
  readonly currency: string
  /** Decimal text: minor units of `currency` for one of `from`. Null if no rate is stated. */
  readonly minorRate: (from: string) => string | null
  readonly convert: (from: string) => Rational | null
}

/** `rates`: latest first. The first one of a pair applies. */
export function createExchange(currency: string, rates: readonly StatedRate[], asOf: number): Exchange {
  function minorRate(from: string): string | null {
    if (from === currency) return '1'
    const stated = rates.find((rate) => rate.base === from && rate.quote === currency && rate.occurredAt <= asOf)
    if (stated === undefined) return null
    return scaled(stated.rate, minorDigits(currency) - minorDigits(from))
  }
  return {
    currency,
    minorRate,
    convert(from) {
      const rate = minorRate(from)
      return rate === null ? null : parseDecimal(rate)
    },
  }
}

/** `rate` times ten to the power of `exponent`, exact. */
function scaled(rate: string, exponent: number): string {
  const { numerator, denominator } = parseDecimal(rate)
  const value =
    exponent >= 0
      ? { numerator: numerator * 10n ** BigInt(exponent), denominator }
      : { numerator, denominator: denominator * 10n ** BigInt(-exponent) }
  return toDecimal(value, 30)
}

export function missingRate(from: string, to: string): string {
  return `an fx line from ${from} to ${to} at or before asOf`
}
