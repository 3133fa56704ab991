import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKey, loadDemoKey } from '../../access/tokens/demo-key.ts'
import { createGatewayTokens, type GatewayClaims } from '../../access/tokens/gateway-tokens.ts'
import { createDemoVerifier, mintToken } from '../../access/tokens/tokens.ts'
import { ask, gatewayKeys, serveGateway, serveRemote, type TestServer } from './small-graph.ts'

const now = () => new Date()
let dataDir: string
let key: DemoKey
let token: string
let remote: Awaited<ReturnType<typeof serveRemote>>
let near: TestServer
let far: TestServer

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'remote-'))
  key = await loadDemoKey(dataDir)
  token = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  remote = await serveRemote()
  near = await serveGateway(createDemoVerifier(key, now))
  far = await serveGateway(createDemoVerifier(key, now), { calls: remote.calls })
})
afterAll(async () => {
  await near.close()
  await far.close()
  await remote.close()
  await rm(dataDir, { recursive: true })
})

/** The same text for the same content, whatever the order of keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

describe('in process and over HTTP', () => {
  it.each([
    '{ whoami }',
    '{ customer(id: "1") { id name balance invoices { id total } timeline { __typename id ... on Visit { page } ... on Invoice { total } } } }',
    '{ a: customers(first: 3) { name invoices { id } } b: customer(id: "9") { invoices { id } balance } }',
    '{ customer(id: "1") { strict { entries { id total } } loose { id total } } }',
    '{ fails refuses whoami }',
    'mutation { rename(id: "1", name: "New") { name balance } }',
    '{ customer(id: "1") { nope } }',
    'query($id: ID!) { customer(id: $id) { name } }',
  ])('the bytes are the same: %s', async (query) => {
    const headers = { 'x-request-id': 'the-same-request' }
    const [here, there] = await Promise.all([near, far].map(({ url }) => ask(url, token, query, { headers })))
    expect(sorted(there?.body)).toBe(sorted(here?.body))
    expect(there?.status).toBe(here?.status)
  })

  it('a later call of a mutation sees the bookmark of its write', async () => {
    const query = 'mutation { rename(id: "1", name: "New") { balance } }'
    for (const { url } of [near, far])
      expect((await ask(url, token, query)).body).toMatchObject({ data: { rename: { balance: 1 } } })
  })

  it('100 callers at once are never mixed up', async () => {
    const names = await Promise.all(
      Array.from({ length: 100 }, async (_item, index) => {
        const purpose = index % 2 === 0 ? 'CustomerCare' : 'ServiceProvision'
        const headers = { 'x-request-id': `request-${index}`, 'x-purpose': purpose, 'x-viewer': 'somebody else' }
        return (await ask(far.url, token, '{ whoami }', { headers })).body.data?.whoami
      }),
    )
    expect(names).toEqual(
      names.map(
        (_name, index) =>
          `demo-support for ${index % 2 === 0 ? 'CustomerCare' : 'ServiceProvision'} in request-${index}`,
      ),
    )
  })
})

describe('a subgraph server', () => {
  const claims: GatewayClaims = {
    viewer: {
      subject: 's',
      clientId: 'c',
      scopes: new Set(['customer:read']),
      purposes: ['CustomerCare'],
      sources: null,
      customerId: null,
    },
    purpose: 'CustomerCare',
    requestId: 'request-1',
    bookmarks: [],
  }
  const body = JSON.stringify({ query: '{ whoami }' })
  const tokens = createGatewayTokens(gatewayKeys, now)

  async function post(
    authorization: string | null,
    text: string,
    name = 'identity',
    path = '/graphql',
    method = 'POST',
  ) {
    const headers = { 'content-type': 'application/json', ...(authorization !== null && { authorization }) }
    const init = method === 'GET' ? { headers } : { headers, body: text }
    const response = await fetch(new URL(path, remote.urls[name]), { method, ...init })
    return { status: response.status, text: await response.text() }
  }

  it('answers the gateway', async () => {
    const { status, text } = await post(`Bearer ${await tokens.mint('identity', claims, body)}`, body)
    expect(status).toBe(200)
    expect(JSON.parse(text).data.whoami).toBe('s for CustomerCare in request-1')
  })

  it('takes the second key too', async () => {
    const second = createGatewayTokens(gatewayKeys.slice(1), now)
    expect((await post(`Bearer ${await second.mint('identity', claims, body)}`, body)).status).toBe(200)
  })

  it.each<[string, () => Promise<string | null> | null, string]>([
    ['unsigned', () => null, body],
    ['unsigned introspection', () => null, '{"query":"{ __schema { queryType { name } } }"}'],
    ['unsigned _service', () => null, '{"query":"{ _service { sdl } }"}'],
    ['a caller token', async () => token, body],
    ['for another subgraph', () => tokens.mint('billing', claims, body), body],
    ['another body', () => tokens.mint('identity', claims, body), body.replace('whoami', 'fails ')],
    [
      'extensions added',
      () => tokens.mint('identity', claims, body),
      body.replace('}"', '}","extensions":{}').replace('{}}', '{}}'),
    ],
    [
      'old',
      () => createGatewayTokens(gatewayKeys, () => new Date(Date.now() - 60_000)).mint('identity', claims, body),
      body,
    ],
    ['an unknown key', () => createGatewayTokens(['x'.repeat(40)], now).mint('identity', claims, body), body],
  ])('refuses with 401 what is %s', async (_name, make, text) => {
    const made = await make()
    const answer = await post(made === null ? null : `Bearer ${made}`, text)
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(answer.text).not.toContain('data')
  })

  it('refuses the same request a second time', async () => {
    const signed = `Bearer ${await tokens.mint('identity', claims, body)}`
    expect((await post(signed, body)).status).toBe(200)
    expect((await post(signed, body)).status).toBe(401)
  })

  it.each([
    ['broken JSON', '{', 'POST', '/graphql', 400],
    ['another path', '{}', 'POST', '/nope', 404],
    ['GET', '', 'GET', '/graphql?query={__typename}', 404],
    ['a wrong document', '{"query":"{ nope }"}', 'POST', '/graphql', 400],
  ] as const)('answers %s with JSON and a code', async (_name, text, method, path, status) => {
    const answer = await post(`Bearer ${await tokens.mint('identity', claims, text)}`, text, 'identity', path, method)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text).errors[0].extensions.code).toMatch(/^(BAD_USER_INPUT|NOT_FOUND)$/)
    expect(answer.text).not.toMatch(/node_modules|\.ts:/)
  })

  it('tells by its health check that it lives and nothing else', async () => {
    expect(await post(null, '', 'identity', '/healthcheck', 'GET')).toEqual({ status: 200, text: '{"status":"alive"}' })
  })

  it('does not start with a short key', () => {
    expect(() => createGatewayTokens(['secret'], now)).toThrow('at least 32 characters')
    expect(() => createGatewayTokens([], now)).toThrow('at least 32 characters')
  })
})

it('names a remote subgraph that is gone, and answers the rest', async () => {
  const other = await serveRemote()
  const gateway = await serveGateway(createDemoVerifier(key, now), { calls: other.calls })
  try {
    await other.servers.billing?.close()
    const { status, body } = await ask(gateway.url, token, '{ customer(id: "1") { name balance } }')
    expect(status).toBe(200)
    expect(body.data).toEqual({ customer: { name: 'Name of 1', balance: null } })
    expect(body.errors).toMatchObject([
      { path: ['customer', 'balance'], extensions: { code: 'SERVICE_UNAVAILABLE', subgraph: 'billing' } },
    ])
    expect(JSON.stringify(body)).not.toContain('127.0.0.1')
  } finally {
    await gateway.close()
    await other.close()
  }
})
