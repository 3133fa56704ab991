import type { Clock } from '../clock.ts'
import { consentLine } from '../consents.ts'
import type { ConsentLine, EventLine } from '../line.ts'
import { castCookie } from './cast-records.ts'

/** The journeys of the cast's people. Acme's follows from its deal, and other touchpoints are drawn as for everybody. */
export function createCastEvents(clock: Clock): readonly EventLine[] {
  const crm = (key: string, daysAgo: number, name: string, channel: string, properties = {}): EventLine => ({
    kind: 'event',
    source: 'crm',
    id: `${name}:${key}`,
    record: { source: 'crm', id: key },
    name,
    channel,
    occurredAt: clock.ago(daysAgo, 34_000),
    properties,
  })
  const opportunity = { opportunityId: 'opportunity-ann-lee', amountMinor: 1900, currency: 'GBP' }
  const ninaVisits = [38, 33, 27, 22].map(
    (daysAgo, index): EventLine => ({
      kind: 'event',
      source: 'web',
      id: `web-nina-patel-${index + 1}`,
      identifier: { type: 'COOKIE_ID', value: castCookie('nina-patel') },
      name: 'product_viewed',
      channel: 'WEB',
      occurredAt: clock.ago(daysAgo, 70_000),
      properties: { topic: 'grinders', url: '/grinders/1' },
    }),
  )
  return [
    crm('ann-lee', 380, 'lead_created', 'STORE', { campaign: 'spring-roast' }),
    crm('ann-lee', 376, 'conversation_started', 'CALL'),
    crm('ann-lee', 370, 'opportunity_created', 'CALL', opportunity),
    crm('ann-lee', 366, 'opportunity_won', 'CALL', opportunity),
    crm('ann-lee', 60, 'referral_made', 'SOCIAL'),
    crm('sam-osei', 6, 'lead_created', 'EVENT', { campaign: 'office-launch' }),
    crm('robert-smith', 210, 'lead_created', 'AD', { campaign: 'win-back' }),
    ...ninaVisits,
    crm('nina-patel', 18, 'lead_created', 'WEB', { campaign: 'friends' }),
  ]
}

/** Who consented to what, if the story depends on it. */
export function createCastConsents(clock: Clock): readonly ConsentLine[] {
  const step = (key: string, daysAgo: number, purpose: string, status: ConsentLine['status'], channel?: string) =>
    consentLine({
      subject: { record: { source: 'crm', id: key } },
      id: ['crm', key, purpose, channel ?? 'any', status].join('-').toLowerCase(),
      purpose,
      ...(channel && { channel }),
      status,
      occurredAt: clock.ago(daysAgo, 50_000),
      method: 'PREFERENCE_CENTRE',
    })
  return [
    step('ann-lee', 364, 'Marketing', 'GIVEN'),
    step('ann-lee', 364, 'Marketing', 'GIVEN', 'EMAIL'),
    step('ann-lee', 364, 'Marketing', 'GIVEN', 'SMS'),
    step('ann-lee', 364, 'Marketing', 'GIVEN', 'POST'),
    step('ann-lee', 364, 'Personalisation', 'GIVEN'),
    step('robert-smith', 199, 'Marketing', 'GIVEN'),
    step('robert-smith', 199, 'Marketing', 'GIVEN', 'EMAIL'),
    step('robert-smith', 199, 'Personalisation', 'GIVEN'),
    step('robert-smith', 30, 'Marketing', 'WITHDRAWN'),
    step('robert-smith', 30, 'Marketing', 'WITHDRAWN', 'EMAIL'),
    step('nina-patel', 18, 'Marketing', 'REFUSED'),
    step('nina-patel', 18, 'Personalisation', 'GIVEN'),
  ]
}

/** Members of the cast whose consents are stated above. Those of the others are drawn. */
export const castWithOwnConsents: ReadonlySet<string> = new Set(['ann-lee', 'robert-smith', 'nina-patel'])
