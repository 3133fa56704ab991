import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKey, loadDemoKey } from '../../access/tokens/demo-key.ts'
import { checkTokenTimes } from '../../access/tokens/token-times.ts'
import { createDemoVerifier, createIssuerVerifier, mintToken } from '../../access/tokens/tokens.ts'
import type { SubgraphCall } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { inProcess, serveGateway, type TestServer } from './small-graph.ts'

const now = () => new Date()
const seconds = () => Math.floor(Date.now() / 1000)
let dataDir: string
let key: DemoKey
let gateway: TestServer
/** Calls of a subgraph: what no bad token may cause, since only they lead to Cypher. */
let calls = 0
const counted = Object.fromEntries(
  Object.entries(inProcess).map(([name, call]): [string, SubgraphCall] => [
    name,
    (request, context) => {
      calls++
      return call(request, context)
    },
  ]),
)

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tokens-'))
  key = await loadDemoKey(dataDir)
  gateway = await serveGateway(createDemoVerifier(key, now), { calls: counted })
})
afterAll(async () => {
  await gateway.close()
  await rm(dataDir, { recursive: true })
})

const good = {
  iss: 'federated-customer-graph/demo',
  aud: 'federated-customer-graph',
  sub: 'somebody',
  client_id: 'test',
  scope: 'customer:read',
  purposes: ['CustomerCare'],
}

function sign(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  expires: number = seconds() + 60,
) {
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, ...header })
    .setExpirationTime(expires)
    .sign(key.privateKey)
}

async function send(authorization: string | undefined, path = '') {
  const response = await fetch(gateway.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: '{"query":"{ whoami }"}',
  })
  return { status: response.status, challenge: response.headers.get('www-authenticate'), body: await response.json() }
}

describe('a good token', () => {
  it.each(['Bearer ', 'bearer ', 'BEARER ', 'Bearer   '])('is taken behind "%s"', async (scheme) => {
    const { status, body } = await send(scheme + (await sign()))
    expect(body).toMatchObject({ data: { whoami: expect.any(String) } })
    expect(status).toBe(200)
  })
})

describe('a bad token', () => {
  const other = generateKeyPair('EdDSA', { crv: 'Ed25519' })
  it.each<[string, () => Promise<string | undefined> | string | undefined]>([
    ['none at all', () => undefined],
    ['empty', () => 'Bearer '],
    ['no JWT', () => 'Bearer abc'],
    ['another scheme', async () => `Basic ${await sign()}`],
    ['no space behind the scheme', async () => `Bearer${await sign()}`],
    ['two schemes', async () => `Bearer Bearer ${await sign()}`],
    ['alg none', () => `Bearer ${new UnsecuredJWT(good).setExpirationTime('1m').encode()}`],
    [
      'HS256 with the public key as secret',
      async () => {
        const secret = new TextEncoder().encode(await exportSPKI(key.publicKey))
        const token = new SignJWT(good).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' }).setExpirationTime('1m')
        return `Bearer ${await token.sign(secret)}`
      },
    ],
    [
      'another key',
      async () => {
        const { privateKey } = await other
        const token = new SignJWT(good).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' }).setExpirationTime('1m')
        return `Bearer ${await token.sign(privateKey)}`
      },
    ],
    [
      'its own key in the header',
      async () => {
        const { privateKey, publicKey } = await other
        const jwk = await exportJWK(publicKey)
        const header = { alg: 'EdDSA', typ: 'at+jwt', jwk }
        return `Bearer ${await new SignJWT(good).setProtectedHeader(header).setExpirationTime('1m').sign(privateKey)}`
      },
    ],
    ['expired', async () => `Bearer ${await sign({}, {}, seconds() - 120)}`],
    ['not yet valid', async () => `Bearer ${await sign({ nbf: seconds() + 120 })}`],
    ['another issuer', async () => `Bearer ${await sign({ iss: 'https://evil.example' })}`],
    ['another audience', async () => `Bearer ${await sign({ aud: ['other'] })}`],
    ['an ID token', async () => `Bearer ${await sign({}, { typ: 'JWT' })}`],
    [
      'an unknown critical header',
      async () =>
        `Bearer ${(await sign()).replace(/^[^.]+/, Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: 'at+jwt', crit: ['x'], x: 1 })).toString('base64url'))}`,
    ],
    ['no subject', async () => `Bearer ${await sign({ sub: undefined })}`],
    ['no purposes', async () => `Bearer ${await sign({ purposes: undefined })}`],
    ['scope as a list', async () => `Bearer ${await sign({ scope: ['customer:read'] })}`],
    ['sources as text', async () => `Bearer ${await sign({ sources: 'crm' })}`],
    [
      'a changed claim',
      async () =>
        `Bearer ${(await sign()).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...good, sub: 'somebody-else', exp: seconds() + 60 })).toString('base64url')}.`)}`,
    ],
    ['too long', async () => `Bearer ${await sign({ more: 'x'.repeat(9_000) })}`],
    ['an unknown kid', async () => `Bearer ${await sign({}, { kid: 'other' })}`],
    ['a path for a kid', async () => `Bearer ${await sign({}, { kid: '../../demo-key.json' })}`],
    ['no kid', async () => `Bearer ${await sign({}, { kid: undefined })}`],
    ...['jku', 'x5u'].map((name): [string, () => Promise<string>] => [
      `its keys' address in ${name}`,
      async () => {
        const { privateKey } = await other
        const header = { alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, [name]: 'https://evil.example/keys' }
        return `Bearer ${await new SignJWT(good).setProtectedHeader(header).setExpirationTime('1m').sign(privateKey)}`
      },
    ]),
    ['an audience that only begins like ours', async () => `Bearer ${await sign({ aud: `${good.aud}/other` })}`],
    ['a list of audiences without ours', async () => `Bearer ${await sign({ aud: [`${good.aud} `, ''] })}`],
    ['no issuer', async () => `Bearer ${await sign({ iss: undefined })}`],
    ['an empty subject', async () => `Bearer ${await sign({ sub: '' })}`],
    ['a customer of no id', async () => `Bearer ${await sign({ customer_id: '' })}`],
    ['no client', async () => `Bearer ${await sign({ client_id: undefined })}`],
    [
      'no expiry',
      async () =>
        `Bearer ${await new SignJWT(good).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid }).sign(key.privateKey)}`,
    ],
    ['no signature', async () => `Bearer ${(await sign()).replace(/[^.]+$/, '')}`],
    ['two in one', async () => `Bearer ${await sign()}, Bearer ${await sign()}`],
  ])('%s: 401, a challenge and no data', async (_name, make) => {
    calls = 0
    const { status, challenge, body } = await send(await make())
    expect(calls).toBe(0)
    expect(status).toBe(401)
    expect(challenge).toContain('Bearer')
    expect(body.data).toBeUndefined()
    expect(body.errors).toHaveLength(1)
    expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })

  it.each([
    ['an expiry in the year 9999', () => sign({}, {}, 253_402_300_799), 'lives longer than 86400 seconds'],
    ['an expiry beyond all numbers', () => sign({}, {}, 1e300), 'exp of the token is not a whole number'],
    ['an expiry in milliseconds', () => sign({}, {}, Date.now()), 'lives longer'],
    ['an old issue and a late expiry', () => sign({ iat: seconds() - 40 * 86_400 }), 'lives longer'],
    ['a day and an hour from its issue', () => sign({ iat: seconds() }, {}, seconds() + 90_000), 'lives longer'],
    ['an issue in the future', () => sign({ iat: seconds() + 120 }), 'issued in the future (iat)'],
    // It would move the end of its life along.
    [
      'an issue in the future that hides its length',
      () => sign({ iat: 253_402_300_000 }, {}, 253_402_300_799),
      'issued in the future (iat)',
    ],
    ['a broken issue', () => sign({ iat: seconds() + 0.5 }), 'iat of the token is not a whole number'],
    ['a broken expiry', () => sign({}, {}, seconds() + 60.5), 'exp of the token is not a whole number'],
    ['a broken beginning', () => sign({ nbf: 0.5 }), 'nbf of the token is not a whole number'],
    ['a beginning in the future', () => sign({ nbf: seconds() + 120 }), 'not valid yet (nbf)'],
  ])('%s: 401 and what is wrong with it', async (_name, make, message) => {
    const { status, body } = await send(`Bearer ${await make()}`)
    expect(status).toBe(401)
    expect(body.errors[0].message).toContain(message)
  })

  it('a day from its issue is not too long, and a longer life can be allowed', async () => {
    const verify = createDemoVerifier(key, now)
    const day = await sign({ iat: seconds() }, {}, seconds() + 86_400)
    expect(await verify(day)).toMatchObject({ subject: 'somebody' })
    const times = { iat: 0, exp: 90_000 }
    const rules = { nowSeconds: 0, toleranceSeconds: 30 }
    expect(() => checkTokenTimes(times, { ...rules, longestSeconds: 86_400 })).toThrow('lives longer')
    expect(() => checkTokenTimes(times, { ...rules, longestSeconds: 90_000 })).not.toThrow()
  })

  it('in the query string is not looked at', async () => {
    expect((await send(undefined, `?access_token=${await sign()}`)).status).toBe(401)
  })

  it('the good one passes, within 30 s of clock skew too', async () => {
    const ask = async (token: string) =>
      (
        await fetch(gateway.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: '{"query":"{ whoami }"}',
        })
      ).status
    calls = 0
    expect(await ask(await sign())).toBe(200)
    expect(calls).toBe(1)
    expect(await ask(await sign({}, {}, seconds() - 20))).toBe(200)
    expect(await ask(await sign({ nbf: seconds() + 20 }))).toBe(200)
  })
})

describe('a known token', () => {
  it('is believed until it expires, at most a minute', async () => {
    let at = new Date()
    const verify = createDemoVerifier(key, () => at)
    const token = await mintToken(key, { persona: 'support', expiresInSeconds: 20 }, at)
    const viewer = await verify(token)
    expect(await verify(token)).toBe(viewer)
    at = new Date(at.getTime() + 120_000)
    await expect(verify(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
  })

  it('carries persona, sources and customer', async () => {
    const verify = createDemoVerifier(key, now)
    const partner = { persona: 'partner', sources: ['crm'], expiresInSeconds: 60 } as const
    expect(await verify(await mintToken(key, partner, now()))).toMatchObject({
      clientId: 'demo-partner',
      sources: ['crm'],
      purposes: ['ServiceProvision', 'Marketing'],
      customerId: null,
    })
    const customer = { persona: 'customer', customerId: 'C1', expiresInSeconds: 60 } as const
    expect(await verify(await mintToken(key, customer, now()))).toMatchObject({ subject: 'C1', customerId: 'C1' })
  })
})

describe('the demo key', () => {
  it('is one key however many processes start at once, for its owner only', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'key-'))
    try {
      const keys = await Promise.all(Array.from({ length: 8 }, () => loadDemoKey(directory)))
      expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1)
      expect((await stat(join(directory, 'demo-key.json'))).mode & 0o777).toBe(0o600)
      expect(await readdir(directory)).toEqual(['demo-key.json'])
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})

describe('a key file that others may read', () => {
  it.each([0o644, 0o640, 0o604, 0o666])('of mode %o is closed to them when it is read', async (mode) => {
    const directory = await mkdtemp(join(tmpdir(), 'key-'))
    const file = join(directory, 'demo-key.json')
    try {
      const { kid } = await loadDemoKey(directory)
      await chmod(file, mode)
      expect((await stat(file)).mode & 0o077).not.toBe(0)
      expect((await loadDemoKey(directory)).kid).toBe(kid)
      expect((await stat(file)).mode & 0o777).toBe(0o600)
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})

describe('an issuer', () => {
  it('is believed by its published keys, asked once for many; unreachable is no 401', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }
    await importJWK(jwk)
    let asked = 0
    const server = createServer((_request, response) => {
      asked++
      response.end(JSON.stringify({ keys: [jwk] }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
    const issue = (kid: string) =>
      new SignJWT({ ...good, iss: 'https://issuer.example', aud: 'api' })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setExpirationTime('1m')
        .sign(privateKey)
    const verify = createIssuerVerifier([{ jwksUrl, issuer: 'https://issuer.example', audience: 'api' }], now)
    expect(await verify(await issue('one'))).toMatchObject({ subject: 'somebody' })
    for (let index = 0; index < 5; index++)
      await expect(verify(await issue(`unknown-${index}`))).rejects.toMatchObject({
        extensions: { code: 'UNAUTHENTICATED' },
      })
    expect(asked).toBe(1)
    await new Promise((resolve) => server.close(resolve))
    const late = createIssuerVerifier([{ jwksUrl, issuer: null, audience: null }], now)
    await expect(late(await issue('one'))).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
  })
})

describe('a token bounded to sources', () => {
  const verify = async (claims: Record<string, unknown>) => createDemoVerifier(key, now)(await sign(claims))

  it.each([
    'identifier',
    'correction',
    'consent-api',
    'identity',
    'anomaly-rules',
  ])('is refused if it names %s, under which the product itself writes', async (name) => {
    const refused = {
      message: expect.stringContaining(`\`${name}\`, which is reserved for`),
      extensions: { code: 'UNAUTHENTICATED' },
    }
    await expect(verify({ sources: ['crm', name] })).rejects.toMatchObject(refused)
    await expect(verify({ record: { source: name, id: 'EMAIL:a@x.io' } })).rejects.toMatchObject(refused)
    const { status, body } = await send(`Bearer ${await sign({ sources: [name] })}`)
    expect([status, body]).toMatchObject([401, { errors: [{ message: expect.stringContaining('reserved') }] }])
  })

  it('is taken if it names systems: the control', async () => {
    const viewer = await verify({ sources: ['crm', 'identifiers'], record: { source: 'crm', id: '1' } })
    expect(viewer).toMatchObject({ sources: ['crm', 'identifiers'], record: 'crm:1' })
  })
})
