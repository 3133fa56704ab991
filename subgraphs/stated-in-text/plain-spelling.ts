import { cleanText } from '../../resolution/normalise/clean-text.ts'

/**
 * The text in the one spelling for which the forms of contact points, amounts and numbers are written: without encodings of URLs, e-mails,
 * HTML and JSON, invisible characters, full-width forms and other scripts' digits, and with `@` and `.` in place of `[at]` or `(dot)`.
 */
export function plainSpelling(written: string): string {
  // A text that was encoded twice is decoded twice, such as a URL as a parameter of another one.
  const text = folded(decoded(decoded(written)))
  return mayBeSpelledOut.test(text)
    ? text.replace(spelledAt, '@').replace(spelledDot, '.').replace(tag, '').replace(wordAt, '$1@$2.')
    : text
}

function decoded(text: string): string {
  let left = text
  if (left.includes('%')) left = left.replace(/(?:%[\da-f]{2}){1,64}/gi, decodedPercents)
  // As e-mails write it (quoted-printable), but not the parameter of a URL that is 40.
  if (left.includes('=40')) left = left.replace(/(?<=[\w.+-])=40(?=[\w-]{1,63}\.\p{L}{2})/gu, '@')
  if (left.includes('&')) left = left.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, decodedEntity)
  if (left.includes('\\'))
    left = left.replace(/\\u([\da-f]{4})|\\x([\da-f]{2})/gi, (_, four, two) => characterOf(four ?? two, 16))
  return left
}

function decodedPercents(run: string): string {
  try {
    return decodeURIComponent(run)
  } catch {
    return run.replace(/%([2-7][\da-f])/gi, (_, hex) => characterOf(hex, 16))
  }
}

function decodedEntity(entity: string, decimal?: string, hex?: string, name = ''): string {
  if (decimal !== undefined) return characterOf(decimal, 10)
  if (hex !== undefined) return characterOf(hex, 16)
  return namedEntities[name.toLowerCase()] ?? entity
}

function characterOf(code: string, radix: number): string {
  const point = Number.parseInt(code, radix)
  return point > 0x10_ff_ff ? '' : String.fromCodePoint(point)
}

const namedEntities: Readonly<Record<string, string>> = {
  commat: '@',
  period: '.',
  plus: '+',
  nbsp: ' ',
  euro: '\u20ac',
  pound: '\u00a3',
  yen: '\u00a5',
  dollar: '$',
  amp: '&',
  equals: '=',
  lpar: '(',
  rpar: ')',
  hyphen: '-',
  shy: '',
}

function folded(text: string): string {
  if (isAscii.test(text)) return text
  return cleanText(text)
    .replace(/(?<=[\d@.+])\p{M}+/gu, '')
    .replace(/[^\P{Nd}\d]/gu, (digit) => String(digitOf(digit.codePointAt(0) ?? 0)))
    .replace(/\u3002/g, '.')
}

/** Unicode keeps the ten digits of each script together and in order, starting at the code point of its zero. */
function digitOf(point: number): number {
  let first = point
  while (point - first < 9 && isDigit.test(String.fromCodePoint(first - 1))) first -= 1
  return point - first
}

const isDigit = /^\p{Nd}$/u
const isAscii = /^[\0-\x7f]*$/
const mayBeSpelledOut = /[<[({]| (?:dot|punkt|punto|point|ponto|kropka|at) /i
/** Not the brackets around an address. */
const tag = /<(?:!--|\/?[a-z])[^<>@]{0,100}>/gi
const atWords = 'at|@|\u00e4t|arroba|arobase|chiocciola|klammeraffe|apenstaartje|snabela|malpa|ma\u0142pa'
const dotWords = '\\.|dot|punkt|punto|point|ponto|punt|kropka'
const spelledAt = new RegExp(`\\s{0,3}[<[({]{1,2}\\s{0,2}(?:${atWords}|a)\\s{0,2}[>\\])}]{1,2}\\s{0,3}`, 'giu')
const spelledDot = new RegExp(`\\s{0,3}[<[({]{1,2}\\s{0,2}(?:${dotWords})\\s{0,2}[>\\])}]{1,2}\\s{0,3}`, 'giu')
/** Words alone only if both are words: one looks at shop.example. */
const wordAt = new RegExp(`([^\\s@]) (?:${atWords}) ([\\p{L}\\d-]{1,63}) (?:${dotWords}) (?=\\p{L}{2})`, 'giu')
