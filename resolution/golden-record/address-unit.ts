/** The attributes that contain an address which is not an object of its own. */
export const addressParts = ['line1', 'line2', 'city', 'region', 'postalCode', 'country', 'countryCode'] as const

/** The addresses that one record states, as one unit, in any of the three forms. Null if it states none. */
export function addressUnitOf(attributes: Readonly<Record<string, unknown>>): readonly unknown[] | null {
  const { addresses, address } = attributes
  if (Array.isArray(addresses) && addresses.length > 0) return addresses
  if (typeof address === 'string' && address.trim() !== '') return [{ text: address }]
  if (typeof address === 'object' && address !== null) return [address]
  if (!hasFlatAddress(attributes)) return null
  return [Object.fromEntries(addressParts.flatMap((part) => (part in attributes ? [[part, attributes[part]]] : [])))]
}

/** True for an attribute that belongs to the record's address, so that it is never shown beside parts of another address. */
export function isOfAddress(name: string, attributes: Readonly<Record<string, unknown>>): boolean {
  if (name === 'addresses' || name === 'address') return true
  return addressParts.some((part) => part === name) && hasFlatAddress(attributes)
}

function hasFlatAddress({ line1, postalCode }: Readonly<Record<string, unknown>>): boolean {
  return [line1, postalCode].some((part) => typeof part === 'string' && part.trim() !== '')
}
