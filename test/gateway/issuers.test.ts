import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemoteJWKSet, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { keysBelievedMs } from '../../access/tokens/issuer-keys.ts'
import { createIssuerVerifier } from '../../access/tokens/tokens.ts'

const now = () => new Date()
const claims = { client_id: 'app', scope: 'customer:read', purposes: ['CustomerCare'] }

interface TestKey {
  readonly alg: string
  readonly jwk: JWK
  readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
}

async function makeKey(kid: string, alg: 'RS256' | 'ES256' | 'EdDSA'): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } }
}

function issue({ alg, jwk, privateKey }: TestKey, more: Record<string, unknown> = {}, kid = jwk.kid) {
  return new SignJWT({ iss: 'https://one.example', aud: 'api', sub: 'somebody', ...claims, ...more })
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
    .setExpirationTime(Math.floor(Date.now() / 1000) + 3600)
    .sign(privateKey)
}

/** An issuer whose keys and health the test decides. */
async function startIssuer(...keys: TestKey[]) {
  const state = { keys, isDown: false, asked: 0 }
  const server = createServer((_request, response) => {
    state.asked++
    response.statusCode = state.isDown ? 500 : 200
    response.end(JSON.stringify({ keys: state.keys.map(({ jwk }) => jwk) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
  return Object.assign(state, { url, close: () => new Promise((resolve) => server.close(resolve)) })
}

let rsa: TestKey
let ec: TestKey
let ed: TestKey
let one: Awaited<ReturnType<typeof startIssuer>>
let two: Awaited<ReturnType<typeof startIssuer>>

beforeAll(async () => {
  rsa = await makeKey('rsa', 'RS256')
  ec = await makeKey('ec', 'ES256')
  ed = await makeKey('ed', 'EdDSA')
  one = await startIssuer(rsa, ec)
  two = await startIssuer(ed)
})
afterAll(async () => {
  await one.close()
  await two.close()
})
afterEach(() => {
  vi.useRealTimers()
  Object.assign(one, { keys: [rsa, ec], isDown: false, asked: 0 })
})

function verifier() {
  return createIssuerVerifier(
    [
      { jwksUrl: one.url, issuer: 'https://one.example', audience: 'api' },
      { jwksUrl: two.url, issuer: 'https://two.example', audience: 'api' },
    ],
    now,
  )
}

const unauthenticated = { extensions: { code: 'UNAUTHENTICATED' } }
const unavailable = { extensions: { code: 'SERVICE_UNAVAILABLE' } }

describe('several issuers', () => {
  it('are believed by RS256, ES256 and EdDSA, each by its own keys alone', async () => {
    const verify = verifier()
    expect(await verify(await issue(rsa))).toMatchObject({ subject: 'somebody', issuer: 'https://one.example' })
    expect(await verify(await issue(ec))).toMatchObject({ subject: 'somebody' })
    expect(await verify(await issue(ed, { iss: 'https://two.example' }))).toMatchObject({ subject: 'somebody' })
    await expect(verify(await issue(ed))).rejects.toMatchObject(unauthenticated)
    await expect(verify(await issue(rsa, { iss: 'https://two.example' }))).rejects.toMatchObject(unauthenticated)
    await expect(verify(await issue(rsa, { iss: 'https://three.example' }))).rejects.toMatchObject(unauthenticated)
    await expect(verify(await issue(rsa, { iss: undefined }))).rejects.toMatchObject(unauthenticated)
  })

  it.each([
    ['of another audience', { aud: 'shop' }],
    ['of several, ours not among them', { aud: ['shop', 'api2'] }],
    ['that is an ID token by its nonce', { nonce: 'n' }],
    ['that is an ID token by its hash', { at_hash: 'h' }],
    ['whose audience is its own client', { aud: ['api'], client_id: 'api', at_hash: 'h' }],
  ])('refuse a token %s', async (_name, more) => {
    await expect(verifier()(await issue(rsa, more))).rejects.toMatchObject(unauthenticated)
  })
})

describe('key rotation', () => {
  it('refuses nobody while old and new keys overlap', async () => {
    const verify = verifier()
    const next = await makeKey('next', 'EdDSA')
    const tokens: (() => Promise<string>)[] = []
    // The old key signs, then both, then the new one alone: 1,000 tokens, each another.
    for (let index = 0; index < 1_000; index++) {
      const key = index < 300 ? ec : index < 700 && index % 2 === 0 ? ec : next
      tokens.push(() => issue(key, { jti: String(index) }))
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    let refused = 0
    for (const [index, make] of tokens.entries()) {
      // Published before it is used, and a cooldown after the keys were first asked for.
      if (index === 250) one.keys = [rsa, ec, next]
      if (index === 250) vi.setSystemTime(Date.now() + 31_000)
      await verify(await make()).catch(() => refused++)
    }
    expect(refused).toBe(0)
    expect(one.asked).toBe(2)
  })

  it('is what lets the new key in: without publishing it, it is refused', async () => {
    const stranger = await makeKey('next', 'EdDSA')
    await expect(verifier()(await issue(stranger))).rejects.toMatchObject(unauthenticated)
  })
})

describe('an issuer that is down', () => {
  it('is believed by its last keys for ten minutes, then nobody gets in', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const verify = verifier()
    await verify(await issue(ec))
    one.isDown = true
    vi.setSystemTime(Date.now() + keysBelievedMs - 1_000)
    expect(await verify(await issue(ec, { jti: '2' }))).toMatchObject({ subject: 'somebody' })
    vi.setSystemTime(Date.now() + 2_000)
    await expect(verify(await issue(ec, { jti: '3' }))).rejects.toMatchObject(unavailable)
    one.isDown = false
    vi.setSystemTime(Date.now() + 3_000)
    expect(await verify(await issue(ec, { jti: '4' }))).toMatchObject({ subject: 'somebody' })
  })

  it('is asked once in 30 s, however many unknown kids come', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const verify = verifier()
    await verify(await issue(ec))
    one.isDown = true
    vi.setSystemTime(Date.now() + 31_000)
    one.asked = 0
    for (let index = 0; index < 20; index++) {
      vi.setSystemTime(Date.now() + 1_000)
      await verify(await issue(ec, { jti: `u${index}` }, `kid-${index}/../../etc`)).catch(() => undefined)
    }
    expect(one.asked).toBe(1)
    // What is in use still passes.
    expect(await verify(await issue(ec, { jti: 'known' }))).toMatchObject({ subject: 'somebody' })
  })

  it('would be asked for each of them by the library alone', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const verify = createIssuerVerifier([{ jwksUrl: one.url, issuer: null, audience: null }], now, (url) =>
      createRemoteJWKSet(new URL(url)),
    )
    await verify(await issue(ec))
    one.isDown = true
    vi.setSystemTime(Date.now() + 31_000)
    one.asked = 0
    for (let index = 0; index < 5; index++)
      await verify(await issue(ec, { jti: `u${index}` }, `kid-${index}`)).catch(() => undefined)
    expect(one.asked).toBe(5)
  })
})
