import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../../config.ts'
import type { CallContext } from '../../../gateway/caller.ts'
import type { SubgraphCall } from '../../../gateway/subgraph-calls/subgraph-call.ts'
import { personaViewer } from '../../harness/product.ts'
import { ask, inProcess, serveGateway, type TestServer } from '../small-graph.ts'

const requestTimeoutMs = 150
let gateway: TestServer
let contexts: CallContext[] = []
/** What identity waits for before it answers. */
let release = Promise.withResolvers<void>()

const identity = inProcess.identity as SubgraphCall
const slow: SubgraphCall = async (request, context) => {
  contexts.push(context)
  await release.promise
  return identity(request, context)
}

async function serve(mostMs: number): Promise<TestServer> {
  return serveGateway(async () => personaViewer('support'), {
    calls: { ...inProcess, identity: slow },
    limits: { ...limits, requestTimeoutMs: mostMs },
  })
}

beforeAll(async () => {
  gateway = await serve(requestTimeoutMs)
})
afterAll(() => gateway.close())
afterEach(() => {
  release.resolve()
  release = Promise.withResolvers()
  contexts = []
})

describe('a query that takes longer than a request may', () => {
  it('is ended, with 503 and when to come back', async () => {
    const { status, headers, body } = await ask(gateway.url, 'x', '{ customer(id: "1") { name balance } left }')
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('5')
    expect(body.data).toBeUndefined()
    expect(body.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }])
  })

  it('is answered where it may take as long: the control', async () => {
    const patient = await serve(60_000)
    setTimeout(() => release.resolve(), 2 * requestTimeoutMs)
    const { status, body } = await ask(patient.url, 'x', '{ customer(id: "1") { name } }')
    expect(status).toBe(200)
    expect(body.data).toEqual({ customer: { name: 'Name of 1' } })
    await patient.close()
  })

  it('is not so where it is a mutation: that one is answered', async () => {
    setTimeout(() => release.resolve(), 2 * requestTimeoutMs)
    const { status, body } = await ask(gateway.url, 'x', 'mutation { rename(id: "1", name: "Ann") { name } }')
    expect(status).toBe(200)
    expect(body.data).toEqual({ rename: { name: 'Ann' } })
  })
})
