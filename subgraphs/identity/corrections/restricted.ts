import type { RequestContext } from '../../runtime/context.ts'

/** What blocks a decision that two people are one. */
export const restrictedUse =
  'One of the two restricted the use of their data (GDPR article 18), so their records are not compared. Have the restriction lifted first.'

/**
 * Whether one of these customers restricted the use of their data for this purpose, or of those of some records. Whether two records
 * contradict each other would reveal withheld values.
 */
export async function isOneRestricted(customerIds: readonly string[], { access }: RequestContext): Promise<boolean> {
  const decisions = await Promise.all(customerIds.map((id) => access.decide(id, 'IDENTIFYING')))
  return decisions.some((decision) => (decision.allowed ? decision.closedBecause : decision.reason) === 'RESTRICTED')
}
