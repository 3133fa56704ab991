import { readMigrations } from '../../graph/migrate.ts'
import type { TestGraph } from './neo4j.ts'

/** For tests of one migration: `run` takes any Cypher, `migrateTwice` the statements of a version, since a migration may be interrupted and run again. */
export function createMigrationRunner({ driver, database }: Pick<TestGraph, 'driver' | 'database'>) {
  async function run(text: string, params: object = {}) {
    const session = driver.session({ database })
    try {
      return (await session.run(text, params)).records.map((record) => record.toObject())
    } finally {
      await session.close()
    }
  }

  async function migrateTwice(version: string): Promise<void> {
    const migration = (await readMigrations()).find((each) => each.version === version)
    if (migration === undefined) throw new Error(`There is no migration ${version}`)
    for (const text of [...migration.statements, ...migration.statements]) await run(text)
  }

  return { run, migrateTwice }
}
