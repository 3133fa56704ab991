import type { Row } from '../../graph/convert.ts'
import { about, cypher, fragment, keyed, type Params } from '../../graph/cypher.ts'
import type { MoneyRow } from '../money.ts'
import { ofKnownRecords } from '../owner-statement.ts'
import { isOfKnownSource, type SourceFilter } from '../source-filter.ts'
import { byOwner } from './by-owner.ts'
import { plainWhole } from './exact-sum.ts'
import type { InvoiceStatus, PaymentStatus } from './states/statuses.ts'

/** A part of the stream of each record: `above` <= sk < `below`. */
export interface StreamPart extends Params {
  readonly above: string
  readonly below: string
  readonly limit: number
}

export interface BillingRow {
  readonly id: string
  readonly subject: string
  readonly sk: string
  readonly occurredAt: number
  /** The record that the fact belongs to. */
  readonly recordId: string
  /** The source's own number. */
  readonly sourceId: string
  /** Null if the source sent no amount. */
  readonly money: MoneyRow | null
}

export interface InvoiceRow extends BillingRow {
  readonly kind: 'INVOICE'
  /**
   * Succeeded payments, credit notes and used credit minus debits, in minor units. Of what exceeds the total, the part that was not
   * returned.
   */
  readonly settledMinor: number | bigint
  /** What was written off of the rest, in minor units. */
  readonly writtenOffMinor: number | bigint
  readonly status: InvoiceStatus
  readonly dueAt: number | null
  readonly periodStart: number | null
  readonly periodEnd: number | null
  readonly taxMinor: number | null
  readonly discountMinor: number | null
  /** Ids of entries. */
  readonly subscriptionId: string | null
  readonly contractId: string | null
  readonly propertiesJson: string | null
}

export interface PaymentRow extends BillingRow {
  readonly kind: 'PAYMENT'
  readonly status: PaymentStatus
  readonly reason: string | null
  /** The id of the invoice's entry. */
  readonly invoiceId: string | null
  readonly propertiesJson: string | null
}

export const billingRow = (r: Row): BillingRow => {
  const amountMinor = r.numberOrNull('amountMinor')
  return {
    id: r.string('id'),
    subject: r.string('subject'),
    sk: r.string('sk'),
    occurredAt: r.number('occurredAt'),
    sourceId: r.string('sourceId'),
    recordId: r.string('recordId'),
    money: amountMinor === null ? null : { amountMinor, currency: r.string('currency') },
  }
}

/** The properties of a node `b` of billing, as `billingRow` reads them. */
export const billingColumns = fragment`b.id AS id, b.sk AS sk, b.occurredAt AS occurredAt, b.sourceId AS sourceId, b.recordId AS recordId,
           b.amountMinor AS amountMinor, b.currency AS currency`

/** The properties of an invoice `i` after its settlement, without the status. */
const invoiceColumns = fragment`${about(billingColumns, 'b', 'i')}, i.dueAt AS dueAt, i.periodStart AS periodStart,
           i.periodEnd AS periodEnd, i.taxMinor AS taxMinor, i.discountMinor AS discountMinor,
           i.subscriptionId AS subscriptionId, i.contractId AS contractId, i.properties AS properties,
           toString(settledMinor) AS settledMinor, toString(writtenOffMinor) AS writtenOffMinor`

const paymentColumns = fragment`${about(billingColumns, 'b', 'p')}, p.invoiceId AS invoiceId, p.reason AS reason,
           p.properties AS properties, coalesce(p.status, 'SUCCEEDED') AS status`

/** What the ledger entries `l` of an invoice settle of it, whatever was returned. */
export const settledBy = fragment`sum(CASE WHEN l.type IN ['PAYMENT', 'CREDIT_NOTE', 'CREDIT', 'DEBIT'] THEN -l.balanceMinor ELSE 0 END)`

/** What the ledger entries `l` of an invoice write off. */
export const writtenOffBy = fragment`sum(CASE l.type WHEN 'WRITE_OFF' THEN -l.balanceMinor ELSE 0 END)`

/** From the ledger entries `l` of invoice `i`: what they settled of it, and what they wrote off of the rest. */
const settlement = fragment`
        WITH ${settledBy}
               AS settled,
             sum(CASE WHEN l.type IN ['REFUND', 'DISPUTE'] THEN l.balanceMinor ELSE 0 END) AS returned,
             ${writtenOffBy} AS writtenOff
        // What was paid beyond the total and given back since does not count as paid too much.
        RETURN CASE WHEN settled <= i.amountMinor THEN settled
                    WHEN settled - returned < i.amountMinor THEN i.amountMinor
                    ELSE settled - returned END AS settledMinor,
               CASE WHEN settled >= i.amountMinor THEN 0
                    WHEN settled + writtenOff > i.amountMinor THEN i.amountMinor - settled
                    ELSE writtenOff END AS writtenOffMinor`

/** The properties of invoice `i` after its settlement. */
const invoiceStatus = fragment`CASE
        WHEN i.status <> 'OPEN' THEN i.status
        WHEN i.amountMinor <= settledMinor THEN 'PAID'
        WHEN i.amountMinor <= settledMinor + writtenOffMinor THEN 'UNCOLLECTIBLE'
        ELSE 'OPEN' END`

const invoiceRow = (r: Row): InvoiceRow => ({
  ...billingRow(r),
  kind: 'INVOICE',
  // As text, because a sum may exceed 2^53.
  settledMinor: plainWhole(BigInt(r.string('settledMinor'))),
  writtenOffMinor: plainWhole(BigInt(r.string('writtenOffMinor'))),
  // Stored from the closed list, or derived by the statement.
  status: r.string('status') as InvoiceStatus,
  dueAt: r.numberOrNull('dueAt'),
  periodStart: r.numberOrNull('periodStart'),
  periodEnd: r.numberOrNull('periodEnd'),
  taxMinor: r.numberOrNull('taxMinor'),
  discountMinor: r.numberOrNull('discountMinor'),
  subscriptionId: r.stringOrNull('subscriptionId'),
  contractId: r.stringOrNull('contractId'),
  propertiesJson: r.stringOrNull('properties'),
})

const paymentRow = (r: Row): PaymentRow => ({
  ...billingRow(r),
  kind: 'PAYMENT',
  // Stored from the closed list.
  status: r.string('status') as PaymentStatus,
  reason: r.stringOrNull('reason'),
  invoiceId: r.stringOrNull('invoiceId'),
  propertiesJson: r.stringOrNull('properties'),
})

/** Payments, credits and notes may arrive before their invoice and be corrected after it, so what they settle is summed per read. */
export const [invoicesByCustomerId, invoicesByAccountId] = byOwner({
  name: 'billing.invoices',
  text: (owner) => cypher<StreamPart & { readonly statuses: readonly InvoiceStatus[] | null }>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    CALL (r) {
      MATCH (i:Invoice)
      WHERE i.recordId = r.id AND i.sk < $below AND i.sk >= $above
      WITH i ORDER BY i.recordId DESC, i.sk DESC
      CALL (i) {
        MATCH (l:LedgerEntry)
        WHERE l.invoiceId = i.id AND l.currency = i.currency ${ofKnownRecords}
        ${settlement}
      }
      WITH i, settledMinor, writtenOffMinor, ${invoiceStatus} AS status
      WHERE $statuses IS NULL OR status IN $statuses
      RETURN i, settledMinor, writtenOffMinor, status LIMIT $limit
    }
    RETURN key, key AS subject, ${invoiceColumns}, status`,
  row: invoiceRow,
})

/** `known`: the records whose payments and credit notes count, null for any; of these, those that a known source states. */
export const invoiceById = keyed({
  name: 'billing.invoiceById',
  text: cypher<SourceFilter & { readonly known: readonly string[] | null }>`
    UNWIND $keys AS key
    MATCH (i:Entry {id: key}) WHERE i:Invoice
    MATCH (:SourceRecord {id: i.recordId})-[:RESOLVED_TO]->(owner)
    CALL (i) {
      MATCH (l:LedgerEntry)
      WHERE l.invoiceId = i.id AND l.currency = i.currency
        AND ($known IS NULL OR l.recordId IN $known) ${isOfKnownSource}
      ${settlement}
    }
    RETURN key, owner.id AS subject, ${invoiceColumns}, ${invoiceStatus} AS status`,
  row: invoiceRow,
})

export const [paymentsByCustomerId, paymentsByAccountId] = byOwner({
  name: 'billing.payments',
  text: (owner) => cypher<StreamPart & { readonly statuses: readonly PaymentStatus[] | null }>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    CALL (r) {
      MATCH (p:Payment)
      WHERE p.recordId = r.id AND p.sk < $below AND p.sk >= $above
        AND ($statuses IS NULL OR coalesce(p.status, 'SUCCEEDED') IN $statuses)
      RETURN p ORDER BY p.recordId DESC, p.sk DESC LIMIT $limit
    }
    RETURN key, key AS subject, ${paymentColumns}`,
  row: paymentRow,
})

export const paymentById = keyed({
  name: 'billing.paymentById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (p:Entry {id: key}) WHERE p:Payment
    MATCH (:SourceRecord {id: p.recordId})-[:RESOLVED_TO]->(owner)
    RETURN key, owner.id AS subject, ${paymentColumns}`,
  row: paymentRow,
})
