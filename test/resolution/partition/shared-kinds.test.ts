import { describe, expect, it } from 'vitest'
import { createCompareTraits } from '../../../resolution/partition/compare-traits.ts'
import { identifierEdges } from '../../../resolution/partition/decide/identifier-edges.ts'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { holdersByKey } from '../../../resolution/partition/partition-edges.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { atOnce } from '../../../resolution/turns.ts'
import { markedRecord as record } from '../marked-record.ts'
import { matchRecordIn } from './match-record.ts'

const sources = [{ source: 'crm' }, { source: 'web', role: 'TOUCHPOINT' as const, verifies: ['EMAIL' as const] }]
const addresses = (count: number, mark = '') => Array.from({ length: count }, (_, n) => `EMAIL:a${n}@x.io${mark}`)
const read = (records: readonly ReturnType<typeof record>[]) => records.map(matchRecordIn(sources))

function edgesOf(records: readonly MatchRecord[]) {
  const holders = holdersByKey(records)
  const compare = createCompareTraits(ruleSet.model)
  return atOnce(identifierEdges(records, holders, ruleSet, compare, () => null)).edges
}

const letterOf = (n: number) => String.fromCodePoint(97 + (n % 26))

/** Records that share as many addresses and have names like each other. */
const sharing = (records: number, count: number) =>
  read(
    Array.from({ length: records }, (_, n) =>
      record(`web:${n}`, addresses(count), { givenName: 'Mal', familyName: `Lory${letterOf(n)}` }),
    ),
  )
const clustersOf = (records: readonly MatchRecord[]) =>
  partition(records, ruleSet).clusters.map(({ members }) => members.join('+'))

describe('records that share very many identifiers', () => {
  it('are tried by three of each kind', () => {
    const pairs = (30 * 29) / 2
    expect(edgesOf(sharing(30, 2)).length).toBe(2 * pairs)
    expect(edgesOf(sharing(30, 100)).length).toBe(3 * pairs)
  })

  it('are joined as by a few of them', () => {
    for (const count of [5, 30, 60]) expect(clustersOf(sharing(count, 100))).toEqual(clustersOf(sharing(count, 3)))
  })

  it('are tried by what one of them has verified, whatever else both state', () => {
    const records = read([
      record('crm:1', addresses(40)),
      record('web:1', [...addresses(40), 'EMAIL:zz@x.io!'], { familyName: 'Lory' }),
      record('crm:2', ['EMAIL:zz@x.io', ...addresses(40)]),
    ])
    const keys = edgesOf(records).flatMap(({ a, b, identifier }) =>
      a === 'crm:2' && b === 'web:1' ? [identifier] : [],
    )
    expect(keys).toContain('EMAIL:zz@x.io')
  })

  it('are joined by their own address, however many mailboxes of a role they share', () => {
    const roles = ['accounts', 'billing', 'info', 'office', 'sales'].map((role) => `EMAIL:${role}@x.io`)
    const records = read([
      record('web:1', [...roles, 'EMAIL:zoe@x.io'], { givenName: 'Zoe', familyName: 'Lee' }),
      record('web:2', [...roles, 'EMAIL:zoe@x.io']),
    ])
    expect(clustersOf(records)).toEqual(['web:1+web:2'])
  })

  it('are decided about alike in any order', () => {
    const records = sharing(12, 20)
    const sorted = (edges: ReturnType<typeof edgesOf>) =>
      edges.map(({ a, b, identifier }) => `${a} ${b} ${identifier}`).toSorted()
    expect(sorted(edgesOf(records.toReversed()))).toEqual(sorted(edgesOf(records)))
  })
})
