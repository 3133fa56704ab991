import { type BlockKey, blockKeysOf } from './block-keys.ts'
import type { Traits } from './traits.ts'

/** More records than this share a key by chance: a finer key is looked up. */
export const defaultBlockLimit = 50

/**
 * Pairs of records, as indexes `a < b`, that share a block of at most `limit` records, ordered by `a`, then `b`. An overfull block is
 * replaced with its finer keys. If those are overfull too, the pair must share another block.
 */
export function candidatePairsOf(
  records: readonly Traits[],
  limit: number = defaultBlockLimit,
): readonly (readonly [number, number])[] {
  const keys = records.map(blockKeysOf)
  const membersByKey = new Map<string, number[]>()
  for (const [index, ofRecord] of keys.entries()) {
    for (const stored of new Set(ofRecord.flatMap(storedKeysOf))) {
      const members = membersByKey.get(stored)
      if (members === undefined) membersByKey.set(stored, [index])
      else members.push(index)
    }
  }
  return keys.flatMap((ofRecord, a) => {
    const others = new Set<number>()
    for (const { key, finer } of ofRecord) {
      const members = membersByKey.get(key) ?? []
      const finerMembers = finer === null ? [] : (membersByKey.get(finer) ?? [])
      const block = members.length <= limit ? members : finerMembers.length <= limit ? finerMembers : []
      for (const b of block) if (b > a) others.add(b)
    }
    return [...others].toSorted((left, right) => left - right).map((b) => [a, b] as const)
  })
}

function storedKeysOf({ key, finer }: BlockKey): readonly string[] {
  return finer === null ? [key] : [key, finer]
}
