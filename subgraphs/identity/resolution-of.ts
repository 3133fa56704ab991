import type { Secrets } from '../../access/secrets.ts'
import { recordIdOfRef } from '../../resolution/record-id.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import type { StoredStep } from '../../resolution/steps.ts'
import type { AccountRow } from './account-queries.ts'
import type { CustomerRow } from './customer-queries.ts'
import { stepRows } from './resolution-steps.ts'
import type { ResolutionRow } from './rows.ts'

/** How a customer or account came about, without the records that the purpose hides. */
export async function resolutionOf(
  { id, confidence, recordCount }: CustomerRow | AccountRow,
  secrets: Secrets,
  loading: Promise<{ readonly steps: string; readonly hidden: readonly string[] } | null>,
): Promise<ResolutionRow & { readonly ruleSetVersion: string }> {
  const { steps = '[]', hidden = [] } = (await loading) ?? {}
  // Written by resolution only.
  const stored = JSON.parse(steps) as readonly StoredStep[]
  return {
    ownerId: id,
    confidence,
    recordCount: recordCount - hidden.length,
    ruleSetVersion: ruleSet.version,
    steps: stepRows(stored, new Set(hidden), id, secrets),
  }
}

/** In which the lists of records are. */
export function recordKey({ source, sourceId }: { readonly source: string; readonly sourceId: string }): string {
  return recordIdOfRef({ source, id: sourceId })
}
