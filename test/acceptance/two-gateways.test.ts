import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PurposeKey, purposeKeys } from '../../access/purposes.ts'
import { personas } from '../../access/tokens/personas.ts'
import { createGraph } from '../../graph/run.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createPatientBatcher } from '../harness/patient-batcher.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
const everybody = personaViewer('support', {
  purposes: purposeKeys,
  scopes: new Set(Object.values(personas).flatMap(({ scopes }): readonly string[] => scopes)),
})
let here: Product
let there: Product
const ids: string[] = []

/** Each with its own connections and batches, as two processes have. */
function startGateway(): Promise<Product> {
  const graph = createGraph(testGraph.driver, { database: testGraph.database })
  return startProduct({ ...testGraph, graph, batcher: createPatientBatcher(graph) })
}

async function ask(product: Product, query: string, variables: object, purpose: PurposeKey = 'CustomerCare') {
  const { data, errors } = await product.ask({ as: everybody, for: purpose, query, variables })
  expect(errors).toEqual([])
  return data
}

/** Attributes of the first customer: a correction is of what a record gives. */
const notes = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`note${at}`, 'as it was']))

beforeAll(async () => {
  here = await startGateway()
  there = await startGateway()
  await here.ingest([{ kind: 'source', source: 'crm' }])
  await here.ingest(
    Array.from({ length: 20 }, (_, at) => ({
      kind: 'record' as const,
      source: 'crm',
      id: `${at}`,
      observedAt: '2026-01-01',
      identifiers: [{ type: 'USER_ID' as const, value: `user-${at}` }],
      attributes: { givenName: `Given${at}`, familyName: `Family${at}`, ...(at === 0 ? notes : {}) },
    })),
  )
  const refs = Array.from({ length: 20 }, (_, at) => ({ source: 'crm', sourceId: `${at}` }))
  const data = await ask(here, 'query ($refs: [RecordRefInput!]!) { records(refs: $refs) { customer { id } } }', {
    refs,
  })
  ids.push(...(data?.records as { customer: { id: string } }[]).map(({ customer }) => customer.id))
}, 60_000)
afterAll(() => Promise.all([here.close(), there.close()]))

describe('what one gateway wrote', () => {
  it('the other one reads, 200 times of 200', async () => {
    const write = `mutation ($id: ID!, $status: ConsentStatus!) {
      recordConsent(customerId: $id, purpose: Marketing, status: $status) { __typename } }`
    const read = 'query ($id: ID!) { customer(id: $id) { consents(purposes: [Marketing]) { status } } }'
    let seen = 0
    await Promise.all(
      ids.map(async (id) => {
        for (let round = 0; round < 10; round++) {
          const status = round % 2 === 0 ? 'GIVEN' : 'REFUSED'
          await ask(here, write, { id, status })
          const { consents } = (await ask(there, read, { id }))?.customer as { consents: { status: string }[] }
          if (consents[0]?.status === status) seen++
        }
      }),
    )
    expect(seen).toBe(200)
  }, 120_000)
})

describe('100 corrections of one customer at once', () => {
  it('all last, whichever gateway took them', async () => {
    const [id] = ids
    const names = Object.keys(notes)
    // What kind of data these are nobody knows: care neither sees nor corrects them.
    const write = `mutation ($id: ID!, $name: String!) {
      correctAttribute(customerId: $id, name: $name, value: $name, reason: "they told us") { __typename } }`
    const results = await Promise.all(
      names.map((name, at) =>
        ask(at % 2 === 0 ? here : there, write, { id, name }, 'RightsFulfilment').then(
          (data) => data?.correctAttribute,
        ),
      ),
    )
    expect(results).toEqual(names.map(() => ({ __typename: 'CorrectAttributeSuccess' })))
    const read = `query ($id: ID!, $names: [String!]!) {
      customer(id: $id) { profile { attributes(names: $names) { name } } } }`
    const data = await ask(there, read, { id, names }, 'RightsFulfilment')
    const { attributes } = (data?.customer as { profile: { attributes: { name: string }[] } }).profile
    expect(attributes.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  }, 120_000)
})
