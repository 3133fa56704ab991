import { anomalySource } from '../../../access/known-records/own-sources.ts'
import type { Transaction } from '../../../graph/run.ts'
import { contentHash } from '../../../resolution/records/content-hash.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { writeFactsIn } from '../../facts/write-facts.ts'
import type { SubgraphDeps } from '../../runtime/subgraph.ts'
import { anomalyStatements } from '../write-queries.ts'
import { type Anomaly, type AnomalyFact, findAnomalies } from './find-anomalies.ts'
import { anomaliesOfPayers, anomalyFactsOfPayers, lockPayers, type StoredAnomaly } from './queries.ts'

/** Rises when a rule changes, so that `npm run anomalies:find` writes what it finds anew. */
const rulesVersion = 1
/** Of a record and type: beyond it the newest count. */
export const maxFacts = 1_000

/** The types whose facts can tell of an anomaly. */
const telling: ReadonlySet<unknown> = new Set<AnomalyFact['type']>(['INVOICE', 'PAYMENT', 'REFUND', 'DISPUTE'])

/** Records whose movements of money these facts changed. */
export function recordsToLookAt(changed: readonly Fact['properties'][]): readonly string[] {
  const ids = changed.flatMap(({ type, recordId }) =>
    telling.has(type) && typeof recordId === 'string' ? [recordId] : [],
  )
  return [...new Set(ids)].sort()
}

/**
 * Brings the stored anomalies of whoever has these records in step with their facts, and answers how many changed. The same facts end
 * in the same anomalies whatever the order they came in; what no longer holds is retracted, never deleted.
 */
export async function reconcileAnomalies(
  transaction: Transaction,
  recordIds: readonly string[],
  deps: Pick<SubgraphDeps, 'now' | 'newId'>,
): Promise<number> {
  if (recordIds.length === 0) return 0
  // Of two writers of one payer the second sees what the first wrote.
  await transaction.run(lockPayers, { recordIds })
  const facts = await transaction.run(anomalyFactsOfPayers, { recordIds, limit: maxFacts })
  const stored = await transaction.run(anomaliesOfPayers, { recordIds })
  const factsByPayer = Map.groupBy(facts, ({ payerId }) => payerId)
  const found = [...factsByPayer.values()].flatMap((own) => {
    const from = beginOf(own)
    return findAnomalies(own).filter(({ evidence }) => (evidence.at(-1)?.occurredAt ?? 0) >= from)
  })
  const foundIds = new Set(found.map(({ id }) => id))
  const gone = stored.filter(({ payerId, properties: { id, occurredAt, retractedAt } }) => {
    const from = beginOf(factsByPayer.get(payerId) ?? [])
    return !foundIds.has(id) && occurredAt >= from && retractedAt === undefined
  })
  const storedById = new Map(stored.map(({ properties }) => [properties.id, properties]))
  const now = deps.now().getTime()
  const changes = [
    ...found.flatMap((anomaly) => toFact(anomaly, storedById.get(anomaly.id), now) ?? []),
    ...gone.map(({ properties }) => retracted(properties, now)),
  ]
  if (changes.length > 0) await writeFactsIn(transaction, changes, anomalyStatements, deps)
  return changes.length
}

/** Where a stream was cut, its older half is there to be compared with, no more. UTC milliseconds. */
export function beginOf(facts: readonly AnomalyFact[]): number {
  const streams = Map.groupBy(facts, ({ recordId, type }) => `${type} ${recordId}`)
  return Math.max(
    Number.NEGATIVE_INFINITY,
    ...[...streams.values()].map((stream) => {
      const times = stream.map(({ occurredAt }) => occurredAt).toSorted((a, b) => a - b)
      return times.length < maxFacts ? Number.NEGATIVE_INFINITY : (times[times.length >> 1] ?? 0)
    }),
  )
}

/** Null where it is known so. */
function toFact(anomaly: Anomaly, known: StoredAnomaly | undefined, now: number): Fact | null {
  const { id, rule, severity, explanation, evidence } = anomaly
  const last = evidence.at(-1)
  const content = {
    rule,
    severity,
    explanation,
    evidence: evidence.map((fact) => fact.id),
    recordId: last?.recordId ?? '',
    recordIds: [...new Set(evidence.map(({ recordId }) => recordId))].sort(),
    startedAt: evidence[0]?.occurredAt ?? 0,
    occurredAt: last?.occurredAt ?? 0,
    rulesVersion,
  }
  const hash = contentHash(content)
  return known?.contentHash === hash ? null : asFact({ id, ...content }, hash, known, now)
}

function retracted(known: StoredAnomaly, now: number): Fact {
  const { id, occurredAt } = known
  return asFact(
    { ...known, id, occurredAt, retractedAt: now },
    contentHash([known.contentHash, 'retracted']),
    known,
    now,
  )
}

function asFact(
  content: { readonly id: string; readonly occurredAt: number } & Readonly<Record<string, unknown>>,
  hash: string,
  known: StoredAnomaly | undefined,
  now: number,
): Fact {
  return {
    owner: null,
    labels: [],
    properties: {
      ...content,
      source: anomalySource,
      sourceId: content.id,
      // Payers are locked, so the later look is right, also within a millisecond.
      observedAt: Math.max(now, (known?.observedAt ?? 0) + 1),
      recordedAt: now,
      timesAhead: null,
      contentHash: hash,
    },
  }
}
