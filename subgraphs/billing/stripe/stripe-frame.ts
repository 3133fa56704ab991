/** The position of an object in the input. */
export interface Placed {
  /** The line of the input, from 1. */
  readonly line: number
  /** Its position in the whole input, the oldest of a line first: a list of Stripe's begins with its newest item. */
  readonly order: number
}

/** The position of an object, and what is known about its time. */
export interface StripeFrame extends Placed {
  readonly source: string
  /** Seconds since 1970, when the object was as it is. Null: not stated. */
  readonly observedAt: number | null
  /** The event that reported it. Null for an object without an event. */
  readonly event: StripeChange | null
}

export interface StripeChange {
  readonly id: string | null
  readonly type: string
  /** As it was reported, including what is not read. */
  readonly object: Readonly<Record<string, unknown>>
  /** What the change replaced. Null if the event does not state it. */
  readonly previous: Readonly<Record<string, unknown>> | null
}

/** Orders what two kinds of event report for one second: nothing precedes the creation of an object, and nothing follows its end. */
export function placeOf(event: StripeChange | null): number {
  if (event?.type.endsWith('.created')) return 0
  return event?.type.endsWith('.deleted') ? 2 : 1
}

/** A sequence above those that statuses have by themselves: for a line that revokes an earlier statement. */
export const afterAll = 9
