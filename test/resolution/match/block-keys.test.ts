import { describe, expect, it } from 'vitest'
import { blockKeysOf } from '../../../resolution/match/block-keys.ts'
import { candidatePairsOf } from '../../../resolution/match/candidates.ts'
import { type Traits, traitsOf } from '../../../resolution/match/traits.ts'
import { labelledCases } from './case-records.ts'

function person(sourceId: string, attributes: Record<string, unknown>): Traits {
  return traitsOf({ source: 'crm', sourceId, type: 'PERSON', identifiers: [], relations: [], attributes }, {})
}

describe('block keys', () => {
  it('bring the records of each labelled subject together', () => {
    for (const { verdict, why, records } of labelledCases) {
      if (verdict !== 'SAME') continue
      expect(candidatePairsOf(records).length, why).toBeGreaterThanOrEqual(records.length - 1)
    }
  })

  it('are few, short and each once', () => {
    for (const { records } of labelledCases) {
      for (const record of records) {
        const keys = blockKeysOf(record).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.length).toBeLessThanOrEqual(20)
        for (const key of keys) expect(key).toMatch(/^\S{1,200}$/)
      }
    }
  })

  it('fall to a finer key where a block is overfull', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => {
      return person(String(index), { givenName: 'Ann', familyName: 'Lee', birthDate: `${1950 + index}-01-02` })
    })
    const twice = [...crowd, person('again', { givenName: 'Anna', familyName: 'Leigh', birthDate: '1955-03-09' })]
    expect(candidatePairsOf(crowd, 100)).toHaveLength((30 * 29) / 2)
    expect(candidatePairsOf(crowd, 10)).toHaveLength(0)
    expect(candidatePairsOf(twice, 10)).toEqual([])
    const same = [...crowd, person('again', { givenName: 'Ann', familyName: 'Lee', birthDate: '1955-03-09' })]
    expect(candidatePairsOf(same, 10)).toEqual([[5, 30]])
  })
})
