import { afterAll, type Placed, type StripeFrame } from './stripe-frame.ts'
import { billing, type Line, recordOwner } from './stripe-lines.ts'
import type { StripeBalanceTransaction, StripeCreditNote, StripeCustomer, StripeInvoice } from './stripe-objects.ts'

/** A change of the balance from one value to another, as one object states it. */
interface Edge {
  readonly from: number
  readonly to: number
}

/** What one customer object stated. `from`: what it replaced, if its event states that. */
interface Statement {
  readonly value: number
  readonly from: number | null
  readonly isCreation: boolean
}

interface Change {
  readonly at: number
  readonly by: number
  /** The position in the input. */
  readonly line: number
}

/**
 * Everything that was reported about the balance in one currency. Negative: the customer has credit, as Stripe counts it. Times in seconds.
 */
interface Account {
  readonly currency: string
  /** From objects without an event, and therefore without a time: the last of them. */
  bare: number | null
  /** When the latest object without an event was created. */
  bareAt: number
  readonly statements: Map<string, Statement & { readonly at: number }>
  readonly transactions: Map<string, Edge & Placed & { readonly at: number }>
  readonly invoices: Map<string, Edge & { readonly at: number }>
  /** What drafts show of it: until an invoice is finalised, it starts with the current balance. */
  readonly shown: Map<string, { readonly at: number; readonly value: number }>
  /** Changes of which only the amount is known: what a voided invoice returns, and what a credit note gives. */
  readonly changes: Map<string, Change>
  /** Names of `changes` that a transaction states as well. */
  readonly told: Set<string>
}

/**
 * The balance that each customer has with Stripe: credit that no invoice has used up, or an amount that the next invoice collects.
 * Customers, invoices, transactions and credit notes all report the same money, so each customer and currency has one line, with the latest
 * value.
 */
export function createCustomerBalances(source: string) {
  const accountsByCustomer = new Map<string, Map<string, Account>>()
  const createdById = new Map<string, number>()

  function accountOf(customer: string, currency: string): Account {
    const accounts = accountsByCustomer.get(customer) ?? new Map<string, Account>()
    accountsByCustomer.set(customer, accounts)
    const known = accounts.get(currency)
    if (known !== undefined) return known
    const account: Account = {
      currency,
      bare: null,
      bareAt: 0,
      statements: new Map(),
      transactions: new Map(),
      invoices: new Map(),
      shown: new Map(),
      changes: new Map(),
      told: new Set(),
    }
    accounts.set(currency, account)
    return account
  }

  return {
    addCustomer(customer: StripeCustomer, { observedAt, event }: StripeFrame): void {
      const { id, created } = customer
      if (created) createdById.set(id, created)
      const previous = event?.previous ?? null
      for (const [currency, balance, before] of balancesIn(customer, previous)) {
        const account = accountOf(id, currency)
        if (event === null || observedAt === null) {
          account.bare = balance
          account.bareAt = Math.max(account.bareAt, created ?? 0, observedAt ?? 0)
          continue
        }
        const from = previous === null ? null : (before ?? balance)
        account.statements.set(event?.id ?? `${observedAt} ${balance} ${JSON.stringify(previous)}`, {
          at: observedAt,
          value: balance,
          from: typeof from === 'number' ? from : null,
          isCreation: event?.type === 'customer.created',
        })
      }
    },

    addInvoice(invoice: StripeInvoice, { observedAt, event, line }: StripeFrame): void {
      const { id, customer, currency, created, status, status_transitions: times } = invoice
      if (!customer) return
      const account = accountOf(customer, currency)
      const at = times?.finalized_at ?? created
      if (event === null) account.bareAt = Math.max(account.bareAt, at, times?.paid_at ?? 0, times?.voided_at ?? 0)
      const { starting_balance: from, ending_balance: to, amount_overpaid: overpaid } = invoice
      if (status === 'draft') {
        // A revision also counts what its first version used.
        if (event !== null && observedAt !== null && typeof from === 'number' && !invoice.from_invoice)
          account.shown.set(`${id} ${observedAt} ${from}`, { at: observedAt, value: from })
        return
      }
      if (typeof from !== 'number' || typeof to !== 'number') return
      account.invoices.set(id, { at, from, to })
      if (overpaid)
        account.changes.set(`overpaid ${id}`, { at: times?.paid_at ?? observedAt ?? at, by: -overpaid, line })
      if (status === 'void' && from !== to)
        account.changes.set(`void ${id}`, { at: times?.voided_at ?? observedAt ?? at, by: from - to, line })
    },

    addTransaction(transaction: StripeBalanceTransaction, place: Placed): void {
      const {
        id,
        customer,
        currency,
        amount,
        ending_balance: to,
        created: at,
        invoice,
        credit_note: note,
      } = transaction
      const account = accountOf(customer, currency)
      account.bareAt = Math.max(account.bareAt, at)
      account.transactions.set(id, { at, from: to - amount, to, line: place.line, order: place.order })
      if (note) account.told.add(`note ${note}`)
      // Of the transactions that an invoice may cause, the one that returns what the invoice had used.
      if (invoice && amount < 0) account.told.add(`${isOverpaid(transaction) ? 'overpaid' : 'void'} ${invoice}`)
    },

    addCreditNote(
      { id, created: at, currency }: StripeCreditNote,
      customer: string,
      moved: number,
      line: number,
    ): void {
      accountOf(customer, currency).changes.set(`note ${id}`, { at, by: -moved, line })
    },

    /**
     * One line per customer and currency about which anything is known. `leave` names those that depend on a balance which is not in the
     * input. Earlier versions of the converter called the line of the customer's own currency `CUSTOMER:balance`: a line of 0 revokes it.
     */
    lines(input: Told, leave: (what: string, why: string, line: number) => void): readonly Line[] {
      return [...accountsByCustomer].flatMap(([customer, accounts]) => {
        const owner = recordOwner(source, customer)
        const isFromCreation = [...accounts.values()].some(({ statements }) =>
          [...statements.values()].some(({ isCreation }) => isCreation),
        )
        const known = [...accounts.values()].flatMap((account) => {
          const balance = balanceOf(account, input, isFromCreation)
          if (balance === null) return []
          const { currency } = account
          if (balance.doubtful !== null)
            leave(
              `balance of ${customer} in ${currency}`,
              'the input states how it changed, but not what it was before, so it may be wrong: convert this file together with earlier ones',
              balance.doubtful,
            )
          return [{ ...balance, currency }]
        })
        const [first, ...others] = known
        if (first === undefined) return []
        const last = others.reduce((latest, next) => (next.at > latest.at ? next : latest), first)
        const created = (at: number) => createdById.get(customer) ?? at
        const frameAt = (observedAt: number) => ({ source, observedAt, line: 0, order: 0, event: null })
        const properties = { reason: 'customer balance' }
        const { currency } = last
        const revoked = {
          id: `${customer}:balance`,
          type: 'CREDIT',
          amount: 0,
          currency,
          properties,
          sequence: afterAll,
        }
        return [
          ...known.map(({ value, at, sequence, currency }) =>
            billing(frameAt(at), owner, {
              id: `${customer}:balance:${currency.toLowerCase()}`,
              type: value > 0 ? 'DEBIT' : 'CREDIT',
              created: created(at),
              amount: Math.abs(value),
              currency,
              properties,
              sequence,
            }),
          ),
          billing(frameAt(last.at), owner, { ...revoked, created: created(last.at) }),
        ]
      })
    },
  }
}

/** The transaction that credits what was paid of an invoice beyond its amount. */
export function isOverpaid({ type }: StripeBalanceTransaction): boolean {
  return type === 'invoice_overpaid'
}

/**
 * By currency: the balance of a customer, and its previous value if the event states it. Stripe counts the balances of several currencies
 * with the opposite sign: there, credit is positive.
 */
function balancesIn(
  { balance, currency, invoice_credit_balance: credit }: StripeCustomer,
  previous: Readonly<Record<string, unknown>> | null,
): readonly (readonly [currency: string, balance: number, before: unknown])[] {
  const before = previous?.invoice_credit_balance as Readonly<Record<string, unknown>> | null | undefined
  const others = Object.entries(credit ?? {}).filter(([name]) => name !== currency || typeof balance !== 'number')
  return [
    ...(currency && typeof balance === 'number' ? [[currency, balance, previous?.balance] as const] : []),
    ...others.map(([name, credit]) => [name, -credit, negated(before?.[name])] as const),
  ]
}

function negated(value: unknown): unknown {
  return typeof value === 'number' ? -value : value
}

/** What is known about the input as a whole. */
export interface Told {
  /** Compares positions in the input, the oldest first. */
  readonly byPlace: (a: Placed, b: Placed) => number
  /** The time of its first event, in seconds. Null if it contains objects as they are, and therefore everything that led to them. */
  readonly from: number | null
}

interface KnownBalance {
  readonly value: number
  readonly at: number
  /** Orders what several inputs report about one second. */
  readonly sequence: number
  /** The line of a change of a balance that is not in the input. Null if all of it is. */
  readonly doubtful: number | null
}

/**
 * The balance that was known last, and since when. Null if nothing states it. `isFromCreation`: the input begins with the creation of the
 * customer.
 */
function balanceOf(account: Account, { byPlace, from }: Told, isFromCreation: boolean): KnownBalance | null {
  const { statements, transactions, invoices, shown, changes, told, bare, bareAt } = account
  // An object that was fetched shows the balance after everything that was fetched with it.
  if (statements.size === 0 && bare !== null) return { value: bare, at: bareAt, sequence: fetched, doubtful: null }
  const untold = new Map([...changes].filter(([name]) => !told.has(name)))
  const all: readonly ReadonlyMap<string, { readonly at: number }>[] = [statements, transactions, invoices, untold]
  const isTold = all.some(({ size }) => size > 0)
  const times = new Set(
    [...all, ...(isTold ? [shown] : [])].flatMap((items) => [...items.values()]).map(({ at }) => at),
  )
  let value: number | null = isFromCreation ? 0 : null
  // Before its first event, something may have happened that is not in the input, so an older value is not the base of a change.
  let isBase = isFromCreation || from === null
  let doubtful: number | null = null
  const ordered = [...times].sort((a, b) => a - b)
  for (const time of ordered) {
    const within = <T extends { readonly at: number }>(items: ReadonlyMap<string, T>) =>
      [...items.values()].filter(({ at }) => at === time)
    const said = within(statements)
    const first = said.find(({ isCreation }) => isCreation)
    if (first !== undefined) value = first.value
    const updates = said.filter(({ isCreation }) => !isCreation)
    // An update of something else shows the balance, but not whether it came before what changed the balance in this second.
    const changing = updates.filter(({ from, value: to }) => from !== to)
    const seen = [...updates, ...within(shown)].at(-1)
    const [moved, used, relative] = [within(transactions).sort(byPlace), within(invoices), within(untold)]
    const by = relative.map((change) => change.by)
    const isShown = moved.length + used.length + relative.length + changing.length === 0
    const start: number | null = (isBase ? value : null) ?? startOf(account, time)
    const before: number | null = start ?? value
    const predicted: number | null = moved.length > 0 ? endOf(moved, before) : endOfAll(used, by, before)
    if (changing.length > 0) value = lastOf(changing, before, predicted)
    else value = isShown ? (seen?.value ?? value) : predicted
    const edges = moved.length > 0 ? moved : edgesOf(changing)
    const isCertain =
      isShown ||
      edges.length < changing.length ||
      (edges.length > 0
        ? ends(edges).length === 1
        : ends(used).length === 1 && (by.length === 0 || (start !== null && canFollow(start, used, by))))
    if (isCertain || start !== null) doubtful = isCertain || !isBase ? null : doubtful
    else if (from !== null) doubtful = relative[0]?.line ?? 0
    isBase ||= doubtful === null && (from === null || time >= from)
  }
  const at = ordered.at(-1)
  if (value === null || at === undefined) return null
  const count = all.reduce((sum, items) => sum + [...items.values()].filter((item) => item.at === at).length, 0)
  const isStated = [...statements.values(), ...transactions.values()].some((item) => item.at === at)
  return { value, at, sequence: sequenceOf(isStated, count, value), doubtful }
}

/**
 * Of two inputs that report one second, the one that reports more of it is right, and objects that always state the balance take precedence
 * over invoices and notes. If two report equally much, neither is known to be right: the larger amount counts, whichever arrives first.
 */
function sequenceOf(isStated: boolean, count: number, value: number): number {
  const weight = (isStated ? 100 : 10) + Math.min(count, 80)
  return weight * span + Math.min(Math.max(value + span / 2, 0), span - 1)
}

const span = 2 ** 40
/**
 * For a customer that was fetched: it takes precedence over everything that was reported for the same second. The last to arrive counts.
 */
const fetched = 2 ** 50

/** An invoice that was voided in the second that finalised it began that second with the balance that it used. Null without one. */
function startOf({ invoices, changes }: Account, time: number): number | null {
  for (const [id, { at, from }] of invoices) if (at === time && changes.get(`void ${id}`)?.at === time) return from
  return null
}

function edgesOf(said: readonly Statement[]): readonly Edge[] {
  return said.flatMap(({ from, value }) => (from === null ? [] : [{ from, to: value }]))
}

/** Where invoices and changes of one second end: an invoice may have used what a change of the same second gave. */
function endOfAll(edges: readonly Edge[], changes: readonly number[], before: number | null): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0)
  if (before !== null && edges.length + changes.length <= most && canFollow(before, edges, changes))
    return before + sum(edges.map(({ from, to }) => to - from)) + sum(changes)
  return sum([endOf(edges, before) ?? 0, ...changes])
}

/** If there are more than these in one second, not every order is tried. */
const most = 8

/** Whether there is an order in which each of the edges begins where the one before it, or a change, has led to. */
function canFollow(at: number, edges: readonly Edge[], changes: readonly number[]): boolean {
  if (edges.length === 0) return true
  const without = <T>(items: readonly T[], index: number) => items.filter((_, other) => other !== index)
  return (
    edges.some(({ from, to }, index) => from === at && canFollow(to, without(edges, index), changes)) ||
    changes.some((by, index) => canFollow(at + by, edges, without(changes, index)))
  )
}

/** What the last of several statements of one second states. */
function lastOf(said: readonly Statement[], before: number | null, predicted: number | null): number | null {
  const edges = edgesOf(said)
  if (edges.length === said.length) return endOf(edges, before)
  // If events do not state what they replaced, the value that the other objects lead to.
  return said.find(({ value }) => value === predicted)?.value ?? said.at(-1)?.value ?? null
}

/** Where changes of one second end, in whatever order they were made: at the value that is reached once more than it is left. */
function endOf(edges: readonly Edge[], before: number | null): number | null {
  const [end, ...others] = ends(edges)
  if (end !== undefined && others.length === 0) return end
  // They lead back to where they began, or some were not reported. A balance about which nothing was reported before began at 0.
  const isFromZero = edges.some(({ from, to }) => from === 0 || to === 0)
  const start = before ?? (isFromZero ? 0 : (edges[0]?.from ?? null))
  return start === null ? null : edges.reduce((sum, { from, to }) => sum + to - from, start)
}

/** Values that are reached more often than they are left: one if all changes are reported and do not lead back to where they began. */
function ends(edges: readonly Edge[]): readonly number[] {
  const surplus = new Map<number, number>()
  const add = (value: number, by: number) => surplus.set(value, (surplus.get(value) ?? 0) + by)
  for (const { from, to } of edges) {
    add(from, -1)
    add(to, 1)
  }
  // An invoice that neither uses the balance nor adds to it shows it.
  if (surplus.size === 1) return [...surplus.keys()]
  return [...surplus].flatMap(([value, count]) => Array.from({ length: Math.max(count, 0) }, () => value))
}
