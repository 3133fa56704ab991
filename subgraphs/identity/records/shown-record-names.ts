import { ownersByRecordId } from '../../known-changes.ts'
import { type RecordName, shownRecordName } from '../../record-name.ts'
import type { RequestContext } from '../../runtime/context.ts'

/** The names of records as they may be shown to a caller, each as its present owner allows. */
export async function shownRecordNames(
  recordIds: readonly string[],
  context: RequestContext,
): Promise<readonly RecordName[]> {
  const owners = context.reader.row(ownersByRecordId, {})
  return Promise.all(recordIds.map(async (id) => shownRecordName(id, (await owners.load(id))?.id ?? '', context)))
}
