import type { ExecutionResult } from 'graphql'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Audit } from '../access/audit/audit.ts'
import type { Graph } from '../graph/run.ts'
import type { GraphQLParams } from './caller.ts'

/** Each name is a time series for ever: what comes after these is counted as `other`. */
const mostOperationNames = 200

export interface RequestMetrics {
  /** Starts the clock of a request; call the answer when it was sent. */
  start(): (params: GraphQLParams, status: number, result: ExecutionResult) => void
}

export interface Metrics extends RequestMetrics {
  readonly registry: Registry
}

/** Counts and durations of requests by operation name, and of Cypher statements by statement name. */
export function createMetrics(graph: Pick<Graph, 'watch'>, audit: Pick<Audit, 'lag'>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'graphql_request_duration_seconds',
    help: 'Time from the first byte of a request to its answer, by operation name and outcome (ok, partial, failed).',
    labelNames: ['operation', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const statements = new Counter({
    name: 'cypher_statements_total',
    help: 'Statements sent to Neo4j, by name.',
    labelNames: ['statement', 'failed'],
    registers: [registry],
  })
  const keys = new Counter({
    name: 'cypher_keys_total',
    help: 'Keys those statements carried: divided by the statements, the batch size.',
    labelNames: ['statement'],
    registers: [registry],
  })
  const statementSeconds = new Counter({
    name: 'cypher_seconds_total',
    help: 'Time spent waiting for statements, by name.',
    labelNames: ['statement'],
    registers: [registry],
  })
  new Gauge({
    name: 'audit_lag_records',
    help: 'Access records that are in the local spool and not in the graph yet.',
    registers: [registry],
    collect() {
      this.set(audit.lag())
    },
  })
  graph.watch(({ name, failed, keys: carried, milliseconds }) => {
    statements.inc({ statement: name, failed: String(failed) })
    keys.inc({ statement: name }, carried)
    statementSeconds.inc({ statement: name }, milliseconds / 1000)
  })

  const names = new Set<string>()
  function bounded(name: string | undefined): string {
    if (name === undefined) return 'anonymous'
    if (names.has(name)) return name
    if (names.size >= mostOperationNames) return 'other'
    names.add(name)
    return name
  }

  return {
    registry,
    start() {
      const startedAt = performance.now()
      return (params, status, { data, errors }) => {
        const outcome = status >= 400 || data === undefined ? 'failed' : errors?.length ? 'partial' : 'ok'
        const labels = { operation: bounded(operationName(params)), outcome }
        seconds.observe(labels, (performance.now() - startedAt) / 1000)
      }
    },
  }
}

/** Without parsing: the name given, else the first the text has. */
function operationName({ operationName: given, query = '' }: GraphQLParams): string | undefined {
  return given ?? /\b(?:query|mutation|subscription)\s+([_A-Za-z]\w{0,80})/.exec(query)?.[1]
}
