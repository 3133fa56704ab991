import type { RequestListener } from 'node:http'
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'

/**
 * One span per request of the endpoint, which is the parent of everything below. A caller's own traceparent becomes a link: it decides
 * neither what is sampled here nor where this trace belongs.
 */
export function traceRequests(listener: RequestListener, tracer: Tracer): RequestListener {
  return (request, response) => {
    if (!request.url?.startsWith('/graphql')) return listener(request, response)
    const theirs = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, request.headers))
    const span = tracer.startSpan(
      'graphql',
      {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': request.method ?? '', 'url.path': '/graphql' },
        ...(theirs !== undefined && { links: [{ context: theirs }] }),
      },
      ROOT_CONTEXT,
    )
    response.once('close', () => {
      span.setAttribute('http.response.status_code', response.statusCode)
      if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    })
    context.with(trace.setSpan(ROOT_CONTEXT, span), () => listener(request, response))
  }
}
