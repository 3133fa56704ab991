import { describe, expect, it } from 'vitest'
import { comparePair } from '../../../resolution/match/compare.ts'
import { shippedModel } from '../../../resolution/match/model.ts'
import { personNamesOf } from '../../../resolution/match/names/person-names.ts'
import { readableAttributes } from '../../../resolution/match/readable-attributes.ts'
import { traitsOf, type WrittenRecord } from '../../../resolution/match/traits.ts'

const model = shippedModel()
const address = { line1: '5 Main Street', city: 'Leeds', postalCode: 'LS1 4AP', countryCode: 'GB' }
const person = { givenName: 'Ann', familyName: 'Lee', birthDate: '1980-01-31', addresses: [address] }

function traits(attributes: WrittenRecord['attributes'], type: WrittenRecord['type'] = 'PERSON') {
  const record = { source: 'web', sourceId: '1', type, identifiers: [], relations: [], attributes }
  return traitsOf(record, {})
}

const places: readonly ((text: string) => Readonly<Record<string, unknown>>)[] = [
  ...['givenName', 'middleName', 'fullName', 'birthDate', 'employer', 'address'].map((name) => (text: string) => ({
    ...person,
    [name]: text,
  })),
  ...['line1', 'line2', 'city', 'postalCode', 'text', 'region'].map((name) => (text: string) => ({
    ...person,
    addresses: [{ ...address, [name]: text }],
  })),
  (text) => ({ ...person, names: [{ type: 'ALIAS', fullName: text }] }),
]

describe('a text that is too long to say who somebody is', () => {
  it.each(['x', 'ab 1, ', '\u6f22'])('of %s is not compared, wherever it stands', (word) => {
    for (const place of places) {
      const long = place(word.repeat(1_001))
      expect(traits(long)).toEqual(traits(place('')))
      // What would take minutes if it were read.
      expect(comparePair(traits(place(word.repeat(90_000))), traits(place(`${word.repeat(90_000)}y`)), model)).toEqual(
        comparePair(traits(place('')), traits(place('')), model),
      )
    }
  })

  it('of a company is not compared either', () => {
    expect(traits({ name: 'x'.repeat(1_001) }, 'ORGANISATION')).toEqual(traits({ name: '' }, 'ORGANISATION'))
  })

  it.each(['A.', 'Word ', 'Ab-', "O'x ", 'von ', '\u6f22'])('of %s is no name, for no reader', (word) => {
    const read = (text: string) =>
      [{ fullName: text }, { names: [text] }, { givenName: text, familyName: text }, { maidenName: text }].map(
        (attributes) => personNamesOf(attributes),
      )
    for (const { names, suffix } of [...read(word.repeat(20_000)), ...read(word.repeat(301))])
      expect([names, suffix]).toEqual([[], null])
    // The control.
    for (const { names } of [...read('Ann Lee'), ...read('Ann '.repeat(75))]) expect(names).not.toEqual([])
  })

  it('is one of more than 1,000 characters: the control', () => {
    const inCity = (city: string) => traits({ ...person, addresses: [{ ...address, city }] })
    expect(inCity('Leeds '.repeat(166))).not.toEqual(inCity(''))
    expect(readableAttributes(person)).toBe(person)
  })
})

describe('a record with more names and homes than anybody has', () => {
  const names = Array.from({ length: 30 }, (_, n) => ({ givenName: 'Ann', familyName: n < 20 ? 'Lee' : 'Rowe' }))
  const addresses = Array.from({ length: 30 }, (_, n) => ({ ...address, countryCode: n < 20 ? 'GB' : 'FR' }))

  it.each([
    ['names', names],
    ['addresses', addresses],
  ])('is compared as if it stated the first 20 of its %s only', (attribute, entries) => {
    const first = (count: number) => traits({ ...person, [attribute]: entries.slice(0, count) })
    expect(first(30)).toEqual(first(20))
    // The control: one that is read makes a difference.
    expect(traits({ ...person, [attribute]: entries.slice(1, 21).toReversed() })).not.toEqual(first(20))
  })
})
