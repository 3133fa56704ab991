import type { RequestContext } from '../runtime/context.ts'
import { accountsById } from './account-queries.ts'
import type { SourceRecordRow } from './records/record-queries.ts'

/** Ids of the subjects of the records, as far as they are people: customers, and companies that are their owner. */
export async function peopleOf(
  records: readonly Pick<SourceRecordRow, 'customerId' | 'subject'>[],
  { reader }: RequestContext,
): Promise<readonly string[]> {
  const people = await Promise.all(
    records.map(async ({ customerId, subject }) => {
      if (customerId !== null) return [customerId]
      const account = await reader.row(accountsById, {}).load(subject)
      return account?.isSoleTrader ? [account.id] : []
    }),
  )
  return [...new Set(people.flat())]
}
