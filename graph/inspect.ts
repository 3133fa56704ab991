import neo4j, { type Driver } from 'neo4j-driver'
import { type Migration, readMigrations } from './migrate.ts'

/** How a database compares with the migrations of this program. It is in order if all lists are empty. */
export interface GraphInspection {
  /** Constraints and indexes that a migration creates and the database does not have. */
  readonly missing: readonly string[]
  readonly notOnline: readonly string[]
  /** Versions that are not applied yet. */
  readonly pending: readonly string[]
  /** Versions whose file differs from the one that was applied, or that this program does not have. */
  readonly changed: readonly string[]
}

export async function inspectGraph(
  driver: Driver,
  database: string,
  migrations?: readonly Migration[],
): Promise<GraphInspection> {
  const wanted = migrations ?? (await readMigrations())
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ })
  try {
    const indexes = await session.run('SHOW INDEXES YIELD name, state, owningConstraint')
    const applied = await session.run('MATCH (m:Migration) RETURN m.version AS version, m.checksum AS checksum')
    const names = new Set(indexes.records.flatMap((row) => [row.get('name'), row.get('owningConstraint') ?? []].flat()))
    const checksums = new Map(applied.records.map((row) => [String(row.get('version')), String(row.get('checksum'))]))
    const versions = new Map(wanted.map(({ version, checksum }) => [version, checksum]))
    return {
      missing: schemaNames(wanted).filter((name) => !names.has(name)),
      notOnline: indexes.records.filter((row) => row.get('state') !== 'ONLINE').map((row) => String(row.get('name'))),
      pending: [...versions.keys()].filter((version) => !checksums.has(version)),
      changed: [...checksums].filter(([version, sum]) => versions.get(version) !== sum).map(([version]) => version),
    }
  } finally {
    await session.close()
  }
}

/** The names that the migrations create and no later one drops. */
function schemaNames(migrations: readonly Migration[]): readonly string[] {
  const names = new Set<string>()
  for (const statement of migrations.flatMap(({ statements }) => statements)) {
    const [, verb, name] =
      /^\s*(?:\/\/.*\n\s*)*(CREATE|DROP)(?:\s+\w+)?\s+(?:CONSTRAINT|INDEX)\s+(\w+)/i.exec(statement) ?? []
    if (name === undefined) continue
    if (verb?.toUpperCase() === 'CREATE') names.add(name)
    else names.delete(name)
  }
  return [...names]
}
