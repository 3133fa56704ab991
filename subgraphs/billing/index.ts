import { createAggregates } from '../aggregates/aggregates.ts'
import { readSdl } from '../executable.ts'
import { factLines } from '../fact-lines.ts'
import type { Subgraph, SubgraphDeps } from '../subgraph.ts'
import { externalFact, externalLine } from './external-line.ts'
import { fxFact, fxLine } from './fx-line.ts'
import { createResolvers } from './resolvers.ts'
import { createBillingLines } from './write-billing.ts'
import { rateStatements, reportStatements } from './write-queries.ts'

export function createBillingSubgraph(deps: SubgraphDeps): Subgraph {
  return {
    name: 'billing',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers(deps, createAggregates(deps)),
    rowCategories: {},
    lines: {
      billing: createBillingLines(deps),
      fx: factLines({ shape: fxLine, toFact: fxFact, statements: rateStatements }, deps),
      external: factLines({ shape: externalLine, toFact: externalFact, statements: reportStatements }, deps),
    },
  }
}
