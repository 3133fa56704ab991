import type { MatchRecord } from './match-record.ts'
import type { Holder } from './partition-edges.ts'
import { isContactPoint } from './stated-points.ts'

/** Whether the record states the contact point with this key, which others have verified, beside one that it has verified itself. */
export type IsStatedBeside = (record: MatchRecord, key: string) => boolean

/**
 * Somebody who confirmed an address of their own in a system can add another person's there. Such a record takes the address from nobody,
 * and no record that names the address from its owner: neither is evidence about whose the others are. Decided by the record itself, and not
 * by the records that it belongs with, so that the holders of the key are sufficient.
 */
export function createIsStatedBeside(holders: ReadonlyMap<string, readonly Holder[]>): IsStatedBeside {
  const verifiersByKey = new Map<string, ReadonlySet<MatchRecord>>()
  const verifiersOf = (key: string) => {
    const known =
      verifiersByKey.get(key) ??
      new Set((holders.get(key) ?? []).filter(({ identifier }) => identifier.isVerified).map(({ record }) => record))
    verifiersByKey.set(key, known)
    return known
  }
  return (record, key) => {
    const verifiers = verifiersOf(key)
    return (
      verifiers.size > 0 &&
      !verifiers.has(record) &&
      record.identifiers.some((held) => held.isVerified && isContactPoint(held))
    )
  }
}
