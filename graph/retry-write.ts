import { setTimeout as sleep } from 'node:timers/promises'
import { isConflict, isConstraint, isTransient, toGraphError } from './errors.ts'
import { WriteConflict } from './graph-errors.ts'
import { createWriteGate } from './write-gate.ts'

export interface WriteSettings {
  /** Conflicts are retried this long, lost connections for 2 s; waiting for one's turn is not counted. @default 20_000 */
  readonly conflictRetryMs?: number
  /** A constraint that fails for good must not spin. @default 100 */
  readonly maxAttempts?: number
  /** At once; further ones wait. Each keeps a connection of the driver's pool: the rest is left to reads. On two cores four take in most. @default 4 */
  readonly writesInFlight?: number
  /** A write that has not begun its last attempt by then is given up, waiting for its turn included. @default no bound */
  readonly patienceMs?: number
  /** Work that met others so often runs alone: else many writers of one customer go on disturbing each other. @default 2 */
  readonly conflictsBeforeAlone?: number
}

/** Runs a write until it succeeds, or throws what the last attempt did as one of our classes. */
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
        // A constraint that others' writes do not explain is a fault of ours.
        if (!again) throw conflict && !isConstraint(error) ? new WriteConflict(error) : toGraphError(error, name)
        fault = error
      } finally {
        leave()
      }
      // The driver's own retry waits a second first; a lock conflict is over in milliseconds.
      const wait = (conflicts > 0 ? Math.min(5 * attempts, 100) : 250) * (0.5 + Math.random())
      spent += wait
      await sleep(wait)
    }
  }
}
