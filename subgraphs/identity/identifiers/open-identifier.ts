import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'
import { opensId } from '../../open-properties.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { IdentifierRow } from './identifier-queries.ts'

/** Types whose values have a form of their own, so that they state nothing but what the type says. */
const ofOwnForm: ReadonlySet<IdentifierType> = new Set([
  'EMAIL',
  'PHONE',
  'BANK_ACCOUNT',
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVER_LICENCE',
  'TAX_ID',
  'LEI',
  'COMPANY_REGISTRATION',
])

/**
 * The value of an identifier whose own category is open, or null if it states what the caller may not see: many sites use an e-mail address
 * as the name of a login.
 */
export function openIdentifierValue(
  { type, value, ownerId, recordId }: IdentifierRow,
  _: unknown,
  context: RequestContext,
): string | null | Promise<string | null> {
  if (ofOwnForm.has(type)) return value
  const isOpen = opensId(value, { subject: ownerId, recordId }, context)
  return isOpen === true ? value : isOpen.then((open) => (open ? value : null))
}
