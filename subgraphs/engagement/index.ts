import { aimAtAll } from '../../access/guard/guard-context.ts'
import { createAggregates } from '../aggregates/aggregates.ts'
import { readSdl } from '../runtime/executable.ts'
import type { Subgraph, SubgraphDeps } from '../runtime/subgraph.ts'
import { createResolvers } from './resolvers.ts'
import { createLines } from './writers.ts'

export function createEngagementSubgraph(deps: SubgraphDeps): Subgraph {
  return {
    name: 'engagement',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers(deps, createAggregates(deps)),
    rowCategories: {
      ...Object.fromEntries(ofScores.map((field) => [field, aimAtScored])),
    },
    lines: createLines(deps),
  }
}

/** Figures over the scores of single people. If only one person contributes, the figure is that person's. */
const ofScores = [
  ...['AccountEngagement.score', 'BuyingGroup.warmth', 'BuyingGroupRole.warmth'],
  ...['LeadWarmth.score', 'LeadWarmth.reasons'],
]

function aimAtScored({ scored }: { readonly scored: readonly string[] }) {
  return aimAtAll(scored, [{ category: 'INFERRED' }], 'score')
}
