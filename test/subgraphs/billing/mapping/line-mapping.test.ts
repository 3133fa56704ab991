import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { lineShapes } from '../../../../ingest/line.ts'
import { parseCsv } from '../../../../subgraphs/billing/mapping/csv.ts'
import { type Columns, lineMapping, mapRows } from '../../../../subgraphs/billing/mapping/line-mapping.ts'

const owner = { source: 'shop', id: '{Customer}' }
const template = {
  lines: [
    {
      when: { '{Kind}': ['sale', 'SALE'] },
      line: {
        kind: 'billing',
        source: 'shop',
        id: 'order-{Order}',
        record: owner,
        type: 'INVOICE',
        occurredAt: { $time: '{Date}', $order: 'DMY' },
        amountMinor: { $minor: '{Total}', $currency: '{Currency}' },
        currency: '{Currency}',
        properties: { quantity: { $number: '{Pieces}' }, note: '{Note}', channel: 'shop {Kind}', isWeb: true },
      },
    },
    {
      when: { '{Kind}': 'money' },
      line: {
        kind: 'billing',
        source: 'shop',
        id: 'money-{Order}',
        record: owner,
        type: 'PAYMENT',
        occurredAt: { $time: '{Date}', $order: 'DMY' },
        amountMinor: { $minor: '{Total}', $currency: '{Currency}' },
        currency: '{Currency}',
        properties: { status: { $map: '{State}', $to: { ok: 'SUCCEEDED', no: 'FAILED' } } },
      },
    },
  ],
}
const csv = `Kind,Order,Customer,Date,Total,Currency,Pieces,Note,State\r
sale,1,7,31/1/2026,"1,234.50",EUR,3,"He said ""fine"",\nthen left",\r
sale,2,7,1/2/2026,500,JPY,,,\r
money,3,8,01.03.2026,1.5,KWD,,,ok\r
other,4,8,01.03.2026,1.5,KWD,,,ok`

function rows(text: string) {
  const [header = [], ...all] = [...parseCsv(text)].map(({ fields }) => fields)
  return all.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}

function mapped(all: readonly Columns[]) {
  return [...mapRows(lineMapping.parse(template), all)].flat()
}

describe('a mapping', () => {
  it('makes ingest lines of the rows it means, exact to the minor unit of each currency', () => {
    const lines = mapped(rows(csv))
    expect(lines).toEqual([
      {
        kind: 'billing',
        source: 'shop',
        id: 'order-1',
        record: { source: 'shop', id: '7' },
        type: 'INVOICE',
        occurredAt: '2026-01-31',
        amountMinor: 123_450,
        currency: 'EUR',
        properties: { quantity: 3, note: 'He said "fine",\nthen left', channel: 'shop sale', isWeb: true },
      },
      expect.objectContaining({ id: 'order-2', amountMinor: 500, properties: { channel: 'shop sale', isWeb: true } }),
      expect.objectContaining({ id: 'money-3', amountMinor: 1_500, properties: { status: 'SUCCEEDED' } }),
    ])
    for (const line of lines) expect(lineShapes.billing.safeParse(line).error).toBeUndefined()
  })

  it.each([
    [{ Total: '1.234' }, /1\.234 in row 1 may have a decimal mark/],
    [{ Total: '-1' }, /is negative/],
    [{ Currency: 'EURO' }, /not the code of a currency/],
    [{ Date: '2/13/2026' }, /not a date/],
    [{ Pieces: 'three' }, /not a number/],
  ])('refuses %o rather than guess', (changed, message) => {
    const [row] = rows(csv)
    expect(() => mapped([{ ...row, ...changed }])).toThrow(message)
  })

  it('refuses a column that is not there', () => {
    expect(() => mapped([{ Kind: 'sale' }])).toThrow('row 1: there is no column Order')
  })

  it('is run by npm run lines:map over CSV and JSONL', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mapping-'))
    const cli = fileURLToPath(new URL('../../../../commands/lines-map.ts', import.meta.url))
    const run = promisify(execFile)
    try {
      const [mapping, asCsv, asJson] = ['map.json', 'rows.csv', 'rows.jsonl'].map((name) => join(folder, name))
      await writeFile(mapping ?? '', JSON.stringify(template))
      await writeFile(asCsv ?? '', `\uFEFF${csv}`)
      await writeFile(
        asJson ?? '',
        rows(csv)
          .map((row) => JSON.stringify(row))
          .join('\n'),
      )
      const outputs = await Promise.all(
        [asCsv, asJson].map((file) => run(process.execPath, [cli, file ?? '', '--mapping', mapping ?? ''])),
      )
      expect(outputs[0]?.stdout.trim().split('\n')).toHaveLength(3)
      expect(outputs[1]?.stdout).toBe(outputs[0]?.stdout)
      await writeFile(asJson ?? '', JSON.stringify({ ...rows(csv)[0], Total: 'x' }))
      await expect(run(process.execPath, [cli, asJson ?? '', '--mapping', mapping ?? ''])).rejects.toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining(`lines:map: ${asJson}: line 1: left out: x is not a number\n`),
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('CSV', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\n\nb', [['a'], ['b']]],
    ['"a,""b",', [['a,"b', '']]],
    ['', []],
  ])('%j has its rows', (text, expected) => {
    expect([...parseCsv(text)].map(({ fields }) => fields)).toEqual(expected)
  })

  it('may be parted by something else, and ends its quotes', () => {
    expect([...parseCsv('a;b,c', ';')]).toEqual([{ fields: ['a', 'b,c'], line: 1 }])
    expect(() => [...parseCsv('"a')]).toThrow(SyntaxError)
  })
})
