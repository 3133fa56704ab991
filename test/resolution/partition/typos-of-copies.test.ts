import { describe, expect, it } from 'vitest'
import { birthTraitsOf } from '../../../resolution/match/birth-traits.ts'
import { compareBirths } from '../../../resolution/match/compare-births.ts'
import { compareOfficialIds } from '../../../resolution/match/compare-official-ids.ts'
import { levelsOf, personFeatures } from '../../../resolution/match/features.ts'
import { haveOtherGivenNames } from '../../../resolution/match/names/given-name.ts'
import { officialIdOf } from '../../../resolution/normalise/national-id.ts'
import { areOfTwoHolders } from '../../../resolution/normalise/two-holders.ts'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecord } from './match-record.ts'

const number = levelsOf(personFeatures.nationalId)
const birth = levelsOf(personFeatures.birthDate)
const home = { line1: 'Calle del Pozo 35', city: 'Soria', postalCode: '42001', countryCode: 'ES' }

function numberOf(country: string, value: string, type: 'NATIONAL_ID' | 'PASSPORT' = 'NATIONAL_ID') {
  const found = officialIdOf({ type, value, country })
  if (found === null) throw new Error(`${value} is no number`)
  return found
}

function levelOf(country: string, a: string, b: string, type: 'NATIONAL_ID' | 'PASSPORT' = 'NATIONAL_ID'): number {
  const levels = [number.MISSING]
  compareOfficialIds([numberOf(country, a, type)], [numberOf(country, b, type)], { [type]: 0 }, levels)
  return levels[0] ?? 0
}

function birthLevelOf(a: string, b: string): number {
  const [left, right] = [a, b].map((written) => birthTraitsOf(written, 'YMD', 2026))
  return compareBirths(left ?? null, right ?? null)
}

function person(id: string, attributes: object): MatchRecord {
  const whole = { familyName: 'Arevalo Bustamante', addresses: [home], ...attributes }
  return matchRecord({ source: 'crm', id, identifiers: [], attributes: whole })
}

/** The clusters of these records, in either order of them. */
function clustersOf(records: readonly MatchRecord[]): readonly (readonly string[])[] {
  const [some, others] = [records, records.toReversed()].map((all) =>
    partition(all, ruleSet).clusters.map(({ members }) => members),
  )
  expect(some).toEqual(others)
  return some ?? []
}

describe('a mistyped number', () => {
  it.each([
    ['TR', '17692016462', '17692016461'],
    ['ES', '57982886R', '57982882R'],
    ['PL', '82122036349', '82122036348'],
  ] as const)('of %s is one typo from the right one where its check digits prove that nobody has it: %s and %s', (country, a, b) => {
    expect(levelOf(country, a, b)).toBe(number.ONE_TYPO)
  })

  it.each([
    ['GB', '512345678', '512345679', 'PASSPORT'],
    ['GB', 'JE849176A', 'JE849177A', 'NATIONAL_ID'],
  ] as const)('of %s may be the next one given out where nothing checks it: %s and %s', (country, a, b, type) => {
    expect(levelOf(country, a, b, type)).toBe(number.TWO_TYPOS)
  })

  it('is no number of somebody else by a single typo, though its check digits are right by chance', () => {
    expect(areOfTwoHolders(numberOf('BR', '76408900801'), numberOf('BR', '86408900801'))).toBe(false)
    expect(areOfTwoHolders(numberOf('BR', '76408900801'), numberOf('BR', '11144477735'))).toBe(true)
  })
})

describe('two given names', () => {
  const haveOthers = (a: string, b: string) =>
    haveOtherGivenNames(person('a', { givenName: a }).traits, person('b', { givenName: b }).traits)

  it.each([
    ['Agust\u00edn', 'Gilberto'],
    ['Enzo', 'Beppe'],
  ])('are two also where each is a form of a third: %s and %s', (a, b) => {
    expect(haveOthers(a, b)).toBe(true)
  })

  it.each([
    ['Bob', 'Robert'],
    ['Gus', 'Augustus'],
    ['Sepp', 'Josef'],
  ])('are one where they are forms of each other: %s and %s', (a, b) => {
    expect(haveOthers(a, b)).toBe(false)
  })

  it('leave an initial that fits both to neither', () => {
    const born = { birthDate: '1960-02-10' }
    const agustin = person('a', { givenName: 'Agust\u00edn', ...born })
    const initial = person('i', { givenName: 'G.', ...born })
    expect(clustersOf([agustin, person('g', { givenName: 'Gilberto', ...born }), initial])).toHaveLength(3)
    expect(clustersOf([person('g', { givenName: 'Gilberto', ...born }), initial])).toHaveLength(1)
  })
})

describe('a birth date', () => {
  it.each([
    ['2021-07-04', '2001-04-07'],
    ['1960-05-04', '1961-04-05'],
    ['1943-11-09', '1943-09-16'],
  ])('with day and month swapped and another digit wrong is two typos away: %s and %s', (a, b) => {
    expect(birthLevelOf(a, b)).toBe(birth.TWO_TYPOS)
  })

  it.each([
    ['2021-07-04', '2001-04-08'],
    ['1960-05-04', '1988-04-05'],
  ])('with more wrong than that is another one: %s and %s', (a, b) => {
    expect(birthLevelOf(a, b)).toBeGreaterThanOrEqual(birth.FAR)
  })

  const fathers = [
    { givenName: 'Jes\u00fas', birthDate: '1962-05-24' },
    { givenName: 'Jes\u00fas', birthDate: '1962-05-24', middleName: 'Tom\u00e1s' },
  ].map((told, index) => person(`father${index}`, told))
  const sons = [
    { givenName: 'Jes\u00fas', birthDate: '1992-09-21' },
    { givenName: 'Jes\u00fas', birthDate: '1992-09-21', middleName: 'Miguel' },
    { givenName: 'Jes\u00fas', birthDate: '1992-09-21', familyName: 'Arevalo-Bustamante' },
  ].map((told, index) => person(`son${index}`, told))

  it('that is a typo from the father\u2019s and far from the son\u2019s goes with the father, and makes no one person of the two', () => {
    const typo = person('typo', { givenName: 'Jes\u00fas', birthDate: '1912-05-24' })
    const clusters = clustersOf([...fathers, ...sons, typo])
    expect(clusters).toHaveLength(2)
    expect(clusters.find((members) => members.includes('crm:typo'))).toContain('crm:father0')
    expect(clusters.find((members) => members.includes('crm:typo'))).not.toContain('crm:son0')
  })

  it('that is far from the only one known there is still a typo of it', () => {
    const typo = person('typo', { givenName: 'Jes\u00fas', birthDate: '1912-09-02' })
    expect(clustersOf([...sons, typo])).toHaveLength(1)
  })
})

describe('a birth date and a home without a name', () => {
  const born = { birthDate: '1980-01-31', addresses: [home] }
  const nameless = (id: string) => matchRecord({ source: 'crm', id, identifiers: [], attributes: born })

  it('do not make one person of two records: twins share both', () => {
    expect(clustersOf([nameless('a'), nameless('b')])).toHaveLength(2)
    const named = matchRecord({
      source: 'crm',
      id: 'c',
      identifiers: [],
      attributes: { ...born, fullName: 'Ana Ruiz' },
    })
    expect(clustersOf([nameless('a'), named])).toHaveLength(2)
    // The question is asked.
    expect(partition([nameless('a'), nameless('b')], ruleSet).review).toHaveLength(1)
  })

  it('do so with a name, or with the number of a person: the controls', () => {
    expect(clustersOf([person('a', born), person('b', born)])).toHaveLength(1)
    const numbered = (id: string) =>
      matchRecord({
        ...{ source: 'crm', id, attributes: born },
        identifiers: [{ type: 'NATIONAL_ID', value: '45231779W', country: 'ES' }],
      })
    expect(clustersOf([numbered('a'), numbered('b')])).toHaveLength(1)
  })
})
