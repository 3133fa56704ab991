import { policy } from '../../../access/policy.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { identifierCategory } from '../rules.ts'

/** Whether the purpose never opens identifiers of the type: then a look-up by one answers as if nobody had it. */
export function isClosedKind(type: IdentifierType, purpose: PurposeKey): boolean {
  return policy.purposes[purpose].cells[identifierCategory(type)] === undefined
}

/**
 * The customers who may be found by an identifier of the type. Numbers of documents and bank accounts can be guessed digit by digit, so a
 * caller who may not see a customer's number in full does not find the customer by it either. Contact points and ids of systems find
 * everybody.
 */
export async function findableBy<R extends { readonly id: string }>(
  type: IdentifierType,
  rows: readonly R[],
  { access }: RequestContext,
): Promise<readonly R[]> {
  if (!ofPapers.has(type)) return rows
  const isFound = await Promise.all(
    rows.map(async ({ id }) => {
      const decision = await access.decide(id, identifierCategory(type))
      return decision.allowed && decision.masks?.[type] === undefined
    }),
  )
  return rows.filter((_, index) => isFound[index])
}

const ofPapers: ReadonlySet<IdentifierType> = new Set<IdentifierType>([
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVER_LICENCE',
  'TAX_ID',
  'BANK_ACCOUNT',
])
