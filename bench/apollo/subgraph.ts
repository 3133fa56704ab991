import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { loadConfig } from '../../config.ts'
import { createDriver } from '../../graph/driver.ts'
import { billing } from './billing.ts'
import { consent } from './consent.ts'
import { engagement } from './engagement.ts'
import { identity } from './identity.ts'
import { type Context, createLoaders } from './loaders.ts'
import { createRead, readModes } from './read.ts'

const subgraphs = { identity, engagement, billing, consent }

const [name, mode] = process.argv.slice(2)
const subgraph = Object.entries(subgraphs).find(([known]) => known === name)?.[1]
const readMode = readModes.find((known) => known === mode)
const { neo4j, database, host, port } = loadConfig()
if (subgraph === undefined || readMode === undefined || neo4j === null)
  throw new Error(`needs NEO4J_URI, one of ${Object.keys(subgraphs).join(', ')} and one of ${readModes.join(', ')}`)
const read = createRead(createDriver(neo4j), database, readMode)
const server = new ApolloServer<Context>({ schema: buildSubgraphSchema([subgraph]) })
const { url } = await startStandaloneServer(server, {
  listen: { port, host },
  context: async () => ({ loaders: createLoaders(read) }),
})
console.log(`READY ${url}`)
