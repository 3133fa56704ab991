import { writeFactsIn } from '../facts/write-facts.ts'
import type { LineType, SubgraphDeps } from '../runtime/subgraph.ts'
import { reconcileAnomalies, recordsToLookAt } from './anomalies/reconcile-anomalies.ts'
import { type BillingLine, billingLine } from './lines.ts'
import { billingFact, propertyTimes } from './rules.ts'
import { keepKnownStates } from './states/keep-known-states.ts'
import { unreadValues } from './states/unread-values.ts'
import { reconcileTotals } from './totals/reconcile-totals.ts'
import { billingStatements } from './write-queries.ts'

/** Billing facts, and in the same transaction what they tell of anomalies: both are there, or neither. */
export function createBillingLines(deps: SubgraphDeps): LineType<BillingLine> {
  return {
    shape: billingLine,
    unread: unreadValues,
    propertyTimes,
    async write(lines) {
      const now = deps.now().getTime()
      const facts = lines.map((line) => billingFact(line, now))
      const { value: results, bookmarks } = await deps.graph.write(billingStatements.name, async (transaction) => {
        const written = await writeFactsIn(transaction, facts, billingStatements, deps)
        await keepKnownStates(transaction, written.doubtful)
        await reconcileTotals(transaction, facts)
        await reconcileAnomalies(transaction, recordsToLookAt(written.changed), deps)
        return written.results
      })
      return { results, bookmarks }
    },
  }
}
