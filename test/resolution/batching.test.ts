import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partition } from '../../resolution/partition/partition.ts'
import type { IdentifierType } from '../../resolution/records/identifier-types.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import { useGraph } from '../harness/neo4j.ts'
import { declare, faultsIn, groupsIn, write } from './graph-state.ts'
import { matchRecordIn } from './partition/match-record.ts'
import { people, verifiedPeople } from './partition/people-arbitrary.ts'

const { graph, clear } = useGraph()

/** The records in some order, cut into batches. */
const inBatches = (some: typeof people) =>
  some.chain((records) =>
    fc.tuple(
      fc.constant(records),
      fc.shuffledSubarray([...records], { minLength: records.length }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: records.length, maxLength: records.length }),
    ),
  )
const verifying = { role: 'TOUCHPOINT' as const, verifies: ['EMAIL', 'PHONE', 'USER_ID'] satisfies IdentifierType[] }

it.each([
  ['one source of record and two that nobody declared', [{ source: 'one', uniqueIds: true }], people],
  [
    'a source of record, a touchpoint and one that nobody declared',
    [
      { source: 'one', uniqueIds: true },
      { source: 'two', role: 'TOUCHPOINT' as const },
    ],
    people,
  ],
  [
    'two touchpoints that verify identifiers, and one that does not',
    [
      { source: 'one', ...verifying },
      { source: 'two', ...verifying },
      { source: 'web', role: 'TOUCHPOINT' as const },
    ],
    verifiedPeople,
  ],
] as const)(
  'ends in the partition of all records at once, in whatever order and batches they come: %s',
  async (_, sources, some) => {
    const matchRecord = matchRecordIn(sources)
    await fc.assert(
      fc.asyncProperty(inBatches(some), async ([records, shuffled, sizes]) => {
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
