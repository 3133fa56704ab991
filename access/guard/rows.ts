import type { Access } from '../access.ts'
import { type Decision, isOpenAt, opensRecord } from '../decide.ts'

/** A customer is their own subject; any other row says whose it is. Null: it does not. */
export function ownerReader({ name }: { readonly name: string }): (row: unknown) => string | null {
  return name === 'Customer' ? idOf : subjectOf
}

export function idOf(row: unknown): string | null {
  return textOf(row, 'id')
}

export function subjectOf(row: unknown): string | null {
  return textOf(row, 'subject')
}

export function typeNameOf(row: unknown): string {
  return textOf(row, '__typename') ?? ''
}

export function textOf(row: unknown, name: string): string | null {
  const found = propertyOf(row, name)
  return typeof found === 'string' ? found : null
}

export function propertyOf(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined
}

/** A row of a fact tells when it happened; what was collected without consent stays closed. */
export function isOpenRow(decision: Decision, row: unknown): boolean {
  if (!restsOnOpenRecord(decision, row)) return false
  if (!decision.allowed || decision.closed.length === 0) return decision.allowed
  const occurredAt = propertyOf(row, 'occurredAt')
  return typeof occurredAt !== 'number' || isOpenAt(decision, occurredAt, textOf(row, 'recordId'))
}

/** A row that names its record rests on that record. */
export function restsOnOpenRecord(decision: Decision, row: unknown): boolean {
  if (!decision.allowed || decision.closedRecords === undefined) return decision.allowed
  const recordId = textOf(row, 'recordId')
  return recordId === null || opensRecord(decision, recordId)
}

/** Whether the viewer may know of the record that a row names. True where it names none. */
export function isOfKnownRecord(row: unknown, access: Access): boolean | Promise<boolean> {
  const recordId = textOf(row, 'recordId')
  const subject = recordId === null ? null : subjectOf(row)
  if (recordId === null || subject === null) return true
  return whenThere(access.knownRecords(subject), (known) => known.has(recordId))
}

/** At once where the value is there, so that a decided field costs no promise. */
export function whenThere<T, R>(value: T | Promise<T>, next: (value: T) => R): R | Promise<Awaited<R>> {
  return value instanceof Promise ? (value.then(next) as Promise<Awaited<R>>) : next(value)
}
