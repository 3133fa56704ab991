import type { Category } from '../../../access/categories.ts'
import { recordIdOfRef } from '../../../resolution/records/record-id.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { StoredStep } from '../../../resolution/steps.ts'
import { type RecordName, recordName, shownRecordName } from '../../record-name.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { closedRecords } from '../../uncertain-records.ts'
import type { AccountRow } from '../account-queries.ts'
import type { CustomerRow } from '../customer-queries.ts'
import { knownView } from '../known-view.ts'
import type { ResolutionRow } from '../rows.ts'
import { stepRows } from './resolution-steps.ts'
import { stepsByOwnerId } from './step-queries.ts'

/** How the known records of a customer or account were joined. `category`: of the data in the steps. Null: nobody's. */
export async function resolutionOf(
  { id, confidence }: CustomerRow | AccountRow,
  category: Category | null,
  context: RequestContext,
): Promise<ResolutionRow & { readonly ruleSetVersion: string }> {
  const { access, reader } = context
  const [known, view] = await Promise.all([access.knownRecords(id), knownView(id, context)])
  const steps = view === null ? await storedSteps(id, reader) : view.steps
  const closed = category === null ? undefined : (await closedRecords(access, id, [category])).get(category)
  const isShown = (recordId: string) => known.has(recordId) && closed?.has(recordId) !== true
  return {
    subject: id,
    category,
    confidence: view === null ? confidence : view.confidence,
    recordCount: known.size,
    ruleSetVersion: ruleSet.version,
    steps: stepRows(steps, isShown, await namesIn(steps, id, category, context)),
  }
}

/** Names of the records in the steps. Those of a company are nobody's. */
async function namesIn(
  steps: readonly StoredStep[],
  ownerId: string,
  category: Category | null,
  context: RequestContext,
): Promise<(recordId: string) => RecordName> {
  const nameOf = (id: string) => recordName(id, ownerId, context)
  if (category === null) return nameOf
  const ids = [...new Set(steps.flatMap(({ a, b }) => [a, b]))]
  const names = await Promise.all(ids.map(async (id) => [id, await shownRecordName(id, ownerId, context)] as const))
  const nameById = new Map(names)
  return (id) => nameById.get(id) ?? nameOf(id)
}

async function storedSteps(id: string, reader: RequestContext['reader']): Promise<readonly StoredStep[]> {
  const row = await reader.row(stepsByOwnerId, {}).load(id)
  // Written by resolution only.
  return JSON.parse(row?.steps ?? '[]') as readonly StoredStep[]
}

/** The order of the lists of records. */
export function recordKey({ source, sourceId }: { readonly source: string; readonly sourceId: string }): string {
  return recordIdOfRef({ source, id: sourceId })
}
