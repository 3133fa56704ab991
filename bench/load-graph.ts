import { command, cypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/run.ts'
import { toMillis } from '../resolution/records/line-parts.ts'
import { recordIdOfRef } from '../resolution/records/record-id.ts'
import { billingFact } from '../subgraphs/billing/rules.ts'
import { createBilling } from '../subgraphs/billing/write-queries.ts'
import { consentFact } from '../subgraphs/consent/ledger/ledger-facts.ts'
import { consentStatements } from '../subgraphs/consent/write-queries.ts'
import { touchpointFact } from '../subgraphs/engagement/rules.ts'
import { eventStatements } from '../subgraphs/engagement/write-queries.ts'
import type { CustomerData } from './dataset.ts'

/** Written in one transaction, because the server's memory per transaction is limited. */
const customersABatch = 250
const recordedAt = Date.parse('2026-11-01T00:00:00Z')

/**
 * Writes resolved customers in bulk as graph/model.md describes, without the resolution of an ingest: facts in the shape of their own
 * subgraphs, decisions as resolution would have made them. The graph must be empty except for its migrations.
 */
export async function loadGraph(
  graph: Pick<Graph, 'write'>,
  customers: Iterable<CustomerData>,
  tell: (written: number) => void = () => undefined,
): Promise<void> {
  await graph.write(createSources.name, (transaction) => transaction.run(createSources, { sources }))
  let written = 0
  let batch: CustomerData[] = []
  for (const customer of customers) {
    batch.push(customer)
    if (batch.length < customersABatch) continue
    await loadBatch(graph, batch)
    written += batch.length
    batch = []
    tell(written)
  }
  if (batch.length > 0) await loadBatch(graph, batch)
}

async function loadBatch(graph: Pick<Graph, 'write'>, batch: readonly CustomerData[]): Promise<void> {
  const { customers, records, identifiers, evidence, events, billing, consents } = contentOf(batch)
  await graph.write('bench.loadBatch', async (transaction) => {
    await transaction.run(createCustomers, { rows: customers })
    await transaction.run(createRecords, { rows: records })
    await transaction.run(createIdentifiers, { rows: identifiers })
    await transaction.run(createEvidence, { rows: evidence })
    await transaction.run(eventStatements.create, { facts: events })
    await transaction.run(createBilling, { facts: billing })
    await transaction.run(consentStatements.create, { facts: consents })
  })
}

/** What is written for these customers. */
export function contentOf(batch: readonly CustomerData[]) {
  return {
    customers: batch.map(customerRow),
    records: batch.flatMap(recordRows),
    identifiers: batch.flatMap(identifierRows),
    evidence: batch.flatMap(evidenceRows),
    events: batch.flatMap(({ events }) => events.map((line) => touchpointFact(line, recordedAt))),
    billing: batch.flatMap(({ billing }) => billing.map((line) => billingFact(line, recordedAt))),
    consents: batch.flatMap(({ consents }) => consents.map((line) => consentFact(line, recordedAt))),
  }
}

const sources = [
  { key: 'crm', role: 'SYSTEM_OF_RECORD', priority: 10 },
  { key: 'erp', role: 'SYSTEM_OF_RECORD', priority: 20 },
  { key: 'web', role: 'TOUCHPOINT', priority: 30 },
].map((source) => ({
  ...source,
  controller: 'Fernhill',
  declaredBy: 'LINE',
  defaultCountry: 'GB',
  dateOrder: 'DMY',
  uniqueIds: source.key === 'crm',
}))

function customerRow({ id, displayName, records }: CustomerData) {
  const properties = {
    id,
    displayName,
    status: 'ACTIVE',
    kind: 'KNOWN',
    createdAt: recordedAt,
    version: 1,
    confidence: 1,
  }
  return { ...properties, recordCount: records.length }
}

function recordRows({ id: customerId, records }: CustomerData) {
  return records.map((record) => {
    const properties = {
      id: recordIdOfRef(record),
      source: record.source,
      sourceId: record.id,
      type: 'PERSON',
      observedAt: toMillis(record.observedAt),
      recordedAt,
      // Nothing here ever updates a record.
      contentHash: recordIdOfRef(record),
      attributes: JSON.stringify(record.attributes),
      relations: '[]',
    }
    return { customerId, properties, rule: 'EMAIL', since: recordedAt }
  })
}

/** Each one once, even if several records of a customer have it. */
function identifierRows({ id, records }: CustomerData) {
  const identifiers = new Map(records.flatMap((record) => record.identifiers).map((item) => [keyOf(item), item]))
  return [...identifiers].map(([key, { type, value }]) => ({ customerId: id, key, type, value, firstSeen: recordedAt }))
}

function evidenceRows({ records }: CustomerData) {
  return records.flatMap((record) => {
    const firstSeen = toMillis(record.observedAt)
    return record.identifiers.map((item) => ({
      recordId: recordIdOfRef(record),
      key: keyOf(item),
      edge: {
        raw: item.value,
        isValid: true,
        verifiedAt: item.isVerified ? firstSeen : null,
        firstSeen,
        lastSeen: firstSeen,
      },
    }))
  })
}

function keyOf({ type, value }: { readonly type: string; readonly value: string }): string {
  return `${type}:${value}`
}

type Rows = { readonly rows: readonly Readonly<Record<string, unknown>>[] }

const createSources = command({
  name: 'bench.createSources',
  text: cypher<{ readonly sources: Rows['rows'] }>`UNWIND $sources AS source CREATE (s:Source) SET s = source`,
})

const createCustomers = command({
  name: 'bench.createCustomers',
  text: cypher<Rows>`UNWIND $rows AS row CREATE (c:Customer) SET c = row`,
})

const createRecords = command({
  name: 'bench.createRecords',
  text: cypher<Rows>`
    UNWIND $rows AS row
    MATCH (c:Customer {id: row.customerId})
    CREATE (r:SourceRecord)-[:RESOLVED_TO {recordId: row.properties.id, ownerId: c.id, heardBy: c.id, since: row.since,
                                           rule: row.rule, confidence: 1.0}]->(c)
    SET r = row.properties`,
})

const createIdentifiers = command({
  name: 'bench.createIdentifiers',
  text: cypher<Rows>`
    UNWIND $rows AS row
    MATCH (c:Customer {id: row.customerId})
    CREATE (i:Identifier {key: row.key, type: row.type, value: row.value, firstSeen: row.firstSeen, isGeneric: false,
                           opaqueKey: randomUUID()})
    CREATE (i)-[:IDENTIFIES {key: row.key, since: row.firstSeen}]->(c)`,
})

const createEvidence = command({
  name: 'bench.createEvidence',
  text: cypher<Rows>`
    UNWIND $rows AS row
    MATCH (r:SourceRecord {id: row.recordId})
    MATCH (i:Identifier {key: row.key})
    CREATE (r)-[h:HAS_IDENTIFIER]->(i)
    SET h = row.edge, h.leadsFrom = row.key`,
})
