import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clients, openClients } from '../../access/clients.ts'
import { type DemoKey, loadDemoKey } from '../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../access/tokens/tokens.ts'
import { limits } from '../../config.ts'
import { findBroken } from '../../gateway/operations/check-operations.ts'
import { openOperationUse } from '../../gateway/operations/operation-use.ts'
import { readManifest } from '../../gateway/operations/read-manifest.ts'
import { schemaChanges, unapproved } from '../../gateway/operations/schema-changes.ts'
import { readOperations, sha1, sha256 } from '../../gateway/operations/stored-operations.ts'
import { publicSchema } from '../../gateway/public-schema.ts'
import { serveGateway, type TestServer } from './small-graph.ts'

const now = () => new Date()
const root = new URL('../../', import.meta.url)
const whoAmI = 'query WhoAmI { whoami }'
const one = 'query OneCustomer($id: ID!) { customer(id: $id) { id name } }'
const rename = 'mutation Rename { rename(id: "1", name: "x") { id } }'
let folder: string
let stored: string

async function put(owner: string, name: string, text: string) {
  await mkdir(join(stored, owner), { recursive: true })
  await writeFile(join(stored, owner, `${name}.graphql`), text)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operations-'))
  stored = join(folder, 'operations')
  await put('web', 'WhoAmI', whoAmI)
  await put('web', 'OneCustomer', one)
  await put('app', 'Rename', rename)
})
afterAll(() => rm(folder, { recursive: true }))

describe('the folder', () => {
  it('tells name, owner and id of each, found by either hash', () => {
    const operations = readOperations(stored)
    expect(operations.all.map(({ name, owner }) => `${owner}/${name}`)).toEqual([
      'app/Rename',
      'web/OneCustomer',
      'web/WhoAmI',
    ])
    expect(operations.find(sha256(one))?.name).toBe('OneCustomer')
    expect(operations.find(sha1(one).toUpperCase())?.name).toBe('OneCustomer')
    expect(operations.find('__proto__')).toBeNull()
    expect(readOperations(join(folder, 'nowhere')).all).toEqual([])
  })

  it.each([
    ['two operations', 'query A { whoami } query B { whoami }'],
    ['no name', '{ whoami }'],
    ['no operation', 'fragment F on Query { whoami }'],
    ['broken text', 'query A {'],
  ])('refuses a file of %s, naming it', async (_name, text) => {
    const other = await mkdtemp(join(folder, 'bad-'))
    await mkdir(join(other, 'web'))
    await writeFile(join(other, 'web', 'Bad.graphql'), text)
    expect(() => readOperations(other)).toThrow(/Bad\.graphql/)
  })
})

describe('a manifest', () => {
  const apollo = (id: string) =>
    JSON.stringify({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id, name: 'WhoAmI', type: 'query', body: whoAmI }],
    })

  it("of Apollo's and of codegen's tools is taken in", () => {
    const expected = [{ name: 'WhoAmI', text: whoAmI }]
    expect(readManifest('m.json', apollo(sha256(whoAmI)))).toEqual(expected)
    expect(readManifest('m.json', JSON.stringify({ [sha1(whoAmI)]: whoAmI }))).toEqual(expected)
    expect(readManifest('m.json', JSON.stringify({ [`sha256:${sha256(whoAmI)}`]: whoAmI }))).toEqual(expected)
    expect(readManifest('WhoAmI.graphql', whoAmI)).toEqual(expected)
  })

  it('whose id is no hash of its text is refused', () => {
    expect(() => readManifest('m.json', apollo(sha256(one)))).toThrow(sha256(one))
    expect(() => readManifest('m.json', JSON.stringify({ abc: whoAmI }))).toThrow('abc')
  })
})

describe('a gateway with published operations', () => {
  let key: DemoKey
  let clients: Clients
  let gateway: TestServer
  let free: TestServer
  let tokens: Readonly<Record<'support' | 'partner' | 'admin', string>>
  const uses = () => join(folder, 'operation-use.json')

  beforeAll(async () => {
    key = await loadDemoKey(folder)
    const mint = (persona: 'support' | 'partner' | 'admin') => mintToken(key, { persona, expiresInSeconds: 600 }, now())
    tokens = { support: await mint('support'), partner: await mint('partner'), admin: await mint('admin') }
    const machine = { scopes: ['customer:read'], purposes: ['CustomerCare', 'Marketing', 'ServiceOptimisation'] }
    const file = join(folder, 'clients.json')
    const registry = {
      'demo-support': { name: 'known ones', machine, operations: 'known' },
      'demo-partner': { name: 'one alone', machine, operations: ['WhoAmI'] },
      'demo-admin': { name: 'any', machine },
    }
    await writeFile(file, JSON.stringify({ clients: registry }))
    clients = await openClients({ file, onFault: () => undefined })
    const listener = { operations: readOperations(stored), operationUse: openOperationUse(uses(), now, 20) }
    gateway = await serveGateway(createDemoVerifier(key, now), { listener: { ...listener, clients } })
    free = await serveGateway(createDemoVerifier(key, now), { listener })
  })
  afterAll(async () => {
    clients.stop()
    await gateway.close()
    await free.close()
  })

  const purposes = { support: 'CustomerCare', partner: 'Marketing', admin: 'ServiceOptimisation' } as const

  async function send(
    as: keyof typeof purposes,
    body: object | null,
    path = '',
    headers: Record<string, string> = {},
    to = gateway,
  ) {
    const response = await fetch(to.url + path, {
      method: body === null ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${tokens[as]}`,
        'x-purpose': purposes[as],
        accept: 'application/graphql-response+json',
        ...(body !== null && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== null && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
  }
  const byApollo = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } } })

  it.each([
    ['documentId', (text: string) => ({ documentId: sha256(text) })],
    ['documentId with its algorithm', (text: string) => ({ documentId: `sha256:${sha256(text)}` })],
    ['the hash of codegen', (text: string) => ({ documentId: sha1(text) })],
    ["Apollo's extension", byApollo],
    ["Apollo's extension and the text", (text: string) => ({ query: text, ...byApollo(text) })],
    ['the text to the letter', (text: string) => ({ query: text })],
  ])('answers by %s', async (_name, ask) => {
    const { status, body } = await send('support', { ...ask(one), variables: { id: '7' } })
    expect(status).toBe(200)
    expect(body.data.customer).toEqual({ id: '7', name: 'Name of 7' })
  })

  it('answers a GET by id, with nothing that describes an answer which may not be kept', async () => {
    const path = `?documentId=${sha256(one)}&variables=${encodeURIComponent('{"id":"7"}')}`
    const { status, headers, body } = await send('support', null, path)
    expect(status).toBe(200)
    expect(body.data.customer.id).toBe('7')
    expect(headers.get('cache-control')).toBe('private, no-store')
    for (const name of ['etag', 'last-modified']) expect(headers.get(name)).toBeNull()
    expect((await send('support', null, path, { 'if-none-match': '*' })).status).toBe(200)
    // Apollo's way over GET, too; a mutation never.
    const extensions = encodeURIComponent(JSON.stringify(byApollo(whoAmI).extensions))
    expect((await send('support', null, `?extensions=${extensions}`)).status).toBe(200)
    expect((await send('support', null, `?documentId=${sha256(rename)}`)).status).toBe(405)
  })

  it('refuses an id nobody published, and a hash of another text', async () => {
    const text = 'query X { whoami }'
    const messageTo = async (client: keyof typeof purposes, body: object) => {
      const { status, body: answer } = await send(client, body)
      expect(status).toBe(404)
      expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
      return answer.errors[0].message
    }
    expect(await messageTo('admin', byApollo(text))).toBe('PersistedQueryNotSupported')
    expect(await messageTo('admin', { documentId: sha256(text) })).toMatch(/send its text/)
    // A client that may not send the text is not made to try.
    for (const body of [byApollo(text), { documentId: sha256(text) }])
      expect(await messageTo('support', body)).toMatch(/^No published operation has this hash: have it published/)
    const forged = await send('admin', { query: '{ fails }', ...byApollo(whoAmI) })
    expect(forged.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect((await send('admin', { extensions: {} })).status).toBe(400)
  })

  it('lets a client send only what it may', async () => {
    const text = { query: '{ whoami }' }
    const refused = await send('support', text)
    expect(refused.status).toBe(403)
    expect(refused.body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await send('support', { query: whoAmI.replace('{ whoami }', '{ fails }') })).status).toBe(403)
    expect((await send('partner', { documentId: sha256(whoAmI) })).status).toBe(200)
    expect((await send('partner', { documentId: sha256(one), variables: { id: '1' } })).status).toBe(403)
    // The clients' list is what refuses.
    expect((await send('admin', text)).status).toBe(200)
    expect((await send('support', text, '', {}, free)).status).toBe(200)
  })

  it('keeps when each was asked for last', async () => {
    await send('support', { documentId: sha256(whoAmI) })
    await expect.poll(async () => JSON.parse(await readFile(uses(), 'utf8'))[sha256(whoAmI)]).toMatch(/^20\d\d-/)
    expect(openOperationUse(join(folder, 'nowhere.json'), now).lastUses().size).toBe(0)
  })
})

describe('a schema change', () => {
  const before = buildSchema(
    'type Query { customer(id: ID!): Customer whoami: String } type Customer { id: ID! name: String @deprecated(reason: "Use `fullName`.") age: Int }',
  )
  const after = buildSchema(
    'type Query { customer(id: ID!): Customer whoami: String } type Customer { id: ID! fullName: String nickName: String years: Int }',
  )
  const operation = (name: string, text: string) => ({ id: sha256(text), name, owner: 'web', text, file: name })

  it('that breaks a stored operation is found, with the operation as it would be', () => {
    const broken = findBroken(
      [
        operation('A', 'query A { customer(id: "1") { id name } }'),
        operation('B', 'query B { customer(id: "1") { years: age } }'),
        operation('C', 'query C { whoami }'),
      ],
      after,
      before,
    )
    expect(broken.map(({ operation: { name } }) => name)).toEqual(['A', 'B'])
    // Named by the deprecation; the one new field of the same type. Answers keep their keys.
    expect(broken[0]?.migrated).toContain('name: fullName')
    expect(broken[1]?.migrated).toContain('years: years')
    expect(broken[0]?.faults[0]).toMatch(/Cannot query field "name"/)
  })

  it('of the limits is found too: an operation deeper than is answered', () => {
    const schema = buildSchema('type Query { inner: Query leaf: Int }')
    const nested = (depth: number) => ({
      id: 'x',
      name: 'Deep',
      owner: 'web',
      file: 'web/Deep.graphql',
      text: `query Deep ${'{ inner '.repeat(depth - 1)}{ leaf }${' }'.repeat(depth - 1)}`,
    })
    expect(findBroken([nested(limits.depth)], schema, schema)).toEqual([])
    expect(findBroken([nested(limits.depth + 1)], schema, schema)).toMatchObject([
      { faults: [expect.stringContaining('depth')], migrated: null },
    ])
  })

  it('that nothing tells the successor of has no migrated operation', () => {
    const gone = buildSchema('type Query { customer(id: ID!): Customer } type Customer { id: ID! a: String b: String }')
    const [broken] = findBroken([operation('A', 'query A { customer(id: "1") { name } }')], gone, before)
    expect(broken?.migrated).toBeNull()
  })

  it('that breaks callers needs a written approval', async () => {
    const changes = await schemaChanges(before, after)
    const open = unapproved(changes, '[]')
    expect(open.map(({ path }) => path)).toEqual(['Customer.name', 'Customer.age'])
    expect(changes.some(({ level }) => level === 'safe')).toBe(true)
    const approved = open.map(({ message: change }) => ({ change, by: 'the owner', reason: 'announced in spring' }))
    expect(unapproved(changes, JSON.stringify(approved))).toEqual([])
    expect(() => unapproved(changes, '[{"change":"x"}]')).toThrow()
    expect(await schemaChanges(before, before)).toEqual([])
  })
})

describe('this project', () => {
  it('answers every operation it has published', async () => {
    const schema = publicSchema(await readFile(new URL('gateway/supergraph.graphql', root), 'utf8'))
    const { all } = readOperations(fileURLToPath(new URL('operations', root)))
    expect(all.length).toBeGreaterThan(0)
    expect(findBroken(all, schema, schema)).toEqual([])
  })

  it('has a check that fails where an operation is broken, and tells what it would be', async () => {
    const broken = join(folder, 'broken', 'web')
    await mkdir(broken, { recursive: true })
    await writeFile(join(broken, 'Old.graphql'), 'query Old { customer(id: "1") { fullName } }')
    const supergraph = await readFile(new URL('gateway/supergraph.graphql', root), 'utf8')
    // As if the field had been called so before.
    const previous = join(folder, 'previous.graphql')
    await writeFile(
      previous,
      supergraph.replace(
        /\n {2}displayName: String/,
        '\n  fullName: String @deprecated(reason: "Use displayName") \n  displayName: String',
      ),
    )
    const run = promisify(execFile)(
      process.execPath,
      [fileURLToPath(new URL('commands/operations.ts', root)), 'check', '--against', previous],
      {
        env: { PATH: process.env.PATH, OPERATIONS_DIR: join(folder, 'broken'), DATA_DIR: folder },
        cwd: fileURLToPath(root),
      },
    )
    const { code, stdout } = await run.then(
      (done) => ({ code: 0, ...done }),
      (failed) => failed,
    )
    expect(stdout).toContain('fullName: displayName')
    expect(stdout).toMatch(/breaking: Field 'fullName' .*was removed/)
    expect(code).toBe(1)
  })
})
