import { trace } from '@opentelemetry/api'
import { nameOf, type Observe } from './observe.ts'

/** Adds operation and client to the request's span once they are known. */
export function traceOperation(): Observe {
  return {
    start() {
      const span = trace.getActiveSpan()
      return ({ requestId, params, result, clientId }) => {
        const name = nameOf(params)
        if (name !== undefined) span?.updateName(`graphql ${name}`)
        span?.setAttributes({
          'request.id': requestId,
          'graphql.errors': result.errors?.length ?? 0,
          ...(name !== undefined && { 'graphql.operation.name': name }),
          ...(clientId !== undefined && { 'client.id': clientId }),
        })
      }
    },
  }
}
