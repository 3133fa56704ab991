import { ulid } from 'ulid'
import { type IngestDeps, type InputLine, ingestLines } from '../../../ingest/ingest.ts'
import { createLineTypes } from '../../../ingest/line-types.ts'
import { createEngagementSubgraph } from '../../../subgraphs/engagement/index.ts'
import type { TestGraph } from '../../harness/neo4j.ts'
import { testSecrets } from '../../harness/neo4j.ts'
import { createAsk } from '../ask.ts'
import { idsOfRecords } from './record-owners.ts'

/** The path of a file of lines, and the guarded engagement subgraph to ask. `now` may move. */
export function createWorld(test: TestGraph, now: () => Date) {
  const deps = { graph: test.graph, batcher: test.batcher, now, newId: () => ulid(), secrets: testSecrets }
  const ingestDeps: IngestDeps = { graph: test.graph, lines: createLineTypes(deps), now }
  return {
    ...createAsk(test, createEngagementSubgraph(deps), now),

    /** Fails where a line is refused. */
    async ingest(lines: Iterable<object>): Promise<void> {
      // Whatever it is, the shapes decide.
      const summary = await ingestLines(lines as Iterable<InputLine>, ingestDeps)
      if (summary.quarantined > 0) throw new Error(`refused lines: ${JSON.stringify(summary)}`)
    },

    /** Id of the customer or account that a record (`source:id`) resolved to. */
    async ownerOf(recordId: string): Promise<string> {
      const [id] = await test.graph.read(idsOfRecords, { ids: [recordId] })
      if (id === undefined) throw new Error(`no record ${recordId}`)
      return id
    },
  }
}
