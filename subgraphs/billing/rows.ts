import type { GuardedEdge, GuardedPage } from '../../access/guard/guarded-page.ts'
import type { AgreementRow, RecordOwner } from './agreement-queries.ts'
import type { LedgerEntryRow } from './ledger-queries.ts'
import type { OwnFigures } from './metrics/customer-metrics.ts'
import type { MetricRow } from './metrics/metric.ts'
import type { ChangeParts, ShownContribution } from './portfolio/change.ts'
import type { PortfolioRow } from './portfolio/portfolio-metrics.ts'
import type { InvoiceRow, PaymentRow } from './queries.ts'

export interface CustomerRow {
  readonly id: string
}

/** `subject` like every row whose fields are guarded. */
export interface AccountRow {
  readonly id: string
  readonly subject: string
}

/** What an answer names of a record's customer or company. */
export interface PartyRow {
  readonly role: string
  readonly name: string | null
  readonly recordId: string | null
  /** Null if we have no record of it, or if the caller may not know about the record. */
  readonly owner: RecordOwner | null
  /** The owner is a person, or a company that is its owner: the name is theirs. */
  readonly isPerson: boolean
  readonly contract: Pick<AgreementRow, 'subject' | 'recordId'>
}

export interface MetricsRow extends OwnFigures {
  readonly subject: string
  readonly isAccount: boolean
  readonly windowDays: number
  readonly asOf: number
  readonly knownAt: number
  readonly currency: string | null
}

export interface ChangeRow {
  readonly figure: 'REVENUE' | 'MRR'
  readonly portfolio: PortfolioRow
  readonly parts: ChangeParts
  readonly difference: MetricRow
}

export interface ContributionRow extends ShownContribution {
  readonly figure: 'REVENUE' | 'MRR'
  readonly portfolio: PortfolioRow
}

/** Entries of a union state their type. */
export type BillingEntryRow =
  | (LedgerEntryRow & { readonly __typename: 'LedgerEntry' })
  | (AgreementRow & { readonly __typename: 'BillingSubscription' })

export type InvoicePage = GuardedPage<InvoiceRow>
export type InvoiceEdgeRow = GuardedEdge<InvoiceRow>
export type PaymentPage = GuardedPage<PaymentRow>
export type PaymentEdgeRow = GuardedEdge<PaymentRow>
export type AgreementPage = GuardedPage<AgreementRow>
export type AgreementEdgeRow = GuardedEdge<AgreementRow>
export type LedgerPage = GuardedPage<LedgerEntryRow>
export type LedgerEdgeRow = GuardedEdge<LedgerEntryRow>
