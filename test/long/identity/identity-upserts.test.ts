import neo4j from 'neo4j-driver'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../graph/cypher.ts'
import { createGraph, type Graph } from '../../../graph/run.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { faultsIn, type RecordWritten, write } from '../../resolution/graph-state.ts'
import {
  createRandom,
  groupsByIdentifiers,
  inParallel,
  recordsInGroups,
  resolvedGroups,
} from '../../resolution/partition/identifier-groups.ts'

const { graph, driver, database, clear } = useGraph()
beforeEach(clear)

/** Answers the errors of callers, and how often a write began again. */
async function upsert(records: readonly RecordWritten[], into: Graph = graph) {
  const errors: unknown[] = []
  let began = 0
  const stop = into.watch(({ name }) => {
    if (name === 'resolution.recordVersions') began++
  })
  await inParallel(records, 200, async (record) => {
    try {
      await write(into, [record])
    } catch (error) {
      errors.push(error)
    }
  })
  stop()
  return { errors, retries: began - records.length }
}

const doubles = statement({
  name: 'test.doubles',
  text: cypher`MATCH (i:Identifier) WITH i.key AS key, count(*) AS nodes WHERE nodes > 1 RETURN count(key) AS keys`,
  row: (r) => r.number('keys'),
})

describe('10,000 upserts, 200 in flight, over 1,000 groups', () => {
  it('end in exactly the groups of the oracle, with no identifier lost or on two customers', async () => {
    const records = recordsInGroups(10_000, 1_000, createRandom(1))
    const { errors, retries } = await upsert(records)
    console.log(`${retries} retries`)
    expect(errors).toEqual([])
    expect(await resolvedGroups(graph, records)).toEqual({ groups: groupsByIdentifiers(records), lost: [], onTwo: [] })
    expect(await faultsIn(graph)).toEqual([])
    expect(await graph.read(doubles, {})).toEqual([0])
  })
})

/** Far more at once than usual, of two groups, so that new identifiers are met by many. */
function contend(maxAttempts: number) {
  const crowded = createGraph(driver, { database, writesInFlight: 32, maxAttempts })
  return upsert(recordsInGroups(64, 2, createRandom(1)), crowded)
}

describe('with the uniqueness of identifiers', () => {
  it('many who bring the same few at once make each once', async () => {
    expect((await contend(100)).errors).toEqual([])
    expect(await graph.read(doubles, {})).toEqual([0])
  })
})

describe('without the uniqueness of identifiers', () => {
  async function run(...texts: readonly string[]): Promise<void> {
    const session = driver.session({ database, defaultAccessMode: neo4j.session.WRITE })
    try {
      for (const text of texts) await session.run(text)
    } finally {
      await session.close()
    }
  }

  beforeEach(() =>
    run(
      'DROP CONSTRAINT identifier_key',
      'CREATE INDEX identifier_key_plain FOR (n:Identifier) ON (n.key)',
      'CALL db.awaitIndexes(60)',
    ),
  )
  afterEach(async () => {
    await clear()
    await run(
      'DROP INDEX identifier_key_plain',
      'CREATE CONSTRAINT identifier_key FOR (n:Identifier) REQUIRE n.key IS UNIQUE',
      'CALL db.awaitIndexes(60)',
    )
  })

  it('many who bring the same few at once make duplicates', async () => {
    // What has two nodes fails its other constraints for good.
    await contend(2)
    const [keys = 0] = await graph.read(doubles, {})
    expect(keys).toBeGreaterThan(0)
  })
})
