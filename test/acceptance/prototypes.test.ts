import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDemoKey } from '../../access/tokens/demo-key.ts'
import { mintToken } from '../../access/tokens/tokens.ts'
import { demoLines } from '../../demo/generate.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type StartedProcess, startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

/** Reading or writing `__proto__` of any object throws in these processes: what touches it fails its request. */
const strict = '--disable-proto=throw'
const names = ['__proto__', 'constructor', 'prototype']
const testGraph = useGraph()
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let billing: StartedProcess
let gateway: StartedProcess
let front: Server
let url: string
let headers: Readonly<Record<string, string>>
/** In front of every object that the subgraph answers. */
let foreignKey: string | null = null

beforeAll(async () => {
  folder = await temporaryFolder()
  const deps = { ...testGraph, now: () => new Date(), newId: () => crypto.randomUUID() }
  await ingestLines([...demoLines({ people: 5 })] as IngestLineInput[], { ...deps, lines: createLineTypes(deps) })
  const token = await mintToken(
    await loadDemoKey(folder.path),
    { persona: 'support', expiresInSeconds: 600 },
    new Date(),
  )
  headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-purpose': 'CustomerCare' }
  const settings = {
    DATA_DIR: folder.path,
    DEMO: 'false',
    NEO4J_URI: testGraph.address.uri,
    NEO4J_PASSWORD: testGraph.address.password,
    GATEWAY_KEYS: 'a key of this test that is long enough',
  }
  billing = startProcess([strict, 'commands/subgraph.ts', 'billing'], settings)
  front = await startFront(await billing.ready)
  const { port } = front.address() as AddressInfo
  const SUBGRAPH_BILLING_URL = `http://127.0.0.1:${port}/graphql`
  gateway = startProcess([strict, 'commands/start.ts'], { ...settings, SUBGRAPH_BILLING_URL })
  url = await gateway.ready
}, 60_000)
afterAll(async () => {
  await gateway?.stop()
  await billing?.stop()
  front?.closeAllConnections()
  front?.close()
  await folder.remove()
})

async function startFront(subgraphUrl: string): Promise<Server> {
  const server = createServer(async (given, response) => {
    const body = Buffer.concat(await given.toArray())
    const { host, 'content-length': _length, connection, ...sent } = given.headers
    const answer = await fetch(new URL(given.url ?? '/', subgraphUrl), {
      method: given.method ?? 'POST',
      headers: sent as Record<string, string>,
      ...(body.length > 0 && { body }),
    })
    const text = await answer.text()
    const changed = foreignKey === null ? text : text.replaceAll('{"', `{"${foreignKey}":{"polluted":true},"`)
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(changed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

const customer = 'customerByIdentifier(type: EMAIL, value: "ann.lee@example.com")'
const known = { displayName: expect.any(String), balance: [{ currency: expect.any(String) }] }

async function ask(body: string) {
  const response = await fetch(url, { method: 'POST', headers, body })
  return response.json()
}

it('such a process does throw', async () => {
  const { ready } = startProcess([strict, '--eval', 'console.log("READY", {}.__proto__)'], {})
  await expect(ready).rejects.toThrow('ended before')
})

it.each(names)('%s as an alias and an extension is answered', async (name) => {
  const query = `query ($email: String!) {
    ${name}: customerByIdentifier(type: EMAIL, value: $email) { ${name}: displayName balance { ${name}: currency } } }`
  const said = `"variables": { "email": "ann.lee@example.com" }, "extensions": { "${name}": { "polluted": true } }`
  const { data, errors } = await ask(`{ "query": ${JSON.stringify(query)}, ${said} }`)
  expect(errors).toBeUndefined()
  expect(data).toEqual({ [name]: { [name]: expect.any(String), balance: [{ [name]: expect.any(String) }] } })
  expect(Object.keys(data)).toEqual([name])
})

it.each(names)('%s as a variable is answered, or refused with a code', async (name) => {
  const query = `query ($${name}: String!) { customerByIdentifier(type: EMAIL, value: $${name}) { displayName } }`
  const said = `"variables": { "${name}": "ann.lee@example.com" }`
  const { data, errors } = await ask(`{ "query": ${JSON.stringify(query)}, ${said} }`)
  if (name === '__proto__') expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  else expect(data).toEqual({ customerByIdentifier: { displayName: expect.any(String) } })
})

it.each(names)('%s in what a subgraph answers is left out', async (name) => {
  foreignKey = name
  try {
    const { data, errors } = await ask(
      JSON.stringify({ query: `{ ${customer} { displayName balance { currency } } }` }),
    )
    expect(errors).toBeUndefined()
    expect(data.customerByIdentifier).toEqual(known)
  } finally {
    foreignKey = null
  }
})
