import { type GraphQLSchema, getNamedType, isCompositeType, isRequiredArgument } from 'graphql'

/**
 * A query that needs no argument. Null if the schema has none. The first plan takes a second, because the planner creates its tables with
 * it: this runs before the first request.
 */
export function warmUpQuery(schema: GraphQLSchema): string | null {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
  const field = fields.find(({ args }) => !args.some(isRequiredArgument))
  if (field === undefined) return null
  return `{ ${field.name}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''} }`
}
