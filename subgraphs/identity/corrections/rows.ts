import type { AccountRow } from '../account-queries.ts'
import type { CustomerRow } from '../customer-queries.ts'
import type { SourceRecordRow } from '../records/record-queries.ts'
import type { AttributeRow } from '../rows.ts'

export interface AttributeConflictRow {
  readonly name: string
  readonly keep: AttributeRow
  readonly absorb: AttributeRow
}

export interface MergePreviewRow {
  /** Both sides, under their present ids. Empty if one of them does not exist. */
  readonly subjects: readonly string[]
  /** Those of the two that are customers. */
  readonly people: readonly string[]
  readonly survivor: CustomerRow | null
  readonly survivingAccount: AccountRow | null
  readonly conflicts: readonly AttributeConflictRow[]
  readonly recordsMoved: number
  readonly moving: readonly SourceRecordRow[]
  readonly leaving: readonly SourceRecordRow[]
  readonly winningValues: readonly AttributeRow[]
  readonly eventsTouched: number
  readonly invoicesTouched: number
  readonly consentChanges: readonly string[]
  /** What speaks against one person without forbidding the merge. */
  readonly warnings: readonly string[]
  readonly blockedBy: readonly string[]
}
