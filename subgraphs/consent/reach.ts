import { isRefusal } from '../../access/consent/consent-state.ts'
import { controllersFor } from '../../access/consent/controllers.ts'
import { isPointOfOthers, type OtherHolderRow } from '../../access/consent/foreign-points.ts'
import type { Part } from '../../access/consent/parts.ts'
import { opensRecord } from '../../access/decide.ts'
import type { RecordFacts } from '../../access/facts/record-facts.ts'
import { isOfSystem } from '../../access/known-records/knowing-records.ts'
import { decidingHolders } from '../../access/known-records/point-holders.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import { hearsAllRecords } from '../../access/viewer.ts'
import type { Channel } from '../channels.ts'
import { otherHoldersOf } from '../other-holders.ts'
import { ownerRows } from '../owner-statement.ts'
import type { RequestContext } from '../runtime/context.ts'
import {
  type ContactPointRow,
  capFor,
  channelsToTry,
  pointsOf,
  postalPoints,
  preferenceFor,
  type ReachReason,
  usablePoints,
} from './contact-point.ts'
import {
  addressesByCustomerId,
  type ConsentEventRow,
  type PointRow,
  pointsByCustomerId,
  preferencesByCustomerId,
  type SentRow,
  sentByKey,
} from './queries.ts'
import { currentEvents } from './rules.ts'

/** The first channel that may be used, in the customer's own order; otherwise the reason why the first one tried may not. */
export async function reach(
  subject: string,
  purpose: PurposeKey,
  asked: Channel | null,
  context: RequestContext,
  now: number,
): Promise<ContactPointRow> {
  // The token must list the purpose: a question about another one must not open anything.
  if (!context.viewer.purposes.includes(purpose))
    return { ...nobody, subject, channel: asked, reason: 'PURPOSE_NOT_GRANTED' }
  const known = await context.access.knownRecords(subject)
  const parts = (await context.access.partsOf(subject))?.filter(({ records }) => records.values().some(known.has))
  const found = await firstUsable(parts ?? [null], (part) => reachIn(part, subject, purpose, asked, context, now))
  return found ?? { ...nobody, subject, channel: asked, reason: 'NO_CONTACT_POINT' }
}

/** The first one that may be used; otherwise the reason why the first one tried may not. Null if there is none to try. */
async function firstUsable<T>(
  candidates: readonly T[],
  tryOne: (candidate: T) => Promise<ContactPointRow>,
): Promise<ContactPointRow | null> {
  let refusal: ContactPointRow | null = null
  for (const candidate of candidates) {
    const found = await tryOne(candidate)
    if (found.reason === null) return found
    refusal ??= found
  }
  return refusal
}

/**
 * Whether a preference counts for the part: what a customer entered speaks for that customer's own records, and refuses for those around
 * them.
 */
function isHeardIn({ records, refusedBy }: Part, { isSelfService, recordId, status }: ConsentEventRow): boolean {
  return !isSelfService || records.has(recordId) || (refusedBy.has(recordId) && isRefusal(status))
}

/** `part`: the records to consider, with the preferences that speak for them. Null for all. */
async function reachIn(
  part: Part | null,
  subject: string,
  purpose: PurposeKey,
  asked: Channel | null,
  context: RequestContext,
  now: number,
): Promise<ContactPointRow> {
  const { access, reader, viewer } = context
  const none = (reason: ReachReason, channel = asked): ContactPointRow => ({ ...nobody, subject, channel, reason })
  const known = await access.knownRecords(subject)
  const entered = await reader.rows(preferencesByCustomerId, {}).load(subject)
  const heard = part === null ? entered : entered.filter((row) => isHeardIn(part, row))
  const all = currentEvents(heard, now)
  const told = all.filter(({ recordId }) => known.has(recordId))
  // A channel that is unwanted or used up on any record is closed to everybody who would write to the customer.
  const channelPreferences = hearsAllRecords(viewer) ? all : told
  const found = await firstUsable(channelsToTry(asked, told), tryChannel)
  if (found === null) return none('NO_CONTACT_POINT')
  return found.reason === null ? found : { ...found, channel: asked }

  async function tryChannel(channel: Channel): Promise<ContactPointRow> {
    const { decision, facts } = await access.decideFor(subject, purpose, 'CONTACT', [channel])
    if (!decision.allowed) return none(decision.reason, channel)
    // Whether somebody has a telephone may be known only to callers to whom the number could be shown.
    const own = await access.decide(subject, 'CONTACT', [channel])
    if (!own.allowed) return none(own.reason, channel)
    if (preferenceFor(channel, channelPreferences) === 'UNWANTED') return none('UNWANTED_CHANNEL', channel)
    const stated =
      channel === 'POST'
        ? postalPoints(subject, await ownerRows(addressesByCustomerId, {}, subject, context))
        : await ownerRows(pointsByCustomerId, {}, subject, context)
    const points = await standingPoints(stated, facts)
    const controllers = controllersFor(viewer, purpose)
    const usable = usablePoints(
      part === null
        ? points
        : pointsOf(
            part.records,
            points,
            (id) => opensRecord(own, id) && opensRecord(decision, id),
            decidingHolders(facts),
          ),
      channel,
      purpose,
      decision,
      facts,
      now,
      controllers,
    )
    const use = { purpose, channel, basis: decision.basis, controllers, now }
    const point = await firstOwn(usable, (holdings, others) => isPointOfOthers(holdings, others, facts, use))
    if (point === null) return none('NO_CONTACT_POINT', channel)
    const cap = await capWithUse(channel)
    if (await isUsedUp(channel)) return { ...none('FREQUENCY_CAP', channel), cap }
    const { type, value, isVerified } = point
    return {
      subject,
      channel,
      type,
      value,
      isVerified,
      basis: decision.basis,
      until: decision.until,
      reason: null,
      cap,
    }
  }

  /**
   * The contact points on records that stand for the customer, verified if one of these verified them: somebody who names a customer's
   * e-mail address in a form can add a telephone of their own, and verify it.
   */
  async function standingPoints(
    points: readonly PointRow[],
    facts: readonly RecordFacts[],
  ): Promise<readonly PointRow[]> {
    const systems = new Set(facts.filter(isOfSystem).map((record) => record.subject))
    const inSystems = points.filter(({ recordId }) => systems.has(recordId))
    // Nearly always: the links of the records need not be read.
    if (points.every(({ key, isVerified }) => inSystems.some((own) => own.key === key && own.isVerified >= isVerified)))
      return points
    const standing = await access.standingRecords(subject)
    if (standing === null) return points
    const keys = new Set(points.flatMap(({ recordId, key }) => (standing.has(recordId) ? [key] : [])))
    return points
      .filter(({ key }) => keys.has(key))
      .map((point) => ({ ...point, isVerified: point.isVerified && standing.has(point.recordId) }))
  }

  /** The first one that belongs to nobody else. Customers who sign in learn nothing about others who hold what they wrote themselves. */
  async function firstOwn(
    points: readonly PointRow[],
    isOfOthers: (holdings: readonly PointRow[], others: readonly OtherHolderRow[]) => boolean,
  ): Promise<PointRow | null> {
    for (const [key, holdings] of Map.groupBy(points, (point) => point.key)) {
      const [first] = holdings
      if (first === undefined) continue
      if (first.type === 'ADDRESS' || !hearsAllRecords(viewer)) return first
      const others = await otherHoldersOf(subject, key, context)
      if (!isOfOthers(holdings, others)) return first
    }
    return null
  }

  /** Among the records that the caller may know about. */
  async function capWithUse(channel: Channel): Promise<ContactPointRow['cap']> {
    const cap = capFor(channel, told)
    if (cap === null) return null
    const rows = await ownerRows(sentByKey, {}, subject, context, { key: keyOf(channel, cap.days) })
    return { ...cap, sent: sumOf(await sentToCustomer(rows, 'KNOWN')) }
  }

  /** Whoever set the limit, and whichever of the records received the messages. */
  async function isUsedUp(channel: Channel): Promise<boolean> {
    const cap = capFor(channel, channelPreferences)
    if (cap === null) return false
    const key = keyOf(channel, cap.days)
    const hearsAll = hearsAllRecords(viewer)
    const rows = hearsAll
      ? await reader.rows(sentByKey.all, {}).load(key)
      : await ownerRows(sentByKey, {}, subject, context, { key })
    return sumOf(rows) >= cap.max && sumOf(await sentToCustomer(rows, hearsAll ? 'ALL' : 'KNOWN')) >= cap.max
  }

  /** Without messages to somebody else who names the customer in a form: they use up nothing of the customer's. */
  async function sentToCustomer(rows: readonly SentRow[], of: 'ALL' | 'KNOWN'): Promise<readonly SentRow[]> {
    if (rows.length === 0) return rows
    const telling = await access.tellingRecords(
      subject,
      rows.map(({ recordId }) => recordId),
      of,
    )
    return rows.filter(({ recordId }) => telling.has(recordId))
  }

  function keyOf(channel: Channel, days: number): string {
    return `${subject}|${channel}|${new Date(now - days * 86_400_000).toISOString()}`
  }
}

function sumOf(rows: readonly SentRow[]): number {
  return rows.reduce((sum, { sent }) => sum + sent, 0)
}

const nobody = {
  type: null,
  value: null,
  isVerified: null,
  basis: null,
  until: null,
  cap: null,
} as const
