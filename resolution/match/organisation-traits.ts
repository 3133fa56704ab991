import { isFillerCompany } from '../normalise/fillers/filler-companies.ts'
import { organisationNameOf, writtenOrganisationNames } from '../normalise/organisation-name.ts'
import { letterMaskOf } from './similarity.ts'

export interface OrganisationNameTraits {
  /** The words without blanks between them. */
  readonly text: string
  readonly words: readonly string[]
  /** First letters of the words, where there are three or more; else empty. */
  readonly initials: string
  readonly legalForm: string | null
  readonly letters: number
}

export function organisationNameTraits(written: string): OrganisationNameTraits | null {
  const name = isFillerCompany(written) ? null : organisationNameOf(written)
  if (name === null) return null
  const text = name.words.join('')
  const initials = name.words.length > 2 ? name.words.map((word) => word.charAt(0)).join('') : ''
  return { text, words: name.words, initials, legalForm: name.legalForm, letters: letterMaskOf(text) }
}

/** Each name once, at most six. */
export function organisationNamesTraits(
  attributes: Readonly<Record<string, unknown>>,
): readonly OrganisationNameTraits[] {
  const names = writtenOrganisationNames(attributes).flatMap((written) => organisationNameTraits(written) ?? [])
  return [...new Map(names.map((name) => [`${name.text}|${name.legalForm}`, name])).values()].slice(0, 6)
}
