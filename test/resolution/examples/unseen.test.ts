import { describe, expect, it } from 'vitest'
import * as furtherAddresses from './further-addresses.ts'
import * as furtherDates from './further-dates.ts'
import * as furtherFillers from './further-fillers.ts'
import * as furtherIdentifiers from './further-identifiers.ts'
import * as furtherNames from './further-names.ts'
import { areOne, home, type Identifier, type Side } from './pair.ts'
import { addressPairs } from './unseen-addresses.ts'
import { datePairs } from './unseen-dates.ts'
import { fillerValues } from './unseen-fillers.ts'
import { identifierPairs } from './unseen-identifiers.ts'
import { namePairs } from './unseen-names.ts'

function partsOf(line: string): readonly string[] {
  return line.split('|')
}

describe('names that were written before anybody looked what the program knows', () => {
  it.each([...namePairs, ...furtherNames.namePairs])('%s', (line) => {
    const [expected, ...names] = partsOf(line)
    const [a, b] = names.map((fullName): Side => ({ attributes: { fullName, birthDate: '1979-11-23', ...home } }))
    if (a === undefined || b === undefined) throw new Error(line)
    expect(areOne(a, b)).toBe(expected === 'S')
  })
})

describe('addresses', () => {
  it.each([...addressPairs, ...furtherAddresses.addressPairs])('%s', (line) => {
    const [expected, countryCode, ...written] = partsOf(line)
    const [a, b] = written.map((text): Side => {
      const [line1, line2, city, postalCode] = text.split(/ \/(?= )/).map((part) => part.trim())
      const address = { line1, ...(line2 === '' ? {} : { line2 }), city, postalCode, countryCode }
      return { attributes: { givenName: 'Tobias', familyName: 'Feddersen-Quist', addresses: [address] } }
    })
    if (a === undefined || b === undefined) throw new Error(line)
    expect(areOne(a, b)).toBe(expected === 'S')
  })
})

describe('birth dates', () => {
  it.each([...datePairs, ...furtherDates.datePairs])('%s', (line) => {
    const [expected, first, second] = partsOf(line)
    const side = (givenName: string, birthDate: string | undefined): Side => ({
      attributes: { givenName, familyName: 'Ashdown', birthDate, ...home },
    })
    // An initial and a home alone make nobody one person.
    expect(areOne(side('Gerald', first), side('G.', '-'))).toBe(false)
    expect(areOne(side('Gerald', first), side(expected === 'S' ? 'G.' : 'Gerald', second))).toBe(expected !== 'A')
  })
})

describe('identifiers', () => {
  it.each([...identifierPairs, ...furtherIdentifiers.identifierPairs])('%s', (line) => {
    const [expected, type, country, first = '', second = ''] = partsOf(line)
    const sides = sidesBy(type as Identifier['type'])
    const [a, b] = [first, second].map((value, index): Side => {
      const identifier = { type: type as Identifier['type'], value, ...(country === '-' ? {} : { country }) }
      return { ...(sides[index] as Side), identifiers: [identifier as Identifier] }
    })
    if (a === undefined || b === undefined) throw new Error(line)
    expect(areOne(a, b)).toBe(expected === 'S')
  })
})

/** Two records that nothing but the identifier makes one. */
function sidesBy(type: Identifier['type']): readonly Side[] {
  switch (type) {
    case 'TAX_ID':
    case 'COMPANY_REGISTRATION':
      return ['Kettelhack Werkzeug', 'Kettelhack'].map((name) => ({ type: 'ORGANISATION', attributes: { name } }))
    case 'PHONE':
    case 'EMAIL':
      return [{ attributes: { givenName: 'Radka' } }, { attributes: { familyName: 'Peterková' } }]
    default:
      return [
        { attributes: { givenName: 'Radka', familyName: 'Peterková', birthDate: '1961-07-02' } },
        { attributes: { givenName: 'R.', familyName: 'Peterková' } },
      ]
  }
}

describe('values that say nothing', () => {
  it.each([...fillerValues, ...furtherFillers.fillerValues])('%s', (line) => {
    const [expected, type, ...rest] = partsOf(line)
    const identifier = {
      type: type as Identifier['type'],
      value: rest.join('|'),
      ...(type === 'PHONE' ? { country: 'US' } : {}),
    } as Identifier
    const sides: readonly [Side, Side] = [
      { attributes: { givenName: 'Radka' }, identifiers: [identifier] },
      { attributes: { familyName: 'Quaresma' }, identifiers: [identifier] },
    ]
    expect(areOne(...sides)).toBe(expected === 'V')
  })
})
