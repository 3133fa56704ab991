import { placeholderIdOf } from '../../records/record-id.ts'
import { maxPeopleOf, type RuleSet } from '../../rule-set.ts'
import { besideProven } from '../beside-proven.ts'
import type { CompareTraits } from '../compare-traits.ts'
import { type Crowd, crowdOf, isLinkedBy } from '../crowds.ts'
import type { Edge } from '../edges.ts'
import type { MatchRecord } from '../match-record.ts'
import { createIsFurtherReason, edgesAmong, type Holder, holdersByKey } from '../partition-edges.ts'

/** What the identifiers of records show about whose they are. */
export interface IdentifierEdges {
  readonly edges: readonly Edge[]
  /** Those of a record that stands for an identifier with a record that has verified it. */
  readonly edgesOfVerifiers: ReadonlySet<Edge>
  /** Identifiers of too many people to decide whose they are. They link no record. */
  readonly genericIdentifiers: ReadonlySet<string>
  /** Whether an identifier does not link the record that holds it, because too many people have it. */
  readonly isLeftOut: (key: string, record: MatchRecord) => boolean
}

/** `knownCrowdOf`: what is known about all holders of an identifier. Null if there are no other holders than the records. */
export function identifierEdges(
  records: readonly MatchRecord[],
  holders: ReadonlyMap<string, readonly Holder[]>,
  rules: RuleSet,
  compare: CompareTraits,
  knownCrowdOf: (key: string) => Crowd | null,
): IdentifierEdges {
  const ours = holdersByKey(records.filter((record) => !record.isListed))
  const beside = besideProven(ours)
  const genericIdentifiers = new Set<string>()
  const crowdByKey = new Map<string, Crowd>()
  const edges: Edge[] = []
  const edgesOfVerifiers = new Set<Edge>()
  /** Facts about an identifier belong to whoever has verified it: others who state it claim them from nobody. */
  const addEdges = (key: string, found: readonly Edge[]) => {
    const placeholder = placeholderIdOf(key)
    const held = ours.get(key) ?? []
    const isStoodFor = held.some(({ record }) => record.id === placeholder)
    const verifiers = isStoodFor ? held.filter(({ identifier }) => identifier.isVerified) : []
    if (verifiers.length === 0) {
      edges.push(...found)
      return
    }
    const ids = new Set(verifiers.map(({ record }) => record.id))
    for (const edge of found) {
      const other = edge.a === placeholder ? edge.b : edge.b === placeholder ? edge.a : null
      if (other !== null && !ids.has(other)) continue
      if (other !== null) edgesOfVerifiers.add(edge)
      edges.push(edge)
    }
  }
  const crowdAmong = (key: string, held: readonly Holder[], most: number) => {
    const some = held.map(({ record }) => record)
    return crowdOf(key, some, most, compare)
  }
  const isFurtherReason = createIsFurtherReason(records)
  const edgesOf = (some: readonly Holder[]) => edgesAmong(some, rules, compare, beside, isFurtherReason)
  for (const [key, held] of [...holders].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const type = held[0]?.identifier.type
    if (type === undefined) continue
    const most = maxPeopleOf(rules, type)
    const ofOurs = ours.get(key) ?? []
    const crowd = knownCrowdOf(key) ?? crowdAmong(key, ofOurs, most)
    if (crowd !== 'NONE') crowdByKey.set(key, crowd)
    const isLinked = ({ record }: Holder) => isLinkedBy(key, crowd, record)
    const linked = held.filter(isLinked)
    const linkedOfOurs = ofOurs.filter(isLinked)
    if (linked.length === 0) genericIdentifiers.add(key)
    // On so many lists that it does not distinguish one list from another.
    else if (linked.length > linkedOfOurs.length && crowdAmong(key, linked, most) !== 'NONE')
      addEdges(key, edgesOf(linkedOfOurs))
    else addEdges(key, edgesOf(linked))
  }
  return {
    edges,
    edgesOfVerifiers,
    genericIdentifiers,
    isLeftOut: (key, record) => !isLinkedBy(key, crowdByKey.get(key) ?? 'NONE', record),
  }
}
