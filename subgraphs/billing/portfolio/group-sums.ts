import type { Tally } from '../../aggregates/tally.ts'
import type { Channel } from '../../channels.ts'
import { createMembers, type GroupMembers } from './protect-groups.ts'

/** The keys of a group. Null if it is not grouped by it, or has no value. */
export interface GroupKey {
  readonly month: string | null
  readonly channel: Channel | null
  readonly planId: string | null
  readonly accountId: string | null
}

/** Minor units of the answer's currency. */
export interface GroupSums {
  readonly members: GroupMembers
  invoices: number
  invoicedMinor: bigint
  creditedMinor: bigint
  writtenOffMinor: bigint
  startMinor: bigint
  expansionMinor: bigint
  contractionMinor: bigint
  lostMinor: bigint
  mrrMinor: bigint
  arrMinor: bigint
  atStart: number
  lost: number
  /** Customers who first bought within the group's period. */
  readonly firstBuyers: string[]
}

export interface Group extends GroupSums {
  readonly key: GroupKey
  /** What its protection needs. Empty if the figures are exact. */
  readonly tally: Tally
}

/** The figures of a group by name, as numbers: sums of minor units are far below 2^53. */
export function sharesOf(group: GroupSums): Record<GroupShare, number> {
  return {
    invoices: group.invoices,
    invoicedMinor: Number(group.invoicedMinor),
    creditedMinor: Number(group.creditedMinor),
    writtenOffMinor: Number(group.writtenOffMinor),
    startMinor: Number(group.startMinor),
    expansionMinor: Number(group.expansionMinor),
    contractionMinor: Number(group.contractionMinor),
    lostMinor: Number(group.lostMinor),
    mrrMinor: Number(group.mrrMinor),
    arrMinor: Number(group.arrMinor),
    atStart: group.atStart,
    lost: group.lost,
    firstBuyers: group.firstBuyers.length,
  }
}

export type GroupShare = Exclude<keyof GroupSums, 'members'>

export function emptySums(): GroupSums {
  return {
    members: createMembers(),
    invoices: 0,
    invoicedMinor: 0n,
    creditedMinor: 0n,
    writtenOffMinor: 0n,
    startMinor: 0n,
    expansionMinor: 0n,
    contractionMinor: 0n,
    lostMinor: 0n,
    mrrMinor: 0n,
    arrMinor: 0n,
    atStart: 0,
    lost: 0,
    firstBuyers: [],
  }
}
