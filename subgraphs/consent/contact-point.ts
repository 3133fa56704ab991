import { consentVerdict } from '../../access/consent/consent-verdict.ts'
import { type ContactChannel, channelsOfIdentifier, contactChannels } from '../../access/consent/contact-channels.ts'
import { contactScope } from '../../access/consent/foreign-points.ts'
import { type Decision, opensRecord, type WithheldReason } from '../../access/decide.ts'
import type { RecordFacts } from '../../access/facts/record-facts.ts'
import type { DecidingHolders } from '../../access/known-records/point-holders.ts'
import type { Basis } from '../../access/policy.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Channel } from '../channels.ts'
import type { AddressesRow, ConsentEventRow, PointRow } from './queries.ts'

export type ReachReason = WithheldReason | 'UNWANTED_CHANNEL' | 'NO_CONTACT_POINT' | 'FREQUENCY_CAP'

/** Where, and on which basis, somebody may be reached; or why not. */
export interface ContactPointRow {
  readonly subject: string
  readonly channel: Channel | null
  /** The identifier type, or ADDRESS. Null: there is no contact point. */
  readonly type: string | null
  readonly value: string | null
  readonly isVerified: boolean | null
  readonly basis: Basis | null
  readonly until: number | null
  readonly reason: ReachReason | null
  readonly cap: FrequencyCap | null
}

export interface FrequencyCap {
  readonly max: number
  readonly days: number
  /** The number of messages within the last `days` days. */
  readonly sent: number
}

/** Channels in the order to try: preferred ones first, unwanted ones never. If a channel is requested, only that one. */
export function channelsToTry(asked: Channel | null, preferences: readonly ConsentEventRow[]): readonly Channel[] {
  if (asked !== null) return [asked]
  const isPreferred = (channel: ContactChannel) => preferenceFor(channel, preferences) === 'PREFERRED'
  return [...contactChannels.filter(isPreferred), ...contactChannels.filter((channel) => !isPreferred(channel))]
}

/** The strictest preference of the customer's records: UNWANTED, then PREFERRED. */
export function preferenceFor(channel: Channel, preferences: readonly ConsentEventRow[]): ConsentEventRow['wish'] {
  const channelPreferences = preferences.filter((row) => row.channel === channel).map(({ wish }) => wish)
  return (
    channelPreferences.find((wish) => wish === 'UNWANTED') ??
    channelPreferences.find((wish) => wish === 'PREFERRED') ??
    null
  )
}

/** The lowest cap that the customer's records state for a channel. */
export function capFor(
  channel: Channel,
  preferences: readonly ConsentEventRow[],
): { readonly max: number; readonly days: number } | null {
  const caps = preferences.flatMap(({ channel: of, capMax, capDays }) =>
    of === channel && capMax !== null && capDays !== null ? [{ max: capMax, days: capDays }] : [],
  )
  return caps.sort((a, b) => a.max / a.days - b.max / b.days)[0] ?? null
}

/**
 * The contact points that serve a channel, in the order to use them. Consent covers contact points on a record that gave it, a relationship
 * covers those that its records hold. Verified ones come first, then the one seen last, then by key.
 */
export function usablePoints(
  points: readonly PointRow[],
  channel: Channel,
  purpose: PurposeKey,
  decision: Decision,
  facts: readonly RecordFacts[],
  now: number,
  controllers?: readonly string[],
): readonly PointRow[] {
  if (!decision.allowed) return []
  const serving = points.filter(({ type }) =>
    (type === 'ADDRESS' ? ['POST'] : channelsOfIdentifier(type)).some((served) => served === channel),
  )
  const scope = contactScope(channel, controllers)
  const records = new Set(
    facts.filter((record) => opensRecord(decision, record.subject) && covers(record)).map(({ subject }) => subject),
  )
  const keys = new Set(serving.filter(({ recordId }) => records.has(recordId)).map(({ key }) => key))
  const eligible = serving.filter(({ key }) => keys.has(key))
  return eligible.toSorted(compare)

  function covers(record: RecordFacts): boolean {
    if (decision.allowed && decision.basis === 'C' && !decision.isOptOut)
      return consentVerdict([record], purpose, now, scope).status === 'GIVEN'
    if (decision.allowed && decision.basis === 'K') return record.role === 'SYSTEM_OF_RECORD' && !record.isPlaceholder
    return true
  }
}

/**
 * The contact points on the records of a part that may be used. A contact point that another part's record has verified belongs to that
 * part, whoever else names it. One that nobody has verified is used only if each record that decides about it opens it, and one of these is
 * in the part: nobody consents for others by writing down their number, and nobody closes it by doing so.
 */
export function pointsOf(
  records: ReadonlySet<string>,
  points: readonly PointRow[],
  opens: (recordId: string) => boolean,
  decidingOf: DecidingHolders,
): readonly PointRow[] {
  const own = points.filter(({ recordId }) => records.has(recordId) && opens(recordId))
  const verifiedHere = new Set(own.filter(({ isVerified }) => isVerified).map(({ key }) => key))
  const holdings = Map.groupBy(points, ({ key }) => key)
  const isOpenHere = (key: string) => {
    const held = holdings.get(key) ?? []
    if (held.some(({ recordId, isVerified }) => isVerified && !records.has(recordId))) return false
    const deciding = decidingOf(
      key,
      held.map(({ recordId }) => recordId),
    )
    return deciding.every(opens) && deciding.some((id) => records.has(id))
  }
  return own.filter(({ key }) => verifiedHere.has(key) || isOpenHere(key))
}

function compare(a: PointRow, b: PointRow): number {
  if (a.isVerified !== b.isVerified) return a.isVerified ? -1 : 1
  if (a.lastSeen !== b.lastSeen) return b.lastSeen - a.lastSeen
  return a.key < b.key ? -1 : 1
}

/** Postal addresses as contact points of their records, in one line each. */
export function postalPoints(subject: string, rows: readonly AddressesRow[]): readonly PointRow[] {
  return rows.flatMap(({ recordId, observedAt, attributes }) => {
    const first: unknown = Array.isArray(attributes.addresses) ? attributes.addresses[0] : undefined
    const value = addressLine(first)
    return value === null
      ? []
      : [{ subject, recordId, type: 'ADDRESS', key: value, value, isVerified: false, lastSeen: observedAt }]
  })
}

function addressLine(address: unknown): string | null {
  if (typeof address !== 'object' || address === null) return null
  const part = (name: string) => {
    const value: unknown = Reflect.get(address, name)
    return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []
  }
  const parts = part('text')
  const written =
    parts.length > 0
      ? parts
      : ['line1', 'line2', 'postalCode', 'city', 'region', 'countryCode', 'country'].flatMap(part)
  return written.length === 0 ? null : written.join(', ')
}
