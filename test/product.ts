import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ulid } from 'ulid'
import { type PersonaName, personas } from '../access/personas.ts'
import type { PurposeKey } from '../access/purposes.ts'
import type { Viewer } from '../access/viewer.ts'
import type { SubgraphName } from '../config.ts'
import { codedError } from '../errors.ts'
import { createSubgraphs } from '../gateway/create-subgraphs.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createListener } from '../gateway/http/listener.ts'
import { callInProcess, type SubgraphCall } from '../gateway/subgraph-call.ts'
import { ingestLines } from '../ingest/ingest.ts'
import type { IngestLineInput } from '../ingest/line.ts'
import { createLineTypes } from '../ingest/line-types.ts'
import { createExecutable } from '../subgraphs/executable.ts'
import { createRequestContext } from '../subgraphs/request-context.ts'
import type { SubgraphDeps } from '../subgraphs/subgraph.ts'
import type { TestGraph } from './neo4j.ts'

export interface Answer {
  readonly status: number
  readonly data: Readonly<Record<string, unknown>> | null | undefined
  readonly errors: readonly {
    readonly message: string
    readonly path?: readonly unknown[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
  /** As it came. */
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

/** The product on the worker's Neo4j: real gateway, HTTP and subgraphs. A token is the viewer's own JSON: signatures are tested elsewhere. */
export async function startProduct(
  { graph, batcher }: TestGraph,
  remote: Readonly<Partial<Record<SubgraphName, SubgraphCall>>> = {},
): Promise<Product> {
  const deps: SubgraphDeps = { graph, batcher, now: () => new Date(), newId: () => ulid() }
  const subgraphs = createSubgraphs(deps)
  const gateway = await createGateway({
    supergraph: readFileSync(new URL('../gateway/supergraph.graphql', import.meta.url), 'utf8'),
    calls: {
      ...Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, callInProcess(createExecutable(subgraph))])),
      ...remote,
    },
    createContext: (caller) => createRequestContext(caller, deps),
  })
  const listener = createListener({
    gateway,
    verifyToken: async (token) => parseViewer(token),
    metrics: { start: () => () => undefined },
    routes: {},
    playground: null,
    newId: () => crypto.randomUUID(),
    onFault: (_requestId, fault) => console.error(fault),
  })
  const server = createServer({ keepAliveTimeout: 65_000 }, listener)
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

function tokenOf(viewer: Viewer): string {
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
