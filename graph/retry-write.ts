import { setTimeout as sleep } from 'node:timers/promises'
import { isConflict, isConstraint, isTransient, toGraphError } from './errors.ts'
import { WriteConflict } from './graph-errors.ts'
import { createWriteGate } from './write-gate.ts'

export interface WriteSettings {
  /** Conflicts are retried for this long, lost connections for 2 s. Waiting for a turn does not count. @default 20_000 */
  readonly conflictRetryMs?: number
  /** A constraint that always fails must not be retried for ever. @default 100 */
  readonly maxAttempts?: number
  /**
   * The most writes at once; further ones wait. Each holds a connection of the driver's pool, and the rest is left to reads. On two cores,
   * four achieve the highest rate. @default 4
   */
  readonly writesInFlight?: number
  /** A write that has not begun its last attempt by then is abandoned, waiting for its turn included. @default no bound */
  readonly patienceMs?: number
  /** Work that conflicted this often runs alone: otherwise, many writers of one customer disturb each other again and again. @default 2 */
  readonly conflictsBeforeAlone?: number
}

/** Runs a write until it succeeds. Throws the error of the last attempt as one of our classes. */
export type RetryWriting = <T>(name: string, attempt: () => Promise<T>) => Promise<T>

const connectionRetryMs = 2_000

export function createRetryWriting(settings: WriteSettings): RetryWriting {
  const {
    conflictRetryMs = 20_000,
    maxAttempts = 100,
    patienceMs = Number.POSITIVE_INFINITY,
    writesInFlight = 4,
    conflictsBeforeAlone = 2,
  } = settings
  const enterGate = createWriteGate(writesInFlight)

  return async (name, attempt) => {
    const arrivedAt = performance.now()
    let spent = 0
    let conflicts = 0
    let fault: unknown
    for (let attempts = 1; ; attempts++) {
      const leave = await enterGate(conflicts >= conflictsBeforeAlone ? 'ALONE' : 'SHARED')
      const startedAt = performance.now()
      if (startedAt - arrivedAt > patienceMs) {
        leave()
        throw new WriteConflict(fault)
      }
      try {
        return await attempt()
      } catch (error) {
        spent += performance.now() - startedAt
        const conflict = isConflict(error)
        if (conflict) conflicts++
        const again = conflict
          ? attempts < maxAttempts && spent < conflictRetryMs
          : isTransient(error) && spent < connectionRetryMs
        // A constraint violation that others' writes do not explain is a fault of ours.
        if (!again) throw conflict && !isConstraint(error) ? new WriteConflict(error) : toGraphError(error, name)
        fault = error
      } finally {
        leave()
      }
      // The driver's own retry first waits a second, but a lock conflict is over in milliseconds.
      const wait = (conflicts > 0 ? Math.min(5 * attempts, 100) : 250) * (0.5 + Math.random())
      spent += wait
      await sleep(wait)
    }
  }
}
