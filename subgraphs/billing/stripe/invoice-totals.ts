import type { Framed } from './refund-lines.ts'
import type { StripeFrame } from './stripe-frame.ts'
import type { StripeCreditNote, StripeInvoice } from './stripe-objects.ts'

type Leave = (what: string, why: string, frame: StripeFrame) => void

/** What invoices state about payments and credit notes, to report what other objects should have stated and did not. */
export function createInvoiceTotals() {
  const invoices = new Map<string, Framed<StripeInvoice>>()
  const notesById = new Map<string, StripeCreditNote>()

  return {
    addInvoice(invoice: Framed<StripeInvoice>): void {
      const { id } = invoice.object
      const known = invoices.get(id)
      const timeOf = ({ frame }: Framed<StripeInvoice>) => frame.observedAt ?? Infinity
      if (known === undefined || timeOf(invoice) > timeOf(known)) invoices.set(id, invoice)
      else if (timeOf(invoice) === timeOf(known)) invoices.set(id, least(known, invoice))
    },
    addNote({ object }: Framed<StripeCreditNote>): void {
      if (notesById.get(object.id)?.status !== 'void') notesById.set(object.id, object)
    },
    /** Only an open amount still depends on it: a source that calls an invoice PAID or VOID settles it. */
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

/** Within one second, the order is not always known: only what each version states counts as missing. */
function least(a: Framed<StripeInvoice>, b: Framed<StripeInvoice>): Framed<StripeInvoice> {
  const of = (key: 'amount_paid' | 'pre_payment_credit_notes_amount') =>
    Math.min(a.object[key] ?? 0, b.object[key] ?? 0)
  const stated = {
    amount_paid: of('amount_paid'),
    pre_payment_credit_notes_amount: of('pre_payment_credit_notes_amount'),
  }
  return { ...b, object: { ...b.object, ...stated } }
}
