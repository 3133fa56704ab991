import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { readEndpoint } from './endpoint.ts'
import { EmbeddedNeo4jError, type EmbeddedNeo4jFailure } from './failure.ts'
import { isLocked, takeLock } from './lock.ts'
import { type Neo4jHome, writeWhole } from './neo4j-home.ts'

/** From `npm run backup -- --pause` to the supervisor of a running server: two files, because they are not parent and child. */
export interface BackupRequest {
  readonly id: string
  /** Absolute, because the supervisor has another working directory. */
  readonly file: string
}

export type BackupAnswer =
  | { readonly id: string; readonly outcome: 'written' }
  | { readonly id: string; readonly outcome: 'failed'; readonly code: EmbeddedNeo4jFailure; readonly message: string }

const lookEveryMs = 250
const takenWithinMs = 30_000
const readyWithinMs = 120_000

/** Resolves with the next request and removes it. Null once `over` is aborted. */
export async function nextBackupRequest(home: Neo4jHome, over: AbortSignal): Promise<BackupRequest | null> {
  while (!over.aborted) {
    const request = read<BackupRequest>(home.backupRequest)
    if (request !== null) {
      rmSync(home.backupRequest, { force: true })
      return request
    }
    await sleep(lookEveryMs, undefined, { signal: over }).catch(() => undefined)
  }
  return null
}

export function answerBackup(home: Neo4jHome, answer: BackupAnswer): void {
  writeWhole(home.backupAnswer, JSON.stringify(answer))
}

/**
 * Makes the supervisor stop its server, dump the store to `file` and start the server again. Returns for how many milliseconds the graph
 * did not answer, or null if the server ended before it took the request.
 */
export async function requestBackup(home: Neo4jHome, file: string): Promise<number | null> {
  const lock = takeLock(home.backupLock)
  if (lock === null)
    throw new EmbeddedNeo4jError('IN_USE', 'Another backup of this DATA_DIR is under way: wait for it.')
  const id = randomUUID()
  try {
    rmSync(home.backupAnswer, { force: true })
    writeWhole(home.backupRequest, JSON.stringify({ id, file } satisfies BackupRequest))
    if (!(await isTaken(home))) return null
    const takenAt = Date.now()
    const answer = await answerTo(home, id)
    if (answer.outcome === 'failed') throw new EmbeddedNeo4jError(answer.code, answer.message)
    const deadline = Date.now() + readyWithinMs
    while (readEndpoint(home)?.state !== 'ready' && Date.now() < deadline) await sleep(lookEveryMs)
    return Date.now() - takenAt
  } finally {
    rmSync(home.backupRequest, { force: true })
    rmSync(home.backupAnswer, { force: true })
    lock.release()
  }
}

/** False if the store is free. */
async function isTaken(home: Neo4jHome): Promise<boolean> {
  const deadline = Date.now() + takenWithinMs
  while (read(home.backupRequest) !== null) {
    if (!isLocked(home.storeLock)) return false
    if (Date.now() > deadline)
      throw new EmbeddedNeo4jError(
        'IN_USE',
        'The process that runs the server did not take the request within 30 s: stop it, back up, and start it again.',
      )
    await sleep(lookEveryMs)
  }
  return true
}

/** As long as the dump takes: the supervisor always answers, unless it is killed. */
async function answerTo(home: Neo4jHome, id: string): Promise<BackupAnswer> {
  for (;;) {
    const isAlive = isLocked(home.storeLock)
    const answer = read<BackupAnswer>(home.backupAnswer)
    if (answer?.id === id) return answer
    if (!isAlive)
      throw new EmbeddedNeo4jError('CRASHED', 'The process that runs the server ended during the backup: run it again.')
    await sleep(lookEveryMs)
  }
}

/** Null if there is none. Files are written completely or not at all, by the same version of this product. */
function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}
