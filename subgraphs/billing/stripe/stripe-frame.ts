/** Where an object stood in the input. */
export interface Placed {
  /** Of the input, from 1. */
  readonly line: number
  /** Its place among everything in the input, the oldest of a line first: a list of Stripe's begins with its newest item. */
  readonly order: number
}

/** Where an object stood, and what is known of its time. */
export interface StripeFrame extends Placed {
  readonly source: string
  /** Seconds since 1970, when the object was as it is; null: not told. */
  readonly observedAt: number | null
  /** The event that told it; null of an object by itself. */
  readonly event: StripeChange | null
}

export interface StripeChange {
  readonly id: string | null
  readonly type: string
  /** As it was told, with what is not read. */
  readonly object: Readonly<Record<string, unknown>>
  /** What the change replaced, as it was before; null where the event does not tell. */
  readonly previous: Readonly<Record<string, unknown>> | null
}

/** Orders what two kinds of event say of one second: nothing precedes the creation of an object, and nothing follows its end. */
export function placeOf(event: StripeChange | null): number {
  if (event?.type.endsWith('.created')) return 0
  return event?.type.endsWith('.deleted') ? 2 : 1
}

/** A sequence above those that statuses have by themselves: of a line that takes back what was told before. */
export const afterAll = 9
