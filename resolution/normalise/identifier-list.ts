import type { IdentifierType } from '../records/identifier-types.ts'
import { mostIdentifierCharacters, normaliseIdentifier, type WrittenIdentifier } from './identifier.ts'

/**
 * The identifiers in one field: several if it is a list of addresses, such as `a@x.io; Bob <b@y.io>`. It is a list only if each part is
 * valid by itself, so that a comma in the name of a mailbox or between the parts of a number does not make one.
 */
export function identifiersIn<T extends WrittenIdentifier>(
  written: T,
  fallbackCountry: string | null = null,
): readonly T[] {
  if (written.value.length > mostIdentifierCharacters || isOneWord.test(written.value)) return [written]
  for (const split of splittersByType[written.type] ?? none) {
    const values = split(written.value).map((value) => value.trim())
    const parts = values.filter((value) => !noValue.test(value)).map((value) => ({ ...written, value }))
    // Also for one address that a separator or a remark follows.
    if (
      parts.length > 0 &&
      (values.length > 1 || values[0] !== written.value.trim()) &&
      parts.every((part) => isWhole(part, fallbackCountry))
    )
      return parts
  }
  return [written]
}

/** Most values have no separator, no remark and nothing around them. */
const isOneWord = /^[\w.@+-]+$/

/** What people write into a list if they have no address. */
const noValue = /^(?:n\/?a|-+)?$/i

type Split = (text: string) => readonly string[]
const none: readonly Split[] = []

const splittersByType: Readonly<Partial<Record<IdentifierType, readonly Split[]>>> = {
  // First by semicolons and lines alone: a comma may be part of a name, as in `Lee, Ann <a@x.io>; Ray, Bob <b@y.io>`.
  EMAIL: [
    outsideQuotes(/[;\uff1b\n\r]/),
    outsideQuotes(/[;\uff1b,\uff0c\u3001|/\n\r\t]/),
    (text) => text.split(/\s+/),
    betweenMailboxes,
    // Words need a space on both sides, and a remark such as `(work)` contains no address.
    (text) =>
      withoutRemarks(text).split(
        /[;\uff1b,\uff0c\u3001|\n\r\t]|\s+(?:&|\+|and|und|et|or|oder|ou|y|e|en|och|og)\s+|\s*&\s+|\s+&\s*/i,
      ),
  ],
  PHONE: [(text) => text.split(/[;\uff1b,\uff0c\u3001|/\n\r\t]/)],
  DOMAIN: [(text) => text.split(/[;\uff1b,\uff0c\u3001|\s]+/)],
}

/** `030/1234567` is one number: the parts before and after the slash are too short to be one. */
const fewestDigits = 7

function isWhole(part: WrittenIdentifier, fallbackCountry: string | null): boolean {
  if (part.type === 'PHONE' && part.value.replace(/\D/g, '').length < fewestDigits) return false
  return normaliseIdentifier(part, fallbackCountry).isValid
}

function withoutRemarks(text: string): string {
  return text.replace(/\s*[([][^()[\]@<>]*[)\]]/g, '')
}

/** Splits after each address in brackets: `Lee, Ann <a@x.io>, Ray, Bob <b@y.io>`. */
function betweenMailboxes(text: string): readonly string[] {
  return text.split(/(?<=>)(?:\s*[;\uff1b,\uff0c\u3001|/]|\s+)/)
}

/** Splits where a mailbox ends: not within a quoted name, nor between the brackets of an address. */
function outsideQuotes(separator: RegExp): Split {
  return (text) => {
    const parts = ['']
    let isQuoted = false
    let isBracketed = false
    for (const character of text) {
      if (character === '"') isQuoted = !isQuoted
      else if (!isQuoted && character === '<') isBracketed = true
      else if (!isQuoted && character === '>') isBracketed = false
      if (!isQuoted && !isBracketed && separator.test(character)) parts.push('')
      else parts[parts.length - 1] += character
    }
    return parts
  }
}
