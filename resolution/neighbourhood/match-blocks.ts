import { hash } from 'node:crypto'
import { type BlockKey, blockKeysOf } from '../match/block-keys.ts'
import { defaultBlockLimit } from '../match/candidates.ts'
import type { Traits } from '../match/traits.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import type { Realm } from '../partition/realm.ts'
import { stampLength } from './record-stamp.ts'

/** More records than this share a key by chance. */
export const blockLimit = defaultBlockLimit

/** A character that no key contains. */
const separator = '\n'

/** What decides to which blocks a record belongs. */
export interface Blocked {
  readonly traits: Traits
  readonly realm: Realm
}

/** A record's blocks as stored: one text per key, with the finer part at its end, so that one index finds both. */
export function storedBlocksOf(record: Blocked): readonly string[] {
  return matchableBlocksOf(record).map(({ key, finer }) => `${key}${separator}${finer ?? ''}`)
}

/** What every block of the record contains about it: its stamp, then its id. */
export function blockEntryOf({ id, stamp }: Pick<MatchRecord, 'id' | 'stamp'>): string {
  return stamp + id
}

/** The record that a stored entry names. */
export function entryOf(entry: string): { readonly id: string; readonly stamp: string } {
  return { id: entry.slice(stampLength), stamp: entry.slice(0, stampLength) }
}

export interface BlockLookup {
  /** The beginning of every stored block of the key. */
  readonly prefix: string
  /** The stored block to read if more than `blockLimit` records have this beginning. Null if there is none. */
  readonly finer: string | null
}

export function blockLookupsOf(record: Blocked): readonly BlockLookup[] {
  return matchableBlocksOf(record).map(({ key, finer }) => ({
    prefix: `${key}${separator}`,
    finer: finer === null ? null : `${key}${separator}${finer}`,
  }))
}

/** An identifier alone is a matter of the rules: two records are compared by what else they state. */
export function isMatchable({ names, organisationNames, birth, addresses }: Traits): boolean {
  return names.length > 0 || organisationNames.length > 0 || birth !== null || addresses.length > 0
}

/** A realm has separate blocks, so that nobody else fills them. */
function matchableBlocksOf({ traits, realm }: Blocked): readonly BlockKey[] {
  const blocks = isMatchable(traits) ? blockKeysOf(traits).map(indexable) : []
  if (realm === null) return blocks
  const inRealm = (key: string) => `${realm}/${key}`
  return blocks.map(({ key, finer }) => ({ key: inRealm(key), finer: finer === null ? null : inRealm(finer) }))
}

/** Longer than any key of meaningful values. The index has room for about 8,000 bytes of a key and an entry together. */
const mostKeyCharacters = 500

/** A value may have any length. If it makes a key too long, the key contains a digest instead. */
function indexable({ key, finer }: BlockKey): BlockKey {
  return { key: shortened(key), finer: finer === null ? null : shortened(finer) }
}

function shortened(key: string): string {
  return key.length <= mostKeyCharacters ? key : `${key.slice(0, 2)}${hash('sha256', key)}`
}
