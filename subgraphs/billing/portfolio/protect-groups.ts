import { leastPeople } from '../../../access/policy.ts'

/** The people in a group. Ids are kept only while there are too few to show. */
export interface GroupMembers {
  customers: number
  readonly ids: Set<string>
}

export function createMembers(): GroupMembers {
  return { customers: 0, ids: new Set() }
}

/** To be called once per customer and group. */
export function addMember(members: GroupMembers, id: string): void {
  members.customers++
  if (members.customers <= leastPeople) members.ids.add(id)
}

export interface ProtectedGroups<G> {
  /** Each is large enough. */
  readonly shown: readonly G[]
  /** To be combined. Empty if all are shown. */
  readonly other: readonly G[]
  /** The least number of people in `other`. */
  readonly otherCustomers: number
}

/**
 * Groups with too few people are combined. If they are too few together as well, the smallest of the others joins them, because their sum
 * would follow from that of all. Null: even all together are too few.
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
