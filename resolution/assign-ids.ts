import type { SubjectType } from './rule-set.ts'

export interface FormerSubject {
  readonly id: string
  readonly type: SubjectType
  readonly createdAt: number
  readonly isKnown: boolean
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
 * the oldest, then the lowest. Clusters come in order of their first member, which breaks ties. `homes` overrules it: the id
 * -> a record whose cluster is to have it.
 */
export function assignIds(
  clusters: readonly UnnamedCluster[],
  subjectOf: (recordId: string) => FormerSubject | null,
  homes: ReadonlyMap<string, string> = new Map(),
): AssignedIds {
  const overlaps = new Map<string, { readonly subject: FormerSubject; readonly countByCluster: Map<number, number> }>()
  for (const [index, { members }] of clusters.entries())
    for (const member of members) {
      const subject = subjectOf(member)
      if (subject === null) continue
      const known = overlaps.get(subject.id)
      const countByCluster = known?.countByCluster ?? new Map<number, number>()
      if (known === undefined) overlaps.set(subject.id, { subject, countByCluster })
      countByCluster.set(index, (countByCluster.get(index) ?? 0) + 1)
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
    if (ids[index] === null && clusters[index]?.type === subject.type) ids[index] = subject.id
    else givenUp.set(subject.id, index)
  }
  return { ids, givenUp }
}

function compareSubjects(a: FormerSubject, b: FormerSubject): number {
  if (a.isKnown !== b.isKnown) return a.isKnown ? -1 : 1
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
}
