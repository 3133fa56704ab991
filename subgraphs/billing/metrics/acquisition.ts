import type { Channel } from '../../channels.ts'
import { type Exchange, missingRate } from './exchange.ts'
import { multiply, rational, round } from './rational.ts'
import type { ConvertedInputs } from './revenue.ts'

/** Touchpoints before the first purchase, by channel and currency of their cost. */
export interface AcquisitionRow {
  readonly channel: Channel
  /** Null: no touchpoint of this row states a cost. */
  readonly currency: string | null
  readonly touchpoints: number
  readonly costMinor: number | bigint
}

/** Refuses if no touchpoint states a cost: an unknown cost is not a cost of 0. */
export function acquisitionInputs(rows: readonly AcquisitionRow[], exchange: Exchange): ConvertedInputs {
  const sums = new Map<string, bigint>()
  for (const { currency, costMinor } of rows)
    if (currency !== null) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(costMinor))
  const costs = [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  const missing = costs.flatMap(([currency]) =>
    exchange.minorRate(currency) === null ? [missingRate(currency, exchange.currency)] : [],
  )
  return {
    inputs: {
      costMinor: costs.map(([, minor]) => minor),
      rate: costs.map(([currency]) => exchange.minorRate(currency) ?? '0'),
      touchpoints: rows.reduce((sum, { touchpoints }) => sum + touchpoints, 0),
    },
    missing: costs.length === 0 ? ['the cost of a touchpoint before the first purchase'] : missing,
  }
}

export interface ChannelCostRow {
  readonly channel: Channel
  readonly touchpoints: number
  readonly cost: { readonly amountMinor: bigint; readonly currency: string }
}

/** Every touchpoint gets an equal part of the whole cost. The parts add up: the remainder of rounding goes to the largest fractions. */
export function costByChannel(
  rows: readonly AcquisitionRow[],
  costMinor: bigint,
  currency: string,
): readonly ChannelCostRow[] {
  const countByChannel = new Map<Channel, number>()
  for (const { channel, touchpoints } of rows)
    countByChannel.set(channel, (countByChannel.get(channel) ?? 0) + touchpoints)
  const all = [...countByChannel.values()].reduce((sum, count) => sum + count, 0)
  const parts = [...countByChannel]
    .map(([channel, touchpoints]) => {
      const exact = BigInt(touchpoints) * costMinor
      return { channel, touchpoints, whole: exact / BigInt(all), remainder: exact % BigInt(all) }
    })
    .sort((a, b) =>
      a.remainder === b.remainder ? (a.channel < b.channel ? -1 : 1) : a.remainder > b.remainder ? -1 : 1,
    )
  const left = Number(costMinor - parts.reduce((sum, { whole }) => sum + whole, 0n))
  return parts
    .map(({ channel, touchpoints, whole }, index) => ({
      channel,
      touchpoints,
      cost: { amountMinor: whole + (index < left ? 1n : 0n), currency },
    }))
    .sort((a, b) => (a.channel < b.channel ? -1 : 1))
}

/** One cost, converted and rounded separately. */
export function convertedCost({ currency, costMinor }: AcquisitionRow, exchange: Exchange): bigint | null {
  if (currency === null) return 0n
  const rate = exchange.convert(currency)
  return rate === null ? null : round(multiply(rational(BigInt(costMinor)), rate))
}
