import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Registry } from 'prom-client'
import type { MetricsSettings } from '../../config.ts'
import { formatAuthority } from '../../process/authority.ts'
import { isLoopback } from '../../process/loopback.ts'
import { checkHost } from '../http/check-host.ts'
import { listen } from '../listen.ts'

export interface MetricsServer {
  readonly url: string
  close(): Promise<void>
}

/**
 * `/metrics` on a separate port, as Prometheus expects it: operations, load and the state of the process are for operators, who send no
 * token. Resolves to null if the default port is taken and no other was chosen, for example beside a second server.
 */
export async function serveMetrics(
  registry: Pick<Registry, 'metrics' | 'contentType'>,
  { host, port, isChosen }: MetricsSettings,
): Promise<MetricsServer | null> {
  const rules = { allowedHosts: [], corsOrigins: [], openPaths: [], newId: () => randomUUID() }
  const answer = answerMetrics(registry)
  try {
    // Beyond loopback, Prometheus uses whatever name the service has.
    const server = await listen(isLoopback(host) ? checkHost(answer, rules) : answer, port, host, 'METRICS_PORT')
    const address = server.address()
    const taken = typeof address === 'object' && address !== null ? address.port : port
    return {
      url: `http://${formatAuthority(host, taken)}/metrics`,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve())
          server.closeAllConnections()
        }),
    }
  } catch (error) {
    if (!isChosen && isTaken(error)) return null
    throw error
  }
}

function answerMetrics(registry: Pick<Registry, 'metrics' | 'contentType'>): RequestListener {
  return async ({ method, url }, response) => {
    response.setHeader('cache-control', 'no-store')
    if (url?.split('?')[0] !== '/metrics') return void response.writeHead(404).end()
    if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
    try {
      const text = await registry.metrics()
      response.writeHead(200, { 'content-type': registry.contentType }).end(method === 'HEAD' ? undefined : text)
    } catch {
      response.writeHead(500).end()
    }
  }
}

function isTaken(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
}
