import { correctionSourceName } from '../records/record-id.ts'
import type { RuleSet } from '../rule-set.ts'
import { atOnce, type Steps } from '../turns.ts'
import type { Assertion } from './assertions.ts'
import { createCompareTraits } from './compare-traits.ts'
import { decideRealm } from './decide/decide-realm.ts'
import { joinRealms } from './join-realms.ts'
import type { MatchRecord } from './match-record.ts'
import type { Partition, Surroundings } from './partition-types.ts'
import type { Realm } from './realm.ts'

/** `partitionSteps` at once. */
export function partition(...given: Parameters<typeof partitionSteps>): Partition {
  return atOnce(partitionSteps(...given))
}

/**
 * Which records are one subject. Pure, and independent of the order of the records. Each realm is decided by its own records alone; then
 * some of the clusters are joined across: see joinRealms.
 */
export function* partitionSteps(
  records: readonly MatchRecord[],
  rules: RuleSet,
  surroundings?: Surroundings,
  assertions: readonly Assertion[] = [],
): Steps<Partition> {
  // Nearly always: no source is isolated.
  if (records.every(({ realm }) => realm === null))
    return yield* decideRealm(null, records, rules, surroundings, assertions)
  const recordById = new Map(records.map((record) => [record.id, record]))
  const realms = Map.groupBy(records, (record) => realmIn(record, recordById))
  const parts: (Partition & { readonly realm: Realm })[] = []
  for (const [realm, some] of realms) {
    const ids = new Set(some.map(({ id }) => id))
    const isOfOthers = (id: string) => recordById.has(id) && !ids.has(id)
    const own = surroundings && {
      ...surroundings,
      matches: surroundings.matches.filter(
        ({ a, b }) => (ids.has(a) || ids.has(b)) && !isOfOthers(a) && !isOfOthers(b),
      ),
    }
    parts.push({ realm, ...(yield* decideRealm(realm, some, rules, own, assertions)) })
  }
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const byRealm = new Map(parts.map(({ realm, clusters }) => [realm, clusters]))
  const joined = yield* joinRealms(byRealm, records, rules, assertions, createCompareTraits(rules.model))
  return {
    clusters: joined.clusters,
    conflicts: [...parts.flatMap(({ conflicts }) => conflicts), ...joined.conflicts],
    genericIdentifiers: new Set(parts.flatMap(({ genericIdentifiers }) => [...genericIdentifiers])),
    review: parts.flatMap(({ review }) => review),
  }
}

/** What a person corrected in a record belongs to the record's own realm. */
function realmIn({ id, source, realm }: MatchRecord, recordById: ReadonlyMap<string, MatchRecord>): Realm {
  return source === correctionSourceName ? (recordById.get(id.slice(source.length + 1))?.realm ?? null) : realm
}
