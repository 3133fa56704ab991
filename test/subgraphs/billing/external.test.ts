import { beforeEach, expect, it } from 'vitest'
import type { PurposeKey } from '../../../access/purposes.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { createBillingGraph } from './billing-graph.ts'

const test = useGraph()
const graph = createBillingGraph(test, '2026-07-01T00:00:00Z')

const report = (id: string, more: object = {}) => ({
  kind: 'external',
  source: 'bureau',
  id,
  record: { source: 'crm', id: '1' },
  occurredAt: '2026-01-01',
  type: 'CREDIT_SCORE',
  provider: 'Example Bureau',
  licence: 'B-7',
  permittedPurposes: ['FraudPreventionAndDetection', 'RightsFulfilment'],
  values: { score: 640 },
  ...more,
})

const kinds = async (purpose: PurposeKey) => {
  const { rows, codes } = await graph.entities<{ creditReports: readonly { kind: string }[] | null }>(
    'Customer',
    ['ANN'],
    'creditReports { kind }',
    { purpose },
  )
  return [rows[0]?.creditReports?.map(({ kind }) => kind) ?? null, codes]
}

const limitSource = command({
  name: 'test.limitSource',
  text: cypher<{ readonly validUntil: number; readonly permittedPurposes: readonly string[] }>`
    MERGE (s:Source {key: 'bureau'}) SET s.validUntil = $validUntil, s.permittedPurposes = $permittedPurposes`,
})

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1'] })
  graph.clock.now = new Date('2026-07-01T00:00:00Z')
})

it('is shown with licence and provenance, newest first', async () => {
  await graph.write(
    report('1', { validUntil: '2027-01-01' }),
    report('2', { occurredAt: '2026-02-01', type: 'PAYMENT_RISK' }),
    report('3', { type: 'INTENT_TOPICS' }),
  )
  const selection =
    'creditReports { kind provider licence permittedPurposes validUntil values provenance { source method observedAt licence } }'
  const { rows, codes } = await graph.entities<{ creditReports: readonly object[] }>('Customer', ['ANN'], selection)
  expect(codes).toEqual([])
  expect(rows[0]?.creditReports).toMatchObject([
    { kind: 'PAYMENT_RISK', validUntil: null },
    {
      kind: 'CREDIT_SCORE',
      provider: 'Example Bureau',
      licence: 'B-7',
      permittedPurposes: ['FraudPreventionAndDetection', 'RightsFulfilment'],
      validUntil: '2027-01-01T00:00:00.000Z',
      values: { score: 640 },
      provenance: { source: 'bureau', method: 'PURCHASED', observedAt: '2026-01-01T00:00:00.000Z', licence: 'B-7' },
    },
  ])
})

it('is gone when the licence ends', async () => {
  await graph.write(report('1', { validUntil: '2026-07-02' }))
  expect(await kinds('FraudPreventionAndDetection')).toEqual([['CREDIT_SCORE'], []])
  graph.clock.now = new Date('2026-07-02T00:00:00Z')
  expect(await kinds('FraudPreventionAndDetection')).toEqual([[], []])
})

it('is shown for permitted purposes of the policy alone', async () => {
  await graph.write(report('1', { permittedPurposes: ['FraudPreventionAndDetection', 'ServiceProvision'] }))
  expect(await kinds('FraudPreventionAndDetection')).toEqual([['CREDIT_SCORE'], []])
  // The policy opens EXTERNAL to it, the licence does not; and the other way round.
  expect(await kinds('LegalCompliance')).toEqual([[], []])
  expect(await kinds('ServiceProvision')).toEqual([null, ['FORBIDDEN']])
})

it('is bound by its source too', async () => {
  await graph.write(report('1'))
  const limit = (validUntil: number, permittedPurposes: readonly string[]) =>
    test.graph.write('test.limitSource', (transaction) =>
      transaction.run(limitSource, { validUntil, permittedPurposes }),
    )
  await limit(Date.parse('2027-01-01'), ['FraudPreventionAndDetection'])
  expect(await kinds('FraudPreventionAndDetection')).toEqual([['CREDIT_SCORE'], []])
  expect(await kinds('RightsFulfilment')).toEqual([[], []])
  await limit(Date.parse('2026-06-01'), ['FraudPreventionAndDetection'])
  expect(await kinds('FraudPreventionAndDetection')).toEqual([[], []])
})
