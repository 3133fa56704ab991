import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Audit, createAudit } from '../access/audit/audit.ts'
import { loadDemoKey } from '../access/demo-key.ts'
import { createGatewayTokens, loadGatewayKeys } from '../access/gateway-tokens.ts'
import { createDemoVerifier, createIssuerVerifier, mintToken } from '../access/tokens.ts'
import { type Config, limits, loadConfig, type SubgraphName } from '../config.ts'
import { createLineTypes } from '../ingest/line-types.ts'
import { createReceiptSigner } from '../subgraphs/consent/receipt.ts'
import { createExecutable } from '../subgraphs/executable.ts'
import { createRequestContext } from '../subgraphs/request-context.ts'
import { createSubgraphs } from './create-subgraphs.ts'
import { createGateway } from './gateway.ts'
import { createListener, type Route } from './http/listener.ts'
import { close, listen } from './listen.ts'
import { createMetrics } from './metrics.ts'
import { type OpenGraph, openGraph } from './open-graph.ts'
import { createPlayground, playgroundTokenSeconds, readTabs } from './playground.ts'
import { endWithSignal, failToStart } from './process-end.ts'
import { createReadiness, healthcheck, type Part } from './readiness.ts'
import { callInProcess, callOverHttp, type SubgraphCall } from './subgraph-call.ts'

/** Entry of `npm start`: the only place that knows every part, and in which order they start and stop. */
async function main(): Promise<void> {
  const config = loadConfig()
  const open = await openGraph(config, (line) => console.error(line))
  try {
    await serve(config, open)
  } catch (error) {
    await open.close()
    throw error
  }
}

async function serve(config: Config, open: OpenGraph): Promise<void> {
  const demoKey = config.issuer === null ? await loadDemoKey(config.dataDir) : null
  const verifyToken =
    demoKey !== null
      ? createDemoVerifier(demoKey, open.now)
      : // One of the two is there: config.issuer is null exactly where the demo key is used.
        createIssuerVerifier(config.issuer ?? { jwksUrl: '', issuer: null, audience: null }, open.now)
  const audit = createAudit({ dataDir: config.dataDir, ...open, onFault: (fault) => console.error(fault) })
  audit.start()
  const metrics = createMetrics(open.graph, audit)
  const gateway = await createGateway({
    supergraph: readFileSync(new URL('./supergraph.graphql', import.meta.url), 'utf8'),
    calls: await createCalls(config, open, audit),
    createContext: (caller) => createRequestContext(caller, open),
  })
  const playground =
    config.playground && demoKey !== null
      ? createPlayground({
          tabs: readTabs(),
          mint: (persona) => mintToken(demoKey, { persona, expiresInSeconds: playgroundTokenSeconds }, open.now()),
        })
      : null
  const listener = createListener({
    gateway,
    verifyToken,
    metrics,
    playground,
    routes: {
      '/healthcheck': healthcheck,
      '/readiness': createReadiness(partsOf(config, open)),
      '/metrics': metricsRoute(metrics),
    },
    // A ULID draws its 16 characters one by one: a tenth of a small request.
    newId: () => randomUUID(),
    onFault: (requestId, fault) => console.error(requestId, fault),
  })
  const server = await listen(listener, config.port, config.host)
  const interrupted = new AbortController()
  endWithSignal(async () => {
    interrupted.abort()
    await close(server)
    await gateway.close()
    await audit.stop()
    await open.close()
  })
  if (config.seedDemo) {
    // The generator loads a quarter of a second's worth of names, wanted at the first start only.
    const { seedDemo } = await import('../demo/seed.ts')
    await seedDemo({ ...open, lines: createLineTypes(open), signal: interrupted.signal, output: process.stderr })
  }
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  console.log(`READY http://${config.host}:${port}/graphql`)
}

/** In process, but for the subgraphs that have an address. */
async function createCalls(
  config: Config,
  open: OpenGraph,
  audit: Audit,
): Promise<Readonly<Record<SubgraphName, SubgraphCall>>> {
  const remote = Object.keys(config.subgraphUrls).length > 0
  const keys = remote ? await loadGatewayKeys(config.gatewayKeys, config.dataDir) : null
  const tokens = keys === null ? null : createGatewayTokens(keys, open.now)
  const calls = createSubgraphs(open, createReceiptSigner(config.dataDir)).map((subgraph) => {
    const url = config.subgraphUrls[subgraph.name]
    const call =
      url === undefined || tokens === null
        ? callInProcess(createExecutable(subgraph, audit))
        : callOverHttp(subgraph.name, url, { tokens, timeoutMs: limits.requestTimeoutMs })
    return [subgraph.name, call] as const
  })
  // createSubgraphs makes each of the four.
  return Object.fromEntries(calls) as Record<SubgraphName, SubgraphCall>
}

function partsOf(config: Config, open: OpenGraph): readonly Part[] {
  const remote = Object.entries(config.subgraphUrls).map(([name, url]) => ({
    name,
    async check() {
      const response = await fetch(new URL('/healthcheck', url), { signal: AbortSignal.timeout(2_000) })
      if (!response.ok) throw new Error(`status ${response.status}`)
    },
  }))
  return [{ name: 'neo4j', check: () => open.graph.ping() }, ...remote]
}

function metricsRoute({ registry }: ReturnType<typeof createMetrics>): Route {
  return async (_request, response) => {
    const text = await registry.metrics()
    response.writeHead(200, { 'content-type': registry.contentType }).end(text)
  }
}

await main().catch(failToStart)
