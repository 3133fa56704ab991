import type { IdentifierType } from '../records/identifier-types.ts'
import { normaliseIdentifier, type WrittenIdentifier } from './identifier.ts'

/**
 * The identifiers that one field holds: several where it is a list of addresses, such as `a@x.io; Bob <b@y.io>`. It is one only where each
 * part is valid by itself, so that a comma in the name of a mailbox or between the parts of a number makes none.
 */
export function identifiersIn<T extends WrittenIdentifier>(
  written: T,
  fallbackCountry: string | null = null,
): readonly T[] {
  if (isOneWord.test(written.value)) return [written]
  for (const split of splittersByType[written.type] ?? none) {
    const values = split(written.value).map((value) => value.trim())
    const parts = values.filter((value) => !noValue.test(value)).map((value) => ({ ...written, value }))
    // Also of one address that a separator or a remark follows.
    if (
      parts.length > 0 &&
      (values.length > 1 || values[0] !== written.value.trim()) &&
      parts.every((part) => isWhole(part, fallbackCountry))
    )
      return parts
  }
  return [written]
}

/** Most values are: no separator, no remark and nothing around it. */
const isOneWord = /^[\w.@+-]+$/

/** What people write into a list where they have no address. */
const noValue = /^(?:n\/?a|-+)?$/i

type Split = (text: string) => readonly string[]
const none: readonly Split[] = []

const splittersByType: Readonly<Partial<Record<IdentifierType, readonly Split[]>>> = {
  // By semicolons and lines alone first: a comma may stand in a name, as in `Lee, Ann <a@x.io>; Ray, Bob <b@y.io>`.
  EMAIL: [
    outsideQuotes(/[;\uff1b\n\r]/),
    outsideQuotes(/[;\uff1b,\uff0c\u3001|/\n\r\t]/),
    (text) => text.split(/\s+/),
    betweenMailboxes,
    // Words need a space on both sides, and a remark as `(work)` holds no address.
    (text) =>
      withoutRemarks(text).split(
        /[;\uff1b,\uff0c\u3001|\n\r\t]|\s+(?:&|\+|and|und|et|or|oder|ou|y|e|en|och|og)\s+|\s*&\s+|\s+&\s*/i,
      ),
  ],
  PHONE: [(text) => text.split(/[;\uff1b,\uff0c\u3001|/\n\r\t]/)],
  DOMAIN: [(text) => text.split(/[;\uff1b,\uff0c\u3001|\s]+/)],
}

/** `030/1234567` is one number: what stands before and after is too short to be one. */
const fewestDigits = 7

function isWhole(part: WrittenIdentifier, fallbackCountry: string | null): boolean {
  if (part.type === 'PHONE' && part.value.replace(/\D/g, '').length < fewestDigits) return false
  return normaliseIdentifier(part, fallbackCountry).isValid
}

function withoutRemarks(text: string): string {
  return text.replace(/\s*[([][^()[\]@<>]*[)\]]/g, '')
}

/** Splits behind each address in brackets: `Lee, Ann <a@x.io>, Ray, Bob <b@y.io>`. */
function betweenMailboxes(text: string): readonly string[] {
  return text.split(/(?<=>)\s*[;\uff1b,\uff0c\u3001|/]?/)
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
