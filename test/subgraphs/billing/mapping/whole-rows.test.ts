import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { rowsOfCsv, rowsOfJsonLines } from '../../../../subgraphs/billing/mapping/export-rows.ts'
import { type Columns, lineMapping, mapRows } from '../../../../subgraphs/billing/mapping/line-mapping.ts'
import { toTime } from '../../../../subgraphs/billing/mapping/written-time.ts'

const template = {
  lines: [
    {
      when: { '{Kind}': 'sale' },
      line: {
        kind: 'billing',
        source: 'shop',
        id: 'o-{Order}',
        record: { source: 'shop', id: '{Customer}' },
        amountMinor: { $minor: '{Total}', $currency: 'EUR' },
        properties: { planId: 'p-{Plan}', usedBy: { source: 'shop', id: '{User}' }, note: '{Note}' },
      },
    },
  ],
}
const mapping = lineMapping.parse(template)
const whole = { Kind: 'sale', Order: '1', Customer: 'c', Total: '1.50', Plan: '', User: '', Note: '' }
const header = Object.keys(whole).join(',')
const mapped = (change: Columns) => [...mapRows(mapping, [{ ...whole, ...change }])].flat()

describe('a mapping with a fault', () => {
  const faultsOf = (line: Columns) => {
    const parsed = lineMapping.safeParse({ lines: [{ line: { ...template.lines[0]?.line, ...line } }] })
    return parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
  }

  it.each<readonly [string, Columns, RegExp]>([
    [
      'a form that does not exist',
      { amountMinor: { $nope: '{Total}', $currency: 'EUR' } },
      /^lines\.0\.line\.amountMinor: \$nope/,
    ],
    ['one without its other part', { amountMinor: { $minor: '{Total}' } }, /^lines\.0\.line\.amountMinor: \$minor/],
    [
      'one deeper within',
      { properties: { lines: [{ at: { $tme: '{D}' } }] } },
      /^lines\.0\.line\.properties\.lines\.0\.at: \$tme/,
    ],
    ['a brace that is not closed', { id: '{Order' }, /^lines\.0\.line\.id: .*brace/],
    ['a brace that is not opened', { id: 'Order}' }, /^lines\.0\.line\.id: .*brace/],
  ])('names %s, and its place', (_, line, message) => {
    expect(faultsOf(line)).toEqual([expect.stringMatching(message)])
  })

  it('may have any words that are no templates: the control', () => {
    expect(faultsOf({ properties: { status: { $map: '{State}', $to: { '{': 'OPEN', a: '}' } } } })).toEqual([])
  })
})

it('leaves out a row that has a currency and no amount, by its column', () => {
  const both = lineMapping.parse({ lines: [{ line: { ...template.lines[0]?.line, currency: 'EUR' } }] })
  expect(() => [...mapRows(both, [{ ...whole, Total: '' }])]).toThrow(/row 1.*amountMinor needs column Total/)
  // Neither is stated: a line without an amount.
  expect(mapped({ Total: '' })).toHaveLength(1)
})

describe('a time of an export', () => {
  it.each([
    ['03/01/2026', '2026-01-03'],
    ['3.1.2026', '2026-01-03'],
    ['03/01/2026 14:30', '2026-01-03T14:30:00'],
    ['03/01/2026 2:30 PM', '2026-01-03T14:30:00'],
    ['03/01/2026, 12:05 am', '2026-01-03T00:05:00'],
    ['03/01/2026 14:30+02:00', '2026-01-03T14:30:00+02:00'],
    ['03/01/2026 14:30:15.250 UTC', '2026-01-03T14:30:15.250Z'],
    ['31/12/2026 24:00', '2027-01-01T00:00:00'],
    ['2026-01-03T14:30:15Z', '2026-01-03T14:30:15Z'],
    ['2026-01-03 14:30', '2026-01-03T14:30:00'],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(toTime(text, 'DMY')).toBe(expected)
  })

  it.each([
    '03/01/2026 14:30 CET',
    '03/01/2026 23:59:60',
    '03/01/2026 25:00',
    '03/01/2026 13:00 PM',
    '31/02/2026',
    '03/01',
  ])('%s is refused as a whole', (text) => {
    expect(() => toTime(text, 'DMY')).toThrow(/is not a (date|time)/)
  })
})

describe('a row', () => {
  it.each<[string, Columns, RegExp]>([
    ['an id with an empty part', { Order: '' }, /^row 1: id needs column Order, which is empty/],
    ['a record without its id', { Customer: ' ' }, /^row 1: record\.id needs column Customer/],
    ['an object', { Note: { a: 1 } }, /column Note holds an object/],
    ['a list', { Note: [1] }, /column Note holds a list/],
    ['a number with decimals in an id', { Order: 1.1 }, /write it as a text/],
  ])('with %s is refused', (_, change, message) => {
    expect(() => mapped(change)).toThrow(message)
  })

  it('leaves out references that it does not name, and keeps those that it names: a control', () => {
    expect(mapped({})).toMatchObject([{ id: 'o-1', properties: {} }])
    expect(mapped({})[0]?.properties).toEqual({})
    expect(mapped({ Plan: '7', User: 'u', Order: 12 })).toMatchObject([
      { id: 'o-12', properties: { planId: 'p-7', usedBy: { source: 'shop', id: 'u' } } },
    ])
  })

  it('that was cut or has surplus fields is named; empty fields at its end are not', () => {
    const faults = (rows: string) => rowsOfCsv(`${header}\n${rows}`, mapping).map(({ fault }) => fault)
    expect(faults('sale,1,c,2,,,')).toEqual([undefined])
    expect(faults('sale,1,c,2,,,,,')).toEqual([undefined])
    expect(faults('sale,1,c')).toEqual([expect.stringMatching(/3 fields, but the header has 7/)])
    expect(faults('sale,1,c,2,,,,x')).toEqual([expect.stringMatching(/8 fields/)])
    expect(faults(',,,,,,')).toEqual([expect.stringMatching(/empty/)])
    expect(() => faults('"sale"s,1')).toThrow(/line 2: s follows a closing quote/)
  })

  it('needs a header that names each of its columns once', () => {
    expect(() => rowsOfCsv(`${header},Total\n`, mapping)).toThrow(/names the column Total more than once/)
    expect(rowsOfCsv(`${header},Other,Other\n`, mapping)).toEqual([])
    expect(() => rowsOfCsv('Kind;Order\n', mapping)).toThrow(/"delimiter": ";"/)
    expect(rowsOfCsv(`sep=;\n${header.replaceAll(',', ';')}\nsale;1;c;2;;;\n`, mapping)).toMatchObject([
      { line: 3, columns: { Customer: 'c' } },
    ])
  })

  it('of JSONL that is no object is named with its line', () => {
    expect(rowsOfJsonLines('{"a":1}\n\nnot json\n[1]')).toMatchObject(
      [{ line: 1 }, { line: 3, fault: /cannot be read as JSON/ }, { line: 4, fault: 'it is not a JSON object' }].map(
        (row) =>
          'fault' in row && row.fault instanceof RegExp ? { ...row, fault: expect.stringMatching(row.fault) } : row,
      ),
    )
  })
})

describe('a mapping', () => {
  it('refuses keys that it does not know', () => {
    const [first] = template.lines
    for (const faulty of [{ lines: [{ ...first, wehn: {} }] }, { ...template, delimeter: ';' }])
      expect(() => lineMapping.parse(faulty)).toThrow()
  })
})

describe('npm run lines:map', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whole-rows-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const cli = fileURLToPath(new URL('../../../../commands/lines-map.ts', import.meta.url))
  function run(rows: readonly string[]) {
    const [file, map] = [join(folder, 'rows.csv'), join(folder, 'map.json')]
    writeFileSync(file, [header, ...rows].join('\n'))
    writeFileSync(map, JSON.stringify(template))
    return spawnSync(process.execPath, [cli, file, '--mapping', map], { encoding: 'utf8' })
  }

  it('names every row without a line, and prints the others', () => {
    const { status, stdout, stderr } = run([
      'sale,1,c,2,,,',
      'Sale,2,c,2,,,',
      'sale,,c,2,,,',
      'sale,4',
      'sale,5,c,2,,,',
    ])
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['o-1', 'o-5'])
    expect(stderr).toMatch(/line 3: left out: it meets no "when"/)
    expect(stderr).toMatch(/line 4: left out: id needs column Order/)
    expect(stderr).toMatch(/line 5: left out: it has 2 fields/)
    expect(stderr).toMatch(/2 of 5 rows could not be mapped/)
    expect(status).toBe(1)
  })

  it('succeeds where rows are only not meant: a control', () => {
    expect(run(['sale,1,c,2,,,', 'other,2,c,2,,,', ',,,,,,'])).toMatchObject({ status: 0 })
  })
})
