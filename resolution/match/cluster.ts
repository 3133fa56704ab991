import type { Zone } from './compare.ts'
import { type Contradiction, contradictionOf } from './constraints.ts'
import { givenNameOf, haveOtherGivenNames } from './given-name.ts'
import type { Traits } from './traits.ts'

/** A scored pair, `a` and `b` as indexes of the records. */
export interface PairEdge {
  readonly a: number
  readonly b: number
  readonly score: number
  readonly zone: Zone
  /** The pair itself differs in given name or birth date: it joins two records, never two people each known by several. */
  readonly isDespiteNameOrBirth: boolean
  /** The given names agree in part alone: `Pat` may be Patrick or Patricia, and never makes them one. */
  readonly isByPartOfName?: boolean
}

export interface Clustering {
  /** Cluster of each record: the index of its first record. */
  readonly clusterByRecord: readonly number[]
  /** For a person to decide: pairs of the review zone, and pairs that fit two clusters equally. */
  readonly review: readonly PairEdge[]
  /** Pairs that would link but for a rule of the whole cluster. */
  readonly broken: readonly { readonly edge: PairEdge; readonly reason: BrokenBy }[]
}

export type BrokenBy = Contradiction | 'NOT_SAME' | 'TWO_NAMES' | 'AMBIGUOUS'

/** Two fits of one record that are closer than this, in bits, are equal. */
const equalFit = 1

/**
 * Clusters by the best edges first. An edge is accepted unless the union breaks a rule between any two records of it; a
 * record that fits two clusters that cannot be one equally well joins neither. Independent of the order of `edges`.
 */
export function clusterPairs(
  records: readonly Traits[],
  edges: readonly PairEdge[],
  isNotSame: (a: number, b: number) => boolean = () => false,
): Clustering {
  const membersByRoot = new Map<number, number[]>(records.map((_, index) => [index, [index]]))
  const rootByRecord = records.map((_, index) => index)
  const linked = new Set(edges.filter(({ zone }) => zone === 'LINK').map(({ a, b }) => pairKey(a, b)))
  const review = edges.filter(({ zone }) => zone === 'REVIEW')
  const broken: { edge: PairEdge; reason: BrokenBy }[] = []
  const sorted = edges
    .filter(({ zone }) => zone === 'LINK')
    .toSorted((x, y) => y.score - x.score || (idsOf(x, records) < idsOf(y, records) ? -1 : 1))
  const bestEdges = edgesByRecord(sorted)
  for (const edge of sorted) {
    const [left, right] = [rootByRecord[edge.a] ?? 0, rootByRecord[edge.b] ?? 0]
    if (left === right) continue
    const [ofLeft, ofRight] = [membersByRoot.get(left) ?? [], membersByRoot.get(right) ?? []]
    const reason =
      reasonAgainst(edge, ofLeft, ofRight) ??
      (isAmbiguous(edge.a, edge, ofRight) || isAmbiguous(edge.b, edge, ofLeft) ? 'AMBIGUOUS' : null)
    if (reason !== null) {
      broken.push({ edge, reason })
      if (reason === 'AMBIGUOUS' || reason === 'TWO_NAMES') review.push(edge)
      continue
    }
    const root = Math.min(left, right)
    const members = [...ofLeft, ...ofRight]
    for (const member of members) rootByRecord[member] = root
    membersByRoot.delete(Math.max(left, right))
    membersByRoot.set(root, members)
  }
  return { clusterByRecord: rootByRecord, review, broken }

  function reasonAgainst(edge: PairEdge, left: readonly number[], right: readonly number[]): BrokenBy | null {
    for (const a of left) {
      for (const b of right) {
        if (isNotSame(a, b)) return 'NOT_SAME'
        const [one, other] = [records[a], records[b]]
        if (one === undefined || other === undefined) continue
        const contradiction = contradictionOf(one, other)
        // Records that link by themselves have outweighed a birth date; nothing outweighs the rest.
        if (contradiction === null || (contradiction === 'BIRTH_DATE' && linked.has(pairKey(a, b)))) continue
        return contradiction
      }
    }
    if (edge.isDespiteNameOrBirth && (areNamed(left) || areNamed(right))) return 'TWO_NAMES'
    return joinsTwoNames(edge, left, right) ? 'AMBIGUOUS' : null
  }

  function joinsTwoNames(edge: PairEdge, left: readonly number[], right: readonly number[]): boolean {
    return edge.isByPartOfName === true && left.some((a) => right.some((b) => areOthers(a, b)))
  }

  function areOthers(a: number, b: number): boolean {
    return !linked.has(pairKey(a, b)) && haveOtherGivenNames(records[a], records[b])
  }

  /** Two records of the cluster tell one given name: it is no slip of the pen. */
  function areNamed(members: readonly number[]): boolean {
    const names = members.flatMap((member) => givenNameOf(records[member]) ?? [])
    return new Set(names).size < names.length
  }

  /** A record alone has a second edge as good to a record outside, which may not be in one cluster with the first. */
  function isAmbiguous(record: number, edge: PairEdge, target: readonly number[]): boolean {
    if ((membersByRoot.get(rootByRecord[record] ?? 0)?.length ?? 0) > 1) return false
    return (bestEdges.get(record) ?? []).some((other) => {
      if (other === edge || other.score < edge.score - equalFit) return false
      const far = other.a === record ? other.b : other.a
      const farMembers = membersByRoot.get(rootByRecord[far] ?? far) ?? []
      if (target.includes(far)) return false
      return farMembers.some((one) =>
        target.some((two) => {
          const [x, y] = [records[one], records[two]]
          if (x === undefined || y === undefined || linked.has(pairKey(one, two))) return false
          if (isNotSame(one, two) || contradictionOf(x, y) !== null) return true
          return other.isByPartOfName === true && areOthers(one, two)
        }),
      )
    })
  }
}

function edgesByRecord(edges: readonly PairEdge[]): ReadonlyMap<number, readonly PairEdge[]> {
  const byRecord = new Map<number, PairEdge[]>()
  for (const edge of edges) {
    for (const end of [edge.a, edge.b]) {
      const known = byRecord.get(end)
      if (known === undefined) byRecord.set(end, [edge])
      else known.push(edge)
    }
  }
  return byRecord
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`
}

function idsOf({ a, b }: PairEdge, records: readonly Traits[]): string {
  const [one, other] = [records[a]?.id ?? '', records[b]?.id ?? '']
  return one < other ? `${one}\u0000${other}` : `${other}\u0000${one}`
}
