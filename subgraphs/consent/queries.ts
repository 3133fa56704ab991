import type { Category } from '../../access/categories.ts'
import { isInForce } from '../../access/consent/acts-for-others.ts'
import type { ConsentAct } from '../../access/consent/consent-act.ts'
import type { ConsentStatus } from '../../access/consent/consent-status.ts'
import { isSilentSignal } from '../../access/consent/silent-signal.ts'
import { isVerified } from '../../access/known-records/whose-verification.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import { about, cypher, fragment, keyed } from '../../graph/cypher.ts'
import type { Channel } from '../channels.ts'
import { ownerStatement } from '../owner-statement.ts'
import { counts } from '../vouched.ts'
import { type ConsentEntryKind, entryKindOf } from './entry-kind.ts'
import type { LegalBasis } from './legal-basis.ts'
import type { ChannelPreference } from './preferences.ts'

/** One choice as its source stated it. Times are UTC milliseconds. */
export interface ConsentEventRow {
  readonly id: string
  readonly subject: string
  /** The record that made it. */
  readonly recordId: string
  readonly sk: string
  readonly kind: ConsentEntryKind
  readonly act: ConsentAct
  readonly occurredAt: number
  readonly observedAt: number
  readonly recordedAt: number
  /** Times of its line that were in the future when it arrived, as written. Null if there were none. */
  readonly timesAhead: readonly string[] | null
  /** When another version of the same line replaced it. Null: it has not been replaced. */
  readonly replacedAt: number | null
  /** The line that brought it. */
  readonly lineId: string
  readonly purpose: PurposeKey | null
  readonly status: ConsentStatus
  readonly channel: Channel | null
  readonly controller: string | null
  readonly categories: readonly Category[] | null
  readonly recipients: readonly string[] | null
  readonly expiresAt: number | null
  readonly noticeVersion: string | null
  readonly noticeHash: string | null
  readonly jurisdiction: string | null
  readonly method: string | null
  readonly language: string | null
  readonly legalBasis: LegalBasis | null
  readonly confirmedFor: readonly string[] | null
  readonly isSelfService: boolean | null
  /** The record of the person who acted, if it is another one: see `acts-for-others.ts`. */
  readonly byRecord: string | null
  readonly source: string
  /** JSON of IabMeaning[]. */
  readonly iab: string | null
  /** See `ConsentFact.isSilent`. */
  readonly isSilent: boolean
  readonly wish: ChannelPreference | null
  readonly capMax: number | null
  readonly capDays: number | null
}

type StoredEvent = Omit<ConsentEventRow, 'subject' | 'kind' | 'act'> & { readonly act: ConsentAct | null }

/** The properties of the entry `e` without its ids. */
const columnsOfEvent = fragment`.recordId, .sk, .act, .occurredAt, .observedAt, .recordedAt, .replacedAt, .purpose, .status,
              .channel, .controller, .categories, .recipients, .expiresAt, .noticeVersion, .noticeHash, .jurisdiction, .method,
              .language, .legalBasis, .confirmedFor, .isSelfService, .byRecord, .source, .iab, .wish, .capMax,
              .capDays, .timesAhead, isSilent: ${isSilentSignal}`

const consentEventRow: Parameters<typeof keyed<Record<string, never>, ConsentEventRow>>[0]['row'] = (r) =>
  // Written from the closed lists of the ledger's lines only.
  eventOf(r.value<StoredEvent>('event'), r.string('subject'))

function eventOf(event: StoredEvent, subject: string): ConsentEventRow {
  const act = event.act ?? 'CONSENT'
  return { ...event, subject, kind: entryKindOf(act), act }
}

/** Includes the versions that others have replaced: the ledger forgets nothing. */
export const consentEventsByCustomerId = ownerStatement({
  name: 'consent.consentEventsByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    MATCH (e:ConsentEvent) WHERE e.recordId = r.id AND ${isInForce}
    WITH key, properties(e) AS e
    RETURN key, key AS subject,
           e {id: coalesce(e.key, e.id), lineId: coalesce(e.factId, e.id), ${columnsOfEvent}} AS event`,
  row: consentEventRow,
})

export const consentEventById = keyed({
  name: 'consent.consentEventById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (e:Entry {id: key}) WHERE e:ConsentEvent
    MATCH (r:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->(owner) WHERE ${isInForce}
    RETURN key, owner.id AS subject,
           e {.id, lineId: e.id, ${columnsOfEvent}} AS event`,
  row: consentEventRow,
})

/** A contact point on one record. */
export interface PointRow {
  readonly subject: string
  readonly recordId: string
  /** EMAIL, PHONE or SOCIAL_HANDLE. */
  readonly type: string
  readonly key: string
  readonly value: string
  readonly isVerified: boolean
  readonly lastSeen: number
}

/** Purchased and listed data are nobody's contact point, and neither is a value that fails its format. */
export const pointsByCustomerId = ownerStatement({
  name: 'consent.pointsByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)-[h:HAS_IDENTIFIER]->(i:Identifier)
    WHERE i.type IN ['EMAIL', 'PHONE', 'SOCIAL_HANDLE'] AND coalesce(h.isValid, true)
      AND NOT coalesce(r.isReference, false)
    OPTIONAL MATCH (s:Source {key: r.source})
    RETURN key, key AS subject, r.id AS recordId, i.type AS type, i.key AS identifier, i.value AS value,
           ${isVerified} AS isVerified, coalesce(h.lastSeen, 0) AS lastSeen`,
  row: (r): PointRow => ({
    subject: r.string('subject'),
    recordId: r.string('recordId'),
    type: r.string('type'),
    key: r.string('identifier'),
    value: r.string('value'),
    isVerified: r.boolean('isVerified'),
    lastSeen: r.number('lastSeen'),
  }),
})

export interface AddressesRow {
  readonly recordId: string
  readonly observedAt: number
  readonly attributes: Readonly<Record<string, unknown>>
}

export const addressesByCustomerId = ownerStatement({
  name: 'consent.addressesByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    WHERE r.attributes CONTAINS '"addresses"' AND NOT coalesce(r.isReference, false)
    RETURN key, r.id AS recordId, coalesce(r.observedAt, 0) AS observedAt, r.attributes AS attributes`,
  row: (r): AddressesRow => ({
    recordId: r.string('recordId'),
    observedAt: r.number('observedAt'),
    attributes: r.json<AddressesRow['attributes']>('attributes') ?? {},
  }),
})

/** Every preference, also of records that the caller may not know about: an unwanted channel is closed, whoever asks. */
export const preferencesByCustomerId = keyed({
  name: 'consent.wishesByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    WHERE NOT coalesce(r.isReference, false)
    MATCH (e:ConsentEvent {recordId: r.id}) WHERE e.act = 'PREFERENCE' AND ${isInForce}
    RETURN key, key AS subject, e {id: coalesce(e.key, e.id), lineId: coalesce(e.factId, e.id), ${columnsOfEvent}} AS event`,
  row: consentEventRow,
})

export interface SentRow {
  readonly recordId: string
  readonly sent: number
}

const sentCounts = about(counts, 'e', 't')

/**
 * The number of messages to each record that received any, as they count in figures: touchpoints named `..._sent`. Keys are
 * `customer|channel|ISO time`.
 */
export const sentByKey = ownerStatement({
  name: 'consent.sentByKey',
  text: cypher`
    UNWIND $keys AS key
    WITH key, split(key, '|') AS parts
    MATCH (:Customer {id: parts[0]})<-[:RESOLVED_TO]-(r:SourceRecord)
    WHERE NOT coalesce(r.isReference, false)
    CALL (r, parts) {
      MATCH (t:Touchpoint)
      WHERE t.recordId = r.id AND t.channel = parts[1] AND t.sk > parts[2] AND t.name ENDS WITH '_sent' AND ${sentCounts}
      RETURN count(t) AS sent
    }
    WITH key, r, sent WHERE sent > 0
    RETURN key, r.id AS recordId, sent`,
  row: (r): SentRow => ({ recordId: r.string('recordId'), sent: r.number('sent') }),
})

/** Also by superseded id. `recordId`: the record of an entry about the whole customer. */
export const recordsByCustomerId = keyed({
  name: 'consent.recordsByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (given:Customer {id: key})
    OPTIONAL MATCH (given)-[:MERGED_INTO]->(survivor:Customer)
    WITH key, coalesce(survivor, given) AS c
    MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
    WHERE NOT coalesce(r.isReference, false)
    OPTIONAL MATCH (s:Source {key: r.source})
    RETURN key, c.id AS customerId, coalesce(c.lock, 0) AS lock, r.id AS recordId,
           coalesce(s.role, 'TOUCHPOINT') = 'SYSTEM_OF_RECORD' AND NOT coalesce(r.isPlaceholder, false)
             AS isRelationship, s.declaredBy IS NOT NULL OR coalesce(r.isVouched, false) AS isDeclared, s.controller AS controller
    ORDER BY recordId`,
  row: (r): RecordRow => ({
    customerId: r.string('customerId'),
    lock: r.number('lock'),
    recordId: r.string('recordId'),
    isRelationship: r.boolean('isRelationship'),
    isDeclared: r.boolean('isDeclared'),
    controller: r.stringOrNull('controller'),
  }),
})

export interface RecordRow {
  readonly customerId: string
  /** Increased by every writer that locks the customer. */
  readonly lock: number
  readonly recordId: string
  readonly isRelationship: boolean
  readonly isDeclared: boolean
  /** That of its source. Null: none. */
  readonly controller: string | null
}
