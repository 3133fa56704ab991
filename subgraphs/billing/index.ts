import { readSdl } from '../executable.ts'
import type { Fact } from '../fact-plan.ts'
import type { LineType, Subgraph, SubgraphDeps } from '../subgraph.ts'
import { type FactStatements, writeFacts } from '../write-facts.ts'
import { externalFact, externalLine } from './external-line.ts'
import { fxFact, fxLine } from './fx-line.ts'
import { billingLine } from './lines.ts'
import { createResolvers } from './resolvers.ts'
import { billingFact } from './rules.ts'
import {
  createBilling,
  createRates,
  createReports,
  replaceBilling,
  replaceRates,
  replaceReports,
  storedBilling,
  storedRates,
  storedReports,
} from './write-queries.ts'

const billingStatements: FactStatements = {
  name: 'billing.writeBilling',
  stored: storedBilling,
  create: createBilling,
  replace: replaceBilling,
}
const rateStatements: FactStatements = {
  name: 'billing.writeRates',
  stored: storedRates,
  create: createRates,
  replace: replaceRates,
}
const reportStatements: FactStatements = {
  name: 'billing.writeReports',
  stored: storedReports,
  create: createReports,
  replace: replaceReports,
}

export function createBillingSubgraph(deps: SubgraphDeps): Subgraph {
  function lineType<L>(
    shape: LineType<L>['shape'],
    toFact: (line: L, recordedAt: number) => Fact,
    statements: FactStatements,
  ): LineType<L> {
    return {
      shape,
      write(lines) {
        const now = deps.now().getTime()
        const facts = lines.map((line) => toFact(line, now))
        return writeFacts(facts, statements, deps)
      },
    }
  }
  return {
    name: 'billing',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers(deps),
    rowCategories: {},
    lines: {
      billing: lineType(billingLine, billingFact, billingStatements),
      fx: lineType(fxLine, fxFact, rateStatements),
      external: lineType(externalLine, externalFact, reportStatements),
    },
  }
}
