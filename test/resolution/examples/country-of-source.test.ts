import { describe, expect, it } from 'vitest'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecordIn } from '../partition/match-record.ts'
import type { Identifier } from './pair.ts'

const person = {
  givenName: 'José',
  familyName: 'Arrieta',
  addresses: [{ line1: 'Calle Sol 4', city: 'Utrera', postalCode: '41710' }],
}
const company = { name: 'Talleres Arrieta SL', website: 'talleres-arrieta.example' }

interface Pair {
  readonly a: Identifier
  readonly b: Identifier
  /** The default country of the first source, and of the second one. */
  readonly countries: readonly [string, string]
  readonly type?: 'PERSON' | 'ORGANISATION'
}

function areOne({ a, b, countries, type = 'PERSON' }: Pair): boolean {
  const read = matchRecordIn(
    countries.map((defaultCountry, at) => ({
      source: `s${at}`,
      role: 'SYSTEM_OF_RECORD' as const,
      ...(defaultCountry !== '' && { defaultCountry }),
    })),
  )
  const attributes = type === 'PERSON' ? person : company
  const records = [a, b].map((identifier, at) =>
    read({ source: `s${at}`, id: '1', type, attributes: { ...attributes }, identifiers: [identifier] }),
  )
  return partition(records, ruleSet).clusters.length === 1
}

function nationalId(value: string, stated: Partial<Identifier> = {}): Identifier {
  return { type: 'NATIONAL_ID', value, ...stated }
}

describe('a national number that states no country is of the country of its source', () => {
  it.each([
    ['ES', '49090895V', '72773684M'],
    ['ES', '26669644V', 'X1234567L'],
    ['PL', '84111453283', '84111430413'],
    ['GB', 'JE 84 91 76 A', 'AJ581329B'],
    ['US', '122-66-6464', '169-33-9424'],
    ['NL', '111222333', '123456782'],
    ['BE', '85.07.30-033.28', '17.07.30-033.84'],
    ['SE', '19811218-9876', '670919-9530'],
    ['FR', '1 84 12 76 451 089 46', '2 84 12 33 063 210 15'],
    ['IN', '2345 6789 0124', '9876 1234 5017'],
    ['CL', '12.345.678-5', '7.654.321-6'],
    ['AR', '28.456.789', '31.204.556'],
    ['AR', '20-28456789-8', '27-31204556-2'],
  ])('%s: %s and %s are of two people of one name and home', (country, a, b) => {
    const countries = [country, country] as const
    expect(areOne({ a: nationalId(a), b: nationalId(b), countries })).toBe(false)
    // One side states what the other leaves to its source.
    expect(areOne({ a: nationalId(a, { country }), b: nationalId(b), countries })).toBe(false)
    expect(areOne({ a: nationalId(a, { country }), b: nationalId(b, { country }), countries: ['', ''] })).toBe(false)
    // One number is one person, however it is written.
    expect(areOne({ a: nationalId(a), b: nationalId(a.replace(/[\s.-]/g, '')), countries })).toBe(true)
    expect(areOne({ a: nationalId(a, { country }), b: nationalId(a), countries: ['', country] })).toBe(true)
  })

  it("counts for a person's tax number too", () => {
    const [a, b] = (['49090895V', '72773684M'] as const).map((value) => ({ type: 'TAX_ID' as const, value }))
    expect(a !== undefined && b !== undefined && areOne({ a, b, countries: ['ES', 'ES'] })).toBe(false)
  })

  it.each(['TAX_ID', 'COMPANY_REGISTRATION'] as const)('counts for the %s of a company', (type) => {
    const ofCompany = { type: 'ORGANISATION' as const, countries: ['ES', 'ES'] as const }
    const a = { type, value: 'B64210988', country: 'ES' }
    expect(areOne({ ...ofCompany, a, b: { type, value: 'A28017895' } })).toBe(false)
    expect(areOne({ ...ofCompany, a, b: { type, value: 'ES B-64210988' } })).toBe(true)
  })

  it.each([
    ['one fails its check', nationalId('49090895V'), nationalId('72773684A'), ['ES', 'ES']],
    ['the sources are of two countries', nationalId('49090895V'), nationalId('72773684M'), ['ES', 'FR']],
    ['one states another country', nationalId('49090895V', { country: 'FR' }), nationalId('72773684M'), ['ES', 'ES']],
    [
      'a kind is one of another country',
      nationalId('122666464', { kind: 'BSN' }),
      nationalId('169339424'),
      ['US', 'US'],
    ],
    ['the numbers are of passports', passport('EA1234567'), passport('FC7654321'), ['ES', 'ES']],
    ['the country has no known numbers', nationalId('4711-0815'), nationalId('9923-1204'), ['XK', 'XK']],
  ] as const)('proves nothing where %s', (_, a, b, countries) => {
    expect(areOne({ a, b, countries })).toBe(true)
  })
})

function passport(value: string): Identifier {
  return { type: 'PASSPORT', value }
}
