import type { Edge, Statement } from './balance-account.ts'

/** The changes of those statements that state what they replaced. */
export function edgesOf(said: readonly Statement[]): readonly Edge[] {
  return said.flatMap(({ from, value }) => (from === null ? [] : [{ from, to: value }]))
}

/** Where invoices and changes of one second end: an invoice may have used what a change of the same second gave. */
export function endOfAll(edges: readonly Edge[], changes: readonly number[], before: number | null): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0)
  if (before !== null && edges.length + changes.length <= most && canFollow(before, edges, changes))
    return before + sum(edges.map(({ from, to }) => to - from)) + sum(changes)
  return sum([endOf(edges, before) ?? 0, ...changes])
}

/** If there are more than these in one second, not every order is tried. */
const most = 8

/** Whether there is an order in which each of the edges begins where the one before it, or a change, has led to. */
export function canFollow(at: number, edges: readonly Edge[], changes: readonly number[]): boolean {
  if (edges.length === 0) return true
  const without = <T>(items: readonly T[], index: number) => items.filter((_, other) => other !== index)
  return (
    edges.some(({ from, to }, index) => from === at && canFollow(to, without(edges, index), changes)) ||
    changes.some((by, index) => canFollow(at + by, edges, without(changes, index)))
  )
}

/** What the last of several statements of one second states. */
export function lastOf(said: readonly Statement[], before: number | null, predicted: number | null): number | null {
  const edges = edgesOf(said)
  if (edges.length === said.length) return endOf(edges, before)
  // If events do not state what they replaced, the value that the other objects lead to.
  return said.find(({ value }) => value === predicted)?.value ?? said.at(-1)?.value ?? null
}

/** Where changes of one second end, in whatever order they were made: at the value that is reached once more than it is left. */
export function endOf(edges: readonly Edge[], before: number | null): number | null {
  const [end, ...others] = ends(edges)
  if (end !== undefined && others.length === 0) return end
  // They lead back to where they began, or some were not reported. A balance about which nothing was reported before began at 0.
  const isFromZero = edges.some(({ from, to }) => from === 0 || to === 0)
  const start = before ?? (isFromZero ? 0 : (edges[0]?.from ?? null))
  return start === null ? null : edges.reduce((sum, { from, to }) => sum + to - from, start)
}

/** Values that are reached more often than they are left: one if all changes are reported and do not lead back to where they began. */
export function ends(edges: readonly Edge[]): readonly number[] {
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
