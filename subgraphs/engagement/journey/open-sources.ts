import type { Access } from '../../../access/access.ts'
import { isOpenAt } from '../../../access/decide.ts'
import { accessByKind } from '../entry-kinds.ts'
import { withoutOutranked } from './outranked.ts'
import type { JourneySource } from './queries.ts'

/**
 * The entries that can affect an owner's journeys and whose own kind the request may know about: a step that is based on a booking, a
 * contract or an invoice reveals as much about somebody's finances as the entry does. The reader of journeys has already decided about
 * behaviour. Outranked entries are removed before, so that they do not count when what outranks them is closed. What a person decided about
 * the customer of a form does not move the journeys of a customer whom the form only names.
 */
export async function openSources(
  all: readonly JourneySource[],
  ownerId: string,
  access: Access,
): Promise<readonly JourneySource[]> {
  const rows = await withDecisionsAbout(ownerId, withoutOutranked(all), access)
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

async function withDecisionsAbout(
  ownerId: string,
  rows: readonly JourneySource[],
  access: Access,
): Promise<readonly JourneySource[]> {
  const decided = rows.flatMap((row) => (row.entry === null ? [row.recordId] : []))
  if (decided.length === 0) return rows
  const telling = await access.tellingRecords(ownerId, decided, 'KNOWN')
  return rows.filter((row) => row.entry !== null || telling.has(row.recordId))
}
