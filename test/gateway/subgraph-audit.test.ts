import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import { subgraphNames } from '../../config.ts'
import { useGraph } from '../harness/neo4j.ts'
import { personaViewer } from '../harness/product.ts'
import { type RemoteSubgraphs, serveSubgraphs } from '../harness/remote-subgraphs.ts'

/** By the audit's own wording; none is a MUST. The gateway sends POST alone, and Apollo Server has one status for both media types. */
const exceptions: readonly string[] = [
  'MAY accept application/x-www-form-urlencoded formatted GET requests',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  'SHOULD use 200 status code on document parsing failure when accepting application/json',
  'SHOULD use 200 status code on document validation failure when accepting application/json',
  'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
]

const testGraph = useGraph()
const keys = ['a key of this test that is long enough']
const now = () => new Date()
const tokens = createGatewayTokens(keys, now)
let remote: RemoteSubgraphs
beforeAll(async () => {
  remote = await serveSubgraphs({ ...testGraph, now, newId: () => crypto.randomUUID() }, keys)
})
afterAll(() => remote.close())

describe.each(subgraphNames)('the subgraph %s', (name) => {
  it('passes the audit of graphql-http: every MUST, and all else but what is listed', async () => {
    const results = await auditServer({
      url: remote.urls[name],
      fetchFn: async (url: string, init: RequestInit = {}) => {
        const claims = {
          viewer: personaViewer('support'),
          purpose: 'CustomerCare',
          requestId: 'audit',
          bookmarks: [],
        } as const
        const token = await tokens.mint(name, claims, String(init.body ?? ''))
        const headers = new Headers(init.headers)
        headers.set('authorization', `Bearer ${token}`)
        return fetch(url, { ...init, headers })
      },
    })
    const failed = results.filter(({ status }) => status !== 'ok').map(({ name: what }) => what)
    expect(results.length).toBeGreaterThanOrEqual(61)
    expect(failed.filter((what) => what.startsWith('MUST'))).toEqual([])
    expect(failed.sort()).toEqual([...exceptions].sort())
  })

  it('fails it without the gateway to vouch for each request', async () => {
    const results = await auditServer({ url: remote.urls[name], fetchFn: fetch })
    expect(results.filter(({ status, name: what }) => status === 'error' && what.startsWith('MUST'))).not.toEqual([])
  })
})
