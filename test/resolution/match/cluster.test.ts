import { describe, expect, it } from 'vitest'
import { clusterPairs, type PairEdge } from '../../../resolution/match/cluster.ts'
import { type Traits, traitsOf } from '../../../resolution/match/traits.ts'

function person(sourceId: string, attributes: Record<string, unknown>, uniqueIds = false): Traits {
  return traitsOf(
    { source: 'crm', sourceId, type: 'PERSON', identifiers: [], relations: [], attributes },
    { uniqueIds },
  )
}

function link(a: number, b: number, score: number, isDespiteNameOrBirth = false): PairEdge {
  return { a, b, score, zone: 'LINK', isDespiteNameOrBirth }
}

const [father, unknown, son] = [
  person('1', { fullName: 'Louis Bell', birthDate: '1945-01-15' }),
  person('2', { fullName: 'Louis Bell' }),
  person('3', { fullName: 'Louis Bell', birthDate: '1975-05-26' }),
]

describe('clusterPairs', () => {
  it('joins by the best edge and breaks what contradicts the whole cluster', () => {
    const { clusterByRecord, broken } = clusterPairs([father, unknown, son], [link(0, 1, 12), link(1, 2, 8)])
    expect(clusterByRecord).toEqual([0, 0, 2])
    expect(broken.map(({ reason }) => reason)).toEqual(['BIRTH_DATE'])
  })

  it('leaves a record that fits two equally with neither, for review', () => {
    const { clusterByRecord, review } = clusterPairs([father, unknown, son], [link(0, 1, 10), link(1, 2, 10)])
    expect(clusterByRecord).toEqual([0, 1, 2])
    expect(review).toHaveLength(2)
  })

  it('keeps to a person who said that two are not the same', () => {
    const records = [
      person('1', { fullName: 'Ann Lee' }),
      person('2', { fullName: 'Ann Lee' }),
      person('3', { fullName: 'Ann Lee' }),
    ]
    const isNotSame = (a: number, b: number) => Math.min(a, b) === 0 && Math.max(a, b) === 2
    const { clusterByRecord } = clusterPairs(records, [link(0, 1, 12), link(1, 2, 8)], isNotSame)
    expect(clusterByRecord).toEqual([0, 0, 2])
  })

  it('keeps two ids of a source with unique ids apart', () => {
    const records = [person('1', { fullName: 'Ann Lee' }, true), person('2', { fullName: 'Ann Lee' }, true)]
    expect(clusterPairs(records, [link(0, 1, 30)]).clusterByRecord).toEqual([0, 1])
  })

  it('does not join two people each known by a name of their own', () => {
    const records = ['Anna', 'Anna', 'Maria', 'Maria'].map((givenName, index) =>
      person(String(index), { givenName, familyName: 'Rau' }),
    )
    const edges = [link(0, 1, 20), link(2, 3, 20), link(0, 2, 5, true), link(1, 3, 5, true)]
    expect(clusterPairs(records, edges).clusterByRecord).toEqual([0, 0, 2, 2])
    expect(clusterPairs(records, edges.toReversed()).clusterByRecord).toEqual([0, 0, 2, 2])
  })

  it('does not join two given names by a record that tells neither in full', () => {
    const records = ['Patrick', 'Pat', 'Patricia'].map((givenName, index) =>
      person(String(index), { givenName, familyName: 'Tanner' }),
    )
    const [near, far] = [link(0, 1, 12), link(1, 2, 8)]
    const inPart = [near, far].map((edge) => ({ ...edge, isByPartOfName: true }))
    const { clusterByRecord, review } = clusterPairs(records, inPart)
    expect(clusterByRecord).toEqual([0, 0, 2])
    expect(review).toEqual([inPart[1]])
    const equally = inPart.map((edge) => ({ ...edge, score: 12 }))
    expect(clusterPairs(records, equally).clusterByRecord).toEqual([0, 1, 2])
    expect(clusterPairs(records, [near, far]).clusterByRecord).toEqual([0, 0, 0])
  })
})
