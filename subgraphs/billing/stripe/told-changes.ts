import { changesInOrder } from './changes-in-order.ts'
import type { Framed } from './refund-lines.ts'
import { type Placed, placeOf } from './stripe-frame.ts'
import type { StripeObject } from './stripe-objects.ts'

/** A change with its position within its second, if that is known. */
export interface OrderedChange extends Framed<StripeObject> {
  readonly place: number
  /** No other change of the object was reported for that second. */
  readonly isAlone: boolean
}

/** Collects the objects that events reported, until all of them are there: only then is their order within a second known. */
export function createToldChanges() {
  const byObject = new Map<string, Framed<StripeObject>[]>()
  let earlier: { readonly line: number; readonly created: number } | null = null
  let from: number | null = null
  let rises = 0
  let falls = 0

  /** The oldest first, whether the lines of the input begin with it or with the newest. */
  function byPlace(a: Placed, b: Placed): number {
    return (falls > rises ? b.line - a.line : a.line - b.line) || a.order - b.order
  }

  return {
    byPlace,
    /** The time of the first event, in seconds. Null without one. */
    from: (): number | null => from,
    /** Notes the time of each line of the input. Files, and pages of a list, may begin with the newest as well. */
    see(created: number, line: number, of?: 'EVENT'): void {
      if (of === 'EVENT') from = Math.min(from ?? created, created)
      if (earlier?.line === line) return
      if (earlier !== null && created > earlier.created) rises++
      if (earlier !== null && created < earlier.created) falls++
      earlier = { line, created }
    },
    add(change: Framed<StripeObject>): void {
      const name = `${change.object.object} ${change.object.id}`
      byObject.set(name, [...(byObject.get(name) ?? []), change])
    },
    /** The changes of each object, the oldest first. */
    inOrder(): readonly OrderedChange[] {
      return [...byObject.values()].flatMap((changes) => {
        const placed = changes
          .toSorted((a, b) => byPlace(a.frame, b.frame))
          .map(({ object, frame }, order) => ({ object, frame: { ...frame, order } }))
        return orderedByTime(placed)
      })
    },
  }
}

function orderedByTime(changes: readonly Framed<StripeObject>[]): readonly OrderedChange[] {
  const bySecond = Map.groupBy(onceEach(changes), ({ frame }) => frame.observedAt ?? 0)
  const ordered: OrderedChange[] = []
  for (const [, within] of [...bySecond].sort(([a], [b]) => a - b)) {
    const before = ordered.at(-1)?.frame.event?.object ?? null
    const isAlone = within.length === 1
    for (const [place, change] of changesInOrder(within, before).entries())
      ordered.push({ ...change, place: isAlone ? placeOf(change.frame.event) : place, isAlone })
  }
  return ordered
}

/** An event is delivered more than once. */
function onceEach(changes: readonly Framed<StripeObject>[]): readonly Framed<StripeObject>[] {
  const byName = new Map(
    changes.map((change) => [change.frame.event?.id ?? JSON.stringify(change.frame.event?.object), change]),
  )
  return [...byName.values()]
}
