import type { Account } from './balance-account.ts'
import { balanceOf, type Told } from './balance-of.ts'
import { afterAll, type Placed, type StripeFrame } from './stripe-frame.ts'
import { billing, type Line, recordOwner } from './stripe-lines.ts'
import type { StripeBalanceTransaction, StripeCreditNote, StripeCustomer, StripeInvoice } from './stripe-objects.ts'

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
