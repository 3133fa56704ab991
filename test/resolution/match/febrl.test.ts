import { describe, expect, it } from 'vitest'
import { evaluate, reportOf } from '../../../resolution/match/evaluate.ts'
import { shippedModel } from '../../../resolution/match/model.ts'
import { readFebrl } from './febrl.ts'

const file = new URL('../../data/febrl/dataset1.csv', import.meta.url)
const model = shippedModel()

describe('Febrl dataset1 with the shipped model', () => {
  it('is resolved with its national ids', () => {
    const { records, truth } = readFebrl(file, 'febrl1', true)
    const result = evaluate(records, truth, model)
    expect(result.f1, reportOf(result)).toBeGreaterThanOrEqual(0.998)
    expect(result.reviewShare).toBeLessThanOrEqual(0.02)
  })

  it('is resolved without them', () => {
    const { records, truth } = readFebrl(file, 'febrl1', false)
    const result = evaluate(records, truth, model)
    expect(result.precision, reportOf(result)).toBeGreaterThanOrEqual(0.985)
    expect(result.recall, reportOf(result)).toBeGreaterThanOrEqual(0.985)
    expect(result.reviewShare).toBeLessThanOrEqual(0.02)
    expect(result.blockingRecall).toBeGreaterThanOrEqual(0.999)
    expect(result.candidatesPerRecord).toBeLessThan(60)
  })

  it('ends alike in any order', () => {
    const { records, truth } = readFebrl(file, 'febrl1', false)
    const there = evaluate(records, truth, model)
    const back = evaluate(records.toReversed(), truth.toReversed(), model)
    const pairs = (result: typeof there) =>
      result.errors.map((error) => [error.a, error.b].toSorted().join(' ')).toSorted()
    expect(pairs(back)).toEqual(pairs(there))
    expect(back.clusters).toBe(there.clusters)
  })
})
