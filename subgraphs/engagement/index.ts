import { readSdl } from '../executable.ts'
import type { LineType, Subgraph, SubgraphDeps } from '../subgraph.ts'
import { type FactStatements, writeFacts } from '../write-facts.ts'
import { type EventLine, eventLine } from './lines.ts'
import { resolvers } from './resolvers.ts'
import { touchpointFact } from './rules.ts'
import { createTouchpoints, replaceTouchpoints, storedTouchpoints } from './write-queries.ts'

const statements: FactStatements = {
  name: 'engagement.writeEvents',
  stored: storedTouchpoints,
  create: createTouchpoints,
  replace: replaceTouchpoints,
}

export function createEngagementSubgraph(deps: SubgraphDeps): Subgraph {
  const event: LineType<EventLine> = {
    shape: eventLine,
    write(lines) {
      const now = deps.now().getTime()
      return writeFacts(
        lines.map((line) => touchpointFact(line, now)),
        statements,
        deps,
      )
    },
  }
  return {
    name: 'engagement',
    sdl: readSdl(new URL('./schema.graphql', import.meta.url)),
    resolvers,
    rowCategories: {},
    lines: { event },
  }
}
