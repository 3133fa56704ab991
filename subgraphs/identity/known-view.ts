import type { Access } from '../../access/access.ts'
import type { KnownRecords } from '../../access/known-records/known-records.ts'
import type { Row } from '../../graph/convert.ts'
import { cypher, keyed } from '../../graph/cypher.ts'
import { displayNameOf } from '../../resolution/golden-record/display-name.ts'
import { confidenceOf } from '../../resolution/golden-record/subject-confidence.ts'
import { survivingName } from '../../resolution/golden-record/survivorship.ts'
import { featuresOfMatch } from '../../resolution/match-features.ts'
import { toMatchRecord } from '../../resolution/neighbourhood/stored-record.ts'
import type { Assertion } from '../../resolution/partition/assertions.ts'
import type { MatchRecord } from '../../resolution/partition/match-record.ts'
import { partition } from '../../resolution/partition/partition.ts'
import { type RecordColumns, recordProjection, storedRecord } from '../../resolution/queries.ts'
import { isReference, type Source, undeclaredSource } from '../../resolution/records/source.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import { type StoredStep, stepsJson } from '../../resolution/steps.ts'
import { customerOrAccount } from '../customer-or-account.ts'
import type { RequestContext } from '../runtime/context.ts'

/** What the known records of a customer or account state about it, as if there were no others. */
export interface KnownView {
  readonly kind: 'ANONYMOUS' | 'KNOWN'
  readonly displayName: string | null
  readonly confidence: number
  readonly steps: readonly StoredStep[]
  /** The confidence that a record belongs to the subject, 0..1. */
  readonly confidenceOf: (recordId: string) => number
}

/** Null if what is stored about the subject applies, which is nearly always the case. Computed once per request. */
export async function knownView(id: string, { reader, access }: RequestContext): Promise<KnownView | null> {
  const known = await access.knownRecords(id)
  if (known.agreesWithStored || known.only === null) return null
  const made = views.get(known) ?? reader.rows(wholeRecordsByOwnerId, { only: known.only }).load(id).then(viewOf)
  views.set(known, made)
  return made
}

/** What one record of a company states, as if there were no other. */
export async function viewOfRecord(accountId: string, recordId: string, { reader }: RequestContext) {
  const rows = await reader.rows(wholeRecordsByOwnerId, { only: [recordId] }).load(accountId)
  const [sourced] = sourcedRecords(rows)
  if (sourced === undefined) throw new RangeError(`the account ${accountId} has no record ${recordId}`)
  return { ...sourced, view: viewOf(rows) }
}

/** The stored value at once if it applies, otherwise what the known records state. */
export function shownOf<T>(
  id: string,
  context: RequestContext,
  stored: T,
  told: (view: KnownView) => T,
): T | Promise<T> {
  const known = context.access.knownRecords(id)
  if (!(known instanceof Promise) && known.agreesWithStored) return stored
  return knownView(id, context).then((view) => (view === null ? stored : told(view)))
}

/** Rows that are facts of single records, restricted to records that the caller may know about. */
export async function knownRows<R>(
  access: Access,
  rows: readonly R[],
  restsOn: (row: R) => { readonly ownerId: string; readonly recordId: string },
): Promise<readonly R[]> {
  const known = await Promise.all(
    rows.map(async (row) => {
      const { ownerId, recordId } = restsOn(row)
      return (await access.knownRecords(ownerId)).has(recordId)
    }),
  )
  return rows.filter((_, index) => known[index])
}

/** By what is known in one request. A write to the subject recomputes it. */
const views = new WeakMap<KnownRecords, Promise<KnownView>>()

interface WholeRecordRow {
  readonly record: RecordColumns
  readonly source: Source | null
  readonly assertions: readonly Assertion[]
  /** JSON of the owner's steps. */
  readonly steps: string
  readonly since: number
}

function sourcedRecords(rows: readonly WholeRecordRow[]) {
  return rows.map((row) => ({
    record: storedRecord(row.record),
    source: row.source ?? undeclaredSource(row.record.source),
  }))
}

function viewOf(rows: readonly WholeRecordRow[]): KnownView {
  const sourced = sourcedRecords(rows)
  const records = sourced.map(({ record, source }) => toMatchRecord(record, source))
  const assertions = new Map(rows.flatMap((row) => row.assertions.map((assertion) => [assertion.id, assertion])))
  const { clusters } = partition(records, ruleSet, undefined, [...assertions.values()])
  const links = new Map(clusters.flatMap(({ links }) => [...links]))
  const isKnown = sourced.some(({ source }, index) => !isReference(source.role) && records[index]?.isKnown === true)
  const matchRecords = new Map(records.map((record) => [record.id, record]))
  const since = Math.max(0, ...rows.map((row) => row.since))
  const earlier = rows.slice(0, 1).map(({ steps }) => steps)
  const edges = clusters.flatMap(({ steps }) => steps)
  const steps = stepsJson(edges, ruleSet.version, earlier, since, ({ a, b }) => featuresBetween(a, b, matchRecords))
  return {
    kind: isKnown ? 'KNOWN' : 'ANONYMOUS',
    displayName: displayNameOf(survivingName(sourced)),
    confidence: confidenceOf(links, matchRecords),
    // Written by stepsJson just now.
    steps: JSON.parse(steps) as readonly StoredStep[],
    confidenceOf: (recordId) => links.get(recordId)?.confidence ?? 1,
  }
}

function featuresBetween(a: string, b: string, records: ReadonlyMap<string, MatchRecord>) {
  const [left, right] = [records.get(a), records.get(b)]
  return left === undefined || right === undefined ? [] : featuresOfMatch(left, right, ruleSet.model).features
}

/** The named records of a customer or account, with everything that resolution reads about them. */
export const wholeRecordsByOwnerId = keyed({
  name: 'identity.wholeRecordsByOwnerId',
  text: cypher<{ readonly only: readonly string[] }>`
    UNWIND $keys AS key
    ${customerOrAccount}
    MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE r.id IN $only
    OPTIONAL MATCH (s:Source {key: r.source})
    WITH key, c, to, r, s, ${recordProjection} AS record
    RETURN key, record, properties(s) AS source, coalesce(c.steps, '[]') AS steps, coalesce(to.since, 0) AS since,
           COLLECT {
             MATCH (r)-[x:SAME_AS|NOT_SAME_AS]-(o:SourceRecord)
             WHERE o.id IN $only
             RETURN x {
               .id, .by, .at, relation: CASE WHEN x:SAME_AS THEN 'SAME' ELSE 'NOT_SAME' END,
               a: startNode(x).id, b: endNode(x).id
             }
           } AS assertions
    ORDER BY r.id`,
  row: (r: Row): WholeRecordRow => ({
    record: r.value<RecordColumns>('record'),
    source: r.value<Source | null>('source'),
    assertions: r.value<readonly Assertion[]>('assertions'),
    steps: r.string('steps'),
    since: r.number('since'),
  }),
})
