import { scorePair } from './match/compare.ts'
import type { MatchFeature } from './match-features.ts'
import { featuresOfMatch } from './match-features.ts'
import { toMatchRecord } from './neighbourhood/stored-record.ts'
import type { Conflict } from './partition/edge-components.ts'
import { heldRule } from './partition/hubs.ts'
import type { MatchRecord } from './partition/match-record.ts'
import { partition } from './partition/partition.ts'
import { openKeyOf } from './partition/realm.ts'
import type { StoredSubject } from './queries.ts'
import { type Source, undeclaredSource } from './records/source.ts'
import type { RuleSet } from './rule-set.ts'
import type { StoredStep } from './steps.ts'

export interface MatchExplanation {
  readonly same: boolean
  /**
   * 0..1: the confidence of the weaker of the two records' links if they are one; the probability by the direct comparison if they are two.
   */
  readonly confidence: number
  /** From one record to the other. Empty if they are two. */
  readonly path: readonly StoredStep[]
  /** What the direct comparison of the two finds against one subject. */
  readonly against: readonly MatchFeature[]
  /**
   * What kept the two apart although there is evidence for one subject. Null if there is none. NOT_YET: nothing does any more, and they
   * become one when either is next decided.
   */
  readonly blockedBy: Conflict['reason'] | 'NOT_YET' | null
  /** The model would link the two by themselves, and nothing about the two customers explains why they are two: others were in the way. */
  readonly isByOthers: boolean
}

/**
 * Why two records are one subject or two. Null if one of them belongs to nobody. Pure. `subjects` are those of the two records. If the
 * result is `isByOthers`, the same with all subjects that share a block or an identifier with either shows which rule it was.
 */
export function explainMatch(
  a: string,
  b: string,
  subjects: readonly StoredSubject[],
  sources: ReadonlyMap<string, Source>,
  rules: RuleSet,
): MatchExplanation | null {
  const recordsOf = ({ records }: StoredSubject) =>
    records.map(({ record }) => toMatchRecord(record, sources.get(record.source) ?? undeclaredSource(record.source)))
  const subjectOf = (id: string) => subjects.find(({ records }) => records.some(({ record }) => record.id === id))
  const [ofA, ofB] = [subjectOf(a), subjectOf(b)]
  if (ofA === undefined || ofB === undefined) return null
  const records = subjects.flatMap(recordsOf)
  const [left, right] = [a, b].map((id) => records.find((record) => record.id === id))
  if (left === undefined || right === undefined) return null
  const { probability, features } = featuresOfMatch(left, right, rules.model)
  const against = features.filter(({ score }) => score < 0)
  if (ofA.id === ofB.id) {
    const links = ofA.records.filter(({ record }) => record.id === a || record.id === b)
    return {
      same: true,
      confidence: Math.min(...links.map(({ confidence }) => confidence)),
      // Written by resolution only.
      path: pathBetween(a, b, withStandIns(JSON.parse(ofA.steps) as readonly StoredStep[], [left, right], records)),
      against,
      blockedBy: null,
      isByOthers: false,
    }
  }
  const veto = vetoOf(a, b, ofA, ofB, records, rules)
  const isLink = left.type === right.type && scorePair(left.traits, right.traits, rules.model).zone === 'LINK'
  const areAlone = subjects.every((subject) => subject === ofA || subject === ofB)
  const blockedBy = veto ?? (isLink && !areAlone ? 'NOT_YET' : null)
  return {
    same: false,
    confidence: probability,
    path: [],
    against,
    blockedBy,
    isByOthers: isLink && blockedBy === null,
  }
}

/** Decided once more among these records. */
function vetoOf(
  a: string,
  b: string,
  ofA: StoredSubject,
  ofB: StoredSubject,
  records: readonly MatchRecord[],
  rules: RuleSet,
): Conflict['reason'] | null {
  const assertions = [...ofA.records, ...ofB.records].flatMap((record) => record.assertions)
  const sideOf = new Map([ofA, ofB].flatMap((subject) => subject.records.map(({ record }) => [record.id, subject.id])))
  const crosses = (left: string, right: string) => sideOf.get(left) !== sideOf.get(right)
  if (assertions.some(({ relation, ...pair }) => relation === 'NOT_SAME' && crosses(pair.a, pair.b))) return 'NOT_SAME'
  // Decided among more people than the two.
  if ([...ofA.records, ...ofB.records].some(({ rule }) => rule === heldRule)) return 'JOINS_MANY'
  const realms = new Set(records.flatMap(({ id, realm }) => (id === a || id === b ? [realm] : [])))
  const { clusters, conflicts } = partition(
    realms.size > 1 ? records.map(withoutRealm) : records,
    rules,
    undefined,
    assertions,
  )
  if (realms.size > 1 && clusters.some(({ members }) => members.includes(a) && members.includes(b))) return 'ISOLATED'
  const between = conflicts.filter(({ edge }) => crosses(edge.a, edge.b))
  const direct = between.find(({ edge }) => [a, b].includes(edge.a) && [a, b].includes(edge.b))
  return (direct ?? between[0])?.reason ?? null
}

/** As if its source were not isolated. */
function withoutRealm(record: MatchRecord): MatchRecord {
  const identifiers = record.identifiers.map((identifier) => ({ ...identifier, key: openKeyOf(identifier.key) }))
  return { ...record, realm: null, identifiers }
}

/** No step is stored for a record that others represent: it has those of its twin. */
function withStandIns(
  steps: readonly StoredStep[],
  asked: readonly MatchRecord[],
  records: readonly MatchRecord[],
): readonly StoredStep[] {
  const kept = new Set(steps.flatMap(({ a, b }) => [a, b]))
  const added = asked.flatMap(({ id, twin }): readonly StoredStep[] => {
    if (kept.has(id)) return []
    const standIn = records.find((other) => other.twin === twin && kept.has(other.id))?.id
    const step = steps.find(({ a, b }) => standIn === a || standIn === b)
    if (standIn === undefined || step === undefined) return []
    const far = step.a === standIn ? step.b : step.a
    const [a = id, b = far] = [id, far].toSorted()
    return [{ ...step, a, b }]
  })
  return [...steps, ...added]
}

/** The fewest steps, which are the only ones, because the steps of a subject are a tree. */
function pathBetween(from: string, to: string, steps: readonly StoredStep[]): readonly StoredStep[] {
  const pathByRecord = new Map<string, readonly StoredStep[]>([[from, []]])
  const queue = [from]
  for (let at = queue.shift(); at !== undefined && at !== to; at = queue.shift())
    for (const step of steps) {
      const next = step.a === at ? step.b : step.b === at ? step.a : null
      if (next === null || pathByRecord.has(next)) continue
      pathByRecord.set(next, [...(pathByRecord.get(at) ?? []), step])
      queue.push(next)
    }
  return pathByRecord.get(to) ?? []
}
