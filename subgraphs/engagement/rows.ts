import type { Connection, Edge } from '../keyset-page.ts'
import type { EntryRow, TouchpointRow } from './queries.ts'

export interface CustomerRow {
  readonly id: string
}

export type TouchpointPage = Connection<TouchpointRow>
export type TouchpointEdgeRow = Edge<TouchpointRow>
export type TimelinePage = Connection<EntryRow>
export type TimelineEdgeRow = Edge<EntryRow>
