import { setImmediate } from 'node:timers/promises'

/** Milliseconds. */
const longestTurn = 10

/** A computation that may be interrupted after each of its steps. Its result is the value that it returns. */
export type Steps<T> = Generator<undefined, T>

/** A long computation in turns, between which other requests of the process are answered. */
export interface Turns {
  /** Whether others have waited long enough. */
  readonly isOver: () => boolean
  /** Lets the others go first. */
  readonly next: () => Promise<void>
}

export function createTurns(): Turns {
  let began = performance.now()
  return {
    isOver: () => performance.now() - began > longestTurn,
    async next() {
      await setImmediate()
      began = performance.now()
    },
  }
}

export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  const turns = createTurns()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (turns.isOver()) await turns.next()
  }
}

export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
