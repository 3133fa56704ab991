import { codedError } from '../../errors.ts'

/** Waits for bodies that arrive late. */
export interface ArrivingBodies {
  /** Throws LIMIT_EXCEEDED if the caller keeps too many requests unfinished. */
  readonly receive: <T>(caller: string, read: () => Promise<T>) => Promise<T>
}

/** `most`: the unfinished requests of one caller. They have no place among those under way, but each holds a connection and memory. */
export function createArrivingBodies(most: number): ArrivingBodies {
  const countByCaller = new Map<string, number>()

  function add(caller: string, difference: 1 | -1): void {
    const count = (countByCaller.get(caller) ?? 0) + difference
    if (count === 0) countByCaller.delete(caller)
    else countByCaller.set(caller, count)
  }

  return {
    async receive(caller, read) {
      if ((countByCaller.get(caller) ?? 0) >= most)
        throw codedError(
          'LIMIT_EXCEEDED',
          `${most} of your requests are unfinished: send the rest of their bodies first.`,
          { limit: 'concurrentRequests' },
        )
      add(caller, 1)
      try {
        return await read()
      } finally {
        add(caller, -1)
      }
    },
  }
}
