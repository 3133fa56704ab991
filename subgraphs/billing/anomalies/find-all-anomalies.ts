import type { SubgraphDeps } from '../../runtime/subgraph.ts'
import { recordsWithMovements } from './queries.ts'
import { reconcileAnomalies } from './reconcile-anomalies.ts'

const pageSize = 200

/**
 * Examines everybody's movements of money again: after a merge or a change of the rules, and in a graph from before anomalies were stored.
 * Returns the number of records that have any, and how many anomalies were new, changed or retracted. Repeating it changes nothing.
 */
export async function findAllAnomalies(
  deps: Pick<SubgraphDeps, 'graph' | 'now' | 'newId'>,
): Promise<{ readonly records: number; readonly changed: number }> {
  let records = 0
  let changed = 0
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: readonly { readonly id: string; readonly isWanted: boolean }[] = await deps.graph.read(
      recordsWithMovements,
      { after, limit: pageSize },
    )
    const recordIds = page.flatMap(({ id, isWanted }) => (isWanted ? [id] : []))
    const { value } = await deps.graph.write('billing.findAllAnomalies', (transaction) =>
      reconcileAnomalies(transaction, recordIds, deps),
    )
    records += recordIds.length
    changed += value
    after = page.length < pageSize ? undefined : page.at(-1)?.id
  }
  return { records, changed }
}
