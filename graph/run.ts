import neo4j, {
  type Driver,
  type Transaction as DriverTransaction,
  type ManagedTransaction,
  type Session,
} from 'neo4j-driver'
import { Row, toParams } from './convert.ts'
import type { Params, Statement } from './cypher.ts'
import { isConflict, isTransient, toGraphError } from './errors.ts'

/** What one statement did, told to whoever watches: metrics, traces, a test that counts. */
export interface QueryEvent {
  readonly name: string
  readonly rows: number
  /** How many keys a batch carried; 1 for a statement of its own. */
  readonly keys: number
  readonly milliseconds: number
  readonly failed: boolean
}

export interface ReadOptions {
  /** Bookmarks of writes this read must see. */
  readonly bookmarks?: readonly string[]
}

export interface Transaction {
  run<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<readonly R[]>
}

export interface Written<T> {
  readonly value: T
  readonly bookmarks: readonly string[]
}

export interface Graph {
  read<P extends Params, R>(statement: Statement<P, R>, params: P, options?: ReadOptions): Promise<readonly R[]>
  /** All or nothing. `work` runs again after a lock conflict, so it must have no effect outside the transaction. */
  write<T>(name: string, work: (transaction: Transaction) => Promise<T>): Promise<Written<T>>
  /** One line of plan operators, for tests that look at index use. */
  explain(statement: Statement<never, unknown>): Promise<readonly string[]>
  watch(watcher: (event: QueryEvent) => void): () => void
  /** Resolves when the database answers; SERVICE_UNAVAILABLE otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface GraphSettings {
  readonly database: string
  /** A statement is ended by the server after this time. */
  readonly statementTimeoutMs?: number
  /** Conflicts are retried this long, lost connections for 2 s. */
  readonly conflictRetryMs?: number
}

const connectionRetryMs = 2_000
/** A constraint that fails for good must not spin. */
const maxAttempts = 100

export function createGraph(driver: Driver, settings: GraphSettings): Graph {
  const { database, statementTimeoutMs = 5_000, conflictRetryMs = 20_000 } = settings
  const watchers = new Set<(event: QueryEvent) => void>()

  function tell(name: string, params: Params, startedAt: number, rows: number, failed: boolean): void {
    if (watchers.size === 0) return
    const keys = Array.isArray(params.keys) ? params.keys.length : 1
    const event = { name, rows, keys, milliseconds: performance.now() - startedAt, failed }
    for (const watcher of watchers) watcher(event)
  }

  async function runIn<P extends Params, R>(
    runner: Session | DriverTransaction | ManagedTransaction,
    statement: Statement<P, R>,
    params: P,
    timeout?: number,
  ): Promise<readonly R[]> {
    const startedAt = performance.now()
    // An object of parameters converts to an object of parameters.
    const converted = toParams(params) as Record<string, unknown>
    try {
      const run =
        timeout === undefined
          ? runner.run(statement.text, converted)
          : (runner as Session).run(statement.text, converted, { timeout })
      const { records } = await run
      tell(statement.name, params, startedAt, records.length, false)
      return records.map((record) => statement.row(new Row(record)))
    } catch (error) {
      tell(statement.name, params, startedAt, 0, true)
      throw error
    }
  }

  async function readOnce<P extends Params, R>(statement: Statement<P, R>, params: P, options: ReadOptions) {
    const session = driver.session({
      database,
      defaultAccessMode: neo4j.session.READ,
      ...(options.bookmarks === undefined ? {} : { bookmarks: [...options.bookmarks] }),
    })
    try {
      return await runIn(session, statement, params, statementTimeoutMs)
    } finally {
      await session.close()
    }
  }

  async function writeOnce<T>(work: (transaction: Transaction) => Promise<T>): Promise<Written<T>> {
    const session = driver.session({ database, defaultAccessMode: neo4j.session.WRITE })
    try {
      const transaction = await session.beginTransaction()
      try {
        const value = await work({ run: (statement, params) => runIn(transaction, statement, params) })
        await transaction.commit()
        return { value, bookmarks: session.lastBookmarks() }
      } finally {
        // Rolls back unless committed.
        await transaction.close()
      }
    } finally {
      await session.close()
    }
  }

  return {
    async read(statement, params, options = {}) {
      try {
        return await readOnce(statement, params, options)
      } catch (error) {
        if (!isTransient(error)) throw toGraphError(error, statement.name)
        try {
          return await readOnce(statement, params, options)
        } catch (again) {
          throw toGraphError(again, statement.name)
        }
      }
    },

    async write(name, work) {
      const startedAt = performance.now()
      for (let attempt = 1; ; attempt++) {
        try {
          return await writeOnce(work)
        } catch (error) {
          const spent = performance.now() - startedAt
          const conflict = isConflict(error)
          const again = conflict
            ? attempt < maxAttempts && spent < conflictRetryMs
            : isTransient(error) && spent < connectionRetryMs
          if (!again) throw toGraphError(error, name)
          // The driver's own retry waits a second first; a lock conflict is over in milliseconds.
          const wait = conflict ? Math.min(5 * attempt, 100) : 250
          await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())))
        }
      }
    },

    async explain(statement) {
      const session = driver.session({ database, defaultAccessMode: neo4j.session.READ })
      try {
        const { summary } = await session.run(`EXPLAIN ${statement.text}`)
        return summary.plan ? planOperators(summary.plan) : []
      } finally {
        await session.close()
      }
    },

    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },

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

interface PlanNode {
  readonly operatorType: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly children: readonly PlanNode[]
}

function planOperators(plan: PlanNode): readonly string[] {
  const detail = typeof plan.arguments.Details === 'string' ? ` ${plan.arguments.Details}` : ''
  return [plan.operatorType + detail, ...plan.children.flatMap(planOperators)]
}
