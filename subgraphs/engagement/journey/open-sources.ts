import type { Access } from '../../../access/access.ts'
import { isOpenAt } from '../../../access/decide.ts'
import { accessByKind } from '../entry-kinds.ts'
import { withoutOutranked } from './outranked.ts'
import type { JourneySource } from './queries.ts'

/**
 * Of what can tell of an owner's journeys, that whose own kind the request may know of: a step that rests on a booking, a contract or an
 * invoice says as much about somebody's finances as the entry does. Behaviour has been asked about by whoever reads journeys. What is outranked
 * is left out before, so that it does not come to count where what outranks it is closed.
 */
export async function openSources(
  all: readonly JourneySource[],
  ownerId: string,
  access: Access,
): Promise<readonly JourneySource[]> {
  const rows = withoutOutranked(all)
  if (!rows.some(isOfMoney)) return rows
  const { scopes } = accessByKind.INVOICE
  const decision = await access.decide(ownerId, 'FINANCIAL')
  const isOpen = access.hasScopes(scopes) && decision.allowed
  return rows.filter(
    (row) =>
      row.entry === null || !isOfMoney(row) || (isOpen && isOpenAt(decision, row.entry.occurredAt, row.entry.recordId)),
  )
}

function isOfMoney({ entry }: JourneySource): boolean {
  return entry !== null && accessByKind[entry.kind].category === 'FINANCIAL'
}
