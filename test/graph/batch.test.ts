import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBatcher } from '../../graph/batch.ts'
import { command, cypher, fragment, keyed } from '../../graph/cypher.ts'
import { createReader } from '../../graph/reader.ts'
import type { QueryEvent } from '../../graph/run.ts'
import { useGraph } from '../harness/neo4j.ts'

const { graph } = useGraph()

const itemsByKey = keyed({
  name: 'test.itemsByKey',
  text: cypher<{ least: number }>`
    UNWIND $keys AS key
    MATCH (i:BatchItem {key: key}) WHERE i.n >= $least
    RETURN key, i.n AS n ORDER BY key, n`,
  row: (r) => ({ n: r.number('n') }),
})

/** Division by a key's own number: key 'bad' has none to divide by. */
const failingByKey = keyed({
  name: 'test.failingByKey',
  text: cypher`UNWIND $keys AS key RETURN key, 100 / CASE key WHEN 'bad' THEN 0 ELSE 1 END AS n`,
  row: (r) => ({ n: r.number('n') }),
})

const events: QueryEvent[] = []
graph.watch((event) => events.push(event))
afterEach(() => {
  events.length = 0
})

describe('batcher', () => {
  beforeAll(async () => {
    const create = command({
      name: 'test.create',
      text: cypher<{
        rows: readonly { key: string; n: number }[]
      }>`UNWIND $rows AS x CREATE (:BatchItem {key: x.key, n: x.n})`,
    })
    const rows = Array.from({ length: 300 }, (_, i) => ({ key: `k${i % 100}`, n: Math.floor(i / 100) }))
    await graph.write('test.create', (tx) => tx.run(create, { rows }))
    events.length = 0
  })

  it('answers each key with its own rows, and none with an empty list', async () => {
    const batcher = createBatcher(graph)
    const [a, b, missing] = await Promise.all(
      ['k1', 'k2', 'nope'].map((key) => batcher.load(itemsByKey, key, { least: 1 })),
    )
    expect(a).toEqual([{ n: 1 }, { n: 2 }])
    expect(b).toEqual([{ n: 1 }, { n: 2 }])
    expect(missing).toEqual([])
  })

  it('joins keys asked for at the same time into one statement and asks for a repeated key once', async () => {
    const batcher = createBatcher(graph)
    await Promise.all(Array.from({ length: 100 }, (_, i) => batcher.load(itemsByKey, `k${i % 50}`, { least: 0 })))
    expect(events.map(({ keys }) => keys)).toEqual([50])
  })

  it('does not join keys whose shared parameters differ', async () => {
    const batcher = createBatcher(graph)
    const [all, last] = await Promise.all([
      batcher.load(itemsByKey, 'k1', { least: 0 }),
      batcher.load(itemsByKey, 'k1', { least: 2 }),
    ])
    expect([all.length, last.length]).toEqual([3, 1])
  })

  it('holds at most maxInFlight statements and maxKeys keys, and lets the rest wait', async () => {
    const batcher = createBatcher(graph, { maxKeys: 10, maxInFlight: 2 })
    await Promise.all(Array.from({ length: 95 }, (_, i) => batcher.load(itemsByKey, `k${i}`, { least: 0 })))
    expect(events.length).toBe(10)
    expect(Math.max(...events.map(({ keys }) => keys))).toBe(10)
  })

  it('fails only the key at fault', async () => {
    const batcher = createBatcher(graph)
    const settled = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((key) => batcher.load(failingByKey, key, {})))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  })

  it('freezes what it shares', async () => {
    const [row] = await createBatcher(graph).load(itemsByKey, 'k3', { least: 0 })
    expect(Object.isFrozen(row)).toBe(true)
  })
})

describe('reader', () => {
  it('reads a key once a request, and alone with a bookmark', async () => {
    const bookmarks: string[] = []
    const reader = createReader(graph, createBatcher(graph), () => bookmarks)
    await Promise.all([
      reader.rows(itemsByKey, { least: 0 }).load('k1'),
      reader.rows(itemsByKey, { least: 0 }).load('k1'),
    ])
    expect(events.length).toBe(1)
    const written = await graph.write('test.touch', (tx) =>
      tx.run(command({ name: 'test.touch', text: cypher`CREATE (:BatchItem {key: 'fresh', n: 1})` }), {}),
    )
    bookmarks.push(...written.bookmarks)
    expect(await reader.row(itemsByKey, { least: 0 }).load('fresh')).toEqual({ n: 1 })
  })
})

describe('cypher', () => {
  it('takes no interpolation', () => {
    const value = 'x' as never
    expect(() => cypher`MATCH (n {id: ${value}}) RETURN n`).toThrow(/parameter/)
    expect(() => cypher`MATCH (n {id: ${{ text: "'x'" } as never}}) RETURN n`).toThrow(/parameter/)
    expect(() => fragment`n {.id, ${value}}`).toThrow(/parameter/)
  })

  it('takes what statements have in common', () => {
    const name = fragment`n {.name}`
    expect(cypher`MATCH (n) RETURN ${name} AS first, ${name} AS second`.text).toBe(
      'MATCH (n) RETURN n {.name} AS first, n {.name} AS second',
    )
  })
})
