import { type GraphQLField, type GraphQLInputType, getNamedType, isEnumType, isInputObjectType } from 'graphql'
import { everybody } from '../audit/record.ts'
import type { GuardContext, GuardedResolver } from './guard-context.ts'

/** Records a question about many people once, under their group. */
export function recordQuestion(
  coordinate: string,
  { args: parameters }: GraphQLField<unknown, GuardContext>,
  resolve: GuardedResolver,
): GuardedResolver {
  return (source, args, context, info) => {
    context.trail?.asked(everybody, { field: coordinate, with: shapeOf(parameters, args) })
    return resolve(source, args, context, info)
  }
}

interface Parameter {
  readonly name: string
  readonly type: GraphQLInputType
}

function shapeOf(
  parameters: readonly Parameter[],
  args: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    parameters.flatMap(({ name, type }) => {
      const value = args[name]
      return value === undefined || value === null ? [] : [[name, shape(type, value)]]
    }),
  )
}

/** For a type that contains free text, only its presence is recorded, because it might name somebody. */
function shape(type: GraphQLInputType, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => shape(type, item))
  const named = getNamedType(type)
  if (isInputObjectType(named)) return shapeOf(Object.values(named.getFields()), { ...(value as object) })
  if (!isEnumType(named) && !tellingNothing.has(named.name)) return 'given'
  if (!(value instanceof Date)) return value
  return named.name === 'Date' ? value.toISOString().slice(0, 10) : value.toISOString()
}

const tellingNothing: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean', 'DateTime', 'Date', 'Currency'])
