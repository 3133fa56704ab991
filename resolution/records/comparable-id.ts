/**
 * The invisible part of an id, which makes it different from the id that it looks like. Null if there is none. Ids are compared character
 * by character: a fact that names one of two such ids would silently not belong to the other.
 */
export function idFault(id: string): string | null {
  if (isPlain.test(id)) return null
  if (id.trim() !== id) return 'must not begin or end with white space: leave it out'
  const [hidden] = unseen.exec(id) ?? []
  if (hidden !== undefined) {
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `must not contain U+${code}, which is invisible or looks like a plain space: leave it out, or write a plain space`
  }
  if (id !== id.normalize('NFC'))
    return 'must be in the Unicode form NFC: convert it, so that each letter is one character'
  return null
}

/** Most ids are printable ASCII without a space at either end. */
const isPlain = /^[!-~](?:[ -~]*[!-~])?$/

/** Control characters, invisible marks, and spaces of other widths. */
const unseen = /\p{Cc}|\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]|[\ufe00-\ufe0f]|(?! )[\p{Zs}\p{Zl}\p{Zp}]/u
