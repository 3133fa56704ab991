import { disputeLine, type Framed, isGivenUp, type KnownCharge, refundLine, refundTotal } from './refund-lines.ts'
import type { StripeFrame } from './stripe-frame.ts'
import { billing, chargeLine, type Line, ownerOf } from './stripe-lines.ts'
import type {
  StripeCharge,
  StripeCreditNote,
  StripeDispute,
  StripeInvoice,
  StripeInvoicePayment,
  StripeRefund,
} from './stripe-objects.ts'

type Target = Pick<StripeRefund, 'charge' | 'payment_intent'>
/** States that a payment pays an invoice, and how much of it if that is known. */
type InvoiceLink = {
  readonly [K in keyof Omit<StripeInvoicePayment, 'invoice'>]?: StripeInvoicePayment[K] | undefined
} & {
  readonly invoice: string
  /** Absent if an invoice only names its charge. */
  readonly frame?: StripeFrame
}
type Leave = (what: string, why: string, frame: StripeFrame) => void
type Guarded = (what: string, frame: StripeFrame, work: () => readonly Line[]) => readonly Line[]

/** Charges with what was returned of them. Refunds and disputes name only their charge, and a charge may not name its invoice. */
export function createKnownPayments() {
  const versionsByCharge = new Map<string, Framed<StripeCharge>[]>()
  const chargeByIntent = new Map<string, string>()
  /** By id of a charge or a payment intent: the invoices that it pays. */
  const linksByPayment = new Map<string, Map<string, InvoiceLink>>()
  /** Payments of invoices that no charge made. */
  const otherPayments = new Map<string, InvoiceLink>()
  const invoicesById = new Map<string, StripeInvoice>()
  /** Links of payments that no longer pay their invoice. */
  const canceledLinks = new Set<string>()
  const refundsById = new Map<string, Framed<StripeRefund>[]>()
  const notedInvoiceByRefund = new Map<string, string>()
  const disputes: Framed<StripeDispute>[] = []

  function addRefund(refund: Framed<StripeRefund>): void {
    const { id } = refund.object
    refundsById.set(id, [...(refundsById.get(id) ?? []), refund])
  }

  function addLink(link: InvoiceLink): void {
    if (link.id && link.status === 'canceled') canceledLinks.add(link.id)
    const { charge, payment_intent: intent } = link.payment ?? {}
    const names = [charge, intent].flatMap((name) => (name ? [name] : []))
    for (const name of names) {
      const links = linksByPayment.get(name) ?? new Map<string, InvoiceLink>()
      // A link that states its amount replaces one that does not.
      if (link.amount_paid || !links.has(link.invoice)) links.set(link.invoice, link)
      linksByPayment.set(name, links)
    }
    if (link.id && link.status === 'paid' && link.amount_paid) otherPayments.set(link.id, link)
  }

  /** The invoices that a charge pays, ordered by id. The charge's own line names the first one. */
  function linksOf({ id, payment_intent: intent, invoice }: StripeCharge): readonly InvoiceLink[] {
    const links = new Map([...(intent ? (linksByPayment.get(intent) ?? []) : []), ...(linksByPayment.get(id) ?? [])])
    if (invoice && !links.has(invoice)) links.set(invoice, { invoice })
    return [...links.values()].filter(isHeld).sort((a, b) => (a.invoice < b.invoice ? -1 : 1))
  }

  function isHeld({ id }: InvoiceLink): boolean {
    return !id || !canceledLinks.has(id)
  }

  function invoiceOf(charge: StripeCharge): string | null {
    return charge.invoice ?? linksOf(charge)[0]?.invoice ?? null
  }

  /**
   * A charge without an invoice, such as a sale that Checkout collects. In newer versions of the API, a charge does not state its invoice,
   * so it may have one in another input: see chargeLine and reversals.ts.
   */
  function isPaidAtOnce(charge: StripeCharge): boolean {
    return invoiceOf(charge) === null
  }

  function tellWithoutInvoice({ object, frame }: Framed<StripeCharge>, leave: Leave): void {
    if (!isPaidAtOnce(object) || object.status !== 'succeeded' || object.captured === false) return
    // It is left out altogether.
    if (!object.customer && !object.billing_details?.email) return
    leave(
      `invoice of ${object.id}`,
      object.invoice === null
        ? 'no invoice in the input names this charge, so it is taken as payment for an immediate purchase and does not change the balance'
        : 'neither the charge nor an invoice or invoice payment in the input states its invoice, so it does not change the balance: add the invoice payments, or the invoices with expand[]=payments',
      frame,
    )
  }

  /** One payment may pay several invoices, but a line names one: the shares of the others move there from the first. */
  function sharedLines({ object, frame }: Framed<StripeCharge>, leave: Leave): readonly Line[] {
    const first = invoiceOf(object)
    const others = linksOf(object).filter(({ invoice }) => invoice !== first)
    if (object.status !== 'succeeded' || object.captured === false) return []
    return others.flatMap((link) => {
      const { invoice, id, amount_paid: amount } = link
      if (!id || !amount) {
        leave(
          `share of ${object.id} in ${invoice}`,
          'the amount that it paid of that invoice is not in the input',
          frame,
        )
        return []
      }
      const owner = ownerOf(frame.source, object.customer, object.billing_details?.email)
      const reason = `share of payment ${object.id}`
      const make = (type: 'CREDIT' | 'DEBIT', part: string, invoiceId: string | null) =>
        billing(frame, owner, {
          id: `${id}:${part}`,
          type,
          created: object.created,
          amount,
          currency: object.currency,
          properties: { invoiceId, paymentId: object.id, reason },
        })
      return [make('DEBIT', 'from', first), make('CREDIT', 'to', invoice)]
    })
  }

  /** A payment of an invoice that is not a charge, such as one that Stripe only records. */
  function otherLines(leave: Leave): readonly Line[] {
    return [...otherPayments.values()].filter(isHeld).flatMap((link) => {
      const { id, invoice: invoiceId, payment, amount_paid: amount, frame } = link
      const charge = chargeIdOf({ charge: payment?.charge, payment_intent: payment?.payment_intent })
      if (!id || !amount || !frame || (charge && versionsByCharge.has(charge))) return []
      if (!payment?.payment_record) {
        const name = payment?.charge ?? payment?.payment_intent ?? '(none)'
        leave(id, `its charge ${name} was not in the input`, frame)
        return []
      }
      const invoice = invoicesById.get(invoiceId)
      const currency = link.currency ?? invoice?.currency
      if (!invoice?.customer || !currency) {
        leave(id, `its invoice ${invoiceId} was not in the input`, frame)
        return []
      }
      const created = link.status_transitions?.paid_at ?? link.created ?? invoice.created
      const properties = { invoiceId, status: 'SUCCEEDED', method: 'PAYMENT_RECORD' }
      return [
        billing(frame, ownerOf(frame.source, invoice.customer), {
          id,
          type: 'PAYMENT',
          created,
          amount,
          currency,
          properties,
        }),
      ]
    })
  }

  /**
   * A credit note states for which of several invoices a payment was refunded. If only the charge reports the refund, the note reports it
   * as well, provided that nothing else can be meant.
   */
  function addNoted({ object: note, frame }: Framed<StripeCreditNote>): void {
    const { invoice, currency, created, refund, refunds } = note
    for (const { refund: id, amount_refunded: amount } of refunds ?? [{ refund, amount_refunded: 0 }]) {
      if (!id || note.status === 'void') continue
      notedInvoiceByRefund.set(id, invoice)
      const [charge, ...others] = [...versionsByCharge.values()]
        .map((versions) => latest(versions, progressOf).object)
        .filter(
          (object) =>
            (object.amount_refunded ?? 0) >= amount && linksOf(object).some((link) => link.invoice === invoice),
        )
      if (amount === 0 || refundsById.has(id) || charge === undefined || others.length > 0) continue
      if (invoiceOf(charge) === invoice) continue
      addRefund({
        object: { object: 'refund', id, amount, charge: charge.id, currency, created, status: 'succeeded' },
        frame,
      })
    }
  }

  /** As its own line names it: the refund's own invoice if a credit note states which. */
  function chargeOfRefund(refund: StripeRefund): KnownCharge {
    const charge = chargeOf(refund)
    return { ...charge, invoiceId: notedInvoiceByRefund.get(refund.id) ?? charge.invoiceId }
  }

  /** Throws TypeError if it was not reported. */
  function chargeOf({ charge, payment_intent: intent }: Target): KnownCharge {
    const id = chargeIdOf({ charge, payment_intent: intent })
    const versions = id === undefined ? undefined : versionsByCharge.get(id)
    const last = versions === undefined ? undefined : latest(versions, progressOf)
    if (last === undefined) throw new TypeError(`its charge ${id ?? intent ?? '(none)'} was not in the input`)
    return { ...last, invoiceId: invoiceOf(last.object), isPaidAtOnce: isPaidAtOnce(last.object) }
  }

  function chargeIdOf({ charge, payment_intent: intent }: Target): string | undefined {
    return charge ?? (intent ? chargeByIntent.get(intent) : undefined)
  }

  /** Failed refunds, by id of their charge. */
  function failedByCharge(): ReadonlyMap<string | undefined, readonly StripeRefund[]> {
    const failed = [...refundsById.values()].flatMap(
      (versions) => versions.find(({ object }) => isGivenUp(object)) ?? [],
    )
    return Map.groupBy(
      failed.map(({ object }) => object),
      chargeIdOf,
    )
  }

  return {
    addLink,
    addRefund,
    addInvoice(invoice: StripeInvoice, frame: StripeFrame): void {
      const { id, charge, payment_intent, payments } = invoice
      invoicesById.set(id, invoice)
      addLink({ invoice: id, payment: { charge, payment_intent } })
      for (const link of payments?.data ?? []) addLink({ ...link, invoice: id, frame })
    },
    addCharge(charge: Framed<StripeCharge>): void {
      const { id, payment_intent: intent, status, refunds } = charge.object
      versionsByCharge.set(id, [...(versionsByCharge.get(id) ?? []), charge])
      if (intent && (status !== 'failed' || !chargeByIntent.has(intent))) chargeByIntent.set(intent, id)
      for (const refund of refunds?.data ?? [])
        addRefund({ object: { ...refund, charge: refund.charge ?? id }, frame: charge.frame })
    },
    addDispute(dispute: Framed<StripeDispute>): void {
      disputes.push(dispute)
    },
    /** Null if the refund was not reported. */
    refundAmount(id: string): number | null {
      return refundsById.get(id)?.[0]?.object.amount ?? null
    },
    /** What is known to have paid the invoice, as its source counts it: what was refunded later counts as well. */
    paidOf(invoice: string): number {
      const charges = [...versionsByCharge.values()]
        .map((versions) => latest(versions, progressOf).object)
        .filter(({ status, captured }) => status === 'succeeded' && captured !== false)
      const own = charges.filter((charge) => invoiceOf(charge) === invoice)
      const otherSharesOf = (charge: StripeCharge) =>
        linksOf(charge).filter((link) => link.invoice !== invoiceOf(charge))
      const sum = (amounts: readonly (number | null | undefined)[]) =>
        amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)
      return (
        sum(own.map(({ amount, amount_captured: captured }) => captured ?? amount)) -
        sum(own.flatMap(otherSharesOf).map((link) => link.amount_paid)) +
        sum(
          charges
            .flatMap(otherSharesOf)
            .filter((link) => link.invoice === invoice)
            .map((link) => link.amount_paid),
        ) +
        sum(
          [...otherPayments.values()]
            .filter((link) => link.invoice === invoice && link.payment?.payment_record && isHeld(link))
            .map((link) => link.amount_paid),
        )
      )
    },
    /** `notes`: credit notes, which may state what was refunded. */
    lines(notes: readonly Framed<StripeCreditNote>[], guarded: Guarded, leave: Leave): readonly Line[] {
      for (const note of notes) addNoted(note)
      const failed = failedByCharge()
      return [
        ...[...versionsByCharge.values()]
          .flat()
          .flatMap(({ object, frame }) =>
            guarded(object.id, frame, () => [chargeLine(object, invoiceOf(object), isPaidAtOnce(object), frame)]),
          ),
        ...[...refundsById.values()]
          .flat()
          .flatMap((refund) =>
            guarded(refund.object.id, refund.frame, () => [refundLine(refund, chargeOfRefund(refund.object))]),
          ),
        ...[...versionsByCharge.keys()].flatMap((id) => {
          const charge = chargeOf({ charge: id, payment_intent: null })
          return guarded(id, charge.frame, () => refundTotal(charge, failed.get(id) ?? []))
        }),
        ...[...versionsByCharge.values()].flatMap((versions) => {
          const charge = latest(versions, progressOf)
          tellWithoutInvoice(charge, leave)
          return guarded(charge.object.id, charge.frame, () => sharedLines(charge, leave))
        }),
        ...otherLines(leave),
        ...disputes.flatMap((dispute) =>
          guarded(dispute.object.id, dispute.frame, () => [
            disputeLine(dispute, chargeOf({ charge: dispute.object.charge, payment_intent: null })),
          ]),
        ),
      ]
    },
  }
}

/** The current version: the latest one reported; within one second, the one that is further on. */
function latest<T extends { readonly created: number }>(
  versions: readonly Framed<T>[],
  progress: (object: T) => number,
): Framed<T> {
  const [first, ...others] = versions
  if (first === undefined) throw new Error('no version of an object that was told')
  const timeOf = ({ object, frame }: Framed<T>) => frame.observedAt ?? object.created
  return others.reduce(
    (last, next) =>
      timeOf(next) > timeOf(last) || (timeOf(next) === timeOf(last) && progress(next.object) >= progress(last.object))
        ? next
        : last,
    first,
  )
}

/** A charge is first pending, may then be captured, and refunded after that. */
function progressOf({ status, captured, amount_refunded: refunded }: StripeCharge): number {
  return (status === 'pending' ? 0 : captured === false ? 1 : 2) * 2 ** 50 + (refunded ?? 0)
}
