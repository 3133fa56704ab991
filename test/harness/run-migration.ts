import { readMigrations } from '../../graph/migrate.ts'
import type { TestGraph } from './neo4j.ts'

/**
 * For tests of one migration: `run` accepts any Cypher, `migrateTwice` runs the statements of a version twice, because a migration may be
 * interrupted and repeated.
 */
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
