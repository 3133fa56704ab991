import { type Context, context, type Span, type Tracer, trace } from '@opentelemetry/api'
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'

/** The spans of one call of a subgraph: one per field, however many objects it is resolved for. */
export interface FieldSpans {
  readonly tracer: Tracer
  readonly byCoordinate: Map<string, FieldSpan>
}

interface FieldSpan {
  readonly span: Span
  readonly context: Context
  calls: number
  endedAt: number
}

interface TracedContext {
  readonly fieldSpans?: FieldSpans
}

export function startFieldSpans(tracer: Tracer): FieldSpans {
  return { tracer, byCoordinate: new Map() }
}

/** Called when the call is answered: a field's span ends when the last of its objects was resolved. */
export function endFieldSpans({ byCoordinate }: FieldSpans): void {
  for (const { span, calls, endedAt } of byCoordinate.values()) {
    span.setAttribute('graphql.field.calls', calls)
    span.end(endedAt)
  }
}

/** Puts a span around each field with a resolver of its own, and around `_entities`. */
export function traceFields(schema: GraphQLSchema, resolvers: Readonly<Record<string, object>>): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    const written = resolvers[type.name] ?? {}
    for (const field of Object.values(type.getFields()))
      if (Object.hasOwn(written, field.name) || field.name === '_entities')
        traceField(`${type.name}.${field.name}`, field)
  }
}

function traceField(coordinate: string, field: GraphQLField<unknown, TracedContext>): void {
  const { resolve = defaultFieldResolver } = field
  field.resolve = (source, args, given, info) => {
    const { fieldSpans } = given
    if (fieldSpans === undefined) return resolve(source, args, given, info)
    const entered = enter(fieldSpans, coordinate)
    const leave = () => {
      entered.endedAt = Date.now()
    }
    const value: unknown = context.with(entered.context, () => resolve(source, args, given, info))
    if (value instanceof Promise) return value.finally(leave)
    leave()
    return value
  }
}

function enter({ tracer, byCoordinate }: FieldSpans, coordinate: string): FieldSpan {
  let entered = byCoordinate.get(coordinate)
  if (entered === undefined) {
    // The parent is the subgraph's span even if the field is below another one, because its objects come from many of those.
    const span = tracer.startSpan(coordinate, { attributes: { 'graphql.field.coordinate': coordinate } })
    entered = { span, context: trace.setSpan(context.active(), span), calls: 0, endedAt: Date.now() }
    byCoordinate.set(coordinate, entered)
  }
  entered.calls++
  return entered
}
