import { type Fault, type Rule, rules } from '../subgraphs/quarantine/line-faults.ts'
import type { UnreadValue } from '../subgraphs/runtime/subgraph.ts'
import type { UndeclaredSource } from './undeclared-sources.ts'
import type { Outcome } from './write-batch.ts'

export interface Counts {
  /** New lines. */
  readonly accepted: number
  /** Lines that are newer than the stored version, which is kept as history. */
  readonly updated: number
  /** Lines that are already there, or older than what is there. */
  readonly duplicate: number
  readonly quarantined: number
}

/** Lines that broke one rule in the same way. If only a value differs, that is a separate reason. */
export interface Reason {
  readonly rule: Rule
  readonly count: number
  readonly message: string
  /** The numbers of the first 20 lines. */
  readonly lines: readonly number[]
}

/** A time that was in the future, so the time of arrival counted instead. */
export interface TimeAhead {
  readonly kind: string
  /** Such as `observedAt`. */
  readonly name: string
  readonly count: number
  readonly firstLine: number
}

/** Stored, but not used in figures, because the word is unknown or the value is not a time or number. */
export interface UnreadKey {
  readonly kind: string
  /** Such as `properties.status`. */
  readonly key: string
  readonly value: string
  readonly count: number
  readonly firstLine: number
}

/** Not stored, because the kind has no such key. */
export interface IgnoredKey {
  readonly kind: string
  readonly key: string
  readonly count: number
  readonly firstLine: number
}

export interface Summary extends Counts {
  /** Lines that are not empty and were processed: the sum of the four counts. */
  readonly lines: number
  readonly byKind: Readonly<Record<string, Counts>>
  readonly reasons: readonly Reason[]
  readonly ignoredKeys: readonly IgnoredKey[]
  readonly unreadValues: readonly UnreadKey[]
  readonly timesAhead: readonly TimeAhead[]
  /** The undeclared sources of the records that came. */
  readonly undeclaredSources: readonly UndeclaredSource[]
  /** Null if all lines were processed. Otherwise, all lines before this one were, and some after it. */
  readonly stoppedAtLine: number | null
}

export interface Tally {
  readonly add: (kind: string | null, lineNumber: number, outcome: Outcome) => void
  readonly addIgnoredKeys: (kind: string, lineNumber: number, keys: readonly string[]) => void
  readonly addUnread: (kind: string, lineNumber: number, values: readonly UnreadValue[]) => void
  readonly counts: () => Counts
  readonly summary: (stoppedAtLine: number | null, undeclaredSources: readonly UndeclaredSource[]) => Summary
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const maxLinesTold = 20
/** The most reasons per rule. Values are part of the message: a file in which every line has another value would fill the memory. */
const maxReasonsTold = 50
/** Keys may be data, as in `{"12345": ...}`. Without a bound, a big file would fill the memory. */
const maxIgnoredKeysTold = 100
const maxUnreadTold = 100

const otherReasons = 'further lines, each with a reason of its own: list them with --quarantine'

export function createTally(): Tally {
  const total = noCounts()
  const byKind = new Map<string, Mutable<Counts>>()
  const reasonsByRule = new Map<Rule, Map<string, { count: number; lines: number[] }>>()
  const ignoredKeys = new Map<string, Mutable<IgnoredKey>>()
  const unreadValues = new Map<string, Mutable<UnreadKey>>()
  const timesAhead = new Map<string, Mutable<TimeAhead>>()

  function addFault(fault: Fault, lineNumber: number): void {
    const reasons = reasonsByRule.get(fault.rule) ?? new Map<string, { count: number; lines: number[] }>()
    reasonsByRule.set(fault.rule, reasons)
    const message = reasons.has(fault.message) || reasons.size < maxReasonsTold ? fault.message : otherReasons
    const reason = reasons.get(message) ?? { count: 0, lines: [] }
    reason.count++
    if (reason.lines.length < maxLinesTold) reason.lines.push(lineNumber)
    reasons.set(message, reason)
  }

  function addTimeAhead(kind: string, time: string, lineNumber: number): void {
    // `identifiers[3].verifiedAt 9999-12-31`: positions and values would make each one unique.
    const name = time.slice(0, time.indexOf(' ')).replace(/\[\d+\]/g, '[]')
    const known = timesAhead.get(`${kind}.${name}`)
    if (known === undefined) timesAhead.set(`${kind}.${name}`, { kind, name, count: 1, firstLine: lineNumber })
    else known.count++
  }

  return {
    add(kind, lineNumber, outcome) {
      const name = kind ?? 'unknown'
      const counts = byKind.get(name) ?? noCounts()
      byKind.set(name, counts)
      const key = countOf[outcome.status]
      counts[key]++
      total[key]++
      if (outcome.status === 'QUARANTINED') addFault(outcome.fault, lineNumber)
      else for (const time of outcome.timesAhead ?? []) addTimeAhead(name, time, lineNumber)
    },

    addIgnoredKeys(kind, lineNumber, keys) {
      for (const key of keys) {
        const known = ignoredKeys.get(`${kind}.${key}`)
        if (known !== undefined) known.count++
        else if (ignoredKeys.size < maxIgnoredKeysTold)
          ignoredKeys.set(`${kind}.${key}`, { kind, key, count: 1, firstLine: lineNumber })
      }
    },

    addUnread(kind, lineNumber, values) {
      for (const { place, value } of values) {
        const key = JSON.stringify([kind, place, value])
        const known = unreadValues.get(key)
        if (known !== undefined) known.count++
        else if (unreadValues.size < maxUnreadTold)
          unreadValues.set(key, { kind, key: place, value, count: 1, firstLine: lineNumber })
      }
    },

    counts: () => ({ ...total }),

    summary: (stoppedAtLine, undeclaredSources) => ({
      lines: total.accepted + total.updated + total.duplicate + total.quarantined,
      ...total,
      byKind: Object.fromEntries(byKind),
      reasons: rules.flatMap((rule) => {
        const reasons = [...(reasonsByRule.get(rule) ?? [])]
        return reasons.map(([message, { count, lines }]) => {
          return { rule, count, message, lines: lines.toSorted((a, b) => a - b) }
        })
      }),
      ignoredKeys: [...ignoredKeys.values()],
      unreadValues: [...unreadValues.values()],
      timesAhead: [...timesAhead.values()],
      undeclaredSources,
      stoppedAtLine,
    }),
  }
}

const countOf = {
  ACCEPTED: 'accepted',
  UPDATED: 'updated',
  DUPLICATE: 'duplicate',
  QUARANTINED: 'quarantined',
} as const

function noCounts(): Mutable<Counts> {
  return { accepted: 0, updated: 0, duplicate: 0, quarantined: 0 }
}
