import type { GuardedEdge, GuardedPage } from '../../access/guard/guarded-page.ts'
import type { ConsentEventRow } from './queries.ts'
import type { CurrentConsent } from './rules.ts'

export interface CustomerRow {
  readonly id: string
}

export interface ConsentRow extends CurrentConsent {
  /** The customer in whose list it is. */
  readonly customerId: string
}

export type ConsentEventEdgeRow = GuardedEdge<ConsentEventRow>
export type ConsentEventPage = GuardedPage<ConsentEventRow>

export interface LedgerSuccessRow {
  readonly __typename: 'LedgerSuccess'
  readonly events: readonly ConsentEventRow[]
  readonly appended: number
  readonly customer: CustomerRow
}

export interface CustomerNotFoundRow {
  readonly __typename: 'CustomerNotFound'
  readonly message: string
}
