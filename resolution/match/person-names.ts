import { formalNameOf, nicknameGroupsOf } from '../normalise/nickname.ts'
import { latinWords, scriptOf, skeletonOf, soundOf, splitEastAsianName } from '../normalise/transliterate.ts'
import { isObject } from './is-object.ts'
import { letterMaskOf } from './likeness.ts'
import { fillers, oneParticle, oneSpelling, particles, suffixOf, titles } from './name-words.ts'

/** A word or a joined part of a name in the forms that comparing it needs. */
export interface NamePart {
  /** Folded, without blanks; empty where not known. */
  readonly text: string
  readonly sound: string
  /** Consonants; empty where neither needs it, being short. */
  readonly skeleton: string
  /** Bit by letter: names with few letters in common need no further look. */
  readonly letters: number
}

export interface PersonName {
  /** The first given name; `whole` are all given words joined. */
  readonly given: NamePart
  readonly givenWhole: NamePart
  /** All given and middle names joined: where one ends is not always told. */
  readonly givenAll: NamePart
  /** Nickname groups of the first given name. */
  readonly groups: readonly number[]
  readonly middle: readonly string[]
  readonly family: NamePart
  /** With its particles, `vandenberg`; the same object where it has none. */
  readonly familyWhole: NamePart
  readonly familyWords: readonly string[]
  /** All words joined, as written first, then begun at each other word: `Xu Zhiqiang` is `zhiqiangxu` too. */
  readonly turns: readonly string[]
  /** An assumed name: two people may go by one. */
  readonly isAlias: boolean
  /** False: a full name whose order of given and family name is not told. */
  readonly isOrdered: boolean
  /** Written in a script whose vowels are few or spelt in many ways: only consonants compare. */
  readonly isAbjad: boolean
}

export interface PersonNames {
  readonly names: readonly PersonName[]
  /** `jr`, `sr`, `3` ...; null where none is written. */
  readonly suffix: string | null
}

/** All names of a record: its own and those of `names`; fillers such as `n/a` are none. */
export function personNamesOf(attributes: Readonly<Record<string, unknown>>): PersonNames {
  const others: readonly unknown[] = Array.isArray(attributes.names) ? attributes.names : []
  const { maidenName, familyName, ...rest } = attributes
  const former = typeof maidenName === 'string' ? [{ ...rest, familyName: maidenName }] : []
  const byText = new Map<string, PersonName>()
  let suffix: string | null = null
  const all: readonly (Readonly<Record<string, unknown>> | null)[] = [
    { ...rest, familyName },
    ...others.map(asParts),
    ...former,
  ]
  for (const parts of all) {
    if (parts === null) continue
    const found = nameOf(parts)
    suffix ??= found.suffix
    if (found.name === null) continue
    const text = `${found.name.givenWhole.text}|${found.name.family.text}`
    if (!byText.has(text)) byText.set(text, parts.type === 'ALIAS' ? { ...found.name, isAlias: true } : found.name)
  }
  return { names: [...byText.values()].slice(0, 6), suffix }
}

/** An entry of `names` may be a mere text. */
function asParts(item: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof item === 'string') return { fullName: item }
  if (!isObject(item)) return null
  return typeof item.name === 'string' && item.fullName === undefined ? { ...item, fullName: item.name } : item
}

interface Found {
  readonly name: PersonName | null
  readonly suffix: string | null
}

function nameOf(parts: Readonly<Record<string, unknown>>): Found {
  const given = textOf(parts.givenName)
  const family = textOf(parts.familyName)
  const suffix = suffixOf(latinWords(textOf(parts.nameSuffix)).join(''))
  if (given === '' && family === '') {
    const parsed = parse(textOf(parts.fullName))
    return { name: parsed.name, suffix: suffix ?? parsed.suffix }
  }
  const fromGiven = splitSuffix(wordsOf(given))
  const fromFamily = splitSuffix(wordsOf(family))
  return {
    name: build(fromGiven.rest, wordsOf(textOf(parts.middleName)), fromFamily.rest, true, isAbjad(given + family)),
    suffix: suffix ?? fromFamily.suffix ?? fromGiven.suffix,
  }
}

/** `Ann Lee`, `Lee, Ann`, `Dr. Ann van der Lee Jr.`; a single word counts as family name. */
function parse(fullName: string): Found {
  const eastAsian = splitEastAsianName(fullName)
  if (eastAsian !== null) {
    return {
      name: build(wordsOf(eastAsian.given), [], wordsOf(eastAsian.family), true, isAbjad(fullName)),
      suffix: null,
    }
  }
  const [before = '', ...after] = fullName.split(',')
  const first = splitSuffix(wordsOf(before))
  const second = splitSuffix(after.flatMap(wordsOf), 1)
  const suffix = first.suffix ?? second.suffix
  const abjad = isAbjad(fullName)
  if (second.rest.length > 0) {
    return { name: build(second.rest.slice(0, 1), second.rest.slice(1), first.rest, true, abjad), suffix }
  }
  const words = first.rest
  if (words.length < 2) return { name: build([], [], words, false, abjad), suffix }
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && particles.has(word))
  const familyFrom = particle > 0 ? particle : words.length - 1
  return {
    name: build(words.slice(0, 1), words.slice(1, familyFrom), words.slice(familyFrom), false, abjad),
    suffix,
  }
}

function build(
  given: readonly string[],
  middle: readonly string[],
  family: readonly string[],
  isOrdered: boolean,
  abjad: boolean,
): PersonName | null {
  if (given.length === 0 && family.length === 0) return null
  const familyWords = family.filter((word) => !particles.has(word) || family.length === 1)
  const first = given[0] ?? ''
  const familyPart = partOf((familyWords.length > 0 ? familyWords : family).map(oneSpelling).join(''))
  const hasParticle = familyWords.length > 0 && familyWords.length < family.length
  const between = [...given.slice(1), ...middle]
  return {
    given: partOf(first),
    givenWhole: partOf(given.join('')),
    givenAll: partOf([...given, ...middle].join('')),
    groups: nicknameGroupsOf(first),
    middle: between.filter((word) => !particles.has(word)),
    family: familyPart,
    familyWhole: hasParticle ? partOf(family.map(oneParticle).join('')) : familyPart,
    turns: turnsOf([...given, ...middle], family, isOrdered),
    familyWords: familyWords.length > 1 ? familyWords : [],
    isAlias: false,
    isOrdered,
    isAbjad: abjad,
  }
}

export function partOf(text: string): NamePart {
  const skeleton = skeletonOf(text)
  return {
    text,
    sound: soundOf(text),
    skeleton: skeleton.length < 2 ? '' : skeleton,
    letters: letterMaskOf(text),
  }
}

/** The given name for a block key: nicknames fall together. */
export function blockNameOf(name: PersonName): string {
  return formalNameOf(name.given.text)
}

/** Of a name whose order is told the two fields in either order, else all its words from each. */
function turnsOf(given: readonly string[], family: readonly string[], isOrdered: boolean): readonly string[] {
  if (isOrdered) {
    const [first, last] = [given.map(oneParticle).join(''), family.map(oneParticle).join('')]
    return first === '' || last === '' ? [first + last] : [first + last, last + first]
  }
  const words = [...given, ...family].map(oneParticle)
  return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(''))
}

function wordsOf(text: string): readonly string[] {
  const words = latinWords(text)
  // Without its vowels Omar is written as a title is.
  return isAbjad(text) ? words : words.filter((word) => !titles.has(word))
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : ''
  return fillers.has(
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )
    ? ''
    : text
}

/** Hangul has vowels, but every romanisation has its own. */
function isAbjad(text: string): boolean {
  const script = scriptOf(text)
  return script === 'ABJAD' || script === 'HANGUL'
}

/** A suffix stands after a name, never alone, but after a comma. */
function splitSuffix(
  parts: readonly string[],
  from = 2,
): { readonly rest: readonly string[]; readonly suffix: string | null } {
  const suffix = parts.length >= from ? suffixOf(parts.at(-1) ?? '') : null
  return suffix === null ? { rest: parts, suffix } : { rest: parts.slice(0, -1), suffix }
}
