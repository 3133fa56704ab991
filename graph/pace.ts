export interface Pace {
  /** Runs the task now, or in a later turn of the event loop. */
  run(task: () => void): void
  /** Runs the task after all tasks that wait now, once what they started has reached its first wait. */
  after(task: () => void): void
  /** Starts nothing in the next turn, because something quick must run first. */
  skip(): void
}

/** One after the other, which uses up the turn all the same. */
const mostSkipped = 32

/**
 * Starts few tasks in one turn of the event loop and the rest in the following turns, in order. If many requests continue at the same
 * moment, such as those of one batch, everything else that needs the loop (a refusal, a check, a new connection) waits for few of them, not
 * for all.
 */
export function createPace(perTurn = 4): Pace {
  const waiting: (() => void)[] = []
  let started = 0
  let skipped = 0
  let isCounting = false
  let isToSkip = false

  function turn(): void {
    if (isToSkip && skipped < mostSkipped) {
      isToSkip = false
      skipped++
      setImmediate(turn)
      return
    }
    isToSkip = false
    skipped = 0
    started = 0
    while (started < perTurn) {
      const task = waiting.shift()
      if (task === undefined) break
      started++
      task()
    }
    isCounting = started > 0
    if (isCounting) setImmediate(turn)
  }

  return {
    run(task) {
      if (!isCounting) {
        isCounting = true
        started = 0
        setImmediate(turn)
      }
      if (started >= perTurn) waiting.push(task)
      else {
        started++
        task()
      }
    },
    after(task) {
      setImmediate(() => {
        if (waiting.length === 0) task()
        else waiting.push(() => setImmediate(task))
      })
    },
    skip() {
      isToSkip = isCounting
    },
  }
}
