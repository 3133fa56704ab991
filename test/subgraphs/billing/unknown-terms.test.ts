import { describe, expect, it } from 'vitest'
import { billingLine } from '../../../subgraphs/billing/lines.ts'
import { toLedgerFact } from '../../../subgraphs/billing/metrics/ledger-facts.ts'
import { chargeAt } from '../../../subgraphs/billing/metrics/subscription-states.ts'
import { billingFact } from '../../../subgraphs/billing/rules.ts'
import { unreadValues } from '../../../subgraphs/billing/states/unread-values.ts'

const at = (day: string) => Date.parse(`${day}T00:00:00Z`)

function subscription(properties: Readonly<Record<string, unknown>>) {
  const line = billingLine.parse({
    ...{ kind: 'billing', source: 's', id: '1', record: { source: 's', id: 'c' }, type: 'SUBSCRIPTION' },
    ...{ occurredAt: '2026-01-01', amountMinor: 120_000, currency: 'EUR' },
    properties: { interval: 'MONTH', taxMinor: 0, ...properties },
  })
  const fact = toLedgerFact(billingFact(line, at('2026-06-01')).properties)
  const chargedAt = (day: string) => chargeAt([fact], at(day), null)
  return { reported: unreadValues(line).map(({ place }) => place), chargedAt, charged: chargedAt('2026-06-01') }
}

describe('a term of a subscription', () => {
  it.each<[string, unknown]>([
    ['intervalCount', '3'],
    ['intervalCount', 1.5],
    ['intervalCount', -1],
    ['intervalCount', 0],
    ['discountMinor', 'unknown'],
    ['discountMinor', 120_001],
    ['discountUntil', 'soon'],
    ['taxMinor', '19 %'],
    ['taxMinor', 120_001],
    ['taxPercent', 'unknown'],
    ['taxPercent', -1],
    ['trialEnd', 'later'],
    ['endedAt', 'never'],
  ])('that cannot be used is named as missing and reported: %s %j', (key, value) => {
    const { charged, reported } = subscription({ [key]: value })
    expect(charged).toBe(`\`${key}\` of billing:s:1: its value cannot be used`)
    expect(reported).toEqual([`properties.${key}`])
  })

  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    ['is absent', {}, { netMinor: 120_000n, intervalCount: 1 }],
    ['is null', { intervalCount: null, discountMinor: null }, { netMinor: 120_000n, intervalCount: 1 }],
    ['is known', { intervalCount: 3, discountMinor: 120_000 }, { netMinor: 0n, intervalCount: 3 }],
    ['decides nothing', { renewsAt: 'soon' }, { netMinor: 120_000n }],
  ])('that %s is no question: controls', (_, properties, expected) => {
    expect(subscription(properties).charged).toMatchObject(expected)
  })
})

it('a discount is deducted from its beginning to its end', () => {
  const { chargedAt } = subscription({ discountMinor: 20_000, discountFrom: '2026-02-01', discountUntil: '2026-05-01' })
  expect(chargedAt('2026-01-15')).toMatchObject({ netMinor: 120_000n })
  expect(chargedAt('2026-02-01')).toMatchObject({ netMinor: 100_000n })
  expect(chargedAt('2026-04-30')).toMatchObject({ netMinor: 100_000n })
  expect(chargedAt('2026-05-01')).toMatchObject({ netMinor: 120_000n })
})

it('the tax that a price contains is deducted from what is charged, whatever invoices say', () => {
  const { chargedAt } = subscription({
    taxMinor: null,
    taxPercent: 20,
    discountMinor: 60_000,
    discountUntil: '2026-05-01',
  })
  expect(chargedAt('2026-04-01')).toMatchObject({ netMinor: 50_000n })
  expect(chargedAt('2026-06-01')).toMatchObject({ netMinor: 100_000n })
  expect(subscription({ taxMinor: null, taxPercent: 0 }).charged).toMatchObject({ netMinor: 120_000n })
  expect(subscription({ taxMinor: 5, taxPercent: 20 }).charged).toMatchObject({ netMinor: 119_995n })
})

it('a discount that ends before it begins is unknown', () => {
  const of = (discountUntil: string) =>
    subscription({ discountMinor: 20_000, discountFrom: '2026-05-01', discountUntil })
  expect(of('2026-02-01').charged).toBe('`discountUntil` of billing:s:1: its value cannot be used')
  expect(of('2026-02-01').reported).toEqual(['properties.discountUntil'])
  // One that ends when it begins has never applied: a control.
  expect(of('2026-05-01')).toMatchObject({ charged: { netMinor: 120_000n }, reported: [] })
})
