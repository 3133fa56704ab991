import { describe, expect, it } from 'vitest'
import { type Migration, migrate, readMigrations } from '../../graph/migrate.ts'
import { useGraph } from '../harness/neo4j.ts'

const { driver, database } = useGraph()

function probe(version: string, checksum = version): Migration {
  return { version, name: 'probe', checksum, statements: [`CREATE (:MigrationProbe {version: '${version}'})`] }
}

async function forget(): Promise<void> {
  const session = driver.session({ database })
  await session.run("MATCH (n) WHERE n:MigrationProbe OR (n:Migration AND n.name = 'probe') DETACH DELETE n")
  await session.close()
}

async function count(): Promise<number> {
  const session = driver.session({ database })
  const { records } = await session.run('MATCH (n:MigrationProbe) RETURN count(n) AS n')
  await session.close()
  return Number(records[0]?.get('n'))
}

describe('migrate', () => {
  it('applies nothing the second time', async () => {
    expect(await migrate(driver, database)).toEqual([])
  })

  it('applies each version once when four processes start at once', async () => {
    const wanted = [...(await readMigrations()), probe('900'), probe('901')]
    const reports = await Promise.all(Array.from({ length: 4 }, () => migrate(driver, database, wanted)))
    expect(reports.flat().sort()).toEqual(['900', '901'])
    expect(await count()).toBe(2)
    await forget()
  })

  it('refuses a migration that was changed after it had been applied', async () => {
    const known = await readMigrations()
    await migrate(driver, database, [...known, probe('900')])
    await expect(migrate(driver, database, [...known, probe('900', 'other')])).rejects.toThrow(/V900__probe.*changed/)
    await forget()
  })

  it('refuses a graph that is newer than the program', async () => {
    const known = await readMigrations()
    await migrate(driver, database, [...known, probe('900')])
    await expect(migrate(driver, database, known)).rejects.toThrow(/V900/)
    await forget()
  })
})
