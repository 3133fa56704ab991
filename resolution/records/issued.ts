import { browserTypes } from '../../access/browser-types.ts'
import { foldedWord, isOfOneIssuer, type StatedScope } from '../../access/known-records/identifier-scope.ts'
import { countryCodeOf } from '../normalise/country.ts'
import type { IdentifierType } from './identifier-types.ts'

/** The country, issuer and kind of an identifier, each as it is compared. Empty if not stated. */
export type Issued = readonly [country: string, issuer: string, kind: string]

/** Null if nothing is stated, or if the value means the same everywhere. A browser shows its identifier by itself. */
export function issuedBy({
  type,
  country,
  issuer,
  kind,
}: StatedScope & { readonly type: IdentifierType }): Issued | null {
  if (!(country || issuer || kind) || !isOfOneIssuer(type) || browserTypes.has(type)) return null
  return [countryCodeOf(country) ?? foldedWord(country), foldedWord(issuer), foldedWord(kind)]
}

/** Whether two identifiers of an equal value were issued by different issuers, or in different countries or of different kinds: they are two. */
export function areOfTwoIssuers(a: Issued | null | undefined, b: Issued | null | undefined): boolean {
  if (!a || !b) return false
  return a.some((stated, index) => stated !== '' && b[index] !== '' && stated !== b[index])
}
