import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { partition } from '../../resolution/partition/partition.ts'
import { rerun } from '../../resolution/rerun/rerun.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import { useGraph } from '../harness/neo4j.ts'
import { declare, deps, faultsIn, ids, type RecordWritten, subjectOf, subjectsIn, write } from './graph-state.ts'
import { people } from './partition/different-people.ts'
import { matchRecord } from './partition/match-record.ts'

const { graph, clear } = useGraph()

function record(id: string, keys: readonly string[], fullName?: string, source = 'shop'): RecordWritten {
  return { source, id, identifiers: ids(...keys), attributes: fullName === undefined ? {} : { fullName } }
}

const phone = 'PHONE:+447700900123'
const guestOrders = (count: number) =>
  Array.from({ length: count }, (_, index) => record(`order-${index}`, ['EMAIL:ann@x.io', phone], 'Ann Lee'))
const guests = (count: number, key = phone) =>
  people(count).map(({ name }, index) => record(`guest-${index}`, [key], name, 'hotel'))

function sizes(records: readonly RecordWritten[]): readonly number[] {
  const { clusters } = partition(records.map(matchRecord), ruleSet)
  return clusters.map(({ members }) => members.length).toSorted((a, b) => b - a)
}

const ones = (count: number) => Array.from({ length: count }, () => 1)

describe('volume is not ambiguity', () => {
  it.each([60, 500, 5_000])('%i agreeing records are one person', (count) => {
    expect(sizes(guestOrders(count))).toEqual([count])
  })

  it('and so are those that differ in what does not contradict', () => {
    const orders = guestOrders(120).map((order, index) => ({
      ...order,
      identifiers: [...(order.identifiers ?? []), ...ids(`CRM_ID:order-${index}`)],
      attributes: index % 3 === 0 ? { givenName: 'A.', familyName: 'Lee' } : order.attributes,
    }))
    expect(sizes(orders)).toEqual([120])
  })

  it('sixty people on one number are sixty', () => {
    expect(sizes(guests(60))).toEqual(ones(60))
    // The control: as many as the limit are told apart as well, but a record that tells nothing still joins by the number.
    expect(sizes([...guests(1), record('visit', [phone])])).toEqual([2])
    expect(sizes([...guests(60), record('visit', [phone])])).toEqual(ones(61))
  })

  it('a person of sixty records stays one among sixty others on the number', () => {
    expect(sizes([...guestOrders(60), ...guests(60)])).toEqual([60, ...ones(60)])
  })

  it('does not depend on the order', () => {
    const all = [...guestOrders(55), ...guests(52), record('visit', [phone]), record('mail', ['EMAIL:ann@x.io'])]
    const expected = partition(all.map(matchRecord), ruleSet)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(partition(shuffled.map(matchRecord), ruleSet)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })
})

const changes = statement({
  name: 'test.splits',
  text: cypher`MATCH (n:IdentityChange) RETURN n.action AS action, count(*) AS times ORDER BY action`,
  row: (r) => `${r.string('action')} ${r.number('times')}`,
})

describe('in the graph', () => {
  beforeEach(clear)

  it('keeps the customer of a person whose records become many, in whatever batches', async () => {
    const orders = guestOrders(130)
    for (const [from, to] of [
      [0, 1],
      [1, 40],
      [40, 51],
      [51, 52],
      [52, 130],
    ] as const)
      await write(graph, orders.slice(from, to))
    const [customer, ...others] = await subjectsIn(graph)
    expect(others).toEqual([])
    expect(customer).toMatchObject({ recordCount: 130, displayName: 'Ann Lee' })
    expect(customer?.identifies).toHaveLength(2)
    expect(await graph.read(changes, {})).toEqual([])
    // Another of hers, and a change of one of the many.
    await write(graph, [record('visit', ['EMAIL:ann@x.io'], undefined, 'web')])
    await write(graph, [{ ...record('order-7', [phone], 'Ann Lee'), observedAt: '2026-03-01' }])
    expect(await subjectsIn(graph)).toMatchObject([{ id: customer?.id, recordCount: 131 }])
    await rerun(graph, { isDry: false, onPage: () => undefined }, deps)
    expect(await subjectsIn(graph)).toMatchObject([{ id: customer?.id, recordCount: 131 }])
    expect(await faultsIn(graph)).toEqual([])
  })

  it('merges and parts whole a customer of whom not every record is read', async () => {
    await write(graph, guestOrders(70))
    const { id } = await subjectOf(graph, 'shop:order-0')
    const others = Array.from({ length: 5 }, (_, index) => record(`${index}`, ['USER_ID:u1'], undefined, 'web'))
    await write(graph, others)
    await write(graph, [record('login', ['USER_ID:u1', 'EMAIL:ann@x.io'], 'Ann Lee', 'web')])
    expect(await subjectsIn(graph)).toMatchObject([{ id, recordCount: 76 }])
    expect(await graph.read(changes, {})).toEqual(['MERGED 1'])
    await write(graph, [{ ...record('login', ['USER_ID:u1'], 'Ann Lee', 'web'), observedAt: '2026-03-01' }])
    expect((await subjectsIn(graph)).map(({ recordCount }) => recordCount).toSorted()).toEqual([6, 70])
    expect(await graph.read(changes, {})).toEqual(['MERGED 1', 'SPLIT 1'])
    expect(await faultsIn(graph)).toEqual([])
  })

  it('tells of everybody who is parted when an identifier becomes one of many', async () => {
    await declare(graph, [{ source: 'hotel' }])
    await write(graph, [...guests(50), record('visit', [phone], undefined, 'hotel')])
    await write(graph, [record('ann', [phone], 'Ann Lee', 'hotel'), record('ann-2', [phone], 'Ann Lee', 'hotel')])
    expect(await faultsIn(graph)).toEqual([])
    expect((await subjectsIn(graph)).every(({ recordCount }) => recordCount === 1)).toBe(true)
  })

  it('lets no strangers who pile up on a confirmed mailbox part its owner', async () => {
    await declare(graph, [{ source: 'crm' }])
    const owner = ['crm-1', 'crm-2', 'crm-3'].map((id, index) =>
      record(id, ['EMAIL:ann@x.io'], index === 0 ? 'Ann Lee' : undefined, 'crm'),
    )
    await write(graph, owner)
    const before = await subjectOf(graph, 'crm:crm-1')
    await write(graph, guests(30, 'EMAIL:ann@x.io'))
    await write(graph, guests(70, 'EMAIL:ann@x.io').slice(30))
    await write(graph, [record('late', ['EMAIL:ann@x.io'], 'Zenobia Zwingli', 'hotel')])
    const after = await subjectOf(graph, 'crm:crm-1')
    expect(after).toMatchObject({ id: before.id, records: before.records, identifies: ['EMAIL:ann@x.io'] })
    // One of her own still comes to her.
    await write(graph, [record('crm-4', ['EMAIL:ann@x.io'], undefined, 'crm')])
    expect(await subjectOf(graph, 'crm:crm-4')).toMatchObject({ id: before.id, recordCount: 4 })
    expect((await subjectsIn(graph)).filter(({ recordCount }) => recordCount > 1)).toHaveLength(1)
    // The control: as strangers to each other all of them would be apart.
    expect(sizes([...owner, ...guests(70, 'EMAIL:ann@x.io')])).toEqual(ones(73))
    expect(await faultsIn(graph)).toEqual([])
  })
})
