import { describe, expect, it } from 'vitest'
import { householdsAmong, mostHouseholds, periodAt, type Resident } from '../../resolution/households/households.ts'
import { residenceKeyOf } from '../../resolution/households/residence-key.ts'
import { prepareRecord } from '../../resolution/records/prepare-record.ts'
import { recordLine } from '../../resolution/records/record-line.ts'
import { undeclaredSource } from '../../resolution/records/source.ts'

function resident(customerId: string, family: string, from = 0, to: number | null = null): Resident {
  return { customerId, familyNames: new Set([family]), from, to }
}

function groups(residents: readonly Resident[]): readonly string[] {
  return householdsAmong(residents).map(({ members }) => members.map(({ customerId }) => customerId).join('+'))
}

describe('a household', () => {
  it('is two or more people of one family name at one address', () => {
    expect(groups([resident('a', 'lee'), resident('b', 'lee'), resident('c', 'okafor')])).toEqual(['a+b'])
    expect(groups([resident('a', 'lee')])).toEqual([])
  })

  it('holds together by whoever has both names', () => {
    const maria = { ...resident('m', 'garcia'), familyNames: new Set(['garcia', 'lopez']) }
    expect(groups([resident('a', 'garcia'), resident('b', 'lopez'), maria])).toEqual(['a+b+m'])
    // The negative control: without her they are strangers at one address.
    expect(groups([resident('a', 'garcia'), resident('b', 'lopez')])).toEqual([])
  })

  it('is none of people who were there at different times', () => {
    expect(groups([resident('a', 'smith', 0, 5), resident('b', 'smith', 9)])).toEqual([])
    expect(groups([resident('a', 'smith', 0, 10), resident('b', 'smith', 9)])).toEqual(['a+b'])
  })

  it('is none at an address that more than eight share, and less sure the more do', () => {
    const crowd = (count: number) => [
      resident('a', 'lee'),
      resident('b', 'lee'),
      ...Array.from({ length: count - 1 }, (_, index) => resident(`other-${index}`, `name-${index}`)),
    ]
    expect(householdsAmong(crowd(1))).toMatchObject([{ confidence: 0.9 }])
    expect(householdsAmong(crowd(mostHouseholds))).toMatchObject([{ confidence: 0.55 }])
    expect(householdsAmong(crowd(mostHouseholds + 1))).toEqual([])
  })
})

describe('a stay', () => {
  it('lasts from the first observation until the first one elsewhere after the last', () => {
    const stays = [
      { home: 'old', firstSeen: 1, lastSeen: 5 },
      { home: 'new', firstSeen: 7, lastSeen: 9 },
    ]
    expect(periodAt('old', stays)).toEqual({ from: 1, to: 7 })
    expect(periodAt('new', stays)).toEqual({ from: 7, to: null })
  })
})

describe('a home', () => {
  function home(attributes: Readonly<Record<string, unknown>>, type: 'PERSON' | 'ORGANISATION' = 'PERSON', role = {}) {
    const line = { kind: 'record', source: 's', id: '1', observedAt: '2026-01-01', type, attributes }
    const source = { ...undeclaredSource('s'), defaultCountry: 'GB', ...role }
    return residenceKeyOf(prepareRecord(recordLine.parse(line), source, new Date('2027-06-01')), source)
  }
  const written = { line1: '12 Harbour Street', city: 'Bristol', postalCode: 'BS1 9ZZ' }

  it('is the same however the address is written, and no text', () => {
    const key = home({ addresses: [written] })
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect(home({ ...written, line1: '12, HARBOUR ST.', countryCode: 'GB' })).toBe(key)
    expect(home({ addresses: [{ ...written, line1: '14 Harbour Street' }] })).not.toBe(key)
  })

  it('is none without number and place, of work, of a company and of bought data', () => {
    expect(home({ addresses: [{ line1: 'Harbour Street', city: 'Bristol' }] })).toBeNull()
    expect(home({ addresses: [{ line1: '12 Harbour Street' }] })).toBeNull()
    expect(home({ addresses: [{ ...written, type: 'WORK' }] })).toBeNull()
    expect(home({ addresses: [written] }, 'ORGANISATION')).toBeNull()
    expect(home({ addresses: [written] }, 'PERSON', { role: 'REFERENCE' })).toBeNull()
  })
})
