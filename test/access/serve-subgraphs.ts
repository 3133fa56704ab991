import type { Audit } from '../../access/audit/audit.ts'
import { createGatewayTokens } from '../../access/gateway-tokens.ts'
import { createSubgraphs } from '../../gateway/create-subgraphs.ts'
import { callOverHttp, type SubgraphCall } from '../../gateway/subgraph-call.ts'
import { createExecutable } from '../../subgraphs/executable.ts'
import { createRequestContext } from '../../subgraphs/request-context.ts'
import { createSubgraphServer } from '../../subgraphs/server.ts'
import type { TestGraph } from '../neo4j.ts'
import { testSecrets } from '../neo4j.ts'

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
