import { command, cypher } from '../../graph/cypher.ts'
import type { Graph } from '../../graph/run.ts'
import { identifierSource } from '../../resolution/records/record-id.ts'
import { sourceLine } from '../../resolution/records/record-line.ts'
import { sourceNode, sourceOfLine } from '../../resolution/records/source.ts'
import { createMissingSources } from '../../resolution/write/write-queries.ts'

const createRecords = command({
  name: 'test.createRecords',
  text: cypher<{
    readonly records: readonly { readonly id: string; readonly source: string; readonly customer: string }[]
  }>`
    UNWIND $records AS record
    MERGE (c:Customer {id: record.customer})
    ON CREATE SET c.status = 'ACTIVE', c.kind = 'KNOWN', c.createdAt = 0, c.version = 1
    CREATE (r:SourceRecord {id: record.id, source: record.source, sourceId: substring(record.id, size(record.source) + 1),
                            type: 'PERSON', observedAt: 0, recordedAt: 0, isPlaceholder: false})
    // Declared sources tell of it, so that another fact decides nothing about it.
    SET r.isVouched = CASE WHEN record.source = 'identifier' THEN true END
    CREATE (r)-[:RESOLVED_TO {recordId: record.id, since: 0, rule: 'TEST', confidence: 1.0}]->(c)
    WITH c, collect(r) AS resolved
    MATCH (first:SourceRecord {id: resolved[0].id})
    UNWIND tail(resolved) AS r
    CREATE (first)-[:SAME_AS {id: 'test'}]->(r)`,
})

/**
 * Records (`source:id`) of systems of record, already resolved to customers, each customer's confirmed by a person, so that a test of
 * facts needs no resolution. `cmp` may record consents for all of them, and the systems whose names tests use to tell facts are declared.
 */
export async function createPeople(
  graph: Graph,
  recordIdsByCustomer: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const records = Object.entries(recordIdsByCustomer).flatMap(([customer, ids]) =>
    ids.map((id) => ({ id, source: id.slice(0, id.indexOf(':')), customer })),
  )
  const keys = [...new Set(records.map(({ source }) => source))].filter((key) => key !== identifierSource)
  const knownSources = ['erp', 'web', 'news', 'desk'].filter((key) => !keys.includes(key))
  const lines = [
    ...keys.map((source) => ({ source })),
    ...knownSources.map((source) => (source === 'erp' ? { source } : { source, role: 'TOUCHPOINT' })),
    { source: 'cmp', role: 'TOUCHPOINT', mayRecordConsentFor: '*' },
  ]
  const sources = lines.map((line) => sourceNode(sourceOfLine(sourceLine.parse({ kind: 'source', ...line }))))
  await graph.write('test.createPeople', async (transaction) => {
    await transaction.run(createMissingSources, { sources })
    await transaction.run(createRecords, { records })
  })
}
