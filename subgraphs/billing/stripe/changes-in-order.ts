import { placeOf, type StripeFrame } from './stripe-frame.ts'

type Raw = Readonly<Record<string, unknown>>

interface Told {
  readonly frame: StripeFrame
}

/** If there are more than these in one second, they stay in the order of the input. */
const most = 8

/**
 * What events reported about one object within one second, oldest first: a change follows the one that led to what it replaced. `start`:
 * the object before that second, null if it is unknown. If events do not state what they replaced, they stay in the order of the input.
 */
export function changesInOrder<T extends Told>(told: readonly T[], start: Raw | null): readonly T[] {
  const ordered = told.toSorted((a, b) => a.frame.order - b.frame.order)
  const of = (place: number) => ordered.filter(({ frame }) => placeOf(frame.event) === place)
  const [first, between, last] = [of(0), of(1), of(2)]
  if (between.length < 2 || between.length > most) return [...first, ...between, ...last]
  const from = first.at(-1)?.frame.event?.object ?? start
  // Every attribute that one of them replaced has a value before and after each of them.
  const keys = [...new Set(between.flatMap(({ frame }) => Object.keys(frame.event?.previous ?? {})))]
  const chained = chainOf(between, from, keys) ?? chainOf(between, null, keys) ?? between
  return [...first, ...chained, ...last]
}

/** All of them one after the other. Null if they do not connect. */
function chainOf<T extends Told>(left: readonly T[], at: Raw | null, keys: readonly string[]): readonly T[] | null {
  if (left.length === 0) return []
  for (const next of left) {
    const { event } = next.frame
    if (at !== null && event?.previous && !isAfter(event.previous, event.object, at, keys)) continue
    const rest = chainOf(
      left.filter((told) => told !== next),
      event?.object ?? null,
      keys,
    )
    if (rest !== null) return [next, ...rest]
  }
  return null
}

function isAfter(previous: Raw, object: Raw, state: Raw, keys: readonly string[]): boolean {
  return keys.every((key) => matches(Object.hasOwn(previous, key) ? previous[key] : object[key], state[key]))
}

/** Whether `part` agrees with `whole` as far as it goes: Stripe states only what changed of an object within an object. */
function matches(part: unknown, whole: unknown): boolean {
  if (part === null || part === undefined) return whole === null || whole === undefined
  if (typeof part !== 'object' || typeof whole !== 'object' || whole === null) return part === whole
  if (Array.isArray(part))
    return Array.isArray(whole) && part.length === whole.length && part.every((item, at) => matches(item, whole[at]))
  return Object.entries(part).every(([key, value]) => matches(value, (whole as Raw)[key]))
}
