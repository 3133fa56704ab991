import type { SubjectType } from '../rule-set.ts'
import { type Claim, compareClaims, standings, strengthen } from './standing.ts'

export interface FormerSubject {
  readonly id: string
  readonly type: SubjectType
  readonly createdAt: number
  readonly isKnown: boolean
}

/** States that a record has belonged to a subject, and with what claim to its id. */
export interface Membership extends Omit<Claim, 'count'> {
  readonly subject: FormerSubject
}

export interface UnnamedCluster {
  readonly type: SubjectType
  readonly members: readonly string[]
}

export interface AssignedIds {
  /** One per cluster, in order. Null if it needs a new id. */
  readonly ids: readonly (string | null)[]
  /** Ids that no cluster keeps -> index of the cluster with the strongest claim to them. */
  readonly givenUp: ReadonlyMap<string, number>
  /** Clusters that may get none of the ids that their records have had before. */
  readonly outranked: ReadonlySet<number>
}

/**
 * An id stays with the cluster that has the strongest claim to it, see compareClaims. If several ids meet, the one whose records have the
 * highest standing stays, then a known customer's before an anonymous one's, then the oldest, then the lowest; an id of listed records only
 * stays with these only. A known customer's id also stays behind if only records of a higher standing than those who had it are new:
 * somebody who signed up before with another person's e-mail address may have a token for it. The cluster then gets a new id, and the other
 * leads to it. Clusters are in the order of their first members, which breaks ties. `anchors` overrules everything: the id -> a record
 * whose cluster is to have it. `standingOf`: of the present version of a record.
 */
export function assignIds(
  clusters: readonly UnnamedCluster[],
  membershipOf: (recordId: string) => Membership | null,
  anchors: ReadonlyMap<string, string> = new Map(),
  standingOf: (recordId: string) => number = () => standings.LISTED,
): AssignedIds {
  const contests = new Map<string, { readonly subject: FormerSubject; readonly claims: Map<number, Claim> }>()
  for (const [index, { members }] of clusters.entries())
    for (const member of members) {
      const membership = membershipOf(member)
      if (membership === null) continue
      const { subject } = membership
      const contest = contests.get(subject.id) ?? { subject, claims: new Map<number, Claim>() }
      contests.set(subject.id, contest)
      contest.claims.set(index, strengthen(contest.claims.get(index), membership))
    }
  const ids: (string | null)[] = clusters.map(() => null)
  const givenUp = new Map<string, number>()
  const outranked = new Set<number>()
  const preferred = [...contests.values()].flatMap(({ subject, claims }) => {
    const [best] = [...claims].toSorted(([indexA, a], [indexB, b]) => compareClaims(a, b) || indexA - indexB)
    return best === undefined ? [] : [{ subject, index: best[0], standing: best[1].standing }]
  })
  const inOrder = preferred.toSorted(
    (a, b) =>
      Number(anchors.has(b.subject.id)) - Number(anchors.has(a.subject.id)) ||
      b.standing - a.standing ||
      compareSubjects(a.subject, b.subject),
  )
  for (const { subject, index: ownIndex, standing } of inOrder) {
    const anchor = anchors.get(subject.id)
    const anchorIndex = anchor === undefined ? -1 : clusters.findIndex(({ members }) => members.includes(anchor))
    const index = anchorIndex >= 0 ? anchorIndex : ownIndex
    const others = (clusters[index]?.members ?? []).filter((id) => membershipOf(id)?.subject.id !== subject.id)
    const isOutranked = others.some((id) => standingOf(id) > standing)
    // An id that only a list knew would reveal when the customer was first on it.
    const isOfOthers = isOutranked && (standing === standings.LISTED || (subject.isKnown && anchor === undefined))
    if (isOfOthers) outranked.add(index)
    if (ids[index] === null && clusters[index]?.type === subject.type && !isOfOthers) ids[index] = subject.id
    else givenUp.set(subject.id, index)
  }
  return { ids, givenUp, outranked }
}

/** Of subjects whose records have one standing, the one whose id is to stay comes first. */
export function compareSubjects(a: FormerSubject, b: FormerSubject): number {
  if (a.isKnown !== b.isKnown) return a.isKnown ? -1 : 1
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
}
