import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import type { ExecutableSubgraph } from './executable.ts'
import { endFieldSpans, startFieldSpans, traceFields } from './trace-fields.ts'
import { withSpan } from './with-span.ts'

/** The same subgraph with one span per call, and below it one per field of `resolvers`. Changes the schema's resolvers. */
export function traced(
  executable: ExecutableSubgraph,
  resolvers: Readonly<Record<string, object>>,
  tracer: Tracer,
): ExecutableSubgraph {
  traceFields(executable.schema, resolvers)
  const options = { kind: SpanKind.SERVER, attributes: { 'subgraph.name': executable.name } }
  return {
    ...executable,
    execute: (request, context) =>
      withSpan(tracer, `subgraph ${executable.name}`, options, async (span) => {
        const fieldSpans = startFieldSpans(tracer)
        try {
          const result = await executable.execute(request, { ...context, fieldSpans } as typeof context)
          span.setAttribute('graphql.errors', result.errors?.length ?? 0)
          if (result.data === undefined || result.data === null) span.setStatus({ code: SpanStatusCode.ERROR })
          return result
        } finally {
          endFieldSpans(fieldSpans)
        }
      }),
  }
}
