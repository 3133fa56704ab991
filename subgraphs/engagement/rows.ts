import type { GuardedEdge, GuardedPage } from '../../access/guard/guarded-page.ts'
import type { OpportunityRow } from './b2b/opportunities.ts'
import type { JourneyRow, TransitionRow } from './journey/journeys.ts'
import type { EntryRow, FeedbackRow, TouchpointRow } from './queries.ts'

export interface CustomerRow {
  readonly id: string
}

/** Facts of a company's records have the company as subject. */
export interface AccountRow {
  readonly id: string
  readonly subject: string
}

export interface StalledJourneyRow {
  readonly subject: string
  readonly sk: string
  readonly isAccount: boolean
  readonly journey: JourneyRow
  readonly days: number
}

export interface AdvanceSuccessRow {
  readonly __typename: 'AdvanceJourneySuccess'
  readonly subject: string
  readonly journey: JourneyRow | null
}

export type TimelineRow = EntryRow | TransitionRow
export type TouchpointPage = GuardedPage<TouchpointRow>
export type TouchpointEdgeRow = GuardedEdge<TouchpointRow>
export type TimelinePage = GuardedPage<TimelineRow>
export type TimelineEdgeRow = GuardedEdge<TimelineRow>
export type FeedbackPage = GuardedPage<FeedbackRow>
export type FeedbackEdgeRow = GuardedEdge<FeedbackRow>
export type OpportunityPage = GuardedPage<OpportunityRow>
export type OpportunityEdgeRow = GuardedEdge<OpportunityRow>
export type StalledPage = GuardedPage<StalledJourneyRow>
export type StalledEdgeRow = GuardedEdge<StalledJourneyRow>
