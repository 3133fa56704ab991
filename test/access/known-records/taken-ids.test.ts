import { describe, expect, it } from 'vitest'
import { command, cypher } from '../../../graph/cypher.ts'
import { mergeSubjects } from '../../../resolution/corrections/merge.ts'
import { unmerge } from '../../../resolution/corrections/unmerge.ts'
import { declare, deps, type RecordWritten, write } from '../../resolution/graph-state.ts'
import { useSignIn } from './sign-in.ts'

const { ask, graph, idOf, readAs, test } = useSignIn([
  { source: 'crm' },
  { source: 'erp' },
  { source: 'web', role: 'TOUCHPOINT' },
  { source: 'app', role: 'TOUCHPOINT', verifies: ['EMAIL'] },
])

const by = { by: 'tester', reason: 'they called' }
const verified = (value: string) => [{ type: 'EMAIL' as const, value, verifiedAt: '2026-01-01' }]
const email = (value: string) => [{ type: 'EMAIL' as const, value }]
const [vic, mal, new_] = ['vic@x.io', 'mal@x.io', 'new@x.io']

let day = 1
/** Later versions come later. */
async function put(identifiers: RecordWritten['identifiers'], ...records: readonly string[]): Promise<void> {
  const observedAt = new Date(Date.UTC(2026, 0, day++)).toISOString()
  await write(
    graph,
    records.map((record) => {
      const [source = '', id = ''] = record.split(':')
      return { source, id, identifiers, observedAt }
    }),
  )
}

/** The records that a customer reads whose token names `id` and no record. */
const readBy = (id: string) => readAs(id)

/** As if each record had always been of its present customer: the control, by which a record that was joined counts as an own one. */
const forget = command({
  name: 'test.forget',
  text: cypher`MATCH (:SourceRecord)-[was:WAS_RESOLVED_TO]->() DELETE was`,
})

/** As if the record of the undeclared source had had the id before all others. */
const precede = command({
  name: 'test.precede',
  text: cypher`MATCH (:SourceRecord {id: 'stray:mal'})-[to:RESOLVED_TO]->(c) SET to.since = 1, c.createdAt = 1`,
})

async function withoutHistory(id: string) {
  await graph.write('test.forget', (transaction) => transaction.run(forget, {}))
  return readBy(id)
}

describe('a customer whose token names an id and no record', () => {
  it.each([
    ['records of an undeclared source', ['stray:1', 'stray:2']],
    ['two records of a touchpoint', ['web:1', 'web:2']],
  ])('does not read what joined records that they took to another e-mail address: %s', async (_, own) => {
    await put(email(mal), 'crm:mal')
    await put(email(mal), ...own)
    const id = await idOf('crm:mal')
    await put(verified(vic), 'crm:vic')
    const victim = await idOf('crm:vic')
    await put(email(new_), 'crm:mal')
    await put(email(vic), ...own)
    expect(await idOf('crm:vic')).toBe(victim)
    expect(await idOf(own[0] ?? '')).toBe(victim)
    expect(await readBy(id)).toEqual(['crm:mal'])
    expect(await readBy(victim)).toEqual(['crm:vic'])
  })

  it('does not read a customer whose id they made younger', async () => {
    await put(verified(vic), 'crm:vic')
    const victim = await idOf('crm:vic')
    await put(email(mal), 'web:1')
    const id = await idOf('web:1')
    await put(email(vic), 'stray:1', 'stray:2', 'stray:3')
    await put(email(new_), 'stray:1', 'stray:2', 'stray:3')
    expect(await idOf('crm:vic')).toBe(victim)
    await put(email(vic), 'web:1')
    expect(await idOf('web:1')).toBe(victim)
    expect(await readBy(id)).toEqual(['web:1'])
    expect(await readBy(victim)).toEqual(['crm:vic'])
  })

  it('does not read a customer who was joined with their older id', async () => {
    await put(email(mal), 'web:mal')
    const id = await idOf('web:mal')
    await put(email(vic), 'web:vic')
    const victim = await idOf('web:vic')
    await put(email(vic), 'web:mal')
    expect(await idOf('web:vic')).toBe(id)
    // The customer verifies their address only now.
    await put(verified(vic), 'app:vic')
    expect(await idOf('app:vic')).toBe(await idOf('web:vic'))
    expect(await readBy(id)).not.toContain('web:vic')
    expect(await readBy(victim)).toEqual(['web:vic'])
  })

  it('reads a verified customer who was joined with their id only where history is forgotten: the control', async () => {
    await put(email(mal), 'crm:mal')
    const id = await idOf('crm:mal')
    await put(email(vic), 'erp:vic')
    await put(email(vic), 'crm:mal')
    expect(await idOf('erp:vic')).toBe(id)
    await put(email(new_), 'stray:1')
    expect(await readBy(id)).toEqual(['crm:mal'])
    expect(await withoutHistory(id)).not.toEqual(['crm:mal'])
  })

  it.each([
    ['a declared touchpoint', 'web:mal'],
    ['an undeclared source', 'stray:mal'],
  ])('does not become the customer whose e-mail address they signed up with before, at %s', async (_, record) => {
    await put(email(vic), record)
    const id = await idOf(record)
    await put(verified(vic), 'crm:vic')
    const victim = await idOf('crm:vic')
    expect(victim).not.toBe(id)
    expect(await readBy(id)).toEqual([record])
    // Nor do they cost the customer their own data.
    expect(await readBy(victim)).toEqual(['crm:vic'])
    const query = 'query($id: ID!) { customer(id: $id) { id } }'
    const asked = await ask(query, { id }, { purpose: 'RightsFulfilment' })
    expect(asked.data).toEqual({ customer: { id: victim } })
  })

  it.each<readonly [string, RecordWritten['identifiers']]>([
    ['e-mail address', verified(mal)],
    ['telephone', [{ type: 'PHONE', value: '+447700900999', verifiedAt: '2026-01-01' }]],
    ['login', [{ type: 'USER_ID', value: 'mal', verifiedAt: '2026-01-01' }]],
    ['browser', [{ type: 'COOKIE_ID', value: 'mal-cookie', verifiedAt: '2026-01-01' }]],
    ['account at another site', [{ type: 'SOCIAL_HANDLE', value: '@mal', verifiedAt: '2026-01-01' }]],
  ])('does not become the customer by signing up before beside a verified %s of their own', async (_, own) => {
    const verifies = ['EMAIL', 'PHONE', 'USER_ID', 'COOKIE_ID', 'SOCIAL_HANDLE'] as const
    await declare(graph, [{ source: 'app', role: 'TOUCHPOINT', verifies: [...verifies] }])
    await put([...(own ?? []), ...email(vic)], 'app:mal')
    const id = await idOf('app:mal')
    await put(verified(vic), 'crm:vic')
    const victim = await idOf('crm:vic')
    expect(victim).not.toBe(id)
    expect(await readBy(id)).toEqual(['app:mal'])
    expect(await readBy(victim)).toEqual(['crm:vic'])
    // Nor in the other's place, once the stranger has left.
    await put(own, 'app:mal')
    expect(await idOf('crm:vic')).toBe(victim)
    expect(await readBy(id)).not.toContain('crm:vic')
  })

  it('gets the id back that they had before, once their record has left, and no other', async () => {
    await put(email(mal), 'stray:mal')
    const first = await idOf('stray:mal')
    await put(email(new_), 'other:mal')
    const second = await idOf('other:mal')
    await put([...email(new_), ...email(mal)], 'stray:mal')
    const id = await idOf('stray:mal')
    await put(email(vic), 'stray:mal')
    await put(verified(vic), 'crm:vic')
    const victim = await idOf('crm:vic')
    expect([first, second, id]).not.toContain(victim)
    await put(email(mal), 'stray:mal')
    expect(await idOf('crm:vic')).toBe(victim)
    expect(await idOf('stray:mal')).not.toBe(victim)
  })

  it('does not read a record that came to their id while others could take it over', async () => {
    // As an older version of the program left it.
    await put(verified(vic), 'crm:vic')
    await put(email(vic), 'stray:mal')
    const id = await idOf('crm:vic')
    await graph.write('test.precede', (transaction) => transaction.run(precede, {}))
    expect(await readBy(id)).toEqual([])
    // The control: of an account that came later nobody could have had the token.
    await test.clear()
    await declare(graph, [{ source: 'crm' }, { source: 'web', role: 'TOUCHPOINT' }])
    await put(verified(vic), 'crm:vic')
    await put(email(vic), 'web:mal')
    expect(await readBy(await idOf('crm:vic'))).toEqual(['crm:vic'])
  })
})

describe('a customer reads as before', () => {
  it('with one record', async () => {
    await put(email(vic), 'crm:vic')
    expect(await readBy(await idOf('crm:vic'))).toEqual(['crm:vic'])
  })

  it('with verified links, also after the rules merged own records, under each of the ids', async () => {
    await put(verified(vic), 'crm:vic')
    await put(verified(mal), 'erp:vic')
    const ids = [await idOf('crm:vic'), await idOf('erp:vic')]
    await put([...verified(vic), ...verified(mal)], 'erp:vic')
    expect(await idOf('erp:vic')).toBe(ids[0])
    for (const id of ids) expect(await readBy(id)).toEqual(['crm:vic', 'erp:vic'])
  })

  it("after a steward's merge, and after it was undone", async () => {
    await put(email(vic), 'crm:vic')
    await put(email(mal), 'erp:vic')
    const [keepId, absorbId] = [await idOf('crm:vic'), await idOf('erp:vic')]
    const { value } = await graph.write('test.merge', (tx) => mergeSubjects(tx, { keepId, absorbId }, by, deps))
    if (value.outcome !== 'DONE') throw new Error(value.message)
    for (const id of [keepId, absorbId]) expect(await readBy(id)).toEqual(['crm:vic', 'erp:vic'])
    await graph.write('test.unmerge', (tx) => unmerge(tx, value.mergeId, by, deps))
    expect(await readBy(keepId)).toEqual(['crm:vic'])
    expect(await readBy(absorbId)).toEqual(['erp:vic'])
  })

  it('after records were split off, under either id', async () => {
    await put(email(vic), 'crm:vic')
    await put(email(vic), 'erp:vic')
    const id = await idOf('crm:vic')
    await put(email(new_), 'erp:vic')
    expect(await idOf('crm:vic')).toBe(id)
    expect(await readBy(id)).toEqual(['crm:vic'])
    expect(await readBy(await idOf('erp:vic'))).toEqual(['erp:vic'])
  })

  it('whose browser and placeholder were known before', async () => {
    await put([{ type: 'COOKIE_ID', value: 'c1' }], 'web:vic')
    await put([{ type: 'COOKIE_ID', value: 'c1' }, ...verified(vic)], 'crm:vic')
    expect(await idOf('web:vic')).toBe(await idOf('crm:vic'))
    expect(await readBy(await idOf('crm:vic'))).toEqual(['crm:vic'])
  })
})
