import type { Route } from './http/listener.ts'

export interface Part {
  readonly name: string
  /** Rejects while the part is down. */
  readonly check: () => Promise<unknown>
}

const patienceMs = 2_500

/** 200 when every part answers, else 503 with the state of each. Tells nothing about the data, so it needs no token. */
export function createReadiness(parts: readonly Part[]): Route {
  return async (_request, response) => {
    const states = await Promise.all(parts.map(async ({ name, check }) => [name, await stateOf(check)] as const))
    const isReady = states.every(([, state]) => state === 'up')
    const body = JSON.stringify({ status: isReady ? 'ready' : 'not ready', parts: Object.fromEntries(states) })
    response.writeHead(isReady ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(body)
  }
}

/** Alive: the process answers. Whether it can serve is told by /readiness. */
export const healthcheck: Route = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end('{"status":"alive"}')
}

async function stateOf(check: () => Promise<unknown>): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patienceMs)
  })
  try {
    await Promise.race([check(), late])
    return 'up'
  } catch {
    return 'down'
  } finally {
    clearTimeout(timer)
  }
}
