import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Paths of one embedded server in DATA_DIR. `home` is Neo4j's own home folder. */
export interface Neo4jHome {
  readonly home: string
  readonly conf: string
  /** Databases, transaction logs, users: what a restore replaces as a whole. */
  readonly store: string
  readonly replacedStore: string
  readonly password: string
  /** Held by the process that started the server, for as long as it lives. */
  readonly ownerLock: string
  /** Held by the process that may use the store: the supervisor while its server lives, a backup, a restore. */
  readonly storeLock: string
  /** Held by the one backup that asks the supervisor to pause its server. */
  readonly backupLock: string
  readonly backupRequest: string
  readonly backupAnswer: string
  readonly endpoint: string
  readonly log: string
}

export function neo4jHomeOf(dataDir: string): Neo4jHome {
  const home = resolve(dataDir, 'neo4j')
  return {
    home,
    conf: join(home, 'conf'),
    store: join(home, 'data'),
    replacedStore: join(home, 'data.replaced'),
    password: join(home, 'password'),
    ownerLock: join(home, 'owner.lock'),
    storeLock: join(home, 'store.lock'),
    backupLock: join(home, 'backup.lock'),
    backupRequest: join(home, 'backup-request.json'),
    backupAnswer: join(home, 'backup-answer.json'),
    endpoint: join(home, 'endpoint.json'),
    log: join(home, 'logs', 'neo4j.log'),
  }
}

/** Creates the folders with mode 0700, because the store contains personal data. */
export function makeNeo4jHome({ home, conf }: Neo4jHome): void {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  mkdirSync(conf, { recursive: true })
}

/** Returns to the old store after a restore that was interrupted between its two renames. Call it under the lock. */
export function undoHalfRestore({ store, replacedStore }: Neo4jHome): void {
  if (!existsSync(replacedStore)) return
  if (existsSync(store)) rmSync(replacedStore, { recursive: true })
  else renameSync(replacedStore, store)
}

/** The password of user `neo4j`, created on first use. */
export function readOrMakePassword({ password }: Neo4jHome): string {
  if (!existsSync(password)) writeWhole(password, randomBytes(24).toString('base64url'))
  return readFileSync(password, 'utf8')
}

/** Writes a 0600 file that readers see completely or not at all. */
export function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`
  writeFileSync(temporary, text, { mode: 0o600 })
  renameSync(temporary, file)
}
