import { about, cypher, fragment, keyed } from '../../../graph/cypher.ts'
import type { Channel } from '../../channels.ts'
import { isOfKnownSource, type SourceFilter } from '../../source-filter.ts'
import { counts, countsInBilling } from '../../vouched.ts'
import { byOwner } from '../by-owner.ts'
import { type SumParts, sumOfParts, sumParts } from '../exact-sum.ts'
import type { BillingType } from '../lines.ts'
import type { AcquisitionRow } from './acquisition.ts'
import type { StatedRate } from './exchange.ts'
import { type LedgerFact, toLedgerFact, versionOf } from './ledger-facts.ts'

const factCounts = about(countsInBilling, 'e', 'b')
const touchpointCounts = about(counts, 'e', 't')

/** The facts that figures need. Payments change no revenue. */
export const [factsByCustomerId, factsByAccountId] = byOwner({
  name: 'billing.facts',
  text: (owner) => cypher`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND ['INVOICE', 'CREDIT_NOTE', 'WRITE_OFF', 'SUBSCRIPTION'] AS type
    MATCH (b:Billing) WHERE b.recordId = r.id AND b.type = type AND b.sk IS NOT NULL AND ${factCounts}
    RETURN key, b {.id, .type, .occurredAt, .observedAt, .recordedAt, .sequence, .arrival, .contentHash, .validFrom, .status,
                   .unknownState, .amountMinor, .balanceMinor, .currency, .taxMinor, .taxPercent, .discountMinor, .quantity, .interval, .intervalCount,
                   .trialEnd, .resumesAt, .endedAt, .periodEnd, .planId, .invoiceId, .subscriptionId, .discountFrom, .discountUntil, .unknownTerms} AS fact`,
  row: (r): LedgerFact => toLedgerFact(r.value('fact')),
})

/** Versions of facts of these types that are not current. */
export const [oldFactsByCustomerId, oldFactsByAccountId] = byOwner({
  name: 'billing.oldFacts',
  text: (owner) => cypher<{ readonly types: readonly BillingType[] }>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND $types AS type
    MATCH (b:Billing) WHERE b.recordId = r.id AND b.type = type AND b.sk IS NOT NULL AND ${factCounts}
    MATCH (v:FactVersion {factId: b.id})
    RETURN key, v.fact AS json, v.restatedAt AS restatedAt, null AS fact`,
  row: versionOf,
})

/** Touchpoints before the first purchase, by channel and currency of cost. */
export const [acquisitionByCustomerId, acquisitionByAccountId] = byOwner({
  name: 'billing.acquisition',
  categories: ['FINANCIAL', 'BEHAVIOURAL'],
  text: (owner) => cypher`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    WITH key, collect(r.id) AS recordIds
    CALL (recordIds) {
      UNWIND recordIds AS recordId
      MATCH (b:Billing)
      WHERE b.recordId = recordId AND b.type = 'INVOICE' AND b.sk IS NOT NULL AND b.balanceMinor > 0
        AND ${factCounts}
      RETURN left(min(b.sk), 24) AS firstAt
    }
    WITH key, recordIds, firstAt WHERE firstAt IS NOT NULL
    UNWIND recordIds AS recordId
    MATCH (t:Touchpoint) WHERE t.recordId = recordId AND t.sk < firstAt AND ${touchpointCounts}
    RETURN key, t.channel AS channel, CASE WHEN t.costMinor IS NULL THEN null ELSE t.costCurrency END AS currency,
           count(*) AS touchpoints, ${sumParts(fragment`coalesce(t.costMinor, 0)`)} AS costMinor
    ORDER BY channel, currency`,
  row: (r): AcquisitionRow => ({
    // Written from the closed list of the event line only.
    channel: r.string('channel') as Channel,
    currency: r.stringOrNull('currency'),
    touchpoints: r.number('touchpoints'),
    costMinor: sumOfParts(r.value<SumParts>('costMinor')),
  }),
})

/** Rates into one currency, latest first. */
export const ratesByQuote = keyed({
  name: 'billing.ratesByQuote',
  text: cypher`
    UNWIND $keys AS key
    MATCH (x:FxRate) WHERE x.quote = key AND x.base IS NOT NULL AND x.occurredAt IS NOT NULL
    RETURN key, x.base AS base, x.quote AS quote, x.rate AS rate, x.occurredAt AS occurredAt, x.source AS source
    ORDER BY occurredAt DESC, x.observedAt DESC, x.id DESC`,
  row: (r): StatedRate => ({
    base: r.string('base'),
    quote: r.string('quote'),
    rate: r.string('rate'),
    occurredAt: r.number('occurredAt'),
    source: r.string('source'),
  }),
})

/** Every version of a subscription. */
export const subscriptionFactsById = keyed({
  name: 'billing.subscriptionFactsById',
  text: cypher`
    UNWIND $keys AS key
    CALL (key) {
      MATCH (b:Billing {id: key}) RETURN null AS json, null AS restatedAt, properties(b) AS fact
      UNION ALL
      MATCH (v:FactVersion {factId: key}) RETURN v.fact AS json, v.restatedAt AS restatedAt, null AS fact
    }
    RETURN key, json, restatedAt, fact`,
  row: versionOf,
})

/**
 * What was invoiced for a subscription in the last month in which it was invoiced. `known`: the records concerned, null for any; as far as
 * known sources state it.
 */
export const taxedMonthsBySubscriptionId = keyed({
  name: 'billing.taxedMonthsBySubscriptionId',
  text: cypher<SourceFilter & { readonly known: readonly string[] | null }>`
    UNWIND $keys AS key
    CALL (key) {
      MATCH (l:Invoice) WHERE l.subscriptionId = key AND l.sk IS NOT NULL AND l.balanceMinor > 0
        AND ($known IS NULL OR l.recordId IN $known) ${isOfKnownSource}
      WITH left(l.sk, 7) AS month, ${sumParts(fragment`l.amountMinor`)} AS amountMinor,
           ${sumParts(fragment`coalesce(l.taxMinor, 0)`)} AS taxMinor
      RETURN month, amountMinor, taxMinor ORDER BY month DESC LIMIT 1
    }
    RETURN key, amountMinor, taxMinor`,
  row: (r) => ({
    amountMinor: sumOfParts(r.value<SumParts>('amountMinor')),
    taxMinor: sumOfParts(r.value<SumParts>('taxMinor')),
  }),
})
