import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ulid } from 'ulid'
import type { PurposeKey } from '../../access/purposes.ts'
import { type PersonaName, personas } from '../../access/tokens/personas.ts'
import type { Viewer } from '../../access/viewer.ts'
import { type Limits, limits, type SubgraphName } from '../../config.ts'
import { codedError } from '../../errors.ts'
import type { CallContext, Caller } from '../../gateway/caller.ts'
import type { checkValues } from '../../gateway/checked-values.ts'
import { lookUpFields } from '../../gateway/cost/look-up-fields.ts'
import { createGateway } from '../../gateway/gateway.ts'
import type { Admission } from '../../gateway/http/admit.ts'
import { createListener } from '../../gateway/http/listener.ts'
import type { StoredOperations } from '../../gateway/operations/stored-operations.ts'
import { createSubgraphs } from '../../gateway/subgraph-calls/create-subgraphs.ts'
import { callInProcess, type SubgraphCall } from '../../gateway/subgraph-calls/subgraph-call.ts'
import type { Observe } from '../../gateway/telemetry/observe.ts'
import { ingestLines } from '../../ingest/ingest.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { createLineTypes } from '../../ingest/line-types.ts'
import { createExecutable, type ExecutableSubgraph } from '../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import type { Subgraph, SubgraphDeps } from '../../subgraphs/runtime/subgraph.ts'
import type { TestGraph } from './neo4j.ts'
import { testSecrets } from './neo4j.ts'

export interface Answer {
  readonly status: number
  readonly data: Readonly<Record<string, unknown>> | null | undefined
  readonly errors: readonly {
    readonly message: string
    readonly path?: readonly unknown[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
  /** As it arrived. */
  readonly text: string
}

export interface Question {
  readonly as: PersonaName | Viewer
  readonly for?: PurposeKey
  readonly query: string
  readonly variables?: object
}

export interface Product {
  readonly url: string
  readonly deps: SubgraphDeps
  ask(question: Question): Promise<Answer>
  ingest(lines: Iterable<IngestLineInput>): ReturnType<typeof ingestLines>
  close(): Promise<void>
}

/** Replaces a part of the product in a test. */
export interface ProductParts {
  readonly createExecutable?: (subgraph: Subgraph) => ExecutableSubgraph
  readonly createContext?: (caller: Caller, deps: SubgraphDeps) => CallContext
  readonly metrics?: Observe
  readonly admission?: Partial<Admission>
  readonly wrap?: (listener: RequestListener) => RequestListener
  readonly operations?: StoredOperations
  readonly onFault?: (requestId: string, fault: unknown) => void
  readonly checkValues?: typeof checkValues
  readonly limits?: Limits
}

/** As in production, except that a slow machine may plan the statements of a request for longer. */
const unhurried: Limits = { ...limits, requestTimeoutMs: 120_000 }

/**
 * The product on the worker's Neo4j: real gateway, HTTP and subgraphs. A token is the viewer's own JSON, because signatures are tested
 * elsewhere.
 */
export async function startProduct(
  { graph, batcher }: Pick<TestGraph, 'graph' | 'batcher'>,
  remote: Readonly<Partial<Record<SubgraphName, SubgraphCall>>> = {},
  parts: ProductParts = {},
): Promise<Product> {
  const { createContext = unrecorded, createExecutable: make = createExecutable } = parts
  const deps: SubgraphDeps = { graph, batcher, now: () => new Date(), newId: () => ulid(), secrets: testSecrets }
  const subgraphs = createSubgraphs(deps)
  const gateway = await createGateway({
    supergraph: readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'),
    calls: {
      ...Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, callInProcess(make(subgraph))])),
      ...remote,
    },
    createContext: (caller) => createContext(caller, deps),
    lookUps: lookUpFields(subgraphs),
    ...(parts.checkValues && { checkValues: parts.checkValues }),
    limits: parts.limits ?? unhurried,
  })
  const listener = createListener({
    gateway,
    verifyToken: async (token) => parseViewer(token),
    introspection: true,
    ...parts.admission,
    metrics: parts.metrics ?? { start: () => () => undefined },
    routes: {},
    playground: null,
    ...(parts.operations && { operations: parts.operations }),
    newId: () => crypto.randomUUID(),
    onFault: parts.onFault ?? ((_requestId, fault) => console.error(fault)),
  })
  const server = createServer({ keepAliveTimeout: 65_000 }, parts.wrap?.(listener) ?? listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  return {
    url,
    deps,
    async ask({ as, for: purpose, query, variables }) {
      const viewer = typeof as === 'string' ? personaViewer(as) : as
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokenOf(viewer)}`,
          'x-request-id': 'test-request',
          ...(purpose && { 'x-purpose': purpose }),
        },
        body: JSON.stringify({ query, variables }),
      })
      const text = await response.text()
      const { data, errors = [] } = JSON.parse(text)
      return { status: response.status, data, errors, text }
    },
    ingest: (lines) => ingestLines(lines, { graph, lines: createLineTypes(deps), now: deps.now }),
    close: async () => {
      await gateway.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function unrecorded(caller: Caller, deps: SubgraphDeps): CallContext {
  return createRequestContext(caller, deps, null)
}

export function personaViewer(name: PersonaName, more: Partial<Viewer> = {}): Viewer {
  const { scopes, purposes } = personas[name]
  return {
    subject: `test-${name}`,
    clientId: `test-${name}`,
    scopes: new Set<string>(scopes),
    purposes,
    sources: null,
    customerId: null,
    ...more,
  }
}

/** As in this product's tokens. */
export function tokenOf(viewer: Viewer): string {
  return Buffer.from(JSON.stringify({ ...viewer, scopes: [...viewer.scopes] })).toString('base64url')
}

function parseViewer(token: string): Viewer {
  try {
    const viewer = JSON.parse(Buffer.from(token, 'base64url').toString())
    return { ...viewer, scopes: new Set(viewer.scopes) }
  } catch (error) {
    throw codedError('UNAUTHENTICATED', 'not a viewer', {}, error)
  }
}
