import type { PurposeKey } from '../../access/purposes.ts'
import type { Channel } from '../channels.ts'
import type { RequestContext } from '../context.ts'
import {
  type ContactPointRow,
  capFor,
  channelsToTry,
  choosePoint,
  postalPoints,
  type ReachReason,
  wishFor,
} from './contact-point.ts'
import { addressesByCustomerId, consentEventsByCustomerId, pointsByCustomerId, sentByKey } from './queries.ts'
import { currentEvents } from './rules.ts'

/** The first channel that may be used, in the customer's own order; else why the first one tried may not. */
export async function reach(
  subject: string,
  purpose: PurposeKey,
  asked: Channel | null,
  { access, reader, viewer }: RequestContext,
  now: number,
): Promise<ContactPointRow> {
  const none = (reason: ReachReason, channel = asked): ContactPointRow => ({ ...nobody, subject, channel, reason })
  // A purpose is the token's to name: asking about another one must not open anything.
  if (!viewer.purposes.includes(purpose)) return none('PURPOSE_NOT_GRANTED')
  const events = currentEvents(await reader.rows(consentEventsByCustomerId, {}).load(subject), now)
  const preferences = events.filter(({ act }) => act === 'PREFERENCE')
  let refusal: ContactPointRow | null = null
  for (const channel of channelsToTry(asked, preferences)) {
    const found = await tryChannel(channel)
    if (found.reason === null) return found
    refusal ??= found
  }
  return refusal === null ? none('NO_CONTACT_POINT') : { ...refusal, channel: asked }

  async function tryChannel(channel: Channel): Promise<ContactPointRow> {
    const { decision, facts } = await access.decideFor(subject, purpose, 'CONTACT', [channel])
    if (!decision.allowed) return none(decision.reason, channel)
    if (wishFor(channel, preferences) === 'UNWANTED') return none('UNWANTED_CHANNEL', channel)
    const points =
      channel === 'POST'
        ? postalPoints(subject, await reader.rows(addressesByCustomerId, {}).load(subject))
        : await reader.rows(pointsByCustomerId, {}).load(subject)
    const point = choosePoint(points, channel, purpose, decision, facts, now)
    if (point === null) return none('NO_CONTACT_POINT', channel)
    const cap = await capWithUse(channel)
    if (cap !== null && cap.sent >= cap.max) return { ...none('FREQUENCY_CAP', channel), cap }
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

  async function capWithUse(channel: Channel): Promise<ContactPointRow['cap']> {
    const cap = capFor(channel, preferences)
    if (cap === null) return null
    const since = new Date(now - cap.days * 86_400_000).toISOString()
    const row = await reader.row(sentByKey, {}).load(`${subject}|${channel}|${since}`)
    return { ...cap, sent: row?.sent ?? 0 }
  }
}

const nobody = {
  type: null,
  value: null,
  isVerified: null,
  basis: null,
  until: null,
  cap: null,
} as const
