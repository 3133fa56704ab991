import { limits } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import type { RequestContext } from '../../context.ts'
import { anomaliesByAccountId, anomaliesByCustomerId, anomalyById } from '../anomalies/queries.ts'
import { ledgerEntryById } from '../ledger-queries.ts'
import type { CustomerBillingAnomaliesArgs, Resolvers } from '../types.generated.ts'

export const anomalyFields = {
  BillingAnomaly: {
    __resolveReference: ({ id }, { reader }) => reader.row(anomalyById, {}).load(id),
    async evidence({ evidenceIds }, _, { reader }) {
      const rows = await Promise.all(evidenceIds.map((id) => reader.row(ledgerEntryById, {}).load(id)))
      return rows.filter((row) => row !== null)
    },
  },
} satisfies Resolvers

/** Throws BAD_USER_INPUT or LIMIT_EXCEEDED. */
export function billingAnomalies(isAccount: boolean) {
  const statement = isAccount ? anomaliesByAccountId : anomaliesByCustomerId
  return async (
    { id }: { readonly id: string },
    { first = 20, since }: CustomerBillingAnomaliesArgs,
    { reader }: RequestContext,
  ) => {
    if (first < 1) throw codedError('BAD_USER_INPUT', '`first` must be 1 or more.')
    if (first > limits.pageSize) throw codedError('LIMIT_EXCEEDED', `\`first\` must be at most ${limits.pageSize}.`)
    const shared = { limit: limits.pageSize, since: since ? new Date(since).getTime() : 0 }
    return (await reader.rows(statement, shared).load(id)).slice(0, first)
  }
}
