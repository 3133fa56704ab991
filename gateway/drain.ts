import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const longestRequestMs = 10_000

export interface Drain {
  readonly isDraining: () => boolean
  /**
   * For `graceMs` requests are still taken, and each connection is told to close with its answer: whoever balances the load sees
   * /readiness say no and goes elsewhere. Then nothing new is taken. Resolves when the requests under way are answered, at most 10 s later.
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
      // Those that were under way when it began keep their connection alive after the answer.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const late = setTimeout(() => server.closeAllConnections(), longestRequestMs)
      await closed
      clearInterval(idle)
      clearTimeout(late)
    },
  }
}
