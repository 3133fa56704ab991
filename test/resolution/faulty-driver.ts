import neo4j, { type Driver, type Session, type Transaction } from 'neo4j-driver'

/** What goes wrong, once. `statement` counts from 1; the cut after the commit is one the client cannot tell from one before. */
export type Fault =
  | { readonly at: 'STATEMENT'; readonly statement: number; readonly code: string }
  | { readonly at: 'BEFORE_COMMIT' | 'AFTER_COMMIT'; readonly code: string }

/** The real driver, but for one error. `hasStruck` tells whether the fault's place was reached. */
export function faultyDriver(driver: Driver, fault: Fault) {
  let isOver = false
  let statements = 0

  function strike(): never {
    isOver = true
    throw new neo4j.Neo4jError('injected', fault.code, '50N42', 'injected')
  }

  function faultyTransaction(transaction: Transaction): Transaction {
    return replacing(transaction, {
      run(...args: Parameters<Transaction['run']>) {
        statements++
        if (!isOver && fault.at === 'STATEMENT' && statements === fault.statement) strike()
        return transaction.run(...args)
      },
      async commit() {
        if (!isOver && fault.at === 'BEFORE_COMMIT') strike()
        await transaction.commit()
        if (!isOver && fault.at === 'AFTER_COMMIT') strike()
      },
    })
  }

  function faultySession(session: Session): Session {
    return replacing(session, {
      beginTransaction: async () => faultyTransaction(await session.beginTransaction()),
    })
  }

  return {
    driver: replacing(driver, {
      session: (config: Parameters<Driver['session']>[0]) => faultySession(driver.session(config)),
    }),
    hasStruck: () => isOver,
  }
}

/** The same object with other methods. */
function replacing<T extends object>(target: T, methods: Readonly<Record<string, unknown>>): T {
  return new Proxy(target, {
    get(_, name) {
      const own: unknown = Reflect.get(name in methods ? methods : target, name)
      return typeof own === 'function' ? own.bind(target) : own
    },
  })
}
