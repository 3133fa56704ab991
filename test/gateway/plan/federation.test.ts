import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGateway, type Gateway } from '../../../gateway/gateway.ts'
import type { SubgraphCall } from '../../../gateway/subgraph-calls/subgraph-call.ts'
import { composeSupergraph } from '../../../gateway/supergraph.ts'
import { personaViewer } from '../../harness/product.ts'
import { createTestContext } from '../small-graph.ts'

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])\n`

/** What our own schemas do not use of federation, and whoever extends them may. */
const sdls = {
  identity: `${link('"@key", "@provides", "@external", "@shareable", "@inaccessible"')}
    type Query { shelf: [Media!]! book(id: ID!): Book featured: Book @provides(fields: "title") things: [Thing] }
    interface Media { id: ID! size: Size }
    type Book implements Media @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: ID! size: Size title: String @external mood: Mood }
    type Film implements Media @key(fields: "id") { id: ID! size: Size director: Person }
    type Person @key(fields: "id") { id: ID! }
    type Size @shareable { width: Int }
    union Thing = Book | Person
    enum Mood { DARK LIGHT SECRET @inaccessible }`,
  billing: `${link('"@key", "@requires", "@external", "@shareable"')}
    type Book @key(fields: "id") { id: ID! title: String @shareable size: Size @external shipping: Int @requires(fields: "size { width }") related: [Book] }
    type Size @shareable { width: Int }
    type Film @key(fields: "id") { id: ID! price: Float }`,
  engagement: `${link('"@key", "@shareable"')}
    type Book @key(fields: "isbn") { isbn: ID! title: String @shareable reviews: [Review] }
    type Review { text: String by: Person }
    type Person @key(fields: "id") { id: ID! name: String }`,
}

const book = (id: string) => ({
  __typename: 'Book',
  id,
  isbn: `isbn-${id}`,
  size: { width: Number(id) * 10 },
  mood: 'DARK',
})
const resolvers: Readonly<Record<keyof typeof sdls, object>> = {
  identity: {
    Query: {
      shelf: () => [book('1'), { __typename: 'Film', id: 'f', size: { width: 7 }, director: { id: 'p' } }, book('2')],
      book: (_: unknown, { id }: { id: string }) => ({ ...book(id), mood: id === '9' ? 'SECRET' : 'DARK' }),
      featured: () => ({ ...book('3'), title: 'provided' }),
      things: () => [book('1'), { __typename: 'Person', id: 'p' }],
    },
    Book: { __resolveReference: ({ id, isbn }: { id?: string; isbn?: string }) => book(id ?? isbn?.slice(5) ?? '') },
    Film: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
  },
  billing: {
    Book: {
      __resolveReference: (given: object) => given,
      title: ({ id }: { id: string }) => `Title ${id}`,
      shipping: ({ size }: { size?: { width: number } }) => (size?.width ?? -1) * 2,
      related: ({ id }: { id: string }) => (id === '1' ? [{ id: '2' }, { id: '3' }] : []),
    },
    Film: { __resolveReference: (given: object) => given, price: () => 1.5 },
  },
  engagement: {
    Book: {
      __resolveReference: (given: object) => given,
      title: ({ isbn }: { isbn: string }) => `Title ${isbn.slice(5)}`,
      reviews: ({ isbn }: { isbn: string }) => [{ text: `of ${isbn}`, by: { id: 'p' } }],
    },
    Person: { __resolveReference: (given: object) => given, name: ({ id }: { id: string }) => `Name of ${id}` },
  },
}

const caller = { viewer: personaViewer('support'), purpose: 'CustomerCare', requestId: 'r' } as const
let gateway: Gateway

function callOf(name: keyof typeof sdls): SubgraphCall {
  const typeDefs = parse(sdls[name])
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers[name] as GraphQLResolverMap<unknown> }])
  return async ({ document, variables, operationName }) =>
    execute({ schema, document, variableValues: variables ?? {}, operationName: operationName ?? null })
}

beforeAll(async () => {
  gateway = await createGateway({
    supergraph: composeSupergraph(Object.entries(sdls).map(([name, sdl]) => ({ name, sdl }))),
    calls: { identity: callOf('identity'), billing: callOf('billing'), engagement: callOf('engagement') },
    createContext: createTestContext,
  })
})
afterAll(() => gateway.close())

async function ask(query: string) {
  const { data, errors } = await gateway.execute({ query }, caller, 'POST')
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors ?? [] }
}

const reviews = (id: string) => [{ text: `of isbn-${id}`, by: { name: 'Name of p' } }]

describe('what other subgraphs require', () => {
  it.each([
    ['shipping', { shipping: 20 }],
    ['size: shipping id: title', { size: 20, id: 'Title 1' }],
    ['shipping: title size: isbn width: shipping', { shipping: 'Title 1', size: 'isbn-1', width: 20 }],
    ['size { id: width width: __typename } title: shipping', { size: { id: 10, width: 'Size' }, title: 20 }],
    [
      'isbn: title id: isbn reviews { text by { id: name name: id } }',
      { isbn: 'Title 1', id: 'isbn-1', reviews: [{ text: 'of isbn-1', by: { id: 'Name of p', name: 'p' } }] },
    ],
  ])('is not mistaken for an alias: %s', async (fields, expected) => {
    expect(await ask(`{ book(id: "1") { ${fields} } }`)).toEqual({ data: { book: expected }, errors: [] })
  })
})

describe('what a subgraph provides', () => {
  it('is taken from it under any alias, and the rest from its owner', async () => {
    const { data, errors } = await ask('{ id: featured { id: title title: id reviews { text by { name } } } }')
    expect(errors).toEqual([])
    expect(data).toEqual({ id: { id: 'provided', title: '3', reviews: reviews('3') } })
  })
})

describe('entities of several types', () => {
  it('in a list of an interface are each asked of their owners', async () => {
    const { data, errors } = await ask(`{ shelf { ...M } }
      fragment M on Media { kind: __typename id: size { id: width } ... on Book { ... on Media { ...B } } ... on Film { price id2: id director { ... { name } } } }
      fragment B on Book { title shipping size: isbn related { id: title title: id reviews { text by { name } } } }`)
    expect(errors).toEqual([])
    const related = [2, 3].map((id) => ({ id: `Title ${id}`, title: `${id}`, reviews: reviews(`${id}`) }))
    expect(data.shelf).toEqual([
      { kind: 'Book', id: { id: 10 }, title: 'Title 1', shipping: 20, size: 'isbn-1', related },
      { kind: 'Film', id: { id: 7 }, price: 1.5, id2: 'f', director: { name: 'Name of p' } },
      { kind: 'Book', id: { id: 20 }, title: 'Title 2', shipping: 40, size: 'isbn-2', related: [] },
    ])
  })

  it('in a union may share keys of other fields', async () => {
    const { data, errors } = await ask(
      '{ things { id: __typename ... on Book { x: title } ... on Person { x: name } } }',
    )
    expect(errors).toEqual([])
    expect(data.things).toEqual([
      { id: 'Book', x: 'Title 1' },
      { id: 'Person', x: 'Name of p' },
    ])
  })
})

describe('a value that callers may not know of', () => {
  it('does not go out', async () => {
    expect((await ask('{ book(id: "1") { mood } }')).data).toEqual({ book: { mood: 'DARK' } })
    const { data, errors } = await ask('{ book(id: "9") { id: mood title } }')
    expect(data).toEqual({ book: { id: null, title: 'Title 9' } })
    expect(errors.map(({ path }) => path)).toEqual([['book', 'id']])
  })
})
