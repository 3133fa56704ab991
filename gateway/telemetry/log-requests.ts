import { createHash, createHmac, randomBytes } from 'node:crypto'
import { trace } from '@opentelemetry/api'
import { LRUCache } from 'lru-cache'
import type { GraphQLParams } from '../caller.ts'
import type { Log } from './log.ts'
import { nameOf, type Observe } from './observe.ts'

/**
 * One line per request: client, operation, result and duration. The document is logged as a hash without its texts. At level debug, the
 * variables are logged as a hash that only this process can compute: equal ones look equal, and nobody can try names on it.
 */
export function logRequests(log: Log, level: string): Observe {
  const isDebug = level === 'debug' || level === 'trace'
  const key = randomBytes(32)
  const hashOf = createHashes()
  return {
    start() {
      const startedAt = performance.now()
      return ({ requestId, params, status, result, clientId }) => {
        const codes = [
          ...new Set((result.errors ?? []).map(({ extensions }) => extensions.code ?? 'INTERNAL_SERVER_ERROR')),
        ]
        const traceId = trace.getActiveSpan()?.spanContext().traceId
        const line = {
          requestId,
          operation: nameOf(params),
          hash: hashOf(params),
          client: clientId,
          status,
          ...(codes.length > 0 && { codes }),
          ms: Math.round((performance.now() - startedAt) * 10) / 10,
          ...(isDebug && params.variables !== undefined && { variablesHash: keyed(key, params.variables) }),
          ...(traceId !== undefined && { traceId }),
        }
        if (status >= 500 || codes.includes('INTERNAL_SERVER_ERROR')) log.warn(line, 'request')
        else log.info(line, 'request')
      }
    },
  }
}

const mostHashes = 1_000

/** Programs send the same few documents again and again. */
function createHashes(): (params: GraphQLParams) => string | undefined {
  const known = new LRUCache<string, string>({ max: mostHashes })
  return ({ query }) => {
    if (query === undefined) return undefined
    let hash = known.get(query)
    if (hash === undefined) {
      const withoutTexts = query.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"/g, '""')
      hash = createHash('sha256').update(withoutTexts).digest('hex').slice(0, 16)
      known.set(query, hash)
    }
    return hash
  }
}

function keyed(key: Buffer, variables: object): string {
  return createHmac('sha256', key).update(JSON.stringify(variables)).digest('hex').slice(0, 16)
}
