import type { ExecutionResult } from 'graphql'
import type { GraphQLParams } from '../caller.ts'

/** Whoever wants to know of each request of the endpoint: metrics, log, trace. */
export interface Observe {
  /** At a request's first byte. Call the answer once, when the request was answered. */
  start(): (seen: Observation) => void
}

export interface Observation {
  readonly requestId: string
  /** Empty where the request was refused before they were read. */
  readonly params: GraphQLParams
  readonly status: number
  /** Of a refused request: its one error. */
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

/** Without parsing: the name given, where it is one at all, else the first the text has. */
export function nameOf({ operationName, query = '' }: GraphQLParams): string | undefined {
  if (operationName !== undefined) return /^[_A-Za-z]\w{0,80}$/.test(operationName) ? operationName : undefined
  return /\b(?:query|mutation|subscription)\s+([_A-Za-z]\w{0,80})/.exec(query)?.[1]
}
