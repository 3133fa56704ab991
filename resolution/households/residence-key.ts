import { hash } from 'node:crypto'
import { addressUnitOf } from '../golden-record/address-unit.ts'
import { addressTypeOf, mayBeHome } from '../golden-record/residence-address.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { addressOf } from '../normalise/addresses/address.ts'
import type { Address } from '../normalise/addresses/address-parts.ts'
import { type Realm, realmOf } from '../partition/realm.ts'
import { isBought, type Source } from '../records/source.ts'

/** More records than this at one address mean a filler or an office, which is nobody's home. */
export const mostRecordsOfResidence = 200

/**
 * Where a record's person lives: a hash of the whole address, equal in every spelling. Null without house number, street and place, for
 * companies, and for purchased data. For an isolated source, only its own people live there.
 */
export function residenceKeyOf({ type, attributes, isPlaceholder }: StoredRecord, source: Source): string | null {
  if (type !== 'PERSON' || isPlaceholder || isBought(source)) return null
  const written = addressUnitOf(attributes)?.filter(mayBeHome) ?? []
  const own = written.find((address) => /home/i.test(addressTypeOf(address))) ?? written[0]
  const address = addressOf(own, source.defaultCountry)
  return address === null ? null : keyOf(address, realmOf(source))
}

function keyOf({ number, street, unit, postalCode, city, country }: Address, realm: Realm): string | null {
  if (number === '' || street === '' || postalCode + city === '') return null
  // A postal code identifies the country well enough, and every second record omits the country.
  const place = postalCode || `${country} ${city}`
  const text = [place, street, number, unit, ...(realm === null ? [] : [realm])].join('\n')
  return hash('sha256', text).slice(0, 32)
}
