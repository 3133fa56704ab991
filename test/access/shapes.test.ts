import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  buildSchema,
  execute,
  type GraphQLArgument,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  parse,
} from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAccess } from '../../access/create-access.ts'
import { guardSchema } from '../../access/guard.ts'
import { purposeKeys } from '../../access/purposes.ts'
import { createWithholding } from '../../access/withholding.ts'
import { createReader } from '../../graph/reader.ts'
import { readBirth } from '../../subgraphs/read-birth.ts'
import { useGraph } from '../harness/neo4j.ts'
import { seedStates } from './seed-states.ts'

const { graph, batcher } = useGraph()

/** The ten most sensitive fields: what they are named here, and their category. */
const fields = {
  displayName: 'IDENTIFYING',
  birthDate: 'IDENTIFYING',
  nationalId: 'IDENTIFYING',
  email: 'CONTACT',
  phone: 'CONTACT',
  address: 'CONTACT',
  balance: 'FINANCIAL',
  lastPage: 'BEHAVIOURAL',
  interest: 'INFERRED',
  diagnosis: 'SPECIAL',
} as const
type Field = keyof typeof fields
const names = Object.keys(fields) as Field[]

const valueTypes = readFileSync(new URL('../../subgraphs/runtime/value-types.graphql', import.meta.url), 'utf8')
const guarded = names.map((name) => `${name}: String @personalData(category: ${fields[name]})`).join('\n')
const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
                      import: ["@key", "@shareable", "@requiresScopes", "@external", "@requires"])
  type Query @public @unrecorded(because: "a test") {
    customer(id: ID!): Customer
    node(id: ID!): Node
    anything(id: ID!): Anything
    customers: [Customer!]
    page: CustomerPage
  }
  type Mutation @public { touch(id: ID!): Touched @writes(categories: [CONTACT]) }
  type Touched @public { customer: Customer }
  interface Node @public { id: ID! ${names.map((name) => `${name}: String`).join(' ')} }
  union Anything = Customer | Note
  type Note @public { id: ID! }
  type CustomerPage @public { edges: [CustomerEdge!]! }
  type CustomerEdge @public { node: Customer }
  type Customer implements Node @key(fields: "id") @unrecorded(because: "a test") {
    id: ID! @public
    ${guarded}
    ${names.map((name) => `count_${name}: Int @personalData(category: ${fields[name]})`).join('\n')}
    ${names.map((name) => `from_${name}: String @personalData(category: ${fields[name]})`).join('\n')}
    self: Customer @public
  }
  ${valueTypes}`

const secret = (name: string) => `secret-${name}`
const person = {
  id: 'refused',
  __typename: 'Customer',
  ...Object.fromEntries(
    names.flatMap((name) => [
      [name, secret(name)],
      [`count_${name}`, 1234567],
      [`from_${name}`, secret(name)],
    ]),
  ),
}

function build() {
  const find = () => person
  return buildSubgraphSchema([
    {
      typeDefs: parse(sdl),
      resolvers: {
        Query: {
          customer: find,
          node: find,
          anything: find,
          customers: () => [person],
          page: () => ({ edges: [{ node: person }] }),
        },
        Mutation: { touch: () => ({ customer: person }) },
        Node: { __resolveType: () => 'Customer' },
        Anything: { __resolveType: () => 'Customer' },
        // A field that another subgraph's @requires hands in comes with the representation.
        Customer: {
          __resolveReference: (reference: object) => ({ ...person, ...reference }),
          self: (parent: object) => parent,
        },
      },
    },
  ])
}

const openSchema = build()
const guardedSchema = build()
guardSchema(guardedSchema, {})

async function ask(schema: typeof guardedSchema, query: string, variables: object = {}, operationName?: string) {
  const reader = createReader(graph, batcher, () => [])
  const viewer = {
    subject: 's',
    clientId: 'c',
    scopes: new Set(['customer:read']),
    purposes: purposeKeys,
    sources: null,
    customerId: null,
  }
  const withholding = createWithholding('Marketing')
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: { ...variables },
    operationName: operationName ?? null,
    contextValue: {
      access: createAccess(viewer, 'Marketing', { reader, now: () => new Date('2026-06-01'), readBirth }),
      withholding,
    },
  })
  return { text: JSON.stringify(result), errors: withholding.errors() }
}

const entity = (selection: string, more = '') =>
  `{ _entities(representations: [{ __typename: "Customer", id: "refused"${more} }]) { ... on Customer { ${selection} } } }`

/** Each way to the same value; every one must be closed. */
const shapes: Readonly<Record<string, (name: Field) => { query: string; variables?: object; operation?: string }>> = {
  plain: (name) => ({ query: `{ customer(id: "x") { ${name} } }` }),
  alias: (name) => ({ query: `{ customer(id: "x") { harmless: ${name} } }` }),
  'named fragment': (name) => ({ query: `{ customer(id: "x") { ...F } } fragment F on Customer { ${name} }` }),
  'nested fragment': (name) => ({
    query: `{ customer(id: "x") { ...F } } fragment F on Customer { ...G } fragment G on Customer { self { ${name} } }`,
  }),
  'inline fragment': (name) => ({ query: `{ customer(id: "x") { ... on Customer { ${name} } ... { b: ${name} } } }` }),
  interface: (name) => ({ query: `{ node(id: "x") { ${name} } }` }),
  union: (name) => ({ query: `{ anything(id: "x") { ... on Customer { ${name} } } }` }),
  '@requires dependant': (name) => ({ query: entity(`from_${name}`, `, ${name}: "${secret(name)}"`) }),
  _entities: (name) => ({ query: entity(name) }),
  'node(id)': (name) => ({ query: `{ node(id: "x") { ... on Customer { ${name} } } }` }),
  'list item': (name) => ({ query: `{ customers { ${name} } page { edges { node { ${name} } } } }` }),
  'mutation payload': (name) => ({ query: `mutation { touch(id: "x") { customer { ${name} } } }` }),
  '@include by variable': (name) => ({
    query: `query($on: Boolean!) { customer(id: "x") { id ${name} @include(if: $on) b: ${name} @skip(if: false) } }`,
    variables: { on: true },
  }),
  'second operation': (name) => ({
    query: `query A { customer(id: "x") { id } } query B { customer(id: "x") { ${name} } }`,
    operation: 'B',
  }),
  'aggregate or count': (name) => ({ query: `{ customer(id: "x") { count_${name} } }` }),
}

beforeAll(() => seedStates(graph))

describe('a closed field stays closed', () => {
  const cases = Object.keys(shapes).flatMap((shape) => names.map((name) => [shape, name] as const))

  it.each(cases)('as %s: %s', async (shape, name) => {
    const { query, variables, operation } = shapes[shape]?.(name) ?? { query: '' }
    const { text, errors } = await ask(guardedSchema, query, variables, operation)
    expect(text).not.toMatch(/secret|1234567/)
    expect(errors.length).toBeGreaterThan(0)
    for (const { path, extensions } of errors) {
      expect(path?.length).toBeGreaterThan(1)
      expect(extensions).toMatchObject({
        purpose: 'Marketing',
        code: /FORBIDDEN|CONSENT_REQUIRED/.exec(String(extensions.code))?.[0],
      })
    }
  })

  it('and each of these ways shows it where nothing guards it', async () => {
    for (const [shape, name] of cases) {
      const { query, variables, operation } = shapes[shape]?.(name) ?? { query: '' }
      const { text } = await ask(openSchema, query, variables, operation)
      expect(text, `${shape}: ${name}`).toMatch(/secret|1234567/)
    }
  })
})

describe('sort and filter arguments', () => {
  /** Names of guarded fields of the product, and of what they are about. */
  const forbidden =
    /name|birth|email|phone|address|city|postal|gender|language|employer|job|income|balance|amount|value$|total|score|interest|stage|consent|purpose/i
  /** Fields that answer lists of customers, and may be asked for them by something they hold. */
  const mayName: Readonly<Record<string, string>> = {
    'Query.customersByIdentifier(value)': 'whoever asks holds the identifier; it reveals nothing but the id',
    'Query.customerByIdentifier(value)': 'as above',
  }

  /** Arguments of a field, down into inputs and the values of enums. */
  function wordsOf(
    { name, type }: Pick<GraphQLArgument, 'name' | 'type'>,
    seen: readonly string[] = [],
  ): readonly string[] {
    const named = getNamedType(type)
    if (seen.includes(named.name)) return []
    if (isInputObjectType(named))
      return Object.values(named.getFields()).flatMap((field) => wordsOf(field, [...seen, named.name]))
    const isOrder = isEnumType(named) && /order|sort|by/i.test(named.name)
    return [name, ...(isOrder ? named.getValues().map((value) => value.name) : [])]
  }

  function oracles(text: string): readonly string[] {
    const schema = buildSchema(text, { assumeValidSDL: true })
    return Object.values(schema.getTypeMap()).flatMap((type) => {
      if (!isObjectType(type)) return []
      return Object.values(type.getFields()).flatMap((field) => {
        const named = getNamedType(field.type)
        const edge = isObjectType(named) ? named.getFields().edges : undefined
        const item = edge === undefined ? undefined : getNamedType(edge.type)
        const node = isObjectType(item) ? item.getFields().node : undefined
        const ofCustomers =
          named.name === 'Customer' || (node !== undefined && getNamedType(node.type).name === 'Customer')
        if (!ofCustomers || type.name === 'Mutation') return []
        return field.args
          .filter((argument) => wordsOf(argument).some((word) => forbidden.test(word)))
          .map((argument) => `${type.name}.${field.name}(${argument.name})`)
      })
    })
  }

  it('on a hidden field do not exist where customers are listed', () => {
    const supergraph = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8')
    expect(oracles(supergraph).filter((found) => mayName[found] === undefined)).toEqual([])
  })

  it('would be found', () => {
    const bad = `type Customer { id: ID! } enum CustomerOrder { NEWEST BIRTH_DATE } input Filter { city: String }
      type Query { a(orderBy: CustomerOrder): [Customer] b(filter: Filter): [Customer] c(first: Int): [Customer] }`
    expect(oracles(bad)).toEqual(['Query.a(orderBy)', 'Query.b(filter)'])
  })
})
