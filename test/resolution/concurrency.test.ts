import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../neo4j.ts'
import { faultsIn, ids, type RecordWritten, subjectsIn, write } from './graph-state.ts'

const { graph, clear } = useGraph()
beforeEach(clear)

/** A fixed sequence: a run that fails can be looked at again. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = [...items].values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}

/** The oracle: records that share an identifier, directly or through others. */
function groupsOf(records: readonly RecordWritten[]): readonly string[] {
  const parents = new Map<string, string>()
  const root = (key: string): string => {
    const parent = parents.get(key) ?? key
    return parent === key ? key : root(parent)
  }
  for (const record of records)
    for (const { type, value } of record.identifiers ?? [])
      parents.set(root(`${type}:${value}`), root(`${record.source}:${record.id}`))
  const members = Map.groupBy(records, (record) => root(`${record.source}:${record.id}`))
  return [...members.values()]
    .map((group) =>
      group
        .map(({ source, id }) => `${source}:${id}`)
        .toSorted()
        .join('+'),
    )
    .toSorted()
}

describe('concurrent upserts', () => {
  it('end in exactly the groups that the identifiers make', async () => {
    const random = createRandom(42)
    const groups = 30
    const records = Array.from({ length: 300 }, (_, index): RecordWritten => {
      const group = index % groups
      const pick = () => Math.floor(random() * 4)
      const keys = [`USER_ID:u${group}-${pick()}`, `EMAIL:e${group}-${pick()}@x.io`, `LOYALTY_ID:l${group}-${pick()}`]
      return { source: `s${index % 5}`, id: `${index}`, identifiers: ids(...shuffle(keys, random)) }
    })
    let retries = 0
    const stop = graph.watch(({ failed }) => {
      if (failed) retries++
    })
    await inParallel(shuffle(records, random), 16, (record) => write(graph, [record]))
    stop()
    const found = await subjectsIn(graph)
    expect(found.map(({ records: members }) => members.join('+')).toSorted()).toEqual(groupsOf(records))
    const identified = found.flatMap(({ identifies }) => identifies)
    const written = new Set(
      records.flatMap(({ identifiers = [] }) => identifiers.map(({ type, value }) => `${type}:${value}`)),
    )
    expect(new Set(identified)).toEqual(written)
    expect(identified).toHaveLength(written.size)
    expect(await faultsIn(graph)).toEqual([])
    // Sorted locks leave nothing to deadlock.
    expect(retries).toBe(0)
  }, 180_000)

  it('of the same few records, in batches, end in the newest of each', async () => {
    const versions = Array.from(
      { length: 90 },
      (_, index): RecordWritten => ({
        source: 'crm',
        id: `${index % 6}`,
        observedAt: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
        identifiers: ids(`EMAIL:e${index % 9}@x.io`, `USER_ID:u${index % 6}`),
      }),
    )
    const batches = Array.from({ length: 30 }, (_, index) => versions.slice(index * 3, index * 3 + 3))
    await inParallel(shuffle(batches, createRandom(7)), 10, (batch) => write(graph, batch))
    const concurrent = (await subjectsIn(graph)).map(({ records, identifies }) => ({ records, identifies }))
    await clear()
    await write(graph, versions)
    expect(concurrent).toEqual((await subjectsIn(graph)).map(({ records, identifies }) => ({ records, identifies })))
    expect(await faultsIn(graph)).toEqual([])
  }, 120_000)

  it('merge in a storm to one survivor that all ids lead to', async () => {
    await write(
      graph,
      ['a', 'b', 'c'].map((id) => ({ source: 'crm', id, identifiers: ids(`USER_ID:${id}`) })),
    )
    const links = Array.from({ length: 24 }, (_, index): RecordWritten => {
      const pair =
        [
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'a'],
        ][index % 3] ?? []
      return { source: 'link', id: `${index}`, identifiers: ids(...pair.map((id) => `USER_ID:${id}`)) }
    })
    await inParallel(links, 24, (link) => write(graph, [link]))
    expect(await subjectsIn(graph)).toMatchObject([{ recordCount: 27 }])
    expect(await faultsIn(graph)).toEqual([])
  }, 120_000)
})
