import { channelsOfIdentifier } from '../../access/contact-channels.ts'
import { readSdl } from '../executable.ts'
import type { Subgraph, SubgraphDeps } from '../subgraph.ts'
import type { IdentifierRow } from './identifier-queries.ts'
import { createLines } from './lines.ts'
import { createResolvers } from './resolvers.ts'
import type { AttributeValueRow, ResolutionRow } from './rows.ts'

export function createIdentitySubgraph(deps: SubgraphDeps): Subgraph {
  return {
    name: 'identity',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers(deps),
    rowCategories: {
      'Identifier.value': ({ type, category }: IdentifierRow) =>
        category === null ? null : { category, channels: channelsOfIdentifier(type), name: type },
      'Resolution.steps': ({ category }: ResolutionRow) => category,
      'Attribute.value': ofAttribute,
      'AttributeValue.value': ofAttribute,
    },
    lines: createLines(deps),
  }
}

function ofAttribute({ category, attribute }: AttributeValueRow) {
  return category === null ? null : { category, name: attribute }
}
