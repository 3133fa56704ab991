import type { KnownRecords } from '../../../access/known-records/known-records.ts'
import { isKnownSource } from '../../../access/known-records/known-sources.ts'
import { limits } from '../../../config.ts'
import { ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { type Anomaly, type AnomalySeverity, findAnomalies } from './find-anomalies.ts'
import {
  type AnomalyRow,
  anomaliesByAccountId,
  anomaliesByCustomerId,
  anomalyById,
  movementsByAccountId,
  movementsByCustomerId,
} from './queries.ts'
import { beginOf, maxFacts } from './reconcile-anomalies.ts'

interface Payer {
  readonly id: string
  readonly isAccount: boolean
}

/**
 * The anomalies in force since a time (UTC milliseconds), most severe first, then newest. The stored ones are based on everything that a
 * payer did, and their texts count it: if the caller may not know about all of it, they are searched again among what is known.
 */
export async function readAnomalies(
  { id, isAccount }: Payer,
  since: number,
  context: RequestContext,
): Promise<readonly AnomalyRow[]> {
  const shared = { limit: limits.pageSize, since }
  const [stored, known] = await Promise.all([
    ownerRows(isAccount ? anomaliesByAccountId : anomaliesByCustomerId, shared, id, context),
    context.access.openRecords(id, ['INFERRED']),
  ])
  if (isWholeFor(known, stored)) return stored
  const statement = isAccount ? movementsByAccountId : movementsByCustomerId
  const movements = await ownerRows(statement, { limit: maxFacts }, id, context)
  const recordedAtById = new Map(movements.map((fact) => [fact.id, fact.recordedAt]))
  const storedById = new Map(stored.map((row) => [row.id, row]))
  const from = Math.max(since, beginOf(movements))
  return findAnomalies(movements)
    .map((anomaly) => anomalyRowOf(anomaly, id, recordedAtById))
    .filter(({ occurredAt }) => occurredAt >= from)
    .map((row) => (isAlike(row, storedById.get(row.id)) ? (storedById.get(row.id) ?? row) : row))
    .sort((a, b) => rank[a.severity] - rank[b.severity] || b.occurredAt - a.occurredAt || (a.id < b.id ? -1 : 1))
    .slice(0, limits.pageSize)
}

/** One anomaly by its id, retracted or not if all of its owner's records are known. */
export async function readAnomaly(id: string, context: RequestContext): Promise<AnomalyRow | null> {
  const stored = await context.reader.row(anomalyById, {}).load(id)
  if (stored === null) return null
  const { subject, isAccount } = stored
  if (isWholeFor(await context.access.openRecords(subject, ['INFERRED']), [stored])) return stored
  const rows = await readAnomalies({ id: subject, isAccount }, 0, context)
  return rows.find((row) => row.id === id) ?? null
}

/** Whether the stored ones are based only on what the caller may know about. If only some sources are known, this is not checked. */
function isWholeFor({ isAll, knownSources }: KnownRecords, stored: readonly AnomalyRow[]): boolean {
  if (!isAll || knownSources === null) return isAll
  return (
    knownSources.only === null &&
    stored.every(({ evidenceIds }) => evidenceIds.every((id) => isKnownSource(knownSources, id.split(':')[1] ?? '')))
  )
}

const rank: Readonly<Record<AnomalySeverity, number>> = { HIGH: 0, MEDIUM: 1, LOW: 2 }

function anomalyRowOf(
  { id, rule, severity, explanation, evidence }: Anomaly,
  subject: string,
  recordedAtById: ReadonlyMap<string, number>,
): AnomalyRow {
  return {
    id,
    subject,
    recordId: evidence.at(-1)?.recordId ?? '',
    rule,
    severity,
    explanation,
    startedAt: evidence[0]?.occurredAt ?? 0,
    occurredAt: evidence.at(-1)?.occurredAt ?? 0,
    recordedAt: Math.max(...evidence.map((fact) => recordedAtById.get(fact.id) ?? 0)),
    retractedAt: null,
    evidenceIds: evidence.map((fact) => fact.id),
  }
}

/** Then it has been known in this form since it was stored. */
function isAlike(row: AnomalyRow, stored: AnomalyRow | undefined): boolean {
  return (
    stored?.severity === row.severity &&
    stored.explanation === row.explanation &&
    stored.evidenceIds.join('\n') === row.evidenceIds.join('\n')
  )
}
