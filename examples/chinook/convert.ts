import { readFileSync, writeFileSync } from 'node:fs'
import type { BillingLine, IngestLine, RecordLine, SourceLine } from '../../demo/line.ts'
import { printLine } from '../../process/terminal.ts'

type Customer = {
  readonly CustomerId: number
  readonly FirstName: string
  readonly LastName: string
  readonly Company: string
  readonly Address: string
  readonly City: string
  readonly State: string
  readonly Country: string
  readonly PostalCode: string
  readonly Phone: string
  readonly Fax: string
  readonly Email: string
  readonly SupportRepId: number
}

type Invoice = {
  readonly InvoiceId: number
  readonly CustomerId: number
  /** Without a zone in the source; read as UTC. */
  readonly InvoiceDate: string
  /** The digits as the source wrote them, so that no amount passes through a float. */
  readonly Total: string
}

/** The files under `source/`, as text. */
export type ChinookSource = { readonly customers: string; readonly invoices: string }

/** The ingest lines of the Chinook shop: one source, then its customers, then their invoices, in the order of the source. */
export function chinookLines(source: ChinookSource): readonly IngestLine[] {
  const customers: readonly Customer[] = JSON.parse(source.customers)
  const invoices = parseInvoices(source.invoices)
  const lastSeenByCustomer = new Map<number, string>()
  for (const invoice of invoices) {
    const at = instant(invoice.InvoiceDate)
    if (at > (lastSeenByCustomer.get(invoice.CustomerId) ?? '')) lastSeenByCustomer.set(invoice.CustomerId, at)
  }
  return [
    shop,
    ...customers.map((customer) => customerRecord(customer, lastSeenByCustomer.get(customer.CustomerId))),
    ...invoices.map(invoiceLine),
  ]
}

/** Lines as the text of a JSONL file. */
export function toJsonl(lines: readonly IngestLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

const shop: SourceLine = {
  kind: 'source',
  source: 'chinook',
  role: 'SYSTEM_OF_RECORD',
  controller: 'Chinook',
  priority: 10,
  dateOrder: 'YMD',
  uniqueIds: true,
}

/** The source does not state when a customer was recorded. The last invoice proves that the shop had the data then. */
function customerRecord(customer: Customer, lastSeen: string | undefined): RecordLine {
  if (lastSeen === undefined) throw new Error(`customer ${customer.CustomerId} has no invoice, so no time of observation`)
  const country = customer.Country
  return {
    kind: 'record',
    source: 'chinook',
    id: String(customer.CustomerId),
    observedAt: lastSeen,
    type: 'PERSON',
    identifiers: [
      { type: 'EMAIL', value: customer.Email },
      ...(customer.Phone ? [{ type: 'PHONE', value: customer.Phone, country }] : []),
    ],
    attributes: filled({
      givenName: customer.FirstName,
      familyName: customer.LastName,
      employer: customer.Company,
      fax: customer.Fax,
      supportRepId: String(customer.SupportRepId),
      addresses: [
        filled({
          line1: customer.Address,
          city: customer.City,
          region: customer.State,
          postalCode: customer.PostalCode,
          country,
        }),
      ],
    }),
  }
}

function invoiceLine(invoice: Invoice): BillingLine {
  return {
    kind: 'billing',
    source: 'chinook',
    id: String(invoice.InvoiceId),
    record: { source: 'chinook', id: String(invoice.CustomerId) },
    type: 'INVOICE',
    occurredAt: instant(invoice.InvoiceDate),
    amountMinor: minorUnits(invoice.Total),
    currency: 'USD',
    properties: {},
  }
}

function parseInvoices(text: string): readonly Invoice[] {
  // ES2025's third argument of a reviver is the value's source text; TypeScript's library does not know it yet.
  const revive = ((key: string, value: unknown, context: { readonly source?: string }) =>
    key === 'Total' ? context.source : value) as (key: string, value: unknown) => unknown
  return JSON.parse(text, revive)
}

function minorUnits(decimal: string): number {
  const match = /^(\d+)\.(\d{2})$/.exec(decimal)
  if (!match) throw new Error(`expected an amount with two decimals but got ${JSON.stringify(decimal)}`)
  return Number(`${match[1]}${match[2]}`)
}

function instant(localTime: string): string {
  return `${localTime}Z`
}

/** The source writes an unknown value as an empty string, which a line omits. */
function filled(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

if (import.meta.main) {
  const read = (file: string) => readFileSync(new URL(`./source/${file}`, import.meta.url), 'utf8')
  const lines = chinookLines({ customers: read('customer.json'), invoices: read('invoice.json') })
  writeFileSync(new URL('./chinook.jsonl', import.meta.url), toJsonl(lines))
  printLine(process.stdout, `${lines.length} lines`)
}
