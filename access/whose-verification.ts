import { fragment } from '../graph/cypher.ts'

/**
 * Whether the evidence `h` that a record of source `s` has of identifier `i` counts as verified: the source must be one that verifies
 * such identifiers, by its source line, or be a system of record that states nothing else. Whoever may write a record can write
 * `verifiedAt` into it.
 */
export const isVerified = fragment`
  (h.verifiedAt IS NOT NULL AND
   CASE WHEN s.verifies IS NULL THEN coalesce(s.role = 'SYSTEM_OF_RECORD', false) ELSE i.type IN s.verifies END)`
