import { addressParts } from '../../../resolution/golden-record/address-unit.ts'
import { nameParts } from '../../../resolution/golden-record/survivorship.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { knownProfileOf } from '../profile/open-profile.ts'

/**
 * A name and an address survive as one unit: correcting a part keeps the other parts of the present value. Undefined means that the sources
 * decide again.
 */
export async function correctedAttributes(
  { id, isPerson }: { readonly id: string; readonly isPerson: boolean },
  name: string,
  value: string | null,
  context: RequestContext,
  now: number,
): Promise<Readonly<Record<string, unknown>>> {
  const isNamePart = nameParts.some((part) => part === name)
  const isAddressPart = name === 'address' || addressParts.some((part) => part === name)
  if (!isNamePart && !isAddressPart) return { [name]: value ?? undefined }
  if (isNamePart && value === null) return Object.fromEntries(nameParts.map((part) => [part, undefined]))
  if (isNamePart && !isPerson) return { [name]: value }
  if (isAddressPart && value === null) return { addresses: undefined, [name]: undefined }
  const { golden } = await knownProfileOf(id, context, now)
  if (isAddressPart) return correctedAddress(golden.attributes.get('addresses')?.value, name, value)
  // Written by survivorship: the parts of one name.
  const present = (golden.name?.value ?? {}) as Readonly<Record<string, unknown>>
  const parts = name === 'fullName' ? {} : { ...present, fullName: undefined }
  return { ...Object.fromEntries(nameParts.map((part) => [part, undefined])), ...parts, [name]: value }
}

/** If there are several addresses, the first one is corrected. `address` stands for the whole of it in one line. */
function correctedAddress(present: unknown, name: string, value: string | null): Readonly<Record<string, unknown>> {
  const [first = null, ...others]: readonly unknown[] = Array.isArray(present) ? present : []
  if (name === 'address') return { addresses: [{ text: value }, ...others] }
  // A country or city that belongs to no address is an attribute like others.
  if (typeof first !== 'object' || first === null) return { [name]: value }
  const { text: _, ...parts }: { readonly text?: unknown } = first
  return { addresses: [{ ...parts, [name]: value }, ...others] }
}
