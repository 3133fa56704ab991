import { describe, expect, it } from 'vitest'
import { listSegments } from '../../../access/audit/segments.ts'
import { createShipper } from '../../../access/audit/ship.ts'
import type { Spool } from '../../../access/audit/spool.ts'
import { verifyAudit } from '../../../access/audit/verify.ts'
import { codedError } from '../../../errors.ts'
import { cypher, statement } from '../../../graph/cypher.ts'
import type { Graph } from '../../../graph/run.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { openSpool, recordOf, useDataDir } from './spool-folder.ts'

const { graph, clear } = useGraph()
const { newRoot } = useDataDir()

const shippedRecords = statement({
  name: 'test.shippedRecords',
  text: cypher`
    MATCH (a:AuditRecord) WITH count(a) AS nodes, count(DISTINCT a.id) AS ids
    MATCH (a:AuditRecord) UNWIND a.lines AS line
    RETURN nodes, ids, count(line) AS count, count(DISTINCT line) AS lines`,
  row: (r) => ({ nodes: r.number('nodes'), ids: r.number('ids'), count: r.number('count'), lines: r.number('lines') }),
})

async function expectShipped(root: string, records: number) {
  const [{ nodes, ids, count, lines } = {}] = await graph.read(shippedRecords, {})
  expect([count, lines, ids]).toEqual([records, records, nodes])
  expect(await verifyAudit(graph, root)).toMatchObject({ graphRecords: records, faults: [] })
}

function shipperOf(spool: Spool, more: { readonly graph?: Graph; readonly pauseMs?: number } = {}) {
  const faults: unknown[] = []
  const onFault = (fault: unknown) => faults.push(fault)
  return { ...createShipper({ graph, spool, now: () => new Date(), onFault, ...more }), faults }
}

async function append(spool: Spool, count: number) {
  // Two subgraphs each, as a mutation and the query behind it leave them.
  const records = Array.from({ length: count / 2 }, (_, number) => recordOf(`person-${number % 50}`))
  await spool.append([...records, ...records.map((record) => recordOf(record.subject, record.requestId, 'consent'))])
}

describe('shipping', () => {
  it('brings every record into the graph once, also where the answer to a commit was lost', async () => {
    await clear()
    const root = newRoot()
    const spool = openSpool(root)
    await append(spool, 3_000)
    let lost = 0
    const losing: Graph = {
      ...graph,
      async write(name, work) {
        await graph.write(name, work)
        lost++
        throw codedError('SERVICE_UNAVAILABLE', 'the connection ended after the commit')
      },
    }
    const killed = shipperOf(spool, { graph: losing })
    await expect(killed.flush()).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
    expect(lost).toBe(1)
    expect(killed.lag()).toBe(3_001)
    // The same process tries again, and one that was started anew.
    await expect(killed.flush()).rejects.toThrow()
    await shipperOf(openSpool(root)).flush()
    await expectShipped(root, 3_001)
  })

  it('brings them once where several processes ship the same files', async () => {
    await clear()
    const root = newRoot()
    const spools = [openSpool(root, 100_000), openSpool(root, 100_000)]
    await Promise.all(spools.map((spool) => append(spool, 2_000)))
    await Promise.all(spools.map((spool) => shipperOf(spool).flush()))
    await expectShipped(root, 4_002)
    for (const { writer } of spools) expect((await listSegments(root, writer)).length).toBe(1)
  })

  it('goes on beside appends, never holds one up, and ships the rest at the end', async () => {
    await clear()
    const root = newRoot()
    const spool = openSpool(root, 200_000)
    const shipper = shipperOf(spool, { pauseMs: 5 })
    shipper.start()
    for (let round = 0; round < 40; round++) {
      await append(spool, 50)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await append(spool, 1_000)
    expect(shipper.lag()).toBeGreaterThan(0)
    await shipper.stop()
    expect([shipper.lag(), shipper.faults]).toEqual([0, []])
    await expectShipped(root, 3_001)
  })

  it('waits for a graph that is away without a loss', async () => {
    await clear()
    const root = newRoot()
    const spool = openSpool(root)
    const away = codedError('SERVICE_UNAVAILABLE', 'away')
    let isAway = true
    const returning: Graph = { ...graph, read: (...args) => (isAway ? Promise.reject(away) : graph.read(...args)) }
    const shipper = shipperOf(spool, { graph: returning, pauseMs: 5 })
    await append(spool, 100)
    shipper.start()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([shipper.lag(), shipper.faults]).toEqual([101, [away]])
    isAway = false
    await shipper.stop()
    await expectShipped(root, 101)
  })
})
