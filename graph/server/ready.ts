import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import neo4j, { Neo4jError } from 'neo4j-driver'

/** The state of a server on `port`: it serves the database, refuses the password, or is not ready yet. */
export type Answer = 'ready' | 'unauthorized' | 'database-down' | 'silent'

/** Logs in on Bolt and runs a statement: with only an open port, its database may still be down. */
export async function askServer(port: number, password: string): Promise<Answer> {
  if (!(await isOpen(port))) return 'silent'
  const driver = neo4j.driver(`bolt://127.0.0.1:${port}`, neo4j.auth.basic('neo4j', password), {
    connectionTimeout: 5_000,
    maxConnectionPoolSize: 1,
    telemetryDisabled: true,
  })
  const session = driver.session({ database: 'neo4j' })
  try {
    await session.run('RETURN 1')
    return 'ready'
  } catch (error) {
    if (!(error instanceof Neo4jError)) throw error
    if (error.code.startsWith('Neo.ClientError.Security.')) return 'unauthorized'
    return error.code.includes('Database') ? 'database-down' : 'silent'
  } finally {
    await session.close()
    await driver.close()
  }
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  const isConnected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.setTimeout(1_000, () => resolve(false))
  })
  socket.destroy()
  return isConnected
}

/**
 * Repeats the check until the server is ready, refuses the password, or `signal` ends it (then the last state). A database that stays down
 * for 3 s after Bolt opened is broken: Neo4j opens Bolt after it tried to start it.
 */
export async function waitForServer(port: number, password: string, signal: AbortSignal): Promise<Answer> {
  let downSince: number | null = null
  for (;;) {
    const answer = await askServer(port, password)
    if (answer === 'database-down') downSince ??= Date.now()
    const isFinal = answer === 'ready' || answer === 'unauthorized' || signal.aborted
    if (isFinal || (downSince !== null && Date.now() - downSince > 3_000)) return answer
    await sleep(100, undefined, { signal }).catch(() => undefined)
  }
}
