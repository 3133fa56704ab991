import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cypher, keyed, statement } from '../../../graph/cypher.ts'
import { createReader } from '../../../graph/reader.ts'
import { createGraph, type Graph } from '../../../graph/run.ts'
import { serveSubgraphs } from '../../access/serve-subgraphs.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createPatientBatcher } from '../../harness/patient-batcher.ts'
import { type Product, personaViewer, startProduct, tokenOf } from '../../harness/product.ts'
import { until } from '../../harness/until.ts'

const testGraph = useGraph()
/** So long that nothing but its caller ends a statement here. */
const statementTimeoutMs = 600_000
const forever = 20_000_000_000
const graph = createGraph(testGraph.driver, { database: testGraph.database, statementTimeoutMs })
let id: string

const count = statement({
  name: 'test.count',
  text: cypher<{ most: number }>`UNWIND range(1, $most) AS i WITH i WHERE i % 7 = 3 RETURN count(i) AS count`,
  row: (row) => ({ count: row.number('count') }),
})
const countByKey = keyed({
  name: 'test.countByKey',
  text: cypher<{ most: number }>`
    UNWIND range(1, $most) AS i WITH count(i) AS count UNWIND $keys AS key RETURN key, count`,
  row: (row) => ({ count: row.number('count') }),
})

beforeAll(async () => {
  const product = await startProduct(testGraph)
  await product.ingest([
    { kind: 'source', source: 'crm' },
    {
      kind: 'record',
      source: 'crm',
      id: '1',
      observedAt: '2026-01-01T00:00:00Z',
      identifiers: [{ type: 'EMAIL', value: 'ann@example.com' }],
    },
  ])
  const { data } = await product.ask({
    as: 'support',
    for: 'CustomerCare',
    query: '{ customerByIdentifier(type: EMAIL, value: "ann@example.com") { id } }',
  })
  id = (data as { customerByIdentifier: { id: string } }).customerByIdentifier.id
  await product.close()
})
afterAll(async () => {
  // What a failed test left behind.
  const ids = (await transactions()).map((row) => String(row.get('transactionId')))
  if (ids.length > 0) await testGraph.driver.executeQuery('TERMINATE TRANSACTIONS $ids', { ids })
})

/** Those that count far. */
async function transactions() {
  const { records } = await testGraph.driver.executeQuery(
    "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery CONTAINS 'range(1,' AND NOT currentQuery STARTS WITH 'SHOW' RETURN *",
  )
  return records
}

async function running(): Promise<number> {
  return (await transactions()).length
}

const isRunning = async () => (await running()) > 0
const isOver = async () => (await running()) === 0
const unavailable = { name: 'NobodyWaits' }

describe('a statement', () => {
  it('is ended in the database with the signal of its read', async () => {
    const controller = new AbortController()
    const read = graph.read(count, { most: forever }, { signal: controller.signal })
    const refused = expect(read).rejects.toMatchObject(unavailable)
    await until(isRunning)
    controller.abort()
    await refused
    await until(isOver)
    expect(graph.openSessions()).toBe(0)
    await expect(graph.read(count, { most: 70 }, { signal: controller.signal })).rejects.toMatchObject(unavailable)
    expect(await graph.read(count, { most: 70 })).toEqual([{ count: 10 }])
  })

  it('that several wait for ends with the last of them', async () => {
    const batcher = createPatientBatcher(graph)
    const callers = Array.from({ length: 3 }, () => new AbortController())
    const reads = callers.map(({ signal }) => {
      signal.addEventListener('abort', batcher.leave)
      const reader = createReader(
        graph,
        batcher,
        () => [],
        () => signal,
      )
      return reader.rows(countByKey, { most: forever }).load('a')
    })
    const refused = Promise.all(reads.map((read) => expect(read).rejects.toMatchObject(unavailable)))
    await until(isRunning)
    for (const caller of callers.slice(1)) caller.abort()
    // Time enough for what must not happen.
    await sleep(200)
    expect(await running()).toBe(1)
    callers[0]?.abort()
    await refused
    await until(isOver)
  })

  it('that waits for its turn is not sent for callers who have gone', async () => {
    let sent = 0
    const free = Promise.withResolvers<void>()
    const slow: Pick<Graph, 'read'> = {
      async read(...asked) {
        sent++
        await free.promise
        return graph.read(...asked)
      },
    }
    const batcher = createPatientBatcher(slow, { maxInFlight: 1 })
    const gone = new AbortController()
    const first = batcher.load(countByKey, 'a', { most: 7 })
    await until(async () => sent === 1)
    const second = batcher.load(countByKey, 'b', { most: 7 }, gone.signal)
    const refused = expect(second).rejects.toMatchObject(unavailable)
    gone.abort()
    batcher.leave()
    await refused
    free.resolve()
    expect(await first).toEqual([{ count: 7 }])
    expect(sent).toBe(1)
  })
})

describe.each(['in process', 'remote'])('a caller who goes away, %s', (way) => {
  async function withProduct(read: Graph['read'], work: (product: Product) => Promise<void>): Promise<void> {
    const changed = { ...graph, read }
    const test = { graph: changed, batcher: createPatientBatcher(changed) }
    const settings = { audit: null, onFault: () => undefined, timeoutMs: statementTimeoutMs }
    const remote = way === 'remote' ? await serveSubgraphs(test, settings) : null
    const product = await startProduct(test, remote?.calls ?? {}, { onFault: () => undefined })
    try {
      await work(product)
    } finally {
      await product.close()
      await remote?.close()
    }
  }

  function ask({ url }: Product, query: string, signal: AbortSignal) {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${tokenOf(personaViewer('support', { scopes: new Set(['customer:read', 'consent:write']) }))}`,
      'x-purpose': 'CustomerCare',
    }
    return fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables: { id } }), signal })
  }

  const isFacts = (name: string) => name === 'access.recordFactsByCustomerId'

  it('takes the statement of the query along', async () => {
    const endless: Graph['read'] = (asked, params, options) => {
      const text = `UNWIND range(1, ${forever}) AS n WITH count(n) AS many ${asked.text}`
      return graph.read(isFacts(asked.name) ? { ...asked, text } : asked, params, options)
    }
    await withProduct(endless, async (product) => {
      const controller = new AbortController()
      const answer = ask(product, 'query ($id: ID!) { customer(id: $id) { displayName } }', controller.signal)
      const refused = expect(answer).rejects.toThrow()
      await until(isRunning)
      controller.abort()
      await refused
      await until(isOver)
    })
  })

  it('has a mutation done all the same', async () => {
    const controller = new AbortController()
    const left = Promise.withResolvers<void>()
    let isAsked = false
    const late: Graph['read'] = async (asked, params, options) => {
      if (isFacts(asked.name)) {
        isAsked = true
        await left.promise
      }
      return graph.read(asked, params, options)
    }
    await withProduct(late, async (product) => {
      const channel = way === 'remote' ? 'SMS' : 'EMAIL'
      const wish = `mutation ($id: ID!) { setChannelPreference(customerId: $id, channel: ${channel}, method: "${way}") { __typename } }`
      const answer = ask(product, wish, controller.signal)
      const refused = expect(answer).rejects.toThrow()
      await until(async () => isAsked)
      controller.abort()
      await refused
      // The server hears of it.
      await sleep(100)
      left.resolve()
      await until(async () => {
        const { records } = await testGraph.driver.executeQuery(
          'MATCH (e:ConsentEvent {method: $way}) RETURN count(e) AS count',
          { way },
          { database: testGraph.database },
        )
        return Number(records[0]?.get('count')) === 1
      })
    })
  })
})
