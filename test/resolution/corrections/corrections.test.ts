import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../graph/cypher.ts'
import { assertDistinct, assertSame } from '../../../resolution/corrections/assert-pair.ts'
import { mergeSubjects } from '../../../resolution/corrections/merge.ts'
import { splitSubject } from '../../../resolution/corrections/split.ts'
import { unmerge } from '../../../resolution/corrections/unmerge.ts'
import { dice } from '../../access/canary/dice.ts'
import { useGraph } from '../../harness/neo4j.ts'
import {
  declare,
  deps,
  faultsIn,
  groupsIn,
  ids,
  type RecordWritten,
  subjectOf,
  subjectsIn,
  write,
  writeAccounts,
} from '../graph-state.ts'

const { graph, clear } = useGraph()
beforeEach(clear)

const ann = { givenName: 'Ann', familyName: 'Lee' }
const zoe = { givenName: 'Zoe', familyName: 'Quartz' }
const by = { by: 'tester', reason: 'they called' }

function record(source: string, id: string, keys: readonly string[] = [], attributes = {}): RecordWritten {
  return { source, id, identifiers: ids(...keys), attributes }
}

async function merge(keepId: string, absorbId: string) {
  const { value } = await graph.write('test.merge', (tx) => mergeSubjects(tx, { keepId, absorbId }, by, deps))
  return value
}

/** The id of the merge. */
async function merged(keepId: string, absorbId: string): Promise<string> {
  const done = await merge(keepId, absorbId)
  if (done.outcome !== 'DONE') throw new Error(done.message)
  return done.mergeId
}

async function undo(mergeId: string) {
  return (await graph.write('test.unmerge', (tx) => unmerge(tx, mergeId, by, deps))).value
}

async function split(id: string, ...part: readonly string[]) {
  return (await graph.write('test.split', (tx) => splitSubject(tx, { id, part }, by, deps))).value
}

async function same(a: string, b: string) {
  return (await graph.write('test.same', (tx) => assertSame(tx, { a, b }, by, deps))).value
}

async function distinct(a: string, b: string) {
  return (await graph.write('test.distinct', (tx) => assertDistinct(tx, { a, b }, by, deps))).value
}

const everything = statement({
  name: 'test.everything',
  text: cypher`
    MATCH (c:Customer|Account)
    RETURN c.id AS id, labels(c)[0] AS label, c.status AS status, c.kind AS kind, c.displayName AS displayName,
           c.confidence AS confidence, c.recordCount AS recordCount, c.createdAt AS createdAt, c.steps AS steps,
           COLLECT { MATCH (c)-[m:MERGED_INTO]->(s) RETURN s.id + ' ' + m.at } AS survivor,
           COLLECT { MATCH (c)<-[to:RESOLVED_TO]-(r) RETURN r.id + ' ' + to.rule + ' ' + to.confidence + ' ' + r.contentHash ORDER BY r.id } AS records,
           COLLECT { MATCH (c)<-[:IDENTIFIES]-(i) RETURN i.key ORDER BY i.key } AS identifies
    ORDER BY id`,
  row: (r) =>
    [
      'id',
      'label',
      'status',
      'kind',
      'displayName',
      'confidence',
      'recordCount',
      'createdAt',
      'steps',
      'survivor',
      'records',
      'identifies',
    ].map((key) => r.value<unknown>(key)),
})

/** What is stored of customers, accounts and redirects, as bytes; without counters of changes and times of decisions. */
async function bytes(): Promise<string> {
  return JSON.stringify(await graph.read(everything, {}))
}

async function idOf(recordId: string): Promise<string> {
  return (await subjectOf(graph, recordId)).id
}

describe('a merge by a person', () => {
  beforeEach(async () => {
    await write(graph, [record('a', '1', ['EMAIL:a@x.io'], ann), record('a', '2', ['EMAIL:a@x.io'], ann)])
    await write(graph, [record('b', '1', ['EMAIL:b@x.io', 'USER_ID:7'], zoe)])
    await write(graph, [record('b', '2', ['USER_ID:7']), record('b', '3', ['EMAIL:b@x.io'])])
  })

  it('keeps the id asked for, redirects the other, and survives whatever is sent again', async () => {
    const [a, b] = [await idOf('a:1'), await idOf('b:1')]
    await merged(b, a)
    expect(await groupsIn(graph)).toBe('a:1+a:2+b:1+b:2+b:3')
    expect(await idOf('a:1')).toBe(b)
    const before = await bytes()
    await write(graph, [{ ...record('a', '1', ['EMAIL:a@x.io'], ann), observedAt: '2026-01-02' }])
    expect(await bytes()).toBe(before)
    await write(graph, [{ ...record('a', '1', ['EMAIL:new@x.io'], zoe), observedAt: '2026-05-02' }])
    await write(graph, [{ ...record('a', '2', ['EMAIL:other@x.io'], ann), observedAt: '2026-05-02' }])
    // It was an e-mail that joined a:2 with a:1; the merge holds what it named.
    expect(await groupsIn(graph)).toBe('a:1+b:1+b:2+b:3 | a:2')
    expect(await faultsIn(graph)).toEqual([])
  })

  it('is undone byte for byte, whichever side was larger', async () => {
    const [a, b] = [await idOf('a:1'), await idOf('b:1')]
    const before = await bytes()
    for (const [keep, absorb] of [
      [a, b],
      [b, a],
    ] as const) {
      const mergeId = await merged(keep, absorb)
      expect(await groupsIn(graph)).toBe('a:1+a:2+b:1+b:2+b:3')
      expect(await undo(mergeId)).toMatchObject({ outcome: 'DONE', survivorId: keep, restoredId: absorb })
      expect(await bytes()).toBe(before)
      expect(await faultsIn(graph)).toEqual([])
    }
  })

  it('is undone with the ids that its sides had superseded before', async () => {
    await write(graph, [record('c', '1', ['EMAIL:c@x.io'], zoe)])
    await write(graph, [record('d', '1', ['EMAIL:b@x.io', 'EMAIL:c@x.io'], zoe)])
    const [a, b] = [await idOf('a:1'), await idOf('b:1')]
    const before = await bytes()
    const mergeId = await merged(a, b)
    await undo(mergeId)
    expect(await bytes()).toBe(before)
  })

  it('is undone after the survivor merged again', async () => {
    const [a, b] = [await idOf('a:1'), await idOf('b:1')]
    await write(graph, [record('d', '1', ['EMAIL:d@x.io'], { fullName: 'Dan Dorn' })])
    const d = await idOf('d:1')
    const first = await merged(a, b)
    const second = await merged(d, a)
    expect(await groupsIn(graph)).toBe('a:1+a:2+b:1+b:2+b:3+d:1')
    await undo(first)
    expect(await groupsIn(graph)).toBe('a:1+a:2+d:1 | b:1+b:2+b:3')
    expect([await idOf('d:1'), await idOf('b:1')]).toEqual([d, b])
    await undo(second)
    expect(await groupsIn(graph)).toBe('a:1+a:2 | b:1+b:2+b:3 | d:1')
    expect([await idOf('a:1'), await idOf('b:1'), await idOf('d:1')]).toEqual([a, b, d])
    expect(await faultsIn(graph)).toEqual([])
  })

  it('is undone after more records came, each to where the rules put it', async () => {
    const [a, b] = [await idOf('a:1'), await idOf('b:1')]
    const mergeId = await merged(a, b)
    await write(graph, [record('late', '1', ['EMAIL:a@x.io']), record('late', '2', ['USER_ID:7'])])
    expect(await groupsIn(graph)).toBe('a:1+a:2+b:1+b:2+b:3+late:1+late:2')
    await undo(mergeId)
    expect(await groupsIn(graph)).toBe('a:1+a:2+late:1 | b:1+b:2+b:3+late:2')
    expect([await idOf('a:1'), await idOf('b:1')]).toEqual([a, b])
    expect(await faultsIn(graph)).toEqual([])
  })

  it('is undone once, and may be made again', async () => {
    const [a, b] = [await idOf('a:1'), await idOf('b:1')]
    const mergeId = await merged(a, b)
    await undo(mergeId)
    expect(await undo(mergeId)).toMatchObject({ outcome: 'CONFLICT' })
    expect(await undo('nobody')).toMatchObject({ outcome: 'NOT_FOUND' })
    await merged(a, b)
    expect(await groupsIn(graph)).toBe('a:1+a:2+b:1+b:2+b:3')
  })

  it('is refused for one id, for an unknown one, and against a decision', async () => {
    const [a, b] = [await idOf('a:1'), await idOf('b:1')]
    expect(await merge(a, a)).toMatchObject({ outcome: 'CONFLICT' })
    expect(await merge(a, 'nobody')).toMatchObject({ outcome: 'NOT_FOUND' })
    await distinct('a:1', 'b:2')
    const refused = await merge(a, b)
    expect(refused).toMatchObject({ outcome: 'CONFLICT', blockedBy: [expect.stringContaining('a:1 is not b:2')] })
  })
})

describe('a merge by the rules', () => {
  it('is undone as one by a person, and stays undone when the record that caused it comes again', async () => {
    await declare(graph, [
      { source: 'crm', uniqueIds: false },
      { source: 'erp', uniqueIds: false },
    ])
    await write(graph, [record('crm', '1', ['EMAIL:a@x.io'])])
    await write(graph, [record('crm', '2', ['PHONE:+447700900123'])])
    const [one, two] = [await idOf('crm:1'), await idOf('crm:2')]
    await write(graph, [record('erp', '1', ['EMAIL:a@x.io', 'PHONE:+447700900123'])])
    expect(await groupsIn(graph)).toBe('crm:1+crm:2+erp:1')
    const [change] = await graph.read(changes, {})
    expect(change).toMatchObject({ action: 'MERGED', keepId: one, absorbId: two })
    await undo(change?.id ?? '')
    expect([await idOf('crm:1'), await idOf('crm:2')]).toEqual([one, two])
    const groups = await groupsIn(graph)
    await write(graph, [{ ...record('erp', '1', ['EMAIL:a@x.io', 'PHONE:+447700900123']), observedAt: '2026-03-01' }])
    expect(await groupsIn(graph)).toBe(groups)
    expect(await faultsIn(graph)).toEqual([])
  })
})

const changes = statement({
  name: 'test.changes',
  text: cypher`
    MATCH (n:IdentityChange:Entry)
    RETURN n.id AS id, n.action AS action, n.keepId AS keepId, n.absorbId AS absorbId, n.by AS by, n.entryKind AS kind
    ORDER BY n.sk`,
  row: (r) => ({
    id: r.string('id'),
    action: r.string('action'),
    keepId: r.stringOrNull('keepId'),
    absorbId: r.stringOrNull('absorbId'),
    by: r.string('by'),
    kind: r.string('kind'),
  }),
})

describe('a split', () => {
  it('takes records out together and outlives that they are sent again', async () => {
    const lines = [
      record('a', '1', ['EMAIL:a@x.io'], ann),
      record('a', '2', ['EMAIL:a@x.io'], ann),
      record('b', '1', ['EMAIL:a@x.io'], ann),
      record('b', '2', ['EMAIL:a@x.io', 'USER_ID:1'], ann),
    ]
    await write(graph, lines)
    const id = await idOf('a:1')
    expect(await split(id, 'b:1', 'b:2')).toMatchObject({ outcome: 'DONE', keptId: id })
    expect(await groupsIn(graph)).toBe('a:1+a:2 | b:1+b:2')
    await write(
      graph,
      lines.map((line) => ({ ...line, observedAt: '2026-04-01', attributes: { ...ann, gender: 'f' } })),
    )
    expect(await groupsIn(graph)).toBe('a:1+a:2 | b:1+b:2')
    await write(graph, [record('c', '1', ['USER_ID:1'])])
    expect(await groupsIn(graph)).toBe('a:1+a:2 | b:1+b:2+c:1')
    expect(await faultsIn(graph)).toEqual([])
  })

  it('leaves a record on either side, of that customer', async () => {
    await write(graph, [record('a', '1', ['EMAIL:a@x.io'], ann), record('b', '1', ['EMAIL:b@x.io'], zoe)])
    const id = await idOf('a:1')
    expect(await split(id, 'a:1')).toMatchObject({ outcome: 'CONFLICT' })
    expect(await split(id, 'b:1')).toMatchObject({ outcome: 'NOT_FOUND' })
  })
})

describe('a split that is undone', () => {
  /** Without the ids that lead to another: the part's id goes on leading to the customer. */
  async function shown(): Promise<string> {
    const rows = await graph.read(everything, {})
    return JSON.stringify(rows.filter((row) => row[2] === 'ACTIVE'))
  }

  const told = statement({
    name: 'test.told',
    text: cypher`
      MATCH (a)-[x:SAME_AS|NOT_SAME_AS]->(b)
      RETURN type(x) AS type, a.id AS a, b.id AS b, x.id AS id, x.at AS at
      ORDER BY type, a, b`,
    row: (r) => ['type', 'a', 'b', 'id', 'at'].map((key) => r.value<unknown>(key)),
  })

  const sidesOf = statement({
    name: 'test.sidesOf',
    text: cypher<{ id: string }>`MATCH (n:IdentityChange {id: $id}) RETURN n.keepId AS keepId, n.absorbId AS absorbId`,
    row: (r) => ({ keepId: r.string('keepId'), absorbId: r.string('absorbId') }),
  })

  async function changeOf(done: Promise<unknown>): Promise<string> {
    const { changeId } = (await done) as { readonly changeId: string }
    return changeId
  }

  const lines = [
    record('a', '1', ['EMAIL:a@x.io'], ann),
    record('a', '2', ['EMAIL:a@x.io'], ann),
    record('b', '1', ['EMAIL:a@x.io'], ann),
    record('b', '2', ['EMAIL:a@x.io', 'USER_ID:1'], ann),
    record('c', '1', ['EMAIL:c@x.io'], zoe),
  ]

  it('restores the customer and what was said before, whichever records were split off', async () => {
    await write(graph, lines)
    await same('a:1', 'c:1')
    await same('b:1', 'c:1')
    const id = await idOf('a:1')
    const before = await shown()
    const saidBefore = await graph.read(told, {})
    for (const part of [['b:1', 'b:2'], ['c:1'], ['a:1', 'c:1'], ['a:1', 'a:2', 'b:1', 'b:2'], ['b:2']]) {
      const change = await changeOf(split(id, ...part))
      const partId = await idOf(part[0] ?? '')
      expect(partId).not.toBe(id)
      const undone = await undo(change)
      expect(undone).toMatchObject({ outcome: 'DONE', survivorId: id, restoredId: null })
      const changeId = 'changeId' in undone ? undone.changeId : ''
      expect(await graph.read(sidesOf, { id: changeId })).toEqual([{ keepId: id, absorbId: partId }])
      expect(await shown()).toBe(before)
      expect(await graph.read(told, {})).toEqual(saidBefore)
      const [, , , , , , , , , survivor] = (await graph.read(everything, {})).find(([rowId]) => rowId === partId) ?? []
      expect(survivor).toEqual([expect.stringContaining(id)])
      expect(await faultsIn(graph)).toEqual([])
      expect(await undo(change)).toMatchObject({ outcome: 'CONFLICT' })
    }
  })

  it('over random records and parts, several splits in a row are undone to each state before', async () => {
    for (let seed = 0; seed < 6; seed++) {
      await clear()
      const roll = dice(seed)
      const mails = ['a@x.io', 'b@x.io']
      await write(
        graph,
        Array.from({ length: 6 }, (_, index) =>
          record(
            index % 2 === 0 ? 'a' : 'b',
            `${index}`,
            [`EMAIL:${mails[Math.floor(roll() * 2)]}`, 'EMAIL:all@x.io'],
            {
              ...ann,
              ...(roll() < 0.5 && { birthDate: '1980-01-31' }),
            },
          ),
        ),
      )
      const done: { readonly change: string; readonly before: string }[] = []
      for (let turn = 0; turn < 3; turn++) {
        const large = (await subjectsIn(graph)).find(({ records }) => records.length > 1)
        if (large === undefined) break
        const part = large.records.filter((_, index) => index > 0 && (index === 1 || roll() < 0.5))
        const before = await shown()
        if (part.length === large.records.length) continue
        done.push({ change: await changeOf(split(large.id, ...part)), before })
      }
      expect(done.length).toBeGreaterThan(0)
      for (const { change, before } of done.toReversed()) {
        expect(await undo(change)).toMatchObject({ outcome: 'DONE' })
        expect(await shown()).toBe(before)
      }
      expect(await faultsIn(graph)).toEqual([])
    }
  }, 120_000)

  it('brings along what came later, and leaves a later decision in force', async () => {
    await write(graph, lines)
    const id = await idOf('a:1')
    const change = await changeOf(split(id, 'b:1', 'b:2'))
    await write(graph, [record('d', '1', ['USER_ID:1'])])
    const word = await changeOf(distinct('a:1', 'b:1'))
    const refused = await undo(change)
    expect(refused).toMatchObject({ outcome: 'CONFLICT', blockedBy: [expect.stringContaining(word)] })
    expect(await groupsIn(graph)).toBe('a:1+a:2 | b:1+b:2+d:1 | c:1')
    expect(await undo(word)).toMatchObject({ outcome: 'DONE' })
    // The split said so too.
    expect(await groupsIn(graph)).toBe('a:1+a:2 | b:1+b:2+d:1 | c:1')
    expect(await undo(change)).toMatchObject({ outcome: 'DONE', survivorId: id, restoredId: null })
    expect(await groupsIn(graph)).toBe('a:1+a:2+b:1+b:2+d:1 | c:1')
    expect(await faultsIn(graph)).toEqual([])
  })

  it('of a word on two records is undone too, and a merge or a word that meets a decision names what revokes it', async () => {
    await write(graph, lines)
    const before = await shown()
    const first = await changeOf(distinct('a:1', 'b:1'))
    const [one, two] = [await idOf('a:1'), await idOf('b:1')]
    expect(await merge(one, two)).toMatchObject({
      blockedBy: [expect.stringContaining(`unmergeCustomers with ${first}`)],
    })
    expect(await undo(first)).toMatchObject({ outcome: 'DONE' })
    expect(await shown()).toBe(before)
  })

  it('does not touch a split that the rules made', async () => {
    await write(graph, [record('a', '1', ['EMAIL:a@x.io'], ann), record('b', '1', ['EMAIL:a@x.io'])])
    await write(graph, [{ ...record('b', '1', ['EMAIL:q@x.io'], zoe), observedAt: '2026-05-01' }])
    const found = (await graph.read(changes, {})).find(({ action }) => action === 'SPLIT')
    expect(await undo(found?.id ?? '')).toMatchObject({ outcome: 'CONFLICT' })
  })
})

describe('a word on two records', () => {
  const lines = [
    record('a', '1', ['EMAIL:a@x.io'], ann),
    record('b', '1', ['EMAIL:a@x.io'], ann),
    record('c', '1', ['EMAIL:c@x.io'], zoe),
  ]

  it('parts two for good, and joins none of what fits both', async () => {
    await write(graph, lines)
    await distinct('a:1', 'b:1')
    expect(await groupsIn(graph)).toBe('a:1 | b:1 | c:1')
    await write(
      graph,
      lines.map((line) => ({ ...line, observedAt: '2026-04-01' })),
    )
    expect(await groupsIn(graph)).toBe('a:1 | b:1 | c:1')
    await write(graph, [record('d', '1', ['EMAIL:a@x.io'])])
    expect(await groupsIn(graph)).toBe('a:1 | b:1 | c:1 | d:1')
    expect(await faultsIn(graph)).toEqual([])
  })

  it('ends in the same groups whether it came before or after the other records', async () => {
    await write(graph, [record('a', '1', ['EMAIL:a@x.io'], ann)])
    await write(graph, [record('b', '1', ['EMAIL:b@x.io'], ann)])
    await distinct('a:1', 'b:1')
    await write(graph, [record('d', '1', ['EMAIL:a@x.io'], ann), record('d', '2', ['EMAIL:b@x.io'], ann)])
    await write(graph, [record('e', '1', ['EMAIL:a@x.io', 'EMAIL:b@x.io'], ann)])
    const groups = await groupsIn(graph)
    await clear()
    await write(graph, [
      record('a', '1', ['EMAIL:a@x.io'], ann),
      record('b', '1', ['EMAIL:b@x.io'], ann),
      record('d', '1', ['EMAIL:a@x.io'], ann),
      record('d', '2', ['EMAIL:b@x.io'], ann),
      record('e', '1', ['EMAIL:a@x.io', 'EMAIL:b@x.io'], ann),
    ])
    expect(await groupsIn(graph)).toBe('a:1+b:1+d:1+d:2+e:1')
    await distinct('a:1', 'b:1')
    expect(await groupsIn(graph)).toBe(groups)
  })

  it('joins what contradicts, and is taken back by a later word', async () => {
    await write(graph, lines)
    await same('c:1', 'a:1')
    expect(await groupsIn(graph)).toBe('a:1+b:1+c:1')
    await write(graph, [{ ...record('c', '1', ['EMAIL:d@x.io'], zoe), observedAt: '2026-04-01' }])
    expect(await groupsIn(graph)).toBe('a:1+b:1+c:1')
    await distinct('a:1', 'c:1')
    expect(await groupsIn(graph)).toBe('a:1+b:1 | c:1')
    expect(await same('b:1', 'c:1')).toMatchObject({ outcome: 'CONFLICT' })
    await same('a:1', 'c:1')
    expect(await groupsIn(graph)).toBe('a:1+b:1+c:1')
    expect((await graph.read(changes, {})).filter(({ by }) => by === 'tester').map(({ action }) => action)).toContain(
      'ASSERTED_DISTINCT',
    )
  })

  it('is refused for what is not there and for a person with a company', async () => {
    await write(graph, lines)
    await writeAccounts(graph, [{ source: 'x', id: 'acme', name: 'Acme' }])
    expect(await same('a:1', 'a:9')).toMatchObject({ outcome: 'NOT_FOUND' })
    expect(await same('a:1', 'x:acme')).toMatchObject({ outcome: 'CONFLICT' })
    expect(await distinct('a:1', 'a:1')).toMatchObject({ outcome: 'CONFLICT' })
  })
})

describe('companies', () => {
  it('are merged and unmerged alike', async () => {
    await writeAccounts(graph, [
      { source: 'x', id: 'acme', name: 'Acme' },
      { source: 'x', id: 'road', name: 'Roadrunner' },
    ])
    const before = await bytes()
    const mergeId = await merged(await idOf('x:road'), await idOf('x:acme'))
    expect(await groupsIn(graph)).toBe('x:acme+x:road')
    await undo(mergeId)
    expect(await bytes()).toBe(before)
  })
})

describe('a storm of merges', () => {
  it('A-B, B-C, C-A by many at once, with writes to all three, leaves one customer and no cycle', async () => {
    const people = ['a', 'b', 'c'].map((source) =>
      record(source, '1', [`EMAIL:${source}@x.io`], { fullName: `${source} Person` }),
    )
    for (const person of people) await write(graph, [person])
    const [a = '', b = '', c = ''] = (await subjectsIn(graph)).map(({ id }) => id)
    const pairs = [
      [a, b],
      [b, c],
      [c, a],
    ] as const
    await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const [keep = '', absorb = ''] = pairs[i % 3] ?? []
        if (i % 5 === 4) await write(graph, [record('late', `${i}`, [`EMAIL:${['a', 'b', 'c'][i % 3]}@x.io`])])
        else expect(['DONE', 'CONFLICT']).toContain((await merge(keep, absorb)).outcome)
      }),
    )
    expect((await subjectsIn(graph)).map(({ recordCount }) => recordCount)).toEqual([9])
    expect(await faultsIn(graph)).toEqual([])
  }, 60_000)
})
