import { addressParts } from '../../../resolution/golden-record/address-unit.ts'
import { nameParts } from '../../../resolution/golden-record/survivorship.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { openProfileOf } from '../profile/open-profile.ts'
import { attributeNames } from '../rules.ts'

/**
 * Whether the product, or a record of the customer or account, knows an attribute of this name, and the request may see it. What is closed
 * looks like a name that nobody knows: a correction would tell that there is a value, and put another in its place unseen.
 */
export async function isOpenAttribute(
  id: string,
  name: string,
  context: RequestContext,
  now: number,
): Promise<boolean> {
  const { golden, records, categoryOf, isOpen } = await openProfileOf(id, context, now)
  if (!attributeNames.has(name)) return golden.attributes.has(name)
  return records.some((from) => isOpen(categoryOf(unitOf(name), from), from.record.id, unitOf(name)))
}

/** The name or the address that survives as one, for a part of it. */
function unitOf(name: string): string {
  if (nameParts.some((part) => part === name)) return 'fullName'
  return name === 'address' || addressParts.some((part) => part === name) ? 'addresses' : name
}
