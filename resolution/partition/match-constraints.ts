import { type Contradiction, contradictionOf } from '../match/constraints.ts'
import type { Model } from '../match/model.ts'
import { haveOtherGivenNames } from '../match/names/given-name.ts'
import { type Against, createEvidence, evidenceAgainst } from './cluster-evidence.ts'
import { byRecord } from './edges.ts'
import type { MatchRecord } from './match-record.ts'
import type { PairMatch } from './pair-match.ts'

export type MatchVeto = Contradiction | Against | 'AMBIGUOUS'

/** Two fits of one record that are closer than this, in bits, are equal. */
const equalFit = 1

interface Clusters {
  readonly rootOf: (recordId: string) => string
  readonly membersOf: (root: string) => readonly string[]
  readonly areApart: (rootA: string, rootB: string) => boolean
  readonly companionsOf: (recordId: string) => readonly string[]
  readonly givesWay: (rival: string, claimant: string, to: string) => boolean
}

export interface MatchConstraints {
  /** The veto of two whole clusters against a match between them. Null if there is none. */
  readonly matchVetoOf: (match: PairMatch, clusters: Clusters) => MatchVeto | null
  /** What the names and birth dates of all pairs of two clusters together contradict. Null if they speak for one subject. */
  readonly againstOf: (edge: Pick<PairMatch, 'a' | 'b'>, clusters: Clusters) => Against | null
}

export function createMatchConstraints(
  recordById: ReadonlyMap<string, MatchRecord>,
  matches: readonly PairMatch[],
  model: Model,
): MatchConstraints {
  const evidenceBetween = createEvidence(recordById, model)
  const links = matches.filter(({ zone }) => zone === 'LINK')
  const linked = new Set(links.map(({ a, b }) => pairKey(a, b)))
  const linksByRecord = byRecord(links)

  function contradiction(a: string, b: string): Contradiction | null {
    const [left, right] = [recordById.get(a), recordById.get(b)]
    return left === undefined || right === undefined ? null : contradictionOf(left.traits, right.traits)
  }

  function joinsTwoNames(match: PairMatch, left: readonly string[], right: readonly string[]): boolean {
    return match.isByPartOfName && left.some((a) => right.some((b) => areOthers(a, b)))
  }

  function areOthers(a: string, b: string): boolean {
    return !linked.has(pairKey(a, b)) && haveOtherGivenNames(recordById.get(a)?.traits, recordById.get(b)?.traits)
  }

  /** A single record has a second link that is equally good to a record outside, which may not be in one cluster with the first. */
  function isAmbiguous(record: string, match: PairMatch, target: readonly string[], clusters: Clusters): boolean {
    if (clusters.membersOf(clusters.rootOf(record)).length > 1) return false
    return (linksByRecord.get(record) ?? []).some((other) => {
      if (other === match || other.bits < match.bits - equalFit) return false
      const far = other.a === record ? other.b : other.a
      if (target.includes(far)) return false
      if (clusters.givesWay(clusters.rootOf(far), clusters.rootOf(target[0] ?? far), clusters.rootOf(record)))
        return false
      // A person decided that it cannot belong to both.
      if (clusters.areApart(clusters.rootOf(far), clusters.rootOf(target[0] ?? far))) return true
      const rivals = clusters.membersOf(clusters.rootOf(far))
      if (rivals.some((one) => target.some((two) => mayNotUnite(one, two, other)))) return true
      return evidenceAgainst(rivals, target, evidenceBetween) === 'BIRTH_DATE'
    })
  }

  function mayNotUnite(one: string, two: string, { isByPartOfName }: PairMatch): boolean {
    if (linked.has(pairKey(one, two))) return false
    return contradiction(one, two) !== null || (isByPartOfName && areOthers(one, two))
  }

  // Records that a person considers to be one with either side do not count for who else is.
  const againstOf: MatchConstraints['againstOf'] = ({ a, b }, clusters) =>
    evidenceAgainst(clusters.companionsOf(a), clusters.companionsOf(b), evidenceBetween)

  const matchVetoOf: MatchConstraints['matchVetoOf'] = (match, clusters) => {
    const left = clusters.membersOf(clusters.rootOf(match.a))
    const right = clusters.membersOf(clusters.rootOf(match.b))
    for (const a of left)
      for (const b of right) {
        const found = contradiction(a, b)
        if (found !== null) return found
      }
    const against = againstOf(match, clusters)
    if (against !== null) return against
    if (joinsTwoNames(match, left, right)) return 'AMBIGUOUS'
    const isEqualMatch = isAmbiguous(match.a, match, right, clusters) || isAmbiguous(match.b, match, left, clusters)
    return isEqualMatch ? 'AMBIGUOUS' : null
  }
  return { matchVetoOf, againstOf }
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`
}
