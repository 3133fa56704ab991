import { readFileSync } from 'node:fs'
import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createLoadGate } from '../../../gateway/http/load-gate.ts'
import { createMetrics } from '../../../gateway/telemetry/metrics.ts'
import type { QueryEvent } from '../../../graph/run.ts'

function metricsWith() {
  const watchers: ((event: QueryEvent) => void)[] = []
  const metrics = createMetrics({
    graph: {
      watch(watcher) {
        watchers.push(watcher)
        return () => undefined
      },
      openSessions: () => 3,
    },
    audit: { lag: () => 7 },
    gate: createLoadGate({ most: 10, queueMs: 10 }),
  })
  return {
    ...metrics,
    tell(event: QueryEvent) {
      for (const watcher of watchers) watcher(event)
    },
  }
}

const seen = { requestId: 'r', status: 200, result: { data: {} } }

describe('metrics', () => {
  it('count rate, errors and duration of an operation, and what it cost', async () => {
    const { registry, observe } = metricsWith()
    const withheld = new GraphQLError('withheld', { extensions: { code: 'CONSENT_REQUIRED' } })
    observe.start()({ ...seen, params: { query: 'query One { a }' } })
    observe.start()({
      ...seen,
      params: { query: 'query One { a }' },
      result: { data: {}, errors: [withheld], extensions: { cost: { requestedQueryCost: 9, actualQueryCost: 4 } } },
    })
    const text = await registry.metrics()
    expect(text).toContain('graphql_request_duration_seconds_count{operation="One",outcome="ok"} 1')
    expect(text).toContain('graphql_request_duration_seconds_count{operation="One",outcome="partial"} 1')
    expect(text).toContain('graphql_errors_total{code="CONSENT_REQUIRED"} 1')
    expect(text).toContain('graphql_cost_points_total{operation="One"} 4')
  })

  it('bound the names: no more than 200, none of what was refused, none for what has none', async () => {
    const { registry, observe } = metricsWith()
    observe.start()({ ...seen, params: { query: '{ a }' } })
    observe.start()({ ...seen, status: 400, result: {}, params: { query: 'query Refused { a }' } })
    for (let index = 0; index < 1_000; index++) observe.start()({ ...seen, params: { query: `query Q${index} { a }` } })
    const text = await registry.metrics()
    const names = new Set([...text.matchAll(/operation="(\w+)"/g)].map(([, name]) => name))
    expect(names.size).toBe(201)
    expect(names).toContain('other')
    expect(names).not.toContain('Refused')
  })

  it('tell calls of a subgraph apart from their failures, and whether its breaker is open', async () => {
    const { registry, subgraph } = metricsWith()
    let isDown = false
    const call = subgraph(
      'billing',
      async () => {
        if (isDown) throw new Error('down')
        return { data: {} }
      },
      () => isDown,
    )
    const args = [{}, {}] as unknown as Parameters<typeof call>
    await call(...args)
    isDown = true
    await expect(call(...args)).rejects.toThrow('down')
    const text = await registry.metrics()
    expect(text).toContain('subgraph_call_duration_seconds_count{subgraph="billing",outcome="ok"} 1')
    expect(text).toContain('subgraph_call_duration_seconds_count{subgraph="billing",outcome="failed"} 1')
    expect(text).toContain('subgraph_breaker_open{subgraph="billing"} 1')
  })

  it('show statements, their batches, the pool and the audit', async () => {
    const { registry, tell } = metricsWith()
    tell({ name: 'identity.things', rows: 3, keys: 20, milliseconds: 5, failed: false })
    const text = await registry.metrics()
    expect(text).toContain('cypher_statements_total{statement="identity.things",failed="false"} 1')
    expect(text).toContain('cypher_keys_total{statement="identity.things"} 20')
    expect(text).toContain('cypher_batch_keys_bucket{le="25"} 1')
    expect(text).toContain('neo4j_sessions_open 3')
    expect(text).toContain('audit_lag_records 7')
    expect(text).toContain('requests_bound 10')
  })
})

describe('the dashboard', () => {
  const file = new URL('../../../ops/grafana-dashboard.json', import.meta.url)
  const { panels } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[]
  }
  const { registry } = metricsWith()

  /** Metric names of an expression: what is neither function, keyword, label nor text. */
  function namesIn(expr: string): readonly string[] {
    const bare = expr.replace(/\{[^}]*\}|\[[^\]]*\]|\b(?:by|ignoring|group_left)\s*\([^)]*\)/g, ' ')
    return [...bare.matchAll(/\b[a-z]\w*_\w+\b(?!\s*\()/g)]
      .map(([name]) => name)
      .filter((name) => name !== 'group_left')
  }

  async function unknownIn(expr: string): Promise<readonly string[]> {
    const known = new Set(registry.getMetricsAsArray().map(({ name }) => name))
    return namesIn(expr).filter((name) => !known.has(name) && !known.has(name.replace(/_(bucket|count|sum)$/, '')))
  }

  it.each(
    panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  )('%s asks for metrics that exist: %s', async (_title, expr) => {
    expect(namesIn(expr).length).toBeGreaterThan(0)
    expect(await unknownIn(expr)).toEqual([])
  })

  it('would be found out asking for another', async () => {
    expect(await unknownIn('sum by (operation) (rate(graphql_request_seconds_count[5m]))')).toEqual([
      'graphql_request_seconds_count',
    ])
  })
})
