import { describe, expect, it } from 'vitest'
import { areOne, type Identifier } from './pair.ts'

type Type = Identifier['type']

function areOneBy(
  type: Type,
  a: string,
  b: string,
  country: string | undefined,
  names: readonly [object, object],
): boolean {
  const side = (value: string, attributes: object) => ({
    ...(type === 'COMPANY_REGISTRATION' || (type === 'TAX_ID' && 'name' in attributes)
      ? { type: 'ORGANISATION' as const }
      : {}),
    attributes: { ...attributes },
    identifiers: [{ type, value, ...(country === undefined ? {} : { country }) }],
  })
  return areOne(side(a, names[0]), side(b, names[1]))
}

const inPart = [
  { givenName: 'Radka', familyName: 'Peterková', birthDate: '1961-07-02' },
  { givenName: 'R.', familyName: 'Peterková' },
] as const
const companies = [{ name: 'Kettelhack Werkzeug' }, { name: 'Kettelhack' }] as const
const halves = [{ givenName: 'Radka' }, { familyName: 'Quaresma' }] as const
const strangers = [
  { givenName: 'Radka', familyName: 'Peterková' },
  { givenName: 'Duarte', familyName: 'Quaresma' },
] as const
const same = [
  { givenName: 'Radka', familyName: 'Peterková' },
  { givenName: 'Radka', familyName: 'Peterková' },
] as const

describe('a number of a person', () => {
  it.each([
    ['BR', '529.982.247-25', '52998224725'],
    ['ES', '01234567L', '1234567-L'],
    ['SE', '19811218-9876', '811218-9876'],
    ['FI', '131052-308T', '131052308T'],
    ['NL', '012345672', '12345672'],
    ['FR', '1 84 12 76 451 089 46', '1841276451089'],
    ['GB', 'QQ 12 34 56 C', 'qq123456c'],
    ['PL', 'PESEL 44051401359', '44051401359'],
    ['IT', 'C.F. RSSMRA85T10A562S', 'rssmra 85t10 a562s'],
    ['BE', '85.07.30-033.28', '85073003328'],
    ['CH', '756.1234.5678.97', '7561234567897'],
    ['IN', '2345 6789 0124', '234567890124'],
    ['TR', 'T.C. 100 000 001 46', '10000000146'],
  ])('of %s: %s is %s', (country, a, b) => {
    expect(areOneBy('NATIONAL_ID', a, b, country, inPart)).toBe(true)
  })

  it.each([
    ['IT', 'CFRMRA85T10A562S', 'RMRA85T10A562S'],
    ['SE', '19811218-9876', '821219-9876'],
  ])('of %s is another: %s and %s, the control', (country, a, b) => {
    expect(areOneBy('NATIONAL_ID', a, b, country, inPart)).toBe(false)
  })
})

describe('a number of a company', () => {
  it.each([
    ['DE', 'DE 136 695 976', '136695976'],
    ['AT', 'ATU 1358 5627', 'U13585627'],
    ['CH', 'CHE-100.155.212 MWST', 'CHE100155212'],
    ['BE', 'BE 0403.019.261', '403019261'],
    ['GR', 'Α.Φ.Μ. 094259216', 'EL094259216'],
    ['SE', 'SE123456789701', '123456-7897'],
    ['NO', 'NO 995 525 828 MVA', '995525828'],
    ['HU', 'HU12892312', '12892312-2-41'],
    ['CZ', 'IČO: 025 96 641', '2596641'],
    ['RU', 'ИНН 7707083893', '7707083893'],
    ['TR', 'Vergi No: 4540536920', '4540536920'],
    ['BR', '16.727.230/0001-97', '16727230000197'],
  ])('of %s: %s is %s', (country, a, b) => {
    expect(areOneBy('TAX_ID', a, b, country, companies)).toBe(true)
  })

  it('is another where digits differ: the control', () => {
    expect(areOneBy('TAX_ID', 'DE136695976', 'DE136695984', 'DE', companies)).toBe(false)
  })
})

describe('a phone number', () => {
  it.each([
    ['BR', '+55 (11) 8765-4721', '011 98765-4721'],
    ['MX', '+52 1 33 1234 5678', '33 1234 5678'],
    ['AR', '011 15 4321-8765', '+54 9 11 4321 8765'],
    ['DE', '0151 / 274 567 89', '+49 (0)151 27456789'],
    ['RU', '8 (912) 385-67-89', '+7 912 385 67 89'],
    ['HU', '06 30 123 4567', '+36 30 123 4567'],
    ['JP', '０３-１２３４-５６７８', '03-1234-5678'],
    ['AE', '٠٥٠١٢٣٤٥٦٧', '+971 50 123 4567'],
  ])('of %s: %s is %s', (country, a, b) => {
    expect(areOneBy('PHONE', a, b, country, same)).toBe(true)
  })
})

describe('what joins nobody', () => {
  it.each(
    '#WERT!|{{ contact.ID }}|%7B%7Bid%7D%7D|[[id]]|4.5E+15|(null)|[object Object]|k.A.|не указано|不明|해당없음|لا يوجد|sin dato|não informado|niet ingevuld|puuttuu|????|…'
      .split('|')
      .map((written) => [written]),
  )('%s as an id', (written) => {
    expect(areOneBy('USER_ID', written, written, undefined, strangers)).toBe(false)
    expect(areOneBy('CRM_ID', written, written, undefined, strangers)).toBe(false)
  })

  it.each(
    `a@a.com, xxx@xxx.xx, nobody@nowhere.com, noreply@shop.example, obchod@acme.example, ventas@acme.example, bilgi@acme.example, yritys@acme.example,
    recepce@acme.example, ügyfélszolgálat@acme.example, mottagning@acme.example, rezervari@acme.example, info-de@acme.example`
      .split(',')
      .map((written) => [written.trim()]),
  )('the mailbox %s', (written) => {
    expect(areOneBy('EMAIL', written, written, undefined, halves)).toBe(false)
  })

  it.each(
    ['anna.office', 'salesh', 'marketa', 'infante', 'postma'].map((local) => [local]),
  )('is not the mailbox of %s: the control', (local) => {
    expect(areOneBy('EMAIL', `${local}@acme.example`, `"${local}@acme.example"`, undefined, halves)).toBe(true)
  })
})
