import { isOfUnknownTime } from '../../access/unknown-time.ts'
import type { FactOwner } from '../../resolution/records/line-parts.ts'
import { arrivalAfter, supersedes, type Version, versionKey } from '../../resolution/records/version-order.ts'
import type { LineResult } from '../runtime/subgraph.ts'
import type { FactProperties } from './fact.ts'

/** One fact as it is to be stored. */
export interface Fact {
  /** Null: it belongs to nobody. */
  readonly owner: FactOwner | null
  readonly properties: FactProperties & Readonly<Record<string, unknown>>
  /** Labels besides those of the writer's statement. */
  readonly labels: readonly string[]
}

export interface Replacement {
  readonly fact: Fact
  /** The version against which it was decided. */
  readonly expected: Version
  /** False if only the time of knowledge changes. */
  readonly keepsHistory: boolean
}

/** The changes of a batch. `create` and `replace` are ordered by id, so that two writers lock in the same order. */
export interface FactPlan {
  /** One per fact, in the order of arrival. */
  readonly results: readonly LineResult[]
  readonly create: readonly Fact[]
  readonly replace: readonly Replacement[]
  /** Versions that never became, or no longer are, the current one. */
  readonly history: readonly Fact[]
}

/**
 * The same facts in any order and division into batches result in the same current versions, unless nothing that their source states
 * distinguishes them: then the first to arrive is the older one. `known`: keys of versions that have arrived before.
 */
export function planFacts(
  facts: readonly Fact[],
  storedById: ReadonlyMap<string, Version>,
  known: ReadonlySet<string>,
): FactPlan {
  const currentById = new Map<string, Fact>()
  const updatedIds = new Set<string>()
  const history: Fact[] = []
  const passed = new Set(known)
  const results = facts.map((fact): LineResult => {
    const { id, timesAhead } = fact.properties
    const aheadTimes = timesAhead ? { timesAhead } : {}
    const pending = currentById.get(id)
    const current = pending?.properties ?? storedById.get(id)
    if (current === undefined) {
      currentById.set(id, fact)
      return { status: 'ACCEPTED', ...aheadTimes }
    }
    const isSame = fact.properties.contentHash === current.contentHash
    // A time in the future does not show when the same was known again, nor does it become the fact's own time once it has passed: sending
    // a file twice changes nothing.
    if (isSame && (timesAhead || isOfUnknownTime(current))) return { status: 'DUPLICATE', ...aheadTimes }
    if (!supersedes(fact.properties, current, (key) => passed.has(key))) {
      if (!isSame) history.push(fact)
      return { status: 'DUPLICATE', ...aheadTimes }
    }
    const arrival = arrivalAfter(fact.properties, current)
    currentById.set(id, arrival === null ? fact : { ...fact, properties: { ...fact.properties, arrival } })
    if (isSame) return { status: 'DUPLICATE', ...aheadTimes }
    updatedIds.add(id)
    passed.add(versionKey(id, current))
    if (pending !== undefined) history.push(pending)
    return { status: 'UPDATED', ...aheadTimes }
  })
  const written = [...currentById.values()].sort((a, b) => (a.properties.id < b.properties.id ? -1 : 1))
  return {
    results,
    create: written.filter(({ properties }) => !storedById.has(properties.id)),
    replace: written.flatMap((fact) => {
      const expected = storedById.get(fact.properties.id)
      return expected === undefined ? [] : [{ fact, expected, keepsHistory: updatedIds.has(fact.properties.id) }]
    }),
    history,
  }
}
