import { describe, expect, it } from 'vitest'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import type { PairMatch } from '../../../resolution/partition/pair-match.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecord } from './match-record.ts'

const home = { line1: '41 Saxon Way', city: 'Ely', postalCode: 'CB7 4QJ', countryCode: 'GB' }

function person(id: string, attributes: Record<string, unknown>, nationalId?: string): MatchRecord {
  const identifiers =
    nationalId === undefined ? [] : [{ type: 'NATIONAL_ID' as const, value: nationalId, country: 'GB' }]
  return matchRecord({
    source: 'crm',
    id,
    identifiers,
    attributes: { familyName: 'Winterslow', addresses: [home], ...attributes },
  })
}

/** Ids of the records of each cluster. */
function clustersOf(records: readonly MatchRecord[], matches?: readonly PairMatch[]): readonly (readonly string[])[] {
  const surroundings = matches && { crowdOf: () => 'NONE' as const, isHeldOutside: () => false, matches }
  return partition(records, ruleSet, surroundings).clusters.map(({ members }) =>
    members.map((id) => id.split(':')[1] ?? ''),
  )
}

function link(a: string, b: string, bits: number): PairMatch {
  return { a: `crm:${a}`, b: `crm:${b}`, bits, zone: 'LINK', isByPartOfName: false }
}

describe('the evidence between two clusters', () => {
  it('outweighs one wrong name and one wrong birth date where a number given for life is the same', () => {
    const records = [
      person('1', { givenName: 'Bartholomew', birthDate: '1957-03-19' }, 'QQ447192C'),
      person('2', { givenName: 'Bartholomew', birthDate: '1957-03-19' }, 'QQ447192C'),
      person('3', { givenName: 'James', birthDate: '1957-03-18' }, 'QQ447192C'),
      person('4', { givenName: 'Bartholomew', birthDate: '1931-11-02' }, 'QQ447192C'),
    ]
    expect(clustersOf(records)).toEqual([['1', '2', '3', '4']])
  })

  it('keeps two relatives apart whom one faulty record would link', () => {
    const records = [
      person('1', { givenName: 'Margaret', birthDate: '1957-03-19' }),
      person('2', { givenName: 'Margaret', birthDate: '1957-03-19' }),
      person('3', { givenName: 'Bartholomew', birthDate: '1957-03-19' }),
      person('4', { givenName: 'Bartholomew', birthDate: '1957-03-19' }),
    ]
    const matches = [link('1', '2', 12), link('3', '4', 12), link('2', '3', 6)]
    expect(clustersOf(records, matches)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('counts a misspelt given name as the other name that it is where several records tell it', () => {
    const donnell = ['Donnell', 'Donnell', 'Donnnell'].map((givenName, index) =>
      person(`d${index}`, { givenName, birthDate: '1957-07-18' }),
    )
    const copy = person('m0', { givenName: 'Michaella', familyName: 'Winterslowe', birthDate: '1957-07-18' })
    const matches = [link('d0', 'd1', 12), link('d1', 'd2', 12), link('d2', 'm0', 12)]
    expect(clustersOf([...donnell, copy], matches)).toEqual([['d0', 'd1', 'd2'], ['m0']])
    // Alone with the faulty copy, the pair is what the model takes it for.
    expect(clustersOf([...donnell.slice(2), copy], matches.slice(2))).toEqual([['d2', 'm0']])
  })

  it('keeps a parent and a child of one name apart though one phone and one name are theirs', () => {
    const fehime = (id: string, birthDate: string | undefined, nationalId: string | undefined, value?: string) => {
      const written = { givenName: 'Fehime', ...(birthDate === undefined ? {} : { birthDate }) }
      const record = person(id, written, nationalId)
      const phone = {
        key: 'PHONE:+447700900512',
        type: 'PHONE' as const,
        isValid: true,
        isVerified: false,
        isLogin: false,
      }
      return value === undefined ? record : { ...record, identifiers: [...record.identifiers, phone] }
    }
    const records = [
      fehime('a0', '1996-11-09', 'QQ447192C', 'phone'),
      fehime('a1', '1996-11-09', undefined, 'phone'),
      fehime('a2', '1996-11-09', 'QQ447192C'),
      fehime('b0', undefined, 'AB123456D', 'phone'),
      fehime('b1', '1971-08-16', 'AB123456D'),
      fehime('b2', '1971-08-16', 'AB123456D'),
    ]
    expect(clustersOf(records)).toEqual([
      ['a0', 'a1', 'a2'],
      ['b0', 'b1', 'b2'],
    ])
  })

  it('hears nobody who leaves open what two others contradict in', () => {
    const records = [
      person('1', { givenName: 'Louis', birthDate: '1945-01-15' }),
      person('2', { givenName: 'Louis' }),
      person('3', { givenName: 'Louis', birthDate: '1975-05-26' }),
    ]
    const matches = [link('1', '2', 12), link('2', '3', 8)]
    expect(clustersOf(records, matches)).toEqual([['1', '2'], ['3']])
    expect(clustersOf(records.toReversed(), matches.toReversed())).toEqual([['1', '2'], ['3']])
  })

  it('does not join two given names by a record that tells neither in full', () => {
    const records = ['Patrick', 'Pat', 'Patricia'].map((givenName, index) => person(String(index), { givenName }))
    const isByPartOfName = true
    const first = { ...link('0', '1', 12), isByPartOfName }
    const second = (bits: number) => ({ ...link('1', '2', bits), isByPartOfName })
    expect(clustersOf(records, [first, second(8)])).toEqual([['0', '1'], ['2']])
    expect(clustersOf(records, [first, second(12)])).toHaveLength(3)
  })

  it('hears nobody whom a person took for one with either side', () => {
    const records = [
      person('1', { givenName: 'Margaret', birthDate: '1957-03-19' }),
      person('2', { givenName: 'Margaret', birthDate: '1957-03-19' }),
      person('3', { givenName: 'Bartholomew', birthDate: '1931-11-02' }),
      person('4', { givenName: 'Bartholomew', birthDate: '1931-11-02' }),
    ]
    const said = { id: 'x', a: 'crm:1', b: 'crm:3', relation: 'SAME' as const, by: 'tester', at: 1 }
    const { clusters } = partition(records, ruleSet, undefined, [said])
    expect(clusters).toHaveLength(1)
    expect(partition(records, ruleSet).clusters).toHaveLength(2)
  })
})
