import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../../ingest/line.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../../harness/product.ts'
import { subjectOf } from '../../../resolution/graph-state.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())

const person = (source: string): IngestLineInput => ({
  ...{ kind: 'record', source, id: 'h', observedAt: '2026-01-01', attributes: { givenName: 'Hanna' } },
  identifiers: [{ type: 'EMAIL', value: 'h@x.example', verifiedAt: '2026-01-01' }],
})
const refusal: IngestLineInput = {
  ...{ kind: 'consent', source: 'crm', id: 'no', record: { source: 'crm', id: 'h' }, occurredAt: '2026-01-02' },
  ...{ purpose: 'Marketing', status: 'REFUSED' },
}

beforeEach(async () => {
  await test.clear()
  await product.ingest([
    { kind: 'source', source: 'crm', controller: 'Fernhill' },
    { kind: 'source', source: 'part', controller: 'Partner' },
    ...[person('crm'), person('part'), refusal],
  ])
})

async function record(sources: readonly string[] | null, more = '') {
  const { id } = await subjectOf(test.graph, 'part:h')
  const { data, errors } = await product.ask({
    as: { ...personaViewer('support', { purposes: ['CustomerCare'] }), sources },
    for: 'CustomerCare',
    query: `mutation { recordConsent(customerId: "${id}", purpose: Marketing${more}) {
      ... on LedgerSuccess { customer { consents { controller status } } } } }`,
  })
  const { data: read } = await product.ask({
    as: personaViewer('marketing'),
    for: 'Marketing',
    query: `{ customer(id: "${id}") { displayName } }`,
  })
  return {
    given: JSON.stringify(data?.recordConsent ?? null).match(/"[^"]*","status":"GIVEN"/g) ?? [],
    codes: errors.map(({ extensions }) => extensions.code),
    name: (read?.customer as { readonly displayName: unknown }).displayName,
  }
}

it('a token that is bound to a source consents for the controller of that source, and opens nothing of others', async () => {
  expect(await record(['part'])).toEqual({ given: ['"Partner","status":"GIVEN"'], codes: [], name: null })
  expect(await record(['part'], ', controller: "partner"')).toMatchObject({ codes: [], name: null })
})

it('and for no other controller', async () => {
  expect(await record(['part'], ', controller: "Fernhill"')).toMatchObject({ codes: ['FORBIDDEN'], name: null })
})

it('a token that is bound to none consents for all: the control', async () => {
  expect(await record(null)).toMatchObject({ codes: [], name: 'Hanna' })
})
