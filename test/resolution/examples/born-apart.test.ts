import { describe, expect, it } from 'vitest'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecord } from '../partition/match-record.ts'
import { home, type Identifier } from './pair.ts'

interface Person {
  readonly birthDate?: string
  readonly identifiers?: readonly Identifier[]
  readonly further?: object
}

function people(...stated: readonly Person[]) {
  const records = stated.map(({ birthDate, identifiers = [], further = {} }, at) =>
    matchRecord({
      source: `s${at}`,
      id: '1',
      identifiers: [...identifiers],
      attributes: {
        givenName: 'Thomas',
        familyName: 'Kersey',
        ...home,
        ...(birthDate !== undefined && { birthDate }),
        ...further,
      },
    }),
  )
  const { clusters, review } = partition(records, ruleSet)
  return { people: clusters.length, questions: review.map(({ reason }) => reason) }
}

function both(a: string, b: string, more: Omit<Person, 'birthDate'> = {}) {
  return people({ birthDate: a, ...more }, { birthDate: b, ...more })
}

describe('two whole birth dates that are no copy of each other', () => {
  it.each([
    ['ten years apart', '1934-05-02', '1944-11-23'],
    ['sixteen years apart', '1934-05-02', '1950-11-23'],
    ['in one year', '1958-02-27', '1958-11-03'],
    ['a generation apart', '1934-05-02', '1958-11-23'],
    ['both with the day first', '27.02.1958', '13.11.1967'],
  ])('make one name in one home a question and no answer: %s', (_, a, b) => {
    expect(both(a, b)).toEqual({ people: 2, questions: ['UNSURE'] })
  })

  it('keep two apart whom a third record without one fits, in either order', () => {
    const stated = [{ birthDate: '1934-05-02' }, {}, { birthDate: '1950-11-23' }]
    for (const some of [stated, stated.toReversed()]) expect(people(...some).people).toBeGreaterThan(1)
  })

  it.each([
    ['one is written by the day and month swapped', '1934-05-02', '1934-02-05'],
    ['one is of the next day', '1934-05-02', '1934-05-01'],
    ['one has another digit', '1934-05-02', '1964-05-02'],
    ['no two people of one home are as far apart', '1912-09-02', '1992-11-21'],
    ['one is a placeholder', '1934-05-02', '1980-01-01'],
    ['one states the year alone', '1934-05-02', '1934'],
  ])('are not these: %s', (_, a, b) => {
    expect(both(a, b)).toEqual({ people: 1, questions: [] })
  })

  it('are of one person where the rest shows a copy with several typing errors', () => {
    const copy = { givenName: 'Thomsa', addresses: [{ ...home.addresses[0], city: 'Ludlw', postalCode: 'SY8 1JD' }] }
    expect(people({ birthDate: '1958-02-27' }, { birthDate: '1967-11-13', further: copy }).people).toBe(1)
    expect(
      people({ birthDate: '1958-02-27' }, { birthDate: '1967-11-13', further: { givenName: 'Thomsa' } }).people,
    ).toBe(2)
  })

  it.each<readonly [string, Identifier]>([
    ['a national number', { type: 'NATIONAL_ID', value: 'JE849176A', country: 'GB' }],
    ['a passport', { type: 'PASSPORT', value: 'EA1234567', country: 'GB' }],
  ])('do not count against %s that is the same', (_, identifier) => {
    expect(both('1934-05-02', '1950-11-23', { identifiers: [identifier] })).toEqual({ people: 1, questions: [] })
  })
})
