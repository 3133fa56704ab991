import { describe, expect, it } from 'vitest'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { markedRecord as record } from '../marked-record.ts'
import { matchRecordIn } from './match-record.ts'

const named = (n: number) => ({ givenName: `Mal${'abcdefghij'[n % 10]}`, familyName: `Lory${n}` })

/** What links the records, and what they state about themselves. */
const shapes: readonly (readonly [string, (n: number) => readonly string[], ((n: number) => object) | null])[] = [
  ['a chain of browsers', (n) => [`COOKIE_ID:c${n}`, `COOKIE_ID:c${n + 1}`], null],
  ['a chain of addresses', (n) => [`EMAIL:c${n}@x.io`, `EMAIL:c${n + 1}@x.io`], null],
  ['a chain of addresses under one name', (n) => [`EMAIL:c${n}@x.io`, `EMAIL:c${n + 1}@x.io`], () => named(0)],
  ['one address from many browsers', (n) => ['EMAIL:c@x.io', `COOKIE_ID:c${n}`], null],
  ['one login from many browsers', (n) => ['USER_ID:c', `COOKIE_ID:c${n}`], null],
]

/** How often the records are compared with each other, to decide about `count` of them. */
function looksAmong(
  count: number,
  keysOf: (n: number) => readonly string[],
  attributesOf: (n: number) => object,
  role: Role,
) {
  let looks = 0
  const records = Array.from({ length: count }, (_, n) => record(`src:${n}`, keysOf(n), attributesOf(n)))
  const counted = records.map(matchRecordIn([{ source: 'src', role }])).map((match): MatchRecord => {
    const { signature, ...traits } = match.traits
    const get = () => {
      looks++
      return signature
    }
    return {
      ...match,
      traits: Object.defineProperty(traits, 'signature', { get, enumerable: true }) as typeof match.traits,
    }
  })
  return { clusters: partition(counted, ruleSet).clusters.length, looks }
}

type Role = 'TOUCHPOINT' | 'SYSTEM_OF_RECORD'

describe.each(['TOUCHPOINT', 'SYSTEM_OF_RECORD'] as const)('%s: many records of one subject', (role) => {
  it.each(shapes)('are decided about in time that grows with their number: %s', (_, keysOf, attributesOf) => {
    const [few, many] = [100, 400].map((count) => looksAmong(count, keysOf, attributesOf ?? (() => ({})), role))
    expect([few?.clusters, many?.clusters]).toEqual([1, 1])
    // Were each compared with each other one, they would be sixteen times as many.
    expect((many?.looks ?? 0) / (few?.looks ?? 1)).toBeLessThan(8)
  })
})

it('records of one login under very many names are decided about, and nobody is called by all of them', () => {
  for (const role of ['TOUCHPOINT', 'SYSTEM_OF_RECORD'] as const) {
    const keysOf = (n: number) => ['USER_ID:c', `COOKIE_ID:c${n}`]
    expect(looksAmong(150, keysOf, named, role).clusters).toBe(1)
    expect(looksAmong(2_000, keysOf, named, role).clusters).toBe(2_000)
  }
})
