import { createHash } from 'node:crypto'

/** What one person adds to the figures of a cell. */
export type Shares = Readonly<Record<string, number>>

/** Sums over the people of a cell, and only as much of each as its protection needs. */
export interface Tally {
  people: number
  /** Identifies exactly these people. */
  peopleStamp: number
  readonly sums: Map<string, Sum>
  /** A stamp of the people of each part: the parts that differ show how many people changed, but not who. */
  readonly stamps: Uint32Array
  /** Null once there are too many to be combined with others. */
  members: Map<string, Shares> | null
  /** The values of which a median is shown, by name. */
  readonly orders: Map<string, Order>
}

export interface Order {
  /** The people with any of the values. */
  people: number
  /** Identifies exactly these people and values. */
  stamp: number
  readonly values: number[]
}

export interface Sum {
  total: number
  /** The people whose share is not 0. */
  people: number
  /** Identifies exactly these people and shares. */
  stamp: number
  /** The largest shares by size, at most three, the largest first. */
  readonly largest: number[]
}

/** The number of parts into which the people of a cell are divided. */
export const parts = 64
const capRank = 3
/** More than are ever combined with others. */
const mostMembers = 64

export function createTally(): Tally {
  return {
    people: 0,
    peopleStamp: 0,
    sums: new Map(),
    stamps: new Uint32Array(parts),
    members: new Map(),
    orders: new Map(),
  }
}

/** To be called once per person and cell. `stampOf` is keyed, because stamps are stored. */
export function addPerson(
  tally: Tally,
  id: string,
  shares: Shares,
  stampOf: StampOf,
  values: Readonly<Record<string, readonly number[]>> = {},
): void {
  tally.people++
  const [, person] = stampOf(id, '')
  tally.peopleStamp = plus(tally.peopleStamp, person)
  for (const [name, share] of Object.entries(shares)) addShare(tally, name, share, person)
  for (const [name, own] of Object.entries(values))
    if (own.length > 0) addValues(tally, name, { people: 1, values: own, stamp: stampOfShares(person, own) })
  const [part, stamp] = stampOf(id, JSON.stringify([shares, values]))
  tally.stamps[part] = plus(tally.stamps[part] ?? 0, stamp)
  if (tally.members !== null) {
    if (tally.members.size < mostMembers) tally.members.set(id, shares)
    else tally.members = null
  }
}

/** A person's part, and a number that changes with what they add. */
export type StampOf = (id: string, added: string) => readonly [part: number, stamp: number]

export function createStamps(key: string): StampOf {
  return (id, added) => {
    const part = createHash('sha256').update(`${key}\n${id}`).digest().readUInt32BE() % parts
    return [part, createHash('sha256').update(`${key}\n${id}\n${added}`).digest().readUInt32BE()]
  }
}

/**
 * One cell of all their people. Somebody in several of them counts once as far as their members are known, and at least as many people as
 * the largest one has.
 */
export function joinTallies(tallies: readonly Tally[], stampOf: StampOf): Tally {
  const joined = createTally()
  const sharesById = new Map<string, Record<string, number>>()
  for (const { members, orders } of tallies) {
    for (const [name, order] of orders) addValues(joined, name, order)
    for (const [id, shares] of members ?? []) {
      const own = sharesById.get(id) ?? {}
      for (const [name, share] of Object.entries(shares)) own[name] = (own[name] ?? 0) + share
      sharesById.set(id, own)
    }
  }
  for (const [id, shares] of sharesById) addPerson(joined, id, shares, stampOf)
  for (const large of tallies.filter(({ members }) => members === null)) {
    joined.people = Math.max(joined.people, large.people)
    joined.peopleStamp = plus(joined.peopleStamp, large.peopleStamp)
    joined.members = null
    for (const [part, stamp] of large.stamps.entries()) joined.stamps[part] = plus(joined.stamps[part] ?? 0, stamp)
    for (const [name, { total, people, largest, stamp }] of large.sums) {
      const sum = sumOf(joined, name)
      sum.total += total
      sum.stamp = plus(sum.stamp, stamp)
      sum.people = Math.max(sum.people, people)
      keepLargest(sum.largest, largest)
    }
  }
  return joined
}

function addValues(
  tally: Tally,
  name: string,
  { people, values, stamp }: Omit<Order, 'values'> & { readonly values: readonly number[] },
): void {
  const order = tally.orders.get(name) ?? { people: 0, values: [], stamp: 0 }
  tally.orders.set(name, order)
  order.people += people
  order.values.push(...values)
  order.stamp = plus(order.stamp, stamp)
}

function addShare(tally: Tally, name: string, share: number, person: number): void {
  const sum = sumOf(tally, name)
  if (share === 0) return
  sum.total += share
  sum.people++
  sum.stamp = plus(sum.stamp, stampOfShares(person, [share]))
  keepLargest(sum.largest, [share])
}

/** Derived from the person's keyed stamp and the numbers: one hash per figure and person would cost too much. */
function stampOfShares(person: number, shares: readonly number[]): number {
  const words = new Uint32Array(Float64Array.from(shares).buffer)
  return words.reduce((stamp, word) => Math.imul(stamp ^ word, multiplier) >>> 0, person)
}

/** Odd, with about as many ones as zeros, so that each bit of a product depends on all lower bits of the factors. */
const multiplier = 0x9e3779b1

function plus(stamp: number, other: number): number {
  return (stamp + other) >>> 0
}

function sumOf(tally: Tally, name: string): Sum {
  const sum = tally.sums.get(name) ?? { total: 0, people: 0, largest: [], stamp: 0 }
  tally.sums.set(name, sum)
  return sum
}

function keepLargest(largest: number[], shares: readonly number[]): void {
  largest.push(...shares)
  largest.sort((a, b) => Math.abs(b) - Math.abs(a))
  largest.splice(capRank)
}
