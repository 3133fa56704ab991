import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { runAdmin } from './admin.ts'
import { EmbeddedNeo4jError, failureFromLog } from './failure.ts'
import type { Neo4jInstallation } from './jars.ts'
import { type Neo4jHome, readOrMakePassword, undoHalfRestore } from './neo4j-home.ts'

/** Prepares the store for a start: no half restore, and a first password if it has no users yet. Call it under the lock. */
export async function prepareStore(installation: Neo4jInstallation, home: Neo4jHome): Promise<void> {
  undoHalfRestore(home)
  const isUsed = existsSync(join(home.store, 'databases', 'system'))
  checkFreeSpace(home, isUsed ? 100 : 300)
  if (isUsed && existsSync(home.password)) return
  if (isUsed)
    throw new EmbeddedNeo4jError(
      'PASSWORD_LOST',
      `The embedded Neo4j has data but its password file is gone: put ${home.password} back, or move ` +
        `${join(home.store, 'databases', 'system')} and ${join(home.store, 'transactions', 'system')} away to have a new one made (they hold only users).`,
    )
  readOrMakePassword(home)
  // An @file keeps the password off the command line, where every user of the machine could read it. It may begin with a dash.
  const setPassword = ['dbms', 'set-initial-password', '--', `@${home.password}`]
  const { exitCode, output } = await runAdmin(installation, home.home, setPassword)
  if (exitCode !== 0)
    throw failureFromLog(output, {
      code: 'CRASHED',
      remedy: 'Its first password could not be set.',
    })
}

/** Checked before the start, because Neo4j itself reports other causes if a disk is full (it turns a database read-only). */
function checkFreeSpace({ home }: Neo4jHome, neededMb: number): void {
  const { bavail, bsize } = statfsSync(home)
  const freeMb = Math.floor((bavail * bsize) / 1024 ** 2)
  if (freeMb < neededMb)
    throw new EmbeddedNeo4jError(
      'DISK_FULL',
      `The disk of ${home} has ${freeMb} MiB left, the embedded Neo4j needs ${neededMb}: free space there or set DATA_DIR to a folder on another disk.`,
    )
}
