import { channelsOfAttribute, channelsOfIdentifier } from '../../access/consent/contact-channels.ts'
import { aimAtAll } from '../../access/guard/guard-context.ts'
import { readSdl } from '../runtime/executable.ts'
import type { Subgraph, SubgraphDeps } from '../runtime/subgraph.ts'
import type { AccountRow } from './account-queries.ts'
import type { KnownCandidateRow } from './corrections/queries.ts'
import type { MergePreviewRow } from './corrections/rows.ts'
import { aimOfHousehold } from './households/household-openness.ts'
import type { IdentifierRow } from './identifiers/identifier-queries.ts'
import { createLines } from './lines.ts'
import { attributeKind } from './profile/attribute-kinds.ts'
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
      'Account.name': ({ id, isSoleTrader }: AccountRow) =>
        isSoleTrader ? { category: 'IDENTIFYING', name: 'fullName', subject: id } : null,
      'Household.members': aimOfHousehold,
      'Resolution.steps': ({ category }: ResolutionRow) => category,
      'MatchCandidate.stake': ({ people }: KnownCandidateRow) =>
        aimAtAll(people, [{ category: 'BEHAVIOURAL' }, { category: 'FINANCIAL' }], 'stake', 'ALL'),
      ...Object.fromEntries(comparisons.map((field) => [field, ofPeopleCompared])),
      'MergePreview.eventsTouched': ({ people }: MergePreviewRow) =>
        aimAtAll(people, [{ category: 'BEHAVIOURAL' }], 'eventsTouched', 'ALL'),
      'MergePreview.invoicesTouched': ({ people }: MergePreviewRow) =>
        aimAtAll(people, [{ category: 'FINANCIAL' }], 'invoicesTouched', 'ALL'),
      'Attribute.value': ofAttribute,
      'AttributeValue.value': ofAttribute,
    },
    lines: createLines(deps),
  }
}

/** What two records have in common reveals one of them by the other. */
const comparisons = [
  ...['confidence', 'path', 'against', 'blockedBy'].map((field) => `MatchExplanation.${field}`),
  'MatchCandidate.score',
  'MatchCandidate.reason',
]

function ofPeopleCompared({ people, compared }: Comparison) {
  return aimAtAll(people, [{ category: 'IDENTIFYING' }], 'comparison', compared)
}

interface Comparison {
  readonly people: readonly string[]
  /** Ids of the records that were compared. */
  readonly compared: readonly string[]
}

function ofAttribute({ category, attribute }: AttributeValueRow) {
  if (category === null) return null
  return { category, channels: channelsOfAttribute(attribute), name: attributeKind(attribute)?.maskedAs ?? attribute }
}
