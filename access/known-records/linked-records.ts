import { linkingKeys } from '../consent/consent-state.ts'
import type { RecordFacts } from '../facts/record-facts.ts'
import { foreignClaimsIn } from './foreign-claims.ts'

/** What a customer's token states about the records it stands for. */
export interface SignIn {
  /** The customer id that the token names, which may be superseded. */
  readonly id: string
  /** The record that the customer signed in with, if the identity provider names it. */
  readonly anchor?: string | undefined
}

/**
 * The records that belong to a customer who signs in. That the rules joined two records is not enough: anybody who may write a record could
 * name somebody else's e-mail address in it. Two records belong together here if both have verified an identifier that no other customer
 * holds, unless one of them is evidently somebody else's (see `foreignClaimsIn`), if a person confirmed it, or if their source has both
 * under one login. Without an anchor, a customer signs in with records that have belonged to the named customer from the beginning. Those
 * of another customer are known over links only. They must form one group; if they form several, no record is known.
 */
export function linkedRecords(facts: readonly RecordFacts[], { id, anchor }: SignIn): readonly RecordFacts[] {
  if (anchor !== undefined) return recordsLinkedTo(facts, anchor)
  const own = facts.filter(({ ownIds }) => ownIds?.includes(id))
  const candidates = signInRecords(own)
  const [first] = candidates
  if (first === undefined) return []
  const group = recordsLinkedTo(facts, first.subject)
  const isClear = candidates.every((record) => group.includes(record))
  return isClear && !own.some((record) => cameBefore(record, candidates) && !group.includes(record)) ? group : []
}

/**
 * Anybody can have a record of an undeclared source written, and nobody's account is in a touchpoint if a system of record knows the
 * customer. Such a record therefore neither makes it uncertain who signs in, nor counts as the customer's without a verified link.
 */
export function signInRecords(facts: readonly RecordFacts[]): readonly RecordFacts[] {
  const accounts = facts.filter(mayBeSignedInWith)
  const tiers = [
    accounts.filter(({ role }) => role === 'SYSTEM_OF_RECORD'),
    accounts.filter(({ verified, logins = [] }) => verified.length > 0 || logins.length > 0),
    accounts,
  ]
  return tiers.find((tier) => tier.length > 0) ?? facts
}

/** The id belonged to another account, for which the token may have been issued, before any of these records came to it. */
function cameBefore(record: RecordFacts, candidates: readonly RecordFacts[]): boolean {
  const seen = ({ firstSeen = 0 }: RecordFacts) => firstSeen
  return mayBeSignedInWith(record) && seen(record) < Math.min(...candidates.map(seen))
}

/** A browser, an identifier that nobody has claimed and purchased data are nobody's account. */
function mayBeSignedInWith({ isPlaceholder, isDevice, licence }: RecordFacts): boolean {
  return !isPlaceholder && !isDevice && !licence
}

/**
 * The ids of the record and of all records that what their sources verified links with it, whatever people decided about them. Without
 * spare records, which others represent.
 */
export function provenWith(facts: readonly RecordFacts[], record: string): ReadonlySet<string> {
  const undecided = facts.map((each) => ({ ...each, confirmed: [] }))
  return new Set(recordsLinkedTo(undecided, record).flatMap(({ subject, isSpare }) => (isSpare ? [] : [subject])))
}

/** The record and all records that are linked with it, directly or over others. Empty if it is not among the facts. */
function recordsLinkedTo(facts: readonly RecordFacts[], from: string): readonly RecordFacts[] {
  const [group = []] = linkedGroups(
    facts,
    facts.filter(({ subject }) => subject === from),
  )
  return group
}

/**
 * For each of the records of `from` that is not in an earlier group: the group of all records that are linked with it, in the order of
 * `facts`. `keysOf`: the identifiers that link two records which have both verified them.
 */
export function linkedGroups(
  facts: readonly RecordFacts[],
  from: readonly RecordFacts[],
  keysOf: KeysOf = linkingKeys,
): readonly (readonly RecordFacts[])[] {
  const bySubject = new Map(facts.map((record) => [record.subject, record]))
  const places = new Map(facts.map((record, place) => [record, place]))
  const mayBeOfOne = foreignClaimsIn(facts)
  const byLink = new Map<string, RecordFacts[]>()
  for (const record of facts)
    for (const link of linksOf(record, keysOf)) {
      const holders = byLink.get(link)
      if (holders === undefined) byLink.set(link, [record])
      else holders.push(record)
    }
  const seen = new Set<RecordFacts>()
  return from.flatMap((first) => {
    if (seen.has(first)) return []
    const group = new Set([first])
    // A set includes what is added while it is iterated.
    for (const record of group) {
      for (const link of linksOf(record, keysOf)) {
        const left: RecordFacts[] = []
        for (const other of byLink.get(link) ?? [])
          if (mayBeOfOne(record, other)) group.add(other)
          else left.push(other)
        byLink.set(link, left)
      }
      for (const id of record.confirmed ?? []) {
        const other = bySubject.get(id)
        if (other !== undefined) group.add(other)
      }
    }
    for (const record of group) seen.add(record)
    return [[...group].toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))]
  })
}

type KeysOf = (record: RecordFacts) => readonly string[]

/**
 * The same if another customer holds the identifier as well. That ends what the link opens, but not what the records' customer refused:
 * otherwise somebody who types a customer's address into an account of their own could open what that customer closed.
 */
export function restrictingKeys({ verified, ofOthers = [], heldByOthers = [] }: RecordFacts): readonly string[] {
  return verified.filter((key) => !ofOthers.includes(key) || heldByOthers.includes(key))
}

/** A placeholder stands for its identifier: what is stated about the identifier concerns everybody who has verified it. */
function linksOf(record: RecordFacts, keysOf: KeysOf): readonly string[] {
  const stoodFor = identifierOf(record.subject)
  return [...keysOf(record), ...(record.logins ?? []), ...(stoodFor === null ? [] : [stoodFor])]
}

/** The key of the identifier that a record stands for. Null for a record of a source. */
export function identifierOf(recordId: string): string | null {
  const placeholder = 'identifier:'
  return recordId.startsWith(placeholder) ? recordId.slice(placeholder.length) : null
}
