import { formalNameOf } from '../normalise/nickname.ts'
import { soundOf } from '../normalise/transliterate.ts'
import { blockNameOf, type PersonName } from './names/person-names.ts'
import type { AddressTraits, Traits } from './traits.ts'

/** Records that share a key are compared. */
export interface BlockKey {
  /** Short text without blanks, kind first: `b:19800131`. */
  readonly key: string
  /** The key to look up instead if more records share `key` than can be compared. Null if nothing finer is known. */
  readonly finer: string | null
}

/**
 * All keys of a record, each once. Store `key` and `finer` of each; look up `key`, or `finer` if the block of `key` is overfull. No single
 * error, missing part or change of name, home or birth date hides a record from its other ones.
 */
export function blockKeysOf(traits: Traits): readonly BlockKey[] {
  const keys = traits.type === 'PERSON' ? personKeys(traits) : organisationKeys(traits)
  const finerByKey = new Map<string, string | null>()
  for (const { key, finer } of [...keys, ...identifierKeys(traits)]) {
    if (!finerByKey.has(key)) finerByKey.set(key, finer)
  }
  return [...finerByKey].map(([key, finer]) => ({ key, finer }))
}

function personKeys(traits: Traits): readonly BlockKey[] {
  const keys: BlockKey[] = []
  const names = traits.names.slice(0, 4)
  const places = traits.addresses.slice(0, 3)
  const births = birthKeys(traits)
  const place = placeOf(places[0])
  const familyStart = start(traits.names[0]?.family.sound ?? '', 2)
  for (const birth of births) keys.push(blockKey('b', [birth], familyStart))
  for (const name of names) {
    for (const pair of namePairs(name)) keys.push(blockKey('n', pair, births[0]?.slice(0, 4) || place))
  }
  for (const address of places) keys.push(...addressKeys(address, familyStart))
  for (const name of names.slice(0, 2)) {
    const family = start(name.family.sound, 3)
    for (const address of places.slice(0, 2)) {
      if (family === '') continue
      const given = start(blockNameOf(name), 2)
      if (address.postalCode !== '') keys.push(blockKey('f', [family, address.postalCode], given))
      if (address.city !== '') keys.push(blockKey('c', [family, start(address.city, 4)], given))
    }
  }
  return keys
}

function addressKeys(address: AddressTraits, familyStart: string): readonly BlockKey[] {
  const keys: BlockKey[] = []
  const street = start(address.street, 5)
  const city = start(address.city, 4) || address.postalCode
  if (street !== '' && city !== '') keys.push(blockKey('s', [street, city], address.number || familyStart))
  if (address.number !== '' && address.postalCode !== '') {
    keys.push(blockKey('h', [address.postalCode, address.number], street || familyStart))
  }
  return keys
}

/** In either order, nicknames as their full form: in one record of twenty, the names are in each other's field. */
function namePairs({ given, family, middle, isOrdered }: PersonName): readonly (readonly string[])[] {
  if (given.text === '' || family.text === '') return []
  const pairs = [[given.text, family.sound]]
  // `Ana Ruiz Gil` is of the family Ruiz Gil, and `Xu Zhi Qiang` of Xu.
  const [first, last] = [middle[0] ?? '', middle.at(-1) ?? '']
  if (!isOrdered && last.length > 2) pairs.push([given.text, soundOf(last)])
  if (!isOrdered && first.length > 1 && given.text.length < 7) pairs.push([first, given.sound])
  return pairs.map(([name = '', sound = '']) => [start(soundOf(formalNameOf(name)), 3), start(sound, 3)].toSorted())
}

/** Full readings, at most four; otherwise the year. */
function birthKeys({ birth }: Traits): readonly string[] {
  if (birth === null) return []
  if (birth.digits !== '') return [birth.digits]
  const full = birth.readings.filter((reading) => reading.length === 10).slice(0, 4)
  return full.map((reading) => reading.replaceAll('-', ''))
}

function organisationKeys(traits: Traits): readonly BlockKey[] {
  const keys: BlockKey[] = []
  const place = placeOf(traits.addresses[0]) || (traits.countries[0] ?? '')
  for (const name of traits.organisationNames) {
    const [first = '', second = ''] = name.words
    keys.push(blockKey('o', [start(soundOf(first), 6)], second === '' ? place : start(soundOf(second), 4)))
    if (name.initials !== '') keys.push(blockKey('o', [name.initials], place))
    // `Hotel Adler` and `Adler Hotel`
    if (second !== '') keys.push(blockKey('o', [start(soundOf(second), 6)], start(soundOf(first), 4)))
  }
  for (const address of traits.addresses.slice(0, 3)) keys.push(...addressKeys(address, ''))
  for (const domain of traits.domains) keys.push(blockKey('d', [domain], place))
  return keys
}

function identifierKeys({ phones, emails, officialIds, otherIds, type }: Traits): readonly BlockKey[] {
  return [
    ...phones.map(({ digits }) => blockKey('p', [digits.slice(-7)], digits)),
    ...emails.map(({ key }) => blockKey('e', [key], '')),
    ...(type === 'PERSON' ? emails.filter(({ local, isRole }) => !isRole && local.length > 5) : []).map(
      ({ local, domain }) => blockKey('l', [local], domain),
    ),
    ...officialIds.map(({ value, type: of, country }) => blockKey('i', [value], of + country)),
    ...otherIds.map((id) => blockKey('i', [id], '')),
  ]
}

function placeOf(address: AddressTraits | undefined): string {
  return address === undefined ? '' : address.postalCode || start(address.city, 6)
}

function blockKey(kind: string, parts: readonly string[], finer: string): BlockKey {
  const key = `${kind}:${parts.join('|')}`
  return { key, finer: finer === '' ? null : `${key}+${finer}` }
}

function start(text: string, length: number): string {
  return text.slice(0, length)
}
