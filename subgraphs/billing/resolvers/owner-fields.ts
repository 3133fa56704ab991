import type { GraphQLResolveInfo } from 'graphql'
import type { PurposeKey } from '../../../access/purposes.ts'
import { codedError } from '../../../errors.ts'
import type { KeyedStatement, Params } from '../../../graph/cypher.ts'
import type { RequestContext } from '../../context.ts'
import type { StreamPart } from '../../pages/stream-page.ts'
import type { SubgraphDeps } from '../../subgraph.ts'
import { minimumConfidence } from '../../uncertain-records.ts'
import { ageingOf, isDelinquent } from '../ageing.ts'
import {
  type AgreementType,
  agreementsByAccountId,
  agreementsByCustomerId,
  agreementsUsedByAccountId,
  agreementsUsedByCustomerId,
} from '../agreement-queries.ts'
import type { ByOwner } from '../by-owner.ts'
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
const ledgerTypes = ['CREDIT', 'CREDIT_NOTE', 'DISPUTE', 'INVOICE', 'PAYMENT', 'REFUND', 'WRITE_OFF'] as const

/** Sums say nothing of the records they are made of: those too uncertain for the purpose are left out before. */
function certainty(purpose: PurposeKey) {
  return { minimum: minimumConfidence(purpose, 'FINANCIAL') }
}

/** The facts of Customer and of Account: the same fields over the records of either. */
export function createOwnerFields(isAccount: boolean, { now }: Pick<SubgraphDeps, 'now'>) {
  function of<P extends Params, R>([people, companies]: ByOwner<P, R>): KeyedStatement<P, R> {
    return isAccount ? companies : people
  }
  const balances = of([balancesByCustomerId, balancesByAccountId])
  const openInvoices = of([openInvoicesByCustomerId, openInvoicesByAccountId])
  const reports = of([reportsByCustomerId, reportsByAccountId])

  function agreements(
    type: AgreementType,
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
    const read = (part: StreamPart) => context.reader.rows(statement, { ...part, type, statuses }).load(id)
    return ownerStream(id, args, read, context, info)
  }

  return {
    balance: ({ id }: Owner, _: unknown, { reader, purpose }: RequestContext) =>
      reader.rows(balances, certainty(purpose)).load(id),
    async storeBalance({ id }: Owner, _: unknown, { reader, purpose }: RequestContext) {
      const all = await reader.rows(balances, certainty(purpose)).load(id)
      return all.flatMap(({ amountMinor, currency }) =>
        amountMinor < 0 ? [{ amountMinor: -BigInt(amountMinor), currency }] : [],
      )
    },
    async delinquent({ id }: Owner, _: unknown, { reader, purpose }: RequestContext) {
      return isDelinquent(await reader.rows(openInvoices, certainty(purpose)).load(id), now().getTime())
    },
    async ageing({ id }: Owner, _: unknown, { reader, purpose }: RequestContext) {
      return ageingOf(await reader.rows(openInvoices, certainty(purpose)).load(id), now().getTime())
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
      const read = (part: StreamPart) => context.reader.rows(statement, { ...part, statuses }).load(id)
      return ownerStream(id, args, read, context, info)
    },
    payments({ id }: Owner, args: CustomerPaymentsArgs, context: RequestContext, info: GraphQLResolveInfo) {
      const statuses = args.status ? [...new Set(args.status)].sort() : null
      const statement = of([paymentsByCustomerId, paymentsByAccountId])
      const read = (part: StreamPart) => context.reader.rows(statement, { ...part, statuses }).load(id)
      return ownerStream(id, args, read, context, info)
    },
    ledger({ id }: Owner, args: CustomerLedgerArgs, context: RequestContext, info: GraphQLResolveInfo) {
      const types = args.types ? [...new Set(args.types)].sort() : ledgerTypes
      if (types.length === 0) throw codedError('BAD_USER_INPUT', '`types` names at least one type, or is left out.')
      const statement = of([ledgerByCustomerId, ledgerByAccountId])
      const read = (part: StreamPart) => context.reader.rows(statement, { ...part, types }).load(id)
      return ownerStream(id, args, read, context, info)
    },
    metrics: ({ id }: Owner, args: MetricsArguments, context: RequestContext) =>
      readMetrics({ id, isAccount }, args, context, now()),
    async creditReports({ id }: Owner, _: unknown, { reader, purpose }: RequestContext) {
      const rows = await reader.rows(reports, { types: creditReportTypes }).load(id)
      return rows.filter((row) => isLicensed(row, purpose, now().getTime()))
    },
  }
}
