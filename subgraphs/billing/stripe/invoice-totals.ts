import type { Framed } from './refund-lines.ts'
import type { StripeFrame } from './stripe-frame.ts'
import type { StripeCreditNote, StripeInvoice } from './stripe-objects.ts'

type Leave = (what: string, why: string, frame: StripeFrame) => void

/** What invoices say of payments and credit notes, to report what other objects should have told and did not. */
export function createInvoiceTotals() {
  const invoices = new Map<string, Framed<StripeInvoice>>()
  const notesById = new Map<string, StripeCreditNote>()

  return {
    /** Of one invoice the oldest first. */
    addInvoice(invoice: Framed<StripeInvoice>): void {
      const { id } = invoice.object
      const known = invoices.get(id)
      if (known === undefined || (invoice.frame.observedAt ?? Infinity) >= (known.frame.observedAt ?? Infinity))
        invoices.set(id, invoice)
    },
    addNote({ object }: Framed<StripeCreditNote>): void {
      if (notesById.get(object.id)?.status !== 'void') notesById.set(object.id, object)
    },
    /** Only what is open still depends on it: a source that calls an invoice PAID or VOID settles it. */
    report(paidOf: (invoice: string) => number, leave: Leave): void {
      const notesByInvoice = Map.groupBy(notesById.values(), ({ invoice }) => invoice)
      for (const { object, frame } of invoices.values()) {
        const { id, status, amount_paid: paid, pre_payment_credit_notes_amount: noted, paid_out_of_band } = object
        if (status !== 'open' && status !== 'uncollectible') continue
        const open = (notesByInvoice.get(id) ?? [])
          .filter((note) => note.status !== 'void')
          .reduce((sum, note) => sum + (note.pre_payment_amount ?? note.total - (note.post_payment_amount ?? 0)), 0)
        if ((noted ?? 0) > open)
          leave(`credit notes of ${id}`, `it states ${noted} of them, but ${open} are in the input`, frame)
        const known = paidOf(id)
        if ((paid ?? 0) > known && !paid_out_of_band)
          leave(`payments of ${id}`, `it states ${paid} of them, but ${known} are in the input`, frame)
      }
    },
  }
}
