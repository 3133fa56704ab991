import { channelsOfIdentifier } from '../../access/contact-channels.ts'
import { readSdl } from '../executable.ts'
import type { Subgraph, SubgraphDeps } from '../subgraph.ts'
import type { IdentifierRow } from './identifier-queries.ts'
import { createLines } from './lines.ts'
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
      'Attribute.value': ofAttribute,
      'AttributeValue.value': ofAttribute,
    },
    lines: createLines(deps),
  }
}

/** A company's attributes are nobody's personal data. */
function ofAttribute({ category, attribute }: AttributeValueRow) {
  return category === null ? null : { category, name: attribute }
}
