import type { RequestListener } from 'node:http'
import { healthcheck } from './readiness.ts'

export interface StartingServer {
  readonly listener: RequestListener
  /** From now on, `listener` answers everything. */
  readonly open: (listener: RequestListener) => void
}

/** Takes the port before anything else exists. Until it is opened, it answers that the process is alive, that it is not ready, and 503. */
export function createStartingServer(reason: string): StartingServer {
  let current: RequestListener = (request, response) => {
    if (request.url === '/healthcheck') return void healthcheck(request, response)
    const isCheck = request.url === '/readiness'
    const body = isCheck
      ? { status: 'not ready', parts: { neo4j: reason } }
      : { errors: [{ message: 'The server is starting: try again.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] }
    response.writeHead(503, { 'content-type': 'application/json', 'cache-control': 'no-store', 'retry-after': '1' })
    response.end(JSON.stringify(body))
  }
  return {
    listener: (request, response) => current(request, response),
    open(listener) {
      current = listener
    },
  }
}
