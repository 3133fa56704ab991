import type { PurposeKey } from '../../access/purposes.ts'
import { cypher } from '../../graph/cypher.ts'
import { byOwner } from './by-owner.ts'

export interface ReportRow {
  readonly subject: string
  /** The record that the report belongs to. */
  readonly recordId: string
  readonly kind: string
  readonly provider: string
  readonly licence: string
  readonly permittedPurposes: readonly PurposeKey[]
  /** UTC milliseconds; null: no end was agreed. */
  readonly validUntil: number | null
  readonly occurredAt: number
  readonly values: Readonly<Record<string, unknown>>
  readonly source: string
  readonly sourceId: string
  readonly observedAt: number
  readonly recordedAt: number
  /** The value of the whole source. Null if it states none. */
  readonly sourcePurposes: readonly string[] | null
  readonly sourceValidUntil: number | null
}

/** Purchased reports of these types, newest first. The reader decides which of them may be shown. */
export const [reportsByCustomerId, reportsByAccountId] = byOwner({
  name: 'billing.reports',
  categories: ['EXTERNAL'],
  text: (owner) => cypher<{ readonly types: readonly string[] }>`
    UNWIND $keys AS key
    MATCH ${owner}<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND $types AS type
    MATCH (x:ExternalReport) WHERE x.recordId = r.id AND x.type = type
    OPTIONAL MATCH (s:Source {key: x.source})
    RETURN key, key AS subject, x.recordId AS recordId, x.type AS kind, x.provider AS provider, x.licence AS licence,
           x.permittedPurposes AS permittedPurposes, x.validUntil AS validUntil, x.occurredAt AS occurredAt,
           x.values AS values, x.source AS source, x.sourceId AS sourceId, x.observedAt AS observedAt,
           x.recordedAt AS recordedAt, s.permittedPurposes AS sourcePurposes, s.validUntil AS sourceValidUntil
    ORDER BY occurredAt DESC, source, sourceId`,
  row: (r): ReportRow => ({
    subject: r.string('subject'),
    recordId: r.string('recordId'),
    kind: r.string('kind'),
    provider: r.string('provider'),
    licence: r.string('licence'),
    // Written from the closed list of the external line only.
    permittedPurposes: r.strings('permittedPurposes') as readonly PurposeKey[],
    validUntil: r.numberOrNull('validUntil'),
    occurredAt: r.number('occurredAt'),
    values: r.json<Readonly<Record<string, unknown>>>('values') ?? {},
    source: r.string('source'),
    sourceId: r.string('sourceId'),
    observedAt: r.number('observedAt'),
    recordedAt: r.number('recordedAt'),
    sourcePurposes: r.value<readonly string[] | null>('sourcePurposes'),
    sourceValidUntil: r.numberOrNull('sourceValidUntil'),
  }),
})

/** Whether the licence of the report and of its source covers `purpose` at `now` (UTC milliseconds). */
export function isLicensed(report: ReportRow, purpose: PurposeKey, now: number): boolean {
  const { permittedPurposes, validUntil, sourcePurposes, sourceValidUntil } = report
  if (validUntil !== null && validUntil <= now) return false
  if (sourceValidUntil !== null && sourceValidUntil <= now) return false
  const isOpenSource = sourcePurposes === null || sourcePurposes.length === 0 || sourcePurposes.includes(purpose)
  return permittedPurposes.includes(purpose) && isOpenSource
}
