import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partition } from '../../resolution/partition.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import { useGraph } from '../neo4j.ts'
import { declare, faultsIn, groupsIn, write } from './graph-state.ts'
import { matchRecord } from './match-record.ts'
import { people } from './people-arbitrary.ts'

const { graph, clear } = useGraph()

/** The records in some order, cut into batches. */
const batches = people.chain((records) =>
  fc.tuple(
    fc.constant(records),
    fc.shuffledSubarray([...records], { minLength: records.length }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: records.length, maxLength: records.length }),
  ),
)

it('ends in the partition of all records at once, in whatever order and batches they come', async () => {
  await fc.assert(
    fc.asyncProperty(batches, async ([records, shuffled, sizes]) => {
      await clear()
      await declare(graph, [{ source: 'one', uniqueIds: true }])
      for (let at = 0, batch = 0; at < shuffled.length; at += sizes[batch++] ?? 1)
        await write(graph, shuffled.slice(at, at + (sizes[batch] ?? 1)))
      const { clusters } = partition(records.map(matchRecord), ruleSet)
      expect(await groupsIn(graph)).toBe(clusters.map(({ members }) => members.join('+')).join(' | '))
      expect(await faultsIn(graph)).toEqual([])
    }),
    { numRuns: 25, interruptAfterTimeLimit: 30_000 },
  )
}, 120_000)
