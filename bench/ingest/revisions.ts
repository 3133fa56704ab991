import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { migrate } from '../../graph/migrate.ts'
import { createGraph } from '../../graph/run.ts'
import { type Arm, createArms } from './arms.ts'

/** What writes the records: one arm with the schema and the statements of its revision. */
export interface Contender {
  readonly label: string
  readonly arm: Arm
  readonly migrate: typeof migrate
  readonly createGraph: typeof createGraph
}

/** All arms of this revision. The first one is the reference for the others. */
export function contendersOfThisRevision(): readonly Contender[] {
  return createArms().map((arm) => ({ label: arm.name, arm, migrate, createGraph }))
}

/** The full matching of the checkout in `folder`, then that of this revision. Both run in this process, each on its own database. */
export async function contendersOfBoth(folder: string): Promise<readonly Contender[]> {
  const load = (file: string): Promise<unknown> => import(pathToFileURL(join(folder, file)).href)
  const [arms, migrations, run] = await Promise.all(
    ['bench/ingest/arms.ts', 'graph/migrate.ts', 'graph/run.ts'].map(load),
  )
  // If the other revision lacks these exports, the comparison fails at once.
  const before = { ...(arms as object), ...(migrations as object), ...(run as object) } as Omit<
    Contender,
    'arm' | 'label'
  > & {
    readonly createArms: typeof createArms
  }
  const full = (made: readonly Arm[]) => made.filter(({ name }) => name === 'full')
  return [
    ...full(before.createArms()).map((arm) => ({ ...before, label: 'full before', arm })),
    ...full(createArms()).map((arm) => ({ label: 'full', arm, migrate, createGraph })),
  ]
}
