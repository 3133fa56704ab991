import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PersonaName } from '../../access/tokens/personas.ts'
import { limits } from '../../config.ts'
import { createGraph, type Graph } from '../../graph/run.ts'
import { serveSubgraphs } from '../access/serve-subgraphs.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createPatientBatcher } from '../harness/patient-batcher.ts'
import { type Product, personaViewer, startProduct, tokenOf } from '../harness/product.ts'
import { until } from '../harness/until.ts'

const testGraph = useGraph()
/** So long that nothing but the request's own time ends a statement here. */
const statementTimeoutMs = 600_000
const forever = 20_000_000_000
const { driver, database } = testGraph
let id: string

beforeAll(async () => {
  const product = await startProduct(testGraph)
  await product.ingest([
    { kind: 'source', source: 'crm', role: 'SYSTEM_OF_RECORD' },
    {
      ...{ kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01T00:00:00Z' },
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

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
afterAll(async () => {
  // What a failed test left behind.
  const ids = (await counting()).map((row) => String(row.get('transactionId')))
  if (ids.length > 0) await driver.executeQuery('TERMINATE TRANSACTIONS $ids', { ids })
})

async function counting() {
  const { records } = await driver.executeQuery(
    "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery CONTAINS 'range(1,' AND NOT currentQuery STARTS WITH 'SHOW' RETURN *",
  )
  return records
}

async function ask({ url }: Product, query: string, persona: PersonaName = 'support', variables: object = { id }) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokenOf(personaViewer(persona))}`,
      'x-purpose': persona === 'ingest' ? 'ServiceProvision' : 'CustomerCare',
    },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() }
}

describe.each(['in process', 'remote'])('a query that takes longer than a request may, %s', (way) => {
  const query = 'query ($id: ID!) { customer(id: $id) { displayName balance { amountMinor } } }'

  async function product(read: Graph['read'], requestTimeoutMs: number): Promise<Product> {
    const graph = createGraph(driver, { database, statementTimeoutMs })
    const changed: Graph = { ...graph, read }
    const test = { graph: changed, batcher: createPatientBatcher(changed) }
    const settings = { audit: null, onFault: () => undefined, timeoutMs: statementTimeoutMs }
    const remote = way === 'remote' ? await serveSubgraphs(test, settings) : null
    if (remote) ends.push(() => remote.close())
    const started = await startProduct(test, remote?.calls ?? {}, {
      onFault: () => undefined,
      limits: { ...limits, requestTimeoutMs },
    })
    ends.unshift(started.close)
    return started
  }

  /** The statement of balances counts for ever before it reads. */
  const endless =
    (graph: Graph): Graph['read'] =>
    (asked, params, options) => {
      const text = `UNWIND range(1, ${forever}) AS n WITH count(n) AS many ${asked.text}`
      return graph.read(asked.name === 'billing.balancesByCustomerId' ? { ...asked, text } : asked, params, options)
    }

  it('is answered 503 with when to come back, and ended in the database, too', async () => {
    const graph = createGraph(driver, { database, statementTimeoutMs })
    const started = await product(endless(graph), 3_000)
    const answer = ask(started, query)
    await until(async () => (await counting()).length > 0)
    const { status, retryAfter, body } = await answer
    expect([status, retryAfter]).toEqual([503, '5'])
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
    expect(body.data).toBeUndefined()
    await until(async () => (await counting()).length === 0)
  })

  it('is answered where it takes no longer: the control', async () => {
    const graph = createGraph(driver, { database, statementTimeoutMs })
    const { status, body } = await ask(await product(graph.read, 60_000), query)
    expect(status).toBe(200)
    expect(body.data.customer.balance).toEqual([])
  })
})

describe('two writers that want one lock', () => {
  const mutation = `mutation ($records: [RecordInput!]!, $key: String!) {
    ingestRecords(records: $records, idempotencyKey: $key) { ... on IngestSuccess { items { status } } } }`
  let writes = 0

  async function product(settings: { readonly maxAttempts?: number }): Promise<Product> {
    const graph = createGraph(driver, { database, ...settings })
    const started = await startProduct(
      { graph, batcher: createPatientBatcher(graph) },
      {},
      { onFault: () => undefined },
    )
    ends.push(started.close)
    return started
  }

  /** A newer version of the one record. */
  async function write(to: Product) {
    const at = ++writes
    const record = {
      ...{ source: 'crm', id: '1', observedAt: new Date(Date.UTC(2026, 1, 1, 0, 0, at)).toISOString() },
      identifiers: [{ type: 'EMAIL', value: 'ann@example.com' }],
      attributes: { fullName: `Ann the ${at}.` },
    }
    return ask(to, mutation, 'ingest', { records: [record], key: `key ${at}` })
  }

  /** Holds everything that a write may lock. */
  async function hold() {
    const session = driver.session({ database })
    const transaction = await session.beginTransaction()
    await transaction.run('MATCH (n) SET n.isHeld = true REMOVE n.isHeld')
    return async () => {
      await transaction.rollback()
      await session.close()
    }
  }

  it('are both done, one after the other', async () => {
    const started = await product({})
    for (const { status, body } of await Promise.all(Array.from({ length: 12 }, () => write(started))))
      expect([status, body.errors, body.data.ingestRecords.items.length]).toEqual([200, undefined, 1])
  })

  it('wait for each other, and are done when the lock is free', async () => {
    const started = await product({})
    const release = await hold()
    let isReleased = false
    const answer = write(started).then((given) => ({ ...given, isReleased }))
    await sleep(300)
    isReleased = true
    await release()
    expect(await answer).toMatchObject({ status: 200, isReleased: true })
  })

  /** Of writers that wait for a lock. */
  async function blocked(): Promise<readonly string[]> {
    const { records } = await driver.executeQuery(
      "SHOW TRANSACTIONS YIELD transactionId, status WHERE status STARTS WITH 'Blocked' RETURN transactionId",
    )
    return records.map((row) => String(row.get('transactionId')))
  }

  it('are answered 503 with when to come back where the database ends their wait, and have done nothing', async () => {
    const started = await product({ maxAttempts: 1 })
    const release = await hold()
    const answer = write(started)
    await until(async () => (await blocked()).length > 0)
    await driver.executeQuery('TERMINATE TRANSACTIONS $ids', { ids: await blocked() })
    const { status, retryAfter, body } = await answer
    await release()
    expect(status).toBe(503)
    expect(Number(retryAfter)).toBeGreaterThan(0)
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
    const { body: after } = await ask(started, 'query ($id: ID!) { customer(id: $id) { displayName } }')
    expect(after.data.customer.displayName).toBe(`Ann the ${writes - 1}.`)
  })
})
