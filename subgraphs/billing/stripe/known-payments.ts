import { disputeLine, type Framed, type KnownCharge, refundLine, untoldRefund } from './refund-lines.ts'
import type { StripeFrame } from './stripe-frame.ts'
import { chargeLine, type Line } from './stripe-lines.ts'
import type {
  StripeCharge,
  StripeDispute,
  StripeInvoice,
  StripeInvoicePayment,
  StripeRefund,
} from './stripe-objects.ts'

type Target = Pick<StripeRefund, 'charge' | 'payment_intent'>
type Guarded = (what: string, frame: StripeFrame, work: () => readonly Line[]) => readonly Line[]

/** Charges with what came back of them. Refunds and disputes name only their charge, and a charge may not name its invoice. */
export function createKnownPayments() {
  const versionsByCharge = new Map<string, Framed<StripeCharge>[]>()
  const chargeByIntent = new Map<string, string>()
  const invoiceByPayment = new Map<string, string>()
  const refundsById = new Map<string, Framed<StripeRefund>[]>()
  const disputes: Framed<StripeDispute>[] = []

  function addRefund(refund: Framed<StripeRefund>): void {
    const { id } = refund.object
    refundsById.set(id, [...(refundsById.get(id) ?? []), refund])
  }

  function addLink(invoice: string, payment: StripeInvoicePayment['payment']): void {
    for (const id of [payment?.charge, payment?.payment_intent]) if (id) invoiceByPayment.set(id, invoice)
  }

  function invoiceOf({ id, invoice, payment_intent: intent }: StripeCharge): string | null {
    return invoice ?? invoiceByPayment.get(id) ?? (intent ? invoiceByPayment.get(intent) : undefined) ?? null
  }

  /** Throws TypeError where it was not told. */
  function chargeOf({ charge, payment_intent: intent }: Target): KnownCharge {
    const id = chargeIdOf({ charge, payment_intent: intent })
    const versions = id === undefined ? undefined : versionsByCharge.get(id)
    const last = versions === undefined ? undefined : latest(versions, ({ amount_refunded }) => amount_refunded ?? 0)
    if (last === undefined) throw new TypeError(`its charge ${id ?? intent ?? '(none)'} was not in the input`)
    return { ...last, invoiceId: invoiceOf(last.object) }
  }

  function chargeIdOf({ charge, payment_intent: intent }: Target): string | undefined {
    return charge ?? (intent ? chargeByIntent.get(intent) : undefined)
  }

  return {
    addLink,
    addRefund,
    addInvoice({ id, charge, payment_intent, payments }: StripeInvoice): void {
      addLink(id, { charge, payment_intent })
      for (const { payment } of payments?.data ?? []) addLink(id, payment)
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
    /** Null where the refund was not told. */
    refundAmount(id: string): number | null {
      return refundsById.get(id)?.[0]?.object.amount ?? null
    },
    lines(guarded: Guarded): readonly Line[] {
      const refundsByCharge = Map.groupBy(
        [...refundsById.values()].map((versions) => latest(versions, stageOf).object),
        (refund) => chargeIdOf(refund) ?? '',
      )
      return [
        ...[...versionsByCharge.values()]
          .flat()
          .flatMap(({ object, frame }) =>
            guarded(object.id, frame, () => [chargeLine(object, invoiceOf(object), frame)]),
          ),
        ...[...refundsById.values()]
          .flat()
          .flatMap((refund) =>
            guarded(refund.object.id, refund.frame, () => [refundLine(refund, chargeOf(refund.object))]),
          ),
        ...[...versionsByCharge.keys()].flatMap((id) => {
          const charge = chargeOf({ charge: id, payment_intent: null })
          return guarded(id, charge.frame, () => untoldRefund(charge, refundsByCharge.get(id) ?? []))
        }),
        ...disputes.flatMap((dispute) =>
          guarded(dispute.object.id, dispute.frame, () => [
            disputeLine(dispute, chargeOf({ charge: dispute.object.charge, payment_intent: null })),
          ]),
        ),
      ]
    },
  }
}

/** The version that holds: the latest told, of one second the one that is further on. */
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

function stageOf({ status }: StripeRefund): number {
  return status === 'failed' || status === 'canceled' ? 2 : status === 'succeeded' ? 1 : 0
}
