/**
 * Types whose values name one owner wherever they are stated. A value of any other type means something only to its issuer: a handle to one
 * network, a passport's number to one country, a login to one system.
 */
const isUniqueByItself: ReadonlySet<string> = new Set(['EMAIL', 'PHONE', 'LEI'])

/** Who issued an identifier, in the words of its source. */
export interface StatedScope {
  readonly country?: string | null | undefined
  readonly issuer?: string | null | undefined
  readonly kind?: string | null | undefined
}

export function isOfOneIssuer(type: string): boolean {
  return !isUniqueByItself.has(type)
}

/** Equal for identifiers of one type that the same issuer, of the same kind and country, may have issued. Empty if nothing is stated. */
export function scopeOf(type: string, { country, issuer, kind }: StatedScope): string {
  if (!isOfOneIssuer(type)) return ''
  const stated = [country, issuer, kind].map(foldedWord)
  return stated.every((word) => word === '') ? '' : JSON.stringify(stated)
}

/** A word of a source as it is compared: the same in any letter case. */
export function foldedWord(written: string | null | undefined): string {
  return (written ?? '').trim().toLowerCase()
}
