import { beforeAll, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createMigrationRunner } from '../../harness/run-migration.ts'

const graph = useGraph()
const { run, migrateTwice } = createMigrationRunner(graph)

/** Lines as they were stored before a reversal belonged to the invoice of its payment: id, type, record, payment, invoice. */
const stored = [
  ['p', 'PAYMENT', 'crm:1', null, 'i'],
  ['alone', 'PAYMENT', 'crm:1', null, null],
  ['refund', 'REFUND', 'crm:1', 'p', null],
  ['dispute', 'DISPUTE', 'crm:1', 'p', null],
  ['named', 'REFUND', 'crm:1', 'p', 'j'],
  ['foreign', 'REFUND', 'crm:2', 'p', null],
  ['early', 'REFUND', 'crm:1', 'to come', null],
  ['ofAlone', 'REFUND', 'crm:1', 'alone', null],
  ['credit', 'CREDIT', 'crm:1', 'p', null],
] as const

beforeAll(async () => {
  await graph.clear()
  for (const [id, type, recordId, paymentId, invoiceId] of stored)
    await run(
      'CREATE (:Billing {id: $id, type: $type, recordId: $recordId, paymentId: $paymentId, invoiceId: $invoiceId})',
      { id, type, recordId, paymentId, invoiceId },
    )
  await migrateTwice('063')
})

it.each([
  ['refund', 'i', true],
  ['dispute', 'i', true],
  ['named', 'j', null],
  ['foreign', null, null],
  ['early', null, null],
  ['ofAlone', null, null],
  ['credit', null, null],
])('a graph from before knows the invoice of %s', async (id, invoiceId, isInvoiceOfPayment) => {
  const [row] = await run(
    'MATCH (b:Billing {id: $id}) RETURN b.invoiceId AS invoiceId, b.isInvoiceOfPayment AS isInvoiceOfPayment',
    { id },
  )
  expect(row).toEqual({ invoiceId, isInvoiceOfPayment })
})
