import { displayNameOf } from '../golden-record/display-name.ts'
import { confidenceOf } from '../golden-record/subject-confidence.ts'
import { survivingName } from '../golden-record/survivorship.ts'
import { featuresOfMatch } from '../match-features.ts'
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import type { Cluster } from '../partition/describe-clusters.ts'
import { vouchesFor } from '../partition/match-record.ts'
import { partitionSteps } from '../partition/partition.ts'
import type { Partition } from '../partition/partition-types.ts'
import { isOpenKey, type Realm } from '../partition/realm.ts'
import type { Review } from '../partition/review-questions.ts'
import type { StoredSubject } from '../queries.ts'
import { isReference, undeclaredSource } from '../records/source.ts'
import type { RuleSet, SubjectType } from '../rule-set.ts'
import { stepsJson } from '../steps.ts'
import type { Steps } from '../turns.ts'
import { type AssignedIds, assignIds, type Membership } from './assign-ids.ts'
import { standingOf, standings } from './standing.ts'

/** A cluster with the values that its customer or account is to have. */
export interface PlannedSubject {
  readonly type: SubjectType
  readonly cluster: Cluster
  /** Null: none of the present ids stays with it. */
  readonly id: string | null
  readonly kind: 'ANONYMOUS' | 'KNOWN'
  readonly displayName: string | null
  readonly confidence: number
  readonly steps: string
  /** Records that are not loaded are included. */
  readonly recordCount: number
  /** How many of its records state nothing that others do not, by twin; those that are not loaded are included. */
  readonly spares: ReadonlyMap<string, number>
}

/** What a person demands of the result, besides the evidence. */
export interface Wanted {
  /** The id of a subject -> a record whose subject is to have it. */
  readonly anchors?: ReadonlyMap<string, string>
  /** JSON of steps that applied before and may apply again. */
  readonly earlierSteps?: readonly string[]
  /** If a person's merge is undone, what one side refused no longer concerns the other. */
  readonly undoes?: 'MERGE_BY_PERSON' | 'MERGE_BY_RULES'
}

export interface ResolutionPlan {
  readonly subjects: readonly PlannedSubject[]
  /** Present ids that end -> index of the subject that takes over. */
  readonly givenUp: AssignedIds['givenUp']
  readonly outranked: AssignedIds['outranked']
  /** Pairs for a person to decide, each with a member. */
  readonly review: readonly Review[]
}

/** Pure: the partition of the neighbourhood's members, with ids and what is shown of each customer. */
export function* planResolution(
  neighbourhood: Neighbourhood,
  rules: RuleSet,
  now: number,
  { anchors = new Map(), earlierSteps = [] }: Wanted = {},
): Steps<ResolutionPlan> {
  const partitions = [
    { type: 'PERSON' as const, ...(yield* partitionOf('PERSON', neighbourhood, rules)) },
    { type: 'ORGANISATION' as const, ...(yield* partitionOf('ORGANISATION', neighbourhood, rules)) },
  ]
  const clusters = partitions.flatMap(({ type, clusters: ofType }) =>
    ofType.map((cluster) => ({ type, cluster, members: cluster.members })),
  )
  const sinceByRecord = new Map(
    [...neighbourhood.subjects.values()].flatMap(({ records }) =>
      records.map(({ record, since }) => [record.id, since] as const),
    ),
  )
  const { ids, givenUp, outranked } = assignIds(
    clusters,
    (recordId) => membershipOf(recordId, neighbourhood, sinceByRecord),
    anchors,
    (recordId) => standingNow(recordId, neighbourhood),
  )
  const subjects: PlannedSubject[] = []
  for (const [index, { type, cluster }] of clusters.entries()) {
    yield
    const counted = countSpares(cluster, neighbourhood)
    const described = describe(cluster, neighbourhood, rules, now, earlierSteps)
    subjects.push({ type, cluster, id: ids[index] ?? null, ...counted, ...described })
  }
  return { subjects, givenUp, outranked, review: partitions.flatMap(({ review }) => review) }
}

function partitionOf(type: SubjectType, neighbourhood: Neighbourhood, rules: RuleSet): Steps<Partition> {
  const { matchRecords, members, holdersByKey, crowdOf, countOutside, declaredRead, matches } = neighbourhood
  const isMember = (id: string) => members.has(id) && matchRecords.get(id)?.type === type
  const records = [...members].flatMap((id) => matchRecords.get(id) ?? []).filter((record) => record.type === type)
  return partitionSteps(
    records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    rules,
    {
      // An isolated source must not learn how many others share what it has verified.
      crowdOf: (key, realm) => (isSharedBetween(key, realm) ? null : crowdOf(key)),
      isHeldOutside(key, by, realm) {
        const holders = holdersByKey.get(key) ?? new Set()
        // What strangers crowd is not read completely: the records that it links are known.
        const mayBeUnread = by === 'ANYBODY' || !declaredRead.has(key)
        if (countOutside(key) > 0 && mayBeUnread && !isSharedBetween(key, realm)) return true
        return [...holders].some((id) => {
          const holder = matchRecords.get(id)
          if (members.has(id) || holder?.type !== type || holder.isListed || holder.realm !== realm) return false
          if (by !== 'TRUSTED') return by === 'ANYBODY' || holder.isDeclared
          return vouchesFor(holder, key)
        })
      },
      matches: matches.filter(({ a, b }) => isMember(a) || isMember(b)),
    },
    neighbourhood.assertions,
  )
}

/** Holders in other realms do not concern the realm. */
function isSharedBetween(key: string, realm: Realm): boolean {
  return realm !== null && isOpenKey(key)
}

/** A version that is just arriving takes an id from nobody: the version before it shows the record's claim to the id. */
function membershipOf(
  recordId: string,
  { subjects, subjectIdByRecord, records, replaced, sources }: Neighbourhood,
  sinceByRecord: ReadonlyMap<string, number>,
): Membership | null {
  const subject = subjects.get(subjectIdByRecord.get(recordId) ?? '')
  const record = replaced.get(recordId) ?? records.get(recordId)
  if (subject === undefined || record === undefined) return null
  const { id, type, createdAt, kind } = subject
  return {
    subject: { id, type, createdAt, isKnown: kind === 'KNOWN' },
    standing: standingOf(record, sources.get(record.source) ?? undeclaredSource(record.source)),
    since: sinceByRecord.get(recordId) ?? createdAt,
  }
}

function standingNow(recordId: string, { records, sources }: Neighbourhood): number {
  const record = records.get(recordId)
  if (record === undefined) return standings.LISTED
  return standingOf(record, sources.get(record.source) ?? undeclaredSource(record.source))
}

function describe(
  cluster: Cluster,
  neighbourhood: Neighbourhood,
  rules: RuleSet,
  now: number,
  earlierSteps: readonly string[],
) {
  const { records, matchRecords, sources, subjects, subjectIdByRecord } = neighbourhood
  const sourced = cluster.members.flatMap((id) => {
    const record = records.get(id)
    if (record === undefined) return []
    return [{ record, source: sources.get(record.source) ?? undeclaredSource(record.source) }]
  })
  const isKnown = sourced.some(
    ({ record, source }) => !isReference(source.role) && matchRecords.get(record.id)?.isKnown === true,
  )
  const before = new Set(cluster.members.flatMap((id) => subjectIdByRecord.get(id) ?? []))
  const earlier = [...[...before].flatMap((id) => subjects.get(id)?.steps ?? []), ...earlierSteps]
  return {
    kind: isKnown ? ('KNOWN' as const) : ('ANONYMOUS' as const),
    displayName: displayNameOf(survivingName(sourced)),
    confidence: confidenceOf(cluster.links, matchRecords),
    steps: stepsJson(cluster.steps, rules.version, earlier, now, ({ a, b }) => {
      const [left, right] = [matchRecords.get(a), matchRecords.get(b)]
      return left === undefined || right === undefined ? [] : featuresOfMatch(left, right, rules.model).features
    }),
  }
}

/** Records that are not loaded follow those that represent them. */
function countSpares(
  { members }: Cluster,
  { spares: loaded, matchRecords, subjects, subjectIdByRecord }: Neighbourhood,
): Pick<PlannedSubject, 'recordCount' | 'spares'> {
  const spares = new Map<string, number>()
  const add = (twin: string, count: number) => spares.set(twin, (spares.get(twin) ?? 0) + count)
  const ids = new Set(members)
  for (const id of members) {
    const twin = matchRecords.get(id)?.twin
    if (twin !== undefined && ids.has(loaded.get(id) ?? '')) add(twin, 1)
  }
  let recordCount = members.length
  const twins = new Set(members.map((id) => matchRecords.get(id)?.twin))
  for (const subject of new Set(members.map((id) => subjects.get(subjectIdByRecord.get(id) ?? ''))))
    for (const [twin, count] of subject?.spares ?? []) {
      if (!twins.has(twin)) continue
      add(twin, count)
      recordCount += count
    }
  return { recordCount, spares }
}

/** True if what is stored about a subject would not change. */
export function isUnchanged(stored: StoredSubject, planned: PlannedSubject): boolean {
  return (
    stored.kind === planned.kind &&
    stored.displayName === planned.displayName &&
    stored.confidence === planned.confidence &&
    stored.recordCount === planned.recordCount &&
    stored.steps === planned.steps
  )
}
