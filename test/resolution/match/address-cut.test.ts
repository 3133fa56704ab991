import { describe, expect, it } from 'vitest'
import { comparePair } from '../../../resolution/match/compare.ts'
import { shippedModel } from '../../../resolution/match/model.ts'
import { traitsOf } from '../../../resolution/match/traits.ts'

type Written = string | Readonly<Record<string, string>>

const model = shippedModel()

/** What two addresses of one person say: whether they are one home, and which parts differ. */
function compare(a: Written, b: Written): { readonly home: string; readonly differing: readonly string[] } {
  const [left, right] = [a, b].map((written, index) =>
    traitsOf(
      {
        source: 'crm',
        sourceId: String(index),
        type: 'PERSON',
        identifiers: [],
        relations: [],
        attributes: { fullName: 'Ann Lee', addresses: [typeof written === 'string' ? { text: written } : written] },
      },
      {},
    ),
  )
  if (left === undefined || right === undefined) throw new RangeError('Two are compared')
  const { features } = comparePair(left, right, model)
  const parts = features.filter(({ name }) => partNames.has(name))
  return {
    home: features.find(({ name }) => name === 'address')?.level ?? 'MISSING',
    differing: parts.filter(({ level }) => level === 'DIFFERENT').map(({ name }) => name),
  }
}

const partNames = new Set(['street', 'houseNumber', 'unit', 'secondary', 'postalCode', 'city', 'country'])
const kendal = { city: 'Kendal', postalCode: 'LA9 7QX', countryCode: 'GB' }
const plain = { line1: '27 Orchard Street', ...kendal }
const berlin = { city: 'Berlin', postalCode: '10115', countryCode: 'DE' }
const chaussee = { line1: 'Chausseestra\u00dfe 12', ...berlin }

describe('one address cut otherwise', () => {
  it.each<readonly [string, Written, Written]>([
    ['the building before the number', { ...plain, line1: 'Weavers Court, 27 Orchard Street' }, plain],
    ['the building without a comma', { ...plain, line1: 'Weavers Court 27 Orchard Street' }, plain],
    ['lines swapped', { ...plain, line1: 'Weavers Court', line2: '27 Orchard Street' }, plain],
    [
      'lines swapped on one side',
      { ...plain, line1: 'Weavers Court', line2: '27 Orchard Street' },
      { ...plain, line2: 'Weavers Court' },
    ],
    ['a sign for the number', { ...plain, line1: 'No 27 Orchard Street' }, { ...plain, line1: '#27 Orchard Street' }],
    ['a sign and none', { ...chaussee, line1: 'Chausseestr. Nr. 12' }, chaussee],
    ['a Spanish sign', { line1: 'Calle Olmo n\u00ba 15', city: 'Madrid' }, { line1: 'Calle Olmo 15', city: 'Madrid' }],
    ['the street first', { ...plain, line1: 'Orchard Street 27' }, plain],
    ['the number in the second line', { ...plain, line1: 'Orchard Street', line2: '27' }, plain],
    [
      'city and code in a line',
      { line1: 'Chausseestra\u00dfe 12', line2: '10115 Berlin', countryCode: 'DE' },
      chaussee,
    ],
    ['the city in the line of the street', { ...plain, line1: '27 Orchard Street, Kendal' }, plain],
    [
      'a country with a typo',
      { line1: 'Chausseestr. 12', city: 'Berlin', postalCode: '10115', country: 'Germny' },
      chaussee,
    ],
    [
      'a country in Polish',
      { line1: 'Chausseestr. 12', city: 'Berlin', postalCode: '10115', country: 'Niemcy' },
      chaussee,
    ],
    ['a code with its country', { ...chaussee, postalCode: 'D-10115' }, chaussee],
    ['a code in lower case without a blank', { ...plain, postalCode: 'la97qx' }, plain],
    ['a code without its zero', { ...chaussee, postalCode: '01067' }, { ...chaussee, postalCode: '1067' }],
    [
      'parts in another order',
      '14 Fossdyke Road, Lincoln, United Kingdom, LN2 4UW',
      '14 Fossdyke Road, Lincoln, LN2 4UW, United Kingdom',
    ],
    ['no commas', 'Rosenweg 7, FL-9494 Schaan', 'Rosenweg 7 FL-9494 Schaan Liechtenstein'],
    ['one line and many fields', 'Chausseestra\u00dfe 12, 10115 Berlin', chaussee],
  ])('%s: is one home, and no part differs', (_, a, b) => {
    const expected = { home: 'HOME', differing: [] }
    expect(compare(a, b)).toEqual(expected)
    expect(compare(b, a)).toEqual(expected)
  })

  it.each<readonly [string, Written, Written, string]>([
    ['another number', plain, { ...plain, line1: '53 Orchard Street' }, 'houseNumber'],
    [
      'another number behind a sign',
      { ...plain, line1: 'No 27 Orchard Street' },
      { ...plain, line1: '#53 Orchard Street' },
      'houseNumber',
    ],
    [
      'another flat',
      { ...plain, line1: 'Flat 3, Mercer House, 9 Quay Lane' },
      { ...plain, line1: 'Flat 5, Mercer House, 9 Quay Lane' },
      'unit',
    ],
    [
      'number and flat exchanged',
      { ...plain, line1: '3 Quay Lane, Flat 5' },
      { ...plain, line1: '5 Quay Lane, Flat 3' },
      'unit',
    ],
    ['another street', plain, { ...plain, line1: '27 Quay Lane' }, 'street'],
    ['another city', plain, { ...plain, city: 'Whitby', postalCode: 'YO22 4BH' }, 'city'],
  ])('%s: still differs, the control', (_, a, b, part) => {
    expect(compare(a, b).differing).toContain(part)
    expect(compare(b, a).differing).toContain(part)
  })
})
