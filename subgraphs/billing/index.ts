import { createAggregates } from '../aggregates/aggregates.ts'
import { factLines } from '../facts/fact-lines.ts'
import { readSdl } from '../runtime/executable.ts'
import type { Subgraph, SubgraphDeps } from '../runtime/subgraph.ts'
import { externalFact, externalLine } from './external-line.ts'
import { fxFact, fxLine } from './fx-line.ts'
import { createResolvers } from './resolvers.ts'
import type { PartyRow } from './rows.ts'
import { createBillingLines } from './write-billing.ts'
import { rateStatements, reportStatements } from './write-queries.ts'

export function createBillingSubgraph(deps: SubgraphDeps): Subgraph {
  return {
    name: 'billing',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers(deps, createAggregates(deps)),
    rowCategories: {
      // A copy of the name of somebody whom we know, who decides about it as about the name that we know them by.
      'ContractParty.name': ({ owner, isPerson }: Pick<PartyRow, 'owner' | 'isPerson'>) =>
        owner !== null && isPerson
          ? { category: 'IDENTIFYING', name: owner.isAccount ? 'fullName' : 'displayName', subject: owner.id }
          : null,
    },
    lines: {
      billing: createBillingLines(deps),
      fx: factLines({ shape: fxLine, toFact: fxFact, statements: rateStatements }, deps),
      external: factLines({ shape: externalLine, toFact: externalFact, statements: reportStatements }, deps),
    },
  }
}
