import { cypher, keyed } from '../../graph/cypher.ts'
import type { AnomalyFact } from './anomalies.ts'
import { byOwner } from './by-owner.ts'
import { invoiceLines } from './rules.ts'

/** Facts of the last so many milliseconds before `until`, at most 5,000, the newest. */
export const [anomalyFactsByCustomerId] = byOwner({
  name: 'billing.anomalyFactsByCustomerId',
  text: cypher<{ readonly since: string }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND ['INVOICE', 'PAYMENT', 'REFUND', 'DISPUTE'] AS type
    CALL (r, type) {
      MATCH (b:Billing) WHERE b.recordId = r.id AND b.type = type AND b.sk >= $since
      RETURN b ORDER BY b.recordId DESC, b.type DESC, b.sk DESC LIMIT 5000
    }
    RETURN key, b.id AS id, type, b.occurredAt AS occurredAt, b.amountMinor AS amountMinor, b.currency AS currency,
           b.status AS status, b.invoiceId AS invoiceId, b.subscriptionId AS subscriptionId, b.quantity AS quantity,
           CASE WHEN type IN ['INVOICE', 'PAYMENT'] THEN b.properties END AS properties`,
  row: (r): AnomalyFact => {
    const properties = r.json<Readonly<Record<string, unknown>>>('properties') ?? {}
    return {
      id: r.string('id'),
      // The statement asks for these four types.
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
  },
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

/** Movements of money by id, for evidence. */
export const ledgerEntryOwnerById = keyed({
  name: 'billing.ledgerEntryOwnerById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (b:Billing {id: key})
    MATCH (:SourceRecord {id: b.recordId})-[:RESOLVED_TO]->(owner:Customer)
    RETURN key, owner.id AS id`,
  row: (r) => ({ id: r.string('id') }),
})
