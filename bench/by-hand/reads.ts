import { createBatcher } from '../../graph/batch.ts'
import { Row, toParams } from '../../graph/convert.ts'
import type { Params, Statement } from '../../graph/cypher.ts'
import type { createDriver } from '../../graph/driver.ts'
import { createGraph } from '../../graph/run.ts'
import {
  type CustomerRow,
  customerIdsAfter,
  customersAfter,
  customersById,
  customersByIdentifier,
} from './statements.ts'

export const readModes = ['execute-read', 'autocommit', 'batched'] as const
export type ReadMode = (typeof readModes)[number]

/** The two queries of the workloads. */
export interface Reads {
  byEmail(email: string): Promise<CustomerRow | null>
  page(after: string, first: number): Promise<readonly CustomerRow[]>
}

type Driver = ReturnType<typeof createDriver>
type Read = <P extends Params, R>(statement: Statement<P, R>, params: P) => Promise<readonly R[]>

/** One statement per request, except for `batched`: there, concurrent requests share statements. */
export function createReads(mode: ReadMode, driver: Driver, database: string): Reads {
  const graph = createGraph(driver, { database })
  switch (mode) {
    case 'execute-read':
      return oneStatementARequest((statement, params) => executeRead(driver, database, statement, params))
    case 'autocommit':
      return oneStatementARequest((statement, params) => graph.read(statement, params))
    case 'batched': {
      const batcher = createBatcher(graph)
      return {
        byEmail: async (email) => (await batcher.load(customersByIdentifier, keyOf(email), {}))[0] ?? null,
        async page(after, first) {
          const ids = await batcher.load(customerIdsAfter, after, { first })
          const customers = await Promise.all(ids.map(({ id }) => batcher.load(customersById, id, {})))
          return customers.flat()
        },
      }
    }
    default:
      return mode satisfies never
  }
}

function oneStatementARequest(read: Read): Reads {
  return {
    byEmail: async (email) => (await read(customersByIdentifier, { keys: [keyOf(email)] }))[0] ?? null,
    page: (after, first) => read(customersAfter, { after, first }),
  }
}

async function executeRead<P extends Params, R>(
  driver: Driver,
  database: string,
  statement: Statement<P, R>,
  params: P,
): Promise<readonly R[]> {
  const session = driver.session({ database, defaultAccessMode: 'READ' })
  try {
    // An object of parameters converts to an object of parameters.
    const converted = toParams(params) as Record<string, unknown>
    const { records } = await session.executeRead((transaction) => transaction.run(statement.text, converted))
    return records.map((record) => statement.row(new Row(record)))
  } finally {
    await session.close()
  }
}

function keyOf(email: string): string {
  return `EMAIL:${email.trim().toLowerCase()}`
}
