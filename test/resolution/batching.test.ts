import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partition } from '../../resolution/partition.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import { useGraph } from '../neo4j.ts'
import { declare, faultsIn, groupsIn, write } from './graph-state.ts'
import { matchRecordIn } from './match-record.ts'
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

it.each([
  ['one source of record and two that nobody declared', [{ source: 'one', uniqueIds: true }]],
  [
    'a source of record, a touchpoint and one that nobody declared',
    [
      { source: 'one', uniqueIds: true },
      { source: 'two', role: 'TOUCHPOINT' as const },
    ],
  ],
])(
  'ends in the partition of all records at once, in whatever order and batches they come: %s',
  async (_, sources) => {
    const matchRecord = matchRecordIn(sources)
    await fc.assert(
      fc.asyncProperty(batches, async ([records, shuffled, sizes]) => {
        await clear()
        await declare(graph, sources)
        for (let at = 0, batch = 0; at < shuffled.length; at += sizes[batch++] ?? 1)
          await write(graph, shuffled.slice(at, at + (sizes[batch] ?? 1)))
        const { clusters } = partition(records.map(matchRecord), ruleSet)
        expect(await groupsIn(graph)).toBe(clusters.map(({ members }) => members.join('+')).join(' | '))
        expect(await faultsIn(graph)).toEqual([])
      }),
      { numRuns: 25, interruptAfterTimeLimit: 30_000 },
    )
  },
  120_000,
)
