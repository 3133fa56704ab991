import { fragment } from '../graph/cypher.ts'

/**
 * Whether source `s` verifies identifiers of the type of `i`: its source line says so, or it is a system of record whose line states
 * nothing else. Whoever may write a record can write `verifiedAt` into it.
 */
export const isVerifier = fragment`
  CASE WHEN s.verifies IS NULL THEN coalesce(s.role = 'SYSTEM_OF_RECORD', false) ELSE i.type IN s.verifies END`

/** Whether the evidence `h` that a record of source `s` has of identifier `i` counts as verified. */
export const isVerified = fragment`
  (h.verifiedAt IS NOT NULL AND ${isVerifier})`
