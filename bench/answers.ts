/** What every contender returns about a customer, in the shape of by-hand. Times are ISO 8601 in UTC. */
export interface CustomerAnswer {
  readonly id: string
  readonly displayName: string | null
  readonly identifiers: readonly { readonly type: string; readonly value: string }[]
  /** The latest ones, newest first. */
  readonly touchpoints: readonly {
    readonly id: string
    readonly name: string
    readonly channel: string
    readonly occurredAt: string
  }[]
  /** The latest ones, newest first. */
  readonly invoices: readonly {
    readonly id: string
    readonly total: Money
    readonly status: string
    readonly dueAt: string | null
    readonly occurredAt: string
  }[]
  /** One amount per currency. */
  readonly balance: readonly Money[]
  readonly consents: readonly { readonly purpose: string; readonly status: string }[]
}

export interface Money {
  readonly amountMinor: number
  readonly currency: string
}

/** The same content with one order of keys, and of those lists whose order means nothing. */
export function comparable(customer: CustomerAnswer): CustomerAnswer {
  const { id, displayName, identifiers, touchpoints, invoices, balance, consents } = customer
  return {
    id,
    displayName,
    identifiers: sorted(identifiers.map(({ type, value }) => ({ type, value }))),
    touchpoints: touchpoints.map(({ id, name, channel, occurredAt }) => ({
      id,
      name,
      channel,
      occurredAt: instant(occurredAt),
    })),
    invoices: invoices.map(({ id, total, status, dueAt, occurredAt }) => ({
      id,
      total: money(total),
      status,
      dueAt: dueAt === null ? null : instant(dueAt),
      occurredAt: instant(occurredAt),
    })),
    balance: sorted(balance.map(money)),
    consents: sorted(consents.map(({ purpose, status }) => ({ purpose, status }))),
  }
}

function money({ amountMinor, currency }: Money): Money {
  return { amountMinor, currency }
}

function instant(text: string): string {
  return new Date(text).toISOString()
}

function sorted<T>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
