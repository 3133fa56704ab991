// A process that starts the server of the given DATA_DIR, tells its parent, and holds it until it is ended.
import { startEmbeddedNeo4j } from '../../graph/server/embedded.ts'

const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('usage: hold-server.ts DATA_DIR')
const { uri, owner } = await startEmbeddedNeo4j({ dataDir, heapMb: 512, pageCacheMb: 64, shortLived: true })
process.send?.({ uri, owner })
setInterval(() => undefined, 1_000)
