import { DatabaseSync } from 'node:sqlite'

export interface Lock {
  /** May be called again. */
  readonly release: () => void
}

/**
 * Takes the lock file, or returns null if another process holds it for `waitMs`. An exclusive SQLite transaction is the only lock available
 * in Node that the system releases when its holder dies, so it never becomes stale and no process id has to be guessed.
 */
export function takeLock(file: string, waitMs = 0): Lock | null {
  const database = new DatabaseSync(file, { timeout: waitMs })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return { release: () => database.isOpen && database.close() }
  } catch (error) {
    database.close()
    if (isBusy(error)) return null
    throw error
  }
}

export function isLocked(file: string): boolean {
  const lock = takeLock(file)
  lock?.release()
  return lock === null
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}
