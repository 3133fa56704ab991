import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-01-01T00:00:00Z'))

function billing(id: string, type: string, occurredAt: string, properties: object = {}) {
  const record = { source: 'erp', id: 'noa' }
  return { kind: 'billing', source: 'erp', id, record, type, occurredAt, amountMinor: 100, currency: 'EUR', properties }
}

beforeEach(async () => {
  await test.clear()
  await world.ingest([
    { kind: 'source', source: 'erp', role: 'SYSTEM_OF_RECORD' },
    {
      kind: 'record',
      source: 'erp',
      id: 'noa',
      observedAt: '2025-01-01',
      identifiers: [{ type: 'EMAIL', value: 'noa@example.com' }],
      attributes: { givenName: 'Noa', familyName: 'Stern' },
    },
    // More than the first invoices of a record, which are looked at one by one.
    ...Array.from({ length: 30 }, (_, index) => billing(`d${index}`, 'INVOICE', '2025-01-01', { status: 'draft' })),
    billing('k', 'CONTRACT', '2025-02-01'),
  ])
})

async function stages() {
  const { rows } = await world.entities<{ readonly journeys: readonly { readonly stage: string }[] }>(
    'Customer',
    [await world.ownerOf('erp:noa')],
    'journeys { stage }',
  )
  return rows[0]?.journeys.map(({ stage }) => stage)
}

describe('the invoice of a contract moves its journey', () => {
  it.each([
    ['states nothing', {}, ['BILLING']],
    ['is open', { status: 'open' }, ['BILLING']],
    ['is void', { status: 'void' }, ['CONTRACT']],
    ['is in a state that nobody knows', { status: 'Halbfertig' }, ['CONTRACT']],
  ])('where it %s', async (_, status, expected) => {
    await world.ingest([billing('i', 'INVOICE', '2025-03-01', { contractId: 'k', ...status })])
    expect(await stages()).toEqual(expected)
  })
})
