import type { Dice } from '../dice.ts'
import { nicknamesByName } from './nicknames.ts'
import type { Address, Person } from './person.ts'

/** How carelessly a system's staff and forms record data, as the share (0..1) of values with a fault. */
export type Carelessness = {
  readonly typo: number
  readonly nickname: number
  readonly recased: number
  readonly stale: number
}

/** Latin letters without diacritics, as typed on an English keyboard. */
export function withoutAccents(text: string): string {
  return text
    .replace(/\u00df/g, 'ss')
    .replace(/\u00e6/g, 'ae')
    .replace(/\u00f8/g, 'o')
    .replace(/\u0153/g, 'oe')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
}

export function typedGivenName(dice: Dice, person: Person, careless: Carelessness): string {
  const nicknames = nicknamesByName[person.givenName]
  if (nicknames && dice.chance(careless.nickname)) return typedText(dice, dice.pick(nicknames), careless)
  if (dice.chance(careless.nickname * 0.2)) return `${person.givenName.slice(0, 1)}.`
  return typedText(dice, person.givenName, careless)
}

export function typedFamilyName(dice: Dice, person: Person, careless: Carelessness): string {
  const { familyName, formerFamilyName } = person
  return typedText(dice, formerFamilyName && dice.chance(0.5) ? formerFamilyName : familyName, careless)
}

/** The text as somebody in a hurry types it. */
export function typedText(dice: Dice, text: string, careless: Carelessness): string {
  let typed = text
  if (dice.chance(careless.typo)) typed = withTypo(dice, typed)
  if (dice.chance(careless.typo * 4)) typed = withoutAccents(typed)
  if (dice.chance(careless.recased)) typed = dice.chance(0.5) ? typed.toUpperCase() : typed.toLowerCase()
  return typed
}

/** One typing error: two letters swapped, one omitted, one doubled, or the neighbour's key. Never the first letter. */
export function withTypo(dice: Dice, text: string): string {
  if (text.length < 4) return text
  const at = dice.int(1, text.length - 2)
  const [head, letter, next, tail] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), text.slice(at + 2)]
  const typo = dice.int(0, 3)
  if (typo === 0) return head + next + letter + tail
  if (typo === 1) return head + next + tail
  if (typo === 2) return head + letter + letter + next + tail
  return head + (neighbours[letter.toLowerCase()] ?? letter) + next + tail
}

// biome-ignore format: a line each would be a page of letters
const neighbours: Readonly<Record<string, string>> = {
  a: 's', b: 'v', c: 'x', d: 'f', e: 'r', f: 'g', g: 'h', h: 'j', i: 'o', j: 'k', k: 'l', l: 'k', m: 'n',
  n: 'm', o: 'i', p: 'o', q: 'w', r: 't', s: 'd', t: 'r', u: 'i', v: 'b', w: 'e', x: 'c', y: 'u', z: 'x',
}

/** A birth date in the notation of the country. Sometimes day and month are swapped, or a digit of the year is wrong. */
export function typedBirthDate(dice: Dice, person: Person): string {
  let [year = '', month = '', day = ''] = person.birthDate.split('-')
  if (dice.chance(0.01) && Number(day) <= 12) [month, day] = [day, month]
  if (dice.chance(0.01)) year = `${year.slice(0, 3)}${(Number(year.slice(3)) + 1) % 10}`
  const style = dice.int(0, 9)
  if (style < 6) return `${year}-${month}-${day}`
  if (style === 6) return `${year}${month}${day}`
  if (style === 7) return `${day}-${monthNames[Number(month) - 1]}-${year}`
  if (person.country === 'DE') return `${day}.${month}.${year}`
  if (person.country === 'US') return `${year}/${month}/${day}`
  return `${Number(day)}/${Number(month)}/${style === 8 ? year : year.slice(2)}`
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** The address in parts or as one line, with common abbreviations, and sometimes the previous address. */
export function typedAddress(dice: Dice, person: Person, careless: Carelessness): Readonly<Record<string, unknown>> {
  const address: Address = person.formerAddress && dice.chance(careless.stale) ? person.formerAddress : person.address
  const line1 = typedText(dice, dice.chance(0.3) ? abbreviated(address.line1) : address.line1, careless)
  const postalCode = dice.chance(0.1) ? address.postalCode.toLowerCase().replace(' ', '') : address.postalCode
  const city = typedText(dice, address.city, careless)
  if (dice.chance(0.06)) return { text: `${line1}, ${city}, ${postalCode}`, countryCode: address.countryCode }
  const region = dice.chance(0.7) ? address.region : undefined
  return { line1, city, ...(region && { region }), postalCode, countryCode: address.countryCode }
}

function abbreviated(line: string): string {
  return line
    .replace(/\bStreet\b/, 'St')
    .replace(/\bRoad\b/, 'Rd')
    .replace(/\bAvenue\b/, 'Ave')
    .replace(/\bLane\b/, 'Ln')
    .replace(/stra\u00dfe\b/, 'str.')
}

/** An e-mail address as typed: in another case, with a name around it, with a tag, or (rarely) broken. */
export function typedEmail(dice: Dice, email: string, name: string): string {
  const style = dice.int(0, 99)
  const [local = '', domain = ''] = email.split('@')
  if (style < 5) return email.toUpperCase()
  if (style < 10) return `${local.charAt(0).toUpperCase()}${local.slice(1)}@${domain}`
  if (style < 12) return `${name} <${email}>`
  if (style < 13) return `${local}@${domain.split('.')[0]}`
  return email
}
