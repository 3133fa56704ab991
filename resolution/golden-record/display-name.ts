import type { Chosen } from './survivorship.ts'

/** A name as people read it, with accents and case as written. Null if nobody is named. */
export function displayNameOf(name: Chosen | null): string | null {
  if (name === null) return null
  // Survivorship makes it from string parts only.
  const parts = name.value as Readonly<Record<string, string>>
  if (parts.name !== undefined) return parts.name
  const written = [parts.givenName, parts.middleName, parts.familyName, parts.nameSuffix].filter(
    (part) => part !== undefined,
  )
  if (parts.givenName === undefined && parts.familyName === undefined && parts.fullName !== undefined)
    return inReadingOrder(parts.fullName)
  return written.join(' ')
}

/** `Lee, Ann` -> `Ann Lee` */
function inReadingOrder(fullName: string): string {
  const [family = '', given, ...more] = fullName.split(',').map((part) => part.trim())
  return given === undefined || more.length > 0 ? fullName : `${given} ${family}`.trim()
}
