import { recordIdOfRef } from '../../resolution/records/record-id.ts'
import { ownerRows } from '../owner-statement.ts'
import type { RequestContext } from '../runtime/context.ts'
import { closedRecords } from '../uncertain-records.ts'
import { knownRows, knownView } from './known-view.ts'
import { ownersRelatedTo, type RelationsRow, relationsByOwnerId } from './relation-queries.ts'

/** The relations that the known records of a customer or account state. */
export async function relationsOfOwner(id: string, context: RequestContext): Promise<readonly RelationsRow[]> {
  return ofKnownRecords(await ownerRows(relationsByOwnerId, { purpose: context.purpose }, id, context), context)
}

/** What known records of others state about a record, by its `targetKey`. */
export async function relationsToTarget(
  target: string,
  part: { readonly companies: boolean; readonly least: number; readonly limit: number },
  context: RequestContext,
): Promise<readonly RelationsRow[]> {
  const { reader, purpose } = context
  return ofKnownRecords(await reader.rows(ownersRelatedTo, { ...part, purpose }).load(target), context)
}

/** Without those of records that are closed: whom somebody works for or lives with is DEMOGRAPHIC. */
export async function ofKnownRecords(
  rows: readonly RelationsRow[],
  context: RequestContext,
): Promise<readonly RelationsRow[]> {
  const { access } = context
  const recordIdOf = ({ source, sourceId }: RelationsRow) => recordIdOfRef({ source, id: sourceId })
  const known = await knownRows(access, rows, (row) => ({ ownerId: row.ownerId, recordId: recordIdOf(row) }))
  const closed = await Promise.all(known.map(({ ownerId }) => closedRecords(access, ownerId, ['DEMOGRAPHIC'])))
  const shown = known.filter((row, index) => closed[index]?.get('DEMOGRAPHIC')?.has(recordIdOf(row)) !== true)
  return Promise.all(
    shown.map(async (row) => {
      const view = await knownView(row.ownerId, context)
      return view === null ? row : { ...row, confidence: view.confidenceOf(recordIdOf(row)) }
    }),
  )
}
