import type { z } from 'zod'
import type { Fact } from '../fact-plan.ts'
import type { LineType, LineTypes, SubgraphDeps } from '../subgraph.ts'
import { type FactStatements, writeFacts } from '../write-facts.ts'
import { feedbackFact } from './feedback/feedback-fact.ts'
import { eventLine, feedbackLine } from './lines.ts'
import { touchpointFact } from './rules.ts'
import { createFeedback, createTouchpoints, replaceTouchpoints, storedTouchpoints } from './write-queries.ts'

/** How lines of one kind become facts, and how these are stored. */
export interface LineWriter<L> {
  readonly shape: z.ZodType<L>
  readonly toFact: (line: L, recordedAt: number) => Fact
  readonly statements: FactStatements
}

export const eventWriter: LineWriter<z.output<typeof eventLine>> = {
  shape: eventLine,
  toFact: touchpointFact,
  statements: {
    name: 'engagement.writeEvents',
    stored: storedTouchpoints,
    create: createTouchpoints,
    replace: replaceTouchpoints,
  },
}

export const feedbackWriter: LineWriter<z.output<typeof feedbackLine>> = {
  shape: feedbackLine,
  toFact: feedbackFact,
  statements: {
    name: 'engagement.writeFeedback',
    // Entries are found and replaced alike, whatever they are.
    stored: storedTouchpoints,
    create: createFeedback,
    replace: replaceTouchpoints,
  },
}

export function createLines(deps: SubgraphDeps): LineTypes {
  return {
    event: lineType(eventWriter, deps),
    feedback: lineType(feedbackWriter, deps),
  }
}

function lineType<L>({ shape, toFact, statements }: LineWriter<L>, deps: SubgraphDeps): LineType<L> {
  return {
    shape,
    write(lines) {
      const now = deps.now().getTime()
      return writeFacts(
        lines.map((line) => toFact(line, now)),
        statements,
        deps,
      )
    },
  }
}
