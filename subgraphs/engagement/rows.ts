import type { Connection, Edge } from '../keyset-page.ts'
import type { OpportunityRow } from './b2b/opportunities.ts'
import type { JourneyRow, TransitionRow } from './journey/journeys.ts'
import type { EntryRow, FeedbackRow, TouchpointRow } from './queries.ts'

export interface CustomerRow {
  readonly id: string
}

/** What hangs on a company's records has the company as subject. */
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
export type TouchpointPage = Connection<TouchpointRow>
export type TouchpointEdgeRow = Edge<TouchpointRow>
export type TimelinePage = Connection<TimelineRow>
export type TimelineEdgeRow = Edge<TimelineRow>
export type FeedbackPage = Connection<FeedbackRow>
export type FeedbackEdgeRow = Edge<FeedbackRow>
export type OpportunityPage = Connection<OpportunityRow>
export type OpportunityEdgeRow = Edge<OpportunityRow>
export type StalledPage = Connection<StalledJourneyRow>
export type StalledEdgeRow = Edge<StalledJourneyRow>
