import { readSdl } from '../executable.ts'
import type { LineType, Subgraph, SubgraphDeps } from '../subgraph.ts'
import { type FactStatements, writeFacts } from '../write-facts.ts'
import { type BillingLine, billingLine } from './lines.ts'
import { resolvers } from './resolvers.ts'
import { billingFact } from './rules.ts'
import { createBilling, replaceBilling, storedBilling } from './write-queries.ts'

const statements: FactStatements = {
  name: 'billing.writeBilling',
  stored: storedBilling,
  create: createBilling,
  replace: replaceBilling,
}

export function createBillingSubgraph(deps: SubgraphDeps): Subgraph {
  const billing: LineType<BillingLine> = {
    shape: billingLine,
    write(lines) {
      const now = deps.now().getTime()
      return writeFacts(
        lines.map((line) => billingFact(line, now)),
        statements,
        deps,
      )
    },
  }
  return {
    name: 'billing',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers,
    rowCategories: {},
    lines: { billing },
  }
}
