import type { BillingLine, IngestLine } from '../../../../demo/line.ts'

/**
 * The figures again, from ingest lines, by another way: whole numbers and loops, nothing shared with the program. For lines that come
 * once and in one currency a payer.
 */
export interface OracleFigures {
  historicValue: number
  mrr: number
  arr: number
  arpu: number
  averageOrderValue: number | null
  cac: number | null
  netRevenueRetention: number | null
  churnRate: number | null
}

const perYear: Readonly<Record<string, number>> = { DAY: 365, WEEK: 52, MONTH: 12, YEAR: 1 }
const msPerDay = 86_400_000

/** Halves away from 0, of whole numbers. */
export function roundRatio(numerator: number, denominator: number): number {
  const size = Math.floor((2 * Math.abs(numerator) + denominator) / (2 * denominator))
  return numerator < 0 ? -size : size
}

/** Null: several currencies, or nothing at all. */
export function oracleFigures(lines: readonly IngestLine[], asOf: number, windowDays: number): OracleFigures | null {
  const bills = lines.filter((line): line is BillingLine => line.kind === 'billing')
  const relevant = bills.filter(({ type }) => ['INVOICE', 'CREDIT_NOTE', 'WRITE_OFF', 'SUBSCRIPTION'].includes(type))
  if (new Set(relevant.map(({ currency }) => currency)).size !== 1) return null
  const from = asOf - windowDays * msPerDay
  let historicValue = 0
  let revenue = 0
  let invoiced = 0
  let invoices = 0
  let firstPurchase = Number.POSITIVE_INFINITY
  for (const bill of relevant) {
    const at = Date.parse(bill.occurredAt)
    if (bill.type === 'SUBSCRIPTION' || at > asOf) continue
    const net = bill.amountMinor - taxOf(bill, bills)
    historicValue += bill.type === 'INVOICE' ? net : -net
    if (at > from) revenue += bill.type === 'INVOICE' ? net : -net
    if (bill.type !== 'INVOICE') continue
    firstPurchase = Math.min(firstPurchase, at)
    if (at <= from) continue
    invoiced += net
    invoices++
  }
  const start = recurring(bills, from)
  const end = recurring(bills, asOf)
  const total = (charges: ReadonlyMap<string, Recurring>, key: keyof Recurring) =>
    [...charges.values()].reduce((sum, charge) => sum + charge[key], 0)
  const kept = [...start.keys()].reduce((sum, id) => sum + (end.get(id)?.month ?? 0), 0)
  return {
    historicValue,
    mrr: total(end, 'month'),
    arr: total(end, 'year'),
    arpu: roundRatio(revenue * 365, 12 * windowDays),
    averageOrderValue: invoices === 0 ? null : roundRatio(invoiced, invoices),
    cac: acquisition(lines, firstPurchase, relevant[0]?.currency),
    netRevenueRetention: total(start, 'month') === 0 ? null : six(kept / total(start, 'month')),
    churnRate: start.size === 0 ? null : six([...start.keys()].filter((id) => !end.has(id)).length / start.size),
  }
}

/** A credit note or write-off that states none has the share of its invoice. No two of one invoice are in these lines. */
function taxOf({ type, amountMinor, properties }: BillingLine, bills: readonly BillingLine[]): number {
  if (properties.taxMinor !== undefined || type === 'INVOICE') return Number(properties.taxMinor ?? 0)
  const invoice = bills.find((bill) => bill.type === 'INVOICE' && bill.id === properties.invoiceId)
  if (invoice === undefined) return 0
  return roundRatio(amountMinor * Number(invoice.properties.taxMinor ?? 0), invoice.amountMinor)
}

interface Recurring {
  readonly month: number
  readonly year: number
}

function recurring(bills: readonly BillingLine[], at: number): ReadonlyMap<string, Recurring> {
  const charges = new Map<string, Recurring>()
  for (const { id, type, occurredAt, amountMinor, properties } of bills) {
    if (type !== 'SUBSCRIPTION' || Date.parse(occurredAt) > at) continue
    if (properties.status === 'CANCELLED' && Date.parse(String(properties.periodEnd)) <= at) continue
    const invoiced = bills.filter(
      (bill) => bill.type === 'INVOICE' && bill.properties.subscriptionId === id && Date.parse(bill.occurredAt) <= at,
    )
    const lastMonth = invoiced
      .map((bill) => bill.occurredAt.slice(0, 7))
      .sort()
      .at(-1)
    const last = invoiced.filter((bill) => bill.occurredAt.slice(0, 7) === lastMonth)
    const tax = last.reduce((sum, bill) => sum + Number(bill.properties.taxMinor ?? 0), 0)
    const amount = last.reduce((sum, bill) => sum + bill.amountMinor, 0)
    const net = amountMinor - (amount === 0 ? 0 : roundRatio(amountMinor * tax, amount))
    const times = perYear[String(properties.interval)] ?? 0
    const count = Number(properties.intervalCount)
    charges.set(id, { month: roundRatio(net * times, count * 12), year: roundRatio(net * times, count) })
  }
  return charges
}

function acquisition(lines: readonly IngestLine[], firstPurchase: number, currency: unknown): number | null {
  let cost: number | null = null
  for (const line of lines) {
    if (line.kind !== 'event' || !(Date.parse(line.occurredAt) < firstPurchase)) continue
    const { costMinor } = line.properties
    if (firstPurchase === Number.POSITIVE_INFINITY || typeof costMinor !== 'number') continue
    // No rates are stated.
    if (line.properties.currency !== currency) return null
    cost = (cost ?? 0) + costMinor
  }
  return cost
}

function six(ratio: number): number {
  return Number(ratio.toFixed(6))
}
