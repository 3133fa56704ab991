import { once } from 'node:events'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createGatewayTokens, type GatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import { rememberHere, rememberTogether } from '../../access/tokens/used-tokens.ts'
import { openRedis } from '../../gateway/open-redis.ts'
import { personaViewer } from '../harness/product.ts'
import { hasRedis, startRedis, type TestRedis } from '../harness/redis.ts'

const keys = ['a key of this test that is long enough']
const body = '{"query":"mutation { __typename }"}'
const now = () => new Date()
const claims = {
  viewer: personaViewer('support'),
  purpose: 'CustomerCare',
  requestId: 'request-1',
  bookmarks: [],
} as const
const mint = () => createGatewayTokens(keys, now).mint('identity', claims, body)

/** How many of these replicas take the token. */
async function taken(replicas: readonly GatewayTokens[], token: string): Promise<number> {
  const answers = await Promise.allSettled(replicas.map((replica) => replica.verify('identity', token, body)))
  return answers.filter(({ status }) => status === 'fulfilled').length
}

describe.skipIf(!hasRedis)('replicas of a subgraph', () => {
  let redis: TestRedis
  let connections: Redis[]
  const replicas = () =>
    connections.map((connection) => createGatewayTokens(keys, now, rememberTogether(connection, now)))

  beforeAll(async () => {
    redis = await startRedis()
    connections = [1, 2, 3].map(() => openRedis(redis.url, () => undefined))
  })
  beforeEach(async () => {
    await Promise.all(connections.map(async (one) => one.status === 'ready' || (await once(one, 'ready'))))
  })
  afterAll(async () => {
    for (const one of connections) one.disconnect()
    await redis.stop()
  })

  it('take a token once between them, however many are asked at once', async () => {
    for (let round = 0; round < 50; round++) expect(await taken(replicas(), await mint())).toBe(1)
    const token = await mint()
    for (const replica of replicas()) await taken([replica], token)
    expect(await taken(replicas(), token)).toBe(0)
  })

  it('would each take it once, remembering for themselves', async () => {
    const apart = connections.map(() => createGatewayTokens(keys, now, rememberHere(now)))
    expect(await taken(apart, await mint())).toBe(3)
  })

  it('keep what was used no longer than it is believed', async () => {
    const [one] = connections
    if (one === undefined) throw new Error('no connection')
    await rememberTogether(one, now).claim('a-token', Date.now() / 1000 + 35)
    expect(await one.ttl('gateway-token:a-token')).toBeGreaterThan(30)
    expect(await one.ttl('gateway-token:a-token')).toBeLessThanOrEqual(35)
  })

  it('remember for themselves while Redis is down, and together when it is back', async () => {
    const lost = openRedis('redis://127.0.0.1:1', () => undefined)
    const alone = createGatewayTokens(keys, now, rememberTogether(lost, now))
    const token = await mint()
    expect([await taken([alone], token), await taken([alone], token)]).toEqual([1, 0])
    lost.disconnect()
    expect(await taken(replicas(), await mint())).toBe(1)
  })
})
