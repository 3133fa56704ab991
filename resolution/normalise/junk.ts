import type { IdentifierType } from '../identifier-types.ts'

/** Values that forms and programs write where nothing is known. */
const fillerWords: ReadonlySet<string> = new Set([
  '',
  '-',
  '-1',
  '0',
  'anon',
  'anonymous',
  'blank',
  'default',
  'distinct_id',
  'distinctid',
  'deleted',
  'dummy',
  'email',
  'empty',
  'false',
  'guest',
  'id',
  'n/a',
  'na',
  'nan',
  'nil',
  'no',
  'nobody',
  'none',
  'not available',
  'not_authenticated',
  'not_set',
  'not set',
  'null',
  'placeholder',
  'tba',
  'tbd',
  'test',
  'true',
  'undefined',
  'unknown',
  'void',
  'xxx',
  '[object object]',
  '(null)',
  '(none)',
  '<null>',
])

const fillerLocalParts: ReadonlySet<string> = new Set([
  'anonymous',
  'asdf',
  'customer',
  'dummy',
  'example',
  'fake',
  'guest',
  'na',
  'no',
  'nobody',
  'none',
  'null',
  'test',
  'undefined',
  'unknown',
  'user',
])

const fillerDomains =
  /^(test|example|none|noemail|nomail|no|na|email|mail|null|invalid|fake|dummy|asdf|domain|unknown|customer|anonymous|user)\.[a-z]{2,3}$/

/** Mailboxes that nobody reads, wherever they are. */
const unreadLocalPart = /^(do-?not-?reply|no-?reply|no-?e?-?mail)$/

/** Numbers that advertisements and samples made known: many have typed them as their own. */
const advertisedIds: ReadonlySet<string> = new Set(['078051120', '219099999', '457555462'])

/** `value` is normalised. */
export function isJunk(type: IdentifierType, value: string): boolean {
  const text = value.toLowerCase()
  if (fillerWords.has(text) || isOneCharacterRepeated(text)) return true
  if (type === 'EMAIL') return isFillerEmail(text)
  if (type === 'PHONE') return isFillerPhone(text)
  return type === 'NATIONAL_ID' && advertisedIds.has(text)
}

/** `000...`, the nil UUID, `--------`, `99999999`. Short runs of other digits may be somebody's number. */
function isOneCharacterRepeated(text: string): boolean {
  const characters = text.replace(/[\s.\-_]/g, '')
  return /^0*$/.test(characters) || (characters.length > 7 && /^(.)\1*$/u.test(characters))
}

function isFillerEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  if (at >= 0 && unreadLocalPart.test(text.slice(0, at))) return true
  return at >= 0 && fillerLocalParts.has(text.slice(0, at)) && fillerDomains.test(text.slice(at + 1))
}

/** Seven equal digits, the keys in their order, or the American directory enquiries. */
function isFillerPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  return /(\d)\1{6,}$/.test(digits) || /^\d{0,4}(0123456789|1234567890?|987654321)$|5551212$/.test(digits)
}
