import type { Audit } from '../../access/audit/audit.ts'
import { createGatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import { createSubgraphs } from '../../gateway/subgraph-calls/create-subgraphs.ts'
import { callOverHttp, type SubgraphCall } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { createExecutable } from '../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import { createSubgraphServer } from '../../subgraphs/runtime/server.ts'
import type { TestGraph } from '../harness/neo4j.ts'
import { testSecrets } from '../harness/neo4j.ts'

const key = 'a test key that is long enough for this test'

export interface ServedSettings {
  readonly audit: Audit | null
  readonly onFault: (requestId: string, fault: unknown) => void
  readonly timeoutMs?: number
}

/** The four subgraphs, each behind an HTTP server of its own in this process. */
export async function serveSubgraphs(
  { graph, batcher }: Pick<TestGraph, 'graph' | 'batcher'>,
  { audit, onFault, timeoutMs = 15_000 }: ServedSettings,
) {
  const now = () => new Date()
  const deps = { graph, batcher, now, newId: () => crypto.randomUUID(), secrets: testSecrets }
  const tokens = createGatewayTokens([key], now)
  const servers = await Promise.all(
    createSubgraphs(deps).map(async (subgraph) => {
      const server = await createSubgraphServer({
        subgraph: createExecutable(subgraph),
        tokens: createGatewayTokens([key], now),
        createContext: (input) => createRequestContext(input, deps, audit),
        newId: deps.newId,
        onFault,
      })
      const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`
      const call: SubgraphCall = callOverHttp(subgraph.name, url, { tokens, timeoutMs })
      return { name: subgraph.name, server, call }
    }),
  )
  return {
    calls: Object.fromEntries(servers.map(({ name, call }) => [name, call])),
    close: async () => {
      await Promise.all(servers.map(({ server }) => server.close()))
    },
  }
}
