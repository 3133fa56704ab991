import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RequestListener, Server } from 'node:http'
import { createAudit } from '../access/audit/audit.ts'
import { loadDemoKey } from '../access/tokens/demo-key.ts'
import { mintToken } from '../access/tokens/tokens.ts'
import { type Config, limits, loadConfig } from '../config.ts'
import { announceHeads } from '../gateway/announce-heads.ts'
import { lookUpFields } from '../gateway/cost/look-up-fields.ts'
import { createDrain } from '../gateway/drain.ts'
import { createGateway } from '../gateway/gateway.ts'
import { auditHeadRoute } from '../gateway/http/audit-head.ts'
import { checkHost } from '../gateway/http/check-host.ts'
import { createListener } from '../gateway/http/listener.ts'
import { createLoadGate, withLoadGate } from '../gateway/http/load-gate.ts'
import { traceRequests } from '../gateway/http/trace-requests.ts'
import { createStartingServer, type StartingServer } from '../gateway/http-server.ts'
import { listen } from '../gateway/listen.ts'
import { type OpenGraph, openGraph } from '../gateway/open-graph.ts'
import { checkRegistries, openAdmission } from '../gateway/open-registries.ts'
import {
  createPlayground,
  playgroundScript,
  playgroundTokenSeconds,
  readTabs,
} from '../gateway/playground/playground.ts'
import { endWithSignal, outliveRejections } from '../gateway/process-end.ts'
import { createReadiness, healthcheck, type Part } from '../gateway/readiness.ts'
import { createCalls } from '../gateway/subgraph-calls/create-calls.ts'
import { createSubgraphs } from '../gateway/subgraph-calls/create-subgraphs.ts'
import { remotePart } from '../gateway/subgraph-calls/subgraph-readiness.ts'
import { createLog, type Log } from '../gateway/telemetry/log.ts'
import { logRequests } from '../gateway/telemetry/log-requests.ts'
import { createMetrics } from '../gateway/telemetry/metrics.ts'
import { observeAll } from '../gateway/telemetry/observe.ts'
import { openTracing } from '../gateway/telemetry/open-tracing.ts'
import { serveMetrics } from '../gateway/telemetry/serve-metrics.ts'
import { traceOperation } from '../gateway/telemetry/trace-operation.ts'
import type { Tracing } from '../gateway/telemetry/tracing.ts'
import { mergeLineTypes } from '../ingest/line-types.ts'
import { formatAuthority } from '../process/authority.ts'
import { createCommand, runCommand } from '../process/command-line.ts'
import { failToStart } from '../process/process-fault.ts'
import { findSettingFaults } from '../process/setting-faults.ts'
import { printLine } from '../process/terminal.ts'
import { fitGraph } from '../subgraphs/billing/value/fit/graph-fit.ts'
import { createReceiptSigner } from '../subgraphs/consent/ledger/receipt.ts'
import { createRequestContext } from '../subgraphs/runtime/request-context.ts'
import type { Subgraph } from '../subgraphs/runtime/subgraph.ts'

/** Entry of `npm start`: the only place that knows every part, and the order in which they start and stop. */
async function main(): Promise<void> {
  const config = loadConfig()
  const log = createLog(config.logLevel, 'gateway')
  outliveRejections((fault) => log.error({ fault }, 'fault'))
  for (const { setting, message } of findSettingFaults(config, 'gateway')) log.warn({ setting }, message)
  // Before the database is waited for: that may take long.
  await checkRegistries(config)
  const tracing = await openTracing(config, 'gateway')
  const startingServer = createStartingServer('starting')
  const server = await listen(guardHost(startingServer.listener, config), config.port, config.host)
  const open = await openGraph(config, (line) => printLine(process.stderr, line), {
    tracer: tracing?.tracer ?? null,
    waits: true,
  })
  try {
    await serve({ config, log, tracing, startingServer, server, open })
  } catch (error) {
    await open.close()
    throw error
  }
}

interface Started {
  readonly config: Config
  readonly log: Log
  readonly tracing: Tracing | null
  readonly startingServer: StartingServer
  readonly server: Server
  readonly open: OpenGraph
}

async function serve({ config, log, tracing, startingServer, server, open }: Started): Promise<void> {
  const onFault = (fault: unknown) => log.error({ fault }, 'fault')
  const demoKey = config.issuers === null ? await loadDemoKey(config.dataDir) : null
  const admission = await openAdmission(config, demoKey, open.now, onFault)
  const audit = createAudit({ dataDir: config.dataDir, ...open, onFault })
  audit.start()
  const heads = announceHeads({ audit, service: 'gateway', seconds: config.auditHeadSeconds, onFault })
  const { pace } = open.batcher
  // Node accepts one connection per turn of the loop: many new callers would wait for as many full turns.
  server.on('connection', () => pace.skip())
  const gate = createLoadGate({ most: limits.concurrentRequests, queueMs: limits.queueMs, pace })
  const metrics = createMetrics({ graph: open.graph, audit, gate })
  const drain = createDrain(server)
  const tracer = tracing?.tracer ?? null
  const subgraphs = createSubgraphs(open, createReceiptSigner(config.dataDir))
  const gateway = await createGateway({
    supergraph: readFileSync(new URL('../gateway/supergraph.graphql', import.meta.url), 'utf8'),
    calls: await createCalls({ config, subgraphs, metrics, tracer, now: open.now }),
    createContext: (caller) => createRequestContext(caller, open, audit),
    lookUps: lookUpFields(subgraphs),
  })
  const playground =
    config.playground && demoKey !== null
      ? createPlayground({
          tabs: readTabs(),
          mint: (persona) => mintToken(demoKey, { persona, expiresInSeconds: playgroundTokenSeconds }, open.now()),
        })
      : null
  const listener = createListener({
    ...admission.deps,
    gateway,
    metrics: observeAll([
      metrics.observe,
      logRequests(log, config.logLevel),
      ...(tracer === null ? [] : [traceOperation()]),
    ]),
    playground: playground?.page ?? null,
    routes: {
      '/healthcheck': healthcheck,
      '/audit/head': auditHeadRoute(audit, admission.deps),
      '/readiness': createReadiness(partsOf(config, subgraphs, open), { isStopping: drain.isDraining }),
      ...(playground !== null && { [playgroundScript]: playground.script }),
    },
    // A ULID draws its 16 characters one by one, which is a tenth of a small request.
    newId: () => randomUUID(),
    onFault: (requestId, fault) => log.error({ requestId, fault }, 'fault'),
  })
  const metricsServer = config.metrics === null ? null : await serveMetrics(metrics.registry, config.metrics)
  if (metricsServer !== null) printLine(process.stderr, `Metrics: ${metricsServer.url}`)
  else if (config.metrics !== null) log.warn({ port: config.metrics.port }, 'no metrics: the port is taken')
  const told = tracer === null ? listener : traceRequests(listener, tracer)
  startingServer.open(withLoadGate(told, gate, () => randomUUID()))
  const interrupted = new AbortController()
  endWithSignal(async () => {
    interrupted.abort()
    await drain.drain(config.drainMs)
    await metricsServer?.close()
    await gateway.close()
    await admission.close()
    await heads.stop()
    await audit.stop()
    await open.close()
    await tracing?.stop()
  })
  if (config.seedDemo) {
    // The generator loads names for a quarter of a second, and is needed only at the first start.
    const { seedDemo } = await import('../demo/seed.ts')
    const seeding = { ...open, lines: mergeLineTypes(subgraphs), signal: interrupted.signal, output: process.stderr }
    // A fit provides the forecast of a customer's value.
    if ((await seedDemo(seeding)) !== null) await fitGraph(open)
  }
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  printLine(process.stdout, `READY http://${formatAuthority(config.host, port)}/graphql`)
}

/**
 * With the demo key, everybody who reaches the server gets tokens. With issuers, a request brings its own token, and proxies use many host
 * names.
 */
function guardHost(listener: RequestListener, { issuers, allowedHosts, corsOrigins }: Config): RequestListener {
  if (issuers !== null && allowedHosts.length === 0) return listener
  const openPaths = issuers === null ? [] : ['/healthcheck', '/readiness']
  return checkHost(listener, { allowedHosts, corsOrigins, openPaths, newId: () => randomUUID() })
}

function partsOf(config: Config, subgraphs: readonly Subgraph[], open: OpenGraph): readonly Part[] {
  const remote = subgraphs.flatMap((subgraph) => {
    const url = config.subgraphUrls[subgraph.name]
    return url === undefined ? [] : [remotePart(subgraph, url)]
  })
  return [{ name: 'neo4j', check: () => open.graph.ping() }, ...remote]
}

const command = createCommand({
  name: 'npm start --',
  description:
    'Starts the gateway, its four subgraphs and the embedded Neo4j. The settings are environment variables: see "Settings" in README.md.',
  examples: ['npm start', 'PORT=4100 DATA_DIR=/var/lib/customer-graph npm start'],
})

process.exitCode = await runCommand(command, process.argv.slice(2), async () => {
  await main()
  return 0
}).catch(failToStart)
