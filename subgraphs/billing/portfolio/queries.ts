import type { Row } from '../../../graph/convert.ts'
import { about, cypher, type Fragment, fragment, statement } from '../../../graph/cypher.ts'
import { type Channel, channels } from '../../channels.ts'
import { ownerStatement } from '../../owner-statement.ts'
import { isOfKnownSource, type SourceFilter } from '../../source-filter.ts'
import { isSureEnough } from '../../uncertain-records.ts'
import { counts, countsInBilling } from '../../vouched.ts'
import { type SumParts, sumOfParts, sumParts } from '../exact-sum.ts'
import { type LedgerFact, versionOf } from '../metrics/ledger-facts.ts'

/** What one payer was billed in one month, by type of line and plan. */
export interface MonthSum {
  /** `yyyy-mm`, UTC. */
  readonly month: string
  readonly type: 'INVOICE' | 'CREDIT_NOTE' | 'WRITE_OFF'
  readonly subscriptionId: string | null
  readonly planId: string | null
  readonly currency: string
  readonly entries: number
  readonly amountMinor: number | bigint
  /** Null for credit notes and write-offs that state none. */
  readonly taxMinor: number | bigint | null
  /** The invoice of such credit notes and write-offs. Null for others, and where none is named. */
  readonly invoiceId: string | null
}

/** A page of people or companies by id. */
interface PayerPage {
  readonly [name: string]: unknown
  readonly after: string
  readonly limit: number
  /** Null: those of all sources. */
  readonly sources: readonly string[] | null
}

const payerPage = (payer: Fragment) => cypher<PayerPage>`
    MATCH ${payer} WHERE p.id > $after
    WITH p ORDER BY p.id LIMIT $limit
    RETURN p.id AS id,
           $sources IS NULL OR EXISTS { MATCH (p)<-[:RESOLVED_TO]-(r:SourceRecord) WHERE r.source IN $sources } AS isSeen
    ORDER BY id`

const payerRow = (r: Row) => ({ id: r.string('id'), isSeen: r.boolean('isSeen') })

export const customerPage = statement({
  name: 'billing.customerPage',
  text: payerPage(fragment`(p:Customer)`),
  row: payerRow,
})

export const accountPage = statement({
  name: 'billing.accountPage',
  text: payerPage(fragment`(p:Account)`),
  row: payerRow,
})

interface Payers extends SourceFilter {
  readonly ids: readonly string[]
  /** The beginning of the sort keys that follow everything that counts. */
  readonly until: string
  /** Ids of the records that may be known. Null: all. */
  readonly only: readonly string[] | null
  /** 0..1: records with a lower confidence are left out. */
  readonly minimum: number
}

/** The months of one payer that have everything else in common, which is sent once. */
const sumsRow = (r: Row): { readonly id: string; readonly sums: readonly MonthSum[] } => {
  const series = r.value<readonly (readonly [string, number, SumParts, SumParts])[]>('months')
  const common = {
    // The statements select these three types.
    type: r.string('type') as MonthSum['type'],
    currency: r.string('currency'),
    subscriptionId: r.stringOrNull('subscriptionId'),
    planId: r.stringOrNull('planId'),
    invoiceId: r.stringOrNull('invoiceId'),
  }
  const isUntaxed = r.boolean('isUntaxed')
  return {
    id: r.string('id'),
    sums: series.map(([month, entries, amountMinor, taxMinor]) => ({
      ...common,
      month,
      entries,
      amountMinor: sumOfParts(amountMinor),
      taxMinor: isUntaxed ? null : sumOfParts(taxMinor),
    })),
  }
}

const entryCounts = about(countsInBilling, 'e', 'l')

const customer = fragment`(:Customer {id: id})`
const account = fragment`(:Account {id: id})`

const sumsOf = (payer: Fragment) => cypher<Payers>`
    UNWIND $ids AS id
    MATCH ${payer}<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE ${isSureEnough} AND ($only IS NULL OR r.id IN $only)
    MATCH (l:Billing)
    WHERE l.recordId = r.id AND l.type IN ['INVOICE', 'CREDIT_NOTE', 'WRITE_OFF'] AND l.sk < $until
      AND l.balanceMinor IS NOT NULL AND ${entryCounts} ${isOfKnownSource}
    WITH id, l, l.type <> 'INVOICE' AND l.taxMinor IS NULL AS isUntaxed
    WITH id, l.type AS type, l.currency AS currency, l.subscriptionId AS subscriptionId, l.planId AS planId, isUntaxed,
         CASE WHEN isUntaxed THEN l.invoiceId END AS invoiceId, left(l.sk, 7) AS month, count(*) AS entries,
         ${sumParts(fragment`l.amountMinor`)} AS amountMinor, ${sumParts(fragment`coalesce(l.taxMinor, 0)`)} AS taxMinor
    RETURN id, type, currency, subscriptionId, planId, isUntaxed, invoiceId, collect([month, entries, amountMinor, taxMinor]) AS months`

export const sumsOfCustomers = statement({
  name: 'billing.sumsOfCustomers',
  text: sumsOf(customer),
  row: sumsRow,
})

export const sumsOfAccounts = statement({
  name: 'billing.sumsOfAccounts',
  text: sumsOf(account),
  row: sumsRow,
})

interface NamedInvoices extends Payers {
  readonly invoices: readonly string[]
}

/** The amounts of invoices of these payers, in whatever state they are. */
const invoicesOf = (payer: Fragment) => cypher<NamedInvoices>`
    UNWIND $invoices AS invoiceId
    MATCH (l:Invoice {id: invoiceId})
    MATCH (r:SourceRecord {id: l.recordId})-[to:RESOLVED_TO]->${payer}
    WHERE p.id IN $ids AND ${isSureEnough} AND ($only IS NULL OR r.id IN $only) AND l.sk < $until AND l.amountMinor > 0
      AND ${entryCounts} ${isOfKnownSource}
    RETURN p.id AS id, invoiceId, l.amountMinor AS amountMinor, l.taxMinor AS taxMinor`

const invoiceRow = (r: Row) => ({
  id: r.string('id'),
  invoiceId: r.string('invoiceId'),
  amountMinor: r.number('amountMinor'),
  taxMinor: r.numberOrNull('taxMinor'),
})

export const invoicesOfCustomers = statement({
  name: 'billing.invoicesOfCustomers',
  text: invoicesOf(fragment`(p:Customer)`),
  row: invoiceRow,
})

export const invoicesOfAccounts = statement({
  name: 'billing.invoicesOfAccounts',
  text: invoicesOf(fragment`(p:Account)`),
  row: invoiceRow,
})

const versionRow = (r: Row): { readonly id: string; readonly fact: LedgerFact } => ({
  id: r.string('id'),
  fact: versionOf(r),
})

/** Every version of every subscription. */
const versionsOf = (payer: Fragment) => cypher<Payers>`
    UNWIND $ids AS id
    MATCH ${payer}<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE ${isSureEnough} AND ($only IS NULL OR r.id IN $only)
    MATCH (l:Billing) WHERE l.recordId = r.id AND l.type = 'SUBSCRIPTION' AND l.sk < $until AND ${entryCounts} ${isOfKnownSource}
    CALL (l) {
      RETURN null AS json, null AS restatedAt, l {.id, .type, .occurredAt, .observedAt, .recordedAt, .sequence, .arrival, .contentHash, .validFrom,
                              .status, .amountMinor, .currency, .taxMinor, .taxPercent, .discountMinor, .quantity, .interval,
                              .intervalCount, .trialEnd, .resumesAt, .endedAt, .periodEnd, .planId, .discountFrom, .discountUntil,
                              .unknownTerms} AS fact
      UNION ALL
      MATCH (v:FactVersion {factId: l.id}) RETURN v.fact AS json, v.restatedAt AS restatedAt, null AS fact
    }
    RETURN id, json, restatedAt, fact`

export const versionsOfCustomers = statement({
  name: 'billing.versionsOfCustomers',
  text: versionsOf(customer),
  row: versionRow,
})

export const versionsOfAccounts = statement({
  name: 'billing.versionsOfAccounts',
  text: versionsOf(account),
  row: versionRow,
})

const touchpointCounts = about(counts, 'e', 't')

/** The channel of the first touchpoint. */
export const firstChannelByPayerId = ownerStatement({
  name: 'billing.firstChannelByPayerId',
  categories: ['BEHAVIOURAL'],
  text: cypher`
    UNWIND $keys AS key
    CALL (key) {
      MATCH (p:Customer {id: key}) RETURN p
      UNION ALL
      MATCH (p:Account {id: key}) RETURN p
    }
    CALL (p) {
      MATCH (p)<-[:RESOLVED_TO]-(r:SourceRecord)
      CALL (r) {
        MATCH (t:Touchpoint) WHERE t.recordId = r.id AND t.sk IS NOT NULL AND ${touchpointCounts}
        RETURN t ORDER BY t.recordId, t.sk LIMIT 1
      }
      RETURN t ORDER BY t.sk LIMIT 1
    }
    RETURN key, t.channel AS channel`,
  row: (r): { readonly channel: Channel | null } => {
    const channel = r.string('channel')
    return { channel: channels.find((known) => known === channel) ?? null }
  },
})
