import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { command, cypher, statement } from '../../../../graph/cypher.ts'
import { findAllAnomalies } from '../../../../subgraphs/billing/anomalies/find-all-anomalies.ts'
import { findAnomalies } from '../../../../subgraphs/billing/anomalies/find-anomalies.ts'
import { anomalyFactsOfPayers } from '../../../../subgraphs/billing/anomalies/queries.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { createPeople } from '../../people.ts'
import { billing, createBillingGraph, type Line } from '../billing-graph.ts'

const test = useGraph()
const { clock, write, entities } = createBillingGraph(test, '2026-07-01T00:00:00Z')
const fraud = { purpose: 'FraudPreventionAndDetection' } as const

const stored = statement({
  name: 'test.storedAnomalies',
  text: cypher`
    MATCH (a:BillingAnomaly)
    RETURN a.id AS id, a.rule AS rule, a.severity AS severity, a.evidence AS evidence, a.recordedAt AS recordedAt,
           a.retractedAt AS retractedAt, COUNT { MATCH (:FactVersion {factId: a.id}) } AS versions
    ORDER BY id`,
  row: (r) => ({
    id: r.string('id'),
    rule: r.string('rule'),
    severity: r.string('severity'),
    evidence: r.strings('evidence'),
    recordedAt: new Date(r.number('recordedAt')).toISOString().slice(0, 10),
    retractedAt: r.numberOrNull('retractedAt'),
    versions: r.number('versions'),
  }),
})
const all = () => test.graph.read(stored, {})

const moveRecord = command({
  name: 'test.moveRecord',
  text: cypher<{ readonly recordId: string; readonly to: string }>`
    MATCH (r:SourceRecord {id: $recordId})-[old:RESOLVED_TO]->()
    DELETE old
    WITH r
    MERGE (c:Customer {id: $to})
    CREATE (r)-[:RESOLVED_TO {recordId: $recordId, since: 0, rule: 'TEST', confidence: 1.0}]->(c)`,
})
const move = (recordId: string, to: string) =>
  test.graph.write('test.moveRecord', (transaction) => transaction.run(moveRecord, { recordId, to }))

const paid = (id: string, hour: number, more: Line = {}) =>
  billing(id, 'PAYMENT', `2026-05-02T${String(hour).padStart(2, '0')}:00:00Z`, 1_000, { invoiceId: 'i1', ...more })
const twice = 'anomaly:DOUBLE_CHARGE:billing:erp:p2'

async function idsOf(customer: string, args = ''): Promise<readonly string[]> {
  const selection = `billingAnomalies${args} { id }`
  const { rows, codes } = await entities<Listed>('Customer', [customer], selection, fraud)
  expect(codes).toEqual([])
  return rows[0]?.billingAnomalies.map(({ id }) => id) ?? []
}

interface Listed {
  readonly billingAnomalies: readonly { readonly id: string }[]
}

beforeEach(async () => {
  clock.now = new Date('2026-07-01T00:00:00Z')
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1', 'crm:2'], BOB: ['crm:9'] })
})

describe('an anomaly', () => {
  it('is found when its facts arrive, and is there once however often they come', async () => {
    await write(paid('p1', 1))
    expect(await all()).toEqual([])
    await write(paid('p2', 2))
    const [found] = await all()
    expect(found).toMatchObject({
      id: twice,
      severity: 'HIGH',
      recordedAt: '2026-07-01',
      retractedAt: null,
      versions: 0,
    })
    expect(found?.evidence).toEqual(['billing:erp:p1', 'billing:erp:p2'])
    clock.now = new Date('2026-07-02T00:00:00Z')
    await write(paid('p1', 1), paid('p2', 2))
    await write(paid('p1', 1, { observedAt: '2026-06-01' }), paid('p3', 2, { record: '9' }))
    expect(await all()).toEqual([found])
  })

  it('keeps its id and what it was when late facts change it, and is retracted when a correction ends it', async () => {
    await write(paid('p1', 1), paid('p2', 3))
    clock.now = new Date('2026-07-02T00:00:00Z')
    await write(paid('p0', 2))
    expect(await all()).toMatchObject([
      { id: 'anomaly:DOUBLE_CHARGE:billing:erp:p0', evidence: ['billing:erp:p1', 'billing:erp:p0'], versions: 0 },
      { id: twice, evidence: ['billing:erp:p0', 'billing:erp:p2'], recordedAt: '2026-07-02', versions: 1 },
    ])
    clock.now = new Date('2026-07-03T00:00:00Z')
    await write(paid('p2', 3, { status: 'FAILED', observedAt: '2026-06-01' }))
    expect(await idsOf('ANN')).toEqual(['anomaly:DOUBLE_CHARGE:billing:erp:p0'])
    const { rows } = await entities<object>('BillingAnomaly', [twice], 'id recordedAt retractedAt', fraud)
    const at = '2026-07-03T00:00:00.000Z'
    expect(rows).toEqual([{ id: twice, recordedAt: at, retractedAt: at }])
    await write(paid('p2', 3, { status: 'SUCCEEDED', observedAt: '2026-06-02' }))
    expect(await idsOf('ANN')).toHaveLength(2)
    expect((await all())[1]).toMatchObject({ retractedAt: null, versions: 3 })
  })

  it('stays with its payer where the payment comes again as another one’s, which is refused', async () => {
    await write(paid('p1', 1), paid('p2', 2))
    expect(await idsOf('ANN')).toEqual([twice])
    await write(paid('p2', 2, { record: '9', observedAt: '2026-06-01' }))
    expect([await idsOf('ANN'), await idsOf('BOB')]).toEqual([[twice], []])
  })

  it('over two records of one customer is nobody’s once these are parted', async () => {
    await write(paid('p1', 1), paid('p2', 2, { record: '2' }))
    expect(await idsOf('ANN')).toEqual([twice])
    await move('crm:2', 'CLAIRE')
    expect([await idsOf('ANN'), await idsOf('CLAIRE')]).toEqual([[], []])
    expect((await entities('BillingAnomaly', [twice], 'id', fraud)).rows).toEqual([null])
    // Nothing is lost: joined again, it holds again.
    await move('crm:2', 'ANN')
    expect(await idsOf('ANN')).toEqual([twice])
  })

  it('over records that were joined since, or in a graph of before, is found by going over all', async () => {
    await write(paid('p1', 1), paid('p2', 2, { record: '9' }))
    await move('crm:9', 'ANN')
    expect(await all()).toEqual([])
    const deps = { graph: test.graph, now: () => clock.now, newId: () => 'none' }
    expect(await findAllAnomalies(deps)).toEqual({ records: 2, changed: 1 })
    expect(await idsOf('ANN')).toEqual([twice])
    expect(await findAllAnomalies(deps)).toEqual({ records: 2, changed: 0 })
  })

  it('is found by one of two writers at once', async () => {
    for (let round = 0; round < 5; round++) {
      const invoice = { invoiceId: `i${round}` }
      await Promise.all([write(paid(`a${round}`, 1, invoice)), write(paid(`b${round}`, 2, invoice))])
    }
    expect((await idsOf('ANN')).filter((id) => id.includes('DOUBLE'))).toHaveLength(5)
  })
})

describe('Customer.billingAnomalies', () => {
  it('answers with evidence and both times, most severe first, from a time on', async () => {
    await write(
      billing('i1', 'INVOICE', '2026-05-01', 1_000),
      paid('p1', 0),
      paid('p2', 1),
      billing('o1', 'PAYMENT', '2026-06-02T01:00:00Z', 1_000),
      billing('o2', 'PAYMENT', '2026-06-02T02:00:00Z', 1_000),
    )
    const selection =
      'id rule severity explanation startedAt occurredAt recordedAt retractedAt evidence { id amount { amountMinor } }'
    const expected = {
      id: twice,
      rule: 'DOUBLE_CHARGE',
      severity: 'HIGH',
      explanation: 'The same amount was charged twice for one invoice within 1.0 hours.',
      startedAt: '2026-05-02T00:00:00.000Z',
      occurredAt: '2026-05-02T01:00:00.000Z',
      recordedAt: '2026-07-01T00:00:00.000Z',
      retractedAt: null,
      evidence: [
        { id: 'billing:erp:p1', amount: { amountMinor: 1_000 } },
        { id: 'billing:erp:p2', amount: { amountMinor: 1_000 } },
      ],
    }
    const own = await entities<Listed>('Customer', ['ANN'], `billingAnomalies { ${selection} }`, fraud)
    expect(own.rows[0]?.billingAnomalies).toHaveLength(2)
    expect(own.rows[0]?.billingAnomalies[0]).toEqual(expected)
    expect(await idsOf('ANN', '(first: 1)')).toEqual([twice])
    expect(await idsOf('ANN', '(since: "2026-06-01T00:00:00Z")')).toEqual(['anomaly:DOUBLE_CHARGE:billing:erp:o2'])
    const byId = await entities('BillingAnomaly', [twice, 'anomaly:DOUBLE_CHARGE:billing:erp:p1'], selection, fraud)
    expect(byId.rows).toEqual([expected, null])
  })

  it('is closed to a purpose that may not have both the money and the conclusion', async () => {
    await write(paid('p1', 1), paid('p2', 2))
    for (const purpose of ['ServiceProvision', 'Marketing'] as const) {
      const { rows } = await entities<Partial<Listed>>('Customer', ['ANN'], 'billingAnomalies { id }', { purpose })
      expect(rows[0]?.billingAnomalies ?? []).toEqual([])
      expect((await entities('BillingAnomaly', [twice], 'id', { purpose })).rows).toEqual([null])
    }
    // The control: it is there.
    expect(await idsOf('ANN')).toEqual([twice])
  })
})

describe('the stored anomalies', () => {
  it('are those that the rules find in the facts, whatever the order and the batches they came in', async () => {
    const line = fc.record({
      id: fc.integer({ min: 0, max: 11 }),
      type: fc.constantFrom('PAYMENT', 'PAYMENT', 'PAYMENT', 'REFUND', 'DISPUTE'),
      hour: fc.integer({ min: 0, max: 30 }),
      amountMinor: fc.constantFrom(100, 100, 5_000),
      status: fc.constantFrom('SUCCEEDED', 'SUCCEEDED', 'FAILED'),
      card: fc.constantFrom('a', 'b', 'c'),
      record: fc.constantFrom('1', '2'),
      day: fc.integer({ min: 1, max: 9 }),
    })
    let found = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 8, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (ledger, size) => {
          await test.clear()
          await createPeople(test.graph, { ANN: ['crm:1', 'crm:2'] })
          const lines = ledger.map(({ id, type, hour, amountMinor, day, ...more }) =>
            billing(`f${id}`, type, new Date(Date.UTC(2026, 4, 1, hour)).toISOString(), amountMinor, {
              ...more,
              observedAt: `2026-06-0${day}`,
            }),
          )
          for (let at = 0; at < lines.length; at += size) await write(...lines.slice(at, at + size))
          const facts = await test.graph.read(anomalyFactsOfPayers, { recordIds: ['crm:1'], limit: 1_000 })
          const expected = findAnomalies(facts).map(({ id, severity, evidence }) => [
            id,
            severity,
            evidence.map((fact) => fact.id),
          ])
          const holding = (await all()).filter(({ retractedAt }) => retractedAt === null)
          expect(holding.map(({ id, severity, evidence }) => [id, severity, evidence]).toSorted()).toEqual(
            expected.toSorted(),
          )
          found += holding.length
        },
      ),
      { numRuns: 15 },
    )
    expect(found).toBeGreaterThan(10)
  })
})
