import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../resolution/normalise/addresses/address.ts'
import { areComparable, officialIdOf } from '../../../resolution/normalise/national-id.ts'
import {
  areBothOwnNames,
  formalNameOf,
  hasFormWith,
  isFullName,
  nicknameGroupsOf,
  shareGroup,
} from '../../../resolution/normalise/nickname.ts'
import { organisationNameOf } from '../../../resolution/normalise/organisation-name.ts'
import { latinWords, skeletonOf, soundOf, splitEastAsianName } from '../../../resolution/normalise/transliterate.ts'

describe('addresses', () => {
  it.each([
    ['123 Main St, Las Vegas NV 89132', '123', 'mainstreet', 'lasvegas', '89132'],
    ['123 E Main St Henderson NV 89132', '123', 'eastmainstreet', 'henderson', '89132'],
    ['Hauptstr. 5, 10115 Berlin', '5', 'hauptstrasse', 'berlin', '10115'],
    ['Hauptstra\u00dfe 5, 10115 Berlin, Germany', '5', 'hauptstrasse', 'berlin', '10115'],
    ['Flat 2, 10 Downing St, London SW1A 2AA, UK', '10', 'downingstreet', 'london', 'SW1A2AA'],
    ['12 Rue de la Paix, 75002 Paris', '12', 'ruedelapaix', 'paris', '75002'],
    ['1 Widget Way, Toledo, Ohio', '1', 'widgetway', 'toledo', ''],
    ['350 Fifth Ave, New York', '350', 'fifthavenue', 'newyork', ''],
  ])('reads %s', (text, number, street, city, postalCode) => {
    expect(addressOf(text, null)).toMatchObject({ number, street, city, postalCode })
  })

  it('finds the street beneath a house name, the unit before a slash, and nothing in fillers', () => {
    expect(addressOf({ line1: 'Rose Cottage', line2: '5 High St' }, null)).toMatchObject({
      number: '5',
      secondary: 'rosecottage',
    })
    expect(addressOf('4/12 Smith St, Sydney NSW 2000', 'AU')).toMatchObject({ unit: '4', number: '12', region: 'nsw' })
    expect(addressOf({ line1: 'n/a', city: '-' }, null)).toBeNull()
    expect(addressOf({ text: 'General Delivery' }, null)).toBeNull()
  })

  it.each([
    [{ formatted: '5 High St, Leeds LS1 4AB' }],
    [{ formattedAddress: '5 High St, Leeds LS1 4AB' }],
    [{ street: '5 High St', town: 'Leeds', postcode: 'LS1 4AB' }],
    [{ street: 'High St', houseNumber: 5, city: 'Leeds', zip: 'LS1 4AB' }],
    [{ addressLine1: '5 High St', locality: 'Leeds', postCode: 'LS1 4AB' }],
    [{ streetAddress: '5 High St', addressLocality: 'Leeds', zipCode: 'LS1 4AB' }],
    [{ line1: '5 High St', street: 'another', city: 'Leeds', postalCode: 'LS1 4AB' }],
  ])('are read under the names that systems give their parts: %j', (address) => {
    expect(addressOf(address, 'GB')).toMatchObject({
      number: '5',
      street: 'highstreet',
      city: 'leeds',
      postalCode: 'LS14AB',
    })
  })

  it('tell a country only where it is written', () => {
    const line = { line1: '5 High St', city: 'Leeds', postalCode: 'LS1 4AB' }
    expect(addressOf(line, 'GB')?.country).toBe('')
    expect(addressOf({ ...line, country: 'England' }, 'US')?.country).toBe('GB')
  })
})

describe('organisation names', () => {
  it.each([
    ['Acme Ltd', ['acme'], 'ltd'],
    ['ACME Limited', ['acme'], 'ltd'],
    ['M\u00fcller GmbH & Co. KG', ['muller'], 'gmbh+kg'],
    ['Soci\u00e9t\u00e9 Laurent S.A.', ['societe', 'laurent'], 'sa'],
    ['Limited', ['limited'], 'ltd'],
    ['Koch Energy Public Limited Company', ['koch', 'energy'], 'plc'],
    ['Lumtron Sociedad An\u00f3nima', ['lumtron'], 'sa'],
    ['Phoenix Travel S.\u00e0 r.l.', ['phoenix', 'travel'], 'sarl'],
    ['Intl Widget Mfg Corp', ['international', 'widget', 'manufacturing'], 'inc'],
  ])('reads %s', (written, words, legalForm) => {
    expect(organisationNameOf(written)).toEqual({ words, legalForm })
  })
})

describe('given names', () => {
  it('know Bob and Beth', () => {
    expect(formalNameOf('bob')).toBe('robert')
    expect(formalNameOf('beth')).toBe('elizabeth')
    expect(shareGroup(nicknameGroupsOf('bob'), nicknameGroupsOf('robert'))).toBe(true)
    expect(shareGroup(nicknameGroupsOf('bob'), nicknameGroupsOf('beth'))).toBe(false)
  })

  it('tell sisters from short forms, and initials of either', () => {
    expect(areBothOwnNames('julia', 'julie')).toBe(true)
    expect(areBothOwnNames('robert', 'bob')).toBe(false)
    expect([isFullName('patrick'), isFullName('megan'), isFullName('pat')]).toEqual([true, true, false])
    expect(hasFormWith('b', nicknameGroupsOf('robert'))).toBe(true)
    expect(hasFormWith('d', nicknameGroupsOf('margaret'))).toBe(false)
  })
})

describe('scripts', () => {
  it('come to one form', () => {
    expect(latinWords('\u0141ukasz Strau\u00df \u00d8sterg\u00e5rd')).toEqual(['lukasz', 'strauss', 'ostergard'])
    expect(latinWords('\u041e\u043b\u044c\u0433\u0430 O\u2019Dowd')).toEqual(['olga', 'odowd'])
    expect(latinWords('M\u00aa Carmen')).toEqual(['maria', 'carmen'])
    expect(latinWords('\u03a0\u03b1\u03c0\u03b1\u03b4\u03cc\u03c0\u03bf\u03c5\u03bb\u03bf\u03c2')).toEqual([
      'papadopoulos',
    ])
    expect(latinWords('\ubc15')).toEqual(['bak'])
    expect(soundOf('yevgeny')).toBe(soundOf('evgeni'))
    expect(soundOf('mueller')).toBe(soundOf('muller'))
    expect(soundOf('aleksey')).toBe(soundOf('alexei'))
    expect(skeletonOf('mhmd')).toBe(skeletonOf('muhammad'))
    expect(splitEastAsianName('\u738b\u5c0f\u660e')).toEqual({ family: '\u738b', given: '\u5c0f\u660e' })
    expect(splitEastAsianName('Wang')).toBeNull()
  })
})

describe('official ids', () => {
  it('lose blanks, keep country and kind, and leave fillers out', () => {
    expect(officialIdOf({ type: 'NATIONAL_ID', value: 'qq 12 34 57 c', country: 'United Kingdom' })).toEqual({
      type: 'NATIONAL_ID',
      value: 'QQ123457C',
      country: 'GB',
      kind: '',
    })
    expect(officialIdOf({ type: 'NATIONAL_ID', value: '000-00-0000' })).toBeNull()
    expect(officialIdOf({ type: 'NATIONAL_ID', value: '123456789' })).toBeNull()
    expect(officialIdOf({ type: 'NATIONAL_ID', value: '078-05-1120' })).toBeNull()
    expect(officialIdOf({ type: 'EMAIL', value: 'a@x.io' })).toBeNull()
  })

  it('compare within a country and kind', () => {
    const id = (country: string) => officialIdOf({ type: 'PASSPORT', value: 'X7712345', country })
    const [french, german] = [id('FR'), id('DE')]
    if (french === null || german === null) throw new Error('These are ids')
    expect(areComparable(french, german)).toBe(false)
    expect(areComparable(french, french)).toBe(true)
  })
})
