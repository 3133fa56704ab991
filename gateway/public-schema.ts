import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql'

/** What callers see of a supergraph: nothing that only planner, guard and costs need (`@join__field`, `requiresScopes__Scope`, `@cost`). */
export function publicSchema(supergraph: string): GraphQLSchema {
  return buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)))
}
