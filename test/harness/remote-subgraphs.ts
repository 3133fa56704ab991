import type { Server } from 'node:http'
import { createGatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import type { SubgraphName } from '../../config.ts'
import { createSubgraphs } from '../../gateway/subgraph-calls/create-subgraphs.ts'
import { callOverHttp, type SubgraphCall } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { createExecutable, type ExecutableSubgraph } from '../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import { createSubgraphServer } from '../../subgraphs/runtime/server.ts'
import type { Subgraph, SubgraphDeps } from '../../subgraphs/runtime/subgraph.ts'

export interface RemoteSubgraphs {
  readonly urls: Readonly<Record<SubgraphName, string>>
  readonly servers: Readonly<Record<SubgraphName, Server>>
  readonly calls: Readonly<Record<SubgraphName, SubgraphCall>>
  close(): Promise<void>
}

/** The four subgraphs, each behind a separate HTTP server, as `npm run subgraph` serves them. */
export async function serveSubgraphs(
  deps: SubgraphDeps,
  keys: readonly string[],
  make: (subgraph: Subgraph) => ExecutableSubgraph = createExecutable,
): Promise<RemoteSubgraphs> {
  const tokens = createGatewayTokens(keys, deps.now)
  const served = await Promise.all(
    createSubgraphs(deps).map(async (subgraph) => {
      const app = await createSubgraphServer({
        subgraph: make(subgraph),
        tokens: createGatewayTokens(keys, deps.now),
        createContext: (input) => createRequestContext(input, deps, null),
        newId: deps.newId,
        onFault: (_requestId, fault) => console.error(fault),
      })
      const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`
      return { name: subgraph.name, url, app, call: callOverHttp(subgraph.name, url, { tokens, timeoutMs: 120_000 }) }
    }),
  )
  // createSubgraphs creates each of the four.
  const byName = <T>(of: (one: (typeof served)[number]) => T) =>
    Object.fromEntries(served.map((one) => [one.name, of(one)])) as Record<SubgraphName, T>
  return {
    urls: byName(({ url }) => url),
    servers: byName(({ app }) => app.server),
    calls: byName(({ call }) => call),
    close: async () => {
      await Promise.all(served.map(({ app }) => app.close()))
    },
  }
}
