import { type Clock, later } from './clock.ts'
import type { Dice } from './dice.ts'
import type { ConsentLine, Subject } from './line.ts'
import type { KnownPerson } from './people/known-person.ts'
import { controller } from './systems.ts'

export type ConsentStatus = ConsentLine['status']

/** A purpose, and the channel if consent was requested for one channel only. */
type Ask = { readonly purpose: string; readonly channel?: string; readonly share: number }

const asks: readonly Ask[] = [
  { purpose: 'Marketing', share: 0.8 },
  { purpose: 'Marketing', channel: 'EMAIL', share: 0.4 },
  { purpose: 'Marketing', channel: 'SMS', share: 0.15 },
  { purpose: 'Personalisation', share: 0.6 },
]

/** The course of a consent, as statuses in order, with the weight of each course. */
const courses: readonly (readonly ConsentStatus[])[] = [
  ...Array.from({ length: 10 }, () => ['GIVEN'] as const),
  ...Array.from({ length: 3 }, () => ['REQUESTED', 'GIVEN'] as const),
  ['REFUSED'],
  ['REQUESTED', 'REFUSED'],
  ['REQUESTED'],
  ['GIVEN', 'WITHDRAWN'],
  ['GIVEN', 'WITHDRAWN'],
  ['GIVEN', 'WITHDRAWN', 'GIVEN'],
  ['GIVEN', 'EXPIRED'],
]

/**
 * What people consented to, requested by the consent platform. Most consents belong to a record. Newsletter sign-ups belong to the e-mail
 * address alone, because the form knew nothing else.
 */
export function createConsents(dice: Dice, clock: Clock, known: readonly KnownPerson[]): readonly ConsentLine[] {
  return known.flatMap(({ person, refs }) => {
    const key = person.recordId ?? person.id
    const asksOnSite = refs.web !== undefined && (!refs.crm || dice.chance(0.3))
    const records = [refs.crm, asksOnSite ? refs.web : undefined].filter((ref) => ref !== undefined)
    const fromRecords = records.flatMap((record) =>
      asks.flatMap((ask) =>
        dice.chance(ask.share) ? courseLines(dice, clock, { record }, ask, `${record.source}-${key}`) : [],
      ),
    )
    if (records.length > 0 || !dice.chance(0.5)) return fromRecords
    const identifier = { type: 'EMAIL', value: person.email }
    return courseLines(
      dice,
      clock,
      { identifier },
      { purpose: 'Marketing', channel: 'EMAIL', share: 1 },
      `email-${key}`,
    )
  })
}

function courseLines(dice: Dice, clock: Clock, subject: Subject, ask: Ask, key: string): readonly ConsentLine[] {
  const startedAt = clock.ago(dice.int(10, 600), dice.int(28_800, 79_200))
  const steps = dice.pick(courses)
  const gap = Math.floor(clock.daysSince(startedAt) / steps.length)
  const id = [key, ask.purpose, ask.channel ?? 'any'].join('-').toLowerCase()
  return steps.map((status, index) =>
    consentLine({
      subject,
      id: `${id}-${index + 1}`,
      ...ask,
      status,
      occurredAt: later(startedAt, index * gap, index),
      method: status === 'EXPIRED' ? 'SYSTEM' : dice.pick(['WEB_FORM', 'WEB_FORM', 'PREFERENCE_CENTRE', 'CALL']),
    }),
  )
}

export type ConsentStep = {
  readonly subject: Subject
  readonly id: string
  readonly purpose: string
  readonly channel?: string
  readonly status: ConsentStatus
  readonly occurredAt: string
  readonly method: string
}

/** The line of one step. The notice changed its version at the beginning of 2026. */
export function consentLine({ subject, id, purpose, channel, status, occurredAt, method }: ConsentStep): ConsentLine {
  return {
    kind: 'consent',
    source: 'cmp',
    id,
    ...subject,
    purpose,
    status,
    occurredAt,
    controller,
    ...(channel && { channel }),
    noticeVersion: occurredAt < '2026' ? 'v2' : 'v3',
    method,
  }
}
