import { cypher, type Statement, statement } from './cypher.ts'
import { GraphTimeout } from './graph-errors.ts'
import type { Graph } from './run.ts'

/** How long a statement's answer is waited for once it is on its way to the database. */
export interface Patience {
  readonly mostMs: number
  /** What whoever waits is told. */
  readonly late: string
}

/** What the database is busy with, of all users whose work this one may see, which is at least its own. */
export const statementsUnderWay = statement({
  name: 'graph.statementsUnderWay',
  text: cypher`
    SHOW TRANSACTIONS YIELD currentQuery, currentQueryStatus
    RETURN coalesce(currentQuery, '') AS text, coalesce(currentQueryStatus, '') AS status`,
  row: (r) => ({ text: r.string('text'), status: r.string('status') }),
})

const tickMs = 100

/**
 * Rejects with GraphTimeout where the database does not answer the statement in time. It counts from when the statement was sent,
 * so that no queue of ours is taken for the database's delay; and a turn of the event loop that takes long counts as one tick, so that a
 * process which is busy itself does not take its own delay for it either.
 *
 * The time in which the database makes its plan does not count. It takes seconds in a database that has just started, and comes back for
 * another number of keys, when the plan was dropped and when the graph has grown. Nobody but the database knows, so it is asked once a
 * quarter of the time is over, and again each time all of it is, until the plan is there. Who had to wait for a plan met a database that is
 * cold in other ways, too: it has more time to answer.
 */
export async function inTime<T>(
  graph: Pick<Graph, 'read'>,
  { text }: Pick<Statement<never, unknown>, 'text'>,
  { mostMs, late }: Patience,
  answer: Promise<T>,
): Promise<T> {
  const tooLate = Promise.withResolvers<never>()
  const coldMs = 3 * mostMs
  let boundMs = mostMs
  let askAfterMs = mostMs / 4
  let isCold = false
  let ticks = 0
  let timer = setTimeout(tick, tickMs)

  function tick() {
    ticks++
    const ms = ticks * tickMs
    if (ms >= askAfterMs) void ask()
    if (ms < boundMs) timer = setTimeout(tick, tickMs)
    // An answer that has come already, and was not read for want of time, is heard of first.
    else setImmediate(() => setImmediate(() => tooLate.reject(new GraphTimeout(late))))
  }

  async function ask() {
    askAfterMs = Number.POSITIVE_INFINITY
    // A database that has just started is slow to say so, too.
    boundMs = coldMs
    // Where the database does not say so, the plan is no excuse.
    const hasNoPlan = await isBeingPlanned(graph, text).catch(() => false)
    if (hasNoPlan) askAfterMs = mostMs
    else if (!isCold) boundMs = mostMs
    isCold ||= hasNoPlan
    if (isCold) ticks = 0
  }

  try {
    return await Promise.race([answer, tooLate.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** One text may be under way several times, for other numbers of keys. One that the database has only begun to read has no name yet. */
async function isBeingPlanned(graph: Pick<Graph, 'read'>, text: string): Promise<boolean> {
  const underWay = await graph.read(statementsUnderWay, {})
  const own = underWay.filter((other) => other.text === text)
  return own.length === 0
    ? underWay.some((other) => other.text === '')
    : own.some(({ status }) => status === 'parsing' || status === 'planning')
}
