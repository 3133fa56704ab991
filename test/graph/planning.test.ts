import { beforeAll, describe, expect, it } from 'vitest'
import { createBatcher } from '../../graph/batch.ts'
import { type KeyedStatement, keyed, type Params } from '../../graph/cypher.ts'
import { statementsUnderWay } from '../../graph/in-time.ts'
import { createGraph, type Graph } from '../../graph/run.ts'
import { useGraph } from '../harness/neo4j.ts'

const { graph, driver, database } = useGraph()
const late = { message: 'too late', name: 'GraphTimeout' }
const patience = { mostMs: 400, late: 'too late' }

let texts = 0

/** Takes long to plan, the longer the more conditions, and no time to run. The database has no plan of its text yet. */
function slowToPlan(length = 40): KeyedStatement<Params, object> {
  const conditions = Array.from({ length }, (_, n) => {
    const holds = `MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord {id: '${n}'})-[:HAS_IDENTIFIER]->(i:Identifier)`
    return `($keys = [${n}] OR EXISTS { ${holds} WHERE i.key = 'a' OR r.id = 'b' })`
  })
  const text = `UNWIND $keys AS key MATCH (c:Customer {id: key}) WHERE ${conditions.join(' AND ')} RETURN key, ${++texts} AS n`
  return keyed({ name: 'test.slowToPlan', text: { text }, row: () => ({}), patience })
}

const slowToRun = keyed<Params, object>({
  name: 'test.slowToRun',
  text: { text: 'UNWIND $keys AS key UNWIND range(1, 20000000000) AS n WITH key, count(n) AS n RETURN key, n' },
  row: () => ({}),
  patience,
})

function load(statement: KeyedStatement<Params, object>, keys: readonly string[], from: Pick<Graph, 'read'> = graph) {
  const batcher = createBatcher(from)
  return Promise.all(keys.map((key) => batcher.load(statement, key, {})))
}

/** Does not hear what the database is busy with. */
const deaf: Pick<Graph, 'read'> = {
  read: (statement, ...rest) =>
    statement.name === statementsUnderWay.name ? Promise.resolve([]) : graph.read(statement, ...rest),
}

beforeAll(async () => {
  await graph.read(statementsUnderWay, {})
})

describe('a statement that the database takes long to plan', () => {
  it('is waited for: the first time, for another number of keys, and when the plan was dropped', async () => {
    const statement = slowToPlan()
    expect(await load(statement, ['one'])).toEqual([[]])
    expect(await load(statement, ['one', 'two'])).toEqual([[], []])
    await driver.executeQuery('CALL db.clearQueryCaches()', {}, { database })
    expect(await load(statement, ['one'])).toEqual([[]])
  }, 120_000)

  it('would come late where nobody asks whether it is being planned', async () => {
    // Far less than planning takes, also when the database has warmed up.
    const impatient = { ...slowToPlan(160), patience: { ...patience, mostMs: 50 } }
    await expect(load(impatient, ['one'], deaf)).rejects.toMatchObject(late)
  }, 60_000)

  it('is not ended by the time that every read has, which one that takes long to run is', async () => {
    const hasty = createGraph(driver, { database, statementTimeoutMs: 400 })
    const unbounded = ({ patience: _, ...statement }: KeyedStatement<Params, object>) => statement
    expect(await load(unbounded(slowToPlan()), ['one'], hasty)).toEqual([[]])
    await expect(load(unbounded(slowToRun), ['one'], hasty)).rejects.toMatchObject({ name: 'GraphTimeout' })
  }, 60_000)
})

it('a statement that takes long to run comes late', async () => {
  await expect(load(slowToRun, ['one'])).rejects.toMatchObject(late)
}, 60_000)
