import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import { buildASTSchema, GraphQLError, isObjectType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKey, loadDemoKey } from '../../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../../access/tokens/tokens.ts'
import { codedError, maskedMessage } from '../../../errors.ts'
import { createGateway, type Gateway } from '../../../gateway/gateway.ts'
import type { SubgraphCall } from '../../../gateway/subgraph-calls/subgraph-call.ts'
import { ask, createTestContext, inProcess, serveGateway, type TestServer } from '../small-graph.ts'

const now = () => new Date()
let folder: string
let key: DemoKey
let support: string
let admin: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leaks-'))
  key = await loadDemoKey(folder)
  support = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  admin = await mintToken(key, { persona: 'admin', expiresInSeconds: 600 }, now())
})
afterAll(() => rm(folder, { recursive: true }))

const operations = { headers: { 'x-purpose': 'ServiceOptimisation' } }

describe('the schema, in production', () => {
  let production: TestServer
  let product: Gateway
  let names: readonly (readonly [string, string])[]

  beforeAll(async () => {
    const supergraph = await readFile(new URL('../../../gateway/supergraph.graphql', import.meta.url), 'utf8')
    product = await createGateway({ supergraph, calls: {}, createContext: createTestContext })
    production = await serveGateway(createDemoVerifier(key, now), {
      listener: { introspection: false, gateway: product },
    })
    const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)))
    names = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__')
        ? Object.keys(type.getFields()).map((field) => [type.name, field] as const)
        : [],
    )
  })
  afterAll(() => production.close())

  it('is read by those who have the scope schema:read, and by nobody else', async () => {
    const query = '{ __schema { queryType { name } } }'
    const refused = await ask(production.url, support, query)
    expect(refused.status).toBe(403)
    expect(refused.body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await ask(production.url, admin, query, operations)).body.data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    })
  })

  it('is not told by suggestions: 0 of 200 misspelt names', async () => {
    // One letter is missing in each: what the library suggests most readily.
    const misspelt = names
      .filter(([, field]) => field.length > 4)
      .flatMap(([type, field], index) => {
        const wrong = field.slice(0, 2 + (index % 2)) + field.slice(3 + (index % 2))
        return names.some(([, name]) => name === wrong) ? [] : [[type, wrong] as const]
      })
      .slice(0, 190)
    const documents = [
      ...misspelt.map(([type, field]) => `{ customer(id: "1") { id ...F } } fragment F on ${type} { ${field} }`),
      ...['Custmer', 'Invoic', 'Timelin', 'Touchpont', 'Accunt'].map((type) => `{ ...F } fragment F on ${type} { id }`),
      ...[
        '{ customer(idd: "1") { id } }',
        '{ customers(frst: 1) { edges { cursor } } }',
        '{ customer(id: "1") @inclde(if: true) { id } }',
      ],
      '{ customerByIdentifier(type: EMAL, value: "x") { id } }',
      'query($t: IdentifierType! = EMAL) { customerByIdentifier(type: $t, value: "x") { id } }',
    ]
    expect(documents).toHaveLength(200)
    let suggested = 0
    let suggestedToAdmin = 0
    for (const query of documents) {
      const { body } = await ask(production.url, support, query)
      expect(body.errors?.length).toBeGreaterThan(0)
      if (JSON.stringify(body).includes('Did you mean')) suggested++
      const told = await ask(production.url, admin, query, operations)
      if (JSON.stringify(told.body).includes('Did you mean')) suggestedToAdmin++
    }
    expect(suggested).toBe(0)
    // Those who may see the schema are helped: it is the gateway that keeps silent, not the library.
    expect(suggestedToAdmin).toBeGreaterThan(100)
  })

  it('is not told by what is wrong with a document: no name but those it wrote itself', async () => {
    const documents = [
      '{ customer(id: "1") { nonsense } }',
      '{ customer(id: "1") }',
      '{ customer(id: "1") { timeline { cursor } } }',
      '{ customer { id } }',
      '{ customer(id: "1", wrong: 1) { id } }',
      '{ customer(id: "1") { timeline(first: "ten") { edges { cursor } } } }',
      '{ customerByIdentifier(type: 7, value: "x") { id } }',
      '{ ...F } fragment F on Invoice { id }',
      'query($v: Invoice) { customer(id: $v) { id } }',
      'query($v: Int) { customer(id: $v) { id } }',
      'query($t: IdentifierType!) { customerByIdentifier(type: $t, value: "x") { id } }',
    ]
    const unwritten = (text: string, message: string) =>
      [...message.matchAll(/"([^"]*)"/g)]
        .flatMap(([, quoted = '']) => quoted.match(/[_A-Za-z]\w*/g) ?? [])
        .filter((one) => !text.includes(one) && !['ID', 'Int', 'String'].includes(one))
    let toldToAdmin = 0
    for (const query of documents) {
      const hidden = await ask(production.url, support, query)
      expect(hidden.body.errors?.length, query).toBeGreaterThan(0)
      for (const { message } of hidden.body.errors ?? []) expect(unwritten(query, message), message).toEqual([])
      const told = await ask(production.url, admin, query, operations)
      if ((told.body.errors ?? []).some(({ message }) => unwritten(query, message).length > 0)) toldToAdmin++
    }
    expect(toldToAdmin).toBeGreaterThan(5)
  })

  it('is not told by the coercion of variables', async () => {
    const query = 'query($t: IdentifierType!) { customerByIdentifier(type: $t, value: "x") { id } }'
    const variables = { t: 'EMAL' }
    const hidden = await ask(production.url, support, query, { variables })
    expect(hidden.status).toBe(400)
    expect(JSON.stringify(hidden.body)).not.toContain('EMAIL')
    const told = await ask(production.url, admin, query, { ...operations, variables })
    expect(JSON.stringify(told.body)).toContain('EMAIL')
  })
})

describe('a fault of ours', () => {
  const canary = 'canary-7f3a MATCH (n:Customer {email: $e}) bolt://graph.internal:7687 at run (/srv/graph/run.ts:42:7)'
  const withCode = (code: string) => Object.assign(new Error(canary), { code, name: 'Neo4jError' })
  /** What may be thrown, however odd. */
  const faults: readonly (readonly [string, unknown])[] = [
    ['an error', new Error(canary)],
    ['a constraint', withCode('Neo.ClientError.Schema.ConstraintValidationFailed')],
    ['a deadlock', withCode('Neo.TransientError.Transaction.DeadlockDetected')],
    ['the database is down', withCode('ServiceUnavailable')],
    ['a connection', withCode('ECONNREFUSED')],
    ['a text', canary],
    ['nothing', undefined],
    ['an object', { message: canary, stack: canary }],
    ['an error with a cause', new Error('outer', { cause: new Error(canary) })],
    [
      'an error with an unknown code',
      new GraphQLError(canary, { extensions: { code: 'SOMETHING', stacktrace: [canary] } }),
    ],
  ]
  const places: Readonly<Record<string, (fault: unknown) => SubgraphCall>> = {
    'thrown by a call': (fault) => () => {
      throw fault
    },
    'a call that rejects': (fault) => () => Promise.reject(fault),
    'an error of a subgraph with data': (fault) => async () => ({
      data: { whoami: null },
      errors: [new GraphQLError(canary, { path: ['whoami'], originalError: fault as Error })],
    }),
    'an error of a subgraph without data': (fault) => async () => ({
      errors: [new GraphQLError(canary, { originalError: fault as Error })],
    }),
    'wrapped by the library': (fault) => async () => ({
      data: null,
      errors: [
        new GraphQLError(canary, { extensions: { code: 'DOWNSTREAM', originalError: fault, stacktrace: [canary] } }),
      ],
    }),
  }
  const cases = Object.entries(places).flatMap(([place, make]) =>
    faults.map(([name, fault]) => [`${name}, ${place}`, make(fault)] as const),
  )

  it('of 50 kinds is masked, with the id the log has it under', async () => {
    expect(cases).toHaveLength(50)
    for (const [name, identity] of cases) {
      const gateway = await serveGateway(createDemoVerifier(key, now), { calls: { ...inProcess, identity } })
      const { headers, body } = await ask(gateway.url, support, '{ whoami }')
      const text = JSON.stringify(body)
      expect(text, name).not.toMatch(/canary|MATCH|bolt:|graph\.internal|\.ts|Neo\.|ECONN|Constraint|stack/i)
      expect(body.errors?.length, name).toBeGreaterThan(0)
      for (const { message, extensions } of body.errors ?? []) {
        expect(
          message === maskedMessage || /^The subgraph identity does not respond: try again\.$/.test(message),
          `${name}: ${message}`,
        ).toBe(true)
        expect(extensions, name).toMatchObject({ requestId: headers.get('x-request-id') })
      }
      expect(gateway.faults.length, name).toBeGreaterThan(0)
      await gateway.close()
    }
  })

  it('is told from an error that was written for callers', async () => {
    const identity: SubgraphCall = async () => ({
      data: { whoami: null },
      errors: [codedError('NOT_FOUND', 'canary for callers', { hint: 'x' })],
    })
    const gateway = await serveGateway(createDemoVerifier(key, now), { calls: { ...inProcess, identity } })
    const { body } = await ask(gateway.url, support, '{ whoami }')
    expect(body.errors).toMatchObject([{ message: 'canary for callers', extensions: { code: 'NOT_FOUND', hint: 'x' } }])
    await gateway.close()
  })
})
