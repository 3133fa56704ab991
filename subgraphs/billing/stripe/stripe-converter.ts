import { z } from 'zod'
import { invoiceLines } from './invoice-lines.ts'
import {
  chargeLine,
  creditNoteLine,
  customerLines,
  disputeLine,
  type Line,
  priceLine,
  refundLine,
  type StripeFrame,
} from './stripe-lines.ts'
import {
  type StripeCharge,
  type StripeDispute,
  type StripeObject,
  type StripeRefund,
  stripeEvent,
  stripeObject,
} from './stripe-objects.ts'
import { subscriptionLines } from './subscription-lines.ts'

export interface Skipped {
  /** Id of the object, or its place. */
  readonly what: string
  readonly why: string
}

export interface StripeConverter {
  /** Lines of one object, event or list as Stripe's API returns it. */
  add(value: unknown): readonly Line[]
  /** What waited for a charge that never came, and what was no object we know, with the reason. */
  finish(): readonly Skipped[]
}

/**
 * Stripe's objects as ingest lines of `source`, in any order. It keeps the charges it saw: refunds and disputes name only these, and
 * wait for one that comes later.
 */
export function createStripeConverter(source = 'stripe'): StripeConverter {
  const chargeById = new Map<string, StripeCharge>()
  const waitingByCharge = new Map<
    string,
    { readonly object: StripeRefund | StripeDispute; readonly frame: StripeFrame }[]
  >()
  const seenPlans = new Set<unknown>()
  const skipped: Skipped[] = []

  function convert(object: StripeObject, frame: StripeFrame): readonly (Line | null)[] {
    switch (object.object) {
      case 'customer':
        return customerLines(object, frame)
      case 'price':
        return [priceLine(object, { ...frame, observedAt: null }, frame.observedAt ?? 0)]
      case 'subscription':
        return subscriptionLines(object, frame)
      case 'invoice':
        return invoiceLines(object, frame)
      case 'charge': {
        chargeById.set(object.id, object)
        const waiting = waitingByCharge.get(object.id) ?? []
        waitingByCharge.delete(object.id)
        return [chargeLine(object, frame), ...waiting.map((item) => reverse(item.object, object, item.frame))]
      }
      case 'refund':
      case 'dispute': {
        const charge = object.charge ? chargeById.get(object.charge) : undefined
        if (charge !== undefined) return [reverse(object, charge, frame)]
        const key = object.charge ?? ''
        waitingByCharge.set(key, [...(waitingByCharge.get(key) ?? []), { object, frame }])
        return []
      }
      case 'credit_note':
        return [creditNoteLine(object, frame)]
      default:
        return object satisfies never
    }
  }

  function reverse(object: StripeRefund | StripeDispute, charge: StripeCharge, frame: StripeFrame): Line | null {
    return object.object === 'refund' ? refundLine(object, charge, frame) : disputeLine(object, charge, frame)
  }

  /** A plan is told by each of its subscriptions. */
  function isNew(line: Line): boolean {
    if (line.type !== 'PLAN' && line.type !== 'PRODUCT') return true
    const isKnown = seenPlans.has(line.id)
    seenPlans.add(line.id)
    return !isKnown
  }

  function add(value: unknown, observedAt: number | null): readonly Line[] {
    const list = stripeList.safeParse(value)
    if (list.success) return list.data.data.flatMap((item) => add(item, observedAt))
    const event = stripeEvent.safeParse(value)
    if (event.success) return add(event.data.data.object, event.data.created)
    const parsed = stripeObject.safeParse(value)
    if (!parsed.success) {
      skipped.push({ what: nameOf(value), why: z.prettifyError(parsed.error) })
      return []
    }
    try {
      const lines = convert(parsed.data, { source, observedAt })
      const found = lines.filter((line) => line !== null)
      if (found.length < lines.length) skipped.push({ what: parsed.data.id, why: 'names no customer and no e-mail' })
      return found.filter(isNew)
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error
      skipped.push({ what: parsed.data.id, why: error.message })
      return []
    }
  }

  return {
    add: (value) => add(value, null),
    finish() {
      const waiting = [...waitingByCharge].flatMap(([charge, items]) =>
        items.map(({ object }) => ({ what: object.id, why: `its charge ${charge || '(none)'} was not there` })),
      )
      return [...skipped, ...waiting]
    },
  }
}

const stripeList = z.object({ object: z.literal('list'), data: z.array(z.unknown()) })
const named = z.looseObject({ id: z.string() })

function nameOf(value: unknown): string {
  const { success, data } = named.safeParse(value)
  return success ? data.id : 'an object without id'
}
