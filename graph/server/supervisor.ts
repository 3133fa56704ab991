// The process between the product and Neo4j's JVM. It holds the lock of DATA_DIR, starts the server, starts it again if it dies alone, and
// ends it when its own parent has ended, however that happened (the IPC channel closes).

import { readEndpoint, removeEndpoint, writeEndpoint } from './endpoint.ts'
import { EmbeddedNeo4jError, failureFromLog } from './failure.ts'
import { takeLock } from './lock.ts'
import { neo4jHomeOf } from './neo4j-home.ts'
import { runServer, unknownFailure } from './run-server.ts'
import { endOrphan } from './server-process.ts'
import type { SupervisorCommand, SupervisorMessage, SupervisorOptions } from './supervisor-messages.ts'

const askedGraceMs = 30_000
const orphanedGraceMs = 8_000

// Passed only by embedded.ts, which has the type.
await supervise(JSON.parse(process.argv[2] ?? '{}') as SupervisorOptions)

async function supervise(options: SupervisorOptions): Promise<void> {
  const stopping = new AbortController()
  let graceMs = askedGraceMs
  const orphaned = () => {
    graceMs = orphanedGraceMs
    stopping.abort()
  }
  process.on('disconnect', orphaned)
  process.on('SIGTERM', orphaned)
  process.on('SIGINT', orphaned)
  process.on('message', (command: SupervisorCommand) => {
    if (command.type === 'stop') stopping.abort()
  })
  if (!process.connected) orphaned()

  const home = neo4jHomeOf(options.dataDir)
  let release = (): void => undefined
  try {
    const lock = takeLock(home.storeLock, 300)
    if (lock === null) return end({ type: 'busy' })
    release = () => {
      removeEndpoint(home)
      lock.release()
    }
    await endOrphan(readEndpoint(home)?.serverPid ?? -1, home)
    writeEndpoint(home, { state: 'starting', port: null, serverPid: null })
    await runServer(options, home, stopping.signal, () => graceMs, tell)
    release()
    process.exit()
  } catch (error) {
    const failure = error instanceof EmbeddedNeo4jError ? error : failureFromLog(String(error), unknownFailure)
    release()
    end({ type: 'failed', code: failure.code, message: failure.message })
  }
}

function tell(message: SupervisorMessage): void {
  // Sending to a parent that just died fails. The handler of 'disconnect' deals with that.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

function end(message: SupervisorMessage): void {
  if (!process.connected || process.send === undefined) process.exit()
  process.send(message, undefined, undefined, () => process.exit())
}
