import { channelsOfIdentifier } from '../../access/contact-channels.ts'
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
      // A company's identifiers are nobody's personal data.
      'Identifier.value': ({ type, subject }: IdentifierRow) =>
        subject === null
          ? null
          : { category: identifierCategory(type), channels: channelsOfIdentifier(type), name: type },
      'Attribute.value': ({ category, attribute }: AttributeValueRow) => ({ category, name: attribute }),
      'AttributeValue.value': ({ category, attribute }: AttributeValueRow) => ({ category, name: attribute }),
    },
    lines: createLines(deps),
  }
}
