import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Clients, openClients } from '../../access/clients.ts'
import { type DemoKey, loadDemoKey } from '../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../access/tokens/tokens.ts'
import { createPoints } from '../../gateway/cost/points.ts'
import type { QueryEvent } from '../../graph/run.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
const now = () => new Date()
const query = '{ customerByIdentifier(type: EMAIL, value: "ann@example.com") { id displayName } }'
let folder: string
let key: DemoKey
let clients: Clients
let product: Product

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refused-'))
  key = await loadDemoKey(folder)
  const machine = { scopes: ['customer:read'], purposes: ['CustomerCare'] }
  const file = join(folder, 'clients.json')
  const registry = {
    'demo-support': { name: 'Support', machine, points: { client: { amount: 20, seconds: 600 } } },
    'demo-steward': { name: 'Revoked', machine, revoked: true },
  }
  await writeFile(file, JSON.stringify({ clients: registry }))
  clients = await openClients({ file, onFault: () => undefined })
  const points = createPoints({ redisUrl: null, onFault: () => undefined })
  const admission = { verifyToken: createDemoVerifier(key, now), clients, points, introspection: false }
  product = await startProduct(testGraph, {}, { admission })
})
afterAll(async () => {
  await product.close()
  clients.stop()
  await rm(folder, { recursive: true })
})

/** The status of an answer, and the statements that reached Neo4j for it. */
async function ask(authorization: string | null, text = query) {
  const events: QueryEvent[] = []
  const stop = testGraph.graph.watch((event) => events.push(event))
  const response = await fetch(product.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      'x-purpose': 'CustomerCare',
      ...(authorization !== null && { authorization }),
    },
    body: JSON.stringify({ query: text }),
  })
  await response.text()
  stop()
  return { status: response.status, statements: events.length }
}

it('what is refused never reaches Neo4j, what is let in does', async () => {
  const support = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  const mint = (persona: 'steward' | 'fraud') => mintToken(key, { persona, expiresInSeconds: 600 }, now())
  const stranger = (await generateKeyPair('EdDSA', { crv: 'Ed25519' })).privateKey
  const [, claims = ''] = support.split('.')
  const forged = await new SignJWT(JSON.parse(Buffer.from(claims, 'base64url').toString()))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'at+jwt' })
    .sign(stranger)
  const refused = { statements: 0 }
  expect(await ask(null)).toEqual({ ...refused, status: 401 })
  expect(await ask('Bearer x')).toEqual({ ...refused, status: 401 })
  expect(await ask(`Bearer ${forged}`)).toEqual({ ...refused, status: 401 })
  expect(await ask(`Bearer ${await mint('steward')}`)).toEqual({ ...refused, status: 401 })
  expect(await ask(`Bearer ${await mint('fraud')}`)).toEqual({ ...refused, status: 401 })
  expect(await ask(`Bearer ${support}`, '{ __schema { queryType { name } } }')).toEqual({ ...refused, status: 403 })
  const page = 'customers(first: 100) { edges { node { timeline(first: 100) { edges { node { id } } } } } }'
  expect(await ask(`Bearer ${support}`, `{ ${page} }`)).toEqual({ ...refused, status: 400 })

  const letIn = await ask(`Bearer ${support}`)
  expect(letIn.status).toBe(200)
  expect(letIn.statements).toBeGreaterThan(0)

  // A bucket of 20 points holds ten guesses once.
  const guesses = Array.from({ length: 10 }, (_, i) => query.slice(2, -2).replace('customer', `g${i}: customer`))
  expect((await ask(`Bearer ${support}`, `{ ${guesses.join(' ')} }`)).status).toBe(200)
  expect(await ask(`Bearer ${support}`, `{ ${guesses.join(' ')} }`)).toEqual({ ...refused, status: 429 })
})
