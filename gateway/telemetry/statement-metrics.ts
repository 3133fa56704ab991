import { Counter, Histogram, type Registry } from 'prom-client'
import type { Graph } from '../../graph/run.ts'
import { addGauge } from './prometheus-gauge.ts'

/** Statements by name, their batches, and the use of the connection pool. */
export function countStatements(registry: Registry, graph: Pick<Graph, 'watch' | 'openSessions'>): void {
  const registers = [registry]
  const statements = new Counter({
    name: 'cypher_statements_total',
    help: 'Statements sent to Neo4j, by name.',
    labelNames: ['statement', 'failed'],
    registers,
  })
  const keys = new Counter({
    name: 'cypher_keys_total',
    help: 'Keys that these statements carried. Divided by the number of statements, this is the mean batch size.',
    labelNames: ['statement'],
    registers,
  })
  const statementSeconds = new Counter({
    name: 'cypher_seconds_total',
    help: 'Time spent waiting for statements, by name.',
    labelNames: ['statement'],
    registers,
  })
  const batchSize = new Histogram({
    name: 'cypher_batch_keys',
    help: 'Keys per statement, over all names.',
    buckets: [1, 2, 5, 10, 25, 50, 100, 200],
    registers,
  })
  addGauge(
    registry,
    'neo4j_sessions_open',
    'Sessions open or waiting for one of the 64 connections of the pool.',
    [],
    (set) => set(graph.openSessions()),
  )
  graph.watch(({ name, failed, keys: carried, milliseconds }) => {
    statements.inc({ statement: name, failed: String(failed) })
    keys.inc({ statement: name }, carried)
    statementSeconds.inc({ statement: name }, milliseconds / 1000)
    batchSize.observe(carried)
  })
}
