import { createHash } from 'node:crypto'
import { type ConsentState, currentStates } from '../../access/consent-state.ts'
import { toMillis } from '../../resolution/line-parts.ts'
import { identifierSource, recordIdOf } from '../../resolution/record-id.ts'
import { factProperties, sortKey } from '../fact.ts'
import type { Fact } from '../fact-plan.ts'
import { legalBases } from './legal-basis.ts'
import type { ConsentLine } from './lines.ts'
import type { ConsentEventRow } from './queries.ts'

/** What holds now, with when it was last given. Times are UTC milliseconds. */
export interface CurrentConsent extends ConsentEventRow {
  readonly givenAt: number | null
  readonly withdrawnAt: number | null
}

/** In order of record, purpose, controller, channel. */
export function currentConsents(events: readonly ConsentEventRow[], now: number): readonly CurrentConsent[] {
  const eventsByRecord = Map.groupBy(events, ({ recordId }) => recordId)
  const records = [...eventsByRecord].sort(([a], [b]) => (a < b ? -1 : 1))
  return records.flatMap(([subject, consents]) =>
    // Neither device nor verification counts within one subject.
    currentStates({ subject, consents, isDevice: false, verified: [] }, now).map((state) => {
      // A state is the event that won, which it was given here, with its status as of now.
      const { subject: _, ...event } = state as ConsentState & ConsentEventRow
      return withTimes({ ...event, subject }, consents, now)
    }),
  )
}

function withTimes(state: ConsentEventRow, events: readonly ConsentEventRow[], now: number): CurrentConsent {
  const given = events.filter(
    (event) =>
      event.status === 'GIVEN' &&
      event.occurredAt <= now &&
      event.purpose === state.purpose &&
      event.controller === state.controller &&
      event.channel === state.channel,
  )
  const isClosed = state.status === 'WITHDRAWN' || state.status === 'REFUSED'
  return {
    ...state,
    givenAt: given.reduce<number | null>((latest, { occurredAt }) => Math.max(latest ?? occurredAt, occurredAt), null),
    withdrawnAt: isClosed ? state.occurredAt : null,
  }
}

/** A record's id, which is public; of an identifier its type and eight digits of a hash that differs by customer. */
export function subjectName(recordId: string, customerId: string): string {
  if (!recordId.startsWith(`${identifierSource}:`)) return recordId
  const [, type = ''] = recordId.split(':')
  return `${type}#${createHash('sha256').update(`${customerId}\n${recordId}`).digest('hex').slice(0, 8)}`
}

/** `Marketing by email: given`. */
export function consentTitle({
  purpose,
  channel,
  status,
}: Pick<ConsentEventRow, 'purpose' | 'channel' | 'status'>): string {
  const words = (name: string) => name.toLowerCase().replace(/_/g, ' ')
  return `${purpose}${channel === null ? '' : ` by ${words(channel)}`}: ${words(status)}`
}

export function consentFact(line: ConsentLine, recordedAt: number): Fact {
  const properties = factProperties(line, recordedAt)
  const basis = line.properties.legalBasis
  return {
    owner: line,
    labels: [],
    properties: {
      ...properties,
      recordId: recordIdOf(line),
      sk: sortKey(properties.occurredAt, properties.id),
      entryKind: 'CONSENT',
      purpose: line.purpose,
      status: line.status,
      channel: line.channel ?? null,
      controller: line.controller ?? null,
      expiresAt: line.expiresAt === undefined ? null : toMillis(line.expiresAt),
      noticeVersion: line.noticeVersion ?? null,
      method: line.method ?? null,
      legalBasis: legalBases.find((known) => known === basis) ?? 'CONSENT',
      properties: JSON.stringify(line.properties),
    },
  }
}
