import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import Negotiator from 'negotiator'

/** Below this size, compression costs more time than the saved bytes are worth. */
const leastBytes = 2_048
const pack = promisify(gzip)
/** Higher levels take twice the time for a few percent of a JSON answer. */
const level = 4

/** Ends the response with `body`, compressed if the caller accepts gzip and it is worthwhile. */
export function sendCompressed(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status
  if (body.length >= leastBytes) response.appendHeader('vary', 'accept-encoding')
  if (body.length < leastBytes || !takesGzip(response.req)) {
    end(response, Buffer.from(body))
    return
  }
  pack(body, { level }).then(
    (packed) => {
      response.setHeader('content-encoding', 'gzip')
      end(response, packed)
    },
    (fault: Error) => response.destroy(fault),
  )
}

export function takesGzip(request: IncomingMessage): boolean {
  return new Negotiator(request).encodings(['gzip']).length > 0
}

function end(response: ServerResponse, body: Buffer): void {
  response.setHeader('content-length', body.length)
  response.end(body)
}
