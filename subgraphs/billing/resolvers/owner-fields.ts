import type { GraphQLResolveInfo } from 'graphql'
import type { PurposeKey } from '../../../access/purposes.ts'
import { codedError } from '../../../errors.ts'
import type { Params } from '../../../graph/cypher.ts'
import { type OwnerStatement, ownerRows } from '../../owner-statement.ts'
import type { StreamPart } from '../../pages/stream-page.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { SubgraphDeps } from '../../runtime/subgraph.ts'
import { minimumConfidence } from '../../uncertain-records.ts'
import { ageingOf, isDelinquent } from '../ageing.ts'
import {
  type AgreementType,
  agreementsByAccountId,
  agreementsByCustomerId,
  agreementsUsedByAccountId,
  agreementsUsedByCustomerId,
} from '../agreement-queries.ts'
import type { ByOwner, OwnerType } from '../by-owner.ts'
import { isLicensed, reportsByAccountId, reportsByCustomerId } from '../external-queries.ts'
import {
  balancesByAccountId,
  balancesByCustomerId,
  ledgerByAccountId,
  ledgerByCustomerId,
  openInvoicesByAccountId,
  openInvoicesByCustomerId,
} from '../ledger-queries.ts'
import { invoicesByAccountId, invoicesByCustomerId, paymentsByAccountId, paymentsByCustomerId } from '../queries.ts'
import type {
  CustomerBookingsArgs,
  CustomerInvoicesArgs,
  CustomerLedgerArgs,
  CustomerPaymentsArgs,
} from '../types.generated.ts'
import { type MetricsArguments, readMetrics } from './metric-fields.ts'
import { ownerStream } from './stream-part.ts'

interface Owner {
  readonly id: string
}

const creditReportTypes = [
  'CREDIT_LIMIT',
  'CREDIT_RATING',
  'CREDIT_REPORT',
  'CREDIT_SCORE',
  'INSOLVENCY',
  'PAYMENT_INDEX',
  'PAYMENT_RISK',
] as const
const ledgerTypes = ['CREDIT', 'CREDIT_NOTE', 'DEBIT', 'DISPUTE', 'INVOICE', 'PAYMENT', 'REFUND', 'WRITE_OFF'] as const

/** Sums reveal nothing about the records they are made of: those too uncertain for the purpose are left out before. */
function certainty(purpose: PurposeKey) {
  return { minimum: minimumConfidence(purpose, 'FINANCIAL') }
}

/** The facts of Customer and of Account: the same fields over the records of either. */
export function createOwnerFields(type: OwnerType, { now }: Pick<SubgraphDeps, 'now'>) {
  const isAccount = type === 'ACCOUNT'
  function of<P extends Params, R>([people, companies]: ByOwner<P, R>): OwnerStatement<P, R> {
    return isAccount ? companies : people
  }
  const balances = of([balancesByCustomerId, balancesByAccountId])
  const openInvoices = of([openInvoicesByCustomerId, openInvoicesByAccountId])
  const reports = of([reportsByCustomerId, reportsByAccountId])

  function agreements(
    agreementType: AgreementType,
    id: string,
    args: CustomerBookingsArgs,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    const statuses = args.status ? [...new Set(args.status)].sort() : null
    const asUser = args.as === 'USER'
    const statement = asUser
      ? of([agreementsUsedByCustomerId, agreementsUsedByAccountId])
      : of([agreementsByCustomerId, agreementsByAccountId])
    const read = (part: StreamPart) => ownerRows(statement, { ...part, type: agreementType, statuses }, id, context)
    return ownerStream(id, args, read, context, info)
  }

  return {
    balance: ({ id }: Owner, _: unknown, context: RequestContext) =>
      ownerRows(balances, certainty(context.purpose), id, context),
    async storeBalance({ id }: Owner, _: unknown, context: RequestContext) {
      const all = await ownerRows(balances, certainty(context.purpose), id, context)
      return all.flatMap(({ amountMinor, currency }) =>
        amountMinor < 0 ? [{ amountMinor: -BigInt(amountMinor), currency }] : [],
      )
    },
    async delinquent({ id }: Owner, _: unknown, context: RequestContext) {
      return isDelinquent(await ownerRows(openInvoices, certainty(context.purpose), id, context), now().getTime())
    },
    async ageing({ id }: Owner, _: unknown, context: RequestContext) {
      return ageingOf(await ownerRows(openInvoices, certainty(context.purpose), id, context), now().getTime())
    },
    subscriptions: ({ id }: Owner, args: CustomerBookingsArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      agreements('SUBSCRIPTION', id, args, context, info),
    bookings: ({ id }: Owner, args: CustomerBookingsArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      agreements('BOOKING', id, args, context, info),
    contracts: ({ id }: Owner, args: CustomerBookingsArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      agreements('CONTRACT', id, args, context, info),
    invoices({ id }: Owner, args: CustomerInvoicesArgs, context: RequestContext, info: GraphQLResolveInfo) {
      const statuses = args.status ? [...new Set(args.status)].sort() : null
      const statement = of([invoicesByCustomerId, invoicesByAccountId])
      const read = (part: StreamPart) => ownerRows(statement, { ...part, statuses }, id, context)
      return ownerStream(id, args, read, context, info)
    },
    payments({ id }: Owner, args: CustomerPaymentsArgs, context: RequestContext, info: GraphQLResolveInfo) {
      const statuses = args.status ? [...new Set(args.status)].sort() : null
      const statement = of([paymentsByCustomerId, paymentsByAccountId])
      const read = (part: StreamPart) => ownerRows(statement, { ...part, statuses }, id, context)
      return ownerStream(id, args, read, context, info)
    },
    ledger({ id }: Owner, args: CustomerLedgerArgs, context: RequestContext, info: GraphQLResolveInfo) {
      const types = args.types ? [...new Set(args.types)].sort() : ledgerTypes
      if (types.length === 0)
        throw codedError('BAD_USER_INPUT', '`types` is empty: list at least one type, or leave it out for all types.')
      const statement = of([ledgerByCustomerId, ledgerByAccountId])
      const read = (part: StreamPart) => ownerRows(statement, { ...part, types }, id, context)
      return ownerStream(id, args, read, context, info)
    },
    metrics: ({ id }: Owner, args: MetricsArguments, context: RequestContext) =>
      readMetrics({ id, isAccount }, args, context, now()),
    async creditReports({ id }: Owner, _: unknown, context: RequestContext) {
      const rows = await ownerRows(reports, { types: creditReportTypes }, id, context)
      return rows.filter((row) => isLicensed(row, context.purpose, now().getTime()))
    },
  }
}
