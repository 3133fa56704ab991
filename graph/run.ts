import { type Context, context, type Tracer } from '@opentelemetry/api'
import neo4j, {
  type Driver,
  type Transaction as DriverTransaction,
  type ManagedTransaction,
  type Session,
  type SessionConfig,
} from 'neo4j-driver'
import { Row, toParams } from './convert.ts'
import type { Params, Statement } from './cypher.ts'
import { isTransient, late, toGraphError } from './errors.ts'
import { createFirstRuns } from './first-run.ts'
import { CallersGone } from './graph-errors.ts'
import { inTime } from './in-time.ts'
import { createRetryWriting, type WriteSettings } from './retry-write.ts'
import { startStatementSpans } from './trace-statement.ts'

/** The effect of one statement, for observers: metrics, traces, a test that counts. */
export interface QueryEvent {
  readonly name: string
  readonly rows: number
  /** The number of keys in a batch; 1 for a single statement. */
  readonly keys: number
  readonly milliseconds: number
  readonly failed: boolean
}

export interface ReadOptions {
  /** Bookmarks of writes that this read must see. */
  readonly bookmarks?: readonly string[]
  /** Trace contexts of all callers who wait for it. Without them, the active one. */
  readonly callers?: readonly Context[]
  /** Ends the statement, in the database too, with CallersGone. */
  readonly signal?: AbortSignal
}

export interface Transaction {
  run<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<readonly R[]>
  /**
   * Every writer states the sources for whose records it writes before it writes. Code that limits writing may refuse them by throwing.
   * `Graph.write` itself limits nothing.
   */
  writeFor(sources: Iterable<string>): void
  /** The only sources for which the caller may write. Absent: all. */
  readonly isBound?: boolean
}

export interface Written<T> {
  readonly value: T
  readonly bookmarks: readonly string[]
}

export interface Graph {
  read<P extends Params, R>(statement: Statement<P, R>, params: P, options?: ReadOptions): Promise<readonly R[]>
  /** All or nothing. `work` runs again after a lock conflict, so it must have no effect outside the transaction. */
  write<T>(name: string, work: (transaction: Transaction) => Promise<T>): Promise<Written<T>>
  /** One line of plan operators, for tests that check the use of indexes. */
  explain(statement: Statement<never, unknown>): Promise<readonly string[]>
  watch(watcher: (event: QueryEvent) => void): () => void
  /** The number of open sessions, each with a connection of the pool or waiting for one. */
  openSessions(): number
  /** Resolves when the database answers. Rejects with a GraphError otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface GraphSettings extends WriteSettings {
  readonly database: string
  /** A read is ended after this time, in the database too. The time in which its plan is made does not count. */
  readonly statementTimeoutMs?: number
  /** One span per statement. */
  readonly tracer?: Tracer | null
}

/**
 * Added to a read's own time limit, after which the database ends it by itself: for callers who do not learn of its end, and for making a
 * plan.
 */
const planningMs = 25_000

export function createGraph(driver: Driver, settings: GraphSettings): Graph {
  const { database, statementTimeoutMs = 5_000, tracer = null } = settings
  const watchers = new Set<(event: QueryEvent) => void>()
  const retryWriting = createRetryWriting(settings)
  const patience = { mostMs: statementTimeoutMs, late }
  const firstRuns = createFirstRuns()
  let openSessions = 0

  /** Returns a function to call with the statement's rows, or with null if it failed. */
  function begin(name: string, params: Params, callers?: readonly Context[]): (rows: number | null) => void {
    const startedAt = performance.now()
    const keys = Array.isArray(params.keys) ? params.keys.length : 1
    const endSpans =
      tracer === null ? null : startStatementSpans(tracer, { name, database, keys }, callers ?? [context.active()])
    return (rows) => {
      endSpans?.(rows)
      if (watchers.size === 0) return
      const milliseconds = performance.now() - startedAt
      const event = { name, rows: rows ?? 0, keys, milliseconds, failed: rows === null }
      for (const watcher of watchers) watcher(event)
    }
  }

  function openSession(config: SessionConfig): Session {
    openSessions++
    return driver.session({ database, ...config })
  }

  async function closeSession(session: Session): Promise<void> {
    try {
      await session.close()
    } finally {
      openSessions--
    }
  }

  async function runIn<P extends Params, R>(
    runner: Session | DriverTransaction | ManagedTransaction,
    statement: Statement<P, R>,
    params: P,
    timeout?: number,
    callers?: readonly Context[],
  ): Promise<readonly R[]> {
    const end = begin(statement.name, params, callers)
    // An object of parameters converts to an object of parameters.
    const converted = toParams(params) as Record<string, unknown>
    try {
      const { records } = await withoutStackTrace(() =>
        timeout === undefined
          ? runner.run(statement.text, converted)
          : (runner as Session).run(statement.text, converted, { timeout }),
      )
      end(records.length)
      return records.map((record) => statement.row(new Row(record)))
    } catch (error) {
      end(null)
      throw error
    }
  }

  async function readOnce<P extends Params, R>(statement: Statement<P, R>, params: P, options: ReadOptions) {
    const { signal } = options
    if (signal?.aborted) throw new CallersGone()
    const session = openSession({
      defaultAccessMode: neo4j.session.READ,
      ...(options.bookmarks === undefined ? {} : { bookmarks: [...options.bookmarks] }),
    })
    // Closing resets the connection, which ends what runs on it.
    const end = () => void session.close().catch(() => undefined)
    signal?.addEventListener('abort', end, { once: true })
    try {
      return await inTime(looking, statement, patience, runAndClose(session, statement, params, options))
    } catch (error) {
      end()
      throw signal?.aborted ? new CallersGone(error) : error
    } finally {
      signal?.removeEventListener('abort', end)
    }
  }

  async function runAndClose<P extends Params, R>(
    session: Session,
    statement: Statement<P, R>,
    params: P,
    options: ReadOptions,
  ): Promise<readonly R[]> {
    try {
      return await runIn(session, statement, params, statementTimeoutMs + planningMs, options.callers)
    } finally {
      await closeSession(session)
    }
  }

  /** For statements that are awaited: it has no time limit of its own. */
  function look<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<readonly R[]> {
    return runAndClose(openSession({ defaultAccessMode: neo4j.session.READ }), statement, params, {})
  }

  const looking = { read: look }

  async function writeOnce<T>(work: (transaction: Transaction) => Promise<T>): Promise<Written<T>> {
    const session = openSession({ defaultAccessMode: neo4j.session.WRITE })
    try {
      const transaction = await session.beginTransaction()
      try {
        const value = await work({
          run: (statement, params) => runIn(transaction, statement, params),
          writeFor: () => undefined,
        })
        await transaction.commit()
        return { value, bookmarks: session.lastBookmarks() }
      } finally {
        // Rolls back unless committed.
        await transaction.close()
      }
    } finally {
      await closeSession(session)
    }
  }

  return {
    async read(statement, params, options = {}) {
      try {
        return await firstRuns.after(statement.text, () => readOnce(statement, params, options), options.signal)
      } catch (error) {
        if (!isTransient(error)) throw toGraphError(error, statement.name)
        // A database that was unreachable may have restarted.
        firstRuns.forget()
        try {
          return await readOnce(statement, params, options)
        } catch (again) {
          throw toGraphError(again, statement.name)
        }
      }
    },

    write: (name, work) => retryWriting(name, () => writeOnce(work)),

    async explain(statement) {
      const session = openSession({ defaultAccessMode: neo4j.session.READ })
      try {
        const { summary } = await session.run(`EXPLAIN ${statement.text}`)
        return summary.plan ? planOperators(summary.plan) : []
      } finally {
        await closeSession(session)
      }
    },

    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },

    openSessions: () => openSessions,

    async ping() {
      try {
        await driver.verifyConnectivity({ database })
      } catch (error) {
        throw toGraphError(error, 'ping')
      }
    },

    close: () => driver.close(),
  }
}

/** The driver takes a stack trace with every statement in case it fails. The statement's name, which our errors contain, is more useful. */
function withoutStackTrace<T>(run: () => T): T {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return run()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

interface PlanNode {
  readonly operatorType: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly children: readonly PlanNode[]
}

function planOperators(plan: PlanNode): readonly string[] {
  const detail = typeof plan.arguments.Details === 'string' ? ` ${plan.arguments.Details}` : ''
  return [plan.operatorType + detail, ...plan.children.flatMap(planOperators)]
}
