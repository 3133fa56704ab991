import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKey, loadDemoKey } from '../../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../../access/tokens/tokens.ts'
import { type Limits, limits } from '../../../config.ts'
import { createGateway } from '../../../gateway/gateway.ts'
import { plannedInTime } from '../../../gateway/plan/planner.ts'
import type { SubgraphCall } from '../../../gateway/subgraph-calls/subgraph-call.ts'
import { personaViewer } from '../../harness/product.ts'
import { ask, createTestContext, inProcess, serveGateway, type TestServer } from '../small-graph.ts'

const now = () => new Date()
const many = (count: number) => Array.from({ length: count }, (_, index) => index)
let folder: string
let key: DemoKey
let token: string
let gateway: TestServer
let unlimited: TestServer
let calls = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attacks-'))
  key = await loadDemoKey(folder)
  token = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  const counted = Object.fromEntries(
    Object.entries(inProcess).map(([name, call]): [string, SubgraphCall] => [
      name,
      (request, context) => {
        calls++
        return call(request, context)
      },
    ]),
  )
  const verify = createDemoVerifier(key, now)
  // As in production: nobody may see the schema.
  gateway = await serveGateway(verify, { calls: counted, listener: { introspection: false } })
  const none = Object.fromEntries(Object.keys(limits).map((name) => [name, 1e9])) as Limits
  unlimited = await serveGateway(verify, { calls: counted, limits: none, listener: { introspection: true } })
})
afterAll(async () => {
  await gateway.close()
  await unlimited.close()
  await rm(folder, { recursive: true })
})

/** Status and codes of the protected gateway; and that no subgraph was asked. */
async function refusal(query: string, server = gateway) {
  calls = 0
  const { status, body } = await ask(server.url, token, query)
  return { status, calls, codes: body.errors?.map(({ extensions }) => extensions.code), data: body.data, body }
}

async function send(init: RequestInit & { readonly path?: string }) {
  const response = await fetch(gateway.url + (init.path ?? ''), {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'x-purpose': 'CustomerCare', ...init.headers },
  })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

const circular =
  '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }'

describe('what scanners try', () => {
  it.each([
    [
      '101 aliases',
      `{ ${many(101)
        .map((index) => `a${index}: whoami`)
        .join(' ')} }`,
      400,
    ],
    [
      '1,000 times one field',
      `{ ${many(1_000)
        .map(() => 'whoami')
        .join(' ')} }`,
      400,
    ],
    ['50 directives on a field', `{ whoami ${'@include(if: true) '.repeat(50)} }`, 400],
    ['directives nobody knows', `{ whoami ${'@aa'.repeat(21)} }`, 400],
    ['circular introspection', circular, 400],
    ['introspection', getIntrospectionQuery(), 403],
    ['introspection in a fragment', '{ ...F } fragment F on Query { __schema { queryType { name } } }', 403],
    ['introspection of one type', '{ whoami __type(name: "Customer") { name } }', 403],
  ])('%s is refused before a subgraph is asked', async (_name, query, status) => {
    expect(await refusal(query)).toMatchObject({ status, calls: 0 })
    expect((await refusal(query)).data).toBeUndefined()
  })

  it.each([
    ['a batch', { method: 'POST', body: JSON.stringify(many(10).map(() => ({ query: '{ whoami }' }))) }, 400],
    ['a query without a token', { path: '?query={whoami}', headers: { authorization: '' } }, 401],
    ['a mutation by GET', { path: '?query=mutation{rename(id:1,name:"x"){id}}' }, 405],
    [
      'a form',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={whoami}' },
      415,
    ],
    ['a page for a browser', { headers: { accept: 'text/html', authorization: '' } }, 406],
  ] as const)('%s is refused as JSON', async (_name, {
    headers = {},
    ...init
  }: RequestInit & { path?: string }, status) => {
    calls = 0
    const json = init.method === 'POST' ? { 'content-type': 'application/json' } : {}
    const answer = await send({ ...init, headers: { ...json, ...(headers as Record<string, string>) } })
    expect(answer).toMatchObject({ status, type: expect.stringContaining('json') })
    expect(calls).toBe(0)
  })

  it('gets no suggestion and no trace', async () => {
    const { body } = await refusal('{ whoam customr(id: 1) { nam } }')
    expect(JSON.stringify(body)).not.toContain('Did you mean')
    const traced = await send({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-apollo-tracing': '1',
        'apollo-query-plan-experimental': '1',
        'hive-expose-query-plan': '1',
      },
      body: '{"query":"{ whoami }"}',
    })
    expect(Object.keys(JSON.parse(traced.text).extensions)).toEqual(['cost'])
  })

  it('would pass without the limits', async () => {
    const aliases = `{ ${many(101)
      .map((index) => `a${index}: whoami`)
      .join(' ')} }`
    expect(await refusal(aliases, unlimited)).toMatchObject({ status: 200, calls: 1 })
    expect((await refusal(getIntrospectionQuery(), unlimited)).status).toBe(200)
    expect(JSON.stringify((await refusal('{ whoam }', unlimited)).body)).toContain('Did you mean')
  })
})

describe('each limit', () => {
  const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`
  const cases: readonly (readonly [string, number, (n: number) => string])[] = [
    ['depth', limits.depth, nested],
    [
      'aliases',
      limits.aliases,
      (n) =>
        `{ whoami { ${many(n)
          .map((i) => `a${i}: x`)
          .join(' ')} } }`,
    ],
    [
      'rootFields',
      limits.rootFields,
      (n) =>
        `{ ${many(n)
          .map(() => 'whoami')
          .join(' ')} }`,
    ],
    [
      'directives',
      limits.directives,
      (n) =>
        `{ whoami ${many(n)
          .map(() => '@x')
          .join(' ')} }`,
    ],
    [
      'tokens',
      limits.tokens,
      (n) =>
        `{ whoami { ${many(n - 5)
          .map(() => 'x')
          .join(' ')} } }`,
    ],
    ['documentCharacters', limits.documentCharacters, (n) => `{ whoami }${' '.repeat(n - 10)}`],
  ]
  it.each(cases)('%s: n passes, n + 1 does not', async (limit, most, query) => {
    const exceeded = async (n: number) =>
      ((await refusal(query(n))).body.errors ?? []).filter(({ extensions }) => extensions.limit === limit)
    expect(await exceeded(most)).toEqual([])
    expect(await exceeded(most + 1)).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit, most } }])
  })

  it.each([
    ['valueCharacters', 'ID!', (n: number) => 'x'.repeat(n)],
    ['valueItems', '[ID!]!', (n: number) => many(n).map(String)],
  ] as const)('%s: n in a variable passes, n + 1 does not', async (limit, type, write) => {
    const query = `query ($value: ${type}) { ${type === 'ID!' ? 'customer(id: $value) { id }' : 'count(ids: $value)'} }`
    const sent = async (value: unknown) => {
      calls = 0
      const body = JSON.stringify({ query, variables: { value } })
      const { text } = await send({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
      return { calls, limits: text.match(/"limit":"\w+"/g), text }
    }
    expect(await sent(write(limits[limit]))).toMatchObject({ limits: null, text: expect.stringContaining('"data"') })
    expect(await sent(write(limits[limit] + 1))).toMatchObject({ calls: 0, limits: [`"limit":"${limit}"`] })
  })

  it('of cost and nodes: the dearest that passes, and the next', async () => {
    // 10 pages of 100 customers are 1,000 objects; with their invoices, ten each, 11,000.
    const page = (inner: string) =>
      many(10)
        .map((i) => `p${i}: customers(first: 100) { id ${inner} }`)
        .join(' ')
    expect(await refusal(`{ ${page('')} }`)).toMatchObject({ status: 200 })
    const dear = await refusal(`{ ${page('invoices { id }')} }`)
    expect(dear).toMatchObject({ status: 400, calls: 0 })
    expect(dear.body.errors).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'nodes', requested: 11_000 } },
    ])
    // 9,900 objects and 100 more are 10,000, of a point for ten: both limits, to the last object.
    const nine = many(9)
      .map((i) => `p${i}: customers(first: 100) { id invoices { id } }`)
      .join(' ')
    const last = (first: number) => `{ ${nine} last: customers(first: ${first}) { id } }`
    const dearest = await refusal(last(100))
    expect(dearest).toMatchObject({ status: 200, body: { extensions: { cost: { requestedQueryCost: limits.cost } } } })
    expect((await refusal(last(101))).body.errors).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'nodes', most: limits.nodes, requested: limits.nodes + 1 } },
    ])
    const costly = await createLimited({ cost: 5 })
    try {
      expect(await refusal('{ customers(first: 50) { id } }', costly)).toMatchObject({ status: 200 })
      const above = await refusal('{ customers(first: 51) { id } }', costly)
      expect(above.body.errors).toMatchObject([{ extensions: { limit: 'cost', most: 5, requested: 6 } }])
    } finally {
      await costly.close()
    }
  })
})

function createLimited(more: Partial<Limits>): Promise<TestServer> {
  return serveGateway(createDemoVerifier(key, now), { limits: { ...limits, ...more } })
}

describe('ways around the limits', () => {
  const deep = `${'a { '.repeat(13)}b${' }'.repeat(13)}`
  const seven = `fragment F on X { ${'a { '.repeat(7)}b${' }'.repeat(7)} }`
  const inline = `${'... on Query { '.repeat(20)}whoami${' }'.repeat(20)}`
  const doubling = (times: number) =>
    `{ ...F0 }\n${many(times)
      .map((i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)
      .join('\n')}\nfragment F${times} on Query { whoami }`
  /** With the limit that refuses each; null where the specification does. */
  const ways: readonly (readonly [string, string | null, string])[] = [
    ['an operation called __schema', 'depth', `query __schema { ${deep} }`],
    ['a fragment called __schema', 'depth', `{ ...__schema } fragment __schema on Query { ${deep} }`],
    ['depth hidden in fragments', 'depth', `{ a { a { a { a { a { a { ...F } } } } } } } ${seven}`],
    ['one fragment at two depths', 'depth', `{ ...F a { a { a { a { a { a { ...F } } } } } } } ${seven}`],
    ['introspection beside depth', 'depth', `{ __typename ... on Query { __schema { types { name } } ${deep} } }`],
    [
      '40 times 20 inline fragments',
      'tokens',
      `{ ${many(40)
        .map(() => inline)
        .join(' ')} }`,
    ],
    ['2^13 fields in half a kilobyte', 'selections', doubling(13)],
    ['2^25 fields in a kilobyte', 'selections', doubling(25)],
    ['a cycle of fragments', null, '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  ]
  const exceededBy = async (query: string, server = gateway) => {
    const { body } = await refusal(query, server)
    return (body.errors ?? []).map(({ extensions }) => extensions.limit).filter((limit) => limit !== undefined)
  }

  it.each(ways)('%s is refused, no subgraph is asked', async (_name, limit, query) => {
    expect(await refusal(query)).toMatchObject({ status: 400, calls: 0 })
    expect((await refusal(query)).data).toBeUndefined()
    expect(await exceededBy(query)).toEqual(limit === null ? [] : expect.arrayContaining([limit]))
  })

  it('would be found by nothing else', async () => {
    for (const [name, limit, query] of ways.filter(([, by]) => by === 'depth' || by === 'tokens'))
      expect(await exceededBy(query, unlimited), `${name}: ${limit}`).toEqual([])
  })
})

describe('planning', () => {
  it('that takes too long is given up', async () => {
    await expect(plannedInTime(new Promise(() => undefined), 20)).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'planningMs', most: 20 },
    })
  })

  it('ends with the first call: an answer may take longer', async () => {
    const slow = Object.fromEntries(
      Object.entries(inProcess).map(([name, call]): [string, SubgraphCall] => [
        name,
        async (request, context) => {
          await new Promise((resolve) => setTimeout(resolve, 2_500))
          return call(request, context)
        },
      ]),
    )
    const server = await serveGateway(createDemoVerifier(key, now), {
      calls: slow,
      limits: { ...limits, planningMs: 2_000 },
    })
    const { body } = await ask(server.url, token, '{ customer(id: "1") { name } }')
    await server.close()
    expect(body.data).toEqual({ customer: { name: 'Name of 1' } })
  })

  it('of 100 distinct large operations keeps memory within bounds', async () => {
    const supergraph = await readFile(new URL('../../../gateway/supergraph.graphql', import.meta.url), 'utf8')
    const product = await createGateway({ supergraph, calls: {}, createContext: createTestContext })
    const caller = { viewer: personaViewer('support'), purpose: 'CustomerCare', requestId: 'r' } as const
    const customer = (i: number) =>
      `a${i}: customer(id: "${i}") { id displayName identifiers(first: 9) { edges { node { type value } } }
       timeline(first: 9) { edges { node { __typename id kind occurredAt title } } } invoices(first: 9) { edges { node { id } } } withheld { category } }`
    const operation = (n: number) =>
      `query Q${n} { ${many(6)
        .map((i) => customer(n * 10 + i))
        .join('\n')} }`
    const before = process.memoryUsage().rss
    for (const n of many(100)) {
      const { errors } = await product.execute({ query: operation(n) }, caller, 'POST')
      // Planned, and then nobody there to ask.
      expect(errors?.some((error) => /does not respond/.test(error.message))).toBe(true)
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
    await product.close()
  })
})
