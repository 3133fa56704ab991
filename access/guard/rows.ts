import type { Access } from '../access.ts'
import { type Decision, isOpenAt, opensRecord } from '../decide.ts'
import type { KnownRecords } from '../known-records/known-records.ts'
import { isKnownSource } from '../known-records/known-sources.ts'

/** A customer is their own subject; any other row states its subject. Null: it does not. */
export function ownerReader({ name }: { readonly name: string }): (row: unknown) => string | null {
  return name === 'Customer' ? idOf : subjectOf
}

export function idOf(row: unknown): string | null {
  return isRow(row) ? textOrNull(row.id) : null
}

/** The id that is shown to a customer who signs in for a company. Null for any other row. */
export function shownIdOf(row: unknown): string | null {
  return isRow(row) ? textOrNull(row.shownId) : null
}

export function subjectOf(row: unknown): string | null {
  return isRow(row) ? textOrNull(row.subject) : null
}

export function typeNameOf(row: unknown): string {
  return (isRow(row) ? textOrNull(row.__typename) : null) ?? ''
}

function recordIdOf(row: unknown): string | null {
  return isRow(row) ? textOrNull(row.recordId) : null
}

/**
 * What the guard asks of each row, with literal property names: the engine finds such a property many times faster than one whose name is
 * computed.
 */
interface AnyRow {
  readonly id?: unknown
  readonly shownId?: unknown
  readonly subject?: unknown
  readonly recordId?: unknown
  readonly source?: unknown
  readonly permittedPurposes?: unknown
  readonly occurredAt?: unknown
  readonly node?: unknown
  readonly __typename?: unknown
}

function isRow(row: unknown): row is AnyRow {
  return typeof row === 'object' && row !== null
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The node of an edge. Undefined if its own resolver finds it. */
export function nodeOf(edge: unknown): unknown {
  return isRow(edge) ? edge.node : undefined
}

export function textOf(row: unknown, name: string): string | null {
  return textOrNull(propertyOf(row, name))
}

export function propertyOf(row: unknown, name: string): unknown {
  return isRow(row) ? Reflect.get(row, name) : undefined
}

/** A row of a fact states when it happened, because what was collected without consent stays closed. */
export function isOpenRow(decision: Decision, row: unknown): boolean {
  if (!restsOnOpenRecord(decision, row)) return false
  if (!decision.allowed || decision.closed.length === 0) return decision.allowed
  const occurredAt = isRow(row) ? row.occurredAt : undefined
  return typeof occurredAt !== 'number' || isOpenAt(decision, occurredAt, recordIdOf(row))
}

/** A row that names its record is based on that record. */
export function restsOnOpenRecord(decision: Decision, row: unknown): boolean {
  if (!decision.allowed || decision.closedRecords === undefined) return decision.allowed
  const recordId = recordIdOf(row)
  return recordId === null || opensRecord(decision, recordId)
}

/** Whether the viewer may know about the record that a row names, and about what the row's source states. True if it names no record. */
export function isOfKnownRecord(row: unknown, access: Access): boolean | Promise<boolean> {
  const recordId = recordIdOf(row)
  const subject = recordId === null ? null : subjectOf(row)
  if (recordId === null || subject === null) return true
  const known = access.knownRecords(subject)
  return known instanceof Promise ? known.then((found) => isKnown(row, recordId, found)) : isKnown(row, recordId, known)
}

function isKnown(row: unknown, recordId: string, known: KnownRecords): boolean {
  return known.has(recordId) && isToldWithin(known, row)
}

/** Whether the viewer may know about what a fact's source states. The record that the fact names is a separate question. */
export function isOfKnownSource(row: unknown, access: Access): boolean | Promise<boolean> {
  const subject = recordIdOf(row) === null ? null : subjectOf(row)
  if (subject === null) return true
  const known = access.knownRecords(subject)
  return known instanceof Promise ? known.then((found) => isToldWithin(found, row)) : isToldWithin(known, row)
}

function isToldWithin({ knownSources }: KnownRecords, row: unknown): boolean {
  if (knownSources === null || !isRow(row)) return true
  const source = textOrNull(row.source) ?? textOrNull(row.id)?.match(factId)?.[1]
  return source === undefined || isKnownSource(knownSources, source, Array.isArray(row.permittedPurposes))
}

/** `kind:source:id`, for rows that do not contain their source separately. */
const factId = /^(?:event|feedback|billing|external|consent|objection|restriction|preference):([^:]+):/

/** The rows that pass, at once if none has to be waited for. Returns the list itself if all pass, which is nearly always the case. */
export function passing<R>(
  rows: readonly R[],
  passes: (row: R) => boolean | Promise<boolean>,
): readonly R[] | Promise<readonly R[]> {
  let passed: boolean | Promise<boolean> = true
  const from = rows.findIndex((row) => {
    passed = passes(row)
    return passed !== true
  })
  return from < 0 ? rows : partOf(rows, from, passed, passes)
}

/** The rows before `from` pass, and the result for `from` is known. */
function partOf<R>(
  rows: readonly R[],
  from: number,
  passed: boolean | Promise<boolean>,
  passes: (row: R) => boolean | Promise<boolean>,
): readonly R[] | Promise<readonly R[]> {
  const decided = rows.map((row, index) => (index < from ? true : index === from ? passed : passes(row)))
  if (!decided.some((one) => one instanceof Promise)) return rows.filter((_, index) => decided[index])
  return Promise.all(decided).then((all) => rows.filter((_, index) => all[index]))
}

/** At once if the value is there, so that a decided field costs no promise. */
export function whenThere<T, R>(value: T | Promise<T>, next: (value: T) => R): R | Promise<Awaited<R>> {
  return value instanceof Promise ? (value.then(next) as Promise<Awaited<R>>) : next(value)
}
