import { leastPeople } from '../../../access/policy.ts'

/** Who is in a group; ids only while there are too few to show. */
export interface GroupMembers {
  customers: number
  readonly ids: Set<string>
}

export function createMembers(): GroupMembers {
  return { customers: 0, ids: new Set() }
}

/** Once a customer and group. */
export function addMember(members: GroupMembers, id: string): void {
  members.customers++
  if (members.customers <= leastPeople) members.ids.add(id)
}

export interface ProtectedGroups<G> {
  /** Each large enough. */
  readonly shown: readonly G[]
  /** To be put together; empty where all are shown. */
  readonly other: readonly G[]
  /** In `other`, at least. */
  readonly otherCustomers: number
}

/**
 * Groups of too few are put together. Where they are too few together as well, the smallest of the others joins them: their sum would
 * follow from that of all. Null: even all together are too few.
 */
export function protectGroups<G extends { readonly members: GroupMembers }>(
  groups: readonly G[],
): ProtectedGroups<G> | null {
  const bySize = groups.toSorted((a, b) => a.members.customers - b.members.customers)
  const small = bySize.filter(({ members }) => members.customers < leastPeople)
  if (small.length === 0) return { shown: groups, other: [], otherCustomers: 0 }
  const together = new Set(small.flatMap(({ members }) => [...members.ids])).size
  const next = bySize[small.length]
  if (together < leastPeople && next === undefined) return null
  const other = together < leastPeople && next !== undefined ? [...small, next] : small
  const hidden = new Set(other)
  return {
    shown: groups.filter((group) => !hidden.has(group)),
    other,
    otherCustomers: Math.max(together, ...other.map(({ members }) => members.customers)),
  }
}
