import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createBatcher } from '../../graph/batch.ts'
import { cypher, keyed } from '../../graph/cypher.ts'
import { createReader } from '../../graph/reader.ts'
import type { Graph } from '../../graph/run.ts'

/** A statement of its own for each test: what has answered before is remembered. */
const factsWithin = (mostMs: number) =>
  keyed({
    name: 'test.facts',
    text: cypher`UNWIND $keys AS key RETURN key`,
    row: () => ({}),
    patience: { mostMs, late: 'too late' },
  })

/** A database that takes so long for each read, in turn. */
function slowGraph(...delays: readonly number[]): Pick<Graph, 'read'> {
  let reads = 0
  return {
    async read() {
      await sleep(delays[Math.min(reads++, delays.length - 1)])
      return []
    },
  }
}

const late = { message: 'too late', extensions: { code: 'SERVICE_UNAVAILABLE' } }

describe('what decisions rest on', () => {
  it('is not waited for longer than its time, of which the queue before it takes nothing', async () => {
    const facts = factsWithin(400)
    // Eight batches, two at once: the last waits in our queue for three times what the database takes.
    const batcher = createBatcher(slowGraph(0, 200), { maxKeys: 1, maxInFlight: 2 })
    await batcher.load(facts, 'first', {})
    const all = await Promise.all(Array.from({ length: 8 }, (_, key) => batcher.load(facts, `${key}`, {})))
    expect(all).toHaveLength(8)
    const slow = createBatcher(slowGraph(5_000))
    await expect(slow.load(facts, 'k', {})).rejects.toMatchObject(late)
  })

  it('is waited for the first time, when the database has yet to plan it', async () => {
    const facts = factsWithin(200)
    const batcher = createBatcher(slowGraph(1_000))
    expect(await batcher.load(facts, 'cold', {})).toEqual([])
    await expect(batcher.load(facts, 'warm', {})).rejects.toMatchObject(late)
  })

  it('does not come late because the process itself was busy', async () => {
    const facts = factsWithin(300)
    const batcher = createBatcher(slowGraph(0, 50))
    await batcher.load(facts, 'first', {})
    const answer = batcher.load(facts, 'second', {})
    await sleep(10)
    const until = performance.now() + 1_000
    while (performance.now() < until);
    expect(await answer).toEqual([])
  })

  it('is bounded too where a request reads alone, after its own write', async () => {
    const facts = factsWithin(200)
    const graph = slowGraph(0, 5_000) as Graph
    const read = () =>
      createReader(graph, createBatcher(graph), () => ['bookmark'])
        .rows(facts, {})
        .load('k')
    expect(await read()).toEqual([])
    await expect(read()).rejects.toMatchObject(late)
  })

  it('has no such bound where the statement states none', async () => {
    const plain = keyed({ name: 'test.plain', text: cypher`UNWIND $keys AS key RETURN key`, row: () => ({}) })
    const batcher = createBatcher(slowGraph(0, 600))
    await batcher.load(plain, 'first', {})
    expect(await batcher.load(plain, 'second', {})).toEqual([])
  })
})
