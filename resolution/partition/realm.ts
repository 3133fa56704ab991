import type { IdentifierType } from '../records/identifier-types.ts'
import type { Source } from '../records/source.ts'

/**
 * Records are joined within a realm, as if there were no others. All sources share one realm, null, but for each isolated source, which is a
 * realm of its own: whoever writes its records and sees what becomes of them must not learn from it what others know.
 */
export type Realm = string | null

export function realmOf({ key, isolated }: Pick<Source, 'key' | 'isolated'>): Realm {
  return isolated ? key : null
}

/** No normalised value contains it, nor does the name of a source. */
const separator = '\n'

/** The key under which records of the realm hold an identifier, so that what they share, fill up or crowd is their own. */
export function keyInRealm(key: string, realm: Realm): string {
  return realm === null ? key : `${key}${separator}${realm}`
}

/** `TYPE:normalised`, whichever realm the key is of. */
export function openKeyOf(key: string): string {
  const end = key.indexOf(separator)
  return end < 0 ? key : key.slice(0, end)
}

export function isOpenKey(key: string): boolean {
  return !key.includes(separator)
}

/**
 * Whether the source has verified the identifier. An isolated source verifies the types alone that its source line names, because whoever may
 * write a record can write `verifiedAt` into it.
 */
export function countsAsVerified(
  { type, verifiedAt }: { readonly type: IdentifierType; readonly verifiedAt: number | null },
  { role, verifies, isolated }: Pick<Source, 'role' | 'verifies' | 'isolated'>,
): boolean {
  if (verifiedAt === null) return false
  // The properties of a node that lacks some stand for a source as well.
  return verifies?.includes(type) ?? (role === 'SYSTEM_OF_RECORD' && !isolated)
}

/** Whether the identifier is what somebody signs in with at the source, which has verified it in every record. */
export function isLoginAt(
  { type }: { readonly type: IdentifierType },
  { verifies }: Pick<Source, 'verifies'>,
): boolean {
  return type === 'USER_ID' && verifies?.includes(type) === true
}

/** The realm in which a record of the source holds the identifier. What it has verified may tie it to whoever has verified the same. */
export function realmOfIdentifier(identifier: Parameters<typeof countsAsVerified>[0], source: Source): Realm {
  return countsAsVerified(identifier, source) ? null : realmOf(source)
}
