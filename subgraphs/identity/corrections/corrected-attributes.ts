import { addressParts } from '../../../resolution/golden-record/address-unit.ts'
import { nameParts } from '../../../resolution/golden-record/survivorship.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { knownProfileOf } from '../profile/open-profile.ts'

/** Attributes to set. Undefined means that the sources decide again. */
interface CorrectedAttributes {
  readonly attributes: Readonly<Record<string, unknown>>
  /** The id of the record that states what is kept of the present value. Null if nothing is. */
  readonly keptFrom: string | null
}

/** A name and an address survive as one unit: correcting a part keeps the other parts of the present value. */
export async function correctedAttributes(
  { id, isPerson }: { readonly id: string; readonly isPerson: boolean },
  name: string,
  value: string | null,
  context: RequestContext,
  now: number,
): Promise<CorrectedAttributes> {
  const isNamePart = nameParts.some((part) => part === name)
  const isAddressPart = name === 'address' || addressParts.some((part) => part === name)
  const alone = (attributes: CorrectedAttributes['attributes']) => ({ attributes, keptFrom: null })
  if (!isNamePart && !isAddressPart) return alone({ [name]: value ?? undefined })
  if (isNamePart && value === null) return alone(Object.fromEntries(nameParts.map((part) => [part, undefined])))
  if (isNamePart && !isPerson) return alone({ [name]: value })
  if (isAddressPart && value === null) return alone({ addresses: undefined, [name]: undefined })
  const { golden } = await knownProfileOf(id, context, now)
  if (isAddressPart) {
    const addresses = golden.attributes.get('addresses')
    return {
      attributes: correctedAddress(addresses?.value, name, value),
      keptFrom: addresses?.from.record.id ?? null,
    }
  }
  // Written by survivorship: the parts of one name.
  const present = (golden.name?.value ?? {}) as Readonly<Record<string, unknown>>
  const parts = name === 'fullName' ? {} : { ...present, fullName: undefined }
  return {
    attributes: { ...Object.fromEntries(nameParts.map((part) => [part, undefined])), ...parts, [name]: value },
    keptFrom: name === 'fullName' ? null : (golden.name?.from.record.id ?? null),
  }
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
