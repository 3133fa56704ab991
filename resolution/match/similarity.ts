import { jaroWinkler } from '@skyra/jaro-winkler'
import { distance } from 'fastest-levenshtein'

/** How similar two texts are, from the best level to the worst. */
export type Similarity = 'EXACT' | 'VERY_CLOSE' | 'CLOSE' | 'DIFFERENT'

/** One bit for each letter and digit that a folded text contains. */
export function letterMaskOf(text: string): number {
  let mask = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 97) mask |= 1 << (code - 97)
    else mask |= 1 << (26 + (code % 6))
  }
  return mask
}

/** Of two folded texts, neither empty. A typo: one letter more, less or other, or two neighbours changed. */
export function similarityOf(a: string, b: string, lettersOfA: number, lettersOfB: number): Similarity {
  if (a === b) return 'EXACT'
  if (!mayBeLike(lettersOfA, lettersOfB)) return 'DIFFERENT'
  const longer = Math.max(a.length, b.length)
  if (Math.abs(a.length - b.length) > 1 + longer / 3) return 'DIFFERENT'
  const edits = distance(a, b)
  if (edits > 1 + longer / 2) return 'DIFFERENT'
  if (longer > 3 && (edits === 1 || (edits === 2 && (longer > 7 || isTransposition(a, b))))) return 'VERY_CLOSE'
  if (longer < 3) return 'DIFFERENT'
  const similarity = jaroWinkler(a, b)
  if (similarity >= 0.94) return 'VERY_CLOSE'
  return similarity >= 0.84 || edits * 3 <= longer ? 'CLOSE' : 'DIFFERENT'
}

/** Whether the two share half of their letters. Otherwise they are not compared exactly. */
function mayBeLike(a: number, b: number): boolean {
  return bitCount(a & b) * 2 >= Math.min(bitCount(a), bitCount(b))
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Whether the only difference is one pair of swapped neighbours. */
export function isTransposition(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  if (a.charCodeAt(at) !== b.charCodeAt(at + 1) || a.charCodeAt(at + 1) !== b.charCodeAt(at)) return false
  for (let index = at + 2; index < a.length; index += 1) if (a.charCodeAt(index) !== b.charCodeAt(index)) return false
  return true
}

/** The Levenshtein distance of two texts, with a transposition as one edit. */
export function typosBetween(a: string, b: string): number {
  if (a === b) return 0
  const edits = distance(a, b)
  return edits === 2 && isTransposition(a, b) ? 1 : edits
}
