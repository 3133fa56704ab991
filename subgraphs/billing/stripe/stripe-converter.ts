import { z } from 'zod'
import { tellShapeFaults } from '../../../shape-faults.ts'
import { changesInOrder, type Told } from './changes-in-order.ts'
import { creditNoteLines, movedToBalance } from './credit-note-lines.ts'
import { createCustomerBalances } from './customer-balance.ts'
import { invoiceLines } from './invoice-lines.ts'
import { createKnownPayments } from './known-payments.ts'
import type { Framed } from './refund-lines.ts'
import type { StripeFrame } from './stripe-frame.ts'
import { customerLine, type Line, priceLine } from './stripe-lines.ts'
import {
  type StripeCreditNote,
  type StripeObject,
  type StripeSubscription,
  stripeEvent,
  stripeList,
  stripeObject,
  stripeTypes,
} from './stripe-objects.ts'
import { plansOf, subscriptionLines } from './subscription-lines.ts'

export interface LeftOut {
  /** Of the input, from 1. */
  readonly line: number
  /** Id of the object or event, or its type. */
  readonly what: string
  readonly why: string
}

export interface StripeConverter {
  /** Lines of one object, event or list as Stripe's API returns it; those that other objects have a say in come at the end. */
  add(value: unknown, line: number): readonly Line[]
  /** The lines that were waited with, and everything that was left out, in order of the input. */
  finish(): { readonly lines: readonly Line[]; readonly leftOut: readonly LeftOut[] }
}

/**
 * Stripe's objects as ingest lines of `source`, in any order and however often they come. What more than one object tells (refunds, the
 * customer's balance, which invoice a charge paid) is put together at the end, so that it is told once.
 */
export function createStripeConverter(source = 'stripe'): StripeConverter {
  const balances = createCustomerBalances(source)
  const payments = createKnownPayments()
  const subscriptionsById = new Map<string, Framed<StripeSubscription>[]>()
  const notes: Framed<StripeCreditNote>[] = []
  const transactionByNote = new Map<string, number>()
  const seenPlans = new Set<unknown>()
  const leftOut = new Map<string, LeftOut>()

  function add(value: unknown, frame: StripeFrame): readonly Line[] {
    const list = stripeList.safeParse(value)
    if (list.success) return addList(list.data, frame)
    const event = stripeEvent.safeParse(value)
    if (event.success) {
      const { id = null, type, created, data } = event.data
      const change = { id, type, previous: data.previous_attributes ?? null }
      return add(data.object, { ...frame, observedAt: created, event: change })
    }
    const parsed = stripeObject.safeParse(value)
    if (parsed.success) {
      const { data } = parsed
      if (data.object === 'charge' && data.refunds) tellMissing(`refunds of ${data.id}`, data.refunds.has_more, frame)
      if (data.object === 'invoice') tellMissing(`lines of ${data.id}`, data.lines?.has_more, frame)
      return guarded(data.id, frame, () => convert(data, frame))
    }
    leave(nameOf(value, frame), reasonOf(value, parsed.error), frame)
    return []
  }

  function addList({ data, has_more: hasMore }: z.output<typeof stripeList>, frame: StripeFrame): readonly Line[] {
    tellMissing('list', hasMore, frame)
    return data.flatMap((item) => add(item, frame))
  }

  function tellMissing(what: string, hasMore: boolean | null | undefined, frame: StripeFrame): void {
    if (hasMore) leave(what, 'it is one page of several: fetch the further pages, too', frame)
  }

  function convert(object: StripeObject, frame: StripeFrame): readonly Line[] {
    switch (object.object) {
      case 'customer':
        balances.addCustomer(object, frame)
        if (object.balance && !object.currency) leave(object.id, 'its balance has no currency', frame)
        return [customerLine(object, frame)]
      case 'price':
        return [priceLine(object, { ...frame, observedAt: null }, frame.observedAt ?? 0)].filter(isNew)
      case 'subscription': {
        const told = subscriptionsById.get(object.id) ?? []
        subscriptionsById.set(object.id, [...told, { object, frame }])
        return plansOf(object, frame).filter(isNew)
      }
      case 'invoice': {
        const lines = invoiceLines(object, frame)
        balances.addInvoice(object, frame)
        payments.addInvoice(object)
        return lines
      }
      case 'invoice_payment':
        payments.addLink(object.invoice, object.payment)
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
        return []
      case 'customer_balance_transaction':
        balances.addTransaction(object)
        if (object.credit_note) transactionByNote.set(object.credit_note, object.amount)
        return []
      default:
        return object satisfies never
    }
  }

  /** A plan is told by each of its subscriptions. */
  function isNew(line: Line): boolean {
    const isKnown = seenPlans.has(line.id)
    seenPlans.add(line.id)
    return !isKnown
  }

  function leave(what: string, why: string, { line }: StripeFrame): void {
    // More than one line may rest on one object.
    leftOut.set(`${line} ${what} ${why}`, { line, what, why })
  }

  /** What cannot be told is left out with the reason, and nothing else with it. */
  function guarded(what: string, frame: StripeFrame, work: () => readonly Line[]): readonly Line[] {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error
      leave(what, error.message, frame)
      return []
    }
  }

  function subscriptionsInOrder(told: readonly Framed<StripeSubscription>[]): readonly Line[] {
    const lines: Line[] = []
    let state: string | null = null
    const bySecond = Map.groupBy(told, ({ frame }) => frame.observedAt)
    for (const [, within] of [...bySecond].sort(([a], [b]) => (a ?? 0) - (b ?? 0))) {
      const isAlone = within.length === 1
      const ordered = isAlone ? within : changesInOrder(onceEach(within).map(asTold), state)
      for (const [index, { object, frame }] of ordered.entries()) {
        const sequence = isAlone || frame.event === null ? undefined : firstPlace + index
        lines.push(...guarded(object.id, frame, () => subscriptionLines(object, frame, sequence)))
      }
      const last = ordered.at(-1)
      if (last?.frame.event) state = stateOf(last.object)
    }
    return lines
  }

  function noteLines({ object, frame }: Framed<StripeCreditNote>): readonly Line[] {
    const refundAmount = object.refund ? payments.refundAmount(object.refund) : 0
    const context = { transactionAmount: transactionByNote.get(object.id) ?? null, refundAmount }
    if (object.refund && !object.refunds && refundAmount === null && object.customer_balance_transaction)
      leave(object.id, `its refund ${object.refund} was not there, so all of it is taken to be credit`, frame)
    const moved = movedToBalance(object, context)
    if (moved > 0 && object.customer)
      balances.addCreditNote(object.id, object.customer, object.currency, object.created, moved)
    return creditNoteLines(object, moved, frame)
  }

  return {
    add: (value, line) => add(value, { source, observedAt: null, line, event: null }),
    finish() {
      const lines = [
        ...[...subscriptionsById.values()].flatMap(subscriptionsInOrder),
        ...payments.lines(guarded),
        ...notes.flatMap((note) => guarded(note.object.id, note.frame, () => noteLines(note))),
      ]
      const balanceLines = balances.lines()
      return {
        lines: [...lines, ...balanceLines],
        leftOut: [...leftOut.values()].sort((a, b) => a.line - b.line),
      }
    },
  }
}

/** Above the sequences that statuses have by themselves. */
const firstPlace = 10

/** An event is delivered more than once. */
function onceEach(told: readonly Framed<StripeSubscription>[]): readonly Framed<StripeSubscription>[] {
  const byName = new Map(told.map((item) => [item.frame.event?.id ?? JSON.stringify(item.object), item]))
  return [...byName.values()]
}

function asTold({ object, frame }: Framed<StripeSubscription>): Told<StripeSubscription> {
  const previous = frame.event?.previous
  const before = previous ? stateOf({ ...object, ...previous }) : null
  return { object, frame, state: stateOf(object), before }
}

function stateOf({
  status,
  pause_collection: pause,
  cancel_at: cancelAt,
  trial_end: trialEnd,
}: StripeSubscription): string {
  return JSON.stringify([status, pause ? 1 : 0, cancelAt ?? 0, trialEnd ?? 0])
}

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
  if (!object.success) return 'it is no object of Stripe: it has no `object` that names its type'
  const type = object.data.object
  if (!stripeTypes.includes(type)) return `objects of type ${type} are not read`
  return tellShapeFaults(error).replace(/\s*\n\s*/g, ' ')
}
