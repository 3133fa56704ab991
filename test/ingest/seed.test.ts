import { PassThrough } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import { seedDemo } from '../../demo/seed.ts'
import { cypher, statement } from '../../graph/cypher.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { testSecrets, useGraph } from '../harness/neo4j.ts'

const { graph, batcher, clear } = useGraph()
const now = () => new Date()
const newId = () => crypto.randomUUID()
const lines = createLineTypes({ graph, batcher, now, newId, secrets: testSecrets })
/** The cast is the least there is. */
const small = { people: 1, pollMs: 20 }

const recordCount = statement({
  name: 'test.recordCount',
  text: cypher`MATCH (r:SourceRecord) RETURN count(r) AS records`,
  row: (row) => row.number('records'),
})

function deps() {
  const output = new PassThrough({ encoding: 'utf8' })
  return { graph, lines, now, newId, output }
}

beforeEach(clear)

describe('seedDemo', () => {
  it('fills an empty graph once, without a line refused', async () => {
    const first = deps()
    const summary = await seedDemo(first, small)
    expect(summary).toMatchObject({ quarantined: 0, reasons: [], ignoredKeys: [], stoppedAtLine: null })
    expect(summary?.accepted).toBeGreaterThan(100)
    expect(first.output.read()).toMatch(/Demo: \d+ lines accepted, 0 quarantined in /)
    const records = await graph.read(recordCount, {})
    expect(await seedDemo(deps(), small)).toBeNull()
    expect(await graph.read(recordCount, {})).toEqual(records)
  })

  it('leaves a graph with data of its own alone', async () => {
    const record = { kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01T00:00:00Z' }
    await ingestLines([record], { graph, lines, now })
    expect(await seedDemo(deps(), small)).toBeNull()
    expect(await graph.read(recordCount, {})).toEqual([1])
  })

  it('is done by one of two that start at once, while the other waits', async () => {
    const summaries = await Promise.all([seedDemo(deps(), small), seedDemo(deps(), small)])
    expect(summaries.filter((summary) => summary !== null)).toHaveLength(1)
  })

  it('goes on where an earlier one stopped', async () => {
    const stop = new AbortController()
    const settings = { batchLines: 10, windowLines: 40 }
    const cut = { ...deps(), settings, signal: stop.signal, onOutcome: (line: number) => line > 20 && stop.abort() }
    const first = await seedDemo(cut, small)
    expect(first?.stoppedAtLine).not.toBeNull()
    const second = await seedDemo(deps(), small)
    expect(second).toMatchObject({ quarantined: 0, stoppedAtLine: null })
    expect(second?.duplicate).toBe(first?.accepted)
  })
})
