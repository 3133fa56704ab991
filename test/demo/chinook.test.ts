import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BillingLine, IngestLine, RecordLine } from '../../demo/line.ts'
import { chinookLines, toJsonl } from '../../examples/chinook/convert.ts'
import { lineShapes } from '../../ingest/line.ts'

const read = (file: string) => readFileSync(new URL(`../../examples/chinook/${file}`, import.meta.url), 'utf8')
const source = { customers: read('source/customer.json'), invoices: read('source/invoice.json') }
const committed = read('chinook.jsonl')
const lines: readonly IngestLine[] = committed
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
const records = lines.filter((line): line is RecordLine => line.kind === 'record')
const invoices = lines.filter((line): line is BillingLine => line.kind === 'billing')

describe('examples/chinook', () => {
  it('is what the converter makes of the source', () => {
    expect(toJsonl(chinookLines(source))).toBe(committed)
  })

  it('has one source, then 59 customers, then 412 invoices, all of a shape that ingest accepts', () => {
    const order = [...new Set(lines.map(({ kind }) => kind))]
    expect(order).toEqual(['source', 'record', 'billing'])
    expect([lines.length, records.length, invoices.length]).toEqual([472, 59, 412])
    expect(new Set(lines.map((line) => `${line.kind}:${'id' in line ? line.id : ''}`)).size).toBe(472)
    for (const line of lines) expect(lineShapes[line.kind].safeParse(line).error, JSON.stringify(line)).toBeUndefined()
  })

  it('has the sums of the source, in whole cents', () => {
    const minorByCustomer = new Map<string | undefined, number>()
    for (const invoice of invoices) {
      const { amountMinor } = invoice
      const id = customerOf(invoice)
      minorByCustomer.set(id, (minorByCustomer.get(id) ?? 0) + amountMinor)
    }
    const sourceMinorByCustomer = new Map<string | undefined, number>()
    for (const { CustomerId, Total } of JSON.parse(source.invoices)) {
      const before = sourceMinorByCustomer.get(String(CustomerId)) ?? 0
      sourceMinorByCustomer.set(String(CustomerId), before + Math.round(Total * 100))
    }
    expect(minorByCustomer).toEqual(sourceMinorByCustomer)
    expect(minorByCustomer.size).toBe(59)
    expect(minorByCustomer.get('1')).toBe(3962)
    expect(invoices.filter((invoice) => customerOf(invoice) === '1')).toHaveLength(7)
    expect(invoices.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(232_860)
    expect(invoices.every(({ amountMinor, currency }) => Number.isInteger(amountMinor) && currency === 'USD')).toBe(
      true,
    )
  })

  it('keeps phones as written with their country, and invents no payment', () => {
    expect(records[0]?.identifiers).toEqual([
      { type: 'EMAIL', value: 'luisg@embraer.com.br' },
      { type: 'PHONE', value: '+55 (12) 3923-5555', country: 'Brazil' },
    ])
    expect(records.filter(({ identifiers }) => !identifiers.some(({ type }) => type === 'PHONE'))).toHaveLength(1)
    expect(invoices.every(({ type, properties }) => type === 'INVOICE' && !('status' in properties))).toBe(true)
  })

  it('refuses an amount that is not in whole cents', () => {
    const invoice = source.invoices.replace('"Total": 1.98', '"Total": 1.985')
    expect(() => chinookLines({ ...source, invoices: invoice })).toThrow('two decimals')
  })
})

function customerOf(invoice: BillingLine): string | undefined {
  return 'record' in invoice ? invoice.record?.id : undefined
}
