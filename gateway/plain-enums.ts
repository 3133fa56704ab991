import type { GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime'
import { type GraphQLSchema, isEnumType } from 'graphql'

type Handler = NonNullable<GatewayConfigSupergraph['unifiedGraphHandler']>

/**
 * The handler, with a schema whose enum values say nothing of their subgraphs. For each enum value of an answer the runtime evaluates all of
 * the value's directives to see whether one hides it, which is a tenth of what a page allocates. Hidden values are not in that schema any more;
 * what is left are the composition's own directives, which the planner reads elsewhere.
 */
export function withPlainEnums(handler: Handler): Handler {
  return async (options) => {
    const handled = await handler(options)
    forgetOrigins(handled.unifiedGraph)
    return handled
  }
}

function forgetOrigins(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isEnumType(type)) continue
    for (const value of type.getValues()) {
      if (!value.astNode) continue
      const directives = value.astNode.directives?.filter(({ name }) => !name.value.startsWith('join__')) ?? []
      value.astNode = { ...value.astNode, directives }
    }
  }
}
