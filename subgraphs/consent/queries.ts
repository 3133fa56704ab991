import type { ConsentStatus } from '../../access/consent-status.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import { cypher, keyed } from '../../graph/cypher.ts'
import type { Channel } from '../channels.ts'
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
