import { describe, expect, it } from 'vitest'
import { type Comparison, compareTraits } from '../../../resolution/partition/compare-traits.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { RecordWritten } from '../graph-state.ts'
import { matchRecord } from './match-record.ts'

type Attributes = Readonly<Record<string, unknown>>

function compare(a: Attributes, b: Attributes, type: RecordWritten['type'] = 'PERSON'): Comparison {
  const [left, right] = [a, b].map((attributes, index) =>
    matchRecord({ source: 's', id: `${index}`, type, attributes }),
  )
  if (left === undefined || right === undefined) throw new Error('two records make two')
  const found = compareTraits(left.traits, right.traits, ruleSet.model)
  expect(compareTraits(right.traits, left.traits, ruleSet.model)).toEqual(found)
  return found
}

describe('names of two records', () => {
  it.each([
    ['Ann Lee', 'LEE, Ann', 'AGREE'],
    ['Lee Ann', 'Ann Lee', 'AGREE'],
    ['Bob Smith', 'Robert Smith', 'AGREE'],
    ['Beth Jones', 'Dr. Elizabeth Jones', 'AGREE'],
    ['\u0141ukasz Gro\u00df', 'Lukasz Gross', 'AGREE'],
    ['S\u00f8ren M\u00f8ller', 'Soren Moller', 'AGREE'],
    ['\u042e\u0440\u0438\u0439 \u0413\u0430\u0433\u0430\u0440\u0438\u043d', 'Yuriy Gagarin', 'AGREE'],
    ['Ludwig van der Berg', 'van der Berg, Ludwig', 'AGREE'],
    ['A. Lee', 'Ann Lee', 'UNKNOWN'],
    ['Jon Smtih', 'John Smith', 'NEARLY'],
    ['Mary Garcia Lopez', 'Mary Garcia', 'NEARLY'],
    ['Lee', 'Ann Lee', 'UNKNOWN'],
    ['Ann', 'Ann Lee', 'UNKNOWN'],
    ['n/a', 'Ann Lee', 'UNKNOWN'],
    ['Ann Lee', 'Ann Novak', 'FAMILY_DIFFERS'],
    ['Ann Lee', 'Bob Lee', 'CONTRADICT'],
    ['Jana Novak', 'Hana Novak', 'CONTRADICT'],
    ['John Smith Jr', 'John Smith Sr.', 'CONTRADICT'],
    ['George Brown II', 'George Brown III', 'CONTRADICT'],
    ['Madonna', 'Bob Lee', 'CONTRADICT'],
  ])('%s and %s: %s', (a, b, relation) => {
    expect(compare({ fullName: a }, { fullName: b }).names).toBe(relation)
  })

  it('agree where one of several does', () => {
    const former = [{ type: 'FORMER', givenName: 'Ann', familyName: 'Novak' }]
    const both = { givenName: 'Ann', familyName: 'Lee', names: former }
    expect(compare(both, { fullName: 'Ann Novak' }).names).toBe('AGREE')
  })

  it.each([
    ['Acme Ltd', 'ACME Limited', 'AGREE'],
    ['Embraer S.A.', 'Embraer', 'AGREE'],
    ['Acme UK Ltd', 'Acme Inc.', 'PART'],
    ['International Business Machines', 'IBM', 'UNKNOWN'],
    ['Acme', 'Roadrunner', 'CONTRADICT'],
  ])('of companies: %s and %s: %s', (a, b, relation) => {
    expect(compare({ name: a }, { name: b }, 'ORGANISATION').names).toBe(relation)
  })
})

describe('birth dates of two records', () => {
  it.each([
    ['1980-01-31', '1980-01-31', 'AGREE'],
    ['3/1/1970', '1970-03-01', 'AGREE'],
    ['1980', '1980-01-31', 'UNKNOWN'],
    ['1980-01-31', '1980-01-13', 'UNKNOWN'],
    ['1980-01-12', '1980-12-01', 'UNKNOWN'],
    ['1980-01-31', '1981-01-31', 'UNKNOWN'],
    ['1950-01-31', '1984-01-30', 'CONTRADICT'],
    ['1980-01-31', '1980-02-28', 'CONTRADICT'],
    ['1980-01-31', '', 'UNKNOWN'],
  ])('%s and %s: %s', (a, b, relation) => {
    expect(compare({ birthDate: a }, { birthDate: b }).birthDates).toBe(relation)
  })
})

describe('a national id of another value', () => {
  const henry = { fullName: 'Henry Adams', birthDate: '1950-02-03' }
  const relation = (attributes: Attributes, left: string, right: string) => {
    const [a, b] = [left, right].map((value, index) =>
      matchRecord({
        source: 's',
        id: `${index}`,
        attributes,
        identifiers: [{ type: 'NATIONAL_ID', value, country: 'US' }],
      }),
    )
    if (a === undefined || b === undefined) throw new Error('two values make two records')
    return compareTraits(a.traits, b.traits, ruleSet.model).relation
  }

  it.each([
    ['contradicts one name', { fullName: 'Henry Adams' }, '587-22-9031', 'CONTRADICT'],
    ['is an error beside one name and birth date', henry, '587-22-9031', 'AGREE'],
    ['that is nearly the same contradicts nothing', { fullName: 'Henry Adams' }, '411-05-3367', 'AGREE'],
  ])('%s', (_, attributes, other, expected) => {
    expect(relation(attributes, '411-05-3376', other)).toBe(expected)
  })
})

describe('names and birth dates together', () => {
  const ann = { fullName: 'Ann Lee', birthDate: '1980-01-31' }

  it.each([
    ['one name and no date', { fullName: 'Ann Lee' }, 'AGREE'],
    ['another family name on one birth date', { fullName: 'Ann Novak', birthDate: '1980-01-31' }, 'UNKNOWN'],
    ['another family name alone', { fullName: 'Ann Novak' }, 'CONTRADICT'],
    ['one name on another birth date', { fullName: 'Ann Lee', birthDate: '1951-07-02' }, 'CONTRADICT'],
    ['nothing', {}, 'UNKNOWN'],
  ])('%s', (_, other, relation) => {
    expect(compare(ann, other).relation).toBe(relation)
  })
})
