import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cypher, statement } from '../../../graph/cypher.ts'
import { ingestLines } from '../../../ingest/ingest.ts'
import { createLineTypes } from '../../../ingest/line-types.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { createBillingGraph } from './billing-graph.ts'

const test = useGraph()
const now = () => new Date('2026-06-01T00:00:00Z')
const { entities } = createBillingGraph(test, '2026-06-01T00:00:00Z')
const read = (file: string) => readFileSync(new URL(`../../../examples/chinook/${file}`, import.meta.url), 'utf8')

const customerByRecord = statement({
  name: 'test.customerByRecord',
  text: cypher`MATCH (r:SourceRecord)-[:RESOLVED_TO]->(c:Customer) RETURN r.sourceId AS record, c.id AS id`,
  row: (r) => [r.string('record'), r.string('id')] as const,
})

it('examples/chinook sums: 412 invoices, 2,328.60, and each customer as in the source', async () => {
  const lines = read('chinook.jsonl')
    .trim()
    .split('\n')
    .map((line): { readonly kind: string } => JSON.parse(line))
  const types = createLineTypes({
    graph: test.graph,
    batcher: test.batcher,
    now,
    newId: () => crypto.randomUUID(),
    secrets: testSecrets,
  })
  const summary = await ingestLines(lines, { graph: test.graph, lines: types, now })
  expect(summary.byKind.billing?.accepted).toBe(412)

  const customers = await test.graph.read(customerByRecord, {})
  const idByRecord = new Map(customers)
  const expectedById = new Map<string, { minor: number; invoices: number }>()
  const source: readonly { readonly CustomerId: number; readonly Total: number }[] = JSON.parse(
    read('source/invoice.json'),
  )
  for (const { CustomerId, Total } of source) {
    const id = idByRecord.get(String(CustomerId)) ?? ''
    const sum = expectedById.get(id) ?? { minor: 0, invoices: 0 }
    expectedById.set(id, { minor: sum.minor + Math.round(100 * Total), invoices: sum.invoices + 1 })
  }
  interface Row {
    readonly id: string
    readonly balance: readonly { readonly amountMinor: number }[]
    readonly metrics: {
      readonly historicValue: { readonly value: number; readonly inputs: { readonly invoices: readonly number[] } }
    }
    readonly invoices: {
      readonly edges: readonly { readonly node: { readonly total: { readonly amountMinor: number } } }[]
    }
  }
  const { rows, codes } = await entities<Row>(
    'Customer',
    [...expectedById.keys()],
    'id balance { amountMinor } metrics { historicValue { value inputs } } invoices(first: 100) { edges { node { total { amountMinor } } } }',
  )
  expect(codes).toEqual([])
  expect(rows).toHaveLength(expectedById.size)
  let total = 0
  let count = 0
  for (const { id, balance, metrics, invoices } of rows) {
    const { value, inputs } = metrics.historicValue
    const billed = invoices.edges.reduce((sum, { node }) => sum + node.total.amountMinor, 0)
    expect([value, inputs.invoices[0]], id).toEqual([expectedById.get(id)?.minor, expectedById.get(id)?.invoices])
    expect([billed, balance[0]?.amountMinor]).toEqual([value, value])
    total += value
    count += invoices.edges.length
  }
  expect([count, total]).toEqual([412, 232_860])
})
