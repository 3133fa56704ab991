import { ownersByRecordId } from '../../known-changes.ts'
import { type RecordName, shownRecordName } from '../../record-name.ts'
import type { RequestContext } from '../../runtime/context.ts'

/** How a caller is told of records, each as whose it is now allows. */
export async function shownRecordNames(
  recordIds: readonly string[],
  context: RequestContext,
): Promise<readonly RecordName[]> {
  const owners = context.reader.row(ownersByRecordId, {})
  return Promise.all(recordIds.map(async (id) => shownRecordName(id, (await owners.load(id))?.id ?? '', context)))
}
