import type { Transaction } from '../graph/run.ts'
import type { FactOwner } from './line-parts.ts'

export interface ResolutionDeps {
  readonly now: () => Date
  readonly newId: () => string
}

/**
 * Facts may name a record that has not arrived, or an identifier alone: each gets a placeholder record that resolves to a
 * customer like any other. One query when all are there.
 */
export async function ensureRecords(
  transaction: Transaction,
  owners: readonly FactOwner[],
  deps: ResolutionDeps,
): Promise<void> {
  throw new Error(`not written yet: ${owners.length}, ${transaction}, ${deps}`)
}
