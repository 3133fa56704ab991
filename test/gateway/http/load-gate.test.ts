import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createLoadGate, type LoadGate, withLoadGate } from '../../../gateway/http/load-gate.ts'
import { until } from '../../harness/until.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A server that keeps each request of the endpoint until it is let go. */
async function serve(gate: LoadGate) {
  const kept: (() => void)[] = []
  const listener = withLoadGate(
    (request, response) => {
      if (request.url === '/graphql') kept.push(() => response.end('{}'))
      else response.end('here')
    },
    gate,
    () => 'request-1',
  )
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, kept }
}

describe('the load gate', () => {
  it('keeps further requests waiting, then refuses them with 503, Retry-After and a code', async () => {
    const gate = createLoadGate({ most: 2, queueMs: 20 })
    const { url, kept } = await serve(gate)
    const [first, second] = [fetch(`${url}/graphql`), fetch(`${url}/graphql`)]
    await until(() => kept.length === 2)
    const refused = await fetch(`${url}/graphql`)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', requestId: 'request-1', retryAfterSeconds: 1 } }],
    })
    expect(gate.state()).toMatchObject({ underWay: 2, waiting: 0, shed: 1 })
    for (const letGo of kept) letGo()
    expect([(await first).status, (await second).status]).toEqual([200, 200])
    await until(() => gate.state().underWay === 0)
  })

  it('is what keeps them out: with a bound that nobody reaches all are under way at once', async () => {
    const { url, kept } = await serve(createLoadGate({ most: 1_000, queueMs: 20 }))
    const asked = Array.from({ length: 100 }, () => fetch(`${url}/graphql`))
    await until(() => kept.length === 100)
    for (const letGo of kept) letGo()
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('gives a waiting request the place that comes free', async () => {
    const gate = createLoadGate({ most: 1, queueMs: 5_000 })
    const { url, kept } = await serve(gate)
    const [first, second] = [fetch(`${url}/graphql`), fetch(`${url}/graphql`)]
    await until(() => kept.length === 1 && gate.state().waiting === 1)
    kept[0]?.()
    await until(() => kept.length === 2)
    kept[1]?.()
    expect([(await first).status, (await second).status]).toEqual([200, 200])
  })

  it('refuses at once what would wait behind a full queue', async () => {
    const gate = createLoadGate({ most: 1, queueMs: 5_000 })
    const { url, kept } = await serve(gate)
    void fetch(`${url}/graphql`).catch(() => undefined)
    await until(() => kept.length === 1)
    void fetch(`${url}/graphql`).catch(() => undefined)
    await until(() => gate.state().waiting === 1)
    expect((await fetch(`${url}/graphql`)).status).toBe(503)
  })

  it('keeps nobody waiting for a second after a refusal', async () => {
    const gate = createLoadGate({ most: 1, queueMs: 20 })
    const answers: string[] = []
    const ask = () =>
      gate.ask(
        () => answers.push('in'),
        () => answers.push('refused'),
      )
    ask()
    ask()
    expect([answers, gate.state().waiting]).toEqual([['in'], 1])
    await until(() => answers.length === 2)
    ask()
    expect([answers, gate.state().waiting]).toEqual([['in', 'refused', 'refused'], 0])
  })

  it('frees the place of a caller who goes away', async () => {
    const gate = createLoadGate({ most: 1, queueMs: 5_000 })
    const { url, kept } = await serve(gate)
    const leaving = new AbortController()
    const left = fetch(`${url}/graphql`, { signal: leaving.signal }).catch(() => 'gone')
    await until(() => kept.length === 1)
    leaving.abort()
    expect(await left).toBe('gone')
    await until(() => gate.state().underWay === 0)
  })

  it('lets checks and pages through', async () => {
    const { url, kept } = await serve(createLoadGate({ most: 1, queueMs: 10 }))
    void fetch(`${url}/graphql`).catch(() => undefined)
    await until(() => kept.length === 1)
    expect(await (await fetch(`${url}/healthcheck`)).text()).toBe('here')
  })

  it('lowers its bound while answers are slow, never below the least, and raises it again, needed or not', async () => {
    const gate = createLoadGate({ most: 40, least: 4, slowMs: 20, queueMs: 1 })
    const round = async (ms: number, atOnce: number) => {
      const leaves: (() => void)[] = []
      for (let i = 0; i < atOnce; i++)
        gate.ask(
          (leave) => leaves.push(leave.over),
          () => undefined,
        )
      await new Promise((resolve) => setTimeout(resolve, ms))
      for (const leave of leaves) leave()
    }
    for (let i = 0; i < 12; i++) await round(105, 8)
    const { bound } = gate.state()
    expect(bound).toBeGreaterThanOrEqual(4)
    expect(bound).toBeLessThan(20)
    for (let i = 0; i < 400; i++) await round(0, 1)
    expect(gate.state().bound).toBeGreaterThan(bound + 4)
  })
})
