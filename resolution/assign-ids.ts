import type { SubjectType } from './rule-set.ts'

export interface FormerSubject {
  readonly id: string
  readonly type: SubjectType
  readonly createdAt: number
  readonly isKnown: boolean
  /** All its records are of reference and watch-list sources. */
  readonly isListed?: boolean
}

export interface UnnamedCluster {
  readonly type: SubjectType
  readonly members: readonly string[]
}

export interface AssignedIds {
  /** One a cluster, in order; null where it needs a new id. */
  readonly ids: readonly (string | null)[]
  /** Ids no cluster keeps -> index of the cluster most of their records went to. */
  readonly givenUp: ReadonlyMap<string, number>
}

/**
 * Ids stay where most of their records are. Where several ids meet, a known customer's goes before an anonymous one's, then
 * the oldest, then the lowest; one of listed records alone stays with these alone. Clusters come in order of their first member, which breaks ties. `homes` overrules it: the id
 * -> a record whose cluster is to have it.
 */
export function assignIds(
  clusters: readonly UnnamedCluster[],
  subjectOf: (recordId: string) => FormerSubject | null,
  homes: ReadonlyMap<string, string> = new Map(),
  isListed: (recordId: string) => boolean = () => false,
): AssignedIds {
  const overlaps = new Map<string, { readonly subject: FormerSubject; readonly countByCluster: Map<number, number> }>()
  for (const [index, { members }] of clusters.entries())
    for (const member of members) {
      const subject = subjectOf(member)
      if (subject === null) continue
      const known = overlaps.get(subject.id)
      const countByCluster = known?.countByCluster ?? new Map<number, number>()
      if (known === undefined) overlaps.set(subject.id, { subject, countByCluster })
      // Listed records decide only where there are no others.
      countByCluster.set(index, (countByCluster.get(index) ?? 0) + (isListed(member) ? 1 : oneOfOurs))
    }
  const ids: (string | null)[] = clusters.map(() => null)
  const givenUp = new Map<string, number>()
  const inOrder = [...overlaps.values()].toSorted(
    (a, b) =>
      Number(homes.has(b.subject.id)) - Number(homes.has(a.subject.id)) || compareSubjects(a.subject, b.subject),
  )
  for (const { subject, countByCluster } of inOrder) {
    const [preferred] = [...countByCluster].toSorted(([indexA, a], [indexB, b]) => b - a || indexA - indexB)
    if (preferred === undefined) continue
    const home = homes.get(subject.id)
    const homeIndex = home === undefined ? -1 : clusters.findIndex(({ members }) => members.includes(home))
    const index = homeIndex >= 0 ? homeIndex : preferred[0]
    // An id that only a list knew would tell when the customer was first on it.
    const isOfOthers = subject.isListed === true && clusters[index]?.members.every(isListed) === false
    if (ids[index] === null && clusters[index]?.type === subject.type && !isOfOthers) ids[index] = subject.id
    else givenUp.set(subject.id, index)
  }
  return { ids, givenUp }
}

/** More than all listed records of a customer together. */
const oneOfOurs = 1_000_000

function compareSubjects(a: FormerSubject, b: FormerSubject): number {
  const [isAListed, isBListed] = [a.isListed === true, b.isListed === true]
  if (isAListed !== isBListed) return isAListed ? 1 : -1
  if (a.isKnown !== b.isKnown) return a.isKnown ? -1 : 1
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
}
