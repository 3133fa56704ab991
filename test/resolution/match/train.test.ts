import { describe, expect, it } from 'vitest'
import { candidatePairsOf } from '../../../resolution/match/candidates.ts'
import { readModelFile } from '../../../resolution/match/model.ts'
import { trainWeights } from '../../../resolution/match/train.ts'
import { type Traits, traitsOf } from '../../../resolution/match/traits.ts'

const model = readModelFile(new URL('../../../resolution/match/model.json', import.meta.url))
const syllables = ['ba', 'do', 'ka', 'lu', 'mi', 'no', 'pe', 'ra', 'sil', 'tur', 'vel', 'zan']

/** Each person twice; every fourth copy has another family name. */
function people(count: number): readonly Traits[] {
  return Array.from({ length: count }, (_, index) => [
    person(index),
    index % 4 === 0 ? renamed(index) : person(index),
  ]).flat()
}

function person(index: number): Traits {
  return traitsOfPerson(`${index}a`, index, word(index * 101 + 3))
}

function renamed(index: number): Traits {
  return traitsOfPerson(`${index}b`, index, word(index * 17 + 5_003))
}

function traitsOfPerson(sourceId: string, index: number, familyName: string): Traits {
  const day = new Date(Date.UTC(1930, 0, 1 + ((index * 7_919) % 25_000))).toISOString().slice(0, 10)
  const attributes = {
    givenName: word(index * 31 + 7),
    familyName,
    birthDate: day,
    addresses: [{ line1: `${(index % 90) + 1} ${word(index * 13 + 1)} street`, postalCode: String(10_000 + index) }],
  }
  return traitsOf({ source: 'x', sourceId, type: 'PERSON', identifiers: [], relations: [], attributes }, {})
}

function word(seed: number): string {
  const part = (shift: number) => syllables[Math.floor(seed / 12 ** shift) % 12] ?? ''
  return part(0) + part(1) + part(2)
}

describe('training without labels', () => {
  it('measures what the records show and keeps the rest', () => {
    const records = people(1_200)
    const train = () =>
      trainWeights({ kind: 'person', records, candidates: candidatePairsOf(records), model, version: 'x' })
    const result = train()
    if (result.outcome !== 'TRAINED') throw new Error(result.outcome)
    expect(result.expectedMatches).toBeGreaterThan(1_150)
    expect(result.expectedMatches).toBeLessThan(1_250)
    const family = result.model.person.features.familyName
    expect(family?.DIFFERENT?.m).toBeGreaterThan(0.15)
    expect(family?.DIFFERENT?.m).toBeLessThan(0.3)
    expect(family?.DIFFERENT?.from.m).toBe('MEASURED')
    expect(result.model.person.features.phone).toEqual(model.person.features.phone)
    expect(result.model.organisation).toEqual(model.organisation)
    expect(train()).toEqual(result)
  })

  it('refuses too few records and too few matches', () => {
    const few = people(900)
    expect(trainWeights({ kind: 'person', records: few, candidates: [], model, version: 'x' })).toMatchObject({
      outcome: 'TOO_FEW_RECORDS',
      needed: 2_000,
    })
    const alone = people(1_200)
    expect(trainWeights({ kind: 'person', records: alone, candidates: [[0, 1]], model, version: 'x' })).toMatchObject({
      outcome: 'TOO_FEW_MATCHES',
      needed: 500,
    })
  })
})
