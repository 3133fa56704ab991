import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const longestRequestMs = 10_000

export interface Drain {
  readonly isDraining: () => boolean
  /**
   * For `graceMs`, requests are still accepted, and each connection is closed with its answer: load balancers see that /readiness fails and
   * use other servers. After that, no new request is accepted. Resolves when the requests under way are answered, 10 s later at most.
   */
  readonly drain: (graceMs: number) => Promise<void>
}

export function createDrain(server: Server): Drain {
  let isDraining = false
  server.prependListener('request', (_request, response) => {
    if (isDraining) response.setHeader('connection', 'close')
  })
  return {
    isDraining: () => isDraining,
    async drain(graceMs) {
      isDraining = true
      await sleep(graceMs)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // Requests that were under way at the beginning keep their connection alive after the answer.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const late = setTimeout(() => server.closeAllConnections(), longestRequestMs)
      await closed
      clearInterval(idle)
      clearTimeout(late)
    },
  }
}
