import { readSdl } from '../executable.ts'
import type { LineType, Subgraph, SubgraphDeps } from '../subgraph.ts'
import { type FactStatements, writeFacts } from '../write-facts.ts'
import { guardedFields } from './guarded-fields.ts'
import { type ConsentLine, consentLine } from './lines.ts'
import { createResolvers } from './resolvers.ts'
import { consentFact } from './rules.ts'
import { createConsents, replaceConsents, storedConsents } from './write-queries.ts'

const statements: FactStatements = {
  name: 'consent.writeConsents',
  stored: storedConsents,
  create: createConsents,
  replace: replaceConsents,
}

/** `sdls`: the schemas of all subgraphs, which tell the fields that a closed category withholds; without them they stay unnamed. */
export function createConsentSubgraph(deps: SubgraphDeps, sdls?: readonly string[]): Subgraph {
  const consent: LineType<ConsentLine> = {
    shape: consentLine,
    write(lines) {
      const now = deps.now().getTime()
      return writeFacts(
        lines.map((line) => consentFact(line, now)),
        statements,
        deps,
      )
    },
  }
  return {
    name: 'consent',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers: createResolvers({ now: deps.now, fieldsByCategory: sdls === undefined ? null : guardedFields(sdls) }),
    rowCategories: {},
    lines: { consent },
  }
}
