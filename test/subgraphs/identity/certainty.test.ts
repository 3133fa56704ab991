import { beforeAll, describe, expect, it } from 'vitest'
import { createAccess } from '../../../access/create-access.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import { createReader } from '../../../graph/reader.ts'
import { readBirth } from '../../../subgraphs/read-birth.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, ids, subjectOf, write } from '../../resolution/graph-state.ts'
import { createBillingGraph } from '../billing/billing-graph.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph, batcher } = test
const ask = createViewers(test)

let id: string
let lone: string

beforeAll(async () => {
  await declare(graph, [{ source: 'crm' }, { source: 'shop', priority: 1 }])
  await write(graph, [
    {
      source: 'crm',
      id: '1',
      identifiers: ids('USER_ID:u1', 'PHONE:+447700900123'),
      attributes: { fullName: 'Ann Lee' },
    },
    { source: 'crm', id: '2', identifiers: ids('USER_ID:u1'), attributes: { birthDate: '1980-01-31' } },
    // By the telephone alone: 0.85.
    {
      source: 'shop',
      id: '3',
      identifiers: ids('PHONE:+447700900123', 'EMAIL:desk@shop.example'),
      attributes: { title: 'Dr', birthDate: '1980-02-01' },
    },
    { source: 'crm', id: '7', identifiers: ids('PHONE:+447700900777') },
    { source: 'shop', id: '8', identifiers: ids('PHONE:+447700900777') },
  ])
  id = (await subjectOf(graph, 'crm:1')).id
  lone = (await subjectOf(graph, 'crm:7')).id
})

const query = `query($id: ID!) { customer(id: $id) {
  displayName
  records(first: 10) { edges { node { sourceId } } }
  identifiers(types: [EMAIL, PHONE], first: 10) { edges { node { type value } } }
  profile { birthDate { value provenance { sourceRecordId } } attributes(names: ["title"]) { name value } }
} }`

function asked(customerId: string, purpose: PurposeKey) {
  return ask(query, { id: customerId }, { purpose, scopes: ['customer:read', 'privacy:manage'] })
}

async function withheld(customerId: string, purpose: PurposeKey) {
  const viewer = {
    subject: 's',
    clientId: 'c',
    scopes: new Set<string>(),
    purposes: [purpose],
    sources: null,
    customerId: null,
  }
  const reader = createReader(graph, batcher, () => [])
  const access = createAccess(viewer, purpose, { reader, now: () => new Date(), readBirth })
  return (await access.withheld(customerId)).flatMap(({ category, reason }) =>
    reason === 'UNCERTAIN_IDENTITY' ? [category] : [],
  )
}

describe('a purpose that asks for certainty', () => {
  it('gets nothing that rests on a record linked too weakly, and is told so', async () => {
    const { data, codes, messages } = await asked(id, 'LegalCompliance')
    expect(data).toEqual({
      customer: {
        displayName: 'Ann Lee',
        records: { edges: [{ node: { sourceId: '1' } }, { node: { sourceId: '2' } }] },
        identifiers: {
          edges: [{ node: { type: 'EMAIL', value: null } }, { node: { type: 'PHONE', value: '+447700900123' } }],
        },
        profile: {
          // Of two values that of the record that is sure enough, though its source is weaker.
          birthDate: { value: '1980-01-31', provenance: { sourceRecordId: '2' } },
          // That there is such an attribute is told by no record that is sure enough.
          attributes: [],
        },
      },
    })
    expect(codes).toEqual(['FORBIDDEN'])
    expect(messages.every((message) => message.includes('not certain enough'))).toBe(true)
    expect(await withheld(id, 'LegalCompliance')).toEqual(['IDENTIFYING', 'CONTACT', 'FINANCIAL', 'EXTERNAL'])
  })

  it('gets nothing at all where no record is sure enough', async () => {
    const { data, codes } = await asked(lone, 'LegalCompliance')
    expect(data).toMatchObject({
      customer: { displayName: null, records: { edges: [] }, identifiers: { edges: [{ node: { value: null } }] } },
    })
    expect(new Set(codes)).toEqual(new Set(['FORBIDDEN']))
  })
})

it('closes what hangs on such a record in other subgraphs too', async () => {
  const invoice = (source: string, sourceId: string) => ({
    kind: 'billing',
    source,
    id: `inv-${sourceId}`,
    record: { source, id: sourceId },
    type: 'INVOICE',
    occurredAt: '2026-02-01',
    amountMinor: 100,
    currency: 'GBP',
  })
  const { write: writeBilling, entities } = createBillingGraph(test, '2026-06-01')
  await writeBilling(invoice('crm', '1'), invoice('shop', '3'))
  const totals = async (purpose: PurposeKey) => {
    const { rows, codes } = await entities<{
      balance: { amountMinor: number }[]
      invoices: { edges: { node: { total: { amountMinor: number } | null } }[] }
    }>('Customer', [id], 'balance { amountMinor } invoices(first: 10) { edges { node { total { amountMinor } } } }', {
      purpose,
    })
    const [found] = rows
    const shown = found?.invoices.edges.map(({ node }) => node.total?.amountMinor ?? null)
    return { totals: shown, balance: found?.balance, codes }
  }
  expect(await totals('LegalCompliance')).toEqual({ totals: [100], balance: [{ amountMinor: 100 }], codes: [] })
  expect(await totals('FraudPreventionAndDetection')).toEqual({
    totals: [100, 100],
    balance: [{ amountMinor: 200 }],
    codes: [],
  })
})

it('a purpose that asks for none gets everything: the negative control', async () => {
  const { data, codes } = await asked(id, 'FraudPreventionAndDetection')
  expect(codes).toEqual([])
  expect(data).toMatchObject({
    customer: {
      records: { edges: [{ node: { sourceId: '1' } }, { node: { sourceId: '2' } }, { node: { sourceId: '3' } }] },
      identifiers: { edges: [{ node: { value: 'desk@shop.example' } }, { node: { value: '+447700900123' } }] },
      profile: {
        birthDate: { value: '1980-02-01', provenance: { sourceRecordId: '3' } },
        attributes: [{ name: 'title', value: 'Dr' }],
      },
    },
  })
  expect(await withheld(id, 'FraudPreventionAndDetection')).toEqual([])
})
