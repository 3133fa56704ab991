import { type Context, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'

/** The result of a traced statement: its rows, or null if it failed. */
export type EndStatement = (rows: number | null) => void

export interface TracedStatement {
  readonly name: string
  readonly database: string
  /** The number of keys of a batch; 1 for a single statement. */
  readonly keys: number
}

/**
 * One span per waiting trace, so that a request's trace shows every statement that it waited for. If several requests share a batch, the
 * first one's span stands for the sending, and each of the others links to it and is linked from it.
 */
export function startStatementSpans(
  tracer: Tracer,
  { name, database, keys }: TracedStatement,
  callers: readonly Context[],
): EndStatement {
  const parents = onePerTrace(callers)
  const attributes = {
    'db.system.name': 'neo4j',
    'db.namespace': database,
    'db.query.summary': name,
    'db.operation.batch.size': keys,
    'db.batch.requests': parents.length,
  }
  const spans: Span[] = []
  for (const parent of parents) {
    const [first] = spans
    const span = tracer.startSpan(
      name,
      {
        kind: SpanKind.CLIENT,
        attributes,
        ...(first !== undefined && { links: [{ context: first.spanContext() }] }),
      },
      parent,
    )
    first?.addLink({ context: span.spanContext() })
    spans.push(span)
  }
  return (rows) => {
    for (const span of spans) {
      if (rows === null) span.setStatus({ code: SpanStatusCode.ERROR })
      else span.setAttribute('db.response.returned_rows', rows)
      span.end()
    }
  }
}

/** The first caller of each trace. Those without one (a background job) share a root. */
function onePerTrace(callers: readonly Context[]): readonly Context[] {
  const byTrace = new Map<string, Context>()
  for (const caller of callers) {
    const traceId = trace.getSpanContext(caller)?.traceId ?? ''
    if (!byTrace.has(traceId)) byTrace.set(traceId, caller)
  }
  return [...byTrace.values()]
}
