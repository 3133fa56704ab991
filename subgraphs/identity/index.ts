import { readSdl } from '../executable.ts'
import type { Subgraph, SubgraphDeps } from '../subgraph.ts'
import { createLines } from './lines.ts'
import type { IdentifierRow } from './queries.ts'
import { createResolvers } from './resolvers.ts'
import type { AttributeValueRow } from './rows.ts'
import { identifierCategory } from './rules.ts'

export function createIdentitySubgraph(deps: SubgraphDeps): Subgraph {
  return {
    name: 'identity',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers(deps),
    rowCategories: {
      'Identifier.value': ({ type }: IdentifierRow) => identifierCategory(type),
      'Attribute.value': ({ category }: AttributeValueRow) => category,
      'AttributeValue.value': ({ category }: AttributeValueRow) => category,
    },
    lines: createLines(deps),
  }
}
