import { describe, expect, it } from 'vitest'
import type { MatchRecord } from '../../resolution/match-record.ts'
import type { PairMatch } from '../../resolution/pair-match.ts'
import { partition } from '../../resolution/partition.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
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

function link(a: string, b: string, bits: number, isByPartOfName = false): PairMatch {
  return { a: `crm:${a}`, b: `crm:${b}`, bits, zone: 'LINK', isByPartOfName }
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
    expect(clustersOf(records, [link('0', '1', 12, true), link('1', '2', 8, true)])).toEqual([['0', '1'], ['2']])
    expect(clustersOf(records, [link('0', '1', 12, true), link('1', '2', 12, true)])).toHaveLength(3)
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
