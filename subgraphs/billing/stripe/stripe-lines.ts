import type { StripeFrame } from './stripe-frame.ts'
import { fromStripeAmount } from './stripe-money.ts'
import type { StripeCharge, StripeCustomer, StripePrice } from './stripe-objects.ts'

/** An ingest line. Its shape is checked where lines are ingested. */
export type Line = Readonly<Record<string, unknown>>

export type Owner =
  | { readonly record: { readonly source: string; readonly id: string } }
  | { readonly identifier: object }

export function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString()
}

/** UTC text, or nothing. */
export function isoOrNone(seconds: number | null | undefined): string | undefined {
  return seconds === null || seconds === undefined ? undefined : isoOf(seconds)
}

export function recordOwner(source: string, customer: string): Owner {
  return { record: { source, id: customer } }
}

/** Throws TypeError if it belongs to nobody. */
export function ownerOf(source: string, customer: string | null | undefined, email?: string | null): Owner {
  if (customer) return recordOwner(source, customer)
  if (email) return { identifier: { type: 'EMAIL', value: email } }
  throw new TypeError('it names neither a customer nor an e-mail address')
}

/** The items of a list that are present. */
export function withoutNone(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined && value !== null))
}

/** Throws TypeError for an amount below 0, which no line accepts: its type determines the sign. */
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
    /** Its position among what is reported for one second, if its status does not decide that. */
    readonly sequence?: number | undefined
  },
): Line {
  const { id, type, created, amount, currency, properties, sequence } = line
  if ((amount ?? 0) < 0) throw new TypeError(`its amount is ${amount}, but a ${type} has an amount of 0 or more`)
  return {
    kind: 'billing',
    source,
    id,
    ...owner,
    type,
    occurredAt: isoOf(created),
    // What Stripe reports late is no older than the object itself.
    observedAt: isoOf(Math.max(observedAt ?? created, created)),
    ...(sequence === undefined ? {} : { sequence }),
    ...(amount === null || amount === undefined ? {} : fromStripeAmount(amount, currency)),
    properties: withoutNone(properties),
  }
}

/**
 * `sequence`: its position within its second. Throws TypeError if nothing states when a deleted customer was deleted. The balance has a
 * separate line: see customer-balance.ts.
 */
export function customerLine(customer: StripeCustomer, frame: StripeFrame, sequence?: number): Line {
  const { id, created, deleted, email, phone, name, address, preferred_locales: locales } = customer
  const at = frame.observedAt ?? created
  if (at === null || at === undefined) throw new TypeError('it does not state when it was created or deleted')
  return {
    kind: 'record',
    source: frame.source,
    id,
    observedAt: isoOf(at),
    ...(sequence !== undefined && { sequence }),
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
    ...((deleted || frame.event?.type === 'customer.deleted') && { endedAt: isoOf(at) }),
  }
}

export function priceLine(price: StripePrice, frame: StripeFrame, fallback: number): Line {
  const { id, unit_amount: whole, unit_amount_decimal: text, currency, created, nickname, recurring, product } = price
  // A fraction of a unit is not a whole amount, and what tiers charge depends on the quantity.
  const amount = whole ?? (text && /^\d+(?:\.0+)?$/.test(text) ? Number(text) : null)
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

/**
 * `invoiceId`: the invoice that it pays, which the charge itself may not name. If nothing in the input shows whether it has one, the line
 * is as old as the charge, so that it gives way to a line of another input that knows its invoice. At one moment, statuses order it.
 */
export function chargeLine(
  charge: StripeCharge,
  invoiceId: string | null,
  isPaidAtOnce: boolean,
  frame: StripeFrame,
): Line {
  const { id, amount, amount_captured: captured, currency, created, customer, status } = charge
  const isHeld = status === 'succeeded' && charge.captured === false
  const { type, card } = charge.payment_method_details ?? {}
  // What was reserved and never captured is released by a refund of all of it.
  const held = charge.refunded ? 'CANCELED' : 'PENDING'
  const isUnknown = invoiceId === null && charge.invoice === undefined
  const known = isUnknown ? { ...frame, observedAt: null } : frame
  return billing(known, ownerOf(frame.source, customer, charge.billing_details?.email), {
    id,
    type: 'PAYMENT',
    created,
    amount: status === 'succeeded' && !isHeld ? (captured ?? amount) : amount,
    currency,
    properties: {
      invoiceId,
      status: isHeld ? held : status.toUpperCase(),
      method: type?.toUpperCase(),
      cardFingerprint: card?.fingerprint,
      reason: charge.failure_code,
      isPaidAtOnce: isPaidAtOnce || undefined,
    },
    // Of two that report the same moment, the one whose input contained the invoice knows more.
    ...(invoiceId !== null && status === 'succeeded' && !isHeld && { sequence: knownInvoice }),
  })
}

/** Above the sequences that statuses have by themselves. */
const knownInvoice = 5

/** Undefined if there is no list. */
export function sumOf(parts: readonly { readonly amount: number }[] | null | undefined): number | undefined {
  return parts?.reduce((sum, { amount }) => sum + amount, 0)
}
