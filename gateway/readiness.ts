import type { Route } from './http/listener.ts'

export interface Part {
  readonly name: string
  /** Rejects while the part is down: with NotReady if the reason may be shown. */
  readonly check: () => Promise<unknown>
}

export interface ReadinessTold {
  readonly isStopping?: () => boolean
  /** Shown to everybody beside the state. */
  readonly more?: Readonly<Record<string, string>>
}

const patienceMs = 2_500

/** 200 if every part answers, otherwise 503 with the state of each. It reveals nothing about the data, so it needs no token. */
export function createReadiness(parts: readonly Part[], told: ReadinessTold = {}): Route {
  const { isStopping = () => false, more = {} } = told
  return async (_request, response) => {
    const stopping = isStopping()
    const states = stopping
      ? []
      : await Promise.all(parts.map(async ({ name, check }) => [name, await stateOf(check)] as const))
    const isReady = !stopping && states.every(([, state]) => state === 'up')
    const status = stopping ? 'stopping' : isReady ? 'ready' : 'not ready'
    const body = JSON.stringify({ status, ...more, parts: Object.fromEntries(states) })
    response.writeHead(isReady ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(body)
  }
}

/** The process answers. /readiness states whether it can serve requests. */
export const healthcheck: Route = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end('{"status":"alive"}')
}

async function stateOf(check: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patienceMs)
  })
  try {
    await Promise.race([check(), late])
    return 'up'
  } catch (error) {
    return error instanceof NotReady ? error.message : 'down'
  } finally {
    clearTimeout(timer)
  }
}

/** Why a part is not ready, in words that show no address and no data. */
export class NotReady extends Error {}
