import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { loadConfig } from '../../config.ts'
import { createDriver } from '../../graph/driver.ts'
import { answerOf } from './answer.ts'
import { createReads, type Reads, readModes } from './reads.ts'

/** `POST /customer {email}` and `POST /customers {after, first}`: what a developer writes who needs these two answers and nothing else. */
export function createByHandServer(reads: Reads): Server {
  return createServer((request, response) => {
    answer(reads, request).then(
      (data) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ data })),
      (error: unknown) => {
        response.statusCode = 500
        response.end(JSON.stringify({ errors: [{ message: String(error) }] }))
      },
    )
  })
}

async function answer(reads: Reads, request: IncomingMessage): Promise<unknown> {
  // Only the benchmark's own load calls it, and sends what the route accepts.
  const body = JSON.parse(await text(request)) as {
    readonly email: string
    readonly after: string
    readonly first: number
  }
  switch (request.url) {
    case '/customer': {
      const customer = await reads.byEmail(body.email)
      return { customer: customer === null ? null : answerOf(customer) }
    }
    case '/customers':
      return { customers: (await reads.page(body.after, body.first)).map(answerOf) }
    default:
      throw new Error(`no such route: ${request.url}`)
  }
}

if (import.meta.main) {
  const { neo4j, database, host, port } = loadConfig()
  const mode = readModes.find((known) => known === process.argv[2])
  if (neo4j === null || mode === undefined) throw new Error(`needs NEO4J_URI and one of ${readModes.join(', ')}`)
  const driver = createDriver(neo4j)
  const server = createByHandServer(createReads(mode, driver, database))
  server.listen(port, host, () => {
    // The address of a server that listens on TCP.
    const { port } = server.address() as AddressInfo
    console.log(`READY http://${host}:${port}/`)
  })
  process.once('SIGTERM', () => {
    server.closeAllConnections()
    server.close()
    void driver.close()
  })
}
