import type { z } from 'zod'
import type { LineType, SubgraphDeps } from '../runtime/subgraph.ts'
import type { Fact } from './fact-plan.ts'
import { type FactStatements, writeFacts } from './write-facts.ts'

/** How lines of one kind become facts, and how these are stored. */
export interface FactLines<L> {
  readonly shape: z.ZodType<L>
  readonly toFact: (line: L, recordedAt: number) => Fact
  readonly statements: FactStatements
}

/** A kind of line whose facts have no further consequences. */
export function factLines<L>({ shape, toFact, statements }: FactLines<L>, deps: SubgraphDeps): LineType<L> {
  return {
    shape,
    write(lines) {
      const now = deps.now().getTime()
      return writeFacts(
        lines.map((line) => toFact(line, now)),
        statements,
        deps.graph.write,
        deps,
      )
    },
  }
}
