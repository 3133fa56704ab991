import { describe, expect, it } from 'vitest'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { markedRecord as record } from '../marked-record.ts'
import { matchRecordIn } from './match-record.ts'

/** How often the names of the records are looked at to decide about them, and into how many subjects they fall. */
function countLooks(records: readonly MatchRecord[]): { readonly looks: number; readonly clusters: number } {
  let looks = 0
  const counted = records.map((match): MatchRecord => {
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
  const { clusters } = partition(counted, ruleSet)
  return { looks, clusters: clusters.length }
}

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
  const records = Array.from({ length: count }, (_, n) => record(`src:${n}`, keysOf(n), attributesOf(n)))
  return countLooks(records.map(matchRecordIn([{ source: 'src', role }])))
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

const sources = [{ source: 'crm' }, { source: 'web', role: 'TOUCHPOINT' as const, priority: 40 }]

/** How often the names of records are looked at to decide about `count` forms that name one customer's address under names like each other. */
function looksAmongForms(count: number): number {
  const forms = Array.from({ length: count }, (_, index) =>
    record(`web:${index}`, ['EMAIL:v@x.io', `COOKIE_ID:c${index}`], named(index)),
  )
  const known = record('crm:v', ['EMAIL:v@x.io!'], { givenName: 'Vera', familyName: 'Vic' })
  return countLooks([known, ...forms].map(matchRecordIn(sources))).looks
}

it('many forms that name one address under names like each other are decided about in less than the third power of their number', () => {
  const [few, many] = [looksAmongForms(60), looksAmongForms(120)]
  // Were each edge to ask about each other one, they would be some forty times as many, and a hundred times as many to begin with.
  expect(many / few).toBeLessThan(10)
  expect(few).toBeLessThan(2 * 60 ** 3)
})
