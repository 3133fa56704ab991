import { typosBetween } from '../match/similarity.ts'
import { isLuhn } from './luhn.ts'
import { nationalFormOf, type OfficialId } from './national-id.ts'

/** The format of a number that a person has for life, by country. */
interface Scheme {
  readonly country: string
  /** Folded names of the number, as `kind` states them if no country is known. */
  readonly kinds: readonly string[]
  readonly form: RegExp
  /** The number of digits, so that leading zeros which a spreadsheet dropped are restored. 0 if it begins with letters. */
  readonly length: number
  /** Null: the number has no check digit. */
  readonly isRight: ((value: string) => boolean) | null
}

/**
 * Whether two numbers belong to two people: a person has one such number for life, and neither is the other with a typing error. A mistyped
 * number fails its check digits, but not always: in Brazil, a remainder of 10 and one of 0 have the same check digit. Numbers that are a
 * single typing error apart therefore never prove it. If a country has no check digits, one or two characters may be a typing error, and
 * more are not.
 */
export function areOfTwoHolders(a: OfficialId, b: OfficialId): boolean {
  if (a.type !== b.type || (a.type !== 'NATIONAL_ID' && a.type !== 'TAX_ID')) return false
  return schemes.some((scheme) => {
    if (!isOf(a, scheme) || !isOf(b, scheme)) return false
    const [left, right] = [a, b].map((id) => valueIn(scheme, id).padStart(scheme.length, '0'))
    if (left === undefined || right === undefined || left === right) return false
    if (!scheme.form.test(left) || !scheme.form.test(right)) return false
    // The same form may be a company's tax number if nothing verifies it.
    if (scheme.isRight === null) return a.type === 'NATIONAL_ID' && typosBetween(left, right) > 2
    return scheme.isRight(left) && scheme.isRight(right) && typosBetween(left, right) > 1
  })
}

/** True for a number whose check digits prove that it is mistyped. */
export function failsCheck(id: OfficialId): boolean {
  if (id.type !== 'NATIONAL_ID') return false
  return schemes.some((scheme) => {
    if (scheme.isRight === null || !isOf(id, scheme)) return false
    const value = valueIn(scheme, id).padStart(scheme.length, '0')
    return scheme.form.test(value) && !scheme.isRight(value)
  })
}

function isOf({ country, kind, ofSource }: OfficialId, scheme: Scheme): boolean {
  if (country !== '') return country === scheme.country
  // A kind states the country better than the source, which knows foreigners as well.
  return schemes.some(({ kinds }) => kinds.includes(kind))
    ? scheme.kinds.includes(kind)
    : ofSource?.country === scheme.country
}

function valueIn({ country }: Scheme, id: OfficialId): string {
  const inForm = nationalFormOf(id)
  return inForm.country === country ? inForm.value : id.value
}

function digitsOf(text: string): readonly number[] {
  return [...text].map(Number)
}

function weighted(digits: string, weights: readonly number[]): number {
  return digitsOf(digits).reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0)
}

/** From the left: `weights` of all digits, the last one included, add up to a multiple of `modulus`. */
function sums(modulus: number, ...weights: readonly number[]): (value: string) => boolean {
  return (value) => weighted(value, weights) % modulus === 0
}

/** ISO 7064 MOD 11,10. */
function iso7064(value: string): boolean {
  let product = 10
  for (const digit of digitsOf(value.slice(0, -1))) product = (((digit + product) % 10 || 10) * 2) % 11
  return (11 - product) % 10 === Number(value.at(-1))
}

/** Brazil: two digits, each modulo 11 over all before it. */
function isCpf(value: string): boolean {
  return [9, 10].every((length) => {
    const rest = digitsOf(value.slice(0, length)).reduce((sum, digit, at) => sum + digit * (length + 1 - at), 0)
    return ((rest * 10) % 11) % 10 === Number(value[length])
  })
}

function isTurkish(value: string): boolean {
  const digits = digitsOf(value)
  const [odd, even] = [0, 1].map((from) =>
    digits.slice(0, 9).reduce((sum, digit, at) => sum + (at % 2 === from ? digit : 0), 0),
  )
  const tenth = ((((odd ?? 0) * 7 - (even ?? 0)) % 10) + 10) % 10
  return digits[9] === tenth && digits[10] === ((odd ?? 0) + (even ?? 0) + tenth) % 10
}

/** Spain: the letter is that of the number modulo 23. For foreigners, X, Y and Z stand for 0, 1 and 2. */
function isSpanish(value: string): boolean {
  const number = Number(value.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === value.at(-1)
}

const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

function isItalian(value: string): boolean {
  const sum = [...value.slice(0, 15)].reduce((total, character, at) => {
    const number = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65
    return total + (at % 2 === 0 ? (oddValues[number] ?? 0) : number)
  }, 0)
  return value.charCodeAt(15) - 65 === sum % 26
}

/** Belgium: the two last digits are 97 less the rest of those before; of people born since 2000 a 2 is put before. */
function isBelgian(value: string): boolean {
  const check = Number(value.slice(9))
  return [value.slice(0, 9), `2${value.slice(0, 9)}`].some((body) => 97 - (Number(body) % 97) === check)
}

function isFinnish(value: string): boolean {
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(value.slice(0, 6) + value.slice(-4, -1)) % 31] === value.at(-1)
}

function isEan13(value: string): boolean {
  return weighted(value, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0
}

function isChinese(value: string): boolean {
  const rest = weighted(value.slice(0, 17), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11
  return '10X98765432'[rest] === value.at(-1)
}

/** Chile: K stands for ten. */
function isChilean(value: string): boolean {
  const rest = weighted(value.slice(0, -1), [3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return '0K987654321'[rest] === value.at(-1)
}

/** A remainder of ten is written as 0. */
function elevenOrZero(...weights: readonly number[]): (value: string) => boolean {
  return (value) => (weighted(value.slice(0, -1), weights) % 11) % 10 === Number(value.at(-1))
}

function scheme(country: string, kinds: string, length: number, form: RegExp, isRight: Scheme['isRight']): Scheme {
  return { country, kinds: kinds.split(' '), length, form, isRight }
}

const schemes: readonly Scheme[] = [
  scheme('PL', 'pesel', 11, /^\d{11}$/, sums(10, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)),
  scheme('US', 'ssn', 9, /^(?!000|666|9)\d{3}(?!00)\d\d(?!0000)\d{4}$/, null),
  scheme('GB', 'nino', 0, /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/, null),
  scheme('GB', 'nhs nhsnumber', 10, /^\d{10}$/, sums(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)),
  scheme('FR', 'nir insee', 0, /^[12]\d{4}(?:\d\d|2[AB])\d{6}$/, null),
  scheme('DE', 'steuerid idnr', 11, /^[1-9]\d{10}$/, iso7064),
  scheme('ES', 'dni nie nif', 9, /^[XYZ\d]\d{7}[A-Z]$/, isSpanish),
  scheme('IT', 'codicefiscale cf', 0, /^[A-Z]{6}[\dL-NP-V]{2}[A-Z][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]$/, isItalian),
  scheme('BR', 'cpf', 11, /^\d{11}$/, isCpf),
  scheme('TR', 'tckimlik tc tckn', 11, /^[1-9]\d{10}$/, isTurkish),
  scheme('NL', 'bsn', 9, /^\d{9}$/, sums(11, 9, 8, 7, 6, 5, 4, 3, 2, -1)),
  scheme('BE', 'rijksregisternummer niss nrn', 11, /^\d{11}$/, isBelgian),
  scheme('SE', 'personnummer', 10, /^\d{10}$/, isLuhn),
  scheme('FI', 'hetu', 0, /^\d{6}[A-FU-Y+-]?\d{3}[\dA-Y]$/, isFinnish),
  scheme('NO', 'fodselsnummer', 11, /^\d{11}$/, sums(11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)),
  scheme('DK', 'cpr', 10, /^[0-3]\d[01]\d{7}$/, null),
  scheme('CZ', 'rodnecislo rc', 10, /^\d{10}$/, (value) => Number(value) % 11 === 0),
  scheme('SK', 'rodnecislo rc', 10, /^\d{10}$/, (value) => Number(value) % 11 === 0),
  scheme('RO', 'cnp', 13, /^[1-9]\d{12}$/, (value) => {
    const rest = weighted(value.slice(0, 12), [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
    return (rest === 10 ? 1 : rest) === Number(value.at(-1))
  }),
  scheme('BG', 'egn', 10, /^\d{10}$/, elevenOrZero(2, 4, 8, 5, 10, 9, 7, 3, 6)),
  scheme('PT', 'nif', 9, /^\d{9}$/, (value) => {
    const rest = weighted(value.slice(0, 8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return (rest < 2 ? 0 : 11 - rest) === Number(value.at(-1))
  }),
  scheme('HR', 'oib', 11, /^\d{11}$/, iso7064),
  scheme('CH', 'ahv avs', 13, /^756\d{10}$/, isEan13),
  scheme('CA', 'sin', 9, /^\d{9}$/, isLuhn),
  scheme('ZA', 'idnumber', 13, /^\d{13}$/, isLuhn),
  scheme('IL', 'teudatzehut', 9, /^\d{9}$/, isLuhn),
  scheme('CN', 'residentid', 0, /^\d{17}[\dX]$/, isChinese),
  scheme('MX', 'curp', 0, /^[A-Z]{4}\d{6}[HM][A-Z]{5}[\dA-Z]\d$/, null),
  scheme('CL', 'rut run', 9, /^\d{8}[\dK]$/, isChilean),
  scheme('AR', 'dni', 8, /^\d{8}$/, null),
  scheme('AR', 'cuil cuit', 11, /^(?:2[0347]|3[034])\d{9}$/, sums(11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)),
  scheme('IN', 'aadhaar', 12, /^[2-9]\d{11}$/, null),
]
