import { ulid } from 'ulid'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../graph/cypher.ts'
import { createLines } from '../../../subgraphs/identity/lines.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { declare, faultsIn, groupsIn } from '../../resolution/graph-state.ts'
import { lineOfCase } from '../../resolution/match/case-lines.ts'
import { labelledCases } from '../../resolution/match/case-records.ts'

const { graph, batcher, clear } = useGraph()
const { record: writer } = createLines({
  graph,
  batcher,
  now: () => new Date(),
  newId: () => ulid(),
  secrets: testSecrets,
})
beforeEach(clear)

const openQuestions = statement({
  name: 'test.openQuestions',
  text: cypher`MATCH (m:MatchCandidate {status: 'OPEN'}) RETURN count(m) AS questions`,
  row: (r) => r.number('questions'),
})

describe('labelled cases through ingest, a record at a time', () => {
  it.each(labelledCases)('$verdict: $why', async ({ verdict, written }) => {
    if (written.some(({ hasUniqueId }) => hasUniqueId)) await declare(graph, [{ source: 'crm', uniqueIds: true }])
    for (const record of written) {
      const line = lineOfCase(record)
      // The writer takes what its own shape parsed.
      await writer?.write([line as never])
    }
    const groups = (await groupsIn(graph)).split(' | ').length
    if (verdict === 'SAME') expect(groups).toBe(1)
    else if (written.length === 2) expect(groups).toBe(2)
    else expect(groups).toBeGreaterThan(1)
    if (verdict === 'APART') expect(await graph.read(openQuestions, {})).toEqual([0])
    expect(await faultsIn(graph)).toEqual([])
  })
})
