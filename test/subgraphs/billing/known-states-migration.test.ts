import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createMigrationRunner } from '../../harness/run-migration.ts'

const graph = useGraph()
const { clear } = graph
const { run, migrateTwice } = createMigrationRunner(graph)

/** Lines as they were stored when fewer words were known: what is expected of each after the migration. */
const stored = [
  ['part', 'PAYMENT', 'PENDING', 'partially_refunded', null, ['SUCCEEDED', -100, true]],
  ['back', 'PAYMENT', 'PENDING', 'Charged back', null, ['SUCCEEDED', -100, true]],
  ['gone', 'REFUND', 'PENDING', 'refunded', null, ['SUCCEEDED', 100, true]],
  ['voided', 'CREDIT_NOTE', 'VOIDED', 'voided', -100, ['VOIDED', null, false]],
  ['withdrawn', 'DISPUTE', 'WITHDRAWN', 'withdrawn', 100, ['WITHDRAWN', null, false]],
  // What must stay as it is.
  ['waiting', 'PAYMENT', 'PENDING', 'processing', null, ['PENDING', null, false]],
  ['odd', 'PAYMENT', 'PENDING', 'odd', null, ['PENDING', null, false]],
  ['asked', 'REFUND', 'PENDING', 'refund_pending', null, ['PENDING', null, false]],
  ['lost', 'DISPUTE', 'LOST', 'lost', 100, ['LOST', 100, true]],
] as const

describe('a graph from before more states were known', () => {
  beforeAll(async () => {
    await clear()
    for (const [id, type, status, word, balanceMinor] of stored)
      await run(
        `CREATE (b:Billing {id: $id, type: $type, status: $status, amountMinor: 100, balanceMinor: $balanceMinor, properties: $properties})
         FOREACH (_ IN CASE WHEN $balanceMinor IS NULL THEN [] ELSE [1] END | SET b:LedgerEntry)`,
        { id, type, status, balanceMinor, properties: JSON.stringify({ invoiceId: 'i', status: word }) },
      )
    await migrateTwice('024')
  })

  it.each(stored)('has the state and balance of %s (%s)', async (id, _type, _status, _word, _balance, expected) => {
    const [row] = await run(
      'MATCH (b:Billing {id: $id}) RETURN b.status AS status, b.balanceMinor AS balance, b:LedgerEntry AS moves',
      { id },
    )
    expect([row?.status, row?.balance, row?.moves]).toEqual(expected)
  })
})
