import type { IdentifierType } from '../records/identifier-types.ts'
import type { Source } from '../records/source.ts'

/**
 * Records are joined within a realm, as if there were no others. All sources share one realm, null, except for each isolated source, which
 * is a separate realm: somebody who writes its records and sees the result must not learn from it what others know.
 */
export type Realm = string | null

export function realmOf({ key, isolated }: Pick<Source, 'key' | 'isolated'>): Realm {
  return isolated ? key : null
}

/** Neither a normalised value nor the name of a source contains it. */
const separator = '\n'

/** The key under which records of the realm hold an identifier, so that what they share, fill up or crowd is their own. */
export function keyInRealm(key: string, realm: Realm): string {
  return realm === null ? key : `${key}${separator}${realm}`
}

/** `TYPE:normalised`, whichever realm the key belongs to. */
export function openKeyOf(key: string): string {
  const end = key.indexOf(separator)
  return end < 0 ? key : key.slice(0, end)
}

export function isOpenKey(key: string): boolean {
  return !key.includes(separator)
}

/**
 * Whether the source has verified the identifier. An isolated source verifies only the types that its source line names, because anybody
 * who may write a record can write `verifiedAt` into it.
 */
export function countsAsVerified(
  { type, verifiedAt }: { readonly type: IdentifierType; readonly verifiedAt: number | null },
  { role, verifies, isolated }: Pick<Source, 'role' | 'verifies' | 'isolated'>,
): boolean {
  if (verifiedAt === null) return false
  // A node's properties represent a source even if some are absent.
  return verifies?.includes(type) ?? (role === 'SYSTEM_OF_RECORD' && !isolated)
}

/**
 * Whether the identifier is a login at the source, which has verified it in every record. In other letters, such as full-width or invisible
 * ones, it is another login.
 */
export function isLoginAt(
  { type, raw, value }: { readonly type: IdentifierType; readonly raw: string; readonly value: string },
  { verifies }: Pick<Source, 'verifies'>,
): boolean {
  return type === 'USER_ID' && raw === value && verifies?.includes(type) === true
}

/**
 * The realm in which a record of the source holds the identifier. What it has verified may connect it with others who have verified the
 * same.
 */
export function realmOfIdentifier(identifier: Parameters<typeof countsAsVerified>[0], source: Source): Realm {
  return countsAsVerified(identifier, source) ? null : realmOf(source)
}
