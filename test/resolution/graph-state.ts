import { ulid } from 'ulid'
import type { z } from 'zod'
import { cypher, statement } from '../../graph/cypher.ts'
import type { Graph } from '../../graph/run.ts'
import { accountLine, recordLine, sourceLine } from '../../resolution/records/record-line.ts'
import { writeAndResolve } from '../../resolution/write/write-and-resolve.ts'
import { writeRecords } from '../../resolution/write/write-records.ts'
import { writeSources } from '../../resolution/write/write-sources.ts'

export const deps = { now: () => new Date(), newId: () => ulid() }

export type RecordWritten = Partial<z.input<typeof recordLine>> & { readonly source: string; readonly id: string }
type Identifiers = z.input<typeof recordLine>['identifiers']

/** `EMAIL:a@x.io` as an identifier of a line. */
export function ids(...keys: readonly string[]): NonNullable<Identifiers> {
  return keys.map((key) => {
    const [type = '', ...value] = key.split(':')
    // Test data names types of the list only.
    return { type: type as NonNullable<Identifiers>[number]['type'], value: value.join(':') }
  })
}

/** Lines with a time and their kind filled in, as one transaction. */
export async function write(graph: Graph, records: readonly RecordWritten[]): Promise<readonly string[]> {
  const lines = records.map((record) => recordLine.parse({ kind: 'record', observedAt: '2026-01-02', ...record }))
  const { value } = await writeAndResolve(graph, 'test.write', deps, (transaction) =>
    writeRecords(transaction, lines, deps),
  )
  return value.map(({ status }) => status)
}

export async function writeAccounts(
  graph: Graph,
  accounts: readonly Partial<z.input<typeof accountLine>>[],
): Promise<void> {
  const lines = accounts.map((account) => accountLine.parse({ kind: 'account', observedAt: '2026-01-02', ...account }))
  await graph.write('test.writeAccounts', (transaction) => writeRecords(transaction, lines, deps))
}

export async function declare(graph: Graph, sources: readonly Partial<z.input<typeof sourceLine>>[]) {
  const lines = sources.map((source) => sourceLine.parse({ kind: 'source', ...source }))
  const { value } = await graph.write('test.declare', (transaction) => writeSources(transaction, lines))
  return value.map(({ status }) => status)
}

export interface Subject {
  readonly id: string
  readonly label: string
  readonly kind: string
  readonly displayName: string | null
  readonly confidence: number
  readonly recordCount: number
  readonly records: readonly string[]
  readonly identifies: readonly string[]
}

const subjects = statement({
  name: 'test.subjects',
  text: cypher`
    MATCH (c:Customer|Account) WHERE c.status = 'ACTIVE'
    RETURN c.id AS id, labels(c)[0] AS label, c.kind AS kind, c.displayName AS displayName, c.confidence AS confidence,
           c.recordCount AS recordCount,
           COLLECT { MATCH (c)<-[:RESOLVED_TO]-(r) RETURN r.id ORDER BY r.id } AS records,
           COLLECT { MATCH (c)<-[:IDENTIFIES]-(i) RETURN i.key ORDER BY i.key } AS identifies`,
  row: (r): Subject => ({
    id: r.string('id'),
    label: r.string('label'),
    kind: r.string('kind'),
    displayName: r.stringOrNull('displayName'),
    confidence: r.number('confidence'),
    recordCount: r.number('recordCount'),
    records: r.strings('records'),
    identifies: r.strings('identifies'),
  }),
})

/** Active customers and accounts, in order of their first record. */
export async function subjectsIn(graph: Graph): Promise<readonly Subject[]> {
  const found = await graph.read(subjects, {})
  return found.toSorted((a, b) => ((a.records[0] ?? '') < (b.records[0] ?? '') ? -1 : 1))
}

/** `a:1+b:1 | c:1` */
export async function groupsIn(graph: Graph): Promise<string> {
  return (await subjectsIn(graph)).map(({ records }) => records.join('+')).join(' | ')
}

export async function subjectOf(graph: Graph, recordId: string): Promise<Subject> {
  const found = (await subjectsIn(graph)).find(({ records }) => records.includes(recordId))
  if (found === undefined) throw new Error(`${recordId} is resolved to nobody`)
  return found
}

const faults = statement({
  name: 'test.faults',
  text: cypher`
    CALL () {
      MATCH (r:SourceRecord) WHERE COUNT { (r)-[:RESOLVED_TO]->() } <> 1 RETURN 'record without one subject ' + r.id AS fault
      UNION
      MATCH (c:Customer|Account) WHERE c.status = 'ACTIVE' AND c.recordCount <> COUNT { (c)<-[:RESOLVED_TO]-() }
      RETURN 'wrong count of ' + c.id AS fault
      UNION
      MATCH (r:SourceRecord {isSpare: true})-[:RESOLVED_TO]->(c) WHERE c.spares IS NULL
      RETURN 'spare of nobody ' + r.id AS fault
      UNION
      MATCH (r:SourceRecord)-[to:RESOLVED_TO]->(c)
      WHERE to.ownerId <> c.id OR to.recordId <> r.id
         OR (to.heardBy IS NULL) <> (coalesce(r.isSpare, false) AND NOT EXISTS { MATCH (e:ConsentEvent {recordId: r.id}) })
         OR to.heardBy <> c.id
      RETURN 'wrong index entry of ' + r.id AS fault
      UNION
      MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER]->(i:Identifier)
      WHERE (h.leadsFrom IS NULL) <> coalesce(r.isSpare, false) OR h.leadsFrom <> i.key
         OR (h.spareOf IS NOT NULL) <> coalesce(r.isSpare, false) OR h.spareOf <> i.key
      RETURN 'wrong index entry of ' + r.id + ' among the holders of ' + i.key AS fault
      UNION
      MATCH (c:Customer|Account) WHERE c.status = 'ACTIVE' AND NOT EXISTS { (c)<-[:RESOLVED_TO]-() }
      RETURN 'empty ' + c.id AS fault
      UNION
      MATCH (c:Customer|Account) WHERE c.status = 'MERGED'
        AND (EXISTS { (c)<-[:RESOLVED_TO]-() } OR EXISTS { (c)<-[:IDENTIFIES]-() } OR COUNT { (c)-[:MERGED_INTO]->(s {status: 'ACTIVE'}) } <> 1)
      RETURN 'bad redirect ' + c.id AS fault
      UNION
      MATCH (i:Identifier) WHERE i.crowd IS NULL
      WITH i, COLLECT { MATCH (i)<-[:HAS_IDENTIFIER]-()-[:RESOLVED_TO]->(c:Customer) RETURN DISTINCT c.id } AS all,
           COLLECT {
             MATCH (i)<-[:HAS_IDENTIFIER]-()-[to:RESOLVED_TO]->(c:Customer) WHERE to.rule <> 'JOINS_MANY' RETURN DISTINCT c.id
           } AS open,
           COLLECT { MATCH (i)-[:IDENTIFIES]->(c:Customer) RETURN c.id } AS identified
      WITH i, identified, CASE WHEN size(open) > 0 THEN open ELSE all END AS holders
      WHERE CASE WHEN size(holders) = 1 AND NOT i.isGeneric THEN identified <> holders ELSE identified <> [] END
      RETURN 'wrong owner of ' + i.key AS fault
    }
    RETURN fault`,
  row: (r) => r.string('fault'),
})

/** What must never be, whatever was written. */
export async function faultsIn(graph: Graph): Promise<readonly string[]> {
  return graph.read(faults, {})
}
