import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReplicaFront {
  /** Of the endpoint. */
  readonly url: string
  /** Resolves when it is ready, and asked from then on. */
  add(url: string): Promise<void>
  close(): Promise<void>
}

const lookEveryMs = 50

/** A load balancer of the plain kind: sends each request to one of the replicas that say they are ready. */
export async function startReplicaFront(): Promise<ReplicaFront> {
  const agent = new Agent({ keepAlive: true })
  const known = new Set<string>()
  const ready = new Set<string>()
  let turn = 0

  async function look(url: string): Promise<void> {
    const isReady = await fetch(new URL('/readiness', url)).then(
      ({ status }) => status === 200,
      () => false,
    )
    if (isReady) ready.add(url)
    else ready.delete(url)
  }

  function forward(given: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const url = [...ready][turn++ % Math.max(1, ready.size)]
    if (url === undefined) {
      response.writeHead(503).end('no replica')
      return
    }
    const { method, headers, url: path = '/' } = given
    const sent = request(new URL(path, url), { agent, method: method ?? 'POST', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.on('error', () => response.destroy())
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      ready.delete(url)
      // Nobody has read it: another one may.
      if (error.code === 'ECONNREFUSED') forward(given, body, response)
      else response.destroy()
    })
    sent.end(body)
  }

  const server = createServer(async (given, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of given) chunks.push(chunk)
    forward(given, Buffer.concat(chunks), response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const watch = setInterval(() => {
    for (const url of known) void look(url)
  }, lookEveryMs)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async add(url) {
      known.add(url)
      while (!ready.has(url)) await look(url)
    },
    async close() {
      clearInterval(watch)
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
