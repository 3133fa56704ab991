import { codeOf } from '../../errors.ts'
import { createDriver, type GraphAddress } from '../../graph/driver.ts'
import { inspectGraph } from '../../graph/inspect.ts'
import { createGraph } from '../../graph/run.ts'
import { type Finding, failed, ok, skipped } from './finding.ts'

/** Null: the embedded server is not running. */
export async function checkGraph(address: GraphAddress | null, database: string): Promise<readonly Finding[]> {
  if (address === null) return [skipped('neo4j', 'the embedded server is not running: npm start starts it')]
  const driver = createDriver(address)
  try {
    await createGraph(driver, { database }).ping()
    const { missing, notOnline, pending, changed } = await inspectGraph(driver, database)
    return [
      ok('neo4j', 'answers'),
      pending.length > 0
        ? failed('migrations', `not applied: ${versions(pending)}`, 'npm start applies them')
        : changed.length > 0
          ? failed(
              'migrations',
              `applied from another file: ${versions(changed)}`,
              'Restore graph/migrations as they were applied, and put the change into a new migration; or run the newer version of the program',
            )
          : ok('migrations', 'all applied, none changed'),
      missing.length > 0
        ? failed(
            'schema',
            `missing: ${missing.join(', ')}`,
            'They were dropped. Run their CREATE statements in graph/migrations again',
          )
        : notOnline.length > 0
          ? failed(
              'schema',
              `not online: ${notOnline.join(', ')}`,
              'Wait until they are built (SHOW INDEXES). If one is FAILED, drop it and run its migration again',
            )
          : ok('schema', 'constraints and indexes are online'),
    ]
  } catch (error) {
    const fix =
      codeOf(error) === 'SERVICE_UNAVAILABLE'
        ? 'Start it, and check NEO4J_URI and the network in between'
        : 'Check NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE'
    return [failed('neo4j', 'does not answer', fix)]
  } finally {
    await driver.close()
  }
}

function versions(list: readonly string[]): string {
  return list.map((version) => `V${version}`).join(', ')
}
