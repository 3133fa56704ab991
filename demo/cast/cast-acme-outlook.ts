import { plans } from '../catalogue.ts'
import type { Clock } from '../clock.ts'
import { forecast } from '../journeys.ts'
import type { EventLine, ExternalLine } from '../line.ts'
import { acme } from './cast-acme.ts'

const upsell = 'opportunity-acme-machines'

/** Besides the renewal, Acme considers machines for its other offices. Two of its people have a role in this so far. */
export function acmeUpsell(clock: Clock): readonly EventLine[] {
  const createdAt = clock.ago(11, 36_000)
  const event = (id: string, record: string, name: string, occurredAt: string, properties = {}): EventLine => ({
    kind: 'event',
    source: 'crm',
    id: `${name}:${upsell}${id}`,
    record: { source: 'crm', id: record },
    name,
    channel: 'CALL',
    occurredAt,
    properties: { opportunityId: upsell, ...properties },
  })
  return [
    event('', acme.id, 'opportunity_created', createdAt, {
      name: 'Machines for three offices',
      amountMinor: plans[3].priceMinor * 3,
      currency: 'GBP',
      ...forecast(createdAt),
    }),
    event('', acme.id, 'opportunity_updated', clock.ago(4, 36_000), { stage: 'Negotiation', probability: 0.6 }),
    event(':tom-becker', 'tom-becker', 'meeting_held', createdAt, { buyingRole: 'CHAMPION' }),
    event(':elena-rossi', 'elena-rossi', 'meeting_held', clock.ago(4, 36_000), { buyingRole: 'INFLUENCER' }),
  ]
}

/** What Fernhill bought about Acme. One licence has ended. */
export function acmeSignals(clock: Clock): readonly ExternalLine[] {
  const signal = (
    type: string,
    daysAgo: number,
    values: Readonly<Record<string, unknown>>,
    validDays: number,
  ): ExternalLine => ({
    kind: 'external',
    source: 'market',
    id: `acme-${type.toLowerCase().replace(/_/g, '-')}`,
    record: { source: 'crm', id: acme.id },
    type,
    occurredAt: clock.ago(daysAgo, 43_200),
    provider: 'Market Atlas (made up)',
    licence: 'For sales and care, one year, no resale',
    permittedPurposes: ['CustomerCare', 'ServiceProvision', 'Marketing'],
    validUntil: clock.ago(daysAgo - validDays),
    values,
  })
  const year = 3650
  return [
    signal('REVENUE_TREND', 40, { growthPercent: 12, currency: 'GBP', years: 3 }, year),
    signal('EMPLOYEE_TREND', 40, { employees: 350, growthPercent: 9 }, year),
    signal('CAPEX', 60, { plan: 'three new offices', amountMinor: 240_000_000, currency: 'GBP' }, year),
    signal('MERGER_OR_ACQUISITION', 200, { acquired: 'Northfield Tools (made up)' }, year),
    signal('SOCIAL_SIGNAL', 500, { mentions: 42 }, 365),
  ]
}
