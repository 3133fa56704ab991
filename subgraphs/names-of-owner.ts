import { isFamilyFirst } from '../resolution/match/names/family-first.ts'
import { particles } from '../resolution/match/names/name-words.ts'
import { plainNameOf } from '../resolution/match/names/plain-name.ts'
import { isVietnamese } from '../resolution/match/names/vietnamese.ts'
import { nicknameGroupsOf, shareGroup } from '../resolution/normalise/nickname.ts'
import { latinWords, soundOf, splitEastAsianName } from '../resolution/normalise/transliterate.ts'
import { wordsOfKey } from './words-of-key.ts'

type Attributes = Readonly<Record<string, unknown>>

/** The names that a person has or had, as records state them. */
export interface OwnerNames {
  /** Every word of every name. */
  readonly words: ReadonlySet<string>
  readonly given: ReadonlySet<string>
  /** Words of family names without particles, and family names with their particles as one word, folded as `asSpelled` does. */
  readonly family: ReadonlySet<string>
  /** Given name and family name as one word, in both orders, folded in the same way. */
  readonly joined: readonly string[]
  /** The sounds of the family names, and of those among them that are written in a script with one transliteration per letter. */
  readonly sounds: { readonly all: ReadonlySet<string>; readonly transliterated: ReadonlySet<string> }
}

/** The names that these attributes state, however they call them: present, former and assumed ones. */
export function ownerNamesOf(...stated: readonly Attributes[]): OwnerNames {
  const texts = stated.flatMap(namesIn)
  const wholes = texts.filter(({ part }) => part === 'WHOLE').map(({ text }) => partsOfWhole(text))
  const written = new Set(wordsOf(texts, 'GIVEN'))
  const given = new Set([...written, ...wholes.flatMap((whole) => whole.given)].filter((word) => word.length > 1))
  // A whole name may contain several given names, and a name at birth may be a whole name.
  const others = [
    ...wholes.flatMap((whole) => whole.family).filter((word) => !written.has(word)),
    ...formerIn(texts, given),
  ]
  const family = [...wordsOf(texts, 'FAMILY'), ...others].filter((word) => word.length > 1 && !isSmall(word))
  const joinedFamilies = texts.flatMap(({ text, part }) => (part === 'FAMILY' ? [latinWords(text).join('')] : []))
  return {
    words: new Set(texts.flatMap(({ text }) => latinWords(text))),
    given,
    family: new Set([...family, ...joinedFamilies.filter((word) => word.length > 1 && !isSmall(word))].map(asSpelled)),
    joined: joinedNames(
      [...given].slice(0, mostJoined),
      [...new Set([...family, ...joinedFamilies])].slice(0, mostJoined),
    ),
    sounds: {
      all: soundsOf(family),
      transliterated: soundsOf(
        transliteratedWords(texts.flatMap(({ text, part }) => (part === 'GIVEN' ? [] : [text])).join(' ')).filter(
          (word) => !given.has(word),
        ),
      ),
    },
  }
}

/** Words in scripts whose letters have one transliteration each. What a word in Han is called depends on the language. */
function transliteratedWords(text: string): readonly string[] {
  return (text.match(/[\p{Script=Cyrillic}\p{Script=Greek}\p{M}'\u2019]+/gu) ?? []).flatMap((word) => latinWords(word))
}

/** Shorter ones sound like many other words. */
function soundsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(soundOfName).filter((sound) => sound.length >= leastSound))
}

/** `Zwartkop` and `\u0426\u0432\u0430\u0440\u0442\u043a\u043e\u043f`, `Schmidt` and `\u0428\u043c\u0438\u0434\u0442` begin with the same sound. */
function soundOfName(word: string): string {
  return soundOf(word.replace(/^ts/, 'z'))
}

const leastSound = 4

/**
 * Whether every word of a company's name is a word of a name that its owner has or had. In any order: `Lee, Ann` and `Ann Lee` are the same.
 * A company keeps the name under which its owner founded it, whatever the owner is called now.
 */
export function isNamedAfter(companyName: string, owner: OwnerNames): boolean {
  const words = latinWords(companyName)
  return words.length > 0 && words.every((word) => owner.words.has(word))
}

/**
 * Whether a company's name contains a family name that its owner has or had, as a whole word in any spelling, with the given name as one
 * word, or at an end of a longer word: `Zwart Plumbing`, `Zwart's Bakery`, `olgazwart.com`, `Zwartbau`. A given name alone says nothing:
 * `Victoria Insurance`.
 */
export function statesFamilyName(companyName: string, { family, joined, sounds }: OwnerNames): boolean {
  const words = [companyName, companyName.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')]
    .flatMap((text) => [...latinWords(text), ...latinWords(text.replace(/['\u2019\u2018`\u00b4]s?(?!\p{L})/gu, ' '))])
    .map(asSpelled)
  const compounding = [...family].filter((name) => name.length >= leastCompounded)
  // In another script, the same name may have another spelling.
  if (transliteratedWords(companyName).some((word) => sounds.all.has(soundOfName(word)))) return true
  if (
    sounds.transliterated.size > 0 &&
    latinWords(companyName).some((word) => sounds.transliterated.has(soundOfName(word)))
  )
    return true
  // `O Neill Roofing`, `Mc Donald Books` and `Z W A R T Plumbing` divide a name that is written as one word elsewhere.
  if (togetherIn(companyName).some((name) => family.has(name))) return true
  return words.some(
    (word) =>
      family.has(word) ||
      compounding.some((name) => word.startsWith(name) || word.endsWith(name)) ||
      // In German, the possessive has no apostrophe.
      (word.endsWith('s') && family.has(word.slice(0, -1))) ||
      joined.some((name) => word.includes(name)),
  )
}

/** Neighbouring words of a name as one word. */
function togetherIn(name: string): readonly string[] {
  const words = latinWords(name)
  return words.flatMap((_, from) => {
    const runs = words.slice(from, from + mostDivided).map((_, length) => words.slice(from, from + length + 1).join(''))
    return runs.slice(1).map(asSpelled)
  })
}

/** Words into which a family name may be divided: one per letter. */
const mostDivided = 12

/** Letters of a family name. Many words begin with a shorter one: `Leeds` is not Mr Lee. */
const leastCompounded = 5

/** Whether two people may be one whom nothing links: no given name tells them apart. */
export function mayShareGivenName(a: OwnerNames, b: OwnerNames): boolean {
  if (a.given.size === 0 || b.given.size === 0) return true
  return [...a.given].some(
    (one) =>
      b.given.has(one) || [...b.given].some((other) => shareGroup(nicknameGroupsOf(one), nicknameGroupsOf(other))),
  )
}

/** The names of a company by which people may know it, as its records state them. */
export function companyNamesIn(attributes: Attributes): readonly string[] {
  return ['name', 'fullName', 'tradingName'].flatMap((key) => {
    const value = attributes[key]
    return typeof value === 'string' ? [value] : []
  })
}

/** FORMER: a family name or a whole name. OTHER: a suffix, which is neither. */
type Part = 'GIVEN' | 'FAMILY' | 'FORMER' | 'WHOLE' | 'OTHER'

interface NameText {
  readonly text: string
  readonly part: Part
}

function namesIn(attributes: Attributes): readonly NameText[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    const part = partOf(key)
    return part === null ? [] : textsIn(value, part)
  })
}

/** Entries of `names` are texts, or objects with the parts of a name. */
function textsIn(value: unknown, part: Part): readonly NameText[] {
  if (typeof value === 'string') return [{ text: value, part }]
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, part))
  return typeof value === 'object' && value !== null ? namesIn(value as Attributes) : []
}

/** Null if the key is not that of a name of this person. */
function partOf(key: string): Part | null {
  const words = wordsOfKey(key)
  const isName =
    words.some((word) => ofNames.has(word)) && words.every((word) => ofNames.has(word) || qualifiers.has(word))
  if (!isName) return null
  if (words.some((word) => ofFamily.has(word))) return 'FAMILY'
  if (words.some((word) => ofGiven.has(word))) return 'GIVEN'
  if (words.includes('suffix')) return 'OTHER'
  return words.some((word) => ofFormer.has(word)) ? 'FORMER' : 'WHOLE'
}

function wordsOf(texts: readonly NameText[], part: Part): readonly string[] {
  return texts.flatMap((name) => (name.part === part ? latinWords(name.text) : []))
}

function formerIn(texts: readonly NameText[], given: ReadonlySet<string>): readonly string[] {
  return wordsOf(texts, 'FORMER').filter((word) => !given.has(word))
}

/** Without a comma, the first word is the given name, unless it is rather a family name. */
function partsOfWhole(text: string): { readonly given: readonly string[]; readonly family: readonly string[] } {
  const eastAsian = splitEastAsianName(text)
  if (eastAsian !== null) return { given: latinWords(eastAsian.given), family: latinWords(eastAsian.family) }
  // No person has a longer name, and reading one takes as long as the square of its length.
  if (text.length > 300) return { given: [], family: latinWords(text) }
  const { head, tail } = plainNameOf(text.replace(bornAs, ' '), 'WHOLE')
  if (tail.length > 0) return { given: tail, family: head }
  if (isVietnamese(head, text) || isFamilyFirst(head)) return { given: head.slice(1), family: head.slice(0, 1) }
  return { given: head.slice(0, 1), family: head.slice(1) }
}

/** `Ann Lee n\u00e9e Castle`. */
const bornAs = /(?<=\s)(?:n[\u00e9e]e|geb\.|geborene|a\.?k\.?a\.?|alias)(?=\s)/giu

function joinedNames(given: readonly string[], family: readonly string[]): readonly string[] {
  return given.flatMap((first) => family.flatMap((last) => [asSpelled(first + last), asSpelled(last + first)]))
}

/** Of each part of a name. Nobody has as many. */
const mostJoined = 40

/** `Mueller`, `M\u00fcller` and `Muller`, `Aagaard` and `\u00c5g\u00e5rd` are the same. */
function asSpelled(word: string): string {
  return word.replace(/([aou])e/g, '$1').replace(/aa/g, 'a')
}

function isSmall(word: string): boolean {
  return particles.has(word) || furtherParticles.has(word)
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const ofNames = set(
  'name names surname surnames lastname firstname fullname forename nickname patronymic alias aliases aka nee text',
)
const ofFamily = set('surname surnames lastname family last sur maiden nee married')
const ofGiven = set('given first firstname forename fore middle second nick nickname patronymic')
const ofFormer = set('former previous old earlier birth born')
/** Unlike `companyName` and `spouseName`. */
const qualifiers = set(
  `given first middle second family last full sur fore nick display suffix maiden former previous old earlier birth born married legal
   preferred known also as at of person other others alternative additional`,
)

/** As particles, they say nothing of a family name. */
const furtherParticles = set('af av zur op het im am auf dem do dello degli dei san santa saint mac mc and und et')
