import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createGatewayTokens } from '../../../access/tokens/gateway-tokens.ts'
import { type SubgraphName, subgraphNames } from '../../../config.ts'
import { demoLines } from '../../../demo/generate.ts'
import { traceRequests } from '../../../gateway/http/trace-requests.ts'
import { readTabs } from '../../../gateway/playground/playground.ts'
import { createSubgraphs } from '../../../gateway/subgraph-calls/create-subgraphs.ts'
import { callInProcess, type SubgraphCall } from '../../../gateway/subgraph-calls/subgraph-call.ts'
import { traceOperation } from '../../../gateway/telemetry/trace-operation.ts'
import { tracedFetches } from '../../../gateway/telemetry/traced-fetches.ts'
import { startTracing, type Tracing } from '../../../gateway/telemetry/tracing.ts'
import { createGraph } from '../../../graph/run.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { createExecutable } from '../../../subgraphs/runtime/executable.ts'
import type { SubgraphDeps } from '../../../subgraphs/runtime/subgraph.ts'
import { traced } from '../../../subgraphs/runtime/traced.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { createPatientBatcher } from '../../harness/patient-batcher.ts'
import { type Product, startProduct } from '../../harness/product.ts'
import { type RemoteSubgraphs, serveSubgraphs } from '../../harness/remote-subgraphs.ts'
import { until } from '../../harness/until.ts'

const testGraph = useGraph()
const exporter = new InMemorySpanExporter()
const settings = { exporter: 'otlp', sampler: 'parentbased_always_on', ratio: 1, serviceName: null } as const
const gatewayKeys = ['a key of this test that is long enough']
const everything = readTabs().find(({ file }) => file.startsWith('1-'))
let tracing: Tracing
let deps: SubgraphDeps
let near: Product
let far: Product
let remote: RemoteSubgraphs

beforeAll(async () => {
  tracing = startTracing(settings, 'test', new SimpleSpanProcessor({ exporter }))
  const { tracer } = tracing
  const graph = createGraph(testGraph.driver, { database: testGraph.database, statementTimeoutMs: 30_000, tracer })
  deps = {
    graph,
    batcher: createPatientBatcher(graph, { isTraced: true }),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    secrets: testSecrets,
  }
  const calls = Object.fromEntries(
    createSubgraphs(deps).map((subgraph) => {
      const executable = traced(createExecutable(subgraph), subgraph.resolvers, tracer)
      return [subgraph.name, callInProcess(executable)] as const
    }),
  )
  remote = await serveSubgraphs(deps, gatewayKeys, (subgraph) =>
    traced(createExecutable(subgraph), subgraph.resolvers, tracer),
  )
  near = await start(calls)
  far = await start(remote.calls)
  await near.ingest([...demoLines({ people: 5 })] as IngestLineInput[])
})
afterAll(async () => {
  await near.close()
  await far.close()
  await remote.close()
  await tracing.stop()
})
beforeEach(() => exporter.reset())

function start(calls: Readonly<Partial<Record<SubgraphName, SubgraphCall>>>): Promise<Product> {
  return startProduct(deps, tracedFetches(calls, tracing.tracer), {
    wrap: (listener) => traceRequests(listener, tracing.tracer),
    metrics: traceOperation(),
  })
}

async function ask(product: Product): Promise<void> {
  if (everything === undefined) throw new Error('the first tab is gone')
  const { persona, purpose, query, variables } = everything
  const { status, data } = await product.ask({ as: persona, for: purpose, query, variables })
  expect([status, Object.values(data ?? {}).includes(null)]).toEqual([200, false])
}

/** Of all spans that have ended: a request's own ends with its connection's answer, a moment after the caller has it. */
async function finished(requests = 1): Promise<readonly ReadableSpan[]> {
  const roots = () => exporter.getFinishedSpans().filter(({ parentSpanContext }) => parentSpanContext === undefined)
  await until(() => roots().length >= requests)
  return exporter.getFinishedSpans()
}

/** Names from a span up to its root. */
function chain(span: ReadableSpan, spans: readonly ReadableSpan[]): readonly string[] {
  const parent = spans.find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId)
  return [span.name, ...(parent === undefined ? [] : chain(parent, spans))]
}

const cypherOf = (spans: readonly ReadableSpan[]) =>
  spans.filter(({ attributes }) => attributes['db.system.name'] === 'neo4j')

describe.each([
  ['in process', () => near],
  ['over HTTP', () => far],
])('the 360 query %s', (_way, productOf) => {
  it('is one trace: operation, plan node, subgraph, field, Cypher', async () => {
    await ask(productOf())
    const spans = await finished()
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1)
    const statements = cypherOf(spans)
    expect(statements.length).toBeGreaterThan(4)
    const subgraphs = new Set<string>()
    for (const statement of statements) {
      const [name, field, subgraph, fetch, operation, ...more] = chain(statement, spans)
      expect(name).toMatch(/^[a-z]+\.\w+$/i)
      expect(field).toMatch(/^[A-Z]\w*\.\w+$/)
      expect(subgraph).toMatch(/^subgraph [a-z]+$/)
      expect(fetch).toBe(subgraph?.replace('subgraph', 'fetch'))
      expect(operation).toMatch(/^graphql/)
      expect(more).toEqual([])
      expect(statement.attributes['db.operation.batch.size']).toBeGreaterThanOrEqual(1)
      expect(statement.attributes['db.response.returned_rows']).toBeGreaterThanOrEqual(0)
      subgraphs.add(subgraph ?? '')
    }
    expect([...subgraphs].sort()).toEqual(subgraphNames.map((name) => `subgraph ${name}`).sort())
    const fields = spans.flatMap(({ attributes }) => attributes['graphql.fields'] ?? [])
    expect(fields).toContain('Query.customerByIdentifier')
    expect(fields).toContain('Customer.timeline')
  })

  it('shows nothing of whom it is about', async () => {
    await ask(productOf())
    const told = JSON.stringify(
      (await finished()).map(({ name, attributes, events, status }) => [name, attributes, events, status]),
    )
    expect(told).not.toMatch(/ann|lee|@example/i)
  })
})

it('shares a batch: the others link to the span that sent it', async () => {
  await Promise.all(Array.from({ length: 8 }, () => ask(near)))
  const spans = await finished(8)
  const shared = cypherOf(spans).filter(({ attributes }) => Number(attributes['db.batch.requests']) > 1)
  expect(shared.length).toBeGreaterThan(0)
  for (const span of shared) {
    expect(span.links.length).toBeGreaterThan(0)
    for (const { context } of span.links) {
      expect(context.traceId).not.toBe(span.spanContext().traceId)
      expect(spans.find((other) => other.spanContext().spanId === context.spanId)?.name).toBe(span.name)
    }
  }
})

describe('a traceparent from outside', () => {
  const forged = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }

  it('of a caller becomes a link, not the parent', async () => {
    await fetch(near.url, { method: 'POST', headers: forged })
    const [span] = await finished()
    expect(span?.parentSpanContext).toBeUndefined()
    expect(span?.links[0]?.context.traceId).toBe('0af7651916cd43dd8448eb211c80319c')
  })

  it('means nothing to a subgraph, while the signed one does', async () => {
    const viewer = {
      subject: 's',
      clientId: 'c',
      scopes: new Set<string>(),
      purposes: [],
      sources: null,
      customerId: null,
    }
    const claims = { viewer, purpose: 'CustomerCare', requestId: 'request-1', bookmarks: [] } as const
    const body = JSON.stringify({ query: '{ __typename }' })
    for (const trace of [undefined, forged]) {
      exporter.reset()
      const token = await createGatewayTokens(gatewayKeys, deps.now).mint(
        'identity',
        { ...claims, ...(trace !== undefined && { trace }) },
        body,
      )
      const headers = { ...forged, 'content-type': 'application/json', authorization: `Bearer ${token}` }
      await fetch(remote.urls.identity, { method: 'POST', headers, body })
      const [span] = exporter.getFinishedSpans()
      expect(span?.name).toBe('subgraph identity')
      expect(span?.spanContext().traceId === '0af7651916cd43dd8448eb211c80319c').toBe(trace !== undefined)
    }
  })
})

it('costs nothing where it is off: no span, no resolver changed', async () => {
  const plain = await startProduct(testGraph)
  try {
    await ask(plain)
    expect(exporter.getFinishedSpans()).toEqual([])
  } finally {
    await plain.close()
  }
})
