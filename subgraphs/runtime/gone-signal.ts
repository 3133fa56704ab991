import type { ServerResponse } from 'node:http'

/** Aborted if the connection ends before the answer is sent, so that nobody waits for it any more. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}
