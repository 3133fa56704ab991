import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import type { FactOwner } from '../../resolution/records/line-parts.ts'
import { ensureRecords } from '../../resolution/write/ensure-records.ts'
import { useGraph } from '../harness/neo4j.ts'
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
} from './graph-state.ts'
import { people } from './partition/different-people.ts'

const { graph, clear } = useGraph()
beforeEach(clear)

const ann = { givenName: 'Ann', familyName: 'Lee' }
const bob = { givenName: 'Bob', familyName: 'Lee' }

function record(source: string, id: string, keys: readonly string[], attributes = {}): RecordWritten {
  return { source, id, identifiers: ids(...keys), attributes }
}

describe('records become one customer', () => {
  it.each(['USER_ID', 'CRM_ID', 'BILLING_ID', 'LOYALTY_ID'])('by an equal %s, whatever the names say', async (type) => {
    await write(graph, [record('a', '1', [`${type}:77`], ann)])
    await write(graph, [record('b', '1', [`${type}:77`], { fullName: 'Zoe Quartz', birthDate: '1999-09-09' })])
    expect(await groupsIn(graph)).toBe('a:1+b:1')
  })

  it.each([
    ['an equal e-mail in another form', 'EMAIL:LuisG@Embraer.com.br ', 'EMAIL:Luis <luisg@embraer.com.br>'],
    ['an equal phone in another form', 'PHONE:+55 (12) 3923-5555', 'PHONE:0055 12 39235555'],
  ])('by %s', async (_, first, second) => {
    await write(graph, [record('a', '1', [first], { givenName: 'Lu\u00eds', familyName: 'Gon\u00e7alves' })])
    await write(graph, [record('b', '1', [second], { fullName: 'LUIS GONCALVES' })])
    expect(await groupsIn(graph)).toBe('a:1+b:1')
    expect((await subjectOf(graph, 'a:1')).displayName).toBe('Lu\u00eds Gon\u00e7alves')
  })

  it('by a phone that is national in a country the record or source names', async () => {
    await declare(graph, [{ source: 'b', defaultCountry: 'United Kingdom' }])
    await write(graph, [
      record('a', '1', ['PHONE:07700 900123'], { addresses: [{ countryCode: 'GB' }] }),
      record('b', '1', ['PHONE:(07700) 900 123']),
      record('c', '1', ['PHONE:+44 7700 900123']),
      record('d', '1', ['PHONE:07700 900123']),
    ])
    expect(await groupsIn(graph)).toBe('a:1+b:1+c:1 | d:1')
  })

  it.each([
    ['given names', ann, bob],
    ['family names', ann, { givenName: 'Ann', familyName: 'Novak' }],
    ['birth dates', { ...ann, birthDate: '1950-02-03' }, { ...ann, birthDate: '19811209' }],
    ['generations', { ...ann, nameSuffix: 'Jr' }, { ...ann, nameSuffix: 'Sr.' }],
  ])('not by an e-mail where %s contradict', async (_, first, second) => {
    await write(graph, [record('a', '1', ['EMAIL:lee@x.io'], first), record('b', '1', ['EMAIL:lee@x.io'], second)])
    expect(await groupsIn(graph)).toBe('a:1 | b:1')
  })

  it.each([
    ['a nickname', { givenName: 'Bob', familyName: 'Smith' }, { fullName: 'Smith, Robert' }],
    ['a typo of the fingers', { givenName: 'Bob', familyName: 'Smith' }, { givenName: 'Bob', familyName: 'Smtih' }],
    ['an initial', { givenName: 'Bob', familyName: 'Smith' }, { givenName: 'B.', familyName: 'Smith' }],
    ['day and month in doubt', { ...ann, birthDate: '1970-01-03' }, { ...ann, birthDate: '1/3/70' }],
    [
      'a marriage, with the birth date',
      { ...ann, birthDate: '1970-01-03' },
      { givenName: 'Ann', familyName: 'Novak', birthDate: '3-Jan-1970' },
    ],
  ])('by an e-mail in spite of %s', async (_, first, second) => {
    await write(graph, [record('a', '1', ['EMAIL:x@x.io'], first), record('b', '1', ['EMAIL:x@x.io'], second)])
    expect(await groupsIn(graph)).toBe('a:1+b:1')
  })

  it('never by a value that stands for nothing', async () => {
    const fillers = [
      'EMAIL:test@test.com',
      'USER_ID:null',
      'USER_ID:anonymous',
      'CRM_ID:0000',
      'CRM_ID:-1',
      'USER_ID:',
      'USER_ID:00000000-0000-0000-0000-000000000000',
      'PHONE:0000000000',
    ]
    await write(
      graph,
      fillers.flatMap((key, index) => [record('a', `${index}`, [key]), record('b', `${index}`, [key])]),
    )
    expect(await subjectsIn(graph)).toHaveLength(2 * fillers.length)
  })

  it('never a person with an organisation', async () => {
    await write(graph, [record('a', '1', ['EMAIL:info@acme.io', 'CRM_ID:9'], { fullName: 'Acme Ltd' })])
    await writeAccounts(graph, [
      {
        source: 'b',
        id: 'acme',
        name: 'Acme Ltd',
        identifiers: ids('EMAIL:info@acme.io', 'CRM_ID:9', 'DOMAIN:acme.io'),
      },
      { source: 'c', id: '5', name: 'ACME Limited', identifiers: ids('DOMAIN:https://www.acme.io/about') },
      { source: 'c', id: '6', name: 'Roadrunner', identifiers: ids('DOMAIN:acme.io') },
    ])
    const found = await subjectsIn(graph)
    expect(found.map(({ label, records }) => [label, ...records])).toEqual([
      ['Customer', 'a:1'],
      ['Account', 'b:acme', 'c:5'],
      ['Account', 'c:6'],
    ])
    expect(found.map(({ identifies }) => identifies)).toEqual([
      ['CRM_ID:9', 'EMAIL:info@acme.io'],
      ['CRM_ID:9', 'EMAIL:info@acme.io'],
      [],
    ])
  })
})

describe('an identifier two customers claim', () => {
  it('identifies neither, and joins nobody else to either', async () => {
    await write(graph, [record('a', '1', ['EMAIL:lee@x.io'], ann), record('b', '1', ['EMAIL:lee@x.io'], bob)])
    await write(graph, [record('c', '1', ['EMAIL:lee@x.io'])])
    await write(graph, [record('d', '1', ['EMAIL:lee@x.io'], ann)])
    expect(await groupsIn(graph)).toBe('a:1+d:1 | b:1 | c:1')
    expect((await subjectsIn(graph)).flatMap(({ identifies }) => identifies)).toEqual([])
  })

  it('parts what it joined before it was known to be shared', async () => {
    await write(graph, [record('a', '1', ['EMAIL:lee@x.io'], ann), record('c', '1', ['EMAIL:lee@x.io'])])
    expect(await groupsIn(graph)).toBe('a:1+c:1')
    await write(graph, [record('b', '1', ['EMAIL:lee@x.io'], bob)])
    expect(await groupsIn(graph)).toBe('a:1 | b:1 | c:1')
    expect(await faultsIn(graph)).toEqual([])
  })

  it('makes 100 customers of 100 users where their source gives one id each', async () => {
    await declare(graph, [{ source: 'shop', uniqueIds: true }])
    const users = Array.from({ length: 100 }, (_, index) =>
      record('shop', `${index}`, ['EMAIL:desk@x.io', `USER_ID:u${index}`]),
    )
    await write(graph, users.slice(0, 40))
    await write(graph, users.slice(40))
    expect(await subjectsIn(graph)).toHaveLength(100)
    expect(await faultsIn(graph)).toEqual([])
  })

  it('joins nobody once too many people have it, and joins again when they have not', async () => {
    const anns = ['ann', 'ann-again'].map((id) => record('shop', id, ['EMAIL:desk@x.io'], ann))
    const others = people(50).map(({ name }, index) =>
      record('shop', `${index}`, ['EMAIL:desk@x.io'], { fullName: name }),
    )
    await write(graph, [...anns, ...others.slice(1)])
    expect(await subjectsIn(graph)).toHaveLength(50)
    const before = await subjectOf(graph, 'shop:ann')
    expect(before.recordCount).toBe(2)
    await write(graph, others.slice(0, 1))
    expect(await subjectsIn(graph)).toHaveLength(52)
    expect(await faultsIn(graph)).toEqual([])
    await write(graph, [{ ...record('shop', '7', []), observedAt: '2026-03-01' }])
    expect(await subjectsIn(graph)).toHaveLength(51)
    expect(await subjectOf(graph, 'shop:ann-again')).toMatchObject({ id: before.id, recordCount: 2 })
    expect(await faultsIn(graph)).toEqual([])
  }, 120_000)
})

describe('what a browser shows', () => {
  it.each([
    'COOKIE_ID',
    'DEVICE_ID',
  ])('%s attaches an anonymous customer to one known one, which keeps its id', async (type) => {
    await write(graph, [record('web', '1', [`${type}:c1`])])
    expect((await subjectOf(graph, 'web:1')).kind).toBe('ANONYMOUS')
    await write(graph, [record('crm', '1', ['EMAIL:ann@x.io'], ann)])
    const known = await subjectOf(graph, 'crm:1')
    await write(graph, [{ ...record('crm', '1', ['EMAIL:ann@x.io', `${type}:c1`], ann), observedAt: '2026-02-01' }])
    expect(await groupsIn(graph)).toBe('crm:1+web:1')
    expect(await subjectOf(graph, 'web:1')).toMatchObject({ id: known.id, kind: 'KNOWN' })
  })

  it('never joins two known ones, and leaves the anonymous one alone between them', async () => {
    await write(graph, [record('a', '1', ['COOKIE_ID:c1', 'EMAIL:ann@x.io']), record('web', '1', ['COOKIE_ID:c1'])])
    expect(await groupsIn(graph)).toBe('a:1+web:1')
    await write(graph, [record('b', '1', ['COOKIE_ID:c1', 'EMAIL:bob@x.io'])])
    expect(await groupsIn(graph)).toBe('a:1 | b:1 | web:1')
  })
})

const redirects = statement({
  name: 'test.redirects',
  text: cypher`MATCH (c)-[:MERGED_INTO]->(s) RETURN c.id AS id, s.id AS survivor, c.displayName AS displayName`,
  row: (r) => ({ id: r.string('id'), survivor: r.string('survivor'), displayName: r.stringOrNull('displayName') }),
})

describe('ids', () => {
  it('stay with the oldest of those that meet; the others redirect to it in one hop', async () => {
    await write(graph, [record('a', '1', ['EMAIL:a@x.io'], ann)])
    await write(graph, [record('b', '1', ['EMAIL:b@x.io'], ann)])
    await write(graph, [record('c', '1', ['EMAIL:c@x.io'], ann)])
    const [a, b, c] = await Promise.all(['a:1', 'b:1', 'c:1'].map((id) => subjectOf(graph, id)))
    await write(graph, [record('d', '1', ['EMAIL:b@x.io', 'EMAIL:c@x.io'])])
    expect((await subjectOf(graph, 'c:1')).id).toBe(b?.id)
    await write(graph, [record('e', '1', ['EMAIL:a@x.io', 'EMAIL:b@x.io'])])
    expect((await subjectsIn(graph)).map(({ id }) => id)).toEqual([a?.id])
    const found = (await graph.read(redirects, {})).toSorted((x, y) => (x.id < y.id ? -1 : 1))
    expect(found).toEqual([b, c].map((loser) => ({ id: loser?.id, survivor: a?.id, displayName: null })))
    expect(await faultsIn(graph)).toEqual([])
  })

  it('come back when what joined them is gone', async () => {
    await write(graph, [record('a', '1', ['EMAIL:a@x.io'], ann)])
    await write(graph, [record('b', '1', ['EMAIL:b@x.io'], ann)])
    const before = await subjectsIn(graph)
    await write(graph, [record('d', '1', ['EMAIL:a@x.io', 'EMAIL:b@x.io'])])
    expect(await groupsIn(graph)).toBe('a:1+b:1+d:1')
    await write(graph, [{ ...record('d', '1', ['EMAIL:a@x.io']), observedAt: '2026-02-01' }])
    expect((await subjectsIn(graph)).map(({ id, records }) => [id, ...records])).toEqual([
      [before[0]?.id, 'a:1', 'd:1'],
      [before[1]?.id, 'b:1'],
    ])
    expect(await graph.read(redirects, {})).toEqual([])
    expect(await faultsIn(graph)).toEqual([])
  })
})

const versions = statement({
  name: 'test.versions',
  text: cypher`MATCH (v:RecordVersion) RETURN v.observedAt AS observedAt ORDER BY observedAt`,
  row: (r) => new Date(r.number('observedAt')).toISOString().slice(0, 10),
})

describe('a record that comes again', () => {
  const first: RecordWritten = { ...record('crm', '1', ['EMAIL:a@x.io'], ann), observedAt: '2026-01-02' }
  const second: RecordWritten = { ...record('crm', '1', ['EMAIL:b@x.io'], bob), observedAt: '2026-01-03' }

  it('is a duplicate, however often', async () => {
    expect(await write(graph, [first, first])).toEqual(['ACCEPTED', 'DUPLICATE'])
    const before = await subjectsIn(graph)
    expect(await write(graph, [first])).toEqual(['DUPLICATE'])
    expect(await subjectsIn(graph)).toEqual(before)
  })

  it('is an update when newer, and keeps the older line as history', async () => {
    await write(graph, [first])
    expect(await write(graph, [second])).toEqual(['UPDATED'])
    expect(await subjectsIn(graph)).toMatchObject([{ displayName: 'Bob Lee', identifies: ['EMAIL:b@x.io'] }])
    expect(await graph.read(versions, {})).toEqual(['2026-01-02'])
    expect(await faultsIn(graph)).toEqual([])
  })

  it('changes nothing when older, and is history all the same', async () => {
    await write(graph, [second])
    expect(await write(graph, [first])).toEqual(['DUPLICATE'])
    expect(await write(graph, [first])).toEqual(['DUPLICATE'])
    expect(await subjectsIn(graph)).toMatchObject([{ displayName: 'Bob Lee' }])
    expect(await graph.read(versions, {})).toEqual(['2026-01-02'])
  })

  it('is newer at equal times where it arrives later, and never again', async () => {
    const twin: RecordWritten = { ...second, observedAt: '2026-01-02' }
    for (const [older, newer, name] of [
      [first, twin, 'Bob Lee'],
      [twin, first, 'Ann Lee'],
    ] as const) {
      await clear()
      expect(await write(graph, [older])).toEqual(['ACCEPTED'])
      expect(await write(graph, [newer])).toEqual(['UPDATED'])
      // Both arrive a second time, apart and together.
      expect(await write(graph, [older])).toEqual(['DUPLICATE'])
      expect(await write(graph, [older, newer])).toEqual(['DUPLICATE', 'DUPLICATE'])
      expect(await subjectsIn(graph)).toMatchObject([{ displayName: name }])
      expect(await graph.read(versions, {})).toEqual(['2026-01-02'])
    }
  })

  it('ends alike at equal times, in whatever order, where its source counts its changes', async () => {
    const changes = [first, { ...second, observedAt: '2026-01-02' }].map((line, sequence) => ({ ...line, sequence }))
    for (const order of [changes, changes.toReversed()]) {
      await clear()
      for (const line of order) await write(graph, [line])
      expect(await subjectsIn(graph)).toMatchObject([{ displayName: 'Bob Lee' }])
    }
  })
})

describe('a fact about what is not known yet', () => {
  const ensure = (...owners: readonly FactOwner[]) =>
    graph.write('test.ensure', (transaction) =>
      ensureRecords(
        transaction,
        owners.map((owner) => ({ owner, toldBy: 'web' })),
        deps,
      ),
    )

  it('gets a placeholder that the record fills, under the same id', async () => {
    await ensure({ record: { source: 'crm', id: '9' } }, { record: { source: 'crm', id: '9' } })
    const before = await subjectOf(graph, 'crm:9')
    expect(before).toMatchObject({ kind: 'ANONYMOUS', recordCount: 1 })
    expect(await write(graph, [record('crm', '9', ['EMAIL:a@x.io'], ann)])).toEqual(['ACCEPTED'])
    expect(await subjectsIn(graph)).toMatchObject([{ id: before.id, kind: 'KNOWN', displayName: 'Ann Lee' }])
    expect(await graph.read(versions, {})).toEqual([])
  })

  it('hangs on its identifier until a record claims that', async () => {
    await ensure({ identifier: { type: 'COOKIE_ID', value: 'c1' } }, { identifier: { type: 'EMAIL', value: 'A@x.io' } })
    expect((await subjectsIn(graph)).map(({ kind }) => kind)).toEqual(['ANONYMOUS', 'ANONYMOUS'])
    await write(graph, [record('crm', '9', ['EMAIL:a@x.io', 'COOKIE_ID:c1'], ann)])
    expect(await groupsIn(graph)).toBe('crm:9+identifier:COOKIE_ID:c1+identifier:EMAIL:a@x.io')
  })

  it('turns out to be a company', async () => {
    await ensure({ record: { source: 'crm', id: 'acme' } })
    const before = await subjectOf(graph, 'crm:acme')
    await writeAccounts(graph, [{ source: 'crm', id: 'acme', name: 'Acme Ltd' }])
    const [account] = await subjectsIn(graph)
    expect(account).toMatchObject({ label: 'Account', displayName: 'Acme Ltd' })
    expect(await graph.read(redirects, {})).toMatchObject([{ id: before.id, survivor: account?.id }])
    expect(await faultsIn(graph)).toEqual([])
  })
})

describe('the cost of a batch', () => {
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    let count = 0
    const stop = graph.watch(() => count++)
    await work()
    stop()
    return count
  }

  const people = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      record('crm', `${from + index}`, [`EMAIL:e${from + index}@x.io`, `PHONE:+44770090${String(1000 + index)}`], ann),
    )

  it('does not grow with its size, and is small for what is known', async () => {
    await write(graph, people(0, 1))
    const small = await statementsOf(() => write(graph, people(10, 5)))
    const large = await statementsOf(() => write(graph, people(1_000, 200)))
    expect(large).toBeLessThanOrEqual(small + 4)
    expect(await statementsOf(() => write(graph, people(1_000, 200)))).toBe(2)
  }, 120_000)

  it('stays below 40 statements when everything moves', async () => {
    await write(graph, people(0, 50))
    await writeAccounts(graph, [{ source: 'crm', id: 'acme', identifiers: ids('EMAIL:e1@x.io') }])
    const joining = Array.from({ length: 25 }, (_, index) => ({
      ...record('erp', `${index}`, [`EMAIL:e${2 * index}@x.io`, `EMAIL:e${2 * index + 1}@x.io`, `COOKIE_ID:${index}`]),
    }))
    expect(await statementsOf(() => write(graph, joining))).toBeLessThanOrEqual(40)
    const parting = joining.map((line, index) => ({
      ...line,
      observedAt: '2026-05-05',
      identifiers: ids(`EMAIL:e${index}@x.io`),
    }))
    expect(await statementsOf(() => write(graph, parting))).toBeLessThanOrEqual(40)
    expect(await faultsIn(graph)).toEqual([])
  }, 120_000)
})
