import { categories } from '../../access/categories.ts'
import {
  type ConsentState,
  currentStates,
  effectiveAt,
  isRefusal,
  scopeKeyOf,
  settleVersions,
} from '../../access/consent/consent-state.ts'
import { consentsAbout } from '../../access/consent/consent-verdict.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import { identifierSource } from '../../resolution/records/record-id.ts'
import { shownRecordName } from '../record-name.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { ConsentEventRow } from './queries.ts'

/** What applies at a moment, with the time when it was last given. Times are UTC milliseconds. */
export interface CurrentConsent extends ConsentEventRow {
  readonly purpose: PurposeKey
  readonly givenAt: number | null
  readonly withdrawnAt: number | null
}

/** Consents and objections, ordered by record, purpose, controller and channel, the latest of each first. */
export function currentConsents(events: readonly ConsentEventRow[], at: number): readonly CurrentConsent[] {
  return currentEvents(events, at).flatMap((event) => {
    const { purpose } = event
    return purpose === null ? [] : [{ ...event, purpose, ...timesOf({ ...event, purpose }, events, at) }]
  })
}

/**
 * The entries in force, with their status as of `at`, ordered by record and scope: for each act, purpose, controller and channel of each
 * record the latest one, and behind it earlier ones that still apply to categories of data about which it says nothing.
 */
export function currentEvents(events: readonly ConsentEventRow[], at: number): readonly ConsentEventRow[] {
  const latest = latestEvents(events, at)
  if (!events.some((event) => event.categories)) return latest
  const current = new Map(latest.map((event) => [event.id, event]))
  const ofRecords = [...Map.groupBy(events, ({ recordId }) => recordId).values()].map(settleVersions)
  for (const category of categories) {
    const about = ofRecords.flatMap((entered) => consentsAbout(category, entered))
    // One that only ends another consent for this category says nothing else about it.
    for (const event of latestEvents(about, at))
      if (!current.has(event.id) && event.status !== 'INVALIDATED') current.set(event.id, event)
  }
  return [...current.values()].toSorted(byPlace)
}

function latestEvents(events: readonly ConsentEventRow[], at: number): readonly ConsentEventRow[] {
  const eventsByRecord = Map.groupBy(events, ({ recordId }) => recordId)
  const records = [...eventsByRecord].sort(([a], [b]) => (a < b ? -1 : 1))
  return records.flatMap(([subject, consents]) =>
    // Within one subject, neither device nor verification matters.
    currentStates({ subject, consents, isDevice: false, verified: [] }, at).map((state) => {
      // A state is the entry that won, with its status as of that time.
      const { subject: _, ...event } = state as ConsentState & ConsentEventRow
      return { ...event, subject: consents[0]?.subject ?? '' }
    }),
  )
}

function byPlace(a: ConsentEventRow, b: ConsentEventRow): number {
  const [first, second] = [a, b].map((event) => `${event.recordId}\n${scopeKeyOf(event)}`) as [string, string]
  return first < second ? -1 : first > second ? 1 : effectiveAt(b) - effectiveAt(a)
}

function timesOf(
  state: ConsentEventRow,
  events: readonly ConsentEventRow[],
  at: number,
): Pick<CurrentConsent, 'givenAt' | 'withdrawnAt'> {
  const given = events.filter(
    (event) =>
      event.status === 'GIVEN' &&
      effectiveAt(event) <= at &&
      event.recordId === state.recordId &&
      event.purpose === state.purpose &&
      event.controller === state.controller &&
      event.channel === state.channel,
  )
  return {
    givenAt: given.length === 0 ? null : Math.max(...given.map(effectiveAt)),
    withdrawnAt: isRefusal(state.status) ? effectiveAt(state) : null,
  }
}

/** The record's `source:id` as it may be shown to the caller. For an identifier: its type and a pseudonym. */
export async function subjectName(recordId: string, customerId: string, context: RequestContext): Promise<string> {
  const { source, sourceId } = await shownRecordName(recordId, customerId, context)
  return source === identifierSource ? sourceId : `${source}:${sourceId}`
}

/** `Marketing by email: given`. */
export function consentTitle({ act, purpose, channel, status, wish }: TitleParts): string {
  const by = channel === null ? '' : ` by ${words(channel)}`
  switch (act) {
    case 'CONSENT':
      return `${purpose}${by}: ${words(status)}`
    case 'OBJECTION':
      return `${purpose}${by}: ${status === 'REFUSED' ? 'objected' : 'objection lifted'}`
    case 'RESTRICTION':
      return status === 'REFUSED' ? 'Use restricted' : 'Restriction lifted'
    case 'PREFERENCE':
      return `Contact${by}: ${words(wish ?? status)}`
    default:
      return act satisfies never
  }
}

type TitleParts = Pick<ConsentEventRow, 'act' | 'purpose' | 'channel' | 'status' | 'wish'>

function words(name: string): string {
  return name.toLowerCase().replace(/_/g, ' ')
}
