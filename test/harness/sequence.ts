import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** These take longest and are not the largest, by which a run orders the files whose times it does not know: begun late, one would run on alone. */
const longest = [
  'test/access/known-records/signed-in-worlds.test.ts',
  'test/access/known-records/joined.test.ts',
  'test/acceptance/playground.test.ts',
  'test/statements.test.ts',
  'test/acceptance/outage.test.ts',
  'test/server/embedded.test.ts',
  'test/acceptance/processes.test.ts',
  'test/access/known-records/own-acts.test.ts',
  'test/access/sources/isolated-writers.test.ts',
  'test/resolution/concurrency.test.ts',
]
/** These change the schema or clear the caches: the database then makes all its plans anew, half a minute of CPU per worker. */
const planDroppers = ['test/gateway/doctor.test.ts', 'test/graph/planning.test.ts']

/** The usual order, but what takes longest comes first and what drops the database's plans comes last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const early = longest.findIndex((name) => moduleId.endsWith(name))
      if (early >= 0) return early
      return longest.length + Number(planDroppers.some((name) => moduleId.endsWith(name)))
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => place(one) - place(other))
  }
}
