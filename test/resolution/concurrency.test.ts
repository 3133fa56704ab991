import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../harness/neo4j.ts'
import { faultsIn, ids, type RecordWritten, subjectsIn, write } from './graph-state.ts'
import {
  createRandom,
  groupsByIdentifiers,
  inParallel,
  recordsInGroups,
  resolvedGroups,
  shuffle,
} from './partition/identifier-groups.ts'

const { graph, clear } = useGraph()
beforeEach(clear)

describe('concurrent upserts', () => {
  it('end in exactly the groups that the identifiers make', async () => {
    const records = recordsInGroups(1_000, 100, createRandom(42))
    const failed: string[] = []
    const stop = graph.watch((event) => {
      if (event.failed) failed.push(event.name)
    })
    await inParallel(records, 200, (record) => write(graph, [record]))
    stop()
    expect(await resolvedGroups(graph, records)).toEqual({ groups: groupsByIdentifiers(records), lost: [], onTwo: [] })
    expect(await faultsIn(graph)).toEqual([])
    // Sorted locks leave nothing to deadlock: who is in another's way begins again by itself.
    expect(failed).toEqual([])
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
