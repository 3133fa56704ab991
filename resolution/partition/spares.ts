import type { Assertion } from './assertions.ts'
import type { MatchRecord } from './match-record.ts'

/** Two, so that it shows what joins a record with its own twin. */
const spokesmen = 2

/**
 * Records that state nothing which two others do not state already, each with the one of the two that represents it. The two are the first
 * in order of id; records about which a person decided represent themselves.
 */
export function sparesAmong(
  records: readonly MatchRecord[],
  assertions: readonly Assertion[],
): ReadonlyMap<string, string> {
  const decided = new Set(assertions.flatMap(({ a, b }) => [a, b]))
  const byTwin = Map.groupBy(
    records.filter(({ id }) => !decided.has(id)),
    ({ twin }) => twin,
  )
  const spares = new Map<string, string>()
  for (const twins of byTwin.values()) {
    if (twins.length <= spokesmen) continue
    const [, second, ...others] = twins.map(({ id }) => id).toSorted()
    if (second !== undefined) for (const id of others) spares.set(id, second)
  }
  return spares
}
