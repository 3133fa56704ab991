import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { comparePair } from '../../../resolution/match/compare.ts'
import { contradictionOf } from '../../../resolution/match/constraints.ts'
import {
  loadModel,
  type ModelFile,
  modelFile,
  parseModelFile,
  readModelFile,
  shippedModel,
  substitutedLevels,
} from '../../../resolution/match/model.ts'
import { type Traits, traitsOf } from '../../../resolution/match/traits.ts'
import { labelledCases } from './case-records.ts'

const model = shippedModel()
const pairs = labelledCases.flatMap(({ records }) => records.slice(1).map((record) => [records[0], record] as const))

function person(attributes: Record<string, unknown>, sourceId = 'a'): Traits {
  return traitsOf({ source: 'crm', sourceId, type: 'PERSON', identifiers: [], relations: [], attributes }, {})
}

describe('comparePair', () => {
  it('does not depend on which record comes first', () => {
    for (const [a, b] of pairs) {
      if (a === undefined) continue
      const [there, back] = [comparePair(a, b, model), comparePair(b, a, model)]
      expect(back.score).toBe(there.score)
      expect(back.zone).toBe(there.zone)
    }
  })

  it('explains its score: the weights add up to it', () => {
    for (const [a, b] of pairs) {
      if (a === undefined || a.type !== b.type) continue
      const { score, features } = comparePair(a, b, model)
      expect(features.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 9)
    }
  })

  it('compares traits that went through JSON', () => {
    for (const [a, b] of pairs) {
      if (a === undefined) continue
      // The type is what was written.
      const copy = JSON.parse(JSON.stringify(b)) as Traits
      expect(comparePair(a, copy, model)).toEqual(comparePair(a, b, model))
    }
  })

  it('counts a rare name for more than a common one', () => {
    const score = (familyName: string) => {
      const record = person({ givenName: 'Ann', familyName, birthDate: '1980-01-31' })
      return comparePair(record, record, model).features.find(({ name }) => name === 'familyName')
    }
    const [rare, common] = [score('Featherstonehaugh'), score('Smith')]
    expect(rare?.level).toBe('EXACT')
    const bits = (name: string) => {
      const record = person({ givenName: 'Ann', familyName: name, birthDate: '1980-01-31' })
      const { score: total, rival } = comparePair(record, record, model)
      return { total, rival }
    }
    expect(common?.level).toBe('EXACT')
    expect(bits('Featherstonehaugh').total).toBeGreaterThan(bits('Smith').total)
  })

  it('takes more for another id the more digits differ, and never vetoes', () => {
    const record = (value: string) =>
      traitsOf(
        {
          source: 'crm',
          sourceId: value,
          type: 'PERSON',
          identifiers: [{ type: 'NATIONAL_ID', value, country: 'AU' }],
          relations: [],
          attributes: {
            fullName: 'Norma Castellano',
            birthDate: '1958-07-14',
            addresses: ['31 River Rd, Perth WA 6000'],
          },
        },
        {},
      )
    const scores = ['6988048', '6928048', '6928148', '1357924'].map(
      (value) => comparePair(record('6988048'), record(value), model).score,
    )
    expect(scores).toEqual(scores.toSorted((x, y) => y - x))
    expect(scores[3]).toBeGreaterThan(0)
  })

  it('names what keeps records out of one cluster', () => {
    const older = person({ fullName: 'Robert Jones Sr', birthDate: '1948-01-05' }, 'a')
    const younger = person({ fullName: 'Robert Jones Jr', birthDate: '1975-08-15' }, 'b')
    const son = person({ fullName: 'Robert Jones', birthDate: '1975-08-15' }, 'c')
    expect(contradictionOf(older, younger)).toBe('SUFFIX')
    expect(contradictionOf(younger, son)).toBeNull()
  })
})

describe('the shipped model', () => {
  it('marks each weight and refuses a file without one', () => {
    const file = readModelFile(new URL('../../../resolution/match/model.json', import.meta.url))
    const origins = Object.values(file.person.features).flatMap((levels) =>
      Object.values(levels).map(({ from }) => from.m),
    )
    expect(new Set(origins)).toEqual(new Set(['MEASURED', 'PRIOR']))
    const { givenName: _, ...others } = file.person.features
    expect(() => loadModel({ ...file, person: { ...file.person, features: others } })).toThrow('givenName')
    expect(modelFile.safeParse({ ...file, version: '' }).success).toBe(false)
  })

  it('takes an adopted model with the names that earlier versions gave', () => {
    const url = new URL('../../../resolution/match/model.json', import.meta.url)
    const former = readFileSync(url, 'utf8')
      .replaceAll('"relative"', '"kin"')
      .replaceAll('"typos"', '"slips"')
      .replaceAll('"ONE_TYPO"', '"ONE_SLIP"')
      .replaceAll('"TWO_TYPOS"', '"TWO_SLIPS"')
    expect(modelFile.safeParse(JSON.parse(former)).success).toBe(false)
    expect(parseModelFile(former)).toEqual(readModelFile(url))
  })

  it('takes an adopted model that was trained before the program knew some levels, and names them', () => {
    const file = readModelFile(new URL('../../../resolution/match/model.json', import.meta.url))
    expect(substitutedLevels(file)).toEqual([])
    const { SOUND: _s, UNLIKE: _u, OTHER: _o, ...givenName } = file.person.features.givenName ?? {}
    const { BORN_ALIKE: _b, ...namesake } = file.person.features.namesake ?? {}
    const features = { ...file.person.features, givenName, namesake }
    const older = { ...file, person: { ...file.person, features } }
    expect(substitutedLevels(older)).toEqual([
      'givenName.SOUND',
      'givenName.UNLIKE',
      'givenName.OTHER',
      'namesake.BORN_ALIKE',
    ])
    const [michaela, donnell] = ['Michaela', 'Donnell'].map((givenName, index) =>
      person({ givenName, familyName: 'Winterslow', birthDate: '1948-01-05' }, String(index)),
    )
    if (michaela === undefined || donnell === undefined) throw new Error('two people')
    const weightBy = (file: ModelFile) =>
      comparePair(michaela, donnell, loadModel(file)).features.find(({ name }) => name === 'givenName')
    expect(weightBy(older)?.level).toBe('OTHER')
    expect(weightBy(older)?.weight).toBeCloseTo(Math.log2(0.0953 / 0.91), 0)
    expect(weightBy(older)?.weight).toBeGreaterThan(weightBy(file)?.weight ?? 0)
  })

  it('refuses a model without a level that has no neighbour, and says what to do', () => {
    const file = readModelFile(new URL('../../../resolution/match/model.json', import.meta.url))
    const { DIFFERENT: _, UNLIKE: _u, ...known } = file.person.features.givenName ?? {}
    const broken = { ...file, person: { ...file.person, features: { ...file.person.features, givenName: known } } }
    expect(() => loadModel(broken)).toThrow(/givenName\.DIFFERENT.*identity:train/)
  })
})
