import { inspect } from 'node:util'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { createGraph } from '../../graph/run.ts'
import { listQuarantine } from '../../ingest/quarantine/quarantine.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
let product: Product
/** What the database answers to a statement about a line that holds the word `poison`; null: nothing is wrong. */
let code: string | null = null
let failures = 0

/** The real driver, but that it cannot store one word, however it comes, except in the quarantine. */
function choosyDriver(driver: Driver): Driver {
  return replacing(driver, {
    session: (...args: Parameters<Driver['session']>) => {
      const session = driver.session(...args)
      return replacing(session, {
        beginTransaction: async () => {
          const transaction = await session.beginTransaction()
          return replacing(transaction, {
            run(text: string, params: object) {
              const isStored = /\b(?:CREATE|SET)\b/.test(text) && !text.includes('Quarantined')
              if (code === null || !isStored || !inspect(params, { depth: 9, maxArrayLength: null }).includes('poison'))
                return transaction.run(text, params)
              failures++
              throw new neo4j.Neo4jError('Property value is too large to index', code, '50N42', 'injected')
            },
          })
        },
      })
    },
  })
}

function replacing<T extends object>(target: T, methods: Readonly<Record<string, unknown>>): T {
  return new Proxy(target, {
    get(_, name) {
      const own: unknown = Reflect.get(name in methods ? methods : target, name)
      return typeof own === 'function' ? own.bind(target) : own
    },
  })
}

const cannotStore = 'Neo.DatabaseError.Statement.ExecutionFailed'

beforeAll(async () => {
  const graph = createGraph(choosyDriver(testGraph.driver), { database: testGraph.database })
  product = await startProduct({ ...testGraph, graph })
})
beforeEach(async () => {
  await testGraph.clear()
  code = cannotStore
  failures = 0
})
afterAll(() => product.close())

const record = (id: string, note = 'good') => ({
  source: 'web',
  id,
  observedAt: '2026-01-02T03:04:05Z',
  identifiers: [{ type: 'USER_ID', value: id }],
  attributes: { note },
})
const event = (id: string, note = 'good') => ({
  source: 'web',
  id,
  record: { source: 'web', sourceId: 'r' },
  name: 'page_viewed',
  channel: 'WEB',
  occurredAt: '2026-01-02T03:04:05Z',
  properties: { note },
})
const feedback = (id: string, comment = 'good') => ({
  source: 'web',
  id,
  record: { source: 'web', sourceId: 'r' },
  type: 'REVIEW',
  comment,
  occurredAt: '2026-01-02T03:04:05Z',
})

const mutations = {
  ingestRecords: ['records', 'RecordInput', record],
  ingestEvents: ['events', 'EventInput', event],
  recordFeedback: ['feedback', 'FeedbackInput', feedback],
} as const
type Mutation = keyof typeof mutations

async function send(mutation: Mutation, items: readonly object[], key = 'k') {
  const [argument, input] = mutations[mutation]
  const query = `mutation ($items: [${input}!]!, $key: String!) { ${mutation}(${argument}: $items, idempotencyKey: $key) {
    ... on IngestSuccess { accepted duplicate quarantined items { index status message } } ... on Error { message } } }`
  const answer = await product.ask({ as: 'ingest', for: 'ServiceProvision', query, variables: { items, key } })
  return { ...answer, result: answer.data?.[mutation] }
}

const storedIds = statement({
  name: 'test.storedIds',
  text: cypher`
    MATCH (n) WHERE (n:SourceRecord OR n:Entry) AND NOT n:Quarantined AND NOT coalesce(n.isPlaceholder, false)
    RETURN n.sourceId AS id ORDER BY id`,
  row: (r) => r.string('id'),
})

async function inQuarantine() {
  const found = []
  for await (const { sourceId, rule, message } of listQuarantine(testGraph.graph))
    found.push({ sourceId, rule, message })
  return found
}

describe.each(Object.keys(mutations) as Mutation[])('a line that the database cannot store, sent by %s', (mutation) => {
  const [, , line] = mutations[mutation]

  it('costs the others nothing, wherever it stands, and is kept with the reason', async () => {
    const items = ['0', '1', '2', '3', '4', '5', '6'].map((id) =>
      line(id, ['0', '3', '6'].includes(id) ? 'poison' : 'ok'),
    )
    const { status, result } = await send(mutation, items)
    const masked = { status: 'QUARANTINED', message: expect.stringMatching(/^The line could not be written/) }
    const accepted = { status: 'ACCEPTED', message: null }
    const statuses = [masked, accepted, accepted, masked, accepted, accepted, masked]
    expect({ status, result }).toMatchObject({ status: 200, result: { accepted: 4, quarantined: 3 } })
    expect(result).toMatchObject({ items: statuses.map((item, index) => ({ index, ...item })) })
    expect(await testGraph.graph.read(storedIds, {})).toEqual(['1', '2', '4', '5'])
    const kept = await inQuarantine()
    expect(kept.map(({ sourceId }) => sourceId).toSorted()).toEqual(['0', '3', '6'])
    expect(kept[0]).toMatchObject({ rule: 'WRITE_FAILED', message: expect.stringContaining('too large to index') })
    // The same call again does nothing, and is answered the same.
    const before = failures
    expect((await send(mutation, items)).text).toBe((await send(mutation, items)).text)
    expect((await send(mutation, items)).result).toEqual(result)
    expect(failures).toBe(before)
  })

  it('is stored where the database can store it: the control', async () => {
    code = null
    const { result } = await send(mutation, [line('0', 'poison'), line('1')])
    expect(result).toMatchObject({ accepted: 2, quarantined: 0 })
  })

  it('is quarantined alone, and settled once it can be stored', async () => {
    expect((await send(mutation, [line('0', 'poison')])).result).toMatchObject({ quarantined: 1 })
    code = null
    expect((await send(mutation, [line('0', 'poison')], 'k2')).result).toMatchObject({ accepted: 1 })
    expect(await inQuarantine()).toEqual([])
  })
})

describe('a failure that is no fault of a line', () => {
  it('reaches the caller, and nothing is stored', async () => {
    code = 'Neo.TransientError.General.MemoryPoolOutOfMemoryError'
    const { errors } = await send('ingestEvents', [event('0', 'poison'), event('1')])
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }])
    expect(await testGraph.graph.read(storedIds, {})).toEqual([])
    expect(await inQuarantine()).toEqual([])
  })
})
