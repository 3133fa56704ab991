import { toParams } from '../../graph/convert.ts'
import type { createDriver } from '../../graph/driver.ts'

export const readModes = ['execute-read', 'autocommit'] as const
export type ReadMode = (typeof readModes)[number]

/** One returned row: its key and the requested data. */
export interface KeyedRow<R> {
  readonly id: string
  readonly row: R
}

/** Runs a statement that returns columns `id` and `row`. */
export type Read = <R>(text: string, params: Readonly<Record<string, unknown>>) => Promise<readonly KeyedRow<R>[]>

export function createRead(driver: ReturnType<typeof createDriver>, database: string, mode: ReadMode): Read {
  return async (text, params) => {
    const session = driver.session({ database, defaultAccessMode: 'READ' })
    try {
      // An object of parameters converts to an object of parameters.
      const converted = toParams(params) as Record<string, unknown>
      const { records } =
        mode === 'autocommit'
          ? await session.run(text, converted)
          : await session.executeRead((transaction) => transaction.run(text, converted))
      return records.map((record) => ({ id: record.get('id'), row: record.get('row') }))
    } finally {
      await session.close()
    }
  }
}
