import { latinWords } from '../resolution/normalise/transliterate.ts'
import { wordsOfKey } from './words-of-key.ts'

type Attributes = Readonly<Record<string, unknown>>

/**
 * Whether every word of a company's name is a word of a name that its owner has or had. In any order: `Lee, Ann` and `Ann Lee` are the same.
 * A company keeps the name under which its owner founded it, whatever the owner is called now.
 */
export function isNamedAfter(companyName: string, ownerWords: ReadonlySet<string>): boolean {
  const words = latinWords(companyName)
  return words.length > 0 && words.every((word) => ownerWords.has(word))
}

/** The names of a company by which people may know it, as its records state them. */
export function companyNamesIn(attributes: Attributes): readonly string[] {
  return ['name', 'fullName', 'tradingName'].flatMap((key) => {
    const value = attributes[key]
    return typeof value === 'string' ? [value] : []
  })
}

/** The words of all names that a person's record states, however it calls them: present, former and assumed ones. */
export function personNameWordsIn(attributes: Attributes): readonly string[] {
  return Object.entries(attributes).flatMap(([key, value]) => (isNameOfPerson(key) ? wordsIn(value) : []))
}

/** Entries of `names` are texts, or objects with the parts of a name. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return latinWords(value)
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return typeof value === 'object' && value !== null ? personNameWordsIn(value as Attributes) : []
}

function isNameOfPerson(key: string): boolean {
  const words = wordsOfKey(key)
  return words.some((word) => ofNames.has(word)) && words.every((word) => ofNames.has(word) || qualifiers.has(word))
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const ofNames = set(
  'name names surname surnames lastname firstname fullname forename nickname patronymic alias aliases aka nee text',
)
/** Unlike `companyName` and `spouseName`. */
const qualifiers = set(
  `given first middle second family last full sur fore nick display suffix maiden former previous old earlier birth born married legal
   preferred known also as at of person other others alternative additional`,
)
