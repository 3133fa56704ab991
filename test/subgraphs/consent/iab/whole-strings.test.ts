import { CompressedBase64UrlEncoder, FibonacciIntegerEncoder, GppModel, Sections } from '@iabgpp/cmpapi'
import { describe, expect, it } from 'vitest'
import { readGppString, readTcString } from '../../../../subgraphs/consent/iab/iab-string.ts'
import { consentFact } from '../../../../subgraphs/consent/ledger/ledger-facts.ts'

const base64 = CompressedBase64UrlEncoder.getInstance()
const number = (value: number, bits: number) => value.toString(2).padStart(bits, '0')
const encoded = (bits: string) => base64.encode(bits)

/** The core of a TCF string of the EU, with these ids of purposes and these lists. */
function core(purposes: readonly number[], lists = noLists): string {
  const flags = Array.from({ length: 24 }, (_, index) => (purposes.includes(index + 1) ? '1' : '0')).join('')
  const head = `${number(2, 6)}${number(17_800_000_000, 36).repeat(2)}${number(10, 12)}${number(1, 12)}${number(1, 6)}`
  const policy = `${number(4, 6)}${number(13, 6)}${number(100, 12)}${number(4, 6)}10${'0'.repeat(12)}`
  return encoded(`${head}${policy}${flags}${'0'.repeat(24)}0${number(3, 6)}${number(4, 6)}${lists}`)
}

const noVendors = `${number(0, 16)}0`
const noLists = `${noVendors}${noVendors}${number(0, 12)}`
const vendor = number(755, 16)
const range = `1${number(7, 16)}${number(9, 16)}`
const vendors = `${number(900, 16)}1${number(2, 12)}0${vendor}${range}`
const restrictions = `${number(1, 12)}${number(2, 6)}01${number(1, 12)}${range}`
const all = [2, 3, 4, 7]
const given = core(all)

/** Segments that there are: 1 vendors disclosed, 2 vendors allowed, 3 purposes of the publisher. */
const disclosed = encoded(`001${vendors}`)
const allowed = encoded(`010${number(5, 16)}010101`)
const publisher = encoded(`011${'1'.repeat(48)}${number(2, 6)}1001`)

const whole: readonly (readonly [string, string])[] = [
  ['a core alone', given],
  ['filled up to a group of four characters', given.padEnd(Math.ceil(given.length / 4) * 4, 'A')],
  ['with vendors', core(all, `${vendors}${noVendors}${number(0, 12)}`)],
  ['with vendors, listed bit by bit, and restrictions', core(all, `${number(5, 16)}010101${vendors}${restrictions}`)],
  ['with vendors disclosed', `${given}.${disclosed}`],
  ['with every segment', `${given}.${disclosed}.${allowed}.${publisher}`],
  ['in another order', `${given}.${publisher}.${disclosed}`],
]

const inPart: readonly (readonly [string, (text: string) => string])[] = [
  ['a segment of other characters', (text) => `${text}.####`],
  ['a segment of a type that there is not', (text) => `${text}.zzzz`],
  ['a second core', (text) => `${text}.AAAA`],
  ['an empty segment', (text) => `${text}.`],
  ['the same segment twice', (text) => `${text}.${disclosed}.${disclosed}`],
  ['a segment that was cut off', (text) => `${text}.${disclosed.slice(0, -4)}`],
  ['a segment with more than there is to read', (text) => `${text}.${disclosed}zzzz`],
  ['a core that was cut off in its lists', (text) => text.slice(0, 36)],
  ['a core without its last character', (text) => text.slice(0, 43)],
  ['a core with another character', (text) => `${text.slice(0, 43)}#`],
  ['a core with more than there is to read', (text) => `${text}zzzz`],
]

/** As the section of the EU, in place of the header, and as a TC string. */
const readings = [
  ['a TC string', (text: string) => readTcString(text, 'Marketing')],
  ['the section of the EU', (text: string) => readGppString(`DBABMA~${text}`, 'Marketing')],
  ['a TC string in place of GPP', (text: string) => readGppString(text, 'Marketing')],
] as const

describe.each(readings)('%s', (_, readAs) => {
  it.each(whole)('is read to its end: %s', (_, text) => {
    expect(readAs(text).status).toBe('GIVEN')
    expect(JSON.stringify(readAs(text).sections)).toContain('2026-')
  })

  it.each(inPart)('only restricts with %s', (_, change) => {
    expect(readAs(change(given)).status).toBe('INVALIDATED')
    // What it refuses, it refuses.
    const refused = readAs(change(core([2])))
    expect(refused.status).toBe(change(given).includes('#') && !change(given).includes('.') ? 'INVALIDATED' : 'REFUSED')
  })

  it('only restricts with a range of vendors that ends before it begins', () => {
    const backwards = `1${number(9, 16)}${number(7, 16)}`
    expect(
      readAs(core(all, `${number(900, 16)}1${number(1, 12)}${backwards}${noVendors}${number(0, 12)}`)).status,
    ).toBe('INVALIDATED')
  })
})

describe('an entry that states GIVEN', () => {
  const line = {
    kind: 'consent',
    source: 's',
    id: '1',
    record: { source: 's', id: '1' },
    status: 'GIVEN',
    purpose: 'Marketing',
    occurredAt: '2026-01-01',
    properties: {},
  } as const

  it.each(inPart)('is contradicted by %s', (_, change) => {
    for (const strings of [{ tcString: change(given) }, { gppString: `DBABMA~${change(given)}` }])
      expect(consentFact({ ...line, ...strings }, 0).properties.status).toBe('INVALIDATED')
    // The control.
    expect(consentFact({ ...line, tcString: given, gppString: `DBABMA~${given}` }, 0).properties.status).toBe('GIVEN')
  })
})

describe('the section of Canada', () => {
  const flags = Array.from({ length: 24 }, (_, index) => all.includes(index + 1))
  const model = new GppModel()
  model.setFieldValue('tcfcav1', 'PurposesExpressConsent', flags)
  model.setFieldValue('tcfcav1', 'VendorExpressConsent', [12, 13, 14, 755])
  const [header = '', section = ''] = model.encode().split('~')
  const [ca = '', ...segments] = section.split('.')
  const beforeVendors = base64.decode(ca).slice(0, 199)
  const statusOf = (text: string) => readGppString(`${header}~${text}`, 'Marketing').status
  const fibonacci = (value: number) => FibonacciIntegerEncoder.encode(value)

  it('is read to its end, in either encoding of the vendors', () => {
    expect(statusOf(section)).toBe('GIVEN')
    expect(statusOf(ca)).toBe('GIVEN')
    const ranges = `${number(900, 16)}1${number(2, 12)}0${fibonacci(755)}1${fibonacci(3)}${fibonacci(2)}`
    for (const lists of [
      `${noVendors}${noVendors}${number(0, 12)}`,
      `${ranges}${noVendors}${number(1, 12)}${number(2, 6)}01${ranges}`,
      `${vendors}${noVendors}${restrictions}`,
    ])
      expect(statusOf(encoded(`${beforeVendors}${lists}`))).toBe('GIVEN')
  })

  it('only restricts if a part of it cannot be read', () => {
    const parts = ['####', 'zzzz', 'AAAA', '', encoded(`010${noVendors}`), ...(segments[0] ? [segments[0]] : [])]
    for (const part of parts) expect([part, statusOf(`${section}.${part}`)]).toEqual([part, 'INVALIDATED'])
    for (const text of [ca.slice(0, 36), ca.slice(0, -4), `${ca}zzzz`])
      expect([text, statusOf(text)]).toEqual([text, 'INVALIDATED'])
  })
})

describe('the sections of the US', () => {
  const names = Sections.SECTION_ORDER.filter((name) => name.startsWith('us') && name !== 'uspv1')

  it.each(names)('only restrict with more than there is to read: %s', (name) => {
    const model = new GppModel()
    model.setFieldValue(name, 'SaleOptOut', 2)
    const text = model.encode()
    const core = text.split('.')[0] ?? ''
    for (const junk of ['zzzz', 'AAAA', '####', '.zzzz', '.']) {
      expect([junk, readGppString(`${text}${junk}`, 'Marketing').status]).toEqual([junk, 'INVALIDATED'])
      const changed = text.replace(core, `${core}${junk}`)
      expect([changed, readGppString(changed, 'Marketing').status]).toEqual([changed, 'INVALIDATED'])
    }
    // The controls: as it is, and filled up to a group of four characters.
    expect(readGppString(text, 'Marketing').status).toBe('UNKNOWN')
    expect(readGppString(`${text}A`, 'Marketing').status).toBe('UNKNOWN')
  })
})
