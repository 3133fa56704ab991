import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createBatcher } from '../../graph/batch.ts'
import { cypher, keyed } from '../../graph/cypher.ts'
import { statementsUnderWay } from '../../graph/in-time.ts'
import { createReader } from '../../graph/reader.ts'
import type { Graph } from '../../graph/run.ts'

const factsWithin = (mostMs: number) =>
  keyed({
    name: 'test.facts',
    text: cypher`UNWIND $keys AS key RETURN key`,
    row: () => ({}),
    patience: { mostMs, late: 'too late' },
  })

interface UnderWay {
  readonly text: string
  readonly status: string
  readonly ms?: number
}

/** A database that takes so long for each read, in turn, and says what it is busy with. */
function slowGraph(delays: readonly number[], underWay: () => Promise<readonly UnderWay[]>): Pick<Graph, 'read'> {
  let reads = 0
  return {
    async read(statement) {
      if (statement.name === statementsUnderWay.name) return (await underWay()) as never
      await sleep(delays[Math.min(reads++, delays.length - 1)])
      return []
    },
  }
}

const running = async () => [{ text: factsWithin(0).text, status: 'running' }]
const planning = async () => [...(await running()), { text: factsWithin(0).text, status: 'planning' }]

const late = { message: 'too late', name: 'GraphTimeout' }

describe('what decisions rest on', () => {
  it('is not waited for longer than its time, of which the queue before it takes nothing', async () => {
    const facts = factsWithin(400)
    // Eight batches, two at once: the last waits in our queue for three times what the database takes.
    const batcher = createBatcher(slowGraph([200], running), { maxKeys: 1, maxInFlight: 2 })
    const all = await Promise.all(Array.from({ length: 8 }, (_, key) => batcher.load(facts, `${key}`, {})))
    expect(all).toHaveLength(8)
    const slow = createBatcher(slowGraph([5_000], running))
    await expect(slow.load(facts, 'k', {})).rejects.toMatchObject(late)
  })

  it.each<readonly [string, () => Promise<readonly UnderWay[]>]>([
    ['plans it', planning],
    ['plans it for another number of keys, while it runs for these', planning],
    ['has begun to read it', async () => [{ text: '', status: '', ms: 10 }]],
    ['has begun to read it, and takes long to report so', () => sleep(400, [{ text: '', status: '', ms: 450 }])],
  ])('is waited for while the database %s', async (_, underWay) => {
    const batcher = createBatcher(slowGraph([1_500], underWay))
    expect(await batcher.load(factsWithin(200), 'cold', {})).toEqual([])
  })

  it.each<readonly [string, () => Promise<readonly UnderWay[]>]>([
    ['plans another', async () => [...(await running()), { text: 'RETURN 1', status: 'planning' }]],
    ['knows nothing of it', async () => [{ text: 'RETURN 1', status: 'planning' }]],
    [
      'runs it beside one that it has begun to read',
      async () => [...(await running()), { text: '', status: '', ms: 10 }],
    ],
    ['has a transaction that is idle for longer', async () => [{ text: '', status: '', ms: 60_000 }]],
    ['does not say what it does', () => Promise.reject(new Error('gone'))],
    ['says nothing', () => new Promise(() => undefined)],
  ])('is not waited for while the database %s', async (_, underWay) => {
    const batcher = createBatcher(slowGraph([5_000], underWay))
    await expect(batcher.load(factsWithin(200), 'late', {})).rejects.toMatchObject(late)
  })

  it('makes those who wait at the same time ask once, and one that was sent after they asked once more', async () => {
    let asked = 0
    const report = Promise.withResolvers<readonly UnderWay[]>()
    const underWay = () => {
      asked++
      return report.promise
    }
    const batcher = createBatcher(slowGraph([2_000], underWay), { maxKeys: 1, maxInFlight: 50 })
    const load = (key: number) => batcher.load(factsWithin(400), `${key}`, {})
    const first = Array.from({ length: 20 }, (_, key) => load(key))
    while (asked === 0) await sleep(20)
    const later = load(20)
    await sleep(600)
    expect(asked).toBe(2)
    report.resolve(await planning())
    expect(await Promise.all([...first, later])).toHaveLength(21)
  })

  it('is not waited for for ever once the database has its plan', async () => {
    let asked = 0
    const batcher = createBatcher(slowGraph([20_000], () => (asked++ === 0 ? planning() : running())))
    await expect(batcher.load(factsWithin(200), 'late', {})).rejects.toMatchObject(late)
    expect(asked).toBe(2)
  })

  it('asks nothing of the database where the answer is there soon', async () => {
    let asked = 0
    const underWay = async () => {
      asked++
      return []
    }
    const batcher = createBatcher(slowGraph([0, 50], underWay))
    for (const key of ['a', 'b', 'c']) await batcher.load(factsWithin(4_000), key, {})
    expect(asked).toBe(0)
  })

  it('does not come late because the process itself was busy', async () => {
    const batcher = createBatcher(slowGraph([50], running))
    const answer = batcher.load(factsWithin(300), 'k', {})
    await sleep(10)
    const until = performance.now() + 1_000
    while (performance.now() < until);
    expect(await answer).toEqual([])
  })

  it('is bounded too where a request reads alone, after its own write', async () => {
    const facts = factsWithin(200)
    const readFrom = (graph: Graph) =>
      createReader(graph, createBatcher(graph), () => ['bookmark'])
        .rows(facts, {})
        .load('k')
    expect(await readFrom(slowGraph([0], running) as Graph)).toEqual([])
    await expect(readFrom(slowGraph([5_000], running) as Graph)).rejects.toMatchObject(late)
  })

  it('has no such bound where the statement states none', async () => {
    const plain = keyed({ name: 'test.plain', text: cypher`UNWIND $keys AS key RETURN key`, row: () => ({}) })
    const batcher = createBatcher(slowGraph([600], running))
    expect(await batcher.load(plain, 'k', {})).toEqual([])
  })
})
