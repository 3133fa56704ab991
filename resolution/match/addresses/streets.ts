import type { Address } from '../../normalise/addresses/address-parts.ts'
import { letterMaskOf, similarityOf } from '../similarity.ts'

/** The words of an address that distinguish one street from another. */
export interface StreetWords {
  /** The words of the street alone, without small words: `birken` and `strasse` of `Birkenstrasse`. */
  readonly own: readonly string[]
  /** The words of the whole address: one person's street may be another's building. */
  readonly all: readonly string[]
}

export function streetWordsOf({ streetWords, words, city }: Address): StreetWords {
  const beside = words.filter((word) => !city.includes(word))
  return {
    own: streetWords
      .flatMap(parted)
      .map(inDigits)
      .filter((word) => !smallWords.has(word) && isTelling(word)),
    all: [...new Set([...streetWords, ...beside].flatMap((word) => [word, ...parted(word), inDigits(word)]))],
  }
}

/**
 * TWO: each has a word that the other's address has in no form, as `Ahornweg` and `Lindenallee`, `Birkenstrasse` and `Birkenweg`, `5th Avenue` and `6th Avenue` have.
 * ONE: they are merely cut, shortened or misspelt otherwise, or one has a word more.
 */
export function streetRelation(a: StreetWords, b: StreetWords): 'ONE' | 'TWO' | 'UNKNOWN' {
  if (a.own.length === 0 || b.own.length === 0) return 'UNKNOWN'
  return hasOwnWord(a, b) && hasOwnWord(b, a) ? 'TWO' : 'ONE'
}

function hasOwnWord({ own }: StreetWords, { all }: StreetWords): boolean {
  return own.some((word) => !all.some((other) => areForms(word, other)))
}

function areForms(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (!isShortFor(short, long) && similarityOf(a, b, letterMaskOf(a), letterMaskOf(b)) === 'DIFFERENT') return false
  // One number is not a form of another, however similar they are. Few words get this far.
  return !/\d/.test(a) && !/\d/.test(b)
}

/** `m` and `mg` of `Mahatma Gandhi`, `bgm` of `Bürgermeister`, `mal` of `Maréchal`: some of the letters in their order, from the first. */
function isShortFor(short: string, long: string): boolean {
  if (short.length > 4 || short[0] !== long[0]) return false
  let at = 0
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** A number is a house's or a flat's, unless it is the street's, `5th`. */
function isTelling(word: string): boolean {
  return !/\d/.test(word) || /^\d+(?:st|nd|rd|th)$/.test(word)
}

/** `birkenstrasse` as `birken` and `strasse`. */
function parted(word: string): readonly string[] {
  const kind = kindAtEnd.exec(word)?.[0]
  return kind === undefined ? [word] : [word.slice(0, -kind.length), kind]
}

const kindAtEnd = /(?<=..)(?:strasse|weg|allee|platz|gasse|damm|ufer|steig|straat|laan|plein|gracht|gatan|vagen|gata)$/

function inDigits(word: string): string {
  return ordinals[word] ?? word
}

const ordinals: Readonly<Record<string, string>> = Object.fromEntries(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, at) => [word, `${at + 1}${['st', 'nd', 'rd'][at] ?? 'th'}`]),
)

const smallWords: ReadonlySet<string> = new Set(
  'the of and am an im in von vom zum zur der die das den dem des de del della dello delle dei di da do dos la le les las los lo l d du aux a y e sur une'.split(
    ' ',
  ),
)
