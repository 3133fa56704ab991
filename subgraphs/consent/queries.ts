import type { ConsentStatus } from '../../access/consent-status.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import { cypher, keyed, statement } from '../../graph/cypher.ts'
import type { Channel } from '../channels.ts'
import type { Fact } from '../fact-plan.ts'
import { type ReplacingFact, replacedFact, storedVersion } from '../write-facts.ts'
import type { LegalBasis } from './legal-basis.ts'

/** One choice as its source told it. Times are UTC milliseconds. */
export interface ConsentEventRow {
  readonly id: string
  readonly subject: string
  /** The record that gave it. */
  readonly recordId: string
  readonly kind: 'CONSENT'
  readonly occurredAt: number
  readonly purpose: PurposeKey
  readonly status: ConsentStatus
  readonly channel: Channel | null
  readonly controller: string | null
  readonly expiresAt: number | null
  readonly noticeVersion: string | null
  readonly method: string | null
  readonly legalBasis: LegalBasis
  readonly source: string
}

const consentEventRow: Parameters<typeof keyed<Record<string, never>, ConsentEventRow>>[0]['row'] = (r) => ({
  id: r.string('id'),
  subject: r.string('subject'),
  recordId: r.string('recordId'),
  kind: 'CONSENT',
  occurredAt: r.number('occurredAt'),
  // These four are written from the closed lists of the consent line only.
  purpose: r.string('purpose') as PurposeKey,
  status: r.string('status') as ConsentStatus,
  channel: r.stringOrNull('channel') as Channel | null,
  legalBasis: r.string('legalBasis') as LegalBasis,
  controller: r.stringOrNull('controller'),
  expiresAt: r.numberOrNull('expiresAt'),
  noticeVersion: r.stringOrNull('noticeVersion'),
  method: r.stringOrNull('method'),
  source: r.string('source'),
})

export const consentEventsByCustomerId = keyed({
  name: 'consent.consentEventsByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    MATCH (e:ConsentEvent {recordId: r.id})
    RETURN key, key AS subject, e.id AS id, e.recordId AS recordId, e.occurredAt AS occurredAt, e.purpose AS purpose,
           e.status AS status, e.channel AS channel, e.controller AS controller, e.expiresAt AS expiresAt,
           e.noticeVersion AS noticeVersion, e.method AS method, e.legalBasis AS legalBasis, e.source AS source`,
  row: consentEventRow,
})

export const consentEventById = keyed({
  name: 'consent.consentEventById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (e:Entry {id: key}) WHERE e:ConsentEvent
    MATCH (:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->(owner)
    RETURN key, owner.id AS subject, e.id AS id, e.recordId AS recordId, e.occurredAt AS occurredAt,
           e.purpose AS purpose, e.status AS status, e.channel AS channel, e.controller AS controller,
           e.expiresAt AS expiresAt, e.noticeVersion AS noticeVersion, e.method AS method,
           e.legalBasis AS legalBasis, e.source AS source`,
  row: consentEventRow,
})

export const storedConsents = statement({
  name: 'consent.storedConsents',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (e:Entry {id: id})
    RETURN e.id AS id, e.observedAt AS observedAt, e.contentHash AS contentHash`,
  row: storedVersion,
})

export const createConsents = statement({
  name: 'consent.createConsents',
  text: cypher<{ readonly facts: readonly Pick<Fact, 'properties' | 'labels'>[] }>`
    UNWIND $facts AS fact
    CREATE (e:Entry:ConsentEvent)
    SET e = fact.properties`,
  row: () => undefined,
})

export const replaceConsents = statement({
  name: 'consent.replaceConsents',
  text: cypher<{ readonly facts: readonly ReplacingFact[] }>`
    UNWIND $facts AS fact
    MATCH (e:Entry {id: fact.id})
    SET e.isLocked = true
    WITH e, fact
    WHERE e.contentHash = fact.expected.contentHash AND e.observedAt = fact.expected.observedAt
    REMOVE e.isLocked
    WITH e, fact, properties(e) AS properties
    SET e = fact.properties
    RETURN fact.id AS id, properties`,
  row: replacedFact,
})
