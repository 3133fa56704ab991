import { describe, expect, it } from 'vitest'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecord } from '../partition/match-record.ts'
import { areOne, home, type Identifier } from './pair.ts'

const person = { givenName: 'Anna', familyName: 'Nowak', birthDate: '1984-11-14' }

function withNumber(
  value: string,
  country: string,
  attributes: object = person,
  type: Identifier['type'] = 'NATIONAL_ID',
) {
  return { attributes: { ...attributes }, identifiers: [{ type, value, country }] }
}

const others: readonly (readonly [country: string, a: string, b: string])[] = [
  ['PL', '84111453283', '84111430413'],
  ['PL', '02270803624', '2270803631'],
  ['GB', 'JE 84 91 76 A', 'AJ581329B'],
  ['US', '122-66-6464', '169-33-9424'],
  ['US', '001-23-4981', '078-31-9920'],
  ['DE', '86095742719', '65929970489'],
  ['ES', '26669644V', 'X1234567L'],
  ['IT', 'RSSMRA85T10A562S', 'VRDLGI70A01H501C'],
  ['BR', '529.982.247-25', '111.444.777-35'],
  ['NL', '111222333', '123456782'],
  ['BE', '85.07.30-033.28', '17.07.30-033.84'],
  ['SE', '19811218-9876', '670919-9530'],
  ['FI', '131052-308T', '010190-002R'],
  ['RO', '1800101221144', '2931213173842'],
  ['CN', '11010519491231002X', '440524188001010014'],
  ['CA', '046 454 286', '130 692 544'],
  ['FR', '1 84 12 76 451 089 46', '2 84 12 33 063 210 15'],
]

describe('two numbers that people have for life', () => {
  it.each(others)('of %s are of two people of one name and birth date: %s and %s', (country, a, b) => {
    expect(areOne(withNumber(a, country), withNumber(b, country))).toBe(false)
    const mailbox = { type: 'EMAIL' as const, value: 'a.nowak@post.example' }
    const [left, right] = [a, b].map((value) => {
      const side = withNumber(value, country)
      return { ...side, identifiers: [...side.identifiers, mailbox] }
    })
    expect(left !== undefined && right !== undefined && areOne(left, right)).toBe(false)
  })

  it('keep two people apart whom a third record without one fits, in either order', () => {
    const records = [
      withNumber('84111453283', 'PL'),
      withNumber('84111430413', 'PL'),
      { attributes: { ...person } },
    ].map((side, index) => matchRecord({ source: `s${index}`, id: '1', ...side }))
    for (const some of [records, records.toReversed()]) {
      const clusters = partition(some, ruleSet).clusters.map(({ members }) => members)
      expect(clusters.find((members) => members.includes('s0:1'))).not.toContain('s1:1')
    }
  })

  it.each([
    ['PL', '84111453283', '84111435283', 'a typo fails the check digit'],
    ['PL', '84111453283', '64111453233', 'two typos fail it'],
    ['GB', 'JE849176A', 'JE849716A', 'two digits changed where nothing checks them'],
    ['GB', 'JE849176A', 'JE849133A', 'two typos where nothing checks them'],
    ['US', '122-66-6464', '122-66-6446', 'two digits changed where nothing checks them'],
    ['BR', '529.982.247-25', '52998224725', 'one number'],
    ['DE', '86095742719', '12345678900', 'one is no number'],
    ['XX', '4711-0815', '9923-1204', 'a country whose numbers are not known'],
  ])('of %s are one person where %s and %s differ otherwise: %s', (country, a, b) => {
    const rare = { givenName: 'Anna', familyName: 'Przybylińska', birthDate: '1984-11-14', ...home }
    expect(areOne(withNumber(a, country, rare), withNumber(b, country, rare))).toBe(true)
  })

  it('say nothing where a passport was renewed', () => {
    const rare = { givenName: 'Anna', familyName: 'Przybylińska', birthDate: '1984-11-14', ...home }
    const [a, b] = ['EA1234567', 'FC7654321'].map((value) => withNumber(value, 'PL', rare, 'PASSPORT'))
    expect(a !== undefined && b !== undefined && areOne(a, b)).toBe(true)
  })
})
