import { describe, expect, it } from 'vitest'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { ids } from '../graph-state.ts'
import { people } from './different-people.ts'
import { matchRecord } from './match-record.ts'

function record(name: string, fullName: string, ...identifiers: readonly string[]): MatchRecord {
  const [source = '', id = ''] = name.split(':')
  return matchRecord({ source, id, identifiers: ids(...identifiers), attributes: { fullName } })
}

const listed = (one: MatchRecord): MatchRecord => ({ ...one, isListed: true })
const none = (one: MatchRecord): MatchRecord => one

const ours = [
  record('crm:1', 'Ann Lee', 'EMAIL:ann@x.io', 'USER_ID:1'),
  record('shop:1', 'Ann Lee', 'EMAIL:ann@x.io'),
  record('crm:2', 'Bob Ray', 'EMAIL:bob@x.io', 'USER_ID:2'),
]

/** What is decided of the records that are on no list. */
function decided(records: readonly MatchRecord[]) {
  const { clusters } = partition(records, ruleSet)
  return clusters.flatMap(({ members, links, steps }) => {
    const own = members.filter((id) => !id.startsWith('list'))
    const among = steps.filter(({ a, b }) => own.includes(a) && own.includes(b))
    return own.length === 0 ? [] : [{ own, links: own.map((id) => links.get(id)), steps: among }]
  })
}

describe('a listed record', () => {
  const cases: readonly (readonly [string, (mark: typeof listed) => readonly MatchRecord[]])[] = [
    ['that fits', (mark) => [mark(record('list:1', 'Ann Lee', 'EMAIL:ann@x.io', 'USER_ID:1'))]],
    ['that bridges two customers', (mark) => [mark(record('list:1', 'Ann Lee', 'USER_ID:1', 'USER_ID:2'))]],
    ['that contradicts a claim to an identifier', (mark) => [mark(record('list:1', 'Zoe Quill', 'EMAIL:ann@x.io'))]],
    [
      'of many that make an identifier generic',
      (mark) => people(60).map(({ name }, at) => mark(record(`list:${at}`, name, 'EMAIL:ann@x.io'))),
    ],
  ]

  it.each(cases)('%s changes nothing about the other records', (_, list) => {
    expect(decided([...ours, ...list(listed)])).toEqual(decided(ours))
  })

  it('would, were it like any other', () => {
    const changed = cases.filter(
      ([, list]) => JSON.stringify(decided([...ours, ...list(none)])) !== JSON.stringify(decided(ours)),
    )
    expect(changed.length).toBeGreaterThan(2)
  })

  it('joins the customer whom it fits', () => {
    const { clusters } = partition([...ours, listed(record('list:1', 'Ann Lee', 'EMAIL:ann@x.io'))], ruleSet)
    expect(clusters.map(({ members }) => members)).toContainEqual(['crm:1', 'list:1', 'shop:1'])
  })
})
