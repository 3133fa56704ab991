import type { Graph } from '../../../graph/run.ts'
import { lockCustomers } from '../../../resolution/write/write-queries.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { type WrittenFacts, writeFactsIn } from '../../facts/write-facts.ts'
import type { SubgraphDeps } from '../../runtime/subgraph.ts'
import { consentStatements } from '../write-queries.ts'

/** The state of a customer on which an act was decided. */
export interface DecidedOn {
  readonly customerId: string
  /** See `RecordRow.lock`. */
  readonly lock: number
}

/**
 * Appends entries to the ledger of a customer. Null, and nothing written, if somebody else has written about the customer since it was
 * decided what to append: staff must not open what the customer closes at the same moment.
 */
export type Append = (
  facts: readonly Fact[],
  decidedOn: DecidedOn,
  write: Graph['write'],
) => Promise<WrittenFacts['results'] | null>

export function createAppend(deps: Pick<SubgraphDeps, 'now' | 'newId'>): Append {
  return async (facts, { customerId, lock }, write) => {
    try {
      const { value } = await write('consent.appendToLedger', async (transaction) => {
        transaction.writeFor(facts.flatMap(({ owner }) => owner?.record?.source ?? []))
        const [locked] = await transaction.run(lockCustomers, { ids: [customerId] })
        // Rolled back, so that this attempt does not disturb those of others.
        if (locked?.lock !== lock + 1) throw new OutOfDate()
        return (await writeFactsIn(transaction, facts, consentStatements, deps)).results
      })
      return value
    } catch (error) {
      if (error instanceof OutOfDate) return null
      throw error
    }
  }
}

class OutOfDate extends Error {}
