// npm run restore -- FILE
import { loadCommandConfig } from '../../config.ts'
import { loadStore } from './load-store.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { dataDir, neo4j } = loadCommandConfig()
  if (neo4j !== null)
    throw new Error('NEO4J_URI is set: restore that server with its own tool (neo4j-admin database load or restore).')
  const file = process.argv[2]
  if (file === undefined) throw new Error('Name the dump: npm run restore -- FILE')
  const { nodes, relationships } = await loadStore(dataDir, file)
  return `Restored ${file}: ${nodes} nodes, ${relationships} relationships. The graph it replaced is gone.`
})
