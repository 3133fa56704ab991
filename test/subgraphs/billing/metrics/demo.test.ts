import { beforeAll, describe, expect, it } from 'vitest'
import { demoLines } from '../../../../demo/generate.ts'
import type { IngestLine } from '../../../../demo/line.ts'
import { cypher, statement } from '../../../../graph/cypher.ts'
import { ingestLines } from '../../../../ingest/ingest.ts'
import { createLineTypes } from '../../../../ingest/line-types.ts'
import type { FactOwner } from '../../../../resolution/records/line-parts.ts'
import { recordIdOf } from '../../../../resolution/records/record-id.ts'
import { evaluateFormula } from '../../../../subgraphs/billing/metrics/formula.ts'
import { toDecimal } from '../../../../subgraphs/billing/metrics/rational.ts'
import { testSecrets, useGraph } from '../../../harness/neo4j.ts'
import { createBillingGraph } from '../billing-graph.ts'
import { oracleFigures } from './oracle.ts'

const test = useGraph()
const asOf = Date.parse('2026-11-01T00:00:00Z')
const { entities } = createBillingGraph(test, '2026-11-01T00:00:00Z')
const now = () => new Date(asOf)

const owners = statement({
  name: 'test.owners',
  text: cypher`MATCH (r:SourceRecord)-[:RESOLVED_TO]->(o) RETURN r.id AS record, o.id AS owner, 'Account' IN labels(o) AS isAccount`,
  row: (r) => ({ record: r.string('record'), owner: r.string('owner'), isAccount: r.boolean('isAccount') }),
})

interface Metric {
  readonly value: number | null
  readonly formula: string
  readonly inputs: Parameters<typeof evaluateFormula>[1]
  readonly missing: readonly string[]
}

const names = [
  'historicValue',
  'mrr',
  'arr',
  'arpu',
  'averageOrderValue',
  'cac',
  'netRevenueRetention',
  'churnRate',
] as const
const all = [...names, 'paybackMonths', 'churnProbability']

describe('metrics over the demo', () => {
  const linesByOwner = new Map<string, IngestLine[]>()
  const isAccountById = new Map<string, boolean>()

  beforeAll(async () => {
    const lines = [...demoLines({ people: 150 })]
    const types = createLineTypes({
      graph: test.graph,
      batcher: test.batcher,
      now,
      newId: () => crypto.randomUUID(),
      secrets: testSecrets,
    })
    const summary = await ingestLines(lines, { graph: test.graph, lines: types, now })
    expect(summary.quarantined).toBe(0)
    const rows = await test.graph.read(owners, {})
    const ownerByRecord = new Map(rows.map(({ record, owner }) => [record, owner]))
    for (const { owner, isAccount } of rows) isAccountById.set(owner, isAccount)
    for (const line of lines) {
      if (line.kind !== 'billing' && line.kind !== 'event') continue
      // Products and plans are nobody's.
      if (!('record' in line) && !('identifier' in line)) continue
      // The demo names types as text.
      const owner = ownerByRecord.get(recordIdOf(line as FactOwner))
      if (owner === undefined) throw new Error(`nobody owns ${line.id}`)
      const known = linesByOwner.get(owner)
      if (known === undefined) linesByOwner.set(owner, [line])
      else known.push(line)
    }
  })

  it.each([
    [asOf, 365],
    [Date.parse('2026-05-15T12:00:00Z'), 90],
  ])('match an oracle in plain TypeScript to the minor unit, as of %d over %d days', async (time, windowDays) => {
    const figures = new Map<string, number>()
    const metric = '{ value formula inputs missing }'
    const args = `(asOf: "${new Date(time).toISOString()}", windowDays: ${windowDays})`
    const selection = `id metrics${args} { ${all.map((name) => `${name} ${metric}`).join(' ')} }`
    for (const isAccount of [false, true]) {
      const ids = [...linesByOwner.keys()].filter((id) => isAccountById.get(id) === isAccount)
      const { rows, codes } = await entities<{ id: string; metrics: Readonly<Record<string, Metric>> }>(
        isAccount ? 'Account' : 'Customer',
        ids,
        selection,
      )
      expect(codes).toEqual([])
      for (const { id, metrics } of rows) {
        const expected = oracleFigures(linesByOwner.get(id) ?? [], time, windowDays)
        for (const name of all) {
          const { value, formula, inputs, missing } = metrics[name] as Metric
          expect(missing.length === 0).toBe(value !== null)
          if (value === null) continue
          expect(toDecimal(evaluateFormula(formula, inputs), 6)).toBe(String(value))
          figures.set(name, (figures.get(name) ?? 0) + 1)
        }
        for (const name of names)
          expect(metrics[name]?.value ?? null, `${name} of ${id}`).toBe(expected?.[name] ?? null)
      }
    }
    // Enough of each to mean something; few met a touchpoint with a cost before they first bought.
    for (const name of names) expect(figures.get(name) ?? 0, name).toBeGreaterThan(name === 'cac' ? 0 : 5)
  })

  it('know the cast: who owes, who has credit, who is delinquent', async () => {
    const rows = await test.graph.read(owners, {})
    const idOf = (record: string) => rows.find((row) => row.record === record)?.owner ?? ''
    const selection = 'balance { amountMinor currency } delinquent'
    const ids = ['erp:ann-lee', 'erp:chloe-martin', 'erp:victor-stone'].map(idOf)
    expect((await entities('Customer', ids, selection)).rows).toEqual([
      { balance: [{ amountMinor: 0, currency: 'GBP' }], delinquent: false },
      { balance: [{ amountMinor: -2_500, currency: 'GBP' }], delinquent: false },
      { balance: [{ amountMinor: 3_800, currency: 'GBP' }], delinquent: true },
    ])
    const acme = await entities<{ balance: readonly object[]; metrics: { mrr: Metric } }>(
      'Account',
      [idOf('erp:B-acme')],
      'balance { amountMinor } metrics { mrr { value } }',
    )
    // 840.00 a quarter with 140.00 of tax: 700.00 / 3 a month.
    expect(acme.rows).toEqual([{ balance: [{ amountMinor: 0 }], metrics: { mrr: { value: 23_333 } } }])
  })
})
