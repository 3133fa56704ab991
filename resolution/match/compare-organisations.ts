import { type Levels, levelsOf, organisationFeatures, organisationIndex } from './features.ts'
import type { Model } from './model.ts'
import type { OrganisationNameTraits } from './organisation-traits.ts'
import { similarityOf } from './similarity.ts'

const name = levelsOf(organisationFeatures.name)
const legalForm = levelsOf(organisationFeatures.legalForm)

/**
 * Names of one organisation are alternatives: the best pair counts. Writes the levels, and returns the bits of the name. `haveOneNumber`:
 * the two state the same registration or tax number, so that two legal forms are one form stated wrongly.
 */
export function compareOrganisations(
  a: readonly OrganisationNameTraits[],
  b: readonly OrganisationNameTraits[],
  model: Model,
  levels: Levels,
  haveOneNumber: boolean,
): number {
  let best = 0
  let bestLevel: number = name.DIFFERENT + 1
  for (const left of a) {
    for (const right of b) {
      const level = haveOneNumber ? compareWords(left, right) : compareOrganisationNames(left, right)
      const bits = bitsOf(level, left, right, model)
      if (level > bestLevel || (level === bestLevel && bits <= best)) continue
      bestLevel = level
      best = bits
      levels[organisationIndex.name] = level
      levels[organisationIndex.legalForm] = compareLegalForms(left.legalForm, right.legalForm)
    }
  }
  return best
}

/** The level of two names. With two legal forms they are two companies, such as the partnership and the company that manages it. */
export function compareOrganisationNames(a: OrganisationNameTraits, b: OrganisationNameTraits): number {
  const level = compareWords(a, b)
  const areOtherForms = a.legalForm !== null && b.legalForm !== null && a.legalForm !== b.legalForm
  return areOtherForms && level < name.AFFILIATE ? name.AFFILIATE : level
}

function compareWords(a: OrganisationNameTraits, b: OrganisationNameTraits): number {
  if (a.text === b.text) return name.EXACT
  const similarity = similarityOf(a.text, b.text, a.letters, b.letters)
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a]
  if (similarity === 'VERY_CLOSE' && short.words.length === long.words.length) {
    return hasOtherNumber(a.words, b.words) || haveOpposites(a.words, b.words) ? name.OVERLAP : name.VERY_CLOSE
  }
  if (short.words.length === 1 && long.initials !== '' && short.text === long.initials) return name.ACRONYM
  const rest = wordsBeyond(short.words, long.words)
  if (rest !== null) {
    if (rest.some((word) => affiliateWords.has(word))) return name.AFFILIATE
    if (short.words.length < long.words.length) return name.CONTAINED
    return hasOtherNumber(a.words, b.words) ? name.OVERLAP : name.CLOSE
  }
  // `Bright Way` and `Brightway`: if the words are divided differently, the whole is compared.
  const isOneText = short.words.length < long.words.length && similarity !== 'DIFFERENT'
  if (isOneText && !hasOtherNumber(a.words, b.words)) return name.CLOSE
  return short.words.some((word) => word.length > 3 && long.words.includes(word)) ? name.OVERLAP : name.DIFFERENT
}

/** The words of the longer name that resemble no word of the shorter one. Null if the shorter one has a word of its own. */
function wordsBeyond(short: readonly string[], long: readonly string[]): readonly string[] | null {
  const rest = [...long]
  for (const word of short) {
    const same = rest.indexOf(word)
    const at = same >= 0 ? same : rest.findIndex((other) => similarityOf(word, other, -1, -1) === 'VERY_CLOSE')
    if (at < 0) return null
    rest.splice(at, 1)
  }
  return rest
}

/** What affiliated companies add to the name. */
const affiliateWords: ReadonlySet<string> = new Set(
  'holding holdings group international global foundation ventures capital properties bank insurance europe asia africa america americas usa us uk deutschland germany france italia italy espana spain iberia nederland benelux nordic schweiz suisse austria osterreich polska russia china india japan australia canada brasil mexico emea apac verwaltung verwaltungs beteiligung beteiligungs immobilien grundbesitz grundstuecks vermoegensverwaltung vermoegensverwaltungs besitz realty property estates trust pension participations immobiliere immobiliare inmobiliaria patrimonial fastigheter ejendomme vastgoed beheer north south east west labs'.split(
    ' ',
  ),
)

/** `Fund 2` and `Fund 3` are similar and never one. */
function hasOtherNumber(a: readonly string[], b: readonly string[]): boolean {
  const numbers = (words: readonly string[]) =>
    words
      .filter((word) => (/\d/.test(word) && !typoOfOneDigit.test(word)) || /^[ivx]+$/.test(word))
      .map((word) => word.replace(/\D+/g, '') || word)
      .join(' ')
  return numbers(a) !== numbers(b)
}

/** `Ro9er` is a word with a typing error. */
const typoOfOneDigit = /^(?=.{5})\p{L}+\d\p{L}+$/u

/** `Imports` and `Exports`, `Northfield` and `Southfield`: what distinguishes two companies of a group is not a typing error. */
function haveOpposites(a: readonly string[], b: readonly string[]): boolean {
  const [of, among] = [a.filter((word) => !b.includes(word)), b.filter((word) => !a.includes(word))]
  return of.some((word) => among.some((other) => areOpposites(word, other) || areOpposites(other, word)))
}

function areOpposites(a: string, b: string): boolean {
  return opposites.some((group) =>
    group.some((one) => {
      if (!a.startsWith(one)) return false
      const rest = a.slice(one.length)
      return group.some((other) => other !== one && b === other + rest)
    }),
  )
}

const opposites: readonly (readonly string[])[] = [
  ['im', 'ex'],
  ['north', 'south', 'east', 'west'],
  ['nord', 'sud', 'ost', 'west', 'sued', 'est', 'ouest'],
  ['norte', 'sur', 'sul', 'este', 'oeste'],
  ['upper', 'lower'],
  ['ober', 'unter', 'nieder'],
  ['inner', 'outer'],
  ['inter', 'intra'],
  ['old', 'new'],
  ['alt', 'neu'],
  ['first', 'second', 'third'],
]

function compareLegalForms(a: string | null, b: string | null): number {
  if (a === null || b === null) return legalForm.MISSING
  return a === b ? legalForm.EXACT : legalForm.DIFFERENT
}

/** A name of rare words is stronger evidence than `Global Services`. */
function bitsOf(level: number, a: OrganisationNameTraits, b: OrganisationNameTraits, model: Model): number {
  const weights = model.organisation.weights[organisationIndex.name]
  if (weights === undefined) return 0
  const stranger = weights.stranger[level] ?? 0
  if (level >= name.AFFILIATE) return stranger
  const { bits, otherwise } = model.organisationWords
  const shorter = a.words.length <= b.words.length ? a : b
  let rarity = 0
  for (const word of shorter.words) rarity += bits.get(word) ?? otherwise
  // The level's own weight assumes a name as rare as its `u` states. A commoner one counts less, a rarer one no more.
  return level === name.EXACT ? Math.min((weights.m[level] ?? 0) + rarity, stranger) : Math.min(stranger, rarity - 4)
}
