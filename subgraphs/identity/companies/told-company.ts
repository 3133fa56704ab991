import { recordIdOfRef } from '../../../resolution/records/record-id.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { isSoleTrader } from '../../sole-trader-forms.ts'
import { type AccountRow, accountsByRecordId } from '../account-queries.ts'
import { viewOfRecord } from '../known-view.ts'
import type { Relation, RelationsRow } from '../relation-queries.ts'

/**
 * The company that a customer's record names. Customers who sign in know none of a company's records, so they see only what the named
 * record states, under an id of that record alone. The company that the rules take the record for, and what is known about it, would reveal
 * whether a form with a guess in it was right.
 */
export async function companyNamedBy(
  row: RelationsRow,
  { to }: Relation,
  context: RequestContext,
): Promise<AccountRow | null> {
  const { reader, viewer, secrets } = context
  const recordId = recordIdOfRef(to)
  const account = await reader.row(accountsByRecordId, {}).load(recordId)
  if (account === null || viewer.customerId === null) return account
  const { view, record, source } = await viewOfRecord(account.id, recordId, context)
  const isNamedBySystem = row.isOfSystem && source.role === 'SYSTEM_OF_RECORD'
  // Anybody who fills in a form may enter the id of any company's record in another source.
  if (to.source !== row.source && !isNamedBySystem) return null
  return {
    ...account,
    shownId: secrets.pseudonym('company', `${viewer.customerId}\n${recordId}`),
    kind: view.kind,
    name: view.displayName,
    confidence: 1,
    recordCount: 1,
    isSoleTrader: isSoleTrader(record.attributes.legalForm) || (isNamedBySystem && account.isSoleTrader),
  }
}
