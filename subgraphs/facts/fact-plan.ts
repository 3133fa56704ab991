import { isOfUnknownTime } from '../../access/unknown-time.ts'
import type { FactOwner } from '../../resolution/records/line-parts.ts'
import {
  arrivalAfter,
  compareKnowledge,
  supersedes,
  type Version,
  versionKey,
} from '../../resolution/records/version-order.ts'
import type { LineResult } from '../runtime/subgraph.ts'
import type { FactProperties } from './fact.ts'

/** One fact as it is to be stored. */
export interface Fact {
  /** Null: it belongs to nobody. */
  readonly owner: FactOwner | null
  readonly properties: FactProperties & Readonly<Record<string, unknown>>
  /** Labels besides those of the writer's statement. */
  readonly labels: readonly string[]
  /** It applies from when its source knew it. Every time at which this is stated is kept, because another version may come between. */
  readonly appliesFromKnowledge?: true
}

/** What is stored of the current version. */
export interface CurrentVersion extends Version {
  readonly recordedAt: number
  readonly validFrom?: number | null
}

/** The same content as that of the current version, known at another time. */
export interface Restatement {
  readonly fact: Fact
  readonly observedAt: number
  readonly sequence: number
  readonly arrival: number
  readonly recordedAt: number
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
  readonly restatements: readonly Restatement[]
}

/**
 * The same facts in any order and division into batches result in the same current versions, unless nothing that their source states
 * distinguishes them: then the first to arrive is the older one. `known`: keys of versions that have arrived before.
 */
export function planFacts(
  facts: readonly Fact[],
  storedById: ReadonlyMap<string, CurrentVersion>,
  known: ReadonlySet<string>,
): FactPlan {
  const currentById = new Map<string, Fact>()
  const updatedIds = new Set<string>()
  const history: Fact[] = []
  const restatements: Restatement[] = []
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
      else if (isApart(fact.properties, current)) restatements.push(...restated(fact, fact.properties))
      return { status: 'DUPLICATE', ...aheadTimes }
    }
    const arrival = arrivalAfter(fact.properties, current)
    currentById.set(id, arrival === null ? fact : { ...fact, properties: { ...fact.properties, arrival } })
    if (isSame) {
      restatements.push(...restated(fact, current))
      return { status: 'DUPLICATE', ...aheadTimes }
    }
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
    restatements,
  }
}

/** The times of a version that has the content of `fact`. None if they are those of a wrong clock. */
function restated(fact: Fact, version: CurrentVersion): readonly Restatement[] {
  if (!fact.appliesFromKnowledge || version.timesAhead) return []
  const { observedAt, validFrom, sequence, arrival, recordedAt } = version
  // Earlier programs kept only the first and the last time, both on the current version.
  const times = new Set([validFrom ?? observedAt, observedAt])
  return [...times].map((time) => ({
    fact,
    observedAt: time,
    sequence: sequence ?? 0,
    arrival: arrival ?? 0,
    recordedAt,
  }))
}

/** False if the current version states this time already. */
function isApart(arriving: Version, current: CurrentVersion): boolean {
  return compareKnowledge(arriving, current) !== 0 || (current.validFrom ?? current.observedAt) !== current.observedAt
}
