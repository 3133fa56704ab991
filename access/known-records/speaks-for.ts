import { browserTypes } from '../browser-types.ts'
import type { RecordFacts } from '../facts/record-facts.ts'
import { heardAmong, isOfSystem, verifiersAmong } from './knowing-records.ts'
import { identifierOf, linkedGroups } from './linked-records.ts'

/**
 * The records that stand for the whole subject. Anybody can fill in a form, or have a record of an undeclared source written, and name a
 * customer's e-mail address or birth date in it beside a phone number of their own. If systems of record know the subject, their records
 * stand for it; if only touchpoints do, those with an identifier that they have verified. Records that are verified to be linked with one
 * of these stand for the subject as well, and so do corrections of these. Null if no record has more weight than another. No record stands
 * for a subject of touchpoints that has records which are not evidently of the person who verified something: see `areAllBeside`.
 */
export function standingRecords(facts: readonly RecordFacts[]): ReadonlySet<RecordFacts> | null {
  const records = facts.filter(({ onlyRestricts }) => !onlyRestricts)
  const systems = records.filter(isOfSystem)
  const verifiers = systems.length > 0 ? [] : verifiersAmong(records)
  if (verifiers.length > 0 && !areAllBeside(verifiers, records)) return new Set()
  const trusted = systems.length > 0 ? linkedGroups(records, systems) : independent(linkedGroups(records, verifiers))
  if (trusted.length === 0) return null
  return new Set(trusted.flat())
}

/**
 * Those of these records that state something about the subject itself: they stand for it, or for an identifier that one of these holds.
 * What other records state concerns somebody who may only have named the subject. All records if none has more weight than another.
 */
export function tellingAmong(facts: readonly RecordFacts[], recordIds: readonly string[]): readonly string[] {
  const standing = standingRecords(facts)
  if (standing === null) return recordIds
  const held = new Set([...standing].flatMap(({ subject, held = [] }) => [subject, ...held]))
  return recordIds.filter((id) => held.has(identifierOf(id) ?? id))
}

/**
 * Whether a look-up by what only these records hold finds the subject: one of them stands for it, or belongs to a licensed list. If nobody
 * has verified anything, what holds the records of several browsers together is something that anybody can type, so an identifier finds the
 * subject only if each of the browsers holds it.
 */
export function speakForSubject(facts: readonly RecordFacts[], recordIds: readonly string[]): boolean {
  const records = facts.filter(({ onlyRestricts }) => !onlyRestricts)
  const isHolder = ({ subject }: RecordFacts) => recordIds.includes(subject)
  if (records.some((record) => record.licence && isHolder(record))) return true
  const standing = standingRecords(records)
  if (standing !== null) return [...standing].some(isHolder)
  const known = heardAmong(records).map(withBrowsers)
  return records.some(isHolder) && linkedGroups(known, known).every((group) => group.some(isHolder))
}

/**
 * Whether each record is a verifier's, names what one of them has verified, or belongs to one browser with these, directly or over others.
 * Resolution no longer unites other records with somebody who verified something, but earlier versions of this program did, and those
 * customers stay as they are until their records are resolved again: the person who verified something may be a stranger who typed the
 * other's address. What a person united is left out of this.
 */
function areAllBeside(verifiers: readonly RecordFacts[], records: readonly RecordFacts[]): boolean {
  if (records.some(({ confirmed = [] }) => confirmed.length > 0)) return true
  const heard = records.filter(({ isPlaceholder, licence }) => !isPlaceholder && !licence)
  const shown = ({ held = [], logins = [] }: RecordFacts) => [...held.filter(isOfBrowser), ...logins]
  const keys = new Set(verifiers.flatMap((record) => [...record.verified, ...shown(record)]))
  let left = heard.filter((record) => !verifiers.includes(record))
  for (;;) {
    const beside = left.filter(({ held = [], logins = [] }) => [...held, ...logins].some((key) => keys.has(key)))
    if (beside.length === 0) return left.length === 0
    for (const record of beside) for (const key of shown(record)) keys.add(key)
    left = left.filter((record) => !beside.includes(record))
  }
}

/** Without those that name, unverified, what another group has verified: they may belong to somebody who typed it. */
function independent(groups: readonly (readonly RecordFacts[])[]): readonly (readonly RecordFacts[])[] {
  const found = groups.map((group) => ({
    group,
    verified: new Set(group.flatMap(({ verified }) => verified)),
    held: group.flatMap(({ held = [] }) => held),
  }))
  const names = ({ held, verified }: (typeof found)[number]) =>
    held.some((key) => !verified.has(key) && found.some((other) => other.verified.has(key)))
  const free = found.filter((one) => !names(one))
  return (free.length > 0 ? free : found).map(({ group }) => group)
}

/** Linked by a browser, device or login as well, which nobody types into a form. */
function withBrowsers(record: RecordFacts): RecordFacts {
  return { ...record, logins: [...(record.logins ?? []), ...(record.held ?? []).filter(isOfBrowser)] }
}

function isOfBrowser(key: string): boolean {
  return browserTypes.has(key.slice(0, key.indexOf(':')))
}
