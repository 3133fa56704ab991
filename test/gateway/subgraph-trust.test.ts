import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createGatewayTokens, type GatewayClaims } from '../../access/tokens/gateway-tokens.ts'
import { loadConfig, type SubgraphName, subgraphNames } from '../../config.ts'
import type { SubgraphDeps } from '../../subgraphs/runtime/subgraph.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct, tokenOf } from '../harness/product.ts'
import { type RemoteSubgraphs, serveSubgraphs } from '../harness/remote-subgraphs.ts'
import { createPeople } from '../subgraphs/people.ts'

const testGraph = useGraph()
const keys = ['a key of this test that is long enough']
const now = () => new Date()
const tokens = createGatewayTokens(keys, now)
let deps: SubgraphDeps
let remote: RemoteSubgraphs
let product: Product
let statements = 0
const customerId = 'customer-1'

beforeAll(async () => {
  deps = { ...testGraph, now, newId: () => crypto.randomUUID() }
  remote = await serveSubgraphs(deps, keys)
  product = await startProduct(testGraph, remote.calls)
  await createPeople(testGraph.graph, { [customerId]: ['crm:ann'] })
  testGraph.graph.watch(() => statements++)
})
afterAll(async () => {
  await product.close()
  await remote.close()
})
beforeEach(() => {
  statements = 0
})

const claims: GatewayClaims = {
  viewer: personaViewer('support'),
  purpose: 'CustomerCare',
  requestId: 'request-1',
  bookmarks: [],
}

async function post(name: SubgraphName, token: string | null, body: string, path = '/graphql'): Promise<number> {
  const response = await fetch(new URL(path, remote.urls[name]), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    body,
  })
  const text = await response.text()
  if (response.status !== 200) expect(text).not.toContain('"data"')
  return response.status
}

function entities(): string {
  return JSON.stringify({
    query: 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { id __typename } } }',
    variables: { of: [{ __typename: 'Customer', id: customerId }] },
  })
}

describe.each(subgraphNames)('%s without a signature', (name) => {
  it.each([
    ['_entities', entities],
    ['_service', () => '{"query":"{ _service { sdl } }"}'],
    ['introspection', () => '{"query":"{ __schema { types { name } } }"}'],
    ['__typename', () => '{"query":"{ __typename }"}'],
  ])('answers 401 to %s and asks the database nothing', async (_what, body) => {
    expect(await post(name, null, body())).toBe(401)
    expect(await post(name, tokenOf(claims.viewer), body())).toBe(401)
    expect(statements).toBe(0)
  })

  it('answers the same when it is signed', async () => {
    expect(await post(name, await tokens.mint(name, claims, entities()), entities())).toBe(200)
  })
})

it('a signed question does reach the database', async () => {
  const body = JSON.stringify({ query: `{ customer(id: "${customerId}") { displayName } }` })
  expect(await post('identity', await tokens.mint('identity', claims, body), body)).toBe(200)
  expect(statements).toBeGreaterThan(0)
})

describe('tampering', () => {
  const body = JSON.stringify({
    query: 'query ($id: ID!) { customer(id: $id) { displayName } }',
    variables: { id: 'customer-1' },
    extensions: { note: 'as it was' },
  })

  /** The token with one claim changed and the signature left. */
  function altered(token: string, change: Readonly<Record<string, unknown>>): string {
    const [head, , signature] = token.split('.')
    const payload = Buffer.from(JSON.stringify({ ...decodeJwt(token), ...change })).toString('base64url')
    return `${head}.${payload}.${signature}`
  }

  it.each<[string, (token: string) => { token?: string; body?: string; name?: SubgraphName; path?: string }]>([
    ['the document', () => ({ body: body.replace('displayName', 'displayNam3') })],
    ['a variable', () => ({ body: body.replace('customer-1', 'customer-2') })],
    ['the extensions', () => ({ body: body.replace('as it was', 'as it is ') })],
    [
      'the viewer',
      (token) => ({ token: altered(token, { viewer: { ...claims.viewer, scopes: ['admin'], subject: 'x' } }) }),
    ],
    ['the purpose', (token) => ({ token: altered(token, { purpose: 'Marketing' }) })],
    ['the time', (token) => ({ token: altered(token, { exp: Math.floor(Date.now() / 1000) + 3_600 }) })],
    ['the subgraph', () => ({ name: 'billing' })],
    ['the path', () => ({ path: '/graphql2' })],
  ])('with %s is refused', async (_what, change) => {
    const token = await tokens.mint('identity', claims, body)
    const sent = { token, body, name: 'identity', ...change(token) } as const
    expect(await post(sent.name, sent.token, sent.body, 'path' in sent ? sent.path : undefined)).not.toBe(200)
    expect(statements).toBe(0)
  })

  it('and nothing else is', async () => {
    expect(await post('identity', await tokens.mint('identity', claims, body), body)).toBe(200)
  })
})

describe('a replay', () => {
  const body = '{"query":"mutation { __typename }"}'

  it('is refused at once, and later for its age', async () => {
    const token = await tokens.mint('identity', claims, body)
    expect([await post('identity', token, body), await post('identity', token, body)]).toEqual([200, 401])
    const old = createGatewayTokens(keys, () => new Date(Date.now() - 60_000))
    expect(await post('identity', await old.mint('identity', claims, body), body)).toBe(401)
  })

  it('would pass without the memory of what was used', async () => {
    const token = await tokens.mint('identity', claims, body)
    for (const forgetful of [createGatewayTokens(keys, now), createGatewayTokens(keys, now)])
      expect((await forgetful.verify('identity', token, body)).requestId).toBe('request-1')
  })
})

describe('changing the key', () => {
  const [old, next] = ['the old key of this test, quite long', 'the next key of this test, quite long']

  /** Each step is one deployment: who has which keys while a quarter of 1,000 requests is made. */
  async function failures(steps: readonly (readonly [readonly string[], readonly string[]])[]): Promise<number> {
    let failed = 0
    for (const [gatewayKeys, subgraphKeys] of steps) {
      const gateway = createGatewayTokens(gatewayKeys, now)
      const subgraph = createGatewayTokens(subgraphKeys, now)
      for (let request = 0; request < 1_000 / steps.length; request++) {
        const token = await gateway.mint('billing', claims, 'body')
        await subgraph.verify('billing', token, 'body').catch(() => failed++)
      }
    }
    return failed
  }

  it('fails no request of 1,000 while two are believed', async () => {
    expect(
      await failures([
        [[old], [old]],
        [[old], [old, next]],
        [
          [next, old],
          [old, next],
        ],
        [[next], [next]],
      ]),
    ).toBe(0)
  })

  it('fails those in between where only one is', async () => {
    expect(
      await failures([
        [[old], [old]],
        [[next], [old]],
      ]),
    ).toBe(500)
  })
})

describe('what starts', () => {
  it.each([
    '',
    'short',
    'x'.repeat(40),
    'changeme-changeme-changeme-changeme',
    'the default secret of the example file',
  ])('no subgraph with the key %j', (GATEWAY_KEYS) => {
    expect(() => loadConfig({ GATEWAY_KEYS })).toThrow('GATEWAY_KEYS')
  })

  it('not the process either', () => {
    const entry = fileURLToPath(new URL('../../commands/subgraph.ts', import.meta.url))
    const { status, stderr } = spawnSync(process.execPath, [entry, 'billing'], {
      env: { GATEWAY_KEYS: '' },
      encoding: 'utf8',
    })
    expect([status, stderr.trim()]).toEqual([1, 'Settings are wrong: GATEWAY_KEYS is empty'])
  })

  it.each([
    '0.0.0.0',
    '::',
    '192.168.1.5',
    '10.0.0.1',
    'localhost.example.com',
    '127.0.0.1.nip.io',
    '::ffff:10.0.0.1',
  ])('nothing beyond loopback (%s) with the demo key', (HOST) => {
    expect(() => loadConfig({ HOST })).toThrow('the demo key never listens beyond loopback')
    const issuer = {
      JWT_JWKS_URL: 'https://issuer.invalid/keys',
      JWT_ISSUER: 'https://issuer.invalid',
      JWT_AUDIENCE: 'graph',
      CLIENTS_FILE: 'clients.json',
    }
    expect(loadConfig({ HOST, ...issuer }).host).toBe(HOST)
  })

  it('listens on loopback unless told otherwise', () => {
    expect(loadConfig({}).host).toBe('127.0.0.1')
  })
})

describe('what a caller sends beside its token', () => {
  const spellings = [
    'x-viewer',
    'X-VIEWER',
    'x_viewer',
    'X-User-Id',
    'x-user-id',
    'x_user_id',
    'x-client-id',
    'x-customer-id',
    'x-scopes',
    'X-Scope',
    'x-gateway-token',
    'x-signature',
    'X-Forwarded-User',
    'forwarded',
    'cookie',
    'traceparent',
    'x-hasura-role',
  ]

  it(`reaches no subgraph, in ${spellings.length} spellings`, async () => {
    const seen: string[] = []
    const stops = subgraphNames.map((name) => {
      const note = ({ rawHeaders }: { readonly rawHeaders: readonly string[] }) => seen.push(...rawHeaders)
      remote.servers[name].on('request', note)
      return () => remote.servers[name].off('request', note)
    })
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${tokenOf(claims.viewer)}`,
      'x-purpose': 'CustomerCare',
      ...Object.fromEntries(spellings.map((name) => [name, 'smuggled'])),
    }
    const query = `{ customer(id: "${customerId}") { displayName balance { amountMinor } consents { status } } }`
    await fetch(product.url, { method: 'POST', headers, body: JSON.stringify({ query }) })
    for (const stop of stops) stop()
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.filter((text) => text === 'smuggled' || spellings.includes(text))).toEqual([])
    // It would be seen: what the gateway itself sends is.
    expect(seen).toContain('x-request-id')
  })
})

it('100 callers at once: each subgraph hears each one under its own name', async () => {
  const heard: {
    readonly requestId: string
    readonly subject: string
    readonly purpose: string
    readonly at: string
  }[] = []
  const stops = subgraphNames.map((name) => {
    const note = ({ headers }: { readonly headers: { readonly authorization?: string } }) => {
      const { requestId, viewer, purpose } = decodeJwt<{
        readonly requestId: string
        readonly purpose: string
        readonly viewer: { readonly subject: string }
      }>((headers.authorization ?? '').slice('Bearer '.length))
      heard.push({ requestId, subject: viewer.subject, purpose, at: name })
    }
    remote.servers[name].on('request', note)
    return () => remote.servers[name].off('request', note)
  })
  const query = `{ customer(id: "${customerId}") { displayName balance { amountMinor } timeline(first: 1) { edges { cursor } } } }`
  await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const response = await fetch(product.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokenOf(personaViewer('support', { subject: `subject-${index}` }))}`,
          'x-purpose': index % 2 === 0 ? 'CustomerCare' : 'ServiceProvision',
          'x-request-id': `request-${index}`,
        },
        body: JSON.stringify({ query }),
      })
      expect(response.status).toBe(200)
      await response.text()
    }),
  )
  for (const stop of stops) stop()
  expect(new Set(heard.map(({ requestId }) => requestId)).size).toBe(100)
  expect(new Set(heard.map(({ at }) => at)).size).toBeGreaterThanOrEqual(3)
  const mixed = heard.filter(({ requestId, subject, purpose }) => {
    const index = Number(requestId.slice('request-'.length))
    return subject !== `subject-${index}` || purpose !== (index % 2 === 0 ? 'CustomerCare' : 'ServiceProvision')
  })
  expect(mixed).toEqual([])
})
