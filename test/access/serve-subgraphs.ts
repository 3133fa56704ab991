import type { Audit } from '../../access/audit/audit.ts'
import { createGatewayTokens } from '../../access/gateway-tokens.ts'
import { createSubgraphs } from '../../gateway/create-subgraphs.ts'
import { callOverHttp, type SubgraphCall } from '../../gateway/subgraph-call.ts'
import { createExecutable } from '../../subgraphs/executable.ts'
import { createRequestContext } from '../../subgraphs/request-context.ts'
import { createSubgraphServer } from '../../subgraphs/server.ts'
import type { TestGraph } from '../neo4j.ts'

const key = 'a test key that is long enough for this test'

/** The four subgraphs, each behind an HTTP server of its own in this process. */
export async function serveSubgraphs(
  { graph, batcher }: TestGraph,
  { audit, onFault }: { readonly audit: Audit; readonly onFault: (requestId: string, fault: unknown) => void },
) {
  const now = () => new Date()
  const deps = { graph, batcher, now, newId: () => crypto.randomUUID() }
  const tokens = createGatewayTokens([key], now)
  const servers = await Promise.all(
    createSubgraphs(deps).map(async (subgraph) => {
      const server = await createSubgraphServer({
        subgraph: createExecutable(subgraph, audit),
        tokens: createGatewayTokens([key], now),
        createContext: (input) => createRequestContext(input, deps),
        newId: deps.newId,
        onFault,
      })
      const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`
      const call: SubgraphCall = callOverHttp(subgraph.name, url, { tokens, timeoutMs: 15_000 })
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
