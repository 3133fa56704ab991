import { billingLine } from '../../../../subgraphs/billing/lines.ts'
import { amountDueOf, billingFact } from '../../../../subgraphs/billing/rules.ts'
import type { InvoiceStatus } from '../../../../subgraphs/billing/states/statuses.ts'
import { createStripeConverter } from '../../../../subgraphs/billing/stripe/stripe-converter.ts'
import type { Line } from '../../../../subgraphs/billing/stripe/stripe-lines.ts'
import { unstatedPayments } from '../../../../subgraphs/billing/totals/payment-totals.ts'
import { type PaymentRefund, untoldRefunds } from '../../../../subgraphs/billing/totals/refund-totals.ts'
import { asTheirPayments, isReversal } from '../../../../subgraphs/billing/totals/reversals.ts'
import { planFacts } from '../../../../subgraphs/facts/fact-plan.ts'
import { type Amounts, asOf, type Truth } from './stripe-account.ts'

/** Lines of these values, each one on its line of the input. */
export function convertAll(values: readonly unknown[], fetchedAt: number | null = null) {
  const converter = createStripeConverter('stripe', fetchedAt)
  const first = values.flatMap((value, index) => converter.add(value, index + 1))
  const { lines, leftOut } = converter.finish()
  return { lines: [...first, ...lines], leftOut }
}

interface Entry extends PaymentRefund {
  readonly sourceId: string
  readonly type: string
  readonly paymentId: string | null
  readonly currency: string
  readonly balanceMinor: number | null
  readonly invoiceId: string | null
  readonly discountMinor: number | null
  /** Milliseconds. */
  readonly discountFrom: number | null
  readonly discountUntil: number | null
  readonly unknownTerms: readonly string[] | null
}

/** Current versions of the facts of these lines, of totals what other refunds and payments leave of them. */
export function entriesOf(lines: readonly Line[]): readonly Entry[] {
  const facts = lines
    .filter(({ kind }) => kind === 'billing')
    .map((line) => billingFact(billingLine.parse(line), asOf * 1_000))
  const { create } = planFacts(facts, new Map(), new Set())
  // The properties are those of rules.ts.
  const stated = create.map(({ properties }) => properties as unknown as Entry)
  const followed = new Map(asTheirPayments(reversalsOf(stated)).map((reversal) => [reversal.id, reversal]))
  const settled = stated.map((entry) => ({ ...entry, ...followed.get(entry.id) }))
  const refunds = Map.groupBy(
    settled.filter(({ type, paymentId }) => type === 'REFUND' && paymentId !== null),
    ({ paymentId }) => paymentId,
  )
  const untold = new Map([...refunds.values()].flatMap(untoldRefunds).map((refund) => [refund.id, refund]))
  const byInvoice = Map.groupBy(
    settled.filter(({ invoiceId }) => invoiceId !== null),
    ({ invoiceId }) => invoiceId,
  )
  const unstated = new Map([...byInvoice.values()].flatMap(unstatedPayments).map((payment) => [payment.id, payment]))
  return settled.map((entry) => ({ ...entry, ...untold.get(entry.id), ...unstated.get(entry.id) }))
}

function reversalsOf(entries: readonly Entry[]) {
  const paymentById = new Map(entries.map((entry) => [entry.id, entry]))
  return entries.flatMap((entry) => {
    const payment = paymentById.get(entry.paymentId ?? '')
    if (payment === undefined || !isReversal(entry.type)) return []
    return [
      {
        ...{ ...entry, isInvoiceOfPayment: null },
        ...{ isOfPaidAtOnce: payment.isPaidAtOnce ?? false, paidInvoiceId: payment.invoiceId },
      },
    ]
  })
}

/**
 * What ingested lines come to without a graph: the production code as far as the current versions of facts, and then the sums that the statements
 * of the balance and of invoices make. `stripe-ledger.test.ts` compares these with the statements themselves.
 */
export function ledgerOfLines(lines: readonly Line[]): Truth {
  const entries = entriesOf(lines)
  const invoices = entries.filter(({ type }) => type === 'INVOICE')
  const elsewhere = new Map<string, number>()
  const addElsewhere = (currency: string, amount: number) =>
    elsewhere.set(currency, (elsewhere.get(currency) ?? 0) + amount)
  const settled = invoices.map((invoice) => {
    const own = entries.filter(({ invoiceId }) => invoiceId === invoice.id)
    const sum = (...types: readonly string[]) =>
      own.filter(({ type }) => types.includes(type)).reduce((total, entry) => total + (entry.balanceMinor ?? 0), 0)
    const paid = -sum('PAYMENT', 'CREDIT_NOTE', 'CREDIT', 'DEBIT')
    const returned = sum('REFUND', 'DISPUTE')
    const amountMinor = invoice.amountMinor ?? 0
    const settledMinor = paid <= amountMinor ? paid : Math.max(amountMinor, paid - returned)
    const stated = invoice.status
    const status = stated !== null && stated !== 'OPEN' ? stated : amountMinor <= settledMinor ? 'PAID' : 'OPEN'
    const left = amountMinor - paid
    if (stated === 'PAID' && left > 0) addElsewhere(invoice.currency, left + Math.min(returned, -sum('CREDIT_NOTE')))
    return {
      id: invoice.sourceId,
      status: status.toLowerCase(),
      due:
        status === 'DRAFT'
          ? null
          : Number(amountDueOf({ amountMinor, settledMinor, writtenOffMinor: 0, status: status as InvoiceStatus })),
    }
  })
  for (const { type, invoiceId, balanceMinor, currency } of entries)
    if (type === 'PAYMENT' && invoiceId === null) addElsewhere(currency, balanceMinor ?? 0)
  const balanceOf = (entry: Entry) => entry.balanceMinor ?? 0
  const owed = new Map<string, number>()
  for (const entry of entries) owed.set(entry.currency, (owed.get(entry.currency) ?? 0) + balanceOf(entry))
  for (const [currency, amount] of elsewhere) if (amount > 0) owed.set(currency, (owed.get(currency) ?? 0) - amount)
  const balances = entries.filter(({ sourceId }) => /^cus_\w+:balance:\w+$/.test(sourceId))
  return {
    customerBalance: amountsOf(balances.map((entry) => [entry.currency, balanceOf(entry)])),
    owed: amountsOf([...owed]),
    invoices: settled,
    subscriptions: entries
      .filter(({ type }) => type === 'SUBSCRIPTION')
      .map((entry) => ({ id: entry.sourceId, status: (entry.status ?? '').toLowerCase(), charge: chargeOf(entry) })),
  }
}

function amountsOf(amounts: readonly (readonly [currency: string, amount: number])[]): Amounts {
  const named = amounts
    .filter(([, amount]) => amount !== 0)
    .map(([currency, amount]) => [currency.toLowerCase(), amount])
  return Object.fromEntries(named)
}

function chargeOf({
  amountMinor,
  discountMinor,
  discountFrom,
  discountUntil,
  unknownTerms,
}: Entry): number | 'unknown' {
  if (amountMinor === null || unknownTerms !== null) return 'unknown'
  const at = asOf * 1_000
  const applies = (discountFrom ?? at) <= at && (discountUntil === null || at < discountUntil)
  return amountMinor - (applies ? (discountMinor ?? 0) : 0)
}
