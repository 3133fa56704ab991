import { browserTypes } from '../../access/browser-types.ts'
import { isLogin, isProven, type MatchRecord } from './match-record.ts'
import type { Holder } from './partition-edges.ts'

/**
 * Records that have verified nothing but hold what a record of a touchpoint has verified or signs in with, or belong to its browser, or to
 * a browser of these. Such a record may join the one that verified something, and no other record may.
 */
export function besideProven(holders: ReadonlyMap<string, readonly Holder[]>): ReadonlySet<string> {
  const beside = new Set<string>()
  const queue: MatchRecord[] = []
  const add = (held: readonly Holder[]) => {
    for (const { record } of held) {
      if (isProven(record) || beside.has(record.id)) continue
      beside.add(record.id)
      queue.push(record)
    }
  }
  for (const [key, held] of holders) {
    const proven = held.filter(({ record }) => !record.isOfSystem && isProven(record))
    const vouches = ({ record, identifier }: Holder) =>
      browserTypes.has(identifier.type) || identifier.isVerified || isLogin(record, key)
    if (proven.some(vouches)) add(held)
  }
  for (let record = queue.pop(); record !== undefined; record = queue.pop())
    for (const { key, type } of record.identifiers) if (browserTypes.has(type)) add(holders.get(key) ?? [])
  return beside
}
