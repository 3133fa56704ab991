import { Argument } from 'commander'
import { createAudit } from '../access/audit/audit.ts'
import { createGatewayTokens, loadGatewayKeys } from '../access/tokens/gateway-tokens.ts'
import { rememberHere, rememberTogether } from '../access/tokens/used-tokens.ts'
import { loadConfig, type SubgraphName, subgraphNames } from '../config.ts'
import { announceHeads } from '../gateway/announce-heads.ts'
import { createDrain } from '../gateway/drain.ts'
import { toStartError } from '../gateway/listen.ts'
import { openGraph } from '../gateway/open-graph.ts'
import { openRedis } from '../gateway/open-redis.ts'
import { endWithSignal, outliveRejections } from '../gateway/process-end.ts'
import { createReadiness } from '../gateway/readiness.ts'
import { createSubgraphs } from '../gateway/subgraph-calls/create-subgraphs.ts'
import { schemaDigest } from '../gateway/subgraph-calls/subgraph-readiness.ts'
import { createLog } from '../gateway/telemetry/log.ts'
import { openTracing } from '../gateway/telemetry/open-tracing.ts'
import { formatAuthority } from '../process/authority.ts'
import { createCommand, runCommand } from '../process/command-line.ts'
import { failToStart } from '../process/process-fault.ts'
import { findSettingFaults } from '../process/setting-faults.ts'
import { printLine } from '../process/terminal.ts'
import { createReceiptSigner } from '../subgraphs/consent/ledger/receipt.ts'
import { createExecutable } from '../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../subgraphs/runtime/request-context.ts'
import { createSubgraphServer } from '../subgraphs/runtime/server.ts'
import { traced } from '../subgraphs/runtime/traced.ts'

/** Entry of `npm run subgraph -- NAME`: serves one subgraph over HTTP, for a gateway that runs elsewhere. */
async function serve(name: SubgraphName): Promise<void> {
  const config = loadConfig(undefined, 'subgraph')
  const log = createLog(config.logLevel, name)
  outliveRejections((fault) => log.error({ fault }, 'fault'))
  for (const { setting, message } of findSettingFaults(config, 'subgraph')) log.warn({ setting }, message)
  const now = () => new Date()
  const redis = config.redisUrl === null ? null : openRedis(config.redisUrl, (fault) => log.error({ fault }, 'fault'))
  const tokens = createGatewayTokens(
    await loadGatewayKeys(config.gatewayKeys, config.dataDir),
    now,
    redis === null ? rememberHere(now) : rememberTogether(redis, now),
  )
  const tracing = await openTracing(config, name)
  const tracer = tracing?.tracer ?? null
  const open = await openGraph(config, (line) => printLine(process.stderr, line), { tracer, waits: true })
  const subgraph = createSubgraphs(open, createReceiptSigner(config.dataDir)).find(
    (candidate) => candidate.name === name,
  )
  if (subgraph === undefined) throw new Error(`There is no subgraph ${name}: use one of ${subgraphNames.join(', ')}`)
  const audit = createAudit({
    dataDir: config.dataDir,
    ...open,
    onFault: (fault) => log.error({ fault }, 'fault'),
  })
  audit.start()
  const heads = announceHeads({
    audit,
    service: name,
    seconds: config.auditHeadSeconds,
    onFault: (fault) => log.error({ fault }, 'fault'),
  })
  const executable = createExecutable(subgraph)
  const app = await createSubgraphServer({
    subgraph: tracer === null ? executable : traced(executable, subgraph.resolvers, tracer),
    tokens,
    createContext: (input) => createRequestContext(input, open, audit),
    newId: open.newId,
    onFault: (requestId, fault) => log.error({ requestId, fault }, 'fault'),
  })
  const drain = createDrain(app.server)
  const readiness = createReadiness([{ name: 'neo4j', check: () => open.graph.ping() }], {
    isStopping: drain.isDraining,
    more: { schema: schemaDigest(subgraph) },
  })
  app.get('/readiness', (request, reply) => {
    reply.hijack()
    return readiness(request.raw, reply.raw)
  })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await open.close()
    throw toStartError(error as NodeJS.ErrnoException, config.port, config.host)
  }
  endWithSignal(async () => {
    await drain.drain(config.drainMs)
    await app.close()
    await heads.stop()
    await audit.stop()
    redis?.disconnect()
    await open.close()
    await tracing?.stop()
  })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  printLine(process.stdout, `READY http://${formatAuthority(config.host, port)}/graphql`)
}

const command = createCommand({
  name: 'npm run subgraph --',
  description: 'Serves one subgraph over HTTP. Its settings are environment variables: see "Settings" in README.md.',
  examples: ['PORT=4003 npm run subgraph -- billing'],
}).addArgument(new Argument('<name>', 'the subgraph').choices(subgraphNames))

process.exitCode = await runCommand(command, process.argv.slice(2), async (_options, [given]) => {
  const name = subgraphNames.find((known) => known === given)
  if (name !== undefined) await serve(name)
  return 0
}).catch(failToStart)
