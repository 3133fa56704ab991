import { describe, expect, it } from 'vitest'
import { birthTraitsOf } from '../../../resolution/match/birth-traits.ts'
import { compareBirths } from '../../../resolution/match/compare-births.ts'
import { levelsOf, personFeatures } from '../../../resolution/match/features.ts'
import { birthDatesOf, type DateOrder } from '../../../resolution/normalise/birth-date.ts'

const levels = levelsOf(personFeatures.birthDate)

describe('a birth date that came as a moment', () => {
  it.each([
    ['1984-12-31T23:00:00.000Z', 'DE', ['1985-01-01']],
    ['1984-12-31 23:00:00', null, ['1985-01-01']],
    ['1991-06-30T18:30:00Z', 'IN', ['1991-07-01']],
    ['1983-10-09T04:00:00Z', 'US', ['1983-10-09']],
    ['1991-06-30T11:00:00Z', 'NZ', ['1991-07-01']],
    ['1991-06-30T10:00:00Z', 'US', ['1991-06-30']],
    ['1991-06-30T11:00:00Z', null, ['1991-06-30', '1991-07-01']],
    ['1985-01-01T12:00:00Z', null, ['1985-01-01']],
    ['1985-01-01T00:00:00+01:00', 'DE', ['1985-01-01']],
    ['Mon, 31 Dec 1984 23:00:00 GMT', 'DE', ['1985-01-01']],
    ['Tue Jan 01 1985 00:00:00 GMT+0100 (CET)', 'DE', ['1985-01-01']],
    [473_382_000_000, 'DE', ['1985-01-01']],
    // The control: a date alone, and midnight in UTC, are the day that stands there.
    ['1984-12-31', 'DE', ['1984-12-31']],
    ['1984-12-31T00:00:00Z', 'DE', ['1984-12-31']],
  ])('%j in %s is %j', (written, country, expected) => {
    expect(birthDatesOf(written, null, 2026, country)).toEqual(expected)
  })
})

describe('two birth dates', () => {
  function compare(a: unknown, b: unknown, order: DateOrder | null = null): number {
    return compareBirths(birthTraitsOf(a, order, 2026), birthTraitsOf(b, order, 2026))
  }

  it('one day apart are a typo, over the end of a month or year too', () => {
    expect(compare('1985-01-01', '1984-12-31')).toBe(levels.ONE_TYPO)
    expect(compare('1984-02-29', '1984-03-01')).toBe(levels.ONE_TYPO)
    expect(compare('9/30/1968', '1968-10-01', 'MDY')).toBe(levels.ONE_TYPO)
    // The controls: two days, and a whole generation.
    expect(compare('1985-01-02', '1984-12-31')).toBeGreaterThanOrEqual(levels.FAR)
    expect(compare('1951-08-02', '1984-03-10')).toBe(levels.GENERATION)
  })

  it('with day and month swapped are no contradiction, two-digit years too', () => {
    expect(compare('9/2/05', '2/9/05', 'DMY')).toBe(levels.SWAPPED)
    expect(compare('1962-12-07', '12/7/62', 'DMY')).toBe(levels.SWAPPED)
    expect(compare('3/9/46', '21/11/75', 'DMY')).toBe(levels.GENERATION)
  })

  it.each([
    '0000-00-00',
    '1900-01-01',
    '1899-12-31T23:00:00Z',
    '01/01/0001',
    '9999-12-31',
    'N/A',
    '#REF!',
    'unbekannt',
  ])('say nothing where one is %j', (filler) => expect(compare(filler, '1980-05-06')).toBe(levels.MISSING))
})
