import type { Connection, Edge } from '../keyset-page.ts'
import type { InvoiceRow, PaymentRow } from './queries.ts'

export interface CustomerRow {
  readonly id: string
}

export type InvoicePage = Connection<InvoiceRow>
export type InvoiceEdgeRow = Edge<InvoiceRow>
export type PaymentPage = Connection<PaymentRow>
export type PaymentEdgeRow = Edge<PaymentRow>
