import type { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** Below, packing costs more time than it saves bytes. */
const leastBytes = 2_048
const pack = promisify(gzip)
/** Higher levels take twice the time for a few percent of a JSON answer. */
const level = 4

/** Ends the response with `body`, packed where the caller takes gzip and it is worth it. */
export function sendCompressed(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status
  if (body.length >= leastBytes) response.appendHeader('vary', 'accept-encoding')
  if (body.length < leastBytes || !takesGzip(response.req.headers['accept-encoding'])) {
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

function takesGzip(accepted: string | readonly string[] = ''): boolean {
  return String(accepted)
    .toLowerCase()
    .split(',')
    .some((offer) => /^\s*(gzip|\*)\s*$/.test(offer) || /^\s*(gzip|\*)\s*;\s*q=(1|0?\.0*[1-9])/.test(offer))
}

function end(response: ServerResponse, body: Buffer): void {
  response.setHeader('content-length', body.length)
  response.end(body)
}
