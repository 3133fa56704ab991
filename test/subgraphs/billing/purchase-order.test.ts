import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { billing, createBillingGraph } from './billing-graph.ts'

const test = useGraph()
const graph = createBillingGraph(test, '2026-09-15T00:00:00Z')

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1'] })
})

describe('the purchase order of an invoice', () => {
  it.each([
    ['a text', 'PO-2026-17', 'PO-2026-17'],
    ['a number', 4711, '4711'],
    ['nothing', undefined, null],
    ['something that is neither', { number: 1 }, null],
  ])('is what the source sent: %s', async (_, purchaseOrder, shown) => {
    await graph.write(billing('i1', 'INVOICE', '2026-08-01', 100, purchaseOrder === undefined ? {} : { purchaseOrder }))
    const { rows, codes } = await graph.entities<unknown>(
      'Customer',
      ['ANN'],
      'invoices(first: 1) { edges { node { purchaseOrder } } }',
    )
    expect(codes).toEqual([])
    expect(rows).toEqual([{ invoices: { edges: [{ node: { purchaseOrder: shown } }] } }])
  })
})
