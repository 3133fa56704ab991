import { minorDigits } from '../../money.ts'
import { namesCurrency } from './currency-signs.ts'

export type DecimalMark = '.' | ','

/** A number as an export writes it, in parts. */
export interface WrittenNumber {
  /** As in the file, for messages. */
  readonly text: string
  /** Digits with their separators, without sign and currency. */
  readonly body: string
  readonly isNegative: boolean
  /** The text beside the digits, such as `EUR`, `US$` or nothing. */
  readonly unit: string
}

/** Throws SyntaxError for a text that is not a number in any notation. */
export function takeApart(text: string): WrittenNumber {
  // `12\u00b2` and `12\u00bd` are neither 122 nor 121/2, which they would become below.
  if (/\p{No}/u.test(text)) throw new SyntaxError(`${text} is not a number`)
  // Exports use several kinds of spaces, minus signs and apostrophes for the same thing.
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2212\u2012\u2013\u2014]/g, '-')
    .replace(/[\u2019\u02bc\u00b4`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  const inside = /^\((.*)\)$/.exec(plain)
  const [, before = '', digits = '', after = ''] =
    /^([^\d]*?)((?:[.,]?\d)(?:[\d.,' ]*\d)?)([^\d]*)$/.exec((inside?.[1] ?? plain).trim()) ?? []
  if (digits === '') throw new SyntaxError(`${text} is not a number`)
  // The point of `Fr.12.50` belongs to the unit.
  const body = /\p{L}$/u.test(before) ? digits.replace(/^[.,]/, '') : digits
  // `12.-` and `12,--` are whole amounts in the notation of shops, and not negative.
  const rest = after.replace(/^[.,]-{1,2}/, '')
  const signs = `${before}${rest}`.replace(/[^+-]/g, '')
  const unit = `${before}${rest}`.replace(/[+\-\s]/g, '')
  const isKnown = signs.length <= 1 && (inside === null || signs === '') && /^[\p{L}\p{Sc}.]{0,5}$/u.test(unit)
  if (!isKnown) throw new SyntaxError(`${text} is not a number`)
  const isNegative = (inside !== null || signs === '-') && /[1-9]/.test(body)
  return { text, body, isNegative, unit }
}

/**
 * The decimal mark that the number itself proves. Null if it may be either, `NONE` if it needs none. `decimals`: the number of decimals of
 * its currency, null for a plain number.
 */
export function decimalMarkOf({ body }: WrittenNumber, decimals: number | null): DecimalMark | 'NONE' | null {
  const marks = body.replace(/[^.,]/g, '')
  const last = marks.at(-1)
  if (last !== '.' && last !== ',') return 'NONE'
  const other: DecimalMark = last === '.' ? ',' : '.'
  const count = marks.split(last).length - 1
  if (marks.includes(other)) return count === 1 ? last : other
  if (count > 1) return other
  const [whole = '', fraction = ''] = body.split(last)
  // Thousands are already separated by something else, or it would not be a group of three.
  if (fraction.length !== 3 || /[' ]/.test(whole) || !/^[1-9]\d{0,2}$/.test(whole)) return last
  // A dinar has three decimals, so a point is its decimal mark, but a comma may as well separate thousands. A yen has none.
  if (decimals === 3 && last === '.') return last
  return decimals === 0 ? other : null
}

/** Digits with a decimal point, such as `1234.50`. Throws SyntaxError if thousands are not separated correctly. */
export function plainDigits({ text, body }: WrittenNumber, mark: DecimalMark): string {
  const [whole = '', fraction = '', ...more] = body.split(mark)
  const separators = [...new Set(whole.replace(/\d/g, ''))]
  const [separator] = separators
  const escaped = separator === undefined ? '' : `[${separator}]`
  const isGrouped =
    separators.length === 0 ||
    (separators.length === 1 &&
      // Groups of three, or those of India.
      new RegExp(`^(?:\\d{1,3}(?:${escaped}\\d{3})+|\\d{1,2}(?:${escaped}\\d{2})*${escaped}\\d{3})$`).test(whole))
  if (more.length > 0 || !isGrouped || /\D/.test(fraction))
    throw new SyntaxError(`${text} does not fit the decimal mark "${mark}"`)
  const digits = whole.replace(/\D/g, '') || '0'
  return body.includes(mark) ? `${digits}.${fraction}` : digits
}

/**
 * Whole minor units of an amount of 0 or more. `isDeclared`: the mapping states the mark, so that zeros beyond the currency's decimals are
 * intended.
 */
export function toMinor(number: WrittenNumber, mark: DecimalMark, currency: string, isDeclared: boolean): number {
  const { text, isNegative, unit } = number
  // In a balance, they are the sign, and their meaning depends on whose account it is.
  if (/^[CD]R\.?$/i.test(unit))
    throw new SyntaxError(
      `${text} states a credit or a debit: put that into a column of its own, and map each to a type`,
    )
  if (!namesCurrency(unit, currency))
    throw new SyntaxError(
      `${text} is in another currency than ${currency}, or ${unit} is not known as a sign of it: remove it from the column`,
    )
  if (isNegative)
    throw new SyntaxError(
      `${text} is negative, but amounts of lines are 0 or more and their type gives the sign: map such rows to another type`,
    )
  const digits = minorDigits(currency)
  const [whole = '', fraction = ''] = plainDigits(number, mark).split('.')
  const beyond = fraction.slice(digits)
  if (/[1-9]/.test(beyond) || (beyond !== '' && !isDeclared))
    throw new SyntaxError(`${text} has more decimals than ${currency}, if "${mark}" is the decimal mark`)
  const minor = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`)
  if (!Number.isSafeInteger(minor)) throw new SyntaxError(`${text} exceeds the largest amount that keeps all digits`)
  return minor
}

/** Throws SyntaxError for a number that would lose digits. */
export function toNumber(number: WrittenNumber, mark: DecimalMark): number {
  const { text, isNegative, unit } = number
  if (unit !== '') throw new SyntaxError(`${text} is not a number`)
  const value = Number(plainDigits(number, mark))
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new SyntaxError(`${text} exceeds the largest number that keeps all digits: map it as text`)
  return isNegative ? -value : value
}
