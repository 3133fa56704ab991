import type { Account, Change, Edge, Statement } from './balance-account.ts'
import { canFollow, edgesOf, endOf, endOfAll, ends, lastOf } from './balance-edges.ts'
import type { Placed } from './stripe-frame.ts'

/** What is known about the input as a whole. */
export interface Told {
  /** Compares positions in the input, the oldest first. */
  readonly byPlace: (a: Placed, b: Placed) => number
  /** The time of its first event, in seconds. Null if it contains objects as they are, and therefore everything that led to them. */
  readonly from: number | null
}

export interface KnownBalance {
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
export function balanceOf(account: Account, input: Told, isFromCreation: boolean): KnownBalance | null {
  const { statements, transactions, invoices, shown, changes, told, bare, bareAt } = account
  // An object that was fetched shows the balance after everything that was fetched with it.
  if (statements.size === 0 && bare !== null) return { value: bare, at: bareAt, sequence: fetched, doubtful: null }
  const untold = new Map([...changes].filter(([name]) => !told.has(name)))
  const all: readonly ReadonlyMap<string, { readonly at: number }>[] = [statements, transactions, invoices, untold]
  const isTold = all.some(({ size }) => size > 0)
  const times = new Set(
    [...all, ...(isTold ? [shown] : [])].flatMap((items) => [...items.values()]).map(({ at }) => at),
  )
  // Before its first event, something may have happened that is not in the input, so an older value is not the base of a change.
  let balance: Balance = {
    value: isFromCreation ? 0 : null,
    isBase: isFromCreation || input.from === null,
    doubtful: null,
  }
  const ordered = [...times].sort((a, b) => a - b)
  for (const time of ordered) balance = afterSecond(balance, secondOf(time, account, untold, input), input)
  const at = ordered.at(-1)
  const { value, doubtful } = balance
  if (value === null || at === undefined) return null
  const count = all.reduce((sum, items) => sum + [...items.values()].filter((item) => item.at === at).length, 0)
  const isStated = [...statements.values(), ...transactions.values()].some((item) => item.at === at)
  return { value, at, sequence: sequenceOf(isStated, count, value), doubtful }
}

/** The balance at the end of a second. */
interface Balance {
  readonly value: number | null
  /** Whether what follows may be added to the value. */
  readonly isBase: boolean
  /** See `KnownBalance`. */
  readonly doubtful: number | null
}

/** What was reported about one second. */
interface Second {
  readonly time: number
  /** What the customer was created with, if it was created in this second. */
  readonly created: Statement | null
  /** Customer objects whose balance differs from the one before. */
  readonly changing: readonly Statement[]
  /** The balance that an object shows which did not change it. Null if none does. */
  readonly seen: number | null
  /** Transactions, in the order of the input. */
  readonly moved: readonly Edge[]
  readonly used: readonly Edge[]
  readonly relative: readonly Change[]
  /** What the second began with, if an invoice states it. */
  readonly startedWith: number | null
}

function secondOf(time: number, account: Account, untold: ReadonlyMap<string, Change>, { byPlace }: Told): Second {
  const within = <T extends { readonly at: number }>(items: ReadonlyMap<string, T>) =>
    [...items.values()].filter(({ at }) => at === time)
  const said = within(account.statements)
  const updates = said.filter(({ isCreation }) => !isCreation)
  return {
    time,
    created: said.find(({ isCreation }) => isCreation) ?? null,
    // An update of something else shows the balance, but not whether it came before what changed the balance in this second.
    changing: updates.filter(({ from, value: to }) => from !== to),
    seen: [...updates, ...within(account.shown)].at(-1)?.value ?? null,
    moved: within(account.transactions).sort(byPlace),
    used: within(account.invoices),
    relative: within(untold),
    startedWith: startOf(account, time),
  }
}

function afterSecond({ value: last, isBase, doubtful: before }: Balance, second: Second, { from }: Told): Balance {
  const { time, created, changing, seen, moved, used, relative, startedWith } = second
  const known = created?.value ?? last
  const start = (isBase ? known : null) ?? startedWith
  const by = relative.map((change) => change.by)
  const isShown = moved.length + used.length + relative.length + changing.length === 0
  const base = start ?? known
  const predicted = moved.length > 0 ? endOf(moved, base) : endOfAll(used, by, base)
  const shownOr = isShown ? (seen ?? known) : predicted
  const value = changing.length > 0 ? lastOf(changing, base, predicted) : shownOr
  const edges = moved.length > 0 ? moved : edgesOf(changing)
  const isCertain =
    isShown ||
    edges.length < changing.length ||
    (edges.length > 0
      ? ends(edges).length === 1
      : ends(used).length === 1 && (by.length === 0 || (start !== null && canFollow(start, used, by))))
  let doubtful = before
  if (isCertain || start !== null) doubtful = isCertain || !isBase ? null : before
  else if (from !== null) doubtful = relative[0]?.line ?? 0
  return { value, isBase: isBase || (doubtful === null && (from === null || time >= from)), doubtful }
}

/** An invoice that was voided in the second that finalised it began that second with the balance that it used. Null without one. */
function startOf({ invoices, changes }: Account, time: number): number | null {
  for (const [id, { at, from }] of invoices) if (at === time && changes.get(`void ${id}`)?.at === time) return from
  return null
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
