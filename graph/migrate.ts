import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import neo4j, { type Driver, type Session } from 'neo4j-driver'

export interface Migration {
  readonly version: string
  readonly name: string
  readonly statements: readonly string[]
  readonly checksum: string
}

/** Versions that this call applied, in order. Empty if the graph was up to date. */
export type MigrationReport = readonly string[]

const folder = new URL('./migrations/', import.meta.url)
const fileName = /^V(\d{3})__([a-z0-9_]+)\.cypher$/
/** A holder that died keeps the lock for this long. */
const lockExpiryMs = 120_000

/** Ordered by version. Throws on a file whose name does not have the required form. */
export async function readMigrations(directory: URL = folder): Promise<readonly Migration[]> {
  const files = (await readdir(directory)).sort()
  return Promise.all(
    files.map(async (file) => {
      const [, version, name] = fileName.exec(file) ?? []
      if (version === undefined || name === undefined)
        throw new Error(`migrations/${file}: the name of a migration must have the form V001__what_it_does.cypher`)
      const text = await readFile(new URL(file, directory), 'utf8')
      const statements = text
        .split(/;\s*(?:\n|$)/)
        .map((part) => part.trim())
        .filter(Boolean)
      return { version, name, statements, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Applies all pending migrations. Safe if several processes start at once: one holds a lock in the graph, the others wait. A migration that
 * changed after it was applied is refused.
 */
export async function migrate(
  driver: Driver,
  database: string,
  migrations?: readonly Migration[],
): Promise<MigrationReport> {
  const wanted = migrations ?? (await readMigrations())
  const session = driver.session({ database, defaultAccessMode: neo4j.session.WRITE })
  try {
    const applied = await readApplied(session)
    if (pending(wanted, applied).length === 0) return []
    const holder = crypto.randomUUID()
    await lock(session, holder)
    try {
      // Another process may have finished while this one waited.
      const todo = pending(wanted, await readApplied(session))
      for (const migration of todo) await apply(session, migration)
      return todo.map(({ version }) => version)
    } finally {
      await session.run('MATCH (l:MigrationLock {holder: $holder}) DELETE l', { holder })
    }
  } finally {
    await session.close()
  }
}

function pending(wanted: readonly Migration[], applied: ReadonlyMap<string, string>): readonly Migration[] {
  for (const { version, name, checksum } of wanted) {
    const known = applied.get(version)
    if (known !== undefined && known !== checksum)
      throw new Error(
        `Migration V${version}__${name}.cypher was changed after it had been applied: restore it and put the change into a new migration.`,
      )
  }
  const known = new Set(wanted.map(({ version }) => version))
  const newer = [...applied.keys()].find((version) => !known.has(version))
  if (newer !== undefined)
    throw new Error(
      `The graph is at migration V${newer}, which this program does not have: start a newer version of it.`,
    )
  return wanted.filter(({ version }) => !applied.has(version))
}

async function readApplied(session: Session): Promise<ReadonlyMap<string, string>> {
  const { records } = await session.run('MATCH (m:Migration) RETURN m.version AS version, m.checksum AS checksum')
  return new Map(records.map((record) => [String(record.get('version')), String(record.get('checksum'))]))
}

async function lock(session: Session, holder: string): Promise<void> {
  await session.run('CREATE CONSTRAINT migration_lock IF NOT EXISTS FOR (n:MigrationLock) REQUIRE n.name IS UNIQUE')
  for (;;) {
    const { records } = await session.run(
      `MERGE (l:MigrationLock {name: 'migrations'}) ON CREATE SET l.holder = $holder, l.until = timestamp() + $expiry
       WITH l, l.until < timestamp() AS isExpired
       SET l.holder = CASE WHEN isExpired THEN $holder ELSE l.holder END,
           l.until = CASE WHEN isExpired THEN timestamp() + $expiry ELSE l.until END
       RETURN l.holder AS holder`,
      { holder, expiry: neo4j.int(lockExpiryMs) },
    )
    if (records[0]?.get('holder') === holder) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function apply(session: Session, migration: Migration): Promise<void> {
  // Schema and data changes cannot share a transaction. Every statement is repeatable (IF NOT EXISTS, MERGE), so an interrupted run is
  // repeated.
  for (const statement of migration.statements) await session.run(statement)
  await session.run(
    'CREATE (:Migration {version: $version, name: $name, checksum: $checksum, appliedAt: timestamp()})',
    { version: migration.version, name: migration.name, checksum: migration.checksum },
  )
}
