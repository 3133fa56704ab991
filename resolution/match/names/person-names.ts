import { isFillerName } from '../../normalise/fillers/filler-names.ts'
import { isFillerText } from '../../normalise/fillers/filler-text.ts'
import { formalNameOf, nicknameGroupsOf } from '../../normalise/nickname.ts'
import { remembered } from '../../normalise/remembered.ts'
import { spokenAs } from '../../normalise/spoken.ts'
import { latinWords, scriptOf, skeletonOf, soundOf, splitEastAsianName } from '../../normalise/transliterate.ts'
import { isObject } from '../is-object.ts'
import { letterMaskOf } from '../similarity.ts'
import { secondPartOf } from './compound-names.ts'
import { coupleOf } from './couple.ts'
import { isFamilyFirst } from './family-first.ts'
import { fillers, oneParticle, oneSpelling, particles } from './name-words.ts'
import { plainNameOf } from './plain-name.ts'
import { isGivenOf, isMandarin, joinedSyllables } from './syllables.ts'
import { honorificsBehind } from './titles.ts'
import { isMarked, isVietnamese, isVietnameseFamily } from './vietnamese.ts'

/** A word or a joined part of a name in the forms that comparing it needs. */
export interface NamePart {
  /** Folded, without blanks. Empty if unknown. */
  readonly text: string
  readonly sound: string
  /** Its English pronunciation. Empty if it has no vowels. */
  readonly spoken: string
  /** Its consonants. Empty for a short name, which is compared without them. */
  readonly skeleton: string
  /** One bit per letter: names with few letters in common need no further comparison. */
  readonly letters: number
}

export interface PersonName {
  /** The first given name. `whole`: all given names joined. */
  readonly given: NamePart
  readonly givenWhole: NamePart
  /** All given and middle names joined, because records do not always show where one ends. */
  readonly givenAll: NamePart
  /** Nickname groups of the first given name. */
  readonly groups: readonly number[]
  readonly middle: readonly string[]
  /** The second part of a given name of two parts, such as `luc` of Jean-Luc, which is in `middle` as well. Empty for any other. */
  readonly secondPart: string
  readonly family: NamePart
  /** With its particles, such as `vandenberg`. The same object if it has none. */
  readonly familyWhole: NamePart
  readonly familyWords: readonly string[]
  /** All words joined: first as written, then beginning at each other word. `Xu Zhiqiang` is also `zhiqiangxu`. */
  readonly turns: readonly string[]
  /** An assumed name, which two people may use. */
  readonly isAlias: boolean
  /** False: a full name that does not show which part is the family name. */
  readonly isOrdered: boolean
  /** Written in a script with few vowels, or with many spellings of them: only the consonants are compared. */
  readonly isAbjad: boolean
  /** Written with Han characters, which have several readings. If no reading agrees with a Latin name, nothing is known. */
  readonly isHan: boolean
  /** In Latin letters, in the spelling of Mandarin. */
  readonly isMandarin: boolean
  /** Whether the field names several people. It is then the name of none of them. */
  readonly isCouple: boolean
}

export interface PersonNames {
  readonly names: readonly PersonName[]
  /** `jr`, `sr`, `3` ... Null if none is written. */
  readonly suffix: string | null
}

/** All names of a record: its own and those in `names`, without fillers such as `n/a`. */
export function personNamesOf(attributes: Readonly<Record<string, unknown>>): PersonNames {
  const others: readonly unknown[] = Array.isArray(attributes.names) ? attributes.names.slice(0, mostRead) : []
  const { maidenName, formerName, birthName, familyName, ...rest } = attributes
  const former = [maidenName, formerName, birthName].flatMap((name) =>
    typeof name === 'string' ? [{ ...rest, familyName: name }] : [],
  )
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

/** Of the entries of `names`: several may be the same name, but nobody has as many. */
const mostRead = 20

/** An entry of `names` may be a plain text. */
function asParts(item: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof item === 'string') return { fullName: item }
  if (!isObject(item)) return null
  return typeof item.name === 'string' && item.fullName === undefined ? { ...item, fullName: item.name } : item
}

interface Found {
  readonly name: PersonName | null
  readonly suffix: string | null
}

/** No person has a longer one. Reading a text as a name takes as long as the square of its length. */
const longestName = 300

/** A record's name is read for matching, for its customer's name and whenever a neighbour arrives. */
function nameOf({ givenName, middleName, familyName, nameSuffix, fullName }: Readonly<Record<string, unknown>>): Found {
  const texts = [givenName, middleName, familyName, nameSuffix, fullName]
  return nameOfTexts(texts.map((text) => (typeof text === 'string' && text.length <= longestName ? text : '')))
}

const nameOfTexts = remembered((texts: readonly string[]): Found => {
  const [given = '', middle = '', family = '', nameSuffix = '', fullName = ''] = texts.map(textOf)
  if (
    [given, family, fullName].every((text) => text === '' || isFillerName(text)) ||
    isFillerName(`${given} ${family}`.trim() || fullName)
  )
    return { name: null, suffix: null }
  const written = plainNameOf(nameSuffix, 'MIDDLE').suffix
  const whole = given === '' || family === '' ? wholeNameOf(given, family, fullName) : ''
  if (whole !== '') {
    if (isFillerName(whole)) return { name: null, suffix: written }
    const parsed = parse(whole)
    return { name: parsed.name, suffix: written ?? parsed.suffix }
  }
  const couple = coupleOf(given, 'GIVEN_NAME')
  const [fromGiven, fromMiddle, fromFamily] = [
    plainNameOf(given, 'PART'),
    plainNameOf(middle, 'MIDDLE'),
    plainNameOf(family, 'PART'),
  ]
  const familyWords = [...fromFamily.head, ...fromFamily.tail]
  if (couple !== null) return { name: buildCouple(couple.given, familyWords), suffix: null }
  const givenWords = withoutFamily([...fromGiven.head, ...fromGiven.tail], familyWords)
  const middleWords = [...fromMiddle.head, ...fromMiddle.tail]
  return {
    name: build({
      given: givenWords,
      middle: middleWords,
      family: familyWords,
      isOrdered: true,
      spelling: spellingOf(given + family),
      secondPart: secondPartOf(given, givenWords),
    }),
    suffix: written ?? fromFamily.suffix ?? fromGiven.suffix ?? fromMiddle.suffix,
  }
}, JSON.stringify)

/** If one field is empty, the whole name is elsewhere, or in the other field with a comma. */
function wholeNameOf(given: string, family: string, fullName: string): string {
  if (fullName !== '') return fullName
  return [given, family].find((field) => plainNameOf(field, 'WHOLE').tail.length > 0) ?? ''
}

/** The field for the given name contains the whole name, and the field for the family name repeats that part. */
function withoutFamily(given: readonly string[], family: readonly string[]): readonly string[] {
  const from = given.length - family.length
  const isRepeated = from > 0 && family.length > 0 && family.every((word, at) => word === given[from + at])
  return isRepeated ? given.slice(0, from) : given
}

/** `Ann Lee`, `Lee, Ann`, `Dr. Ann van der Lee Jr.`. A single word counts as a family name. */
function parse(fullName: string): Found {
  const eastAsian = splitEastAsianName(fullName.replace(honorificsBehind, ''))
  if (eastAsian !== null) {
    const [given, family] = [latinWords(eastAsian.given), latinWords(eastAsian.family)]
    return { name: build({ given, family, isOrdered: true, spelling: spellingOf(fullName) }), suffix: null }
  }
  const couple = coupleOf(fullName, 'FULL_NAME')
  if (couple !== null) return { name: buildCouple(couple.given, couple.family), suffix: null }
  const inHan = familyFirst.test(fullName)
    ? fullName
        .trim()
        .split(/[\s\u3000]+/)
        .map(latinWords)
    : []
  if (inHan.length > 1)
    return {
      name: build({
        given: inHan.slice(1).flat(),
        family: inHan[0] ?? [],
        isOrdered: true,
        spelling: spellingOf(fullName),
      }),
      suffix: null,
    }
  const { head: words, tail, suffix } = plainNameOf(fullName, 'WHOLE')
  const spelling = spellingOf(fullName)
  if (tail.length > 0)
    return {
      name: build({
        given: tail.slice(0, 1),
        middle: tail.slice(1),
        family: words,
        isOrdered: true,
        spelling,
        secondPart: secondPartOf(fullName, tail),
      }),
      suffix,
    }
  if (words.length < 2) return { name: build({ given: [], family: words, isOrdered: false, spelling }), suffix }
  // The other order remains possible: abroad, many people write their family name last.
  if (isVietnamese(words, fullName))
    return {
      name: build({
        given: words.slice(-1),
        middle: words.slice(1, -1),
        family: words.slice(0, 1),
        isOrdered: false,
        spelling,
      }),
      suffix,
    }
  const isSurnameFirst = isFamilyFirst(joinedBehind(words)) && isGivenOf(words.slice(1).join(''), words[0] ?? '')
  if (isSurnameFirst)
    return { name: build({ given: words.slice(1), family: words.slice(0, 1), isOrdered: false, spelling }), suffix }
  // `Ivanov Sergey Petrovich`, as in official documents.
  if (words.length === 3 && isPatronymic(words[2] ?? '') && !isPatronymic(words[1] ?? ''))
    return {
      name: build({
        given: words.slice(1, 2),
        middle: words.slice(2),
        family: words.slice(0, 1),
        isOrdered: false,
        spelling,
      }),
      suffix,
    }
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && particles.has(word))
  const familyFrom = particle > 0 ? particle : words.length - 1
  const family = words.slice(familyFrom)
  const first = joinedSyllables(words.slice(0, familyFrom), family)
  return {
    name: build({
      given: first.slice(0, 1),
      middle: first.slice(1),
      family,
      isOrdered: false,
      spelling,
      secondPart: secondPartOf(fullName, first),
    }),
    suffix,
  }
}

/** `Kim Ji-won`, `Wang Xiao Ming`: the given name is of two syllables. */
function joinedBehind(words: readonly string[]): readonly string[] {
  return [...words.slice(0, 1), ...joinedSyllables(words.slice(1), words.slice(0, 1))]
}

/** Endings of Russian, Ukrainian and Bulgarian patronymics. South Slavic family names end in `-ic`. */
function isPatronymic(word: string): boolean {
  return /(?:.(?:ov|ev|yov)(?:ich|ych|na)|ichna|inichna|[iy]ivna|.[iy]vna|.(?:i|ov|ev)yi?ch|ilyich|kuzmich|nikitich|fomich|lukich)$/.test(
    word,
  )
}

/** Han or Hangul characters with a blank between family name and given name. */
const familyFirst =
  /^(?=.*[\p{Script=Han}\p{Script=Hangul}])[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\s\u3000]+$/u

/** Both given names are one word that is nobody's name. */
function buildCouple(given: readonly string[], family: readonly string[]): PersonName | null {
  const name = build({
    given: given.length === 0 ? [] : [given.join('')],
    family,
    isOrdered: true,
    spelling: 'ALPHABET',
  })
  return name === null ? null : { ...name, groups: [], isCouple: true }
}

interface NameInWords {
  readonly given: readonly string[]
  readonly middle?: readonly string[]
  readonly family: readonly string[]
  /** See `PersonName`. */
  readonly isOrdered: boolean
  readonly spelling: Spelling
  readonly secondPart?: string
}

function build({
  given: givenWords,
  middle: middleWords = [],
  family,
  isOrdered,
  spelling,
  secondPart = '',
}: NameInWords): PersonName | null {
  if (givenWords.length === 0 && family.length === 0) return null
  const all = [...givenWords, ...middleWords]
  const [given, middle] = isMarked(all, family)
    ? [all.slice(-1), all.slice(0, -1)]
    : [joinedSyllables(givenWords, family), middleWords]
  const mayBeParticle = family.length !== 1 || !isVietnameseFamily(family[0] ?? '')
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
    middle: between.filter((word) => !(mayBeParticle && particles.has(word))),
    secondPart,
    family: familyPart,
    familyWhole: hasParticle ? partOf(family.map(oneParticle).join('')) : familyPart,
    turns: turnsOf(given, middle, family, isOrdered),
    familyWords: familyWords.length > 1 ? familyWords : [],
    isAlias: false,
    isOrdered,
    isAbjad: spelling === 'ABJAD',
    isHan: spelling === 'HAN',
    isMandarin: spelling === 'ALPHABET' && isMandarin(given.join(''), family),
    isCouple: false,
  }
}

/** Three of the parts of most names are the same text, and most texts are names of many people. */
export const partOf = remembered((text: string): NamePart => {
  const skeleton = skeletonOf(text)
  return {
    text,
    sound: soundOf(text),
    spoken: spokenAs(text),
    skeleton: skeleton.length < 2 ? '' : skeleton,
    letters: letterMaskOf(text),
  }
})

/** The given name for a block key: equal for all nicknames of one name. */
export function blockNameOf(name: PersonName): string {
  return formalNameOf(name.given.text)
}

/** If the order of the name is known, its fields in either order and as in Vietnam. Otherwise, all its words, beginning at each of them. */
function turnsOf(
  given: readonly string[],
  middle: readonly string[],
  family: readonly string[],
  isOrdered: boolean,
): readonly string[] {
  const [first, between, last] = [given, middle, family].map((part) => part.map(oneParticle).join(''))
  if (isOrdered) {
    const all = [`${first}${between}${last}`]
    if (first !== '' && last !== '') all.push(`${last}${first}${between}`)
    // `Nguyen Van Hung` is Hung of the family Nguyen.
    if (between !== '' && last !== '') all.push(`${last}${between}${first}`)
    return all
  }
  const words = [...given, ...middle, ...family].map(oneParticle)
  return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(''))
}

function textOf(value: string): string {
  const text = value.trim()
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  // Short words such as `Nan` and `Yok` are names as well.
  return fillers.has(words) || (words.length > 5 && isFillerText(words)) ? '' : text
}

type Spelling = 'ABJAD' | 'HAN' | 'ALPHABET'

/** Hangul has vowels, but each romanisation spells them differently. Kana beside Han characters show how a part is read. */
function spellingOf(text: string): Spelling {
  if (/\p{Script=Han}/u.test(text)) return 'HAN'
  const script = scriptOf(text)
  return script === 'ABJAD' || script === 'HANGUL' ? 'ABJAD' : 'ALPHABET'
}
