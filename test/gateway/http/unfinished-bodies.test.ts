import { once } from 'node:events'
import { type ClientRequest, request as send } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { Viewer } from '../../../access/viewer.ts'
import { createLoadGate, type LoadGate, withLoadGate } from '../../../gateway/http/load-gate.ts'
import { until } from '../../harness/until.ts'
import { serveGateway, type TestServer } from '../small-graph.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const body = JSON.stringify({ query: '{ whoami }' })
/** The bearer's own name. */
const verifyToken = async (token: string): Promise<Viewer> => ({
  ...{ subject: token, clientId: 'app', scopes: new Set<string>(), purposes: ['CustomerCare'] },
  ...{ sources: null, customerId: null },
})

async function serve(gate: LoadGate): Promise<TestServer> {
  const server = await serveGateway(verifyToken, { wrap: (listener) => withLoadGate(listener, gate, () => 'id') })
  ends.push(server.close)
  return server
}

const headers = (caller: string) => ({
  ...{ 'content-type': 'application/json', 'content-length': String(body.length) },
  authorization: `Bearer ${caller}`,
})

/** Sends everything but the last character. */
async function begin(url: string, caller: string): Promise<ClientRequest> {
  const request = send(url, { method: 'POST', headers: headers(caller), agent: false })
  ends.push(() => request.destroy())
  request.on('error', () => undefined)
  request.write(body.slice(0, -1))
  await once(request, 'socket')
  return request
}

async function statusOf(request: ClientRequest): Promise<number | undefined> {
  const answered = once(request, 'response')
  request.end(body.slice(-1))
  const [response] = await answered
  response.resume()
  return response.statusCode
}

const ask = (url: string, caller: string) =>
  fetch(url, { method: 'POST', headers: { ...headers(caller), connection: 'close' }, body })

/** Counts the places that were asked for. */
function counting(gate: LoadGate) {
  const count = { asked: 0 }
  const ask: LoadGate['ask'] = (...parts) => {
    count.asked++
    gate.ask(...parts)
  }
  return { count, gate: { ...gate, ask } }
}

it('requests whose bodies have not arrived take no place from others, and are answered once they have', async () => {
  const gate = createLoadGate({ most: 2, least: 2, queueMs: 20 })
  const { url } = await serve(gate)
  const unfinished = await Promise.all(Array.from({ length: 20 }, () => begin(url, 'slow')))
  await until(() => gate.state().underWay === 0)
  for (let i = 0; i < 5; i++) expect((await ask(url, 'quick')).status).toBe(200)
  for (const request of unfinished) expect(await statusOf(request)).toBe(200)
  await until(() => gate.state().underWay === 0)
  expect(gate.state()).toMatchObject({ bound: 2, waiting: 0, shed: 0 })
})

it('one that finishes while the server is overloaded is refused like any other', async () => {
  const gate = createLoadGate({ most: 1, least: 1, queueMs: 20 })
  const { url } = await serve(gate)
  const late = await begin(url, 'slow')
  await until(() => gate.state().underWay === 0)
  const leaving = Promise.withResolvers<() => void>()
  gate.ask(
    ({ over }) => leaving.resolve(over),
    () => undefined,
  )
  const leave = await leaving.promise
  expect(await statusOf(late)).toBe(503)
  // The control: with a place, the same request is answered.
  leave()
  await sleep(1_100)
  expect((await ask(url, 'slow')).status).toBe(200)
})

it('one that ends before its body arrived leaves nothing behind', async () => {
  const gate = createLoadGate({ most: 2, least: 2, queueMs: 20 })
  const { url } = await serve(gate)
  for (let i = 0; i < 300; i++) (await begin(url, 'slow')).destroy()
  expect((await ask(url, 'slow')).status).toBe(200)
  await until(() => gate.state().underWay === 0)
})

it('one caller keeps no more of them than the server processes at once; others are not concerned', async () => {
  const { url } = await serve(createLoadGate({ most: 8, queueMs: 20 }))
  const unfinished = []
  for (let i = 0; i < 257; i++) unfinished.push(await begin(url, 'slow'))
  const statuses = await Promise.all(unfinished.map((request) => Promise.race([answerOf(request), sleep(500)])))
  const refused = statuses.filter((answer) => answer !== undefined)
  expect(refused).toEqual([expect.stringContaining('"limit":"concurrentRequests"')])
  expect((await ask(url, 'quick')).status).toBe(200)
  expect(await statusOf(await begin(url, 'other'))).toBe(200)
})

async function answerOf(request: ClientRequest): Promise<string> {
  const [response] = await once(request, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return text
}

it('a request that arrives whole asks for one place, a late one for two', async () => {
  const { count, gate } = counting(createLoadGate({ most: 8, queueMs: 20 }))
  const { url } = await serve(gate)
  // Headers and body in one packet.
  const whole = send(url, { method: 'POST', headers: headers('quick'), agent: false }).end(body)
  const [response] = await once(whole, 'response')
  expect(response.resume().statusCode).toBe(200)
  expect((await fetch(`${url}?query={whoami}`, { headers: { authorization: 'Bearer quick' } })).status).toBe(200)
  expect(count.asked).toBe(2)
  const late = await begin(url, 'slow')
  await until(() => count.asked === 3)
  expect(await statusOf(late)).toBe(200)
  expect(count.asked).toBe(4)
})
