import { addPerson, createTally, type StampOf, type Tally } from '../../aggregates/tally.ts'
import type { Channel } from '../../channels.ts'
import type { PlanPart } from './plan-parts.ts'
import { addMember, createMembers, type GroupMembers, protectGroups } from './protect-groups.ts'

export type Movement = 'NEW' | 'RETURNED' | 'GREW' | 'SHRANK' | 'LEFT'

export interface Owner {
  readonly id: string
  readonly isAccount: boolean
}

export interface ContributionKey {
  readonly movement: Movement
  readonly channel: Channel | null
  readonly planId: string | null
  readonly accountId: string | null
}

export interface Contribution {
  readonly key: ContributionKey
  readonly members: GroupMembers
  readonly tally: Tally
  amountMinor: bigint
  entries: number
  /** In the order of arrival, the first few hundred, from which `entries` reads. */
  readonly owners: Owner[]
  readonly entryIds: string[]
}

export interface ShownContribution extends Omit<Contribution, 'key' | 'members' | 'tally'> {
  /** Null: the combined groups that are too small to show. */
  readonly key: ContributionKey | null
  readonly customers: number
  readonly isOther: boolean
}

/** Null: too few customers. */
export interface ChangeParts {
  readonly fromMinor: bigint | null
  readonly toMinor: bigint | null
  /** The largest first. Together they are the change of the figure. */
  readonly contributions: readonly ShownContribution[]
}

export interface ChangeTallies {
  /** The currency of `fromMinor` and `toMinor`. */
  readonly everybody: Tally
  readonly contributions: readonly Pick<Contribution, 'key' | 'tally'>[]
}

/** As many as one page of entries can contain. */
const keptOwners = 100

/** Splits a change by what each customer did. Every customer is in one movement, so the parts add up exactly. */
export function createChange(stampOf: StampOf | null) {
  const everybody = createMembers()
  const everyone = createTally()
  const contributions = new Map<string, Contribution>()
  let fromMinor = 0n
  let toMinor = 0n

  function contributionOf(key: ContributionKey): Contribution {
    const text = JSON.stringify([key.movement, key.channel, key.planId, key.accountId])
    let contribution = contributions.get(text)
    if (contribution === undefined) {
      contribution = {
        key,
        members: createMembers(),
        tally: createTally(),
        amountMinor: 0n,
        entries: 0,
        owners: [],
        entryIds: [],
      }
      contributions.set(text, contribution)
    }
    return contribution
  }

  return {
    add(
      owner: Owner,
      common: Pick<ContributionKey, 'channel' | 'accountId'>,
      parts: readonly PlanPart[],
      isNew: boolean,
    ): void {
      const before = parts.reduce((sum, part) => sum + part.beforeMinor, 0n)
      const after = parts.reduce((sum, part) => sum + part.afterMinor, 0n)
      if (parts.length === 0) return
      addMember(everybody, owner.id)
      fromMinor += before
      toMinor += after
      if (stampOf !== null)
        addPerson(everyone, owner.id, { fromMinor: Number(before), toMinor: Number(after) }, stampOf)
      const movement = movementOf(before, after, isNew)
      for (const { planId, beforeMinor, afterMinor, entries, entryIds } of parts) {
        if (beforeMinor === afterMinor) continue
        const contribution = contributionOf({ ...common, movement, planId })
        addMember(contribution.members, owner.id)
        contribution.amountMinor += afterMinor - beforeMinor
        contribution.entries += entries
        const share = { amountMinor: Number(afterMinor - beforeMinor), entries }
        if (stampOf !== null) addPerson(contribution.tally, owner.id, share, stampOf)
        if (contribution.owners.length < keptOwners) {
          contribution.owners.push(owner)
          contribution.entryIds.push(...entryIds)
        }
      }
    },
    tallies: (): ChangeTallies => ({ everybody: everyone, contributions: [...contributions.values()] }),
    parts(): ChangeParts {
      const safe = protectGroups([...contributions.values()])
      const all = protectGroups([{ members: everybody }])
      if (safe === null || all === null || all.other.length > 0)
        return { fromMinor: null, toMinor: null, contributions: [] }
      const { shown, other, otherCustomers } = safe
      const rows: ShownContribution[] = shown.map(({ members, tally: _, ...part }) => ({
        ...part,
        customers: members.customers,
        isOther: false,
      }))
      if (other.length > 0) rows.push(together(other, otherCustomers))
      return { fromMinor, toMinor, contributions: rows.sort((a, b) => compareSize(a.amountMinor, b.amountMinor)) }
    },
  }
}

function movementOf(before: bigint, after: bigint, isNew: boolean): Movement {
  if (before === 0n && after !== 0n) return isNew ? 'NEW' : 'RETURNED'
  if (after === 0n && before !== 0n) return 'LEFT'
  return after >= before ? 'GREW' : 'SHRANK'
}

function together(parts: readonly Contribution[], customers: number): ShownContribution {
  return {
    key: null,
    isOther: true,
    customers,
    amountMinor: parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    entries: parts.reduce((sum, { entries }) => sum + entries, 0),
    owners: parts.flatMap(({ owners }) => owners).slice(0, keptOwners),
    entryIds: parts.flatMap(({ entryIds }) => entryIds),
  }
}

function compareSize(a: bigint, b: bigint): number {
  const size = (value: bigint) => (value < 0n ? -value : value)
  return size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1
}
