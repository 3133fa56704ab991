import { cypher, type Statement, statement } from './cypher.ts'
import { GraphTimeout } from './graph-errors.ts'
import type { Graph } from './run.ts'

/** How long a statement's answer is awaited after it was sent to the database. */
export interface Patience {
  readonly mostMs: number
  /** The message for those who wait. */
  readonly late: string
}

/** What the database is executing, for all users whose work this one may see, which is at least its own. */
export const statementsUnderWay = statement({
  name: 'graph.statementsUnderWay',
  text: cypher`
    SHOW TRANSACTIONS YIELD currentQuery, currentQueryStatus, elapsedTime
    RETURN coalesce(currentQuery, '') AS text, coalesce(currentQueryStatus, '') AS status, elapsedTime.milliseconds AS ms`,
  row: (r) => ({ text: r.string('text'), status: r.string('status'), ms: r.number('ms') }),
})

const tickMs = 100

/** By how much the database's clock may be ahead of a wait that it has just heard of. */
const slackMs = 250

/**
 * Rejects with GraphTimeout if the database does not answer the statement in time. The time counts from when the statement was sent, so
 * that a queue of ours is not taken for the database's delay. A long turn of the event loop counts as one tick, so that a process which is
 * busy itself does not take its own delay for the database's either.
 *
 * The time in which the database makes its plan does not count. Planning takes seconds in a database that has just started, and happens
 * again for another number of keys, when the plan was dropped and when the graph has grown. Only the database knows, so it is asked once a
 * quarter of the time is over, and again each time all of it is over, until the plan exists. A caller who had to wait for a plan met a
 * database that is cold in other ways as well, and therefore gets more time.
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
  const sentAt = performance.now()
  let ticks = 0
  let timer = setTimeout(tick, tickMs)

  function tick() {
    ticks++
    const ms = ticks * tickMs
    if (ms >= askAfterMs) void ask()
    if (ms < boundMs) timer = setTimeout(tick, tickMs)
    // An answer that has arrived but has not been processed for lack of time is processed first.
    else setImmediate(() => setImmediate(() => tooLate.reject(new GraphTimeout(late))))
  }

  async function ask() {
    askAfterMs = Number.POSITIVE_INFINITY
    // A database that has just started is slow to report its plans, too.
    boundMs = coldMs
    // If the database does not report planning, the plan is no excuse.
    const hasNoPlan = await isBeingPlanned(graph, text, sentAt).catch(() => false)
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

/**
 * One text may be under way several times, for other numbers of keys. A statement that the database has only begun to read has no text yet.
 * Neither has a transaction that is idle, so that one which is older than the wait is not taken for the statement. A database that has just
 * started takes long to report, and states ages as of its report: the wait is measured when the report arrives.
 */
async function isBeingPlanned(graph: Pick<Graph, 'read'>, text: string, sentAt: number): Promise<boolean> {
  const underWay = await reportSince(sentAt, graph)
  const waitedMs = performance.now() - sentAt
  const own = underWay.filter((other) => other.text === text)
  return own.length === 0
    ? underWay.some((other) => other.text === '' && other.ms <= waitedMs + slackMs)
    : own.some(({ status }) => status === 'parsing' || status === 'planning')
}

type Report = Awaited<ReturnType<typeof readReport>>

function readReport(graph: Pick<Graph, 'read'>) {
  return graph.read(statementsUnderWay, {})
}

const reportsAwaited = new WeakMap<Pick<Graph, 'read'>, { readonly askedAt: number; readonly rows: Promise<Report> }>()

/** A busy database keeps many callers waiting. They share a report, unless it may be older than the statement that they ask about. */
function reportSince(sentAt: number, graph: Pick<Graph, 'read'>): Promise<Report> {
  const awaited = reportsAwaited.get(graph)
  if (awaited !== undefined && awaited.askedAt >= sentAt) return awaited.rows
  const asked = {
    askedAt: performance.now(),
    rows: readReport(graph).finally(() => {
      if (reportsAwaited.get(graph) === asked) reportsAwaited.delete(graph)
    }),
  }
  reportsAwaited.set(graph, asked)
  return asked.rows
}
