import { type GraphQLSchema, getNamedType, isCompositeType, isRequiredArgument } from 'graphql'

/**
 * A query that needs no argument; null where the schema has none. The first plan takes a second, for the planner makes its tables with
 * it: that is done before anybody waits for an answer.
 */
export function warmUpQuery(schema: GraphQLSchema): string | null {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
  const field = fields.find(({ args }) => !args.some(isRequiredArgument))
  if (field === undefined) return null
  return `{ ${field.name}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''} }`
}
