import { createAggregates } from '../aggregates/aggregates.ts'
import { readSdl } from '../executable.ts'
import type { Subgraph, SubgraphDeps } from '../subgraph.ts'
import { createResolvers } from './resolvers.ts'
import { createLines } from './writers.ts'

export function createEngagementSubgraph(deps: SubgraphDeps): Subgraph {
  return {
    name: 'engagement',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers(deps, createAggregates(deps)),
    rowCategories: {},
    lines: createLines(deps),
  }
}
