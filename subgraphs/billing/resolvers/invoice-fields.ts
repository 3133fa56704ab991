import type { MoneyRow } from '../../money.ts'
import { openProperties } from '../../open-properties.ts'
import { openTexts, openWords } from '../../open-texts.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { sourceFilter } from '../../source-filter.ts'
import { agreementById } from '../agreement-queries.ts'
import { ledgerByInvoiceId } from '../ledger-queries.ts'
import { type InvoiceRow, invoiceById, paymentById } from '../queries.ts'
import { amountDueOf, type InvoiceLineRow, invoiceLines } from '../rules.ts'
import { unknownStateOf } from '../states/statuses.ts'
import type { Resolvers } from '../types.generated.ts'
import { versions } from './fact-versions.ts'
import { partOfMoney } from './part-of-money.ts'
import { invoiceTitle, paymentTitle } from './titles.ts'

export interface InvoicePositionRow extends InvoiceLineRow {
  readonly whole: MoneyRow | null
  readonly subject: string
  readonly recordId: string
}

export const invoiceFields = {
  Invoice: {
    __resolveReference: ({ id }, context) => loadInvoice(id, context),
    title: invoiceTitle,
    total: ({ money }) => money,
    tax: ({ taxMinor, money }) => partOfMoney(taxMinor, money),
    discount: ({ discountMinor, money }) => partOfMoney(discountMinor, money),
    amountDue: ({ money, ...invoice }) =>
      money === null
        ? null
        : // A line's amount is a safe integer.
          { ...money, amountMinor: amountDueOf({ ...invoice, amountMinor: Number(money.amountMinor) }) },
    unknownState: (row, _, context) =>
      openWords(unknownStateOf('INVOICE', propertiesOf(row.propertiesJson)), row, context),
    purchaseOrder: (row, _, context) => openWords(textOf(propertiesOf(row.propertiesJson).purchaseOrder), row, context),
    lines: positions,
    subscription: ({ subscriptionId }, _, { reader }) =>
      subscriptionId === null ? null : reader.row(agreementById, {}).load(subscriptionId),
    contract: ({ contractId }, _, { reader }) =>
      contractId === null ? null : reader.row(agreementById, {}).load(contractId),
    settlements: ({ id }, _, { reader }) => reader.rows(ledgerByInvoiceId, {}).load(id),
    versions,
  },
  InvoiceLine: {
    ...openTexts('description'),
    amount: ({ amountMinor, whole }) => partOfMoney(amountMinor, whole),
    tax: ({ taxMinor, whole }) => partOfMoney(taxMinor, whole),
    discount: ({ discountMinor, whole }) => partOfMoney(discountMinor, whole),
  },
  Payment: {
    __resolveReference: ({ id }, { reader }) => reader.row(paymentById, {}).load(id),
    title: paymentTitle,
    amount: ({ money }) => money,
    ...openTexts('reason'),
    unknownState: (row, _, context) =>
      openWords(unknownStateOf('PAYMENT', propertiesOf(row.propertiesJson)), row, context),
    method: (row, _, context) => openWords(methodOf(row.propertiesJson), row, context),
    invoice: ({ invoiceId }, _, context) => (invoiceId === null ? null : loadInvoice(invoiceId, context)),
    versions,
  },
  FactVersion: {
    ...openTexts('status'),
    properties: (version, _, context) => openProperties(version.properties, version, context),
  },
  LedgerEntry: {
    ...openTexts('status', 'reason'),
    // The listed types move money. Agreements and offers are not among them.
    type: ({ type }) => type as Exclude<typeof type, 'PRODUCT' | 'PLAN' | 'BOOKING' | 'CONTRACT' | 'SUBSCRIPTION'>,
    amount: ({ money }) => money,
    balanceChange: ({ balanceMinor, money }) => partOfMoney(balanceMinor, money),
    invoice: ({ invoiceId, id, type }, _, context) => {
      const invoice = type === 'INVOICE' ? id : invoiceId
      return invoice === null ? null : loadInvoice(invoice, context)
    },
    payment: async ({ paymentId, id, type }, _, { reader }) => {
      const payment = type === 'PAYMENT' ? id : paymentId
      return payment === null ? null : reader.row(paymentById, {}).load(payment)
    },
  },
} satisfies Resolvers

/** What settled it is summed over the records of which the caller may see it, and over what may be known of their facts. */
async function loadInvoice(id: string, { reader, access }: RequestContext): Promise<InvoiceRow | null> {
  const invoice = await reader.row(invoiceById, { known: null, ...sourceFilter(null) }).load(id)
  if (invoice === null) return null
  const { only, knownSources } = await access.openRecords(invoice.subject, ['FINANCIAL'])
  if (only === null && knownSources === null) return invoice
  return reader.row(invoiceById, { known: only, ...sourceFilter(knownSources) }).load(id)
}

function positions({ propertiesJson, money, subject, recordId }: InvoiceRow): readonly InvoicePositionRow[] {
  return invoiceLines(propertiesOf(propertiesJson)).map((line) => ({ ...line, whole: money, subject, recordId }))
}

function methodOf(json: string | null): string | null {
  const { method } = propertiesOf(json)
  return typeof method === 'string' ? method.toUpperCase() : null
}

/** Some sources number their purchase orders and send the number itself. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

function propertiesOf(json: string | null): Readonly<Record<string, unknown>> {
  // Written by our own JSON.stringify only.
  return JSON.parse(json ?? '{}')
}
