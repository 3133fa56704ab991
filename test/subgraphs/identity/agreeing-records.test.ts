import { beforeAll, expect, it } from 'vitest'
import { createCountingGraph } from '../../harness/count-db-hits.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createPatientBatcher } from '../../harness/patient-batcher.ts'
import { createMigrationRunner } from '../../harness/run-migration.ts'
import { few, order, type Person, writeAgreeing } from '../../resolution/agreeing-people.ts'
import { declare, type RecordWritten, write } from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { run } = createMigrationRunner(test)
const counting = createCountingGraph(test.driver, test.database)
const ask = createViewers({ ...test, graph: counting.graph, batcher: createPatientBatcher(counting.graph) })

/** In no order of time, so that neither the earliest nor the latest is among those that stand for the others. */
function orderInNoOrder(person: Person, index: number): RecordWritten {
  const day = new Date(Date.UTC(2024, 0, 1 + ((index * 7 + 20) % few))).toISOString()
  return { ...order(person, index), observedAt: day }
}

interface Told {
  readonly customerByIdentifier: {
    readonly identifiers: {
      readonly edges: readonly { readonly node: { readonly firstSeen: string; readonly lastSeen: string } }[]
    }
  }
}

async function read(person: Person, fields: string) {
  let data: Told | undefined
  const hits = await counting.count(async () => {
    const answer = await ask<Told>(
      `query($value: String!) { customerByIdentifier(type: EMAIL, value: $value) { ${fields} } }`,
      { value: `${person}@x.io` },
    )
    expect(answer.codes).toEqual([])
    data = answer.data
  })
  return { data, hits }
}

const times = 'identifiers(first: 10) { edges { node { value firstSeen lastSeen } } }'

beforeAll(async () => {
  // A system of record besides, with customers of its own.
  await declare(test.graph, [{ source: 'shop' }, { source: 'crm' }])
  await write(test.graph, [{ source: 'crm', id: 'zed', attributes: { fullName: 'Zed Other' } }])
  await writeAgreeing(test.graph, orderInNoOrder)
})

it.each([
  'id kind displayName confidence recordCount supersededIds',
  'records(first: 10) { edges { node { source sourceId } } }',
  'resolution { confidence steps { rule } }',
  times,
])('reading %s touches the store no more often for hundreds of agreeing records than for fifty', async (fields) => {
  // The first read of each takes the plan that is made then.
  for (const person of ['ann', 'bruno'] as const) await read(person, fields)
  const [ofMany, ofFew] = [await read('ann', fields), await read('bruno', fields)]
  expect(ofFew.hits).toBeGreaterThan(20)
  expect(ofMany.hits).toBeLessThan(1.5 * ofFew.hits)
})

it('the times of an identifier are those of all records that hold it', async () => {
  const [first, last] = ['2024-01-01T00:00:00.000Z', '2024-02-19T00:00:00.000Z']
  for (const person of ['ann', 'bruno'] as const) {
    const { data } = await read(person, times)
    expect(data?.customerByIdentifier.identifiers.edges).toMatchObject([{ node: { firstSeen: first, lastSeen: last } }])
  }
})

it('the control: it is read from all of them where the customer is not known to have spare records', async () => {
  await run('MATCH (c:Customer) REMOVE c.spares')
  const [ofMany, ofFew] = [await read('ann', times), await read('bruno', times)]
  expect(ofMany.hits).toBeGreaterThan(2 * ofFew.hits)
})
