import type { Placed } from './stripe-frame.ts'

/** A change of the balance from one value to another, as one object states it. */
export interface Edge {
  readonly from: number
  readonly to: number
}

/** What one customer object stated. `from`: what it replaced, if its event states that. */
export interface Statement {
  readonly value: number
  readonly from: number | null
  readonly isCreation: boolean
}

export interface Change {
  readonly at: number
  readonly by: number
  /** The position in the input. */
  readonly line: number
}

/**
 * Everything that was reported about the balance in one currency. Negative: the customer has credit, as Stripe counts it. Times in seconds.
 */
export interface Account {
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
