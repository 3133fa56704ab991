import { createHash } from 'node:crypto'
import { codedError } from '../../errors.ts'
import type { Graph } from '../../graph/run.ts'
import { currenciesPerYear, currencyDays, questionDays, questionsPerYear } from './constants.ts'
import { keepAsked, lockBudget } from './queries.ts'

const dayMs = 24 * 60 * 60 * 1_000

export interface Question {
  readonly clientId: string
  /** The calendar year of the people asked about: questions about one year overlap. */
  readonly year: string
  /** The content of the question. Repeating it is free. */
  readonly about: readonly unknown[]
}

/** How many different ones a client may ask about the people of one year, within how many days. */
interface Allowance {
  readonly limit: 'aggregateQuestions' | 'aggregateCurrencies'
  readonly most: number
  readonly days: number
  /** What was used up, as part of a sentence. */
  readonly words: string
}

const questions: Allowance = {
  ...{ limit: 'aggregateQuestions', most: questionsPerYear, days: questionDays },
  words: `asked ${questionsPerYear} different questions`,
}
const currencies: Allowance = {
  ...{ limit: 'aggregateCurrencies', most: currenciesPerYear, days: currencyDays },
  words: `asked in ${currenciesPerYear} different currencies`,
}

/**
 * Counts the different questions of a client about one year, in the graph, so that a restart or another process does not start over. Throws
 * RATE_LIMITED with `resetAt` if they are used up.
 */
export function admitQuestion(question: Question, graph: Graph, now: Date): Promise<void> {
  return admit(question, [question.clientId, question.year], questions, graph, now)
}

/** The same for the currencies in which the client asks about one year. */
export function admitCurrency(question: Question, graph: Graph, now: Date): Promise<void> {
  return admit(question, [question.clientId, question.year, 'currencies'], currencies, graph, now)
}

async function admit(
  { year, about }: Question,
  of: readonly string[],
  { limit, most, days, words }: Allowance,
  graph: Graph,
  now: Date,
): Promise<void> {
  const id = JSON.stringify(of)
  const question = createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32)
  const at = now.getTime()
  const { value: resetAt } = await graph.write('aggregates.admit', async (transaction) => {
    const [budget] = await transaction.run(lockBudget, { id })
    // Written by the lines below only.
    const all = JSON.parse(budget?.asked ?? '[]') as readonly (readonly [question: string, at: number])[]
    const asked = all.filter(([, when]) => when > at - days * dayMs)
    if (asked.some(([known]) => known === question)) return null
    if (asked.length >= most) return Math.min(...asked.map(([, when]) => when)) + days * dayMs
    await transaction.run(keepAsked, { id, asked: JSON.stringify([...asked, [question, at]]) })
    return null
  })
  if (resetAt === null) return
  const when = new Date(resetAt).toISOString()
  throw codedError(
    'RATE_LIMITED',
    `This client has ${words} about the people of ${year} within ${days} days. The next one may be asked at ${when}; asking one of these again is always possible.`,
    { limit, resetAt: when },
  )
}
