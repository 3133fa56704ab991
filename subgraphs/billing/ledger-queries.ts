import { about, cypher, fragment, keyed, type Params } from '../../graph/cypher.ts'
import type { MoneyRow } from '../money.ts'
import { ofKnownRecords } from '../owner-statement.ts'
import { isSureEnough } from '../uncertain-records.ts'
import { countsInBilling } from '../vouched.ts'
import { byOwner } from './by-owner.ts'
import { plainWhole } from './exact-sum.ts'
import type { BillingType } from './lines.ts'
import { type BillingRow, billingColumns, billingRow, type StreamPart, settledBy, writtenOffBy } from './queries.ts'

export interface LedgerEntryRow extends BillingRow {
  readonly type: BillingType
  /** Signed: what it adds to the balance. 0 if it moves no money yet, or no longer does. */
  readonly balanceMinor: number
  readonly status: string | null
  readonly reason: string | null
  /** The id of the invoice's entry; in the next one, of the payment's. */
  readonly invoiceId: string | null
  readonly paymentId: string | null
  readonly planId: string | null
}

const ledgerEntryRow = (r: Parameters<typeof billingRow>[0]): LedgerEntryRow => ({
  ...billingRow(r),
  // Written from the closed list only.
  type: r.string('type') as BillingType,
  balanceMinor: r.number('balanceMinor'),
  status: r.stringOrNull('status'),
  reason: r.stringOrNull('reason'),
  invoiceId: r.stringOrNull('invoiceId'),
  paymentId: r.stringOrNull('paymentId'),
  planId: r.stringOrNull('planId'),
})

const entryCounts = about(countsInBilling, 'e', 'l')
const invoiceCounts = about(countsInBilling, 'e', 'i')
const paymentCounts = about(countsInBilling, 'e', 'p')

/** Leaves out records with too low a confidence. */
interface Certainty extends Params {
  readonly minimum: number
}

/**
 * One row per currency, ordered by currency. An invoice that its source calls PAID leaves nothing to pay, as in its amountDue: what no
 * payment settles was paid elsewhere. Payments that name no invoice count towards such invoices first.
 */
export const [balancesByCustomerId, balancesByAccountId] = byOwner({
  name: 'billing.balances',
  text: (owner) => cypher<Certainty>`
    UNWIND $keys AS key
    MATCH ${owner}<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE ${isSureEnough}
    // Only where there is hearsay each entry is looked at for it.
    WITH key, r, EXISTS {
      MATCH (h:LedgerEntry) USING INDEX SEEK h:LedgerEntry(recordId, isHearsay)
      WHERE h.recordId = r.id AND h.isHearsay IS NOT NULL
    } AS isInDoubt
    MATCH (l:LedgerEntry)
    WHERE l.recordId = r.id AND (NOT isInDoubt OR ${entryCounts})
    WITH key, l.recordId AS recordId, l.currency AS currency, sum(l.balanceMinor) AS balance
    WITH key, currency, sum(balance) AS balance, collect(recordId) AS recordIds
    CALL (currency, recordIds) {
      UNWIND recordIds AS recordId
      MATCH (i:MarkedPaid)
      WHERE i.recordId = recordId AND i.currency = currency AND ${invoiceCounts}
      CALL (i) {
        MATCH (l:LedgerEntry)
        WHERE l.invoiceId = i.id AND l.currency = i.currency ${ofKnownRecords}
        RETURN sum(CASE WHEN l.type IN ['REFUND', 'DISPUTE'] THEN 0 ELSE l.balanceMinor END) AS settled,
               sum(CASE WHEN l.type IN ['REFUND', 'DISPUTE'] THEN l.balanceMinor ELSE 0 END) AS returned,
               sum(CASE l.type WHEN 'CREDIT_NOTE' THEN -l.balanceMinor ELSE 0 END) AS noted
      }
      WITH i.amountMinor + settled AS unpaid, CASE WHEN noted < returned THEN noted ELSE returned END AS refunded
      // A note that covers a refund paid nothing.
      RETURN sum(CASE WHEN unpaid > 0 THEN unpaid + refunded ELSE 0 END) AS unpaid
    }
    CALL (currency, recordIds, unpaid) {
      WITH currency, recordIds WHERE unpaid > 0
      UNWIND recordIds AS recordId
      MATCH (p:Billing)
      WHERE p.recordId = recordId AND p.type = 'PAYMENT' AND p.sk IS NOT NULL AND p.invoiceId IS NULL
        AND p.currency = currency AND ${paymentCounts}
      RETURN -sum(coalesce(p.balanceMinor, 0)) AS paid
    }
    RETURN key, currency, toString(CASE WHEN unpaid > paid THEN balance - unpaid + paid ELSE balance END) AS balanceMinor
    ORDER BY currency`,
  row: (r): MoneyRow => ({
    // As text, because a sum may exceed 2^53.
    amountMinor: BigInt(r.string('balanceMinor')),
    currency: r.string('currency'),
  }),
})

export interface OpenInvoice {
  readonly currency: string
  readonly dueMinor: number | bigint
  readonly dueAt: number | null
  /** The day it is due, in days since 1970, if a date was stated without a time of day. */
  readonly dueDay: number | null
  /**
   * The zone of the newest record of the owner that states one (of a system of record if one knows the owner), otherwise that of the
   * invoice's source.
   */
  readonly timeZone: string
}

/** Invoices with an open amount. */
export const [openInvoicesByCustomerId, openInvoicesByAccountId] = byOwner({
  name: 'billing.openInvoices',
  text: (owner) => cypher<Certainty>`
    CALL () {
      MATCH (s:Source) USING INDEX s:Source(role) WHERE s.role = 'SYSTEM_OF_RECORD' AND s.declaredBy IS NOT NULL
      RETURN collect(s.key) AS systems
    }
    UNWIND $keys AS key
    MATCH ${owner}<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE ${isSureEnough}
    WITH key, r, r.source IN systems AND NOT coalesce(r.isPlaceholder, false) AS isOfSystem
    ORDER BY isOfSystem DESC, r.observedAt DESC, r.id
    WITH key, collect(r.id) AS recordIds, any(isOf IN collect(isOfSystem) WHERE isOf) AS hasSystem,
         collect(CASE WHEN r.timeZone IS NOT NULL THEN [r.timeZone, isOfSystem] END) AS zones
    WITH key, recordIds, head([zone IN zones WHERE zone[1] OR NOT hasSystem | zone[0]]) AS ownZone
    UNWIND recordIds AS recordId
    MATCH (i:Billing)
    WHERE i.recordId = recordId AND i.type = 'INVOICE' AND i.sk IS NOT NULL AND coalesce(i.status, 'OPEN') = 'OPEN'
      AND i.amountMinor > 0 AND ${invoiceCounts}
    CALL (i) {
      MATCH (l:LedgerEntry)
      WHERE l.invoiceId = i.id AND l.currency = i.currency ${ofKnownRecords}
      RETURN ${settledBy}
               AS settledMinor,
             ${writtenOffBy} AS writtenOffMinor
    }
    WITH key, ownZone, i, i.amountMinor - settledMinor - writtenOffMinor AS dueMinor
    WHERE dueMinor > 0
    OPTIONAL MATCH (s:Source {key: i.source})
    RETURN key, i.currency AS currency, toString(dueMinor) AS dueMinor, i.dueAt AS dueAt, i.dueDay AS dueDay,
           coalesce(ownZone, s.timeZone, 'UTC') AS timeZone
    ORDER BY currency, dueAt`,
  row: (r): OpenInvoice => ({
    currency: r.string('currency'),
    // As text, because debits may raise it above 2^53.
    dueMinor: plainWhole(BigInt(r.string('dueMinor'))),
    dueAt: r.numberOrNull('dueAt'),
    dueDay: r.numberOrNull('dueDay'),
    timeZone: r.string('timeZone'),
  }),
})

/** The properties of a ledger entry `l`, as `ledgerEntryRow` reads them, without its balance and what it names. */
const entryColumns = fragment`${about(billingColumns, 'b', 'l')}, l.type AS type, l.status AS status, l.reason AS reason`

/** Everything that moves money, or would if its status were different. */
export const [ledgerByCustomerId, ledgerByAccountId] = byOwner({
  name: 'billing.ledger',
  text: (owner) => cypher<StreamPart & { readonly types: readonly BillingType[] }>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND $types AS type
    CALL (r, type) {
      MATCH (l:Billing)
      WHERE l.recordId = r.id AND l.type = type AND l.sk < $below AND l.sk >= $above
        // A derived credit or refund of nothing has been taken back.
        AND (l.type = 'INVOICE' OR coalesce(l.amountMinor, 1) <> 0)
      RETURN l ORDER BY l.recordId DESC, l.type DESC, l.sk DESC LIMIT $limit
    }
    RETURN key, key AS subject, ${entryColumns}, coalesce(l.balanceMinor, 0) AS balanceMinor, l.invoiceId AS invoiceId,
           l.paymentId AS paymentId, l.planId AS planId`,
  row: ledgerEntryRow,
})

/** What settled or reopened an invoice, oldest first. */
export const ledgerByInvoiceId = keyed({
  name: 'billing.ledgerByInvoiceId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (l:LedgerEntry {invoiceId: key})
    MATCH (:SourceRecord {id: l.recordId})-[:RESOLVED_TO]->(owner)
    RETURN key, owner.id AS subject, ${entryColumns}, l.balanceMinor AS balanceMinor, l.invoiceId AS invoiceId, l.paymentId AS paymentId,
           l.planId AS planId
    ORDER BY sk`,
  row: ledgerEntryRow,
})

export const ledgerEntryById = keyed({
  name: 'billing.ledgerEntryById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (l:Billing {id: key})
    MATCH (:SourceRecord {id: l.recordId})-[:RESOLVED_TO]->(owner)
    RETURN key, owner.id AS subject, ${entryColumns}, coalesce(l.balanceMinor, 0) AS balanceMinor, l.invoiceId AS invoiceId,
           l.paymentId AS paymentId, l.planId AS planId`,
  row: ledgerEntryRow,
})

export interface VersionRow {
  readonly observedAt: number
  readonly recordedAt: number
  /** Null for the current version. */
  readonly replacedAt: number | null
  readonly contentHash: string
  /** The times at which this content was stated, if this stands for all of them. */
  readonly restatedAt: readonly string[] | null
  /** The node's properties as they were. */
  readonly fact: Readonly<Record<string, unknown>>
}

/** Versions that are not current any more, or never were, latest knowledge first. */
export const versionsByFactId = keyed({
  name: 'billing.versionsByFactId',
  text: cypher`
    UNWIND $keys AS key
    CALL (key) {
      MATCH (b:Billing {id: key})
      RETURN b.observedAt AS observedAt, b.recordedAt AS recordedAt, null AS replacedAt, b.contentHash AS contentHash,
             null AS json, null AS restatedAt, properties(b) AS fact, 1 AS isCurrent
      UNION ALL
      MATCH (v:FactVersion {factId: key})
      RETURN v.observedAt AS observedAt, v.recordedAt AS recordedAt, v.replacedAt AS replacedAt,
             v.contentHash AS contentHash, v.fact AS json, v.restatedAt AS restatedAt, null AS fact,
             0 AS isCurrent
    }
    RETURN key, observedAt, recordedAt, replacedAt, contentHash, json, restatedAt, fact
    ORDER BY observedAt DESC, isCurrent DESC, recordedAt DESC, replacedAt DESC, contentHash DESC`,
  row: (r): VersionRow => ({
    observedAt: r.number('observedAt'),
    recordedAt: r.number('recordedAt'),
    replacedAt: r.numberOrNull('replacedAt'),
    contentHash: r.string('contentHash'),
    restatedAt: r.value<readonly string[] | null>('restatedAt'),
    fact: r.json<VersionRow['fact']>('json') ?? r.value<VersionRow['fact']>('fact'),
  }),
})
