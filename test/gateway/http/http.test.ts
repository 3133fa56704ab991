import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKey, loadDemoKey } from '../../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../../access/tokens/tokens.ts'
import { limits } from '../../../config.ts'
import { createReadiness, healthcheck } from '../../../gateway/readiness.ts'
import { ask, serveGateway, type TestServer } from '../small-graph.ts'

const now = () => new Date()
let dataDir: string
let key: DemoKey
let support: string
let fraud: string
let gateway: TestServer

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'http-'))
  key = await loadDemoKey(dataDir)
  support = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  fraud = await mintToken(key, { persona: 'fraud', expiresInSeconds: 600 }, now())
  gateway = await serveGateway(createDemoVerifier(key, now), {
    routes: {
      '/healthcheck': healthcheck,
      '/readiness': createReadiness([
        { name: 'neo4j', check: () => Promise.reject(new Error('bolt://secret-host:7687')) },
        { name: 'billing', check: async () => undefined },
      ]),
    },
  })
})
afterAll(async () => {
  await gateway.close()
  await rm(dataDir, { recursive: true })
})

async function raw(init: RequestInit & { readonly path?: string }) {
  const response = await fetch(new URL(init.path ?? '/graphql', gateway.url), {
    ...init,
    headers: { authorization: `Bearer ${support}`, 'x-purpose': 'CustomerCare', ...init.headers },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
}

const json = { 'content-type': 'application/json' }

describe('GraphQL over HTTP', () => {
  it('passes the audit of graphql-http', async () => {
    const results = await auditServer({
      url: gateway.url,
      fetchFn: (url: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers)
        headers.set('authorization', `Bearer ${support}`)
        headers.set('x-purpose', 'CustomerCare')
        return fetch(url, { ...init, headers })
      },
    })
    const failed = results.filter(({ status }) => status !== 'ok').map(({ name, status }) => `${status} ${name}`)
    expect(results.length).toBeGreaterThanOrEqual(61)
    expect(failed).toEqual([])
  })

  it.each([
    ['no body', { method: 'POST', headers: json }, 400],
    ['broken JSON', { method: 'POST', headers: json, body: '{' }, 400],
    ['a list', { method: 'POST', headers: json, body: '[{"query":"{ whoami }"}]' }, 400],
    ['null', { method: 'POST', headers: json, body: 'null' }, 400],
    ['a number', { method: 'POST', headers: json, body: '7' }, 400],
    ['no query', { method: 'POST', headers: json, body: '{}' }, 400],
    ['a query of the wrong type', { method: 'POST', headers: json, body: '{"query":7}' }, 400],
    [
      'variables of the wrong type',
      { method: 'POST', headers: json, body: '{"query":"{ whoami }","variables":[]}' },
      400,
    ],
    ['two byte order marks', { method: 'POST', headers: json, body: '\ufeff\ufeff{"query":"{ whoami }"}' }, 400],
    ['invalid UTF-8', { method: 'POST', headers: json, body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400],
    ['nesting 10,000 deep', { method: 'POST', headers: json, body: '['.repeat(10_000) }, 400],
    [
      'another charset',
      { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-7' }, body: '{}' },
      415,
    ],
    ['text', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ whoami }"}' }, 415],
    [
      'a form',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={whoami}' },
      415,
    ],
    [
      'multipart',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
      415,
    ],
    [
      'a body packed in a way of its own',
      { method: 'POST', headers: { ...json, 'content-encoding': 'zstd' }, body: 'x' },
      415,
    ],
    ['GET without query', { method: 'GET' }, 400],
    [
      'GET with a content-type',
      { method: 'GET', path: '/graphql?query={whoami}', headers: { 'content-type': 'message/x' } },
      415,
    ],
    ['GET with broken variables', { method: 'GET', path: '/graphql?query={whoami}&variables=x' }, 400],
    ['a mutation by GET', { method: 'GET', path: '/graphql?query=mutation{rename(id:1,name:"x"){id}}' }, 405],
    ['PUT', { method: 'PUT', headers: json, body: '{}' }, 405],
    ['an unknown type wanted', { method: 'POST', headers: { ...json, accept: 'text/css' }, body: '{}' }, 406],
    ['another path', { method: 'POST', path: '/other', headers: json, body: '{}' }, 404],
    ['a body above the limit', { method: 'POST', headers: json, body: ' '.repeat(limits.bodyBytes + 1) }, 413],
    [
      'more than 100 headers',
      {
        method: 'POST',
        headers: { ...json, ...Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`x-${i}`, '1'])) },
        body: '{}',
      },
      431,
    ],
  ] as const)('%s: JSON with a code and the id', async (_name, init, status) => {
    const { body, headers, ...answer } = await raw(init as RequestInit & { path?: string })
    expect(answer.status).toBe(status)
    expect(body.data).toBeUndefined()
    expect(body.errors[0].extensions.code).toMatch(/^(BAD_USER_INPUT|LIMIT_EXCEEDED|NOT_FOUND)$/)
    expect(body.errors[0].extensions.requestId).toBe(headers.get('x-request-id'))
    expect(answer.text).not.toMatch(/node_modules|\.ts:|at .*\(/)
  })

  it('takes a sane request id and replaces any other', async () => {
    const init = { method: 'POST', headers: { ...json, 'x-request-id': 'request-42' }, body: '{"query":"{ whoami }"}' }
    expect((await raw(init)).body.data.whoami).toContain('in request-42')
    const forged = await raw({ ...init, headers: { ...init.headers, 'x-request-id': 'a b {' } })
    expect(forged.headers.get('x-request-id')).toMatch(/^[\w.:-]{8,128}$/)
  })

  it('lets nobody keep an answer', async () => {
    const { headers } = await ask(gateway.url, support, '{ whoami }')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('purpose', () => {
  it.each([
    ['its only one without a header', () => fraud, undefined, 200, undefined],
    ['none of several', () => support, undefined, 403, 'PURPOSE_REQUIRED'],
    ['one the token lacks', () => support, 'Marketing', 403, 'FORBIDDEN'],
    ['no purpose at all', () => support, 'constructor', 403, 'FORBIDDEN'],
    ['one of the token', () => support, 'ServiceProvision', 200, undefined],
  ] as const)('%s', async (_name, token, purpose, status, code) => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token()}`, ...(purpose && { 'x-purpose': purpose }) },
      body: JSON.stringify({ query: '{ whoami }' }),
    })
    const body = await response.json()
    expect(response.status).toBe(status)
    expect(body.errors?.[0].extensions.code).toBe(code)
    expect(body.data === undefined).toBe(code !== undefined)
  })
})

describe('errors', () => {
  it('of ours are masked and logged', async () => {
    const before = gateway.faults.length
    const { status, body } = await ask(gateway.url, support, '{ fails }')
    expect(status).toBe(200)
    expect(body.data).toEqual({ fails: null })
    expect(body.errors).toMatchObject([{ path: ['fails'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
    expect(JSON.stringify(body)).not.toMatch(/MATCH|bolt|10\.0\.0/)
    expect(String(gateway.faults[before])).toContain('MATCH (n:Secret)')
  })

  it('with a code keep their text', async () => {
    const { body } = await ask(gateway.url, support, '{ refuses }')
    expect(body.errors).toMatchObject([
      {
        message: 'There is no such thing.',
        path: ['refuses'],
        extensions: { code: 'NOT_FOUND', hint: 'look elsewhere' },
      },
    ])
  })

  it('of what was withheld are one a coordinate, with the sum of all calls', async () => {
    const query = '{ a: customers(first: 3) { invoices { id } } b: customer(id: "7") { invoices { id } } }'
    const { body } = await ask(gateway.url, support, query)
    expect(body.errors).toHaveLength(1)
    expect(body.errors?.[0]).toMatchObject({
      extensions: { code: 'CONSENT_REQUIRED', coordinate: 'Customer.invoices', count: 4 },
    })
    expect(body.errors?.[0]?.path?.at(-1)).toBe('invoices')
  })

  it.each([
    ['{ customer(id: "1") { nope } }', undefined],
    ['{ customer', undefined],
    ['query A { whoami } query B { whoami }', undefined],
    ['query($id: ID!) { customer(id: $id) { name } }', {}],
  ])('of the document are the caller own: %s', async (query, variables) => {
    const { status, body } = await ask(gateway.url, support, query, variables === undefined ? {} : { variables })
    expect(status).toBe(400)
    expect(body.data).toBeUndefined()
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe('limits', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index)
  const doubling = many(25)
    .map((index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)
    .join('\n')
  it.each([
    ['depth', `query __schema { ${'a { '.repeat(12)}b${' }'.repeat(12)} }`, true],
    [
      'depth',
      `query __schema { ...__schema } fragment __schema on Query { ${'a { '.repeat(12)}b${' }'.repeat(12)} }`,
      true,
    ],
    ['nothing', 'query __schema { customer(id: "1") { strict { entries { id } } } }', false],
    [
      'aliases',
      `{ ${many(16)
        .map((index) => `a${index}: __typename`)
        .join(' ')} }`,
      true,
    ],
    [
      'rootFields',
      `{ ${many(11)
        .map(() => 'whoami')
        .join(' ')} }`,
      true,
    ],
    [
      'tokens',
      `{ ${many(2_001)
        .map(() => 'whoami')
        .join(' ')} }`,
      true,
    ],
    ['documentCharacters', `{ whoami } #${' '.repeat(15_000)}`, true],
    ['selections', `{ ...F0 }\n${doubling}\nfragment F25 on Query { __typename }`, true],
  ])('%s', async (limit, query, refused) => {
    const before = process.cpuUsage()
    const { status, body } = await ask(gateway.url, support, query)
    const { user } = process.cpuUsage(before)
    // Microseconds of work, whatever else the machine does.
    expect(user).toBeLessThan(2_000_000)
    expect(status).toBe(refused ? 400 : 200)
    if (!refused) return
    expect(
      body.errors?.some(({ extensions }) => extensions.code === 'LIMIT_EXCEEDED' && extensions.limit === limit),
    ).toBe(true)
    expect(body.data).toBeUndefined()
  })

  it('let the introspection of tools pass', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    const { status, body } = await ask(gateway.url, support, getIntrospectionQuery())
    expect(status).toBe(200)
    expect(body.errors).toBeUndefined()
  })
})

describe('checks', () => {
  it('tell that it lives, and which part is down', async () => {
    expect((await raw({ path: '/healthcheck' })).body).toEqual({ status: 'alive' })
    const { status, body } = await raw({ path: '/readiness' })
    expect(status).toBe(503)
    expect(body).toEqual({ status: 'not ready', parts: { neo4j: 'down', billing: 'up' } })
  })
})

it('refuses two authorization headers', async () => {
  const { port } = new URL(gateway.url)
  const status = await new Promise((resolve, reject) => {
    const headers = [
      'authorization',
      `Bearer ${support}`,
      'authorization',
      `Bearer ${fraud}`,
      'x-purpose',
      'CustomerCare',
      'content-type',
      'application/json',
      'host',
      'x',
    ]
    const outgoing = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    outgoing.on('error', reject)
    outgoing.end('{"query":"{ whoami }"}')
  })
  expect(status).toBe(401)
})
