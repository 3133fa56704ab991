import { billingLine } from '../../../../subgraphs/billing/lines.ts'
import { amountDueOf, billingFact } from '../../../../subgraphs/billing/rules.ts'
import type { InvoiceStatus } from '../../../../subgraphs/billing/statuses.ts'
import { createStripeConverter } from '../../../../subgraphs/billing/stripe/stripe-converter.ts'
import type { Line } from '../../../../subgraphs/billing/stripe/stripe-lines.ts'
import { planFacts } from '../../../../subgraphs/fact-plan.ts'
import type { Truth } from './stripe-account.ts'

/** Lines of these values, each one on its line of the input. */
export function convertAll(values: readonly unknown[]) {
  const converter = createStripeConverter()
  const first = values.flatMap((value, index) => converter.add(value, index + 1))
  const { lines, leftOut } = converter.finish()
  return { lines: [...first, ...lines], leftOut }
}

interface Entry {
  readonly id: string
  readonly sourceId: string
  readonly type: string
  readonly status: string | null
  readonly amountMinor: number
  readonly balanceMinor: number | null
  readonly invoiceId: string | null
}

/**
 * What ingested lines come to without a graph: the production code as far as the current versions of facts, and then the sums that the statements
 * of the balance and of invoices make. `stripe-ledger.test.ts` compares these with the statements themselves.
 */
export function ledgerOfLines(lines: readonly Line[]): Truth {
  const facts = lines
    .filter(({ kind }) => kind === 'billing')
    .map((line) => billingFact(billingLine.parse(line), Date.parse('2026-12-31T00:00:00Z')))
  const { create } = planFacts(facts, new Map(), new Set())
  // The properties are those of rules.ts.
  const entries = create.map(({ properties }) => properties as unknown as Entry)
  const invoices = entries.filter(({ type }) => type === 'INVOICE')
  let elsewhere = 0
  const settled = invoices.map((invoice) => {
    const own = entries.filter(({ invoiceId }) => invoiceId === invoice.id)
    const sum = (...types: readonly string[]) =>
      own.filter(({ type }) => types.includes(type)).reduce((total, entry) => total + (entry.balanceMinor ?? 0), 0)
    const paid = -sum('PAYMENT', 'CREDIT_NOTE', 'CREDIT', 'DEBIT')
    const returned = sum('REFUND', 'DISPUTE')
    const { amountMinor } = invoice
    const settledMinor = paid <= amountMinor ? paid : Math.max(amountMinor, paid - returned)
    const stated = invoice.status
    const status = stated !== null && stated !== 'OPEN' ? stated : amountMinor <= settledMinor ? 'PAID' : 'OPEN'
    const left = amountMinor - paid
    if (stated === 'PAID' && left > 0) elsewhere += left + Math.min(returned, -sum('CREDIT_NOTE'))
    return {
      id: invoice.sourceId,
      status: status.toLowerCase(),
      due: status === 'DRAFT' ? null : amountDueOf({ amountMinor, settledMinor, status: status as InvoiceStatus }) + 0,
    }
  })
  for (const { type, invoiceId, balanceMinor } of entries)
    if (type === 'PAYMENT' && invoiceId === null) elsewhere += balanceMinor ?? 0
  const owed = entries.reduce((sum, { balanceMinor }) => sum + (balanceMinor ?? 0), 0) - Math.max(0, elsewhere)
  return {
    customerBalance: entries.find(({ sourceId }) => /^cus_\w+:balance:\w+$/.test(sourceId))?.balanceMinor ?? 0,
    owed,
    invoices: settled,
    subscriptions: entries
      .filter(({ type }) => type === 'SUBSCRIPTION')
      .map(({ sourceId, status }) => ({ id: sourceId, status: (status ?? '').toLowerCase() })),
  }
}
