import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph'
import { execute, type GraphQLResolveInfo, parse } from 'graphql'
import { createGatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import type { VerifyToken } from '../../access/tokens/tokens.ts'
import { createWithholding, type Withholding } from '../../access/withholding.ts'
import { type Limits, limits, type SubgraphName } from '../../config.ts'
import { codedError } from '../../errors.ts'
import type { CallContext } from '../../gateway/caller.ts'
import { createGateway } from '../../gateway/gateway.ts'
import { createListener, type ListenerDeps, type Route } from '../../gateway/http/listener.ts'
import { callInProcess, callOverHttp, type SubgraphCall } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { composeSupergraph } from '../../gateway/supergraph.ts'
import type { ExecutableSubgraph } from '../../subgraphs/runtime/executable.ts'
import { createSubgraphServer } from '../../subgraphs/runtime/server.ts'

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes", "@cost", "@listSize"])\n'

/** Two subgraphs of the product's shape, small enough to know each answer by heart. */
export const identitySdl = `${link}
type Query {
  customer(id: ID!): Customer
  customers(first: Int!): [Customer!] @listSize(slicingArguments: ["first"])
  left: Int
  guess(value: String!): Customer @cost(weight: 10)
  whoami: String
  count(ids: [ID!]!): Int
  fails: String
  refuses: String
}
type Mutation { rename(id: ID!, name: String!): Customer }
type Customer @key(fields: "id") {
  id: ID!
  name: String
  secret: String @requiresScopes(scopes: [["nobody:has-this"]])
}`
export const billingSdl = `${link}
type Customer @key(fields: "id") {
  id: ID!
  balance: Int
  invoices: [Invoice!]
}
type Invoice @key(fields: "id") { id: ID! total: Int! }`
export const engagementSdl = `${link}
type Customer @key(fields: "id") { id: ID! timeline: [Entry!] strict: StrictList loose: [Invoice] }
type StrictList { entries: [Invoice!]! }
interface Entry { id: ID! }
type Visit implements Entry { id: ID! page: String! }
type Invoice implements Entry @key(fields: "id") { id: ID! }`

const resolvers: Readonly<Record<string, object>> = {
  identity: {
    Query: {
      customer: (_: unknown, { id }: { id: string }) => ({ id, name: `Name of ${id}`, secret: 'told' }),
      customers: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_item, index) => ({ id: String(index), name: `Name of ${index}` })),
      left: (_: unknown, __: unknown, { budget }: CallContext) => budget?.()?.remaining ?? null,
      guess: (_: unknown, { value }: { value: string }) => (value === 'right' ? { id: '7', name: 'Found' } : null),
      count: (_: unknown, { ids }: { ids: readonly string[] }) => ids.length,
      whoami: (_: unknown, __: unknown, { viewer, purpose, requestId }: CallContext) =>
        `${viewer.subject} for ${purpose} in ${requestId}`,
      fails: () => {
        throw new Error('MATCH (n:Secret) at bolt://10.0.0.7')
      },
      refuses: () => {
        throw codedError('NOT_FOUND', 'There is no such thing.', { hint: 'look elsewhere' })
      },
    },
    Mutation: {
      rename: (_: unknown, { id, name }: { id: string; name: string }, { addBookmarks }: CallContext) => {
        addBookmarks([`bookmark-${id}`])
        return { id, name }
      },
    },
    Customer: { __resolveReference: (customer: object) => customer },
  },
  billing: {
    Customer: {
      __resolveReference: (customer: object) => customer,
      balance: (_: unknown, __: unknown, { bookmarks }: CallContext) => (bookmarks().length > 0 ? 1 : 0),
      invoices: (_: unknown, __: unknown, { withholding }: { withholding: Withholding }, info: GraphQLResolveInfo) => {
        withholding.add('CONSENT_REQUIRED', 'NO_CONSENT', info)
        return null
      },
    },
    Invoice: {
      __resolveReference: ({ id }: { id: string }) => (id === 'gone' ? null : { id, total: 5 }),
    },
  },
  engagement: {
    Customer: {
      __resolveReference: (customer: object) => customer,
      timeline: () => [
        { __typename: 'Visit', id: 'v1', page: '/' },
        { __typename: 'Invoice', id: 'i1' },
      ],
      strict: () => ({ entries: [{ id: 'i1' }, { id: 'gone' }] }),
      loose: () => [{ id: 'i1' }, { id: 'gone' }],
    },
    Entry: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Invoice: { __resolveReference: (invoice: object) => invoice },
  },
}

const sdls = { identity: identitySdl, billing: billingSdl, engagement: engagementSdl }

/** Like createExecutable with no guard but one resolver, which withholds in the guard's own way. */
function executable(name: keyof typeof sdls): ExecutableSubgraph {
  const schema = buildSubgraphSchema([
    { typeDefs: parse(sdls[name]), resolvers: resolvers[name] as GraphQLResolverMap<unknown> },
  ])
  return {
    name,
    sdl: sdls[name],
    schema,
    async execute({ document, variables, operationName }, context) {
      const withholding = createWithholding(context.purpose)
      const result = await execute({
        schema,
        document,
        variableValues: variables ?? {},
        operationName: operationName ?? null,
        contextValue: { ...context, withholding },
      })
      const withheld = withholding.errors()
      return withheld.length === 0 ? result : { ...result, errors: [...(result.errors ?? []), ...withheld] }
    },
  }
}

export const smallSupergraph = composeSupergraph(Object.entries(sdls).map(([name, sdl]) => ({ name, sdl })))
export const inProcess = Object.fromEntries(
  (['identity', 'billing', 'engagement'] as const).map((name) => [name, callInProcess(executable(name))]),
)

export const gatewayKeys = ['a test key that is long enough, first', 'a test key that is long enough, second']

/** The same subgraphs, each behind its own HTTP server. `close` ends them. */
export async function serveRemote(now: () => Date = () => new Date()) {
  const tokens = createGatewayTokens(gatewayKeys, now)
  const faults: unknown[] = []
  const servers = await Promise.all(
    (['identity', 'billing', 'engagement'] as const).map(async (name) => {
      const server = await createSubgraphServer({
        subgraph: executable(name),
        tokens: createGatewayTokens(gatewayKeys, now),
        createContext: createTestContext,
        newId: () => crypto.randomUUID(),
        onFault: (_requestId, fault) => faults.push(fault),
      })
      const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`
      return { name, url, server }
    }),
  )
  return {
    tokens,
    faults,
    urls: Object.fromEntries(servers.map(({ name, url }) => [name, url])) as Readonly<Record<string, string>>,
    servers: Object.fromEntries(servers.map(({ name, server }) => [name, server])),
    calls: Object.fromEntries(
      servers.map(({ name, url }) => [name, callOverHttp(name, url, { tokens, timeoutMs: 5_000 })]),
    ) as Readonly<Partial<Record<SubgraphName, SubgraphCall>>>,
    close: async () => {
      await Promise.all(servers.map(({ server }) => server.close()))
    },
  }
}

/** Of a request that reads no database. */
export function createTestContext(input: {
  readonly requestId: string
  readonly viewer: CallContext['viewer']
  readonly purpose: CallContext['purpose']
  readonly bookmarks?: readonly string[]
}): CallContext {
  const bookmarks = [...(input.bookmarks ?? [])]
  // The small subgraphs ask neither access nor reader.
  return {
    ...input,
    gone: () => null,
    finishRegardless: () => undefined,
    addBookmarks: (added: readonly string[]) => bookmarks.push(...added),
    bookmarks: () => bookmarks,
  } as unknown as CallContext
}

export interface TestServer {
  readonly url: string
  readonly faults: unknown[]
  readonly close: () => Promise<void>
}

export async function serveGateway(
  verifyToken: VerifyToken,
  options: {
    readonly calls?: Readonly<Partial<Record<SubgraphName, SubgraphCall>>>
    readonly routes?: Readonly<Record<string, Route>>
    readonly playground?: Route
    readonly limits?: Limits
    readonly lookUps?: ReadonlySet<string>
    readonly listener?: Partial<ListenerDeps>
    readonly wrap?: (listener: RequestListener) => RequestListener
  } = {},
): Promise<TestServer> {
  const gateway = await createGateway({
    supergraph: smallSupergraph,
    calls: options.calls ?? inProcess,
    createContext: createTestContext,
    limits: options.limits ?? limits,
    lookUps: options.lookUps ?? new Set(),
  })
  const faults: unknown[] = []
  const listener = createListener({
    gateway,
    verifyToken,
    introspection: true,
    metrics: { start: () => () => undefined },
    routes: options.routes ?? {},
    playground: options.playground ?? null,
    newId: () => crypto.randomUUID(),
    onFault: (_requestId, fault) => faults.push(fault),
    ...options.listener,
  })
  const server = createServer(
    { maxHeaderSize: 32 * 1024, keepAliveTimeout: 65_000 },
    options.wrap?.(listener) ?? listener,
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    faults,
    close: () => closeServer(server),
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** POSTs a query as somebody with one purpose. */
export async function ask(
  url: string,
  token: string,
  query: string,
  init: {
    readonly variables?: object
    readonly headers?: Record<string, string>
    readonly operationName?: string
  } = {},
) {
  const { variables, headers, operationName } = init
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${token}`,
      'x-purpose': 'CustomerCare',
      ...headers,
    },
    body: JSON.stringify({ query, variables, operationName }),
  })
  // Every answer of the endpoint is of this shape; the tests look at what is in it.
  const body = (await response.json()) as {
    readonly data?: Record<string, unknown> | null
    readonly errors?: readonly {
      readonly message: string
      readonly path?: readonly (string | number)[]
      readonly extensions: Readonly<Record<string, unknown>>
    }[]
  }
  return { status: response.status, headers: response.headers, body }
}
