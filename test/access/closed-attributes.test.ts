import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { IngestLineInput } from '../../ingest/line.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())
beforeEach(testGraph.clear)

const addresses = [{ line1: '1 High Street', city: 'York' }]

function record(id: string, attributes: object): IngestLineInput {
  const identifiers = [{ type: 'EMAIL' as const, value: `${id}@x.example` }]
  return { kind: 'record', source: 'crm', id, observedAt: '2026-01-01', identifiers, attributes: { ...attributes } }
}

async function shown(id: string) {
  const query = `{ customerByIdentifier(type: EMAIL, value: "${id}@x.example") { profile {
    asked: attributes(names: ["addresses", "fax"]) { name value provenance { source } } all: attributes { name value } addresses { city } } } }`
  const viewer = personaViewer('marketing', { scopes: new Set(['customer:read', 'contact:read']) })
  const { data, errors } = await product.ask({ as: viewer, for: 'Marketing', query })
  return { data, errors }
}

async function ingest(channel: 'EMAIL' | 'POST' | null) {
  const lines = ['with', 'without'].flatMap((id): IngestLineInput[] => [
    record(id, id === 'with' ? { addresses, fax: '123', interests: 'tea' } : { interests: 'tea' }),
    {
      kind: 'consent',
      source: 'crm',
      id,
      record: { source: 'crm', id },
      purpose: 'Marketing',
      status: 'GIVEN',
      occurredAt: '2026-01-02',
      ...(channel !== null && { channel }),
    },
  ])
  const { quarantined } = await product.ingest([{ kind: 'source', source: 'crm' }, ...lines])
  expect(quarantined).toBe(0)
}

it('an attribute that is closed for its channel looks like one that does not exist', async () => {
  await ingest('EMAIL')
  const withAddress = await shown('with')
  expect(withAddress).toEqual(await shown('without'))
  expect(JSON.stringify(withAddress)).not.toMatch(/York|fax/)
  expect(withAddress.data).toMatchObject({
    customerByIdentifier: { profile: { asked: [], all: [{ name: 'interests', value: 'tea' }] } },
  })
})

it('is shown where the channel that it serves is open: the control', async () => {
  await ingest('POST')
  expect(await shown('with')).toMatchObject({
    data: {
      customerByIdentifier: {
        profile: {
          asked: [{ name: 'addresses', value: JSON.stringify(addresses), provenance: { source: 'crm' } }],
          addresses: [{ city: 'York' }],
        },
      },
    },
  })
})

it('is shown where every channel is open: the control', async () => {
  await ingest(null)
  const { data, errors } = await shown('with')
  expect(errors).toEqual([])
  expect(data).toMatchObject({
    customerByIdentifier: { profile: { asked: [{ name: 'addresses' }, { name: 'fax', value: '123' }] } },
  })
})
