import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** These change the schema or clear the caches: the database then makes all its plans anew, which costs half a minute of CPU per worker. */
const planDroppers = ['test/gateway/doctor.test.ts', 'test/graph/planning.test.ts']

/** The usual order, but files that drop the database's plans come last. */
export class PlansLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const dropsPlans = ({ moduleId }: TestSpecification) => planDroppers.some((name) => moduleId.endsWith(name))
    return [...sorted.filter((file) => !dropsPlans(file)), ...sorted.filter(dropsPlans)]
  }
}
