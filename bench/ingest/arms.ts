import { ulid } from 'ulid'
import type { Graph } from '../../graph/run.ts'
import { createMatchRecordCache } from '../../resolution/neighbourhood/match-record-cache.ts'
import type { RecordLine } from '../../resolution/records/record-line.ts'
import { type RuleSet, ruleSet } from '../../resolution/rule-set.ts'
import { writeAndResolve } from '../../resolution/write/write-and-resolve.ts'
import { writeRecords } from '../../resolution/write/write-records.ts'
import { mergePlainly } from './plain-merge.ts'

/** One way of writing the same records, each on a separate database. */
export interface Arm {
  readonly name: 'plain' | 'deterministic' | 'full'
  readonly write: (graph: Graph, lines: readonly RecordLine[]) => Promise<void>
  /** The number of pairs compared so far, each counted from both sides. */
  readonly compared: () => number
}

/** The first one is the reference for the others. */
export function createArms(): readonly Arm[] {
  return [
    { name: 'plain', write: mergePlainly, compared: () => 0 },
    resolving('deterministic', { ...ruleSet, isProbabilistic: false }),
    resolving('full', ruleSet),
  ]
}

function resolving(name: Arm['name'], rules: RuleSet): Arm {
  let compared = 0
  const deps = { now: () => new Date(), newId: () => ulid(), rules, matchRecords: createMatchRecordCache() }
  return {
    name,
    async write(graph, lines) {
      await writeAndResolve(graph, `bench.${name}`, deps, async (transaction) => {
        const written = await writeRecords(transaction, lines, deps)
        for (const { candidates } of written.compared?.records ?? []) compared += candidates.size - 1
        return written
      })
    },
    compared: () => compared,
  }
}
