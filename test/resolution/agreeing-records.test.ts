import { beforeAll, expect, it } from 'vitest'
import { command, cypher } from '../../graph/cypher.ts'
import { createCountingGraph } from '../harness/count-db-hits.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createMigrationRunner } from '../harness/run-migration.ts'
import { many, order, type Person, writeAgreeing } from './agreeing-people.ts'
import { declare, faultsIn, ids, subjectOf, write } from './graph-state.ts'

const test = useGraph()
const { graph } = test
const { run, migrateTwice } = createMigrationRunner(test)
const counting = createCountingGraph(test.driver, test.database)

function hitsOfArrival(person: Person, index: number | string): Promise<number> {
  return counting.count(() => write(counting.graph, [order(person, index)]))
}

const leadFromAll = command({
  name: 'test.leadFromAll',
  text: cypher`MATCH ()-[h:HAS_IDENTIFIER]->(i) SET h.leadsFrom = i.key`,
})

beforeAll(async () => {
  await declare(graph, [{ source: 'shop' }])
  await writeAgreeing(graph)
  // The statements are planned once the graph has its size.
  await hitsOfArrival('ann', 'first')
  await hitsOfArrival('bruno', 'first')
})

it('an arrival touches the store no more often for a customer of hundreds of agreeing records than for one of fifty', async () => {
  const [ofMany, ofFew] = [await hitsOfArrival('ann', 'second'), await hitsOfArrival('bruno', 'second')]
  expect(ofFew).toBeGreaterThan(50)
  expect(ofMany).toBeLessThan(1.5 * ofFew)
  expect(await subjectOf(graph, 'shop:ann-second')).toMatchObject({ recordCount: many + 2, displayName: 'Ann Lee' })
  expect(await faultsIn(graph)).toEqual([])
})

it('the control: it would if every record led from the identifier to its customer', async () => {
  await graph.write('test.leadFromAll', (transaction) => transaction.run(leadFromAll, {}))
  const [ofMany, ofFew] = [await hitsOfArrival('ann', 'third'), await hitsOfArrival('bruno', 'third')]
  expect(ofMany).toBeGreaterThan(3 * ofFew)
})

it('a graph that was written before finds the holders by the same records', async () => {
  await run('MATCH ()-[h:HAS_IDENTIFIER]->() REMOVE h.leadsFrom, h.spareOf')
  await migrateTwice('058')
  await migrateTwice('059')
  expect(await faultsIn(graph)).toEqual([])
  await write(graph, [order('ann', 'fourth')])
  expect(await subjectOf(graph, 'shop:ann-fourth')).toMatchObject({ recordCount: many + 4 })
})

it('a record that says something new leads to its customer by every identifier that it holds', async () => {
  await write(graph, [
    { ...order('ann', 7), identifiers: ids('EMAIL:ann@x.io', 'LOYALTY_ID:a7'), observedAt: '2026-02-02' },
  ])
  await write(graph, [{ source: 'shop', id: 'card', identifiers: ids('LOYALTY_ID:a7') }])
  expect(await subjectOf(graph, 'shop:card')).toMatchObject({ recordCount: many + 5, displayName: 'Ann Lee' })
  // Two orders that said the same as all others stood for them: without them two others do.
  await write(
    graph,
    [0, 1, 10].map((index) => ({
      ...order('ann', index),
      identifiers: ids('EMAIL:gone@x.io'),
      observedAt: '2026-02-02',
    })),
  )
  await write(graph, [order('ann', 'fifth')])
  expect((await subjectOf(graph, 'shop:ann-fifth')).records).toContain('shop:ann-2')
  expect(await faultsIn(graph)).toEqual([])
})
