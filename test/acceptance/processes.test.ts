import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createHttpServer, get } from 'node:http'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDemoKey } from '../../access/tokens/demo-key.ts'
import { mintToken } from '../../access/tokens/tokens.ts'
import { demoLines } from '../../demo/generate.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { useGraph } from '../harness/neo4j.ts'
import { startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { until } from '../harness/until.ts'
import { callers, drillReplicas } from './replica-drill.ts'

const testGraph = useGraph()
/** Asks seldom, since each question is work for the processes that are waited for. */
const seldom = { interval: 50 }
const query = '{ customerByIdentifier(type: EMAIL, value: "ann.lee@example.com") { displayName balance { currency } } }'
const whole = { displayName: expect.any(String), balance: expect.anything() }
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let env: Record<string, string>
let token: string
let gateway: ChildProcess
let billing: ChildProcess
let url: string
let metricsPort: number
let billingPort: number
let boltProxy: Server | undefined

beforeAll(async () => {
  folder = await temporaryFolder()
  const deps = { ...testGraph, now: () => new Date(), newId: () => crypto.randomUUID() }
  await ingestLines([...demoLines({ people: 5 })] as IngestLineInput[], { ...deps, lines: createLineTypes(deps) })
  token = await mintToken(await loadDemoKey(folder.path), { persona: 'support', expiresInSeconds: 600 }, new Date())
  const [port, boltPort, ...freePorts] = await Promise.all([1, 2, 3, 4].map(() => freePortNow()))
  billingPort = freePorts[0] ?? 0
  metricsPort = freePorts[1] ?? 0
  url = `http://127.0.0.1:${port}`
  env = {
    DATA_DIR: folder.path,
    DEMO: 'false',
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    NEO4J_URI: `bolt://127.0.0.1:${boltPort}`,
    NEO4J_PASSWORD: testGraph.address.password,
    GATEWAY_KEYS: 'a key of this test that is long enough',
    SUBGRAPH_BILLING_URL: `http://127.0.0.1:${billingPort}/graphql`,
    // On a busy machine, half a second may pass between a caller's check and its request.
    DRAIN_MS: '3000',
  }
})
afterAll(async () => {
  for (const child of [gateway, billing]) if (child !== undefined && child.exitCode === null) child.kill('SIGKILL')
  boltProxy?.close()
  await folder.remove()
})

async function freePortNow(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function startBilling(): Promise<ChildProcess> {
  const { child, ready } = startProcess(['commands/subgraph.ts', 'billing'], {
    ...env,
    PORT: String(billingPort),
    NEO4J_URI: testGraph.address.uri,
  })
  await ready
  return child
}

async function readiness(): Promise<readonly [number, unknown]> {
  try {
    const response = await fetch(`${url}/readiness`)
    return [response.status, await response.json()]
  } catch {
    return [0, null]
  }
}

/** What a page gets that has pointed its own name at this machine. */
function reboundStatus(path: string): Promise<number | undefined> {
  const headers = { host: `rebound.example:${new URL(url).port}`, accept: 'text/html' }
  return new Promise((resolve, reject) =>
    get(`${url}${path}`, { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject),
  )
}

async function ask() {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-purpose': 'CustomerCare' }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data, errors = [] } = await response.json()
  return {
    status: response.status,
    customer: data?.customerByIdentifier,
    errors: errors as readonly { readonly path?: unknown; readonly extensions: Readonly<Record<string, unknown>> }[],
  }
}

type Asked = Awaited<ReturnType<typeof ask>> | 'failed'

/** Some callers without a pause, until told; what each was answered. `isUp` is what tells a load balancer to go elsewhere. */
function load(isUp: () => Promise<boolean> = async () => true) {
  const answers: Asked[] = []
  let isOver = false
  const callers = Array.from({ length: 4 }, async () => {
    while (!isOver && (await isUp())) answers.push(await ask().catch(() => 'failed' as const))
  })
  return {
    answers,
    stop: async () => {
      isOver = true
      await Promise.all(callers)
      return answers
    },
  }
}

it('a gateway before its database says so, takes nothing, and is ready when all is there', async () => {
  const started = startProcess(['commands/start.ts'], env)
  gateway = started.child
  await until(async () => (await readiness())[0] !== 0, seldom)
  expect(await readiness()).toEqual([503, { status: 'not ready', parts: { neo4j: 'starting' } }])
  expect((await fetch(`${url}/healthcheck`)).status).toBe(200)
  expect(await ask()).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
  expect(await reboundStatus('/healthcheck')).toBe(421)

  const bolt = new URL(testGraph.address.uri)
  boltProxy = createServer((socket) => {
    const server = connect(Number(bolt.port), bolt.hostname)
    socket.pipe(server).pipe(socket)
    for (const end of [socket, server]) end.on('error', () => end.destroy())
  }).listen(Number(new URL(env.NEO4J_URI ?? '').port), '127.0.0.1')
  await started.ready
  expect(await readiness()).toEqual([503, { status: 'not ready', parts: { neo4j: 'up', billing: 'down' } }])
  expect(await ask()).toMatchObject({
    status: 200,
    customer: { ...whole, balance: null },
    errors: [
      { path: ['customerByIdentifier', 'balance'], extensions: { code: 'SERVICE_UNAVAILABLE', subgraph: 'billing' } },
    ],
  })

  const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })
  expect([page.status, (await page.text()).includes('Bearer ')]).toEqual([200, true])
  expect(await reboundStatus('/graphql')).toBe(421)
  expect((await fetch(`${url}/metrics`)).status).toBe(404)
  expect(await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()).toContain('requests_under_way')

  const stranger = createHttpServer((_request, response) =>
    response.end('{"status":"ready","schema":"0123456789abcdef"}'),
  )
  await new Promise<void>((resolve) => stranger.listen(billingPort, '127.0.0.1', resolve))
  expect(await readiness()).toEqual([
    503,
    {
      status: 'not ready',
      parts: { neo4j: 'up', billing: 'another schema: deploy gateway and subgraph of one version' },
    },
  ])
  stranger.closeAllConnections()
  await new Promise((resolve) => stranger.close(resolve))

  billing = await startBilling()
  await until(async () => (await readiness())[0] === 200, seldom)
  await until(async () => (await ask()).errors.length === 0, seldom)
}, 120_000)

it('kill -9 of a subgraph under load costs its own fields, nobody else anything, until it is back', async () => {
  const { answers, stop } = load()
  await until(() => answers.length > 10)
  billing.kill('SIGKILL')
  await once(billing, 'exit')
  await until(async () => (await ask()).errors.length > 0, seldom)
  billing = await startBilling()
  await until(async () => (await ask()).errors.length === 0, seldom)
  for (const answer of await stop()) {
    if (answer === 'failed') throw new Error('the gateway gave no answer')
    expect(answer.status).toBe(200)
    expect(answer.customer.displayName).toEqual(whole.displayName)
    for (const { extensions } of answer.errors)
      expect(extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', subgraph: 'billing' })
  }
}, 120_000)

it('SIGTERM of the gateway under load fails no request of a caller who looks at /readiness', async () => {
  const { answers, stop } = load(async () => (await readiness())[0] === 200)
  await until(() => answers.length > 10)
  gateway.kill('SIGTERM')
  const [code] = await once(gateway, 'exit')
  expect(code).toBe(0)
  const given = await stop()
  expect(given.length).toBeGreaterThan(10)
  for (const answer of given) expect(answer).toMatchObject({ status: 200, customer: whole, errors: [] })
}, 60_000)

it('kill -9 of the gateway fails what was under way and leaves the subgraph as it was', async () => {
  const { child, ready } = startProcess(['commands/start.ts'], env)
  gateway = child
  await ready
  const { answers, stop } = load()
  await until(() => answers.length > 10)
  gateway.kill('SIGKILL')
  await until(() => answers.includes('failed'))
  const given = await stop()
  const firstFailure = given.indexOf('failed')
  for (const answer of given.slice(0, firstFailure)) expect(answer).toMatchObject({ status: 200, errors: [] })
  expect((await fetch(`http://127.0.0.1:${billingPort}/readiness`)).status).toBe(200)
  billing.kill('SIGTERM')
  expect((await once(billing, 'exit'))[0]).toBe(0)
}, 60_000)

// The other three: `npm run test:long -- replicas`
it('a subgraph of two processes under load: kill -9 of one fails at most what was in flight, SIGTERM nothing', async () => {
  const { killed, stopped, left, exitCode } = await drillReplicas(testGraph, 'billing')
  expect(killed.failed.length).toBeLessThanOrEqual(callers)
  expect(stopped.failed).toEqual([])
  expect(exitCode).toBe(0)
  // With nobody left to take over it does fail, by its own fields alone.
  expect(left.failed.length).toBeGreaterThan(callers)
  for (const { status, errors } of [...killed.failed, ...left.failed]) {
    expect(status).toBe(200)
    for (const { extensions } of errors)
      expect(extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', subgraph: 'billing' })
  }
}, 120_000)
