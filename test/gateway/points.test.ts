import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Admitted, type Clients, openClients } from '../../access/clients.ts'
import { type DemoKey, loadDemoKey } from '../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../access/tokens/tokens.ts'
import { subgraphNames } from '../../config.ts'
import { lookUpFields } from '../../gateway/cost/look-up-fields.ts'
import { createPoints, type Points } from '../../gateway/cost/points.ts'
import { readSdl } from '../../subgraphs/runtime/executable.ts'
import { hasRedis, startRedis, type TestRedis } from '../harness/redis.ts'
import { ask, inProcess, serveGateway, serveRemote, type TestServer } from './small-graph.ts'

const now = () => new Date()
let folder: string
let key: DemoKey
let support: string
let ann: string
let bob: string
const open: { close(): Promise<unknown> }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'points-'))
  key = await loadDemoKey(folder)
  support = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  const customer = (customerId: string) =>
    mintToken(key, { persona: 'customer', customerId, expiresInSeconds: 600 }, now())
  ann = await customer('ann')
  bob = await customer('bob')
})
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
afterAll(() => rm(folder, { recursive: true }))

interface Buckets {
  readonly client?: { readonly amount: number; readonly seconds: number }
  readonly user?: { readonly amount: number; readonly seconds: number }
}

/** A gateway whose demo personas are clients with these buckets. */
async function serve(
  points: Buckets,
  redisUrl: string | null = null,
  calls = inProcess,
  misses?: Buckets['user'],
  lookUps?: Buckets['user'],
): Promise<TestServer> {
  const file = join(folder, `${crypto.randomUUID()}.json`)
  const machine = { scopes: ['customer:read'], purposes: ['CustomerCare'] }
  const customer = { scopes: ['self'], purposes: ['RightsFulfilment'] }
  const clients = {
    'demo-support': { name: 'Support', machine, points, misses, lookUps },
    'demo-customer': { name: 'Customers', customer, points, misses },
  }
  await writeFile(file, JSON.stringify({ clients }))
  const onFault = () => undefined
  const registry: Clients = await openClients({ file, onFault })
  const counted: Points = createPoints({ redisUrl, onFault })
  const server = await serveGateway(createDemoVerifier(key, now), {
    calls,
    lookUps: new Set(['guess']),
    listener: { clients: registry, points: counted },
  })
  open.push(server, counted, { close: async () => registry.stop() })
  return server
}

const hundred = '{ customers(first: 100) { id } }'
const cost = (body: unknown) => (body as { extensions?: { cost?: Record<string, unknown> } }).extensions?.cost

async function askMany(url: string, token: string, query: string, times: number, purpose = 'CustomerCare') {
  const answers = await Promise.all(
    Array.from({ length: times }, () => ask(url, token, query, { headers: { 'x-purpose': purpose } })),
  )
  return answers.filter(({ status }) => status === 200).length
}

describe('points', () => {
  it('are taken before and given back after, and told in headers and extensions', async () => {
    const { url } = await serve({ client: { amount: 100, seconds: 60 }, user: { amount: 50, seconds: 60 } })
    const { headers, body } = await ask(url, support, hundred)
    expect(cost(body)).toEqual({
      requestedQueryCost: 10,
      actualQueryCost: 10,
      throttleStatus: { maximumAvailable: 50, currentlyAvailable: 40, resetAt: expect.any(String) },
    })
    expect(headers.get('ratelimit')).toMatch(/^"client";r=90;t=\d+, "user";r=40;t=\d+$/)
    expect(headers.get('ratelimit-policy')).toBe('"client";q=100;w=60, "user";q=50;w=60')
    // Nobody is found: 11 was its weight at most, 10 in the end.
    const guess = await ask(url, support, '{ guess(value: "wrong") { id } }')
    expect(cost(guess.body)).toMatchObject({ requestedQueryCost: 2, actualQueryCost: 1 })
    expect(guess.headers.get('ratelimit')).toMatch(/^"client";r=89/)
  })

  it('that are too few refuse with 429, retry-after and the cost, and are not used up by it', async () => {
    const { url } = await serve({ client: { amount: 15, seconds: 60 } })
    await ask(url, support, hundred)
    const { status, headers, body } = await ask(url, support, hundred)
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    expect(body.data).toBeUndefined()
    expect(cost(body)).toMatchObject({ requestedQueryCost: 10, actualQueryCost: null })
    expect(headers.get('ratelimit')).toMatch(/^"client";r=5/)
    // What is left is enough for a small one.
    expect((await ask(url, support, '{ whoami }')).status).toBe(200)
  })

  it('that no bucket holds are no matter of waiting', async () => {
    const { url } = await serve({ client: { amount: 5, seconds: 60 } })
    const { status, body } = await ask(url, support, hundred)
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'points', most: 5 } }])
  })

  it('come back when the window is over, and no refund makes them more', async () => {
    const { url } = await serve({ client: { amount: 10, seconds: 1 } })
    expect((await ask(url, support, hundred)).status).toBe(200)
    expect((await ask(url, support, hundred)).status).toBe(429)
    await expect.poll(async () => (await ask(url, support, hundred)).status, { timeout: 5_000 }).toBe(200)
    expect((await ask(url, support, hundred)).headers.get('ratelimit')).toMatch(/^"client";r=0/)
  })

  it('are never overspent by 200 requests at once', async () => {
    const { url } = await serve({ client: { amount: 100, seconds: 60 } })
    expect(await askMany(url, support, hundred, 200)).toBe(10)
    // Without the bucket all 200 pass.
    const free = await serve({})
    expect(await askMany(free.url, support, hundred, 200)).toBe(200)
  })

  it('are known to the subgraphs, in process and over HTTP', async () => {
    const remote = await serveRemote()
    open.push(remote)
    const points = { client: { amount: 90, seconds: 60 } }
    for (const calls of [inProcess, remote.calls]) {
      const { url } = await serve(points, null, calls)
      expect((await ask(url, support, '{ left }')).body.data).toEqual({ left: 89 })
    }
    const { url } = await serve({}, null, remote.calls)
    expect((await ask(url, support, '{ left }')).body.data).toEqual({ left: null })
  })

  it('of one user do not touch those of another, while the client pays for both', async () => {
    const { url } = await serve({ client: { amount: 50, seconds: 60 }, user: { amount: 30, seconds: 60 } })
    expect(await askMany(url, ann, hundred, 10, 'RightsFulfilment')).toBe(3)
    expect(await askMany(url, bob, hundred, 10, 'RightsFulfilment')).toBe(2)
    expect(await askMany(url, support, hundred, 10)).toBe(3)
  })

  it('are not shared by users of two clients, wherever a space stands in a name', async () => {
    const points = createPoints({ redisUrl: null, onFault: () => undefined })
    const bucket = { amount: 3, seconds: 60 }
    const taken = async (clientId: string, subject: string) => {
      const viewer = { clientId, subject } as Admitted['viewer']
      const account = points.open({ client: { points: { user: bucket } }, viewer } as Admitted)
      return (await account?.take(3)) ?? null
    }
    expect(await taken('a', 'b c')).toBeNull()
    expect(await taken('a b', 'c')).toBeNull()
    // The control: the same user has none left.
    expect(await taken('a', 'b c')).toMatchObject({ name: 'user' })
    await points.close()
  })

  it('count each guess behind an alias', async () => {
    const aliases = Array.from({ length: 10 }, (_, index) => `g${index}: guess(value: "${index}") { id }`)
    const { url } = await serve({ client: { amount: 300, seconds: 600 } })
    let accepted = 0
    for (let request = 0; request < 100; request++)
      if ((await ask(url, support, `{ ${aliases.join(' ')} }`)).status === 200) accepted += 10
    // 1,000 guesses of a point each: a limit by request would let all of them pass.
    expect(accepted).toBeLessThanOrEqual(300)
    expect(accepted).toBeGreaterThan(250)
  })

  it('are counted by each process for itself while Redis is down', async () => {
    const { url } = await serve({ client: { amount: 20, seconds: 60 } }, 'redis://127.0.0.1:1')
    expect(await askMany(url, support, hundred, 5)).toBe(2)
  })
})

describe.skipIf(!hasRedis)('points in Redis', () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  it('are one bucket for two gateways, and one each without', async () => {
    // So long that nothing comes back meanwhile, however busy the machine is.
    const points = { client: { amount: 100, seconds: 3_600 } }
    const acceptedBy = async (redisUrl: string | null) => {
      const gateways = await Promise.all([serve(points, redisUrl), serve(points, redisUrl)])
      await new Promise((resolve) => setTimeout(resolve, 300))
      const accepted = await Promise.all(gateways.map(({ url }) => askMany(url, support, hundred, 50)))
      return accepted.reduce((sum, count) => sum + count, 0)
    }
    expect(await acceptedBy(redis.url)).toBe(10)
    expect(await acceptedBy(null)).toBe(20)
  })
})

const guesses = '{ a: guess(value: "wrong") { id } b: guess(value: "wrong") { id } }'

describe.skipIf(!hasRedis)('look-ups that find nobody, counted in Redis', () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  it('end once they are too many for two gateways together, and for each gateway alone without Redis', async () => {
    const misses = { amount: 10, seconds: 60 }
    const answeredBy = async (redisUrl: string | null) => {
      const gateways = await Promise.all([
        serve({}, redisUrl, inProcess, misses),
        serve({}, redisUrl, inProcess, misses),
      ])
      await new Promise((resolve) => setTimeout(resolve, 300))
      let answered = 0
      for (let turn = 0; turn < 16; turn++)
        answered += Number((await ask(gateways[turn % 2]?.url ?? '', support, guesses)).status === 200)
      return answered
    }
    expect(await answeredBy(redis.url)).toBe(5)
    expect(await answeredBy(null)).toBe(10)
  })

  it('are counted by the process itself while Redis is down', async () => {
    const { url } = await serve({}, 'redis://127.0.0.1:1', inProcess, { amount: 10, seconds: 60 })
    const statuses: number[] = []
    for (let turn = 0; turn < 6; turn++) statuses.push((await ask(url, support, guesses)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })
})

describe('look-ups that find nobody', () => {
  const wrong = '{ a: guess(value: "wrong") { id } ...more } fragment more on Query { b: guess(value: "wrong") { id } }'
  const right = '{ guess(value: "right") { id } }'
  const misses = { amount: 10, seconds: 60 }

  it('end with 429 once they are too many, for this user alone; those that find somebody count for nothing', async () => {
    const { url } = await serve({}, null, inProcess, misses)
    for (let count = 0; count < 20; count++) expect((await ask(url, support, right)).status).toBe(200)
    for (let count = 0; count < 5; count++) expect((await ask(url, support, wrong)).status).toBe(200)
    const refused = await ask(url, support, right)
    expect(refused.status).toBe(429)
    expect(refused.body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    expect(refused.body.data).toBeUndefined()
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    // Whoever looks nobody up goes on.
    expect((await ask(url, support, '{ whoami }')).status).toBe(200)
    expect((await ask(url, ann, wrong, { headers: { 'x-purpose': 'RightsFulfilment' } })).status).toBe(200)
  })

  it('are without a bound where nobody counts them, and have one by default', async () => {
    const free = await serveGateway(createDemoVerifier(key, now), { lookUps: new Set(['guess']) })
    open.push(free)
    for (let count = 0; count < 8; count++) expect((await ask(free.url, support, wrong)).status).toBe(200)
    const usual = await serve({})
    const statuses = new Set<number>()
    for (let count = 0; count < 20; count++)
      for (const { status } of await Promise.all(Array.from({ length: 30 }, () => ask(usual.url, support, wrong))))
        statuses.add(status)
    expect(statuses).toEqual(new Set([200, 429]))
  })
})

describe('different look-ups', () => {
  const guess = (value: string) => `{ guess(value: "${value}") { id } }`

  it('end with 429 once they are too many, found or not, and repeated ones count once', async () => {
    const { url } = await serve({}, null, inProcess, undefined, { amount: 4, seconds: 60 })
    for (let count = 0; count < 10; count++) expect((await ask(url, support, guess('right'))).status).toBe(200)
    const three = '{ a: guess(value: "1") { id } b: guess(value: "2") { id } c: guess(value: "3") { id } }'
    expect((await ask(url, support, three)).status).toBe(200)
    const refused = await ask(url, support, guess('4'))
    expect(refused.status).toBe(429)
    expect(refused.body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    expect(refused.body.data).toBeUndefined()
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    // What was looked up before, and whoever looks nobody up, goes on.
    expect((await ask(url, support, guess('right'))).status).toBe(200)
    expect((await ask(url, support, '{ whoami }')).status).toBe(200)
  })

  it('are told apart by their variables', async () => {
    const { url } = await serve({}, null, inProcess, undefined, { amount: 4, seconds: 60 })
    const query = 'query ($value: String!) { guess(value: $value) { id } }'
    const statuses: number[] = []
    for (const value of ['1', '2', '2', '3', '4', '5'])
      statuses.push((await ask(url, support, query, { variables: { value } })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })
})

it('the look-ups of the product are those that its schemas record as such', () => {
  const sdl = (name: string) => readSdl(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url))
  expect([...lookUpFields(subgraphNames.map((name) => ({ sdl: sdl(name) })))].toSorted()).toEqual([
    'account',
    'customer',
    'customerByIdentifier',
    'customersByIdentifier',
    'explainMatch',
    'mergePreview',
    'records',
    'verifyReceipt',
  ])
})
