import { browserTypes } from '../../access/browser-types.ts'
import type { Traits } from '../match/traits.ts'
import type { IdentifierType } from '../records/identifier-types.ts'
import type { Issued } from '../records/issued.ts'
import type { SubjectType } from '../rule-set.ts'
import type { Realm } from './realm.ts'

/** The parts of a record that decide whose it is. */
export interface MatchRecord {
  readonly id: string
  /** Equal if what was read is equal: the same content, written in the same way and year. See recordStamp. */
  readonly stamp: string
  readonly source: string
  readonly type: SubjectType
  /** Its source gives one subject at most one id. */
  readonly hasUniqueId: boolean
  /**
   * A record of a reference or watch-list source: it joins the subject that it fits, and changes nothing about how other records are
   * joined.
   */
  readonly isListed: boolean
  /**
   * A record of a declared system of record. A record of any other source unites no two clusters with such records, except by what it has
   * verified.
   */
  readonly isOfSystem: boolean
  /**
   * A record of a declared system of record, or with an identifier that counts as verified: strangers undo no link between such records.
   */
  readonly isTrusted: boolean
  /**
   * Its source is declared, or it stands for an identifier about which a declared source stated a fact. A record of any other source unites
   * no two clusters with such records.
   */
  readonly isDeclared: boolean
  /** The rank of its source: lower is stronger. */
  readonly priority: number
  /** Rules join it only with records of the same realm, except by what both sides have verified. */
  readonly realm: Realm
  /** Equal for records of one source that state the same about whose they are; a record's own id if its source gives a subject one id. */
  readonly twin: string
  /** It is stated who this is, by a name or by an identifier that is more than a browser's. */
  readonly isKnown: boolean
  readonly identifiers: readonly MatchIdentifier[]
  readonly traits: Traits
}

export interface MatchIdentifier {
  readonly key: string
  readonly type: IdentifierType
  /** False: it does not have the format of its type, so it needs agreement to link. */
  readonly isValid: boolean
  /** Its source has verified it. */
  readonly isVerified: boolean
  /** A user id of a source that verifies logins: it connects the records of that source. */
  readonly isLogin: boolean
  /** Who issued it. Absent or null if nothing is stated, or if its value means the same everywhere. */
  readonly issued?: Issued | null
}

/** Whether the record states the identifier as a system of record does, or has verified it. */
export function vouchesFor(record: MatchRecord, key: string): boolean {
  return record.isOfSystem || keysOf(record).verified.has(key)
}

/** Whether the record is trusted, or somebody signs in with it: no form unites its customer with another such customer. */
export function isProven({ isTrusted, identifiers }: MatchRecord): boolean {
  return isTrusted || identifiers.some(({ isLogin }) => isLogin)
}

/** Whether one source knows the identifier as the login of both. */
export function haveOneLogin(a: MatchRecord, b: MatchRecord, key: string): boolean {
  return a.source === b.source && isLogin(a, key) && isLogin(b, key)
}

/** Whether one of the two has verified the identifier by which they are linked, or signs in with it. */
export function eitherVouchesFor(a: MatchRecord, b: MatchRecord, key: string): boolean {
  return [a, b].some((record) => vouchesFor(record, key) || isLogin(record, key))
}

/** Whether both were written from one browser or device, which shows its identifier by itself. */
export function shareBrowser(a: MatchRecord, b: MatchRecord): boolean {
  return !keysOf(a).browsers.isDisjointFrom(keysOf(b).browsers)
}

/** Whether somebody signs in with it. */
export function isLogin(record: MatchRecord, key: string): boolean {
  return keysOf(record).logins.has(key)
}

interface Keys {
  readonly verified: ReadonlySet<string>
  readonly logins: ReadonlySet<string>
  readonly browsers: ReadonlySet<string>
}

/** A record may have a hundred identifiers, and is asked about them for each of its edges. */
function keysOf(record: MatchRecord): Keys {
  const known = keysByRecord.get(record) ?? keysIn(record.identifiers)
  keysByRecord.set(record, known)
  return known
}

const keysByRecord = new WeakMap<MatchRecord, Keys>()

function keysIn(identifiers: readonly MatchIdentifier[]): Keys {
  const where = (isMeant: (held: MatchIdentifier) => boolean) =>
    new Set(identifiers.filter(isMeant).map(({ key }) => key))
  return {
    verified: where(({ isVerified }) => isVerified),
    logins: where((held) => held.isLogin),
    browsers: where(({ type }) => browserTypes.has(type)),
  }
}
