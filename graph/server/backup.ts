// npm run backup -- [FILE]
import { join } from 'node:path'
import { loadCommandConfig } from '../../config.ts'
import { dumpStore } from './dump-store.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { dataDir, neo4j } = loadCommandConfig()
  if (neo4j !== null)
    throw new Error(`NEO4J_URI is set: back that server up with its own tool (neo4j-admin database dump or backup).`)
  const moment = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const file = process.argv[2] ?? join(dataDir, 'backups', `graph-${moment}.dump`)
  const bytes = await dumpStore(dataDir, file)
  return `Backed up to ${file} (${bytes} bytes). It holds personal data: keep it as safe as the graph.`
})
