// npm run restore -- FILE

import { loadCommandConfig } from '../config.ts'
import { loadStore } from '../graph/server/load-store.ts'
import { runTool } from '../graph/server/run-tool.ts'
import { createCommand, runCommand } from '../process/command-line.ts'

const command = createCommand({
  name: 'npm run restore --',
  description:
    'Replaces the graph of the embedded Neo4j with a dump. Stop the server first. The dump is loaded and opened beside the present graph, which is removed only after the new one has answered.',
  examples: ['npm run restore -- /var/backups/graph.dump'],
}).argument('<file>', 'the dump; the SHA-256 in FILE.sha256 is checked if that file exists')

process.exitCode = await runCommand(command, process.argv.slice(2), (_options, [file = '']) =>
  runTool(async () => {
    const { dataDir, neo4j } = loadCommandConfig()
    if (neo4j !== null)
      throw new Error('NEO4J_URI is set: restore that server with its own tool (see "Backup" in README.md).')
    const { nodes, relationships } = await loadStore(dataDir, file)
    return `Restored ${file}: ${nodes} nodes, ${relationships} relationships. The previous graph was removed.`
  }),
)
