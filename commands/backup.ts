// npm run backup -- [FILE] [--pause]
import { join } from 'node:path'
import { loadCommandConfig } from '../config.ts'
import { dumpStore } from '../graph/server/dump-store.ts'
import { runTool } from '../graph/server/run-tool.ts'
import { createCommand, runCommand } from '../process/command-line.ts'

const command = createCommand({
  name: 'npm run backup --',
  description:
    'Dumps the embedded Neo4j to a file and writes the SHA-256 of the dump beside it. Neo4j Community cannot dump an open store: while the server runs, --pause stops its Neo4j, dumps, and starts it again. Requests fail with SERVICE_UNAVAILABLE in the meantime.',
  examples: ['npm run backup', 'npm run backup -- /var/backups/graph.dump --pause'],
})
  .argument(
    '[file]',
    'the file to write (default: backups/graph-TIME.dump in DATA_DIR); an existing file is not overwritten',
  )
  .option('--pause', 'stop the Neo4j of a running server for the time of the dump', false)

process.exitCode = await runCommand<{ readonly pause: boolean }>(command, process.argv.slice(2), ({ pause }, [named]) =>
  runTool(async () => {
    const { dataDir, neo4j } = loadCommandConfig()
    if (neo4j !== null)
      throw new Error('NEO4J_URI is set: back up that server with its own tool (see "Backup" in README.md).')
    const moment = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
    const file = named ?? join(dataDir, 'backups', `graph-${moment}.dump`)
    const { bytes, pausedMs } = await dumpStore(dataDir, file, { pause })
    const paused = pausedMs === null ? '' : ` The graph was unavailable for ${Math.round(pausedMs / 1000)} s.`
    return `Wrote ${file} (${bytes} bytes) and ${file}.sha256.${paused} The dump contains personal data: protect it as well as the graph.`
  }),
)
