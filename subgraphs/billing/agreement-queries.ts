import type { Row } from '../../graph/convert.ts'
import { about, cypher, fragment, keyed } from '../../graph/cypher.ts'
import { mayReference } from '../vouched.ts'
import { byOwner } from './by-owner.ts'
import type { Interval } from './intervals.ts'
import { type BillingRow, billingRow, type StreamPart } from './queries.ts'

export type AgreementType = 'BOOKING' | 'CONTRACT' | 'SUBSCRIPTION'

export interface AgreementRow extends BillingRow {
  readonly kind: AgreementType
  readonly status: string | null
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly endedAt: number | null
  readonly trialEnd: number | null
  readonly resumesAt: number | null
  readonly renewsAt: number | null
  readonly interval: Interval | null
  readonly intervalCount: number | null
  readonly quantity: number | null
  readonly termMonths: number | null
  readonly taxMinor: number | null
  readonly taxPercent: number | null
  readonly discountMinor: number | null
  readonly opportunityId: string | null
  /** Ids of entries, like the next three. */
  readonly bookingId: string | null
  readonly contractId: string | null
  readonly subscriptionId: string | null
  readonly planId: string | null
  readonly usedByRecordId: string | null
  readonly propertiesJson: string | null
}

const agreementRow = (r: Row): AgreementRow => ({
  ...billingRow(r),
  // The statement selects these three types.
  kind: r.string('type') as AgreementType,
  status: r.stringOrNull('status'),
  startsAt: r.numberOrNull('startsAt'),
  endsAt: r.numberOrNull('endsAt'),
  endedAt: r.numberOrNull('endedAt'),
  trialEnd: r.numberOrNull('trialEnd'),
  resumesAt: r.numberOrNull('resumesAt'),
  renewsAt: r.numberOrNull('renewsAt'),
  // Stored from the closed list.
  interval: r.stringOrNull('interval') as Interval | null,
  intervalCount: r.numberOrNull('intervalCount'),
  quantity: r.numberOrNull('quantity'),
  termMonths: r.numberOrNull('termMonths'),
  taxMinor: r.numberOrNull('taxMinor'),
  taxPercent: r.numberOrNull('taxPercent'),
  discountMinor: r.numberOrNull('discountMinor'),
  opportunityId: r.stringOrNull('opportunityId'),
  bookingId: r.stringOrNull('bookingId'),
  contractId: r.stringOrNull('contractId'),
  subscriptionId: r.stringOrNull('subscriptionId'),
  planId: r.stringOrNull('planId'),
  usedByRecordId: r.stringOrNull('usedByRecordId'),
  propertiesJson: r.stringOrNull('properties'),
})

const agreementColumns = fragment`a.id AS id, a.sk AS sk, a.occurredAt AS occurredAt, a.sourceId AS sourceId,
           a.recordId AS recordId,
           a.type AS type, a.amountMinor AS amountMinor, a.currency AS currency, a.status AS status,
           a.periodStart AS startsAt, a.periodEnd AS endsAt, a.endedAt AS endedAt, a.trialEnd AS trialEnd, a.resumesAt AS resumesAt,
           a.renewsAt AS renewsAt, a.interval AS interval, a.intervalCount AS intervalCount, a.quantity AS quantity,
           a.termMonths AS termMonths, a.taxMinor AS taxMinor, a.taxPercent AS taxPercent, a.discountMinor AS discountMinor,
           a.opportunityId AS opportunityId, a.bookingId AS bookingId, a.contractId AS contractId,
           a.subscriptionId AS subscriptionId, a.planId AS planId, a.usedByRecordId AS usedByRecordId,
           a.properties AS properties`

/** Bookings, contracts and subscriptions. */
export const agreementById = keyed({
  name: 'billing.agreementById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (a:Entry {id: key}) WHERE a:Booking OR a:Contract OR a:Subscription
    MATCH (:SourceRecord {id: a.recordId})-[:RESOLVED_TO]->(owner)
    RETURN key, owner.id AS subject, ${agreementColumns}`,
  row: agreementRow,
})

interface AgreementPart extends StreamPart {
  readonly type: AgreementType
  readonly statuses: readonly string[] | null
}

/** The agreements that the owner pays for. */
export const [agreementsByCustomerId, agreementsByAccountId] = byOwner({
  name: 'billing.agreements',
  text: (owner) => cypher<AgreementPart>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    CALL (r) {
      MATCH (a:Billing)
      WHERE a.recordId = r.id AND a.type = $type AND a.sk < $below AND a.sk >= $above
        AND ($statuses IS NULL OR a.status IN $statuses)
      RETURN a ORDER BY a.recordId DESC, a.type DESC, a.sk DESC LIMIT $limit
    }
    RETURN key, key AS subject, ${agreementColumns}`,
  row: agreementRow,
})

const mayReferenceAgreement = about(mayReference, 'e', 'a')

/** The agreements that the owner uses, whoever pays: `subject` is the payer. */
export const [agreementsUsedByCustomerId, agreementsUsedByAccountId] = byOwner({
  name: 'billing.agreementsUsed',
  text: (owner) => cypher<AgreementPart>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    CALL (r) {
      MATCH (a:Billing)
      WHERE a.usedByRecordId = r.id AND a.type = $type AND a.sk < $below AND a.sk >= $above
        AND ($statuses IS NULL OR a.status IN $statuses) AND ${mayReferenceAgreement}
      RETURN a ORDER BY a.usedByRecordId DESC, a.type DESC, a.sk DESC LIMIT $limit
    }
    MATCH (:SourceRecord {id: a.recordId})-[:RESOLVED_TO]->(payer)
    RETURN key, payer.id AS subject, ${agreementColumns}`,
  row: agreementRow,
})

export interface OfferRow {
  readonly id: string
  readonly type: 'PRODUCT' | 'PLAN'
  readonly sourceId: string
  readonly name: string | null
  readonly money: BillingRow['money']
  readonly interval: Interval | null
  readonly intervalCount: number | null
}

/** Products and plans, which belong to nobody. */
export const offerById = keyed({
  name: 'billing.offerById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (o:Billing {id: key}) WHERE o:Product OR o:Plan
    RETURN key, o.id AS id, o.type AS type, o.sourceId AS sourceId, o.name AS name, o.amountMinor AS amountMinor,
           o.currency AS currency, o.interval AS interval, o.intervalCount AS intervalCount`,
  row: (r): OfferRow => {
    const amountMinor = r.numberOrNull('amountMinor')
    return {
      id: r.string('id'),
      // The statement selects these two types.
      type: r.string('type') as OfferRow['type'],
      sourceId: r.string('sourceId'),
      name: r.stringOrNull('name'),
      money: amountMinor === null ? null : { amountMinor, currency: r.string('currency') },
      // Stored from the closed list.
      interval: r.stringOrNull('interval') as Interval | null,
      intervalCount: r.numberOrNull('intervalCount'),
    }
  },
})

export interface RecordOwner {
  readonly id: string
  readonly isAccount: boolean
}

/**
 * The owner of a record that a fact of `teller` names, such as the user of what another pays for. Nobody if the record has not arrived, or
 * if `teller` may not link to it.
 */
export const ownerByRecordId = keyed({
  name: 'billing.ownerByRecordId',
  text: cypher<{ readonly teller: string }>`
    UNWIND $keys AS key
    MATCH (r:SourceRecord {id: key})-[:RESOLVED_TO]->(owner)
    WITH key, r, owner, {source: $teller} AS e WHERE ${mayReference}
    RETURN key, owner.id AS id, 'Account' IN labels(owner) AS isAccount`,
  row: (r): RecordOwner => ({ id: r.string('id'), isAccount: r.boolean('isAccount') }),
})
