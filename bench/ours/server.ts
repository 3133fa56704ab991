import { readFileSync } from 'node:fs'
import { createAudit } from '../../access/audit/audit.ts'
import { loadDemoKey } from '../../access/tokens/demo-key.ts'
import { createDemoVerifier } from '../../access/tokens/tokens.ts'
import { loadConfig } from '../../config.ts'
import { createGateway } from '../../gateway/gateway.ts'
import { createListener } from '../../gateway/http/listener.ts'
import { listen } from '../../gateway/listen.ts'
import { openGraph } from '../../gateway/open-graph.ts'
import { endWithSignal } from '../../gateway/process-end.ts'
import { createSubgraphs } from '../../gateway/subgraph-calls/create-subgraphs.ts'
import { callInProcess } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { createExecutable } from '../../subgraphs/runtime/executable.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import type { Subgraph } from '../../subgraphs/runtime/subgraph.ts'
import { createUnguarded } from './unguarded.ts'

/**
 * The product's gateway, tokens and subgraphs in one process, in which guard and audit can be left out: `both`, `without-audit` or
 * `without-guard`, which has nothing to record either. It listens on loopback, only for benchmarks.
 */
const mode = process.argv[2]
const config = loadConfig()
const open = await openGraph(config, (line) => console.error(line))
const audit = createAudit({ dataDir: config.dataDir, ...open, onFault: (fault) => console.error(fault) })
if (mode === 'both') audit.start()
const executables: Readonly<Record<string, (subgraph: Subgraph) => ReturnType<typeof createExecutable>>> = {
  both: createExecutable,
  'without-audit': createExecutable,
  'without-guard': createUnguarded,
}
const createIt = executables[mode ?? '']
if (createIt === undefined) throw new Error(`one of ${Object.keys(executables).join(', ')}`)
const gateway = await createGateway({
  supergraph: readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'),
  calls: Object.fromEntries(
    createSubgraphs(open).map((subgraph) => [subgraph.name, callInProcess(createIt(subgraph))]),
  ),
  createContext: (caller) => createRequestContext(caller, open, mode === 'both' ? audit : null),
})
const listener = createListener({
  gateway,
  verifyToken: createDemoVerifier(await loadDemoKey(config.dataDir), open.now),
  metrics: { start: () => () => undefined },
  routes: {},
  playground: null,
  newId: () => crypto.randomUUID(),
  onFault: (requestId, fault) => console.error(requestId, fault),
})
const server = await listen(listener, 0, '127.0.0.1')
endWithSignal(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await gateway.close()
  if (mode === 'both') await audit.stop()
  await open.close()
})
const address = server.address()
console.log(`READY http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/graphql`)
