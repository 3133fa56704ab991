import { about, command, cypher, keyed, type Params, statement } from '../../../graph/cypher.ts'
import { ofKnownRecords, ownerStatement } from '../../owner-statement.ts'
import { countsInBilling } from '../../vouched.ts'
import { versionOf } from '../metrics/ledger-facts.ts'
import type { StoredFit } from './fit/graph-fit.ts'
import type { Purchase } from './purchase-histories.ts'

/** A single purchase with what was given back of it, as the invoice states both: with tax. */
interface PurchaseColumns {
  readonly at: number
  readonly amountMinor: number
  readonly taxMinor: number
  readonly refundedMinor: number
  readonly currency: string
}

/** Spend is without tax; what was given back in part takes its part of the tax with it. */
function toPurchase(
  customerId: string,
  { at, amountMinor, taxMinor, refundedMinor, currency }: PurchaseColumns,
): Purchase {
  const net = amountMinor - taxMinor
  const back = refundedMinor >= amountMinor ? net : Math.round((refundedMinor * net) / amountMinor)
  return { customerId, at, amountMinor: net, refundedMinor: back, currency, isRecurring: false }
}

const invoiceCounts = about(countsInBilling, 'e', 'i')
const subscriptionCounts = about(countsInBilling, 'e', 'b')

/** Single purchases of people: invoices of no subscription or contract. A refund and a credit note of one invoice are one giving back. */
export const purchasesByCustomerId = ownerStatement({
  name: 'billing.purchasesByCustomerId',
  categories: ['FINANCIAL', 'INFERRED'],
  text: cypher<Params>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    MATCH (i:Billing)
    WHERE i.recordId = r.id AND i.type = 'INVOICE' AND i.sk IS NOT NULL AND i.balanceMinor > 0
      AND i.subscriptionId IS NULL AND i.contractId IS NULL AND ${invoiceCounts}
    CALL (i) {
      MATCH (l:LedgerEntry) WHERE l.invoiceId = i.id AND l.currency = i.currency ${ofKnownRecords}
      RETURN sum(CASE l.type WHEN 'REFUND' THEN l.amountMinor ELSE 0 END) AS refunds,
             sum(CASE l.type WHEN 'CREDIT_NOTE' THEN l.amountMinor ELSE 0 END) AS credits
    }
    RETURN key, i.occurredAt AS at, i.amountMinor AS amountMinor, coalesce(i.taxMinor, 0) AS taxMinor,
           i.currency AS currency, CASE WHEN refunds > credits THEN refunds ELSE credits END AS refundedMinor
    ORDER BY at`,
  row: (r): Purchase =>
    toPurchase(r.string('key'), {
      at: r.number('at'),
      amountMinor: r.number('amountMinor'),
      taxMinor: r.number('taxMinor'),
      refundedMinor: r.number('refundedMinor'),
      currency: r.string('currency'),
    }),
})

/** A page of the ids of people. */
export const customerIds = statement({
  name: 'billing.customerIds',
  text: cypher<{ readonly after: string; readonly limit: number }>`
    MATCH (c:Customer) WHERE c.id > $after
    RETURN c.id AS id ORDER BY c.id LIMIT $limit`,
  row: (r) => r.string('id'),
})

/** Every version of every subscription of these people. */
export const subscriptionsOfCustomers = keyed({
  name: 'billing.subscriptionsOfCustomers',
  text: cypher<Params>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    MATCH (b:Billing) WHERE b.recordId = r.id AND b.type = 'SUBSCRIPTION' AND b.sk IS NOT NULL
      AND ${subscriptionCounts}
    CALL (b) {
      RETURN null AS json, null AS restatedAt, properties(b) AS fact
      UNION ALL
      MATCH (v:FactVersion {factId: b.id}) RETURN v.fact AS json, v.restatedAt AS restatedAt, null AS fact
    }
    RETURN key, json, restatedAt, fact`,
  row: versionOf,
})

/** The fit of a currency that was made last. */
export const latestFitByCurrency = keyed({
  name: 'billing.latestFitByCurrency',
  text: cypher<Params>`
    UNWIND $keys AS key
    CALL (key) {
      MATCH (f:ValueFit) WHERE f.currency = key AND f.fittedAt IS NOT NULL
      RETURN f ORDER BY f.fittedAt DESC LIMIT 1
    }
    RETURN key, f.fit AS fit`,
  row: (r): StoredFit => {
    const fit = r.json<StoredFit>('fit')
    if (fit === null) throw new TypeError('a ValueFit holds its fit')
    return fit
  },
})

export const createFit = command({
  name: 'billing.createFit',
  text: cypher<{ readonly id: string; readonly currency: string; readonly fittedAt: number; readonly fit: string }>`
    CREATE (f:ValueFit {id: $id, currency: $currency, fittedAt: $fittedAt, fit: $fit})`,
})
