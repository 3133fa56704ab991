import { fromStripeAmount } from './stripe-money.ts'
import type {
  StripeCharge,
  StripeCreditNote,
  StripeCustomer,
  StripeDispute,
  StripePrice,
  StripeRefund,
} from './stripe-objects.ts'

/** An ingest line; its shape is checked where lines are ingested. */
export type Line = Readonly<Record<string, unknown>>

export interface StripeFrame {
  readonly source: string
  /** Seconds since 1970, when the object was as it is; null: not told. */
  readonly observedAt: number | null
}

type Owner = { readonly record: { readonly source: string; readonly id: string } } | { readonly identifier: object }

export function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString()
}

/** UTC text, or nothing. */
export function isoOrNone(seconds: number | null | undefined): string | undefined {
  return seconds === null || seconds === undefined ? undefined : isoOf(seconds)
}

export function ownerOf(source: string, customer: string | null | undefined, email?: string | null): Owner | null {
  if (customer) return { record: { source, id: customer } }
  return email ? { identifier: { type: 'EMAIL', value: email } } : null
}

/** Those of a list that are there. */
export function withoutNone(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined && value !== null))
}

export function billing(
  { source, observedAt }: StripeFrame,
  owner: Owner | null,
  line: {
    readonly id: string
    readonly type: string
    readonly created: number
    readonly amount?: number | null | undefined
    readonly currency: string
    readonly properties: Readonly<Record<string, unknown>>
  },
): Line {
  const { id, type, created, amount, currency, properties } = line
  return {
    kind: 'billing',
    source,
    id,
    ...owner,
    type,
    occurredAt: isoOf(created),
    // What Stripe tells late is no older than the object itself.
    observedAt: isoOf(Math.max(observedAt ?? created, created)),
    ...(amount === null || amount === undefined ? {} : fromStripeAmount(amount, currency)),
    properties: withoutNone(properties),
  }
}

export function customerLines(customer: StripeCustomer, frame: StripeFrame): readonly Line[] {
  const { id, created, deleted, email, phone, name, address, balance, currency, preferred_locales: locales } = customer
  const at = frame.observedAt ?? created ?? 0
  const record: Line = {
    kind: 'record',
    source: frame.source,
    id,
    observedAt: isoOf(at),
    identifiers: [
      ...(email ? [{ type: 'EMAIL', value: email }] : []),
      ...(phone ? [{ type: 'PHONE', value: phone, ...(address?.country && { country: address.country }) }] : []),
    ],
    attributes: withoutNone({
      fullName: name,
      preferredLanguage: locales?.[0],
      addresses: address
        ? [
            withoutNone({
              line1: address.line1,
              line2: address.line2,
              city: address.city,
              region: address.state,
              postalCode: address.postal_code,
              countryCode: address.country,
            }),
          ]
        : undefined,
    }),
    ...(deleted && { endedAt: isoOf(at) }),
  }
  // Credit that no invoice has used up; what one used, its own line tells.
  if (!balance || balance > 0 || !currency) return [record]
  const credit = { id: `${id}:balance`, type: 'CREDIT', created: created ?? at, amount: -balance, currency }
  return [record, billing(frame, ownerOf(frame.source, id), { ...credit, properties: { reason: 'customer balance' } })]
}

export function priceLine(price: StripePrice, frame: StripeFrame, fallback: number): Line {
  const { id, unit_amount: amount, currency, created, nickname, recurring, product } = price
  return billing(frame, null, {
    id,
    type: recurring ? 'PLAN' : 'PRODUCT',
    created: created ?? fallback,
    amount,
    currency,
    properties: {
      name: nickname ?? product,
      interval: recurring?.interval.toUpperCase(),
      intervalCount: recurring ? (recurring.interval_count ?? 1) : undefined,
    },
  })
}

export function chargeLine(charge: StripeCharge, frame: StripeFrame): Line | null {
  const { id, amount, amount_captured: captured, currency, created, customer, invoice, status } = charge
  const owner = ownerOf(frame.source, customer, charge.billing_details?.email)
  if (owner === null) return null
  const isHeld = status === 'succeeded' && charge.captured === false
  const { type, card } = charge.payment_method_details ?? {}
  return billing(frame, owner, {
    id,
    type: 'PAYMENT',
    created,
    amount: status === 'succeeded' && !isHeld ? (captured ?? amount) : amount,
    currency,
    properties: {
      invoiceId: invoice,
      status: isHeld ? 'PENDING' : status.toUpperCase(),
      method: type?.toUpperCase(),
      cardFingerprint: card?.fingerprint,
      reason: charge.failure_code,
    },
  })
}

/** `charge` tells whose money it was: neither names its customer. */
export function refundLine(refund: StripeRefund, charge: StripeCharge, frame: StripeFrame): Line | null {
  return reversal(frame, charge, refund, 'REFUND', refund.status ?? 'succeeded')
}

export function disputeLine(dispute: StripeDispute, charge: StripeCharge, frame: StripeFrame): Line | null {
  return reversal(frame, charge, dispute, 'DISPUTE', dispute.status)
}

function reversal(
  frame: StripeFrame,
  charge: StripeCharge,
  { id, amount, currency, created, reason }: StripeRefund | StripeDispute,
  type: 'REFUND' | 'DISPUTE',
  status: string,
): Line | null {
  const owner = ownerOf(frame.source, charge.customer, charge.billing_details?.email)
  if (owner === null) return null
  const properties = { paymentId: charge.id, invoiceId: charge.invoice, status: status.toUpperCase(), reason }
  return billing(frame, owner, { id, type, created, amount, currency, properties })
}

export function creditNoteLine(note: StripeCreditNote, frame: StripeFrame): Line | null {
  const { id, total, currency, created, customer, invoice, status, reason } = note
  const owner = ownerOf(frame.source, customer)
  if (owner === null) return null
  const tax = note.tax ?? sumOf(note.total_taxes ?? note.tax_amounts)
  return billing(frame, owner, {
    id,
    type: 'CREDIT_NOTE',
    created,
    amount: total,
    currency,
    properties: {
      invoiceId: invoice,
      reason,
      status: status === 'void' ? 'VOID' : undefined,
      taxMinor: tax === undefined ? undefined : fromStripeAmount(tax, currency).amountMinor,
    },
  })
}

/** Undefined where there is no list. */
export function sumOf(parts: readonly { readonly amount: number }[] | null | undefined): number | undefined {
  return parts?.reduce((sum, { amount }) => sum + amount, 0)
}
