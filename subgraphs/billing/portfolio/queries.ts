import { cypher, keyed, statement } from '../../../graph/cypher.ts'
import { type Channel, channels } from '../../channels.ts'
import { type LedgerFact, toLedgerFact } from '../metrics/ledger-facts.ts'

/** What one payer was billed in one month, by what and for which plan. */
export interface MonthSum {
  /** `yyyy-mm`, UTC. */
  readonly month: string
  readonly type: 'INVOICE' | 'CREDIT_NOTE' | 'WRITE_OFF'
  readonly subscriptionId: string | null
  readonly planId: string | null
  readonly currency: string
  readonly entries: number
  readonly amountMinor: number
  readonly taxMinor: number
}

export interface PayerRow {
  readonly id: string
  readonly isAccount: boolean
  readonly sums: readonly MonthSum[]
  /** All versions of all subscriptions. */
  readonly subscriptions: readonly LedgerFact[]
}

type SumSeries = readonly [
  MonthSum['type'],
  string,
  string | null,
  string | null,
  readonly string[],
  readonly number[],
  readonly number[],
  readonly number[],
]

interface PageParams {
  readonly [name: string]: unknown
  readonly after: string
  readonly limit: number
  /** Start of the sort keys that come after all that counts. */
  readonly until: string
  /** Null: those of all sources. */
  readonly sources: readonly string[] | null
}

const payerRow = (isAccount: boolean): Parameters<typeof statement<PageParams, PayerRow>>[0]['row'] => {
  return (r) => ({
    id: r.string('id'),
    isAccount,
    sums: r
      .value<readonly SumSeries[]>('sums')
      .flatMap(([type, currency, subscriptionId, planId, months, entries, amounts, taxes]) =>
        months.map((month, index) => ({
          month,
          type,
          subscriptionId,
          planId,
          currency,
          // The lists are as long as one another.
          entries: entries[index] ?? 0,
          amountMinor: amounts[index] ?? 0,
          taxMinor: taxes[index] ?? 0,
        })),
      ),
    subscriptions: [
      ...r.value<readonly Readonly<Record<string, unknown>>[]>('current'),
      ...r.strings('versions').map((json): Readonly<Record<string, unknown>> => JSON.parse(json)),
    ].map(toLedgerFact),
  })
}

/** A page of people by id, also those who were billed nothing. */
export const payingCustomers = statement({
  name: 'billing.payingCustomers',
  text: cypher<PageParams>`
    MATCH (p:Customer) WHERE p.id > $after
    WITH p ORDER BY p.id LIMIT $limit
    CALL (p) {
      MATCH (p)<-[:RESOLVED_TO]-(r:SourceRecord)
      WHERE $sources IS NULL OR EXISTS { MATCH (p)<-[:RESOLVED_TO]-(x:SourceRecord) WHERE x.source IN $sources }
      RETURN collect(r.id) AS recordIds
    }
    CALL (recordIds) {
      UNWIND recordIds AS recordId
      UNWIND ['INVOICE', 'CREDIT_NOTE', 'WRITE_OFF'] AS type
      MATCH (b:Billing)
      WHERE b.recordId = recordId AND b.type = type AND b.sk < $until AND b.balanceMinor IS NOT NULL
      WITH type, b.currency AS currency, b.subscriptionId AS subscriptionId, b.planId AS planId, left(b.sk, 7) AS month,
           count(*) AS entries, sum(b.amountMinor) AS amountMinor, sum(coalesce(b.taxMinor, 0)) AS taxMinor
      // Many months have little else that differs: it is sent once.
      WITH type, currency, subscriptionId, planId, collect(month) AS months, collect(entries) AS entries,
           collect(amountMinor) AS amounts, collect(taxMinor) AS taxes
      RETURN collect([type, currency, subscriptionId, planId, months, entries, amounts, taxes]) AS sums
    }
    CALL (recordIds) {
      UNWIND recordIds AS recordId
      MATCH (b:Billing) WHERE b.recordId = recordId AND b.type = 'SUBSCRIPTION' AND b.sk < $until
      OPTIONAL MATCH (v:FactVersion {factId: b.id})
      WITH b, collect(v.fact) AS versionsOfOne
      RETURN collect(b {.id, .type, .occurredAt, .observedAt, .recordedAt, .contentHash, .validFrom, .status,
                        .amountMinor, .currency, .taxMinor, .discountMinor, .quantity, .interval, .intervalCount,
                        .trialEnd, .endedAt, .periodEnd, .planId}) AS current,
             reduce(flat = [], part IN collect(versionsOfOne) | flat + part) AS versions
    }
    RETURN p.id AS id, sums, current, versions
    ORDER BY id`,
  row: payerRow(false),
})

/** The same of companies. */
export const payingAccounts = statement({
  name: 'billing.payingAccounts',
  text: { text: payingCustomers.text.replace('(p:Customer)', '(p:Account)') },
  row: payerRow(true),
})

/** People who refused or withdrew something for a purpose; whether that counts is decided for each. */
export const refusersByPurpose = keyed({
  name: 'billing.refusersByPurpose',
  text: cypher`
    UNWIND $keys AS key
    MATCH (e:ConsentEvent) WHERE e.purpose = key AND e.status IN ['REFUSED', 'WITHDRAWN']
    MATCH (:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->(c:Customer)
    RETURN DISTINCT key, c.id AS id`,
  row: (r) => ({ id: r.string('id') }),
})

/** Channel of the first touchpoint of any record. */
export const firstChannelByPayerId = keyed({
  name: 'billing.firstChannelByPayerId',
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
        MATCH (t:Touchpoint) WHERE t.recordId = r.id AND t.sk IS NOT NULL
        RETURN t ORDER BY t.recordId, t.sk LIMIT 1
      }
      RETURN t ORDER BY t.sk LIMIT 1
    }
    RETURN key, t.channel AS channel`,
  row: (r) => {
    const channel = r.string('channel')
    return { channel: channels.find((known) => known === channel) ?? null } satisfies { channel: Channel | null }
  },
})
