import { addressParts } from '../../../resolution/golden-record/address-unit.ts'
import { nameParts } from '../../../resolution/golden-record/survivorship.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { openProfileOf } from '../profile/open-profile.ts'
import { attributeNames } from '../rules.ts'

/**
 * Whether the product, or a record of the customer or account, has an attribute with this name, and the request may see it. A closed
 * attribute looks like an unknown name: a correction would reveal that there is a value, and replace it unseen.
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

/** For a part, the name or the address that survives as one unit. */
function unitOf(name: string): string {
  if (nameParts.some((part) => part === name)) return 'fullName'
  return name === 'address' || addressParts.some((part) => part === name) ? 'addresses' : name
}
