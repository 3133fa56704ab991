import type { Assertion } from '../assertions.ts'
import type { CompareTraits } from '../compare-traits.ts'
import type { Edge } from '../edges.ts'
import { hubsOf } from '../hubs.ts'
import type { MatchRecord } from '../match-record.ts'
import type { Standing, Tier } from './standing.ts'

type Hubs = ReturnType<typeof hubsOf>

/**
 * The records that are held back, judged by the records of each tier only: a record that reaches too many only through strangers stays with its
 * own.
 */
export function hubsByTier(
  records: readonly MatchRecord[],
  edges: readonly Edge[],
  assertions: readonly Assertion[],
  compare: CompareTraits,
  { isOfTrust, tierOf }: Standing,
): Readonly<Record<Tier, Hubs>> {
  const declared = records.filter((record) => record.isDeclared)
  const trusted = declared.filter((record) => record.isTrusted)
  const among = (some: readonly MatchRecord[], isOfTier: (edge: Edge) => boolean) =>
    hubsOf(some, edges.filter(isOfTier), assertions, compare)
  const ofAnybody = hubsOf(records, edges, assertions, compare)
  const ofDeclared =
    declared.length === records.length ? ofAnybody : among(declared, (edge) => tierOf(edge) !== 'ANYBODY')
  const ofTrusted = trusted.length === declared.length ? ofDeclared : among(trusted, isOfTrust)
  return { ANYBODY: ofAnybody, DECLARED: ofDeclared, TRUSTED: ofTrusted }
}
