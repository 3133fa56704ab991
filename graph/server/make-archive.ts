// Started once by setup.mjs: runs an empty server so that the JVM can archive the classes that a start loads.
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedNeo4j } from './embedded.ts'
import { findInstallation } from './jars.ts'

const { archive } = await findInstallation()
const dataDir = mkdtempSync(join(tmpdir(), 'neo4j-archive-'))
try {
  const server = await startEmbeddedNeo4j({ dataDir, heapMb: 512, pageCacheMb: 64, makesArchive: true })
  await server.stop()
  renameSync(`${archive}.part`, archive)
} finally {
  rmSync(`${archive}.part`, { force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
