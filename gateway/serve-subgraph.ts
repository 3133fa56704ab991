import { createAudit } from '../access/audit/audit.ts'
import { createGatewayTokens, loadGatewayKeys } from '../access/gateway-tokens.ts'
import { loadConfig, type SubgraphName, subgraphNames } from '../config.ts'
import { createReceiptSigner } from '../subgraphs/consent/receipt.ts'
import { createExecutable } from '../subgraphs/executable.ts'
import { createRequestContext } from '../subgraphs/request-context.ts'
import { createSubgraphServer } from '../subgraphs/server.ts'
import { createSubgraphs } from './create-subgraphs.ts'
import { toStartError } from './listen.ts'
import { openGraph } from './open-graph.ts'
import { endWithSignal, failToStart } from './process-end.ts'

/** Entry of `npm run subgraph -- NAME`: serves one subgraph over HTTP, for a gateway that runs elsewhere. */
async function main(): Promise<void> {
  const name = process.argv[2]
  if (!isSubgraphName(name)) throw new Error(`Name the subgraph: npm run subgraph -- ${subgraphNames.join('|')}`)
  const config = loadConfig()
  const tokens = createGatewayTokens(await loadGatewayKeys(config.gatewayKeys, config.dataDir), () => new Date())
  const open = await openGraph(config, (line) => console.error(line))
  const subgraph = createSubgraphs(open, createReceiptSigner(config.dataDir)).find(
    (candidate) => candidate.name === name,
  )
  if (subgraph === undefined) throw new Error(`There is no subgraph ${name}`)
  const audit = createAudit({ dataDir: config.dataDir, ...open, onFault: (fault) => console.error(fault) })
  audit.start()
  const server = await createSubgraphServer({
    subgraph: createExecutable(subgraph, audit),
    tokens,
    createContext: (input) => createRequestContext(input, open),
    newId: open.newId,
    onFault: (requestId, fault) => console.error(requestId, fault),
  })
  try {
    await server.listen({ port: config.port, host: config.host })
  } catch (error) {
    await open.close()
    throw toStartError(error as NodeJS.ErrnoException, config.port, config.host)
  }
  endWithSignal(async () => {
    await server.close()
    await audit.stop()
    await open.close()
  })
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  console.log(`READY http://${config.host}:${port}/graphql`)
}

function isSubgraphName(name: string | undefined): name is SubgraphName {
  return subgraphNames.some((known) => known === name)
}

await main().catch(failToStart)
