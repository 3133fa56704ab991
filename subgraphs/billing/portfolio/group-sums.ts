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

/** The figures of a group by name. Sums of minor units may be above 2^53, and one payer's amounts must not blur those of the others. */
export function sharesOf(group: GroupSums): Record<GroupShare, number | bigint> {
  return {
    invoices: group.invoices,
    invoicedMinor: group.invoicedMinor,
    creditedMinor: group.creditedMinor,
    writtenOffMinor: group.writtenOffMinor,
    startMinor: group.startMinor,
    expansionMinor: group.expansionMinor,
    contractionMinor: group.contractionMinor,
    lostMinor: group.lostMinor,
    mrrMinor: group.mrrMinor,
    arrMinor: group.arrMinor,
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
