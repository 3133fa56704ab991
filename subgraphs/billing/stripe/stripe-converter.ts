import { z } from 'zod'
import { tellLongNumber } from '../../../text/exact-json.ts'
import { tellShapeFaults } from '../../../text/shape-faults.ts'
import { readPath, showPath } from '../../quarantine/line-path.ts'
import { creditNoteLines, movedToBalance } from './credit-note-lines.ts'
import { createCustomerBalances, isOverpaid } from './customer-balance.ts'
import { invoiceLines, overpaidLine, paidByHandLines, subscriptionOf } from './invoice-lines.ts'
import { createInvoiceTotals } from './invoice-totals.ts'
import { createKnownDiscounts } from './known-discounts.ts'
import { createKnownPayments } from './known-payments.ts'
import type { Framed } from './refund-lines.ts'
import { placeOf, type StripeFrame } from './stripe-frame.ts'
import { customerLine, type Line, priceLine } from './stripe-lines.ts'
import {
  type StripeCreditNote,
  type StripeInvoice,
  type StripeObject,
  type StripeSubscription,
  stripeEvent,
  stripeList,
  stripeObject,
  stripeTypes,
} from './stripe-objects.ts'
import { plansOf, subscriptionLines } from './subscription-lines.ts'
import { taxBehaviorOf } from './subscription-tax.ts'
import { createToldChanges, type OrderedChange } from './told-changes.ts'

export interface LeftOut {
  /** The line of the input, from 1. */
  readonly line: number
  /** The id of the object or event, or its type. */
  readonly what: string
  readonly why: string
}

export interface StripeConverter {
  /** Returns the lines of one object, event or list as Stripe's API returns it. Those that depend on other objects follow at the end. */
  add(value: unknown, line: number): readonly Line[]
  /** Returns the lines that had to wait, and everything that was left out, in the order of the input. */
  finish(): { readonly lines: readonly Line[]; readonly leftOut: readonly LeftOut[] }
}

/**
 * Stripe's objects as ingest lines of `source`, in any order and however often they occur. What more than one object reports (refunds, the
 * customer's balance, which invoice a charge paid) is combined at the end, so that it is stated once. `fetchedAt`: when the objects that
 * are not part of an event were fetched, in seconds. Null if unknown, so that they count as no newer than the last time that they state.
 */
export function createStripeConverter(source = 'stripe', fetchedAt: number | null = null): StripeConverter {
  const balances = createCustomerBalances(source)
  const payments = createKnownPayments()
  const discounts = createKnownDiscounts()
  const totals = createInvoiceTotals()
  const changes = createToldChanges()
  const subscriptions: (Framed<StripeSubscription> & { readonly sequence?: number | undefined })[] = []
  const notes: Framed<StripeCreditNote>[] = []
  const byHand: Framed<StripeInvoice>[] = []
  const invoicesBySubscription = new Map<string, StripeInvoice[]>()
  const transactionByNote = new Map<string, number>()
  const seenPlans = new Set<unknown>()
  const leftOut = new Map<string, LeftOut>()
  let count = 0

  function add(value: unknown, frame: Omit<StripeFrame, 'order'>): readonly Line[] {
    const list = stripeList.safeParse(value)
    if (list.success) return addList(list.data, frame)
    const event = stripeEvent.safeParse(value)
    if (event.success) {
      const { id = null, type, created, data } = event.data
      changes.see(created, frame.line, 'EVENT')
      const change = { id, type, object: data.object, previous: data.previous_attributes ?? null }
      return add(data.object, { ...frame, observedAt: created, event: change })
    }
    const framed = { ...frame, order: count++ }
    const parsed = stripeObject.safeParse(value)
    if (!parsed.success) {
      leave(nameOf(value, framed), reasonOf(value, parsed.error), framed)
      return []
    }
    const { data } = parsed
    if (data.object === 'charge' && data.refunds) tellMissing(`refunds of ${data.id}`, data.refunds.has_more, framed)
    if (data.object === 'invoice') tellMissing(`lines of ${data.id}`, data.lines?.has_more, framed)
    if (frame.event === null) return guarded(data.id, framed, () => convert(data, framed, null))
    changes.add({ object: data, frame: framed })
    return []
  }

  /** Stripe lists the newest first. */
  function addList(
    { data, has_more: hasMore }: z.output<typeof stripeList>,
    frame: Omit<StripeFrame, 'order'>,
  ): readonly Line[] {
    tellMissing('list', hasMore, frame)
    return data.toReversed().flatMap((item) => add(item, frame))
  }

  function tellMissing(what: string, hasMore: boolean | null | undefined, frame: Pick<StripeFrame, 'line'>): void {
    if (hasMore) leave(what, 'it is one page of several: fetch the further pages, too', frame)
  }

  /** `change`: its position among the changes of its object, if an event reported it. */
  function convert(object: StripeObject, frame: StripeFrame, change: OrderedChange | null): readonly Line[] {
    switch (object.object) {
      case 'customer':
        balances.addCustomer(object, frame)
        discounts.addCustomer(object, frame.observedAt)
        if (object.balance && !object.currency) leave(object.id, 'its balance has no currency', frame)
        return [customerLine(object, frame, change === null ? undefined : recordPlaceOf(change))]
      case 'price':
        return [priceLine(object, { ...frame, observedAt: null }, frame.observedAt ?? 0)].filter(isNew)
      case 'coupon':
        discounts.addCoupon(object)
        return []
      case 'discount':
        discounts.addDiscount(object, {
          at: frame.event === null ? null : frame.observedAt,
          isEnded: frame.event?.type === 'customer.discount.deleted',
        })
        return []
      case 'subscription':
        discounts.addSubscription(object)
        // Above the sequences that statuses have by themselves.
        subscriptions.push({ object, frame, ...(change?.isAlone === false && { sequence: firstPlace + change.place }) })
        return plansOf(object, frame).filter(isNew)
      case 'invoice': {
        const lines = invoiceLines(object, frame)
        balances.addInvoice(object, frame)
        payments.addInvoice(object, frame)
        totals.addInvoice({ object, frame })
        if (object.paid_out_of_band) byHand.push({ object, frame })
        const subscription = subscriptionOf(object)
        if (subscription)
          invoicesBySubscription.set(subscription, [...(invoicesBySubscription.get(subscription) ?? []), object])
        return lines
      }
      case 'invoice_payment':
        payments.addLink({ ...object, frame })
        return []
      case 'charge':
        payments.addCharge({ object, frame })
        return []
      case 'refund':
        payments.addRefund({ object, frame })
        return []
      case 'dispute':
        payments.addDispute({ object, frame })
        return []
      case 'credit_note':
        notes.push({ object, frame })
        totals.addNote({ object, frame })
        return []
      case 'customer_balance_transaction':
        changes.see(object.created, frame.line)
        balances.addTransaction(object, frame)
        if (object.credit_note) transactionByNote.set(object.credit_note, object.amount)
        return isOverpaid(object) && object.invoice && object.amount < 0
          ? [overpaidLine({ ...object, id: object.invoice, at: object.created }, -object.amount, frame)]
          : []
      default:
        return object satisfies never
    }
  }

  /** Each subscription of a plan reports the plan. */
  function isNew(line: Line): boolean {
    const isKnown = seenPlans.has(line.id)
    seenPlans.add(line.id)
    return !isKnown
  }

  function leave(what: string, why: string, { line }: Pick<StripeFrame, 'line'>): void {
    // More than one line may depend on one object.
    leftOut.set(`${line} ${what} ${why}`, { line, what, why })
  }

  /** What cannot be stated is left out with the reason, and nothing else with it. */
  function guarded(what: string, frame: StripeFrame, work: () => readonly Line[]): readonly Line[] {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error
      leave(what, error.message, frame)
      return []
    }
  }

  function noteLines({ object, frame }: Framed<StripeCreditNote>): readonly Line[] {
    const refundAmount = object.refund ? payments.refundAmount(object.refund) : 0
    const context = { transactionAmount: transactionByNote.get(object.id) ?? null, refundAmount }
    if (object.refund && !object.refunds && refundAmount === null && object.customer_balance_transaction)
      leave(object.id, `its refund ${object.refund} is not in the input, so the whole amount is taken as credit`, frame)
    const moved = movedToBalance(object, context)
    if (moved > 0 && object.customer) balances.addCreditNote(object, object.customer, moved, frame.line)
    return creditNoteLines(object, moved, frame)
  }

  return {
    add: (value, line) => add(value, { source, observedAt: fetchedAt, line, event: null }),
    finish() {
      const changed = changes
        .inOrder()
        .flatMap((change) =>
          guarded(change.object.id, change.frame, () => convert(change.object, change.frame, change)),
        )
      const lines = [
        ...changed,
        ...subscriptions.flatMap(({ object, frame, sequence }) =>
          guarded(object.id, frame, () =>
            subscriptionLines(object, frame, {
              discountOf: discounts.termsOf,
              taxBehavior: taxBehaviorOf(invoicesBySubscription.get(object.id) ?? []),
              leave: (what, why) => leave(what, why, frame),
              sequence,
            }),
          ),
        ),
        ...payments.lines(notes, guarded, leave),
        ...byHand.flatMap(({ object, frame }) => guarded(object.id, frame, () => paidByHandLines(object, frame))),
        ...notes.flatMap((note) => guarded(note.object.id, note.frame, () => noteLines(note))),
      ]
      totals.report(payments.paidOf, leave)
      const balanceLines = balances.lines({ byPlace: changes.byPlace, from: changes.from() }, (what, why, line) =>
        leave(what, why, { line }),
      )
      return {
        lines: [...lines, ...balanceLines],
        leftOut: [...leftOut.values()].sort((a, b) => a.line - b.line),
      }
    },
  }
}

const firstPlace = 10

/** A record has no status, so its position alone orders what is reported for one second. Its end follows everything. */
function recordPlaceOf({ place, frame }: OrderedChange): number {
  return placeOf(frame.event) === 2 ? lastPlace : place
}

const lastPlace = 1_000

const named = z.looseObject({ id: z.string() })
const typed = z.looseObject({ object: z.string() })

function nameOf(value: unknown, { event }: StripeFrame): string {
  const object = named.safeParse(value)
  const id = object.success ? object.data.id : null
  const told = event === null ? null : `${event.type} ${event.id ?? ''}`.trim()
  if (told !== null) return id === null ? told : `${id} (${told})`
  return id ?? 'an object without id'
}

function reasonOf(value: unknown, error: z.ZodError): string {
  const object = typed.safeParse(value)
  if (!object.success) return 'it is not a Stripe object: it has no `object` that names its type'
  const type = object.data.object
  if (!stripeTypes.includes(type)) return `objects of type ${type} are not supported`
  return longNumberOf(value, error) ?? tellShapeFaults(error).replace(/\s*\n\s*/g, ' ')
}

/** Such numbers arrive as text, so that they keep their digits: see parseExactJson. */
function longNumberOf(value: unknown, { issues }: z.ZodError): string | null {
  for (const { code, path } of issues) {
    const written = code === 'invalid_type' ? readPath(value, path) : null
    if (typeof written === 'string' && /^-?\d{16,}$/.test(written)) return tellLongNumber(showPath(path), written)
  }
  return null
}
