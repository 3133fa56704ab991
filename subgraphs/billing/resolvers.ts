import type { RequestContext } from '../context.ts'
import { type Connection, cursorOf, openPage, toConnection } from '../keyset-page.ts'
import { formatMoney, type MoneyRow } from '../money.ts'
import {
  type AgreementRow,
  agreementById,
  balancesByCustomerId,
  type InvoiceRow,
  invoiceById,
  invoicesByCustomerId,
  type PaymentRow,
  paymentById,
  paymentsByCustomerId,
} from './queries.ts'
import type { CustomerRow } from './rows.ts'
import { amountDueOf, type InvoiceLineRow, invoiceLines } from './rules.ts'
import type { CustomerInvoicesArgs, CustomerPaymentsArgs, Resolvers } from './types.generated.ts'

const agreement = {
  __resolveReference: ({ id }: { readonly id: string }, { reader }: RequestContext) =>
    reader.row(agreementById, {}).load(id),
  title: agreementTitle,
  amount: ({ money }: AgreementRow) => money,
}

export const resolvers = {
  Customer: {
    __resolveReference: ({ id }) => ({ id }),
    balance: ({ id }, _, { reader }) => reader.rows(balancesByCustomerId, {}).load(id),
    invoices,
    payments,
  },
  Invoice: {
    __resolveReference: ({ id }, { reader }) => reader.row(invoiceById, {}).load(id),
    title: ({ sourceId, money }) => `Invoice ${sourceId}${ofMoney(money)}`,
    total: ({ money }) => money,
    amountDue: ({ money, ...invoice }) =>
      money === null
        ? null
        : // A line's amount is a safe integer.
          { ...money, amountMinor: amountDueOf({ ...invoice, amountMinor: Number(money.amountMinor) }) },
    lines,
  },
  Payment: {
    __resolveReference: ({ id }, { reader }) => reader.row(paymentById, {}).load(id),
    title: ({ money, status }) =>
      `Payment${ofMoney(money)}${status === 'SUCCEEDED' ? '' : `, ${status.toLowerCase()}`}`,
    amount: ({ money }) => money,
    invoice: ({ invoiceId }, _, { reader }) =>
      invoiceId === null ? null : reader.row(invoiceById, {}).load(invoiceId),
  },
  Booking: agreement,
  Contract: agreement,
  BillingSubscription: agreement,
  InvoiceEdge: { cursor: cursorOf },
  PaymentEdge: { cursor: cursorOf },
} satisfies Resolvers

async function invoices(
  { id }: CustomerRow,
  args: CustomerInvoicesArgs,
  { reader }: RequestContext,
): Promise<Connection<InvoiceRow>> {
  const page = openPage(args)
  const statuses = args.status ? [...new Set(args.status)].sort() : null
  const { below, limit } = page
  return toConnection(await reader.rows(invoicesByCustomerId, { below, limit, statuses }).load(id), page)
}

async function payments(
  { id }: CustomerRow,
  args: CustomerPaymentsArgs,
  { reader }: RequestContext,
): Promise<Connection<PaymentRow>> {
  const page = openPage(args)
  const { below, limit } = page
  return toConnection(await reader.rows(paymentsByCustomerId, { below, limit }).load(id), page)
}

function lines({ propertiesJson, money }: InvoiceRow) {
  // Written by our own JSON.stringify only.
  const properties = JSON.parse(propertiesJson ?? '{}') as Readonly<Record<string, unknown>>
  return invoiceLines(properties).map(({ amountMinor, ...line }: InvoiceLineRow) => ({
    ...line,
    // A position is in its invoice's currency.
    amount: amountMinor === null || money === null ? null : { amountMinor, currency: money.currency },
  }))
}

function agreementTitle({ kind, money, status }: AgreementRow): string {
  const name = `${kind.charAt(0)}${kind.slice(1).toLowerCase()}`
  return `${name}${ofMoney(money)}${status === null ? '' : `, ${status.toLowerCase().replace(/_/g, ' ')}`}`
}

function ofMoney(money: MoneyRow | null): string {
  return money === null ? '' : ` of ${formatMoney(money)}`
}
