import { placeOf, type StripeFrame } from './stripe-frame.ts'

/** An object as an event told it. */
export interface Told<T> {
  readonly object: T
  readonly frame: StripeFrame
  /** What of the object its changes are told apart by. */
  readonly state: string
  /** The same before the change; null where the event does not tell. */
  readonly before: string | null
}

/** More than these in one second are taken in the order of the input. */
const most = 8

/**
 * What was told of one object within one second, oldest first: a change follows the one that led to what it replaced. `start`: the state before that
 * second, null where it is not known. Where changes do not tell, they stay in the order given.
 */
export function changesInOrder<T>(told: readonly Told<T>[], start: string | null): readonly Told<T>[] {
  const of = (place: number) => told.filter(({ frame }) => placeOf(frame.event) === place)
  const [first, between, last] = [of(0), of(1), of(2)]
  const from = first.at(-1)?.state ?? start
  const chained = between.length < 2 || between.length > most ? between : (chainOf(between, from) ?? between)
  return [...first, ...chained, ...last]
}

/** All of them one after the other; null where they do not meet. */
function chainOf<T>(left: readonly Told<T>[], at: string | null): readonly Told<T>[] | null {
  if (left.length === 0) return []
  for (const next of left) {
    if (next.before !== null && at !== null && next.before !== at) continue
    const rest = chainOf(
      left.filter((told) => told !== next),
      next.state,
    )
    if (rest !== null) return [next, ...rest]
  }
  return null
}
