import { purposeKeys } from '../../../access/purposes.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'

type Line = IngestLineInput
interface Ref {
  readonly source: string
  readonly id: string
}

export const sources: readonly Line[] = [
  { kind: 'source', source: 'shop', role: 'SYSTEM_OF_RECORD' },
  { kind: 'source', source: 'erp', role: 'SYSTEM_OF_RECORD' },
  {
    ...{ kind: 'source', source: 'aml', role: 'WATCHLIST', licence: 'L-9' },
    permittedPurposes: ['FraudPreventionAndDetection'],
  },
  { kind: 'fx', source: 'bank', id: 'usd-eur', occurredAt: '2025-01-01', base: 'USD', quote: 'EUR', rate: '0.9' },
]

/** An owner's record: `share` is what its figures are multiplied with, so that a sum tells what is in it. */
export interface Part {
  readonly record: Ref
  readonly company: Ref
  readonly share: number
  /** Days that its facts lie later than those of others. */
  readonly day: number
}

export const ownPart: Part = {
  record: { source: 'shop', id: '1' },
  company: { source: 'shop', id: 'co' },
  share: 1,
  day: 0,
}
export const foreignPart: Part = {
  ...{ record: { source: 'erp', id: '9' }, company: { source: 'erp', id: 'co' } },
  ...{ share: 1_000_003, day: 2 },
}
export const hiddenPart: Part = {
  ...{ record: { source: 'aml', id: '7' }, company: { source: 'aml', id: 'co' } },
  ...{ share: 7_000_001, day: 4 },
}

/** A person and a company, each with every kind of fact, as one source knows them. */
export function linesOf(part: Part): readonly Line[] {
  const { record, company } = part
  const { source } = record
  const verified = source === 'shop' ? { verifiedAt: '2025-01-01' } : {}
  return [
    {
      ...{ kind: 'account', ...company, name: 'Acme Widgets Ltd', observedAt: '2025-01-01' },
      identifiers: [
        { type: 'DOMAIN', value: 'acme-widgets.example' },
        { type: 'COMPANY_REGISTRATION', value: '01234567', country: 'GB' },
      ],
      attributes: { industry: `industry ${source}` },
    },
    {
      ...{ kind: 'record', ...record, observedAt: '2025-01-01' },
      identifiers: [
        { type: 'EMAIL', value: 'vic@example.com', ...verified },
        { type: 'PHONE', value: `+4477009001${record.id}0`, ...verified },
        { type: 'USER_ID', value: `${source}-user` },
      ],
      attributes: { fullName: 'Victoria Quayle', interests: `interest ${source}`, jobTitle: `title ${source}` },
      relations: [{ role: 'employee', to: company }],
    },
    ...factsOf(part, record),
    ...factsOf(part, company),
    ...choicesOf(part),
  ]
}

function factsOf({ share, day }: Part, record: Ref): readonly Line[] {
  const { source } = record
  const id = (name: string) => `${record.id}-${name}`
  const at = (month: number, days = 0) => new Date(Date.UTC(2025, month - 1, 1 + day + days, 10)).toISOString()
  const fact = (name: string, occurredAt: string) => ({ source, id: id(name), record, occurredAt })
  const event = (name: string, when: string, properties: object = {}, channel = 'WEB'): Line => ({
    ...fact(`event-${name}`, when),
    ...{ kind: 'event', name, channel: channel as 'WEB', properties: { ...properties, secret: `secret ${source}` } },
  })
  const bill = (
    type: string,
    name: string,
    when: string,
    amount: number,
    properties: object = {},
    observedAt = when,
  ): Line => ({
    ...fact(name, when),
    ...{
      observedAt,
      kind: 'billing',
      type: type as 'INVOICE',
      amountMinor: amount * share,
      currency: 'EUR',
      properties: { ...properties },
    },
  })
  const opportunity = {
    opportunityId: `opp-${source}`,
    amountMinor: 5_000 * share,
    currency: 'EUR',
    stage: `stage ${source}`,
  }
  const subscription = {
    ...{ contractId: id('contract'), status: 'ACTIVE', interval: 'MONTH', planId: id('plan'), usedBy: record },
  }
  // Only what joins later is overdue.
  const dueAt = (days: number) => (share === 1 ? '2026-06-01' : at(4, days))
  const usual = Array.from({ length: 7 }, (_, index) => bill('PAYMENT', `usual-${index}`, at(5, index * 3), 100))
  return [
    event('page_viewed', at(1), { costMinor: 11 * share, currency: 'EUR', utm_campaign: `campaign ${source}` }),
    event('lead_created', at(1, 5), { ...opportunity }),
    event('conversation_started', at(1, 7), {}, 'CALL'),
    event('opportunity_created', at(2), {
      ...opportunity,
      buyingRole: 'CHAMPION',
      name: `deal ${source}`,
      probability: 0.5,
    }),
    event('opportunity_won', at(2, 20), { ...opportunity, reason: `reason ${source}` }),
    event('referral_made', at(9)),
    event('meeting_held', at(11, 20)),
    event('email_sent', at(11, 21), {}, 'EMAIL'),
    {
      ...fact('nps', at(10)),
      kind: 'feedback',
      type: 'NPS',
      score: source === 'shop' ? 10 : 1,
      comment: `said ${source}`,
    },
    { ...fact('ticket', at(10, 1)), kind: 'feedback', type: 'TICKET', status: `OPEN`, comment: `ticket ${source}` },
    {
      ...fact('plan', at(1)),
      kind: 'billing',
      type: 'PLAN',
      amountMinor: 900 * share,
      currency: 'EUR',
      properties: { name: `plan ${source}`, interval: 'MONTH' },
    },
    bill('BOOKING', 'booking', at(3), 12_000, { opportunityId: `opp-${source}`, status: 'CONFIRMED' }),
    bill('CONTRACT', 'contract', at(3, 5), 12_000, {
      ...{ bookingId: id('booking'), status: 'ACTIVE', opportunityId: `opp-${source}`, termMonths: 12 },
      parties: [{ role: 'BUYER', name: `party ${source}`, record }],
    }),
    bill('SUBSCRIPTION', 'sub', at(3, 6), 900, { ...subscription, quantity: 3 }),
    bill('SUBSCRIPTION', 'sub', at(3, 6), 1_900, { ...subscription, quantity: 5, effectiveAt: at(6) }, at(6)),
    bill('INVOICE', 'i1', at(4), 2_000, {
      ...{
        subscriptionId: id('sub'),
        contractId: id('contract'),
        dueAt: dueAt(20),
        taxMinor: 190 * share,
        status: 'OPEN',
      },
      lines: [{ description: `line ${source}`, quantity: 2, amountMinor: 2_000 * share }],
    }),
    bill('INVOICE', 'i2', at(4, 10), 3_000, { dueAt: dueAt(25), taxMinor: 300 * share, status: 'OPEN' }),
    bill('PAYMENT', 'p1', at(4, 12), 500, { invoiceId: id('i1'), method: 'card' }),
    bill('PAYMENT', 'p2', at(4, 12), 500, { invoiceId: id('i1'), method: 'card' }),
    bill('CREDIT_NOTE', 'cn', at(4, 14), 70, { invoiceId: id('i2') }),
    bill('REFUND', 'rf', at(4, 15), 30, { paymentId: id('p1'), reason: `refund ${source}` }),
    bill('CREDIT', 'cr', at(4, 16), 9_000_000, { reason: `goodwill ${source}` }),
    bill('DISPUTE', 'ds', at(4, 17), 13, { paymentId: id('p2'), status: 'LOST' }),
    bill('WRITE_OFF', 'wo', at(4, 18), 3, { reason: `lost ${source}` }),
    ...usual,
    bill('PAYMENT', 'odd', at(6, 20), 4_000),
    ...['CREDIT_REPORT', 'INTENT_SIGNAL'].map(
      (type): Line => ({
        ...fact(`report-${type}`, at(8)),
        ...{ kind: 'external', type, provider: 'Bureau', licence: 'L-1', permittedPurposes: [...purposeKeys] },
        values: { remark: `report ${source}` },
      }),
    ),
  ]
}

/** What opens, so that nothing of it closes anything for anybody. */
function choicesOf({ record, day }: Part): readonly Line[] {
  const { source } = record
  const at = `2025-01-${10 + day}T10:00:00Z`
  return [
    ...purposeKeys.map(
      (purpose): Line => ({
        ...{ kind: 'consent', source, id: `${record.id}-${purpose}`, record, occurredAt: at, purpose, status: 'GIVEN' },
        ...{ noticeVersion: `notice ${source}`, method: `method ${source}` },
      }),
    ),
    {
      ...{ kind: 'preference', source, id: `${record.id}-wish`, record, occurredAt: at },
      ...{ channel: source === 'shop' ? 'EMAIL' : 'SMS', wish: 'PREFERRED', frequencyCap: { max: 50, days: 3_660 } },
    },
  ]
}

/** Facts of one source about the record of another: what settles an invoice of one part hangs on the other, and one uses what the other pays. */
export function crossing({ record }: Part): readonly Line[] {
  const common = { kind: 'billing', record, currency: 'EUR' } as const
  return [
    {
      ...{ ...common, source: 'shop', id: `cross-payment-${record.id}`, type: 'PAYMENT', amountMinor: 77 },
      ...{ occurredAt: '2025-04-16T10:00:00Z', properties: { invoiceId: '1-i1' } },
    },
    {
      ...{ ...common, source: 'shop', id: `cross-invoice-${record.id}`, type: 'INVOICE', amountMinor: 555 },
      ...{
        occurredAt: '2025-12-01T10:00:00Z',
        properties: { subscriptionId: '1-sub', contractId: '1-contract', taxMinor: 101 },
      },
    },
    {
      ...{ ...common, source: record.source, id: 'cross-used', type: 'SUBSCRIPTION', amountMinor: 333 },
      ...{
        occurredAt: '2025-05-05T10:00:00Z',
        properties: { status: 'ACTIVE', interval: 'MONTH', usedBy: ownPart.record },
      },
    },
    {
      ...{ kind: 'event', source: record.source, id: 'cross-part', record, name: 'meeting_held', channel: 'EVENT' },
      ...{
        occurredAt: '2025-11-15T10:00:00Z',
        properties: { opportunityId: 'opp-shop', buyingRole: 'DECISION_MAKER' },
      },
    },
  ]
}
