import type { GraphQLResolveInfo } from 'graphql'
import { guardedList } from '../../../access/guard/guarded-page.ts'
import { limits } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import { guardContextOf } from '../../pages/guard-context-of.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { readAnomalies, readAnomaly } from '../anomalies/read-anomalies.ts'
import type { OwnerType } from '../by-owner.ts'
import { ledgerEntryById } from '../ledger-queries.ts'
import type { CustomerBillingAnomaliesArgs, Resolvers } from '../types.generated.ts'

export const anomalyFields = {
  BillingAnomaly: {
    __resolveReference: ({ id }, context) => readAnomaly(id, context),
    async evidence({ evidenceIds }, _, { reader }) {
      const rows = await Promise.all(evidenceIds.map((id) => reader.row(ledgerEntryById, {}).load(id)))
      return rows.filter((row) => row !== null)
    },
  },
} satisfies Resolvers

/** Throws BAD_USER_INPUT or LIMIT_EXCEEDED. */
export function billingAnomalies(type: OwnerType) {
  return async (
    { id }: { readonly id: string },
    { first = 20, since }: CustomerBillingAnomaliesArgs,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) => {
    if (first < 1)
      throw codedError('BAD_USER_INPUT', `\`first\` must be between 1 and ${limits.pageSize}; got ${first}.`)
    if (first > limits.pageSize)
      throw codedError('LIMIT_EXCEEDED', `\`first\` must be between 1 and ${limits.pageSize}; got ${first}.`)
    const from = since ? new Date(since).getTime() : 0
    const rows = await readAnomalies({ id, isAccount: type === 'ACCOUNT' }, from, context)
    return guardedList([rows], first, guardContextOf(context), info)
  }
}
