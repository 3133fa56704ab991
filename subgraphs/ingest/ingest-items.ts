import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'
import type { Line } from './write-items.ts'
import type { IngestedItem, WrittenItems } from './write-items-once.ts'

/** Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export function checkItems(items: readonly unknown[], idempotencyKey: string): void {
  if (items.length > limits.ingestItems) {
    const message = `At most ${limits.ingestItems} items are allowed per call: send the others in further calls.`
    throw codedError('LIMIT_EXCEEDED', message, { limit: 'ingestItems' })
  }
  checkKey(idempotencyKey)
}

/** Throws BAD_USER_INPUT. */
export function checkKey(idempotencyKey: string): void {
  if (idempotencyKey.length < 1 || idempotencyKey.length > 200)
    throw codedError('BAD_USER_INPUT', '`idempotencyKey` must have 1 to 200 characters.')
}

export const keyReused = {
  __typename: 'IdempotencyKeyReused',
  message: 'This `idempotencyKey` was already used for other input: use a new one.',
} as const

/** The result of the mutation. */
export function toIngestResult(once: WrittenItems) {
  if (once.outcome === 'REUSED') return keyReused
  const items = once.value
  const count = (status: IngestedItem['status']) => items.filter((item) => item.status === status).length
  return {
    __typename: 'IngestSuccess' as const,
    items,
    writtenSubjects: once.writtenSubjects,
    foundSubjects: once.foundSubjects,
    accepted: count('ACCEPTED'),
    updated: count('UPDATED'),
    duplicate: count('DUPLICATE'),
    quarantined: count('QUARANTINED'),
  }
}

/** A count that GraphQL read, in the form of a line. One beyond 2^53 keeps its digits as text, which the line's shape refuses. */
export function toCount(value: number | bigint | null | undefined): number | string | null {
  if (value === null || value === undefined) return null
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
}

/** GraphQL's null corresponds to an absent key of a line. */
export function withoutNulls(object: Line): Line {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))
}
