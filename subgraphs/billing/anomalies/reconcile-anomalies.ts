import { anomalySource } from '../../../access/known-records/own-sources.ts'
import type { Transaction } from '../../../graph/run.ts'
import { contentHash } from '../../../resolution/records/content-hash.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { writeFactsIn } from '../../facts/write-facts.ts'
import type { SubgraphDeps } from '../../runtime/subgraph.ts'
import { anomalyStatements } from '../write-queries.ts'
import { type Anomaly, type AnomalyFact, findAnomalies } from './find-anomalies.ts'
import { anomaliesOfPayers, anomalyFactsOfPayers, lockPayers, type StoredAnomaly } from './queries.ts'

/** Increase it when a rule changes, so that `npm run anomalies:find` stores its results again. */
const rulesVersion = 1
/** The most movements per record and type. Beyond it, the newest ones count. */
export const maxFacts = 1_000

/** The types whose facts can show an anomaly. */
const telling: ReadonlySet<unknown> = new Set<AnomalyFact['type']>(['INVOICE', 'PAYMENT', 'REFUND', 'DISPUTE'])

/** Records whose movements of money these facts changed. */
export function recordsToLookAt(changed: readonly Fact['properties'][]): readonly string[] {
  const ids = changed.flatMap(({ type, recordId }) =>
    telling.has(type) && typeof recordId === 'string' ? [recordId] : [],
  )
  return [...new Set(ids)].sort()
}

/**
 * Updates the stored anomalies of the owners of these records to their facts, and returns how many changed. The same facts result in the
 * same anomalies, whatever the order of their arrival. An anomaly that is no longer in force is retracted, never deleted.
 */
export async function reconcileAnomalies(
  transaction: Transaction,
  recordIds: readonly string[],
  deps: Pick<SubgraphDeps, 'now' | 'newId'>,
): Promise<number> {
  if (recordIds.length === 0) return 0
  // Of two writers of one payer, the second one sees what the first one wrote.
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

/** If a stream was cut, its older half is only there for comparison. UTC milliseconds. */
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

/** Null if it is already known in this form. */
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
      // Payers are locked, so the later search is right, even within a millisecond.
      observedAt: Math.max(now, (known?.observedAt ?? 0) + 1),
      recordedAt: now,
      timesAhead: null,
      contentHash: hash,
    },
  }
}
