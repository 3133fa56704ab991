import { latinWords, scriptOf } from '../../normalise/transliterate.ts'
import { credentials, doubtfulCredentials, isOccupation } from './credentials.ts'
import { dottedSuffixOf, lastSuffixOf, suffixOf } from './generations.ts'
import { faculties, honorificsBehind, titles, titlesAnywhere } from './titles.ts'

/** A written name, or part of one, without titles, credentials, pronouns, companies and occupations. */
export interface PlainName {
  /** Folded words before the first comma. */
  readonly head: readonly string[]
  /** Folded words after it. */
  readonly tail: readonly string[]
  /** The generation: `jr`, `sr`, `3` ... Null if none is written. */
  readonly suffix: string | null
}

interface Token {
  readonly words: readonly string[]
  /** The letters without dots and hyphens: `phd`. */
  readonly joined: string
  /** In capitals or with dots, as credentials are written. */
  readonly isLetters: boolean
  readonly hasDot: boolean
}

const noName: PlainName = { head: [], tail: [], suffix: null }

/** The fewest words that remain: two of a whole name that has more, one of a given or family name, none of a middle name. */
const leastWords = { WHOLE: 2, PART: 1, MIDDLE: 0 }

export function plainNameOf(text: string, kind: keyof typeof leastWords): PlainName {
  if (text === '') return noName
  if (scriptOf(text) === 'ABJAD') {
    // Without its vowels, Omar looks like a title.
    const [head = [], ...tail] = text.split(',').map(latinWords)
    return { head, tail: tail.flat(), suffix: null }
  }
  const parts = withoutRemarks(text).split(/[,;]/).map(tokensOf)
  const least = leastWords[kind]
  let suffix: string | null = null
  const kept = parts.flatMap((part, at) => {
    if (at > 0 && isAddition(part)) {
      suffix ??= firstSuffix(part)
      return []
    }
    const plain = withoutAdditions(part, at === 0 ? least : 1)
    suffix ??= plain.suffix
    return [plain.words]
  })
  const [head = [], ...tail] = kept
  return { head, tail: tail.flat(), suffix }
}

/** Removes brackets, pronouns, and everything after a vertical bar or a word such as `née`. */
function withoutRemarks(text: string): string {
  const bare = text
    .replace(/\([^()]*\)?|\[[^[\]]*\]?|\{[^{}]*\}?/g, ' ')
    .replace(pronouns, ' ')
    .replace(/(?<=\S)\s+(?:[|@•·]|c\/o\b|n[ée]e\b|geb\.|geborene\b|a\.?k\.?a\.?\b|alias\b|z domu\b|roz\.).*$/iu, '')
    .replace(/(?<=\S)\s+[-–—]\s+([^-–—]+)$/u, (all, behind) => (isAddition(tokensOf(behind)) ? '' : all))
    .trim()
    .replace(honorificsBehind, '')
  return /\p{L}/u.test(bare) ? bare : text.replace(/[()[\]{}]/g, ' ')
}

/** `she/her`, `they/them/theirs`, `er/ihm`, `elle/la` ... */
const pronouns =
  /(?<![\p{L}/])(?:she|he|they|it|xe|ze|zie|ey|any|all|sie|er|elle|il|iel|ella|el|él|elles|lei|lui|ela|ele|hon|han|hun|hen|zij|hij|ona|on)(?:\s*\/\s*\p{L}+){1,3}(?![\p{L}/])/giu

function tokensOf(part: string): readonly Token[] {
  return part.split(/[\s\u3000]+/).flatMap((raw) => {
    const words = latinWords(raw)
    const joined = words.join('')
    if (joined === '') return []
    const isLetters = /^[^\p{Ll}]+$/u.test(raw) || /\p{L}\.\p{L}/u.test(raw)
    const hasDot = raw.includes('.')
    if (words.length === 1 || isKnown(joined)) return [{ words, joined, isLetters, hasDot }]
    return words.map((word) => ({ words: [word], joined: word, isLetters: false, hasDot }))
  })
}

function isKnown(joined: string): boolean {
  return titles.has(joined) || credentials.has(joined) || doubtfulCredentials.has(joined) || faculties.has(joined)
}

/** Whether a part after a comma contains no name. */
function isAddition(part: readonly Token[]): boolean {
  if (isOccupation(part.flatMap(({ words }) => words))) return true
  return part.every((token) => isCredential(token) || titles.has(token.joined) || generationOf(token) !== null)
}

function isCredential({ joined, isLetters }: Token): boolean {
  return credentials.has(joined) || (isLetters && doubtfulCredentials.has(joined))
}

function firstSuffix(part: readonly Token[]): string | null {
  for (const token of part) {
    const found = generationOf(token) ?? lastSuffixOf(token.joined)
    if (found !== null) return found
  }
  return null
}

/** `J.R.` are two initials. */
function generationOf({ words, joined, hasDot }: Token): string | null {
  if (words.length > 1) return null
  return suffixOf(joined) ?? (hasDot ? dottedSuffixOf(joined) : null)
}

function withoutAdditions(part: readonly Token[], least: number): { words: readonly string[]; suffix: string | null } {
  const named = withoutTitles(part)
  let suffix: string | null = null
  const kept = named.filter((token, at) => {
    const found = at > 0 || least === 0 ? generationOf(token) : null
    suffix ??= found
    return found === null
  })
  while (kept.length > least && isBehind(kept.at(-1), kept.length > Math.max(least, 1))) {
    const last = kept.pop()
    if (last !== undefined && !isCredential(last)) suffix ??= lastSuffixOf(last.joined)
  }
  return { words: kept.flatMap(({ words }) => words), suffix }
}

function isBehind(token: Token | undefined, isLong: boolean): boolean {
  if (token === undefined) return false
  if (credentials.has(token.joined)) return true
  if (token.words.length > 1 && doubtfulCredentials.has(token.joined)) return true
  return isLong && !token.hasDot && lastSuffixOf(token.joined) !== null
}

/** At the front, all titles. Later, only those that are nobody's name or are written like abbreviations. */
function withoutTitles(part: readonly Token[]): readonly Token[] {
  let from = 0
  while (from < part.length && isLeading(part, from)) from += 1
  const rest = part.slice(from)
  // Ing and Lord are family names. Frau is not.
  const named = rest.length > 0 ? rest : part.filter(({ joined }) => !titlesAnywhere.has(joined)).slice(-1)
  return named.filter(
    ({ joined, hasDot }, at) => at === 0 || !(titlesAnywhere.has(joined) || (hasDot && isShortTitle(joined))),
  )
}

function isLeading(part: readonly Token[], at: number): boolean {
  const word = part[at]?.joined ?? ''
  return titles.has(word) || (at > 0 && faculties.has(word))
}

function isShortTitle(word: string): boolean {
  return word.length > 2 && titles.has(word) && suffixOf(word) === null
}
