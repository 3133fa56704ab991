import type { Graph, Transaction } from './run.ts'

/** Returns what the work found without leaving a trace: the transaction is always rolled back. */
export async function dryRun<T>(
  write: Graph['write'],
  name: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  let found: DryEnd<T> | null = null
  try {
    await write(name, async (transaction) => {
      found = new DryEnd(await work(transaction))
      throw found
    })
  } catch (error) {
    // Nothing else throws the result of this run.
    if (error === found && error !== null) return (error as DryEnd<T>).value
    throw error
  }
  throw new RangeError(`${name}: a dry run ended as if it had written`)
}

/** Rolls a transaction back and carries what it found. */
class DryEnd<T> extends Error {
  readonly value: T

  constructor(value: T) {
    super('A dry run writes nothing')
    this.value = value
  }
}
