import { type Fragment, fragment } from '../../graph/cypher.ts'

const unit = 1_000_000_000n

/** Billions and the rest, added separately: a sum above 2^53 would not arrive as a number, and one above 2^63 would fail for everybody. */
export const sumParts = (amount: Fragment) => fragment`[sum(${amount} / 1000000000), sum(${amount} % 1000000000)]`

export type SumParts = readonly [billions: number, rest: number]

export function sumOfParts([billions, rest]: SumParts): number | bigint {
  return plainWhole(BigInt(billions) * unit + BigInt(rest))
}

/** A number where it loses no digits. */
export function plainWhole(whole: bigint): number | bigint {
  const plain = Number(whole)
  return Number.isSafeInteger(plain) ? plain : whole
}
