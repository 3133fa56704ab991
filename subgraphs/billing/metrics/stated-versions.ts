import { eachStatement } from '../../facts/restatements.ts'
import { inOrder, type SubscriptionVersion } from './subscription-states.ts'

/** One version, or every time at which its content was stated while nothing else was known in between. */
type StatedVersion = SubscriptionVersion & { readonly restatedAt?: readonly string[] | null }

/** The versions that each of these stands for. */
export function everyTime<V extends StatedVersion>(version: V): readonly V[] {
  if (!version.restatedAt) return [version]
  // Only versions without a time of their own are kept in this way.
  return eachStatement(version).map((stated) => ({ ...stated, validFrom: stated.observedAt }))
}

/** Versions of any number of facts, each from when it applied: without those that repeat the one before them. */
export function statedVersions<V extends StatedVersion>(versions: readonly V[]): readonly V[] {
  if (!versions.some(({ restatedAt }) => restatedAt)) return versions
  return [...Map.groupBy(versions, ({ id }) => id).values()].flatMap((own) => withoutRepeats(own.flatMap(everyTime)))
}

/** For versions of one fact. */
export function withoutRepeats<V extends SubscriptionVersion>(versions: readonly V[]): readonly V[] {
  return inOrder(versions).filter(({ contentHash }, index, all) => all[index - 1]?.contentHash !== contentHash)
}
