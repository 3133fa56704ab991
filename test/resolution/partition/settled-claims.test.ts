import { describe, expect, it } from 'vitest'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecord } from './match-record.ts'

const home = { line1: '41 Saxon Way', city: 'Ely', postalCode: 'CB7 4QJ', countryCode: 'GB' }
const born = '1957-03-19'

interface Told {
  readonly [attribute: string]: unknown
  readonly email?: string
  readonly nationalId?: string
}

function person(id: string, { email, nationalId, ...attributes }: Told): MatchRecord {
  return matchRecord({
    source: 'crm',
    id,
    identifiers: [
      ...(email === undefined ? [] : [{ type: 'EMAIL' as const, value: email }]),
      ...(nationalId === undefined ? [] : [{ type: 'NATIONAL_ID' as const, value: nationalId, country: 'GB' }]),
    ],
    attributes: { familyName: 'Winterslow', birthDate: born, addresses: [home], ...attributes },
  })
}

/** Sizes of the clusters of these records, the largest first, in either order of the records. */
function sizesOf(all: readonly Told[]): readonly number[] {
  const records = all.map((told, index) => person(String(index), told))
  const sizes = [records, records.toReversed()].map((some) =>
    partition(some, ruleSet)
      .clusters.map(({ members }) => members.length)
      .toSorted((a, b) => b - a),
  )
  expect(sizes[0]).toEqual(sizes[1])
  return sizes[0] ?? []
}

const one: readonly { readonly because: string; readonly records: readonly Told[] }[] = [
  {
    because: 'one record states both given names of somebody who is called by the second',
    records: [
      { givenName: 'Margaret', middleName: 'Theresa' },
      { givenName: 'Margaret' },
      { givenName: 'Margaret' },
      { givenName: 'Theresa' },
    ],
  },
  {
    because:
      'a number given for life outweighs a wrong given name, however many records without it state the right one',
    records: [
      { givenName: 'Margaret', nationalId: 'JK447192C' },
      { givenName: 'Margaret' },
      { givenName: 'Margaret' },
      { givenName: 'Margaret' },
      { givenName: 'Bartholomew', nationalId: 'JK447192C' },
    ],
  },
  {
    because: 'a number with one wrong digit and everything else outweigh a wrong given name',
    records: [
      { givenName: 'Margaret', nationalId: 'JK447192C' },
      { givenName: 'Margaret' },
      { givenName: 'Margaret' },
      { givenName: 'Theresa', nationalId: 'JK447592C' },
    ],
  },
  {
    because: 'a family name changes with a wedding, and records of other addresses state the old one too',
    records: [
      { givenName: 'Philippa', email: 'pippa.w@mail.example' },
      { givenName: 'Philippa', email: 'pippa.w@mail.example', addresses: [] },
      { givenName: 'Philippa', familyName: 'Ashgrove', email: 'pippa.w@mail.example' },
      { givenName: 'Philippa', nationalId: 'JK447192C', email: 'pippa.w@mail.example', addresses: [] },
    ],
  },
  {
    because: 'two faulty copies of one birth date are not like each other',
    records: [
      { givenName: 'Margaret', birthDate: '1957-03-09', nationalId: 'JK447192C' },
      { givenName: 'Margaret', birthDate: '1957-07-09', nationalId: 'JK447192C' },
      { givenName: 'Margaret', birthDate: '1957-09-03' },
    ],
  },
  {
    because: 'a wrong birth date of a record with the same number makes no rival of its own customer',
    records: [
      { givenName: 'Margaret', nationalId: 'JK447192C' },
      { givenName: 'Margaret', birthDate: '1937-03-20', nationalId: 'JK447192C' },
      { givenName: 'Margaret' },
      { givenName: 'Margaret' },
    ],
  },
]

const two: readonly {
  readonly because: string
  readonly records: readonly Told[]
  readonly sizes: readonly number[]
}[] = [
  {
    because: 'nobody states both given names',
    records: [{ givenName: 'Margaret' }, { givenName: 'Margaret' }, { givenName: 'Theresa' }],
    sizes: [2, 1],
  },
  {
    because: 'twins of great age have two numbers, whatever else is written badly',
    records: [
      { givenName: 'Quillan', birthDate: '1936-10-21', nationalId: 'JK447192C' },
      { givenName: 'Winterslow', familyName: 'Quillan', birthDate: '1936-10-21', nationalId: 'JK447192C' },
      { givenName: 'Bonita', birthDate: '1936-10-21', nationalId: 'AB123456D' },
      { givenName: 'Bonita', birthDate: '1936-10-21', addresses: [{ ...home, postalCode: 'CB7 9QJ' }] },
    ],
    sizes: [2, 2],
  },
  {
    because: 'a parent and a child of one name stay two, however a year is miswritten',
    records: [
      { givenName: 'Margaret', birthDate: '1970-05-18' },
      { givenName: 'Margaret', birthDate: '1997-04-14' },
      { givenName: 'Margaret', birthDate: '1270-05-18' },
    ],
    sizes: [2, 1],
  },
]

describe('what one pair of records settles', () => {
  it.each(one)('joins them: $because', ({ records }) => {
    expect(sizesOf(records)).toEqual([records.length])
  })

  it.each(two)('keeps them apart: $because', ({ records, sizes }) => {
    expect(sizesOf(records)).toEqual(sizes)
  })
})
