import { describe, expect, it } from 'vitest'
import { comparePair } from '../../../resolution/match/compare.ts'
import { shippedModel } from '../../../resolution/match/model.ts'
import { toMatchRecord } from '../../../resolution/neighbourhood/stored-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { prepareRecord } from '../../../resolution/records/prepare-record.ts'
import { undeclaredSource } from '../../../resolution/records/source.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { lineOfCase } from './case-lines.ts'
import { type CaseRecord, labelledCases } from './case-records.ts'

const model = shippedModel()
/** By the model alone. */
const withoutRules = { ...ruleSet, rules: { PERSON: {}, ORGANISATION: {} } }

function matchRecordOf(record: CaseRecord) {
  const source = { ...undeclaredSource('crm'), uniqueIds: record.hasUniqueId }
  return toMatchRecord(prepareRecord(lineOfCase(record), source, new Date('2027-06-01')), source)
}

describe('labelled cases, decided by identifiers too', () => {
  it.each(labelledCases)('$verdict: $why', ({ verdict, written }) => {
    const { clusters, review } = partition(written.map(matchRecordOf), ruleSet)
    if (verdict === 'SAME') expect(clusters).toHaveLength(1)
    else if (written.length === 2) expect(clusters).toHaveLength(2)
    else expect(clusters.length).toBeGreaterThan(1)
    if (verdict === 'APART') expect(review).toEqual([])
  })
})

describe('labelled cases', () => {
  it('are two hundred', () => {
    expect(labelledCases.length).toBeGreaterThanOrEqual(200)
  })

  it.each(labelledCases)('$verdict: $why', ({ verdict, records, written }) => {
    const pairs = records.flatMap((_, a) => records.slice(a + 1).map((__, index) => [a, a + 1 + index] as const))
    const clusters = partition(written.map(matchRecordOf), withoutRules).clusters.length
    const told = pairs.map(([a, b]) => {
      const [left, right] = [records[a], records[b]]
      if (left === undefined || right === undefined) throw new Error('A case has two records or more')
      const { zone, score, features } = comparePair(left, right, model)
      return {
        zone,
        told: `${zone} ${score.toFixed(1)} ${features.map((one) => `${one.name} ${one.level} ${one.weight.toFixed(1)} (${one.detail})`).join(', ')}`,
      }
    })
    const explanation = told.map((one) => one.told).join('\n')
    if (verdict === 'SAME') expect(clusters, explanation).toBe(1)
    else if (records.length === 2) expect(clusters, explanation).toBe(2)
    // Of three, the two that contradict each other must not end in one.
    else expect(clusters, explanation).toBeGreaterThan(1)
    if (verdict === 'APART')
      expect(
        told.map(({ zone }) => zone),
        explanation,
      ).not.toContain('REVIEW')
  })
})
