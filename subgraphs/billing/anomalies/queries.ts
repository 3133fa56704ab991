import type { Row } from '../../../graph/convert.ts'
import { about, command, cypher, fragment, keyed, statement } from '../../../graph/cypher.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { countsInBilling } from '../../vouched.ts'
import { byOwner } from '../by-owner.ts'
import { invoiceLines } from '../rules.ts'
import type { AnomalyFact, AnomalyRule, AnomalySeverity } from './find-anomalies.ts'

/** The owners of these records, locked in order of id: nobody else finds anomalies of theirs before the transaction ends. */
export const lockPayers = command({
  name: 'billing.lockPayers',
  text: cypher<{ readonly recordIds: readonly string[] }>`
    UNWIND $recordIds AS recordId
    MATCH (:SourceRecord {id: recordId})-[:RESOLVED_TO]->(payer)
    WITH DISTINCT payer ORDER BY payer.id
    SET payer.isLocked = true
    REMOVE payer.isLocked`,
})

const movementCounts = about(countsInBilling, 'e', 'b')

const movements = fragment`UNWIND ['INVOICE', 'PAYMENT', 'REFUND', 'DISPUTE'] AS type
    CALL (r, type) {
      MATCH (b:Billing) WHERE b.recordId = r.id AND b.type = type AND b.sk > '' AND ${movementCounts}
      RETURN b ORDER BY b.recordId DESC, b.type DESC, b.sk DESC LIMIT $limit
    }`

const movement = fragment`b.id AS id, b.recordId AS recordId, type, b.occurredAt AS occurredAt,
           b.amountMinor AS amountMinor, b.currency AS currency, b.status AS status, b.invoiceId AS invoiceId,
           b.subscriptionId AS subscriptionId, b.quantity AS quantity,
           CASE WHEN type = 'INVOICE' AND b.subscriptionId IS NOT NULL OR type = 'PAYMENT' AND b.status = 'FAILED'
                THEN b.properties END AS properties`

/** All movements of money of the owners of these records: the newest per record and type, at most `limit`. */
export const anomalyFactsOfPayers = statement({
  name: 'billing.anomalyFactsOfPayers',
  text: cypher<{ readonly recordIds: readonly string[]; readonly limit: number }>`
    UNWIND $recordIds AS recordId
    MATCH (:SourceRecord {id: recordId})-[:RESOLVED_TO]->(payer)
    WITH DISTINCT payer
    MATCH (payer)<-[:RESOLVED_TO]-(r:SourceRecord)
    ${movements}
    RETURN payer.id AS payerId, ${movement}`,
  row: (r): AnomalyFact & { readonly payerId: string } => ({ payerId: r.string('payerId'), ...anomalyFact(r) }),
})

function anomalyFact(r: Row): AnomalyFact {
  const properties = r.json<Readonly<Record<string, unknown>>>('properties') ?? {}
  return {
    id: r.string('id'),
    recordId: r.string('recordId'),
    // The statements select these four types.
    type: r.string('type') as AnomalyFact['type'],
    occurredAt: r.number('occurredAt'),
    amountMinor: r.numberOrNull('amountMinor'),
    currency: r.stringOrNull('currency'),
    status: r.stringOrNull('status'),
    invoiceId: r.stringOrNull('invoiceId'),
    subscriptionId: r.stringOrNull('subscriptionId'),
    quantity: r.numberOrNull('quantity') ?? quantityOf(properties),
    card: cardOf(properties),
  }
}

/** The movements of money of a customer or company, and when each was recorded. */
export const [movementsByCustomerId, movementsByAccountId] = byOwner({
  name: 'billing.movements',
  categories: ['INFERRED'],
  text: (owner) => cypher<{ readonly limit: number }>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    ${movements}
    RETURN key, b.recordedAt AS recordedAt, ${movement}`,
  row: (r): AnomalyFact & { readonly recordedAt: number } => ({
    recordedAt: r.number('recordedAt'),
    ...anomalyFact(r),
  }),
})

function quantityOf(properties: Readonly<Record<string, unknown>>): number | null {
  const quantities = invoiceLines(properties).flatMap(({ quantity, isProration }) =>
    quantity === null || isProration ? [] : [quantity],
  )
  return quantities.length === 0 ? null : quantities.reduce((sum, quantity) => sum + quantity, 0)
}

function cardOf({ cardFingerprint, card }: Readonly<Record<string, unknown>>): string | null {
  const value = cardFingerprint ?? card
  return typeof value === 'string' && value !== '' ? value : null
}

/** What was found about the owners of these records, retracted or not: the nodes' properties. */
export const anomaliesOfPayers = statement({
  name: 'billing.anomaliesOfPayers',
  text: cypher<{ readonly recordIds: readonly string[] }>`
    UNWIND $recordIds AS recordId
    MATCH (:SourceRecord {id: recordId})-[:RESOLVED_TO]->(payer)
    WITH DISTINCT payer
    MATCH (payer)<-[:RESOLVED_TO]-(r:SourceRecord)
    MATCH (a:BillingAnomaly {recordId: r.id})
    RETURN payer.id AS payerId, properties(a) AS properties`,
  row: (r) => ({ payerId: r.string('payerId'), properties: r.value<StoredAnomaly>('properties') }),
})

/** The properties of a stored anomaly that a new search compares with. */
export type StoredAnomaly = Fact['properties'] & { readonly retractedAt?: number }

export interface AnomalyRow {
  readonly id: string
  readonly subject: string
  /** Of the last fact of the evidence. */
  readonly recordId: string
  readonly rule: AnomalyRule
  readonly severity: AnomalySeverity
  readonly explanation: string
  /** Valid time of the first and the last fact of the evidence, in UTC milliseconds. */
  readonly startedAt: number
  readonly occurredAt: number
  /** Recorded time: since when it has been known in this form. */
  readonly recordedAt: number
  /** Since when the facts no longer support it. Null while they do. */
  readonly retractedAt: number | null
  readonly evidenceIds: readonly string[]
}

const anomalyRow = (r: Row): AnomalyRow => ({
  id: r.string('id'),
  subject: r.string('subject'),
  recordId: r.string('recordId'),
  // Written from the closed lists only.
  rule: r.string('rule') as AnomalyRule,
  severity: r.string('severity') as AnomalySeverity,
  explanation: r.string('explanation'),
  startedAt: r.number('startedAt'),
  occurredAt: r.number('occurredAt'),
  recordedAt: r.number('recordedAt'),
  retractedAt: r.numberOrNull('retractedAt'),
  evidenceIds: r.strings('evidence'),
})

const anomalyColumns = fragment`a.id AS id, a.rule AS rule, a.severity AS severity, a.explanation AS explanation,
           a.startedAt AS startedAt, a.occurredAt AS occurredAt, a.recordedAt AS recordedAt,
           a.retractedAt AS retractedAt, a.recordId AS recordId, a.evidence AS evidence`

/** The anomalies in force, most severe first, then newest. What is based on records that were separated since belongs to nobody. */
export const [anomaliesByCustomerId, anomaliesByAccountId] = byOwner({
  name: 'billing.anomalies',
  categories: ['INFERRED'],
  text: (owner) => cypher<{ readonly limit: number; readonly since: number }>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    WITH key, collect(r.id) AS records
    CALL (records) {
      UNWIND records AS record
      MATCH (a:BillingAnomaly {recordId: record})
      WHERE a.retractedAt IS NULL AND a.occurredAt >= $since AND all(id IN a.recordIds WHERE id IN records)
      WITH a, CASE a.severity WHEN 'HIGH' THEN 0 WHEN 'MEDIUM' THEN 1 ELSE 2 END AS rank
      RETURN a, rank ORDER BY rank, a.occurredAt DESC, a.id LIMIT $limit
    }
    RETURN key, key AS subject, ${anomalyColumns}
    ORDER BY rank, occurredAt DESC, id`,
  row: anomalyRow,
})

/** Includes retracted ones: a caller who refers to one learns that it is no longer in force. */
export const anomalyById = keyed({
  name: 'billing.anomalyById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (a:BillingAnomaly {id: key})
    MATCH (:SourceRecord {id: a.recordId})-[:RESOLVED_TO]->(owner)
    WHERE all(id IN a.recordIds WHERE EXISTS { (owner)<-[:RESOLVED_TO]-(:SourceRecord {id: id}) })
    RETURN key, owner:Account AS isAccount, owner.id AS subject, ${anomalyColumns}`,
  row: (r) => ({ ...anomalyRow(r), isAccount: r.boolean('isAccount') }),
})

/** A page of the records whose movements of money can show anomalies, by id. */
export const recordsWithMovements = statement({
  name: 'billing.recordsWithMovements',
  text: cypher<{ readonly after: string; readonly limit: number }>`
    MATCH (r:SourceRecord) WHERE r.id > $after
    WITH r ORDER BY r.id LIMIT $limit
    RETURN r.id AS id, EXISTS {
      MATCH (b:Billing)
      WHERE b.recordId = r.id AND b.type IN ['INVOICE', 'PAYMENT', 'REFUND', 'DISPUTE'] AND b.sk > ''
    } AS isWanted
    ORDER BY id`,
  row: (r) => ({ id: r.string('id'), isWanted: r.boolean('isWanted') }),
})
