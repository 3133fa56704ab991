import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKey, loadDemoKey } from '../../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../../access/tokens/tokens.ts'
import { createGateway, type GatewayDeps } from '../../../gateway/gateway.ts'
import type { SubgraphCall } from '../../../gateway/subgraph-calls/subgraph-call.ts'
import { personaViewer } from '../../harness/product.ts'
import { ask, createTestContext, inProcess, serveGateway, smallSupergraph, type TestServer } from '../small-graph.ts'
import { notNormalised } from './not-normalised.ts'

const caller = { viewer: personaViewer('support'), purpose: 'CustomerCare', requestId: 'r' } as const
const now = () => new Date()
let dataDir: string
let key: DemoKey
let token: string
let server: TestServer

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'answers-'))
  key = await loadDemoKey(dataDir)
  token = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  server = await serveGateway(createDemoVerifier(key, now))
})
afterAll(async () => {
  await server.close()
  await rm(dataDir, { recursive: true })
})

async function answer(query: string, deps: Partial<GatewayDeps> = {}) {
  const gateway = await createGateway({
    supergraph: smallSupergraph,
    calls: inProcess,
    createContext: createTestContext,
    ...deps,
  })
  const { data, errors } = await gateway.execute({ query }, caller, 'POST')
  await gateway.close()
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: (errors ?? []).map(({ message, path }) => ({ message, path })),
  }
}

const customer = (fields: string) => `{ customer(id: "1") { ${fields} } }`
const entries = [{ id: 'v1' }, { id: 'i1' }]

describe('an alias', () => {
  it.each([
    ['id: name balance', { id: 'Name of 1', balance: 0 }],
    ['id: name name: id balance', { id: 'Name of 1', name: '1', balance: 0 }],
    ['__typename: name id: __typename balance', { __typename: 'Name of 1', id: 'Customer', balance: 0 }],
    ['balance: name name: balance', { balance: 'Name of 1', name: 0 }],
    [
      '_entities: name __proto__: id constructor: balance',
      JSON.parse('{"_entities":"Name of 1","__proto__":"1","constructor":0}'),
    ],
    ['a0: id a1: name a2: balance a3: __typename', { a0: '1', a1: 'Name of 1', a2: 0, a3: 'Customer' }],
    [
      'id: timeline { __typename: id id: __typename }',
      {
        id: [
          { __typename: 'v1', id: 'Visit' },
          { __typename: 'i1', id: 'Invoice' },
        ],
      },
    ],
    [
      'timeline { id: __typename ... on Invoice { __typename: total } }',
      { timeline: [{ id: 'Visit' }, { id: 'Invoice', __typename: 5 }] },
    ],
    ['a: timeline { id } b: timeline { x: id }', { a: entries, b: [{ x: 'v1' }, { x: 'i1' }] }],
  ])('may be called as any field: %s', async (fields, expected) => {
    const { data, errors } = await answer(customer(fields))
    expect(errors).toEqual([])
    expect(data).toEqual({ customer: expected })
    expect(Object.keys(data.customer)).toEqual(Object.keys(expected))
  })

  it('stands in the path of an error', async () => {
    const { body } = await ask(server.url, token, '{ id: customers(first: 2) { id: name x: invoices { id } balance } }')
    expect(body.data).toEqual({ id: [0, 1].map((id) => ({ id: `Name of ${id}`, x: null, balance: 0 })) })
    expect(body.errors).toMatchObject([{ path: ['id', 0, 'x'], extensions: { code: 'CONSENT_REQUIRED', count: 2 } }])
  })

  it('stands in the path of a fault of a subgraph', async () => {
    const calls = { ...inProcess, billing: () => Promise.reject(new Error('down')) }
    const { data, errors } = await answer('{ id: customer(id: "1") { id: name name: balance } }', { calls })
    expect(data).toEqual({ id: { id: 'Name of 1', name: null } })
    expect(errors.map(({ path }) => path)).toEqual([['id', 'name']])
  })
})

describe('a fragment', () => {
  it.each([
    ['timeline { ... on Entry { ... on Invoice { total } } }', [{}, { total: 5 }]],
    [
      'timeline { ... on Entry { ... on Entry { id } ... on Invoice { total } } }',
      [{ id: 'v1' }, { id: 'i1', total: 5 }],
    ],
    ['timeline { ... on Invoice { ... on Entry { ... on Visit { page } id } } }', [{}, { id: 'i1' }]],
    ['timeline { ... { ... on Visit { x: id } ... on Invoice { x: id } } }', [{ x: 'v1' }, { x: 'i1' }]],
    [
      'timeline { ... @skip(if: true) { id } ... on Visit @include(if: true) { page @skip(if: false) } }',
      [{ page: '/' }, {}],
    ],
  ])('may stand in others: %s', async (fields, timeline) => {
    expect(await answer(customer(fields))).toEqual({ data: { customer: { timeline } }, errors: [] })
  })

  it('of one name is spread in places of several types', async () => {
    const query = `{ customer(id: "1") { timeline { ...E } loose { ...E } } }
      fragment E on Entry { id ...I } fragment I on Invoice { total id: id }`
    const { data } = await answer(query)
    expect(data.customer.timeline).toEqual([{ id: 'v1' }, { id: 'i1', total: 5 }])
    expect(data.customer.loose[0]).toEqual({ id: 'i1', total: 5 })
  })

  it('on the root is looked into, whatever its type', async () => {
    const { data } = await answer('{ ... { whoami } ... on Query { ... { c: customer(id: "2") { name } } } }')
    expect(data).toEqual({ whoami: expect.any(String), c: { name: 'Name of 2' } })
  })
})

describe('a mutation', () => {
  it('runs as often as it is written, in that order', async () => {
    const names: unknown[] = []
    const identity: SubgraphCall = (request, context) => {
      names.push(...(JSON.stringify(request.document).match(/(?<="value":")(one|two)(?=")/g) ?? []))
      return (inProcess.identity as SubgraphCall)(request, context)
    }
    const query = `mutation { id: rename(id: "1", name: "one") { id: name balance }
      a: rename(id: "1", name: "one") { name } name: rename(id: "1", name: "two") { name } }`
    const { data, errors } = await answer(query, { calls: { ...inProcess, identity } })
    expect(errors).toEqual([])
    expect(data).toEqual({ id: { id: 'one', balance: 1 }, a: { name: 'one' }, name: { name: 'two' } })
    expect(Object.keys(data)).toEqual(['id', 'a', 'name'])
    expect(names).toEqual(['one', 'one', 'two'])
  })
})

describe('fields of one key', () => {
  it.each([
    'timeline { ... on Visit { x: page } ... on Invoice { x: total } }',
    'x: name x: balance',
    'x: timeline { id } x: loose { id }',
  ])('that differ are refused: %s', async (fields) => {
    const { body } = await ask(server.url, token, customer(fields))
    expect(body.data).toBeUndefined()
    expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('an answer that lacks a selected field', () => {
  /** The billing subgraph, which leaves something out of what it answers. */
  const lossy = (lose: (entities: (Record<string, unknown> | null)[]) => unknown): GatewayDeps['calls'] => ({
    ...inProcess,
    billing: async (request, context) => {
      const result = await (inProcess.billing as SubgraphCall)(request, context)
      const data = JSON.parse(JSON.stringify(result.data))
      lose(data._entities)
      return { data }
    },
  })
  const two = '{ customers(first: 2) { n: name b: balance } }'
  const names = [0, 1].map((id) => `Name of ${id}`)

  it('says so in an error with its path', async () => {
    const calls = lossy(([entity]) => delete entity?.[Object.keys(entity)[0] ?? ''])
    const { data, errors } = await answer(two, { calls })
    expect(data).toEqual({
      customers: [
        { n: names[0], b: null },
        { n: names[1], b: 0 },
      ],
    })
    expect(errors).toEqual([{ path: ['customers', 0, 'b'], message: expect.stringContaining('Customer.b') }])
  })

  it('says so where a whole list of entities is too short', async () => {
    const calls = lossy((entities) => entities.pop())
    const { data, errors } = await answer(two, { calls })
    expect(data).toEqual({
      customers: [
        { n: names[0], b: 0 },
        { n: names[1], b: null },
      ],
    })
    expect(errors.map(({ path }) => path)).toEqual([['customers', 1, 'b']])
  })

  it('says so where an entity is null', async () => {
    const calls = lossy((entities) => entities.splice(0, 1, null))
    const { data, errors } = await answer(two, { calls })
    expect(data).toEqual({
      customers: [
        { n: names[0], b: null },
        { n: names[1], b: 0 },
      ],
    })
    expect(errors.map(({ path }) => path)).toEqual([['customers', 0]])
  })

  it.each([
    ['says so where a list is a number', 3, 1],
    ['has no error where a null is what was answered', null, 0],
  ])('%s', async (_what, value, faults) => {
    const calls = lossy(([entity]) => {
      for (const key of Object.keys(entity ?? {})) Object.assign(entity ?? {}, { [key]: value })
    })
    const { data, errors } = await answer('{ customer(id: "1") { id: invoices { id } } }', { calls })
    expect(data).toEqual({ customer: { id: null } })
    expect(errors.map(({ path }) => path)).toEqual(Array(faults).fill(['customer', 'id']))
  })

  it.each([
    '{ customer(id: "1") { id: name balance } }',
    '{ customers(first: 2) { ...F } } fragment F on Customer { id: name balance }',
  ])('cannot go out where the planner gets the document as it stands: %s', async (query) => {
    expect((await answer(query)).errors).toEqual([])
    const mistaken = await answer(query, { normalise: notNormalised })
    expect(mistaken).toEqual({ data: null, errors: [{ message: 'the plan gives two fields the key id' }] })
  })
})
