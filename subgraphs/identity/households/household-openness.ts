import { type Decision, opensRecord } from '../../../access/decide.ts'
import { aimAtAll, channelsOf, type KindOfData, type RowAim } from '../../../access/guard/guard-context.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { HouseholdRow } from '../rows.ts'

/** STATED by a source, or INFERRED from an address and a family name. */
export type HouseholdOrigin = 'STATED' | 'INFERRED'

/**
 * What a household reveals about each member. An inferred one exists only if addresses and family names agree, so that those of one member
 * reveal those of another.
 */
const toldBy: Readonly<Record<HouseholdOrigin, readonly KindOfData[]>> = {
  STATED: [{ category: 'DEMOGRAPHIC' }],
  INFERRED: [{ category: 'DEMOGRAPHIC' }, { category: 'IDENTIFYING' }, { category: 'CONTACT', channels: ['POST'] }],
}

export function aimOfHousehold({ source, members }: HouseholdRow): RowAim | null {
  const people = members.map(({ subject }) => subject)
  return aimAtAll(people, toldBy[source === null ? 'INFERRED' : 'STATED'], 'household')
}

/** Which of a customer's records may reveal that they belong to such a household. Null if none may. */
export async function recordsOpenTo(
  origin: HouseholdOrigin,
  customerId: string,
  access: RequestContext['access'],
): Promise<((recordId: string) => boolean) | null> {
  const decisions = await decisionsOn(origin, customerId, access)
  if (!decisions.every(({ allowed }) => allowed)) return null
  const { has } = await access.knownRecords(customerId)
  return (recordId) => has(recordId) && decisions.every((decision) => opensRecord(decision, recordId))
}

/** Why such a household of the customer is withheld, whether or not there is one. Null if it is not. */
export async function refusalOf(origin: HouseholdOrigin, customerId: string, access: RequestContext['access']) {
  for (const decision of await decisionsOn(origin, customerId, access)) if (!decision.allowed) return decision
  return null
}

function decisionsOn(
  origin: HouseholdOrigin,
  customerId: string,
  access: RequestContext['access'],
): Promise<readonly Decision[]> {
  return Promise.all(toldBy[origin].map((kind) => access.decide(customerId, kind.category, channelsOf(kind))))
}
