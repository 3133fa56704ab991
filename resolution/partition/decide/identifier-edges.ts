import { placeholderIdOf } from '../../records/record-id.ts'
import { maxPeopleOf, type RuleSet } from '../../rule-set.ts'
import type { Steps } from '../../turns.ts'
import { besideProven } from '../beside-proven.ts'
import type { CompareTraits } from '../compare-traits.ts'
import { type Crowd, crowdOf, isLinkedBy } from '../crowds.ts'
import type { Edge } from '../edges.ts'
import type { MatchRecord } from '../match-record.ts'
import { createSharedKinds, edgesAmong, type Holder, holdersByKey, inKeyOrder } from '../partition-edges.ts'
import { createIsStatedBeside, type IsStatedBeside } from '../stated-beside.ts'

/** What the identifiers of records show about whose they are. */
export interface IdentifierEdges {
  readonly edges: readonly Edge[]
  /** Those of a record that stands for an identifier with a record that has verified it. */
  readonly edgesOfVerifiers: ReadonlySet<Edge>
  /** Identifiers of too many people to decide whose they are. They link no record. */
  readonly genericIdentifiers: ReadonlySet<string>
  /** Whether an identifier does not link the record that holds it, because too many people have it. */
  readonly isLeftOut: (key: string, record: MatchRecord) => boolean
  readonly isStatedBeside: IsStatedBeside
}

/** `knownCrowdOf`: what is known about all holders of an identifier. Null if there are no other holders than the records. */
export function* identifierEdges(
  records: readonly MatchRecord[],
  holders: ReadonlyMap<string, readonly Holder[]>,
  rules: RuleSet,
  compare: CompareTraits,
  knownCrowdOf: (key: string) => Crowd | null,
): Steps<IdentifierEdges> {
  const ours = holdersByKey(records.filter((record) => !record.isListed))
  const besideProof = besideProven(ours)
  const genericIdentifiers = new Set<string>()
  const crowdByKey = new Map<string, Crowd>()
  const edges: Edge[] = []
  const edgesOfVerifiers = new Set<Edge>()
  const isStatedBeside = createIsStatedBeside(ours)
  /** Facts about an identifier belong to whoever has verified it: others who state it claim them from nobody. */
  const addEdges = (key: string, found: readonly Edge[]) => {
    const placeholder = placeholderIdOf(key)
    const held = ours.get(key) ?? []
    const isStoodFor = held.some(({ record }) => record.id === placeholder)
    const verifiers = new Set(held.filter(({ identifier }) => identifier.isVerified).map(({ record }) => record.id))
    const stating = held.filter(({ record }) => verifiers.size > 0 && isStatedBeside(record, key))
    const beside = new Set(stating.map(({ record }) => record.id))
    for (const edge of found) {
      const { a, b, kind, comparison } = edge
      const isVerified = verifiers.has(a) || verifiers.has(b)
      if (kind === 'CONTACT' && !isVerified && comparison.relation !== 'AGREE' && (beside.has(a) || beside.has(b)))
        continue
      if (isStoodFor && verifiers.size > 0 && (a === placeholder || b === placeholder)) {
        if (!isVerified) continue
        edgesOfVerifiers.add(edge)
      }
      edges.push(edge)
    }
  }
  const crowdAmong = (key: string, held: readonly Holder[], most: number) => {
    const some = held.map(({ record }) => record)
    return crowdOf(key, some, most, compare)
  }
  const shared = createSharedKinds(records)
  const edgesOf = (some: readonly Holder[]) => edgesAmong(some, rules, compare, besideProof, shared)
  for (const [key, held] of inKeyOrder(holders)) {
    yield
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
    isStatedBeside,
    isLeftOut: (key, record) => !isLinkedBy(key, crowdByKey.get(key) ?? 'NONE', record),
  }
}
