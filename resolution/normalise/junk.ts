import type { IdentifierType } from '../identifier-types.ts'

/** Values that forms and programs write where nothing is known. */
const words: ReadonlySet<string> = new Set([
  '',
  '-',
  '-1',
  '0',
  'anon',
  'anonymous',
  'blank',
  'default',
  'deleted',
  'dummy',
  'empty',
  'false',
  'guest',
  'n/a',
  'na',
  'nan',
  'nil',
  'no',
  'none',
  'not available',
  'not_set',
  'not set',
  'null',
  'tba',
  'tbd',
  'test',
  'true',
  'undefined',
  'unknown',
  'user',
  'void',
  'x',
  'xx',
  'xxx',
  '[object object]',
  '(null)',
  '(none)',
  '<null>',
])

const localParts: ReadonlySet<string> = new Set([
  'a',
  'abc',
  'anonymous',
  'example',
  'fake',
  'guest',
  'na',
  'no',
  'no-email',
  'no-mail',
  'no-reply',
  'noemail',
  'nomail',
  'none',
  'noreply',
  'null',
  'test',
  'undefined',
  'unknown',
  'user',
  'x',
])

const fillerDomains = /^(test|example|none|noemail|nomail|email|null|invalid|x|abc|asdf|domain)\.[a-z]{2,3}$/

/** `value` is normalised. */
export function isJunk(type: IdentifierType, value: string): boolean {
  const text = value.toLowerCase()
  if (words.has(text) || isOneCharacterRepeated(text)) return true
  if (type === 'EMAIL') return isFillerEmail(text)
  if (type === 'PHONE') return isFillerPhone(text)
  return false
}

/** `000...`, `99999999`, `--------`, and the nil UUID. */
function isOneCharacterRepeated(text: string): boolean {
  const characters = text.replace(/[\s.\-_]/g, '')
  return characters === '' || (characters.length > 3 && /^(.)\1*$/u.test(characters))
}

function isFillerEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  return at >= 0 && localParts.has(text.slice(0, at)) && fillerDomains.test(text.slice(at + 1))
}

/** Four equal digits at the end of nothing else, or the keys in their order. */
function isFillerPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  return /(\d)\1{6,}$/.test(digits) || /^\d{0,4}(0123456789|1234567890?|987654321)$/.test(digits)
}
