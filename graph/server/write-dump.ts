import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runAdmin } from './admin.ts'
import { writeChecksum } from './checksum.ts'
import { EmbeddedNeo4jError, failureFromLog } from './failure.ts'
import { findInstallation } from './jars.ts'
import type { Neo4jHome } from './neo4j-home.ts'

/**
 * Writes the store of `home`, which no server has open, to `file` (0600, seen completely or not at all) with its SHA-256 beside it. Call it
 * under the store's lock. Returns null, or what Neo4j reported if it wrote nothing.
 */
export async function writeDump(home: Neo4jHome, file: string): Promise<string | null> {
  const part = `${file}.part`
  try {
    if (!existsSync(join(home.store, 'databases', 'neo4j')))
      throw new EmbeddedNeo4jError('STORE_BROKEN', `There is no database in ${home.store}: nothing to back up.`)
    const stdout = createWriteStream(part, { mode: 0o600, flush: true })
    const command = ['database', 'dump', 'neo4j', '--to-stdout']
    const { exitCode, output } = await runAdmin(await findInstallation(), home.home, command, { stdout })
    if (exitCode !== 0) return output
    renameSync(part, file)
    await writeChecksum(file)
    return null
  } finally {
    rmSync(part, { force: true })
  }
}

export function dumpFailure(output: string): EmbeddedNeo4jError {
  return failureFromLog(
    output,
    { code: 'CRASHED', remedy: 'The reason is in its last lines.' },
    'The dump was not written.',
  )
}
