import type { ExecutionResult } from 'graphql'
import type { GraphQLParams } from '../caller.ts'

/** An observer of each request of the endpoint: metrics, log, trace. */
export interface Observe {
  /** Called at a request's first byte. Call the returned function once, when the request was answered. */
  start(): (seen: Observation) => void
}

export interface Observation {
  readonly requestId: string
  /** Empty if the request was refused before they were read. */
  readonly params: GraphQLParams
  readonly status: number
  /** For a refused request: its one error. */
  readonly result: ExecutionResult
  readonly clientId?: string
}

export function observeAll(observers: readonly Observe[]): Observe {
  return {
    start() {
      const ends = observers.map((observer) => observer.start())
      return (seen) => {
        for (const end of ends) end(seen)
      }
    },
  }
}

/** Without parsing: the given name, if it is one, otherwise the first name in the text. */
export function nameOf({ operationName, query = '' }: GraphQLParams): string | undefined {
  if (operationName !== undefined) return /^[_A-Za-z]\w{0,80}$/.test(operationName) ? operationName : undefined
  return /\b(?:query|mutation|subscription)\s+([_A-Za-z]\w{0,80})/.exec(query)?.[1]
}
