import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKey, loadDemoKey } from '../../access/tokens/demo-key.ts'
import { createGatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import { createDemoVerifier, mintToken } from '../../access/tokens/tokens.ts'
import { withBreaker } from '../../gateway/subgraph-calls/circuit-breaker.ts'
import { callOverHttp } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { ask, gatewayKeys, inProcess, serveGateway } from './small-graph.ts'

const now = () => new Date()
const tokens = createGatewayTokens(gatewayKeys, now)
const ends: (() => Promise<void> | void)[] = []
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let key: DemoKey
let token: string

beforeAll(async () => {
  folder = await temporaryFolder()
  key = await loadDemoKey(folder.path)
  token = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
})
afterAll(() => folder.remove())
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** Billing's place on the network: it counts who comes and does with them what `behaviour` says. */
async function serveBilling(behaviour: RequestListener) {
  const billing = { behaviour, requests: 0 }
  const server = createServer((request, response) => {
    billing.requests++
    billing.behaviour(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { billing, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }
}

async function serve(
  url: string,
  timeoutMs: number,
  breaker = { leastCalls: 1_000, resetMs: 200 },
  firstTimeoutMs = timeoutMs,
) {
  const settings = { tokens, timeoutMs, firstTimeoutMs }
  const { call, isOpen, stop } = withBreaker('billing', callOverHttp('billing', url, settings), breaker)
  ends.push(stop)
  const gateway = await serveGateway(createDemoVerifier(key, now), { calls: { ...inProcess, billing: call } })
  ends.push(gateway.close)
  return { gateway, isOpen }
}

const never: RequestListener = () => undefined
const hangsUp = (request: IncomingMessage) => request.socket.destroy()
const answers: RequestListener = (_request, response) =>
  response
    .setHeader('content-type', 'application/json')
    .end('{"data":{"_entities":[{"__typename":"Customer","balance":7}]}}')
const balance = '{ customer(id: "1") { name balance } }'

const partial = {
  data: { customer: { name: 'Name of 1', balance: null } },
  errors: [{ path: ['customer', 'balance'], extensions: { code: 'SERVICE_UNAVAILABLE', subgraph: 'billing' } }],
}

describe('a subgraph that does not answer', () => {
  it('costs its own fields, by an error with path and name, once the time is over', async () => {
    const { billing, url } = await serveBilling(never)
    const { gateway } = await serve(url, 100)
    const { status, body } = await ask(gateway.url, token, balance)
    expect([status, body]).toMatchObject([200, partial])
    // A second wait would be as long as the first.
    expect(billing.requests).toBe(1)
  })

  it('holds up nobody who does not ask it', async () => {
    const { url } = await serveBilling(never)
    const { gateway } = await serve(url, 30_000)
    const controller = new AbortController()
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-purpose': 'CustomerCare' },
    }
    const held = fetch(gateway.url, {
      ...init,
      body: JSON.stringify({ query: balance }),
      signal: controller.signal,
    }).catch(() => 'held to the end')
    const others = Array.from({ length: 100 }, () => ask(gateway.url, token, '{ customer(id: "1") { name } }'))
    for (const { body } of await Promise.all(others)) expect(body.errors).toBeUndefined()
    controller.abort()
    expect(await held).toBe('held to the end')
  })

  it('is not asked any more, then tried once, then asked again', async () => {
    const { billing, url } = await serveBilling(hangsUp)
    const { gateway, isOpen } = await serve(url, 1_000, { leastCalls: 4, resetMs: 2_000 })
    for (let i = 0; i < 4; i++) expect((await ask(gateway.url, token, balance)).body).toMatchObject(partial)
    expect(isOpen()).toBe(true)
    const asked = billing.requests
    for (let i = 0; i < 20; i++) expect((await ask(gateway.url, token, balance)).body).toMatchObject(partial)
    expect(billing.requests).toBe(asked)
    billing.behaviour = answers
    await new Promise((resolve) => setTimeout(resolve, 2_050))
    for (let i = 0; i < 3; i++)
      expect((await ask(gateway.url, token, balance)).body.data).toEqual({
        customer: { name: 'Name of 1', balance: 7 },
      })
    expect(isOpen()).toBe(false)
  })

  it('without a breaker would be asked each time', async () => {
    const { billing, url } = await serveBilling(hangsUp)
    const { gateway } = await serve(url, 1_000)
    for (let i = 0; i < 6; i++) await ask(gateway.url, token, balance)
    expect(billing.requests).toBe(12)
  })
})

describe('a subgraph that has just started', () => {
  const whole = { customer: { name: 'Name of 1', balance: 7 } }
  const late: RequestListener = (request, response) => {
    setTimeout(() => answers(request, response), 400)
  }

  async function shown(gatewayUrl: string, query: string) {
    const { data, errors } = (await ask(gatewayUrl, token, query)).body
    return [data, errors]
  }

  it('has the time of a whole request for a query that it answers first, and the usual time after that', async () => {
    const { billing, url } = await serveBilling(late)
    const { gateway } = await serve(url, 100, undefined, 30_000)
    expect(await shown(gateway.url, balance)).toEqual([whole, undefined])
    expect((await ask(gateway.url, token, balance)).body).toMatchObject(partial)
    // Another query has plans of its own.
    expect(await shown(gateway.url, '{ customer(id: "1") { balance } }')).toEqual([
      { customer: { balance: 7 } },
      undefined,
    ])
    billing.behaviour = answers
    expect(await shown(gateway.url, balance)).toEqual([whole, undefined])
  })

  it('would cost its fields each time: the control', async () => {
    const { url } = await serveBilling(late)
    const { gateway } = await serve(url, 100)
    for (let i = 0; i < 2; i++) expect((await ask(gateway.url, token, balance)).body).toMatchObject(partial)
  })
})

describe('a broken connection', () => {
  it('costs a query nothing: it is sent once more, with a token of its own', async () => {
    const seen = new Set<unknown>()
    const { billing, url } = await serveBilling((request, response) => {
      seen.add(request.headers.authorization)
      if (seen.size === 1) hangsUp(request)
      else answers(request, response)
    })
    const { gateway } = await serve(url, 1_000)
    expect((await ask(gateway.url, token, balance)).body.data).toEqual({ customer: { name: 'Name of 1', balance: 7 } })
    expect([billing.requests, seen.size]).toEqual([2, 2])
  })

  it('is no reason to send a mutation twice', async () => {
    const { billing, url } = await serveBilling(hangsUp)
    const call = callOverHttp('identity', url, { tokens, timeoutMs: 1_000 })
    const gateway = await serveGateway(createDemoVerifier(key, now), { calls: { ...inProcess, identity: call } })
    ends.push(gateway.close)
    const { status, headers, body } = await ask(gateway.url, token, 'mutation { rename(id: "1", name: "x") { id } }')
    expect([status, headers.get('retry-after'), billing.requests]).toEqual([503, '1', 1])
    expect(body.data).toBeUndefined()
  })
})
