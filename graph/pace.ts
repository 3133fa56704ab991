export interface Pace {
  /** Runs the task now, or in a later turn of the event loop. */
  run(task: () => void): void
  /** Runs the task when all that wait now have run, and what they started has come to its first wait. */
  after(task: () => void): void
  /** Starts nothing in the next turn: there is something quick to see to first. */
  skip(): void
}

/** One after the other: then a turn is used all the same. */
const mostSkipped = 32

/**
 * Starts few tasks in one turn of the event loop, the rest in the turns after it, in order. Where many requests get on at the same
 * moment, as those of one batch do, whoever else needs the loop (a refusal, a check, a new connection) waits for few of them, not for all.
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
