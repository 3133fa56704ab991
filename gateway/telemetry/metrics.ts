import type { ExecutionResult } from 'graphql'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Audit } from '../../access/audit/audit.ts'
import type { SubgraphName } from '../../config.ts'
import { toErrorCode } from '../../errors.ts'
import type { Graph } from '../../graph/run.ts'
import type { LoadGate } from '../http/load-gate.ts'
import type { SubgraphCall } from '../subgraph-calls/subgraph-call.ts'
import { nameOf, type Observe } from './observe.ts'
import { addGauge } from './prometheus-gauge.ts'
import { countStatements } from './statement-metrics.ts'

/** Each name is a time series for ever. Names beyond this number, and requests without a name, count as `other`. */
const mostOperationNames = 200
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export interface Metrics {
  readonly registry: Registry
  /** Rate, errors and duration of requests, by operation. */
  readonly observe: Observe
  /** The same for a subgraph's calls. `isOpen`: the state of its circuit breaker. */
  subgraph(name: SubgraphName, call: SubgraphCall, isOpen?: () => boolean): SubgraphCall
}

export interface MetricSources {
  readonly graph: Pick<Graph, 'watch' | 'openSessions'>
  readonly audit: Pick<Audit, 'lag'>
  readonly gate: Pick<LoadGate, 'state'>
}

export function createMetrics({ graph, audit, gate }: MetricSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requestSeconds = new Histogram({
    name: 'graphql_request_duration_seconds',
    help: 'Time from the first byte of a request to its answer, by operation name and outcome (ok, partial, failed).',
    labelNames: ['operation', 'outcome'],
    buckets: seconds,
    registers,
  })
  const errors = new Counter({
    name: 'graphql_errors_total',
    help: 'Errors in answers, by code.',
    labelNames: ['code'],
    registers,
  })
  const cost = new Counter({
    name: 'graphql_cost_points_total',
    help: 'Points that operations cost, by operation name.',
    labelNames: ['operation'],
    registers,
  })
  const callSeconds = new Histogram({
    name: 'subgraph_call_duration_seconds',
    help: 'Time of a subgraph call, by subgraph and outcome (ok, partial, failed).',
    labelNames: ['subgraph', 'outcome'],
    buckets: seconds,
    registers,
  })
  const breakers = new Map<string, () => boolean>()
  addGauge(
    registry,
    'subgraph_breaker_open',
    'Whether the circuit breaker of a subgraph is open, so that the subgraph is not called.',
    ['subgraph'],
    (set) => {
      for (const [subgraph, isOpen] of breakers) set(isOpen() ? 1 : 0, { subgraph })
    },
  )
  addGauge(registry, 'requests_under_way', 'Requests that were admitted and are not answered yet.', [], (set) =>
    set(gate.state().underWay),
  )
  addGauge(registry, 'requests_waiting', 'Requests that wait for their turn.', [], (set) => set(gate.state().waiting))
  addGauge(
    registry,
    'requests_bound',
    'The most requests that may be processed at once, derived from measured response times.',
    [],
    (set) => set(gate.state().bound),
  )
  new Counter({
    name: 'requests_shed_total',
    help: 'Requests refused with 503 because too many were being processed.',
    registers,
    collect() {
      this.reset()
      this.inc(gate.state().shed)
    },
  })
  addGauge(
    registry,
    'audit_lag_records',
    'Access records that are in the local spool and not in the graph yet.',
    [],
    (set) => set(audit.lag()),
  )
  countStatements(registry, graph)
  const bounded = createBound()

  return {
    registry,
    observe: {
      start() {
        const startedAt = performance.now()
        return ({ params, status, result }) => {
          const isKnown = status < 400
          const operation = bounded(nameOf(params), isKnown)
          requestSeconds.observe({ operation, outcome: outcomeOf(result, status) }, since(startedAt))
          for (const { extensions } of result.errors ?? []) errors.inc({ code: toErrorCode(extensions.code) })
          const points = pointsOf(result)
          if (points !== null) cost.inc({ operation }, points)
        }
      },
    },
    subgraph(subgraph, call, isOpen) {
      if (isOpen !== undefined) breakers.set(subgraph, isOpen)
      return async (request, context) => {
        const startedAt = performance.now()
        try {
          const result = await call(request, context)
          callSeconds.observe({ subgraph, outcome: outcomeOf(result, 200) }, since(startedAt))
          return result
        } catch (error) {
          callSeconds.observe({ subgraph, outcome: 'failed' }, since(startedAt))
          throw error
        }
      }
    },
  }
}

/** A name becomes a label only after an answer: a refused request could have any name. */
function createBound(): (name: string | undefined, isKnown: boolean) => string {
  const names = new Set<string>()
  return (name, isKnown) => {
    if (name === undefined) return 'other'
    if (names.has(name)) return name
    if (!isKnown || names.size >= mostOperationNames) return 'other'
    names.add(name)
    return name
  }
}

function outcomeOf({ data, errors }: ExecutionResult, status: number): 'ok' | 'partial' | 'failed' {
  if (status >= 400 || data === undefined || data === null) return 'failed'
  return errors?.length ? 'partial' : 'ok'
}

/** See plugins/limit-cost.ts. */
function pointsOf({ extensions }: ExecutionResult): number | null {
  const cost = extensions?.cost
  if (typeof cost !== 'object' || cost === null || !('actualQueryCost' in cost)) return null
  return typeof cost.actualQueryCost === 'number' ? cost.actualQueryCost : null
}

function since(startedAt: number): number {
  return (performance.now() - startedAt) / 1000
}
