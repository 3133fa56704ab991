import { afterAll, beforeAll, expect, it } from 'vitest'
import { limits } from '../../config.ts'
import { cypher, statement } from '../../graph/cypher.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
let product: Product
const record = { source: 'crm', id: '1', observedAt: '2026-01-01T00:00:00Z', identifiers: [] }
const event = {
  source: 'web',
  id: '1',
  record: { source: 'crm', sourceId: '1' },
  name: 'page_viewed',
  channel: 'WEB',
  occurredAt: '2026-01-01T00:00:00Z',
}
const mutations = {
  record: 'ingestRecords(records: $items, idempotencyKey: $key)',
  event: 'ingestEvents(events: $items, idempotencyKey: $key)',
}

beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { a: value }
  return value
}

async function ingest(kind: keyof typeof mutations, item: object) {
  const query = `mutation ($items: [${kind === 'record' ? 'RecordInput' : 'EventInput'}!]!, $key: String!) {
    ${mutations[kind]} { ... on IngestSuccess { items { status } } } }`
  const variables = { items: [item], key: crypto.randomUUID() }
  return product.ask({ as: 'ingest', for: 'ServiceProvision', query, variables })
}

it('what is nested too deeply is refused by name, whatever it is part of', async () => {
  const refused = { status: 400, errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'jsonDepth' } }] }
  for (const levels of [limits.jsonDepth, 1_500, 3_000]) {
    expect(await ingest('record', { ...record, attributes: { x: nested(levels) } })).toMatchObject(refused)
    expect(await ingest('event', { ...event, properties: { x: nested(levels) } })).toMatchObject(refused)
  }
})

it('what is not is stored', async () => {
  const nearly = nested(limits.jsonDepth - 5)
  for (const answer of [
    await ingest('record', { ...record, attributes: { x: nearly } }),
    await ingest('event', { ...event, properties: { x: nearly } }),
    await ingest('event', { ...event, id: 'wide', properties: { x: Array.from({ length: 100_000 }, (_, at) => at) } }),
  ])
    expect(JSON.stringify(answer.data)).toContain('"ACCEPTED"')
})

it('the database closes the connection on 3,000 levels, which reads like a database that is gone', async () => {
  const echo = statement<{ readonly value: unknown }, boolean>({
    name: 'test.echo',
    text: cypher`RETURN $value IS NULL AS absent`,
    row: (row) => row.boolean('absent'),
  })
  const write = (levels: number) =>
    testGraph.graph.write('test.echo', (transaction) => transaction.run(echo, { value: nested(levels) }))
  expect((await write(limits.jsonDepth)).value).toEqual([false])
  await expect(write(3_000)).rejects.toMatchObject({ name: 'GraphUnavailable' })
})
