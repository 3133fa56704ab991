/** Whether a write may run beside others. */
export type WriteMode = 'SHARED' | 'ALONE'

/** Answers how to leave. */
export type WriteGate = (mode: WriteMode) => Promise<() => void>

interface Waiter {
  readonly isAlone: boolean
  readonly admit: () => void
}

/**
 * Lets `width` writes run at once; the others wait in order of arrival. A write that must run alone goes before those that need not, once
 * all running ones have ended, and nothing runs beside it.
 */
export function createWriteGate(width: number): WriteGate {
  const waiting: Waiter[] = []
  let running = 0
  let isOneAlone = false

  function admitNext(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const hasRoom = next.isAlone ? running === 0 : running < width && !isOneAlone
      if (!hasRoom) return
      waiting.shift()
      running++
      isOneAlone = next.isAlone
      next.admit()
    }
  }

  function leave(): void {
    running--
    isOneAlone = false
    admitNext()
  }

  return (mode) =>
    new Promise((resolve) => {
      const isAlone = mode === 'ALONE'
      const waiter = { isAlone, admit: () => resolve(leave) }
      const behindAll = waiting.length
      const firstToShare = isAlone ? waiting.findIndex((other) => !other.isAlone) : behindAll
      waiting.splice(firstToShare === -1 ? behindAll : firstToShare, 0, waiter)
      admitNext()
    })
}
