import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../graph/cypher.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { rerun } from '../../../resolution/rerun/rerun.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createViewers } from '../../subgraphs/identity/viewers.ts'
import { deps, faultsIn, groupsIn, ids, type RecordWritten, subjectsIn, write } from '../graph-state.ts'
import { matchRecord } from './match-record.ts'

const test = useGraph()
const { graph, clear } = test
const ask = createViewers(test)

function record(id: string, keys: readonly string[], fullName?: string): RecordWritten {
  return { source: 's', id, identifiers: ids(...keys), attributes: fullName === undefined ? {} : { fullName } }
}

function groups(...records: readonly RecordWritten[]): readonly string[] {
  const { clusters } = partition(records.map(matchRecord), ruleSet)
  return clusters.map(({ members }) => members.map((id) => id.slice(2)).join('+'))
}

const names = ['Ann Lee', 'Bob Novak', 'Carla Ruiz', 'Dan Okafor', 'Eve Sato', 'Finn Berg']
/** People of whom each has a name, or nothing but an identifier. */
const named = (count: number) =>
  names.slice(0, count).map((name, index) => record(`p${index}`, [`USER_ID:u${index}`], name))
const nameless = (count: number) =>
  Array.from({ length: count }, (_, index) => record(`p${index}`, [`USER_ID:u${index}`]))
const userIds = (count: number) => Array.from({ length: count }, (_, index) => `USER_ID:u${index}`)

const nobodyNamed = nameless(3)

describe('a record that reaches more than two known people', () => {
  it.each([
    ['who have names', named(3)],
    ['of whom nothing but an identifier is known', nobodyNamed],
  ])('joins none %s', (_who, people) => {
    expect(groups(...people, record('x', userIds(3)))).toEqual(['p0', 'p1', 'p2', 'x'])
    // The control: two who do not contradict each other it joins.
    expect(groups(...people.slice(0, 2), record('x', userIds(2)))).toEqual(
      people === nobodyNamed ? ['p0+p1+x'] : ['p0', 'p1', 'x'],
    )
  })

  it('joins none either where another does the same', () => {
    expect(groups(...named(5), record('x', userIds(5)), record('y', userIds(5)))).toHaveLength(7)
    expect(groups(...nameless(5), record('x', userIds(5)), record('y', userIds(5), 'Mal Ory'))).toHaveLength(7)
  })

  it('joins none in small steps, by a chain of records or by what they have in common', () => {
    const chain = [0, 1, 2, 3].map((step) => record(`x${step}`, [`USER_ID:u${step}`, `USER_ID:u${step + 1}`]))
    expect(groups(...named(5), ...chain)).toHaveLength(9)
    const spokes = [0, 1, 2, 3].map((step) => record(`x${step}`, [`USER_ID:u${step}`, 'LOYALTY_ID:l']))
    expect(groups(...named(4), ...spokes)).toHaveLength(8)
    const called = [0, 1, 2, 3].map((step) => record(`x${step}`, [`USER_ID:u${step}`, 'LOYALTY_ID:l'], 'Mal Ory'))
    expect(groups(...named(4), ...called).filter((group) => (group.match(/p/g) ?? []).length > 1)).toEqual([])
  })

  it('joins one person known by many records', () => {
    const ann = [0, 1, 2, 3].map((index) => record(`p${index}`, [`EMAIL:${index}@x.io`], 'Ann Lee'))
    const all = record('x', ['EMAIL:0@x.io', 'EMAIL:1@x.io', 'EMAIL:2@x.io', 'EMAIL:3@x.io'])
    expect(groups(...ann, all)).toEqual(['p0+p1+p2+p3+x'])
    const systems = [record('web', ['USER_ID:u']), record('shop', ['EMAIL:a@x.io']), record('till', ['LOYALTY_ID:l'])]
    expect(groups(...systems, record('crm', ['USER_ID:u', 'EMAIL:a@x.io', 'LOYALTY_ID:l'], 'Ann Lee'))).toEqual([
      'crm+shop+till+web',
    ])
  })

  it('parts none of those it reaches from their own records', () => {
    const second = record('q0', ['USER_ID:u0', 'EMAIL:ann@x.io'], 'Ann Lee')
    const third = record('r0', ['EMAIL:ann@x.io'])
    expect(groups(...named(3), second, third, record('x', userIds(3)))).toEqual(['p0+q0+r0', 'p1', 'p2', 'x'])
  })
})

describe('a record without evidence of its own', () => {
  it('joins none of two people who contradict each other, and one with evidence does', () => {
    expect(groups(...named(2), record('x', userIds(2)))).toEqual(['p0', 'p1', 'x'])
    expect(groups(...named(2), record('x', userIds(2), 'Mal Ory'))).toEqual(['p0', 'p1', 'x'])
    expect(
      groups(...named(2), record('x', ['USER_ID:u0', 'LOYALTY_ID:l']), record('y', ['USER_ID:u1', 'LOYALTY_ID:l'])),
    ).toEqual(['p0', 'p1', 'x', 'y'])
    expect(groups(...named(2), record('x', userIds(2), 'Ann Lee'))).toEqual(['p0+p1+x'])
  })

  it('is as good as any between people who may be one', () => {
    const married = { fullName: 'Ann Novak', birthDate: '1980-01-31' }
    const born = { fullName: 'Ann Lee', birthDate: '1980-01-31' }
    const both = [
      { ...record('p0', ['USER_ID:u0']), attributes: born },
      { ...record('p1', ['USER_ID:u1']), attributes: married },
    ]
    expect(groups(...both, record('x', userIds(2)))).toEqual(['p0+p1+x'])
    expect(groups(record('p0', ['EMAIL:a@x.io'], 'Ann Lee'), record('visit', ['EMAIL:a@x.io']))).toEqual(['p0+visit'])
  })

  it('joins no chain of one name over records that tell nothing', () => {
    const glue = [0, 1, 2].map((step) => record(`n${step}`, [`USER_ID:u${step}`, `LOYALTY_ID:l${step}`]))
    const links = [0, 1].map((step) =>
      record(`m${step}`, [`LOYALTY_ID:l${step}`, `LOYALTY_ID:l${step + 1}`], 'Mal Ory'),
    )
    const found = groups(...named(3), ...glue, ...links)
    expect(found.filter((group) => (group.match(/p/g) ?? []).length > 1)).toEqual([])
  })

  it('parts nobody from their own records, however many do it', () => {
    const victim = [
      record('p0', ['USER_ID:u0', 'EMAIL:ann@x.io'], 'Ann Lee'),
      record('q0', ['EMAIL:ann@x.io']),
      record('r0', ['USER_ID:u0']),
    ]
    const evil = [1, 2].map((index) => record(`x${index}`, ['EMAIL:ann@x.io', `USER_ID:u${index}`]))
    expect(groups(...named(3).slice(1), ...victim, ...evil)).toEqual(['p0+q0+r0', 'p1', 'p2', 'x1', 'x2'])
  })
})

const questions = statement({
  name: 'test.questions',
  text: cypher`MATCH (m:MatchCandidate) RETURN m.a AS a, m.b AS b, m.reason AS reason, m.status AS status ORDER BY a, b`,
  row: (r) => `${r.string('a')} ${r.string('b')} ${r.string('reason')} ${r.string('status')}`,
})

describe('in the graph', () => {
  beforeEach(clear)

  it('joins none of sixty customers, who are still found, and asks a person', async () => {
    const people = Array.from({ length: 60 }, (_, index) =>
      record(`p${index}`, [`USER_ID:u${index}`], `Given${index} Name${index}`),
    )
    await write(graph, people)
    await write(graph, [record('x', userIds(60))])
    const subjects = await subjectsIn(graph)
    expect(subjects).toHaveLength(61)
    expect(subjects.filter(({ identifies }) => identifies.length === 1)).toHaveLength(60)
    expect(subjects.find(({ records }) => records.includes('s:x'))?.identifies).toEqual([])
    expect(await graph.read(questions, {})).toHaveLength(10)
    expect((await graph.read(questions, {}))[0]).toBe('s:p0 s:x JOINS_MANY OPEN')
    const query = '{ matchCandidates(first: 1) { edges { node { reason status } } } }'
    // Nobody of whom no system of record knows is a customer for care.
    const asking = { purpose: 'FraudPreventionAndDetection', scopes: ['customer:read', 'identity:steward'] } as const
    const { data, codes } = await ask(query, {}, asking)
    expect(codes).toEqual([])
    expect(data).toMatchObject({ matchCandidates: { edges: [{ node: { reason: 'JOINS_MANY', status: 'OPEN' } }] } })
    expect(await faultsIn(graph)).toEqual([])
  })

  it('comes to the same in whatever order and batches, and when it is decided again', async () => {
    const all = [...named(3), ...nameless(0), record('x', userIds(3)), record('y', ['USER_ID:u1', 'EMAIL:b@x.io'])]
    const expected = 's:p0 | s:p1+s:y | s:p2 | s:x'
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 5 }),
        async (shuffled, sizes) => {
          await clear()
          for (let at = 0, batch = 0; at < shuffled.length; at += sizes[batch++] ?? 1)
            await write(graph, shuffled.slice(at, at + (sizes[batch] ?? 1)))
          expect(await groupsIn(graph)).toBe(expected)
          expect(await faultsIn(graph)).toEqual([])
        },
      ),
      { numRuns: 8 },
    )
    await rerun(graph, { isDry: false, onPage: () => undefined }, deps)
    expect(await groupsIn(graph)).toBe(expected)
    expect(await graph.read(questions, {})).toEqual([0, 1, 2].map((person) => `s:p${person} s:x JOINS_MANY OPEN`))
  }, 60_000)

  it('leaves its own customer when a change makes it reach too many, and comes back when the change goes', async () => {
    await write(graph, [...named(4), record('x', ['USER_ID:u0'])])
    expect(await groupsIn(graph)).toBe('s:p0+s:x | s:p1 | s:p2 | s:p3')
    await write(graph, [{ ...record('x', userIds(4)), observedAt: '2026-02-02' }])
    expect(await groupsIn(graph)).toBe('s:p0 | s:p1 | s:p2 | s:p3 | s:x')
    await write(graph, [{ ...record('x', ['USER_ID:u0']), observedAt: '2026-02-03' }])
    expect(await groupsIn(graph)).toBe('s:p0+s:x | s:p1 | s:p2 | s:p3')
    expect(await graph.read(questions, {})).toEqual([])
    expect(await faultsIn(graph)).toEqual([])
  })
})
