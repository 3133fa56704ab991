import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct, tokenOf } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
const id = '1610521604143693812'
/** What a float makes of it: the id of somebody else. */
const rounded = '1610521604143693800'

beforeAll(async () => {
  product = await startProduct(testGraph)
  await product.ingest([
    { kind: 'source', source: 'big' },
    ...[id, rounded].map((sourceId) => ({
      kind: 'record' as const,
      source: 'big',
      id: sourceId,
      observedAt: '2026-01-01T00:00:00Z',
      identifiers: [{ type: 'EMAIL' as const, value: `nils.${sourceId}@post.example` }],
      attributes: { givenName: 'Nils', familyName: 'Nachbar' },
    })),
  ])
})
afterAll(() => product.close())

const query = 'query R($refs: [RecordRefInput!]!) { records(refs: $refs) { sourceId } }'

async function send(init: { readonly body?: string; readonly search?: string }) {
  const { body, search = '' } = init
  const response = await fetch(product.url + search, {
    ...(body !== undefined && { method: 'POST', body }),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      authorization: `Bearer ${tokenOf(personaViewer('steward'))}`,
      'x-purpose': 'ServiceProvision',
    },
  })
  const { data, errors } = (await response.json()) as {
    readonly data?: { readonly records: readonly ({ readonly sourceId: string } | null)[] | null } | null
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
  }
  return {
    found: data?.records?.map((record) => record?.sourceId ?? null),
    codes: errors?.map((e) => e.extensions.code),
  }
}

describe('an id beyond 2^53', () => {
  it('that is a number in the variables of a body names its own record', async () => {
    const body = `{"query":${JSON.stringify(query)},"variables":{"refs":[{"source":"big","sourceId":${id}}]}}`
    expect(await send({ body })).toEqual({ found: [id], codes: undefined })
    // The control: rounded, as JSON.parse reads it, the same request finds its neighbour.
    const lossy = JSON.stringify(JSON.parse(body))
    expect((await send({ body: lossy })).found).toEqual([rounded])
  })

  it('that is a number in the variables of a query string names its own record', async () => {
    const variables = `{"refs":[{"source":"big","sourceId":${id}}]}`
    const search = `?${new URLSearchParams({ query, variables })}`
    expect(await send({ search })).toEqual({ found: [id], codes: undefined })
  })

  it('that is a number in the document names its own record, or is refused', async () => {
    const body = JSON.stringify({ query: `{ records(refs: [{ source: "big", sourceId: ${id} }]) { sourceId } }` })
    const { found, codes } = await send({ body })
    if (found === undefined || found === null) expect(codes).toEqual(['BAD_USER_INPUT'])
    else expect(found).toEqual([id])
  })

  it('where a number is asked for is refused', async () => {
    const first =
      'query R($first: Int!) { customers(first: $first, filter: { kind: KNOWN }) { edges { node { id } } } }'
    const body = `{"query":${JSON.stringify(first)},"variables":{"first":${id}}}`
    expect((await send({ body })).codes).toEqual(['BAD_USER_INPUT'])
  })
})
