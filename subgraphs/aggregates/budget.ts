import { createHash } from 'node:crypto'
import { codedError } from '../../errors.ts'
import type { Graph } from '../../graph/run.ts'
import { questionDays, questionsPerYear } from './constants.ts'
import { keepAsked, lockBudget } from './queries.ts'

const dayMs = 24 * 60 * 60 * 1_000

export interface Question {
  readonly clientId: string
  /** Calendar year of the people asked about: questions of one year overlap. */
  readonly year: string
  /** What is asked; the same question again is free. */
  readonly about: readonly unknown[]
}

/**
 * Counts the different questions of a client about one year, in the graph: a restart, or another process, does not begin anew. Throws
 * RATE_LIMITED with `resetAt` where they are used up.
 */
export async function admitQuestion({ clientId, year, about }: Question, graph: Graph, now: Date): Promise<void> {
  const id = JSON.stringify([clientId, year])
  const question = createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32)
  const at = now.getTime()
  const { value: resetAt } = await graph.write('aggregates.admit', async (transaction) => {
    const [budget] = await transaction.run(lockBudget, { id })
    // Written by the lines below only.
    const all = JSON.parse(budget?.asked ?? '[]') as readonly (readonly [question: string, at: number])[]
    const asked = all.filter(([, when]) => when > at - questionDays * dayMs)
    if (asked.some(([known]) => known === question)) return null
    if (asked.length >= questionsPerYear) return Math.min(...asked.map(([, when]) => when)) + questionDays * dayMs
    await transaction.run(keepAsked, { id, asked: JSON.stringify([...asked, [question, at]]) })
    return null
  })
  if (resetAt === null) return
  const when = new Date(resetAt).toISOString()
  throw codedError(
    'RATE_LIMITED',
    `This client has asked ${questionsPerYear} different questions about the people of ${year} within ${questionDays} days. The next one may be asked at ${when}; asking one of these again is always possible.`,
    { limit: 'aggregateQuestions', resetAt: when },
  )
}
