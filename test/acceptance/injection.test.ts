import { readFileSync } from 'node:fs'
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredInputField,
  parse,
} from 'graphql'
import type { Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purposeKeys } from '../../access/purposes.ts'
import { personas } from '../../access/tokens/personas.ts'
import { demoLines } from '../../demo/generate.ts'
import { cypher, statement } from '../../graph/cypher.ts'
import { createGraph } from '../../graph/run.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { allStatements } from '../harness/all-statements.ts'
import { payloads } from '../harness/injection-payloads.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createPatientBatcher } from '../harness/patient-batcher.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
const sent = new Set<string>()
const graph = createGraph(recordingTexts(testGraph.driver, sent), { database: testGraph.database })
const schema = buildASTSchema(
  transformSupergraphToPublicSchema(
    parse(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8')),
  ),
)
const everybody = personaViewer('support', {
  scopes: new Set(Object.values(personas).flatMap(({ scopes }): readonly string[] => scopes)),
  purposes: purposeKeys,
})
const anAccount = statement({
  name: 'test.anAccount',
  text: cypher`MATCH (account:Account) RETURN account.id AS id LIMIT 1`,
  row: (row) => row.string('id'),
})
let product: Product
let knownTexts: ReadonlySet<string>
let customerId: string
let accountId: string

beforeAll(async () => {
  knownTexts = new Set((await allStatements()).map(({ text }) => text))
  product = await startProduct({ ...testGraph, graph, batcher: createPatientBatcher(graph) })
  await product.ingest(demoLines({ people: 12 }) as Iterable<IngestLineInput>)
  const { data } = await product.ask({
    as: everybody,
    for: 'CustomerCare',
    query: '{ customerByIdentifier(type: EMAIL, value: "ann.lee@example.com") { id } }',
  })
  customerId = (data?.customerByIdentifier as { id: string }).id
  const [account] = await testGraph.graph.read(anAccount, {})
  accountId = account ?? ''
}, 120_000)
afterAll(() => product.close())

describe('60 texts that a statement made of values would fall for', () => {
  it('are 60', () => expect(new Set(payloads).size).toBe(60))

  it('change no statement in any string of any ingest line', async () => {
    const samples = sampleLines()
    await product.ingest(
      payloads.flatMap((payload) => samples.map((line) => poisoned(line, payload) as IngestLineInput)),
    )
    expect(unknownTexts()).toEqual([])
  }, 120_000)

  it.each([
    'Query',
    'Customer',
    'Account',
    'Mutation',
  ])('change no statement in any string of any argument of %s', async (name) => {
    const documents = documentsOf(name)
    expect(documents.length).toBeGreaterThan(0)
    for (const payload of payloads)
      for (const query of documents) {
        const { data, errors } = await product.ask({
          as: everybody,
          for: 'RightsFulfilment',
          query,
          variables: { payload, id: payload, customer: customerId, account: accountId },
        })
        // A document refused as a whole would have tried nothing.
        expect(data, `${JSON.stringify(errors)} ${query}`).toBeDefined()
        expect(
          errors.filter(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR'),
          `${payload} ${query}`,
        ).toEqual([])
      }
    expect(unknownTexts()).toEqual([])
  }, 120_000)

  it('would be found in a text made of one', async () => {
    const text = `RETURN '${payloads[13]}' AS x`
    await graph.read({ name: 'test.made', text, row: () => null }, {}).catch(() => undefined)
    expect(unknownTexts()).toEqual([text])
    sent.delete(text)
  })

  it('leave the people where they were', async () => {
    const { data } = await product.ask({
      as: everybody,
      for: 'CustomerCare',
      query: 'query ($id: ID!) { customer(id: $id) { id displayName } }',
      variables: { id: customerId },
    })
    expect(data).toMatchObject({ customer: { id: customerId, displayName: expect.any(String) } })
  })
})

function unknownTexts(): readonly string[] {
  return [...sent].filter((text) => !knownTexts.has(text))
}

/** The driver, noting each text it is given. */
function recordingTexts(driver: Driver, texts: Set<string>): Driver {
  // Each proxy hands on the real object's methods, so its type is the real one's.
  const noting = <T extends object>(runner: T): T =>
    new Proxy(runner, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          if (key === 'run') texts.add(String(args[0]))
          const result: unknown = value.apply(target, args)
          if (key === 'session') return noting(result as object)
          if (key === 'beginTransaction') return Promise.resolve(result as Promise<object>).then(noting)
          return result
        }
      },
    })
  return noting(driver)
}

/** One line of each kind and type the demo writes. */
function sampleLines(): readonly object[] {
  const byShape = new Map<string, object>()
  for (const line of demoLines({ people: 12 })) {
    const shape = `${line.kind} ${'type' in line ? line.type : ''}`
    if (!byShape.has(shape)) byShape.set(shape, line)
  }
  return [...byShape.values()]
}

/** Their values come from closed lists or are times; all other strings are the sender's. */
const closed = new Set([
  'kind',
  'role',
  'status',
  'channel',
  'purpose',
  'currency',
  'occurredAt',
  'observedAt',
  'expiresAt',
])

function poisoned(value: unknown, payload: string, key = ''): unknown {
  if (typeof value === 'string')
    return closed.has(key) || (key === 'type' && value === value.toUpperCase()) ? value : payload
  if (Array.isArray(value)) return value.map((item) => poisoned(item, payload, key))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, poisoned(inner, payload, name)])
  const isFree = key === 'properties' || key === 'attributes'
  return Object.fromEntries(isFree ? [...entries, [payload, payload]] : entries)
}

/** Every field of the type that takes a string, the payload in each of its strings; a few fields a document. */
function documentsOf(typeName: string): readonly string[] {
  const type = schema.getType(typeName)
  if (!isObjectType(type)) return []
  const fields = Object.values(type.getFields()).filter((field) => field.args.some(({ type }) => takesText(type)))
  const calls = fields.map(
    (field) => `${field.name}(${field.args.map(writtenArgument).filter(Boolean).join(', ')})${ids(field)}`,
  )
  const groups = Array.from({ length: Math.ceil(calls.length / 6) }, (_, at) =>
    calls.slice(at * 6, at * 6 + 6).join(' '),
  )
  if (typeName === 'Query') return groups.map((group) => declared(`query { ${group} }`))
  if (typeName === 'Mutation') return groups.map((group) => declared(`mutation { ${group} }`))
  const root = typeName.toLowerCase()
  return groups.map((group) => `query { ${root}(id: $${root}) { ${group} } }`).map(declared)
}

/** With the variables it uses, and no other. */
function declared(document: string): string {
  const types = { payload: 'String!', id: 'ID!', customer: 'ID!', account: 'ID!' }
  const used = Object.entries(types).filter(([name]) => new RegExp(`\\$${name}\\b`).test(document))
  const [operation, ...rest] = document.split(' ')
  return `${operation} (${used.map(([name, type]) => `$${name}: ${type}`).join(', ')}) ${rest.join(' ')}`
}

function ids(field: GraphQLField<unknown, unknown>): string {
  return isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''
}

function writtenArgument({ name, type }: { readonly name: string; readonly type: GraphQLInputType }): string {
  return `${name}: ${written(type)}`
}

function takesText(type: GraphQLInputType): boolean {
  const named = getNamedType(type)
  if (isInputObjectType(named)) return Object.values(named.getFields()).some((field) => takesText(field.type))
  return named.name === 'String' || named.name === 'ID'
}

function written(type: GraphQLInputType): string {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return `[${written(nullable.ofType)}]`
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]?.name ?? 'null'
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(
      (field) => isRequiredInputField(field) || takesText(field.type),
    )
    return `{ ${fields.map(writtenArgument).join(', ')} }`
  }
  return valueByScalar[named.name] ?? 'null'
}

const valueByScalar: Readonly<Record<string, string>> = {
  String: '$payload',
  ID: '$id',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  Date: '"2026-01-01"',
  DateTime: '"2026-01-01T00:00:00Z"',
  Currency: '"EUR"',
}
