import { command, cypher } from '../../graph/cypher.ts'
import type { Graph } from '../../graph/run.ts'
import { prepareRecord } from '../../resolution/records/prepare-record.ts'
import type { RecordLine } from '../../resolution/records/record-line.ts'
import { recordProperties } from '../../resolution/records/record-properties.ts'
import { undeclaredSource } from '../../resolution/records/source.ts'

/** The same records and identifiers in one statement, as written without any resolution. The constraints are the product's. */
export async function mergePlainly(graph: Graph, lines: readonly RecordLine[]): Promise<void> {
  const rows = lines.map((line) => {
    const record = prepareRecord(line, undeclaredSource(line.source), new Date())
    return { id: record.id, properties: recordProperties(record, new Map()), identifiers: record.identifiers }
  })
  await graph.write('bench.mergePlainly', (transaction) => transaction.run(mergeRecords, { rows }))
}

interface PlainRow {
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly identifiers: readonly { readonly key: string; readonly type: string; readonly value: string }[]
}

const mergeRecords = command({
  name: 'bench.mergePlainly',
  text: cypher<{ readonly rows: readonly PlainRow[] }>`
    UNWIND $rows AS row
    MERGE (r:SourceRecord {id: row.id})
    SET r += row.properties
    WITH r, row
    UNWIND row.identifiers AS identifier
    MERGE (i:Identifier {key: identifier.key})
    ON CREATE SET i.type = identifier.type, i.value = identifier.value
    MERGE (r)-[h:HAS_IDENTIFIER]->(i)
    SET h.raw = identifier.raw, h.isValid = identifier.isValid`,
})
