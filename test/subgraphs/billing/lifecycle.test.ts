import { describe, expect, it } from 'vitest'
import { type BillingType, billingTypes } from '../../../subgraphs/billing/lines.ts'
import { billingFact } from '../../../subgraphs/billing/rules.ts'
import { stageOf } from '../../../subgraphs/billing/states/lifecycle.ts'
import { statusOf } from '../../../subgraphs/billing/states/statuses.ts'

/** As the writer asks: by the status that is kept. */
const stage = (type: BillingType, word: string) => stageOf(type, statusOf(type, { status: word }))
const withStages = billingTypes.filter((type) => type !== 'PRODUCT' && type !== 'PLAN')

describe('the stage of a status', () => {
  it.each(withStages)('is unknown for a word of a %s that nobody knows', (type) => {
    for (const word of ['gefroren', 'SUPERSEDED_BY_ERP', 'x', '7', 'unknown', 'constructor', '__proto__'])
      expect(stage(type, word), word).toBeNull()
  })

  it.each([
    // From the first to the last, in the words of several systems.
    [
      'INVOICE',
      ['draft', 'Pro-forma'],
      ['open', 'Awaiting payment', 'OVERDUE', 'sent'],
      ['written off'],
      ['paid', 'Void', 'SETTLED'],
    ],
    ['PAYMENT', ['pending', 'Processing', 'authorised'], [], [], ['succeeded', 'Captured', 'declined', 'refunded']],
    ['REFUND', ['pending', 'requires-action'], [], [], ['succeeded', 'canceled', 'Returned']],
    [
      'SUBSCRIPTION',
      ['incomplete', 'Pending activation', 'future', 'notStarted'],
      ['trialing', 'inTrial', 'free-trial'],
      ['active', 'past_due', 'paused', 'On-hold', 'non renewing'],
      ['canceled', 'Expired', 'incomplete_expired', 'closed', 'stopped'],
    ],
    [
      'DISPUTE',
      ['warning_needs_response'],
      ['needs_response', 'Open'],
      ['under review'],
      ['won', 'lost', 'accepted', 'Withdrawn'],
    ],
    ['CREDIT_NOTE', ['draft'], [], ['issued', 'Applied'], ['void', 'cancelled']],
    ['CREDIT', ['pending'], [], ['granted', 'used'], ['voided', 'expired']],
    [
      'BOOKING',
      ['requested', 'tentative'],
      [],
      ['Confirmed', 'checked-in', 'active'],
      ['No show', 'checkedOut', 'cancelled'],
    ],
    ['CONTRACT', ['draft', 'proposed'], [], ['signed', 'In force'], ['terminated', 'ended']],
  ] as const)('grows along the life of a %s', (type, ...words) => {
    words.forEach((all, place) => {
      for (const word of all) expect(stage(type, word), word).toBe(place + 1)
    })
  })

  it('is there for what states none, and for nothing that has no life', () => {
    expect([stageOf('INVOICE', null), stageOf('PAYMENT', null), stageOf('CREDIT', null)]).toEqual([2, 4, 3])
    expect(stageOf('PLAN', 'ACTIVE')).toBeNull()
  })

  it('gives no order to a word that is unknown, unless the source counts', () => {
    const line = {
      ...({ kind: 'billing', source: 'erp', id: '1', type: 'INVOICE', record: { source: 'crm', id: '1' } } as const),
      ...{ occurredAt: '2026-01-01', observedAt: '2026-01-02', amountMinor: 1, currency: 'EUR' },
    }
    const sequence = (more: object, status: string) =>
      billingFact({ ...line, ...more, properties: { status } }, 0).properties.sequence
    expect([sequence({}, 'odd'), sequence({}, 'open'), sequence({ sequence: 9 }, 'odd')]).toEqual([null, 2, 9])
  })
})
