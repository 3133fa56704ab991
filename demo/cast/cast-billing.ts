import { billingLine } from '../billing-line.ts'
import { includedTax, offerId, plans } from '../catalogue.ts'
import { type Clock, later, monthsLater } from '../clock.ts'
import { erpCompanyId } from '../deals.ts'
import type { BillingLine, RecordRef } from '../line.ts'
import { acme, acmeDeal } from './cast-acme.ts'
import { duplicates } from './cast-duplicates.ts'

/** The amounts of the cast, to the penny: Ann pays, Chloe has credit, Victor owes, Acme buys for its office. */
export function createCastBilling(clock: Clock): readonly BillingLine[] {
  const home = (key: string) => ({
    key,
    record: { source: 'erp', id: key },
    planId: 'home-monthly-gbp',
    amountMinor: 1900,
  })
  const ann = annsSubscription(clock, home('ann-lee'))
  const chloe = subscription(clock, { ...home('chloe-martin'), start: clock.ago(120, 36_000), months: 1 })
  const victor = subscription(clock, {
    ...home('victor-stone'),
    start: clock.ago(150, 36_000),
    months: 1,
    unpaid: 2,
  })
  return [
    ...ann,
    ...subscription(clock, { ...home('robert-smith'), start: clock.ago(200, 36_000), months: 1 }),
    ...chloe,
    billingLine({
      id: 'credit-chloe-martin',
      record: { source: 'erp', id: 'chloe-martin' },
      type: 'CREDIT',
      occurredAt: clock.ago(12, 36_000),
      amountMinor: 2500,
      currency: 'GBP',
      properties: { reason: 'goodwill' },
    }),
    ...victor,
    ...duplicates.flatMap(({ key }) => subscription(clock, { ...home(key), start: clock.ago(90, 36_000), months: 1 })),
    ...triedCards(clock),
    ...annsOrders(clock),
    ...acmeBilling(clock),
  ]
}

/** Somebody tried three cards in Victor's name within an hour: no money moved. */
function triedCards(clock: Clock): readonly BillingLine[] {
  return [0, 9, 21].map((minutes, index) =>
    billingLine({
      id: `payment-victor-stone-tried-${index + 1}`,
      record: { source: 'erp', id: 'victor-stone' },
      type: 'PAYMENT',
      occurredAt: clock.ago(9, 7_200 + minutes * 60),
      amountMinor: 100,
      currency: 'GBP',
      properties: { status: 'FAILED', method: 'CARD', cardFingerprint: `card-${index + 1}` },
    }),
  )
}

/** What Ann bought besides her subscription, paid at once. */
function annsOrders(clock: Clock): readonly BillingLine[] {
  const bought = [
    { daysAgo: 310, amountMinor: 2_400 },
    { daysAgo: 190, amountMinor: 3_600 },
    { daysAgo: 75, amountMinor: 2_900 },
  ]
  return bought.flatMap(({ daysAgo, amountMinor }, index) => {
    const money = { record: { source: 'erp', id: 'ann-lee' }, amountMinor, currency: 'GBP' }
    const invoiceId = `order-ann-lee-${index + 1}`
    const occurredAt = clock.ago(daysAgo, 39_600)
    return [
      billingLine({
        ...money,
        id: invoiceId,
        type: 'INVOICE',
        occurredAt,
        properties: {
          dueAt: later(occurredAt, 14),
          taxMinor: includedTax(amountMinor),
          lines: [{ description: 'Beans of the season', quantity: 1, amountMinor }],
        },
      }),
      billingLine({
        ...money,
        id: `payment-${invoiceId}`,
        type: 'PAYMENT',
        occurredAt: later(occurredAt, 0, 600),
        properties: { invoiceId, status: 'SUCCEEDED', method: 'CARD' },
      }),
    ]
  })
}

/** Ann signed for two years. */
function annsSubscription(clock: Clock, home: Omit<Terms, 'start' | 'months'>): readonly BillingLine[] {
  const { record, amountMinor, planId } = home
  const start = clock.ago(365, 36_000)
  const opportunityId = 'opportunity-ann-lee'
  const bookingId = 'booking-ann-lee'
  const contractId = 'contract-ann-lee'
  const booked = { record, amountMinor, currency: 'GBP', occurredAt: start }
  const terms = { termMonths: 24, periodStart: start, periodEnd: monthsLater(start, 24), status: 'ACTIVE' }
  return [
    billingLine({
      ...booked,
      id: bookingId,
      type: 'BOOKING',
      properties: { opportunityId, planId, status: 'CONFIRMED' },
    }),
    billingLine({
      ...booked,
      id: contractId,
      type: 'CONTRACT',
      amountMinor: amountMinor * terms.termMonths,
      properties: { opportunityId, bookingId, planId, ...terms },
    }),
    ...subscription(clock, { ...home, start, months: 1, ties: { opportunityId, contractId } }),
  ]
}

type Terms = {
  readonly key: string
  readonly record: RecordRef
  readonly planId: string
  readonly amountMinor: number
  readonly start: string
  readonly months: number
  /** The number of last invoices that were not paid, with one refused payment each. */
  readonly unpaid?: number
  readonly ties?: Readonly<Record<string, unknown>>
}

function subscription(clock: Clock, terms: Terms): readonly BillingLine[] {
  const { key, record, planId, amountMinor, start, months, unpaid = 0, ties = {} } = terms
  const money = { record, amountMinor, currency: 'GBP' }
  const subscriptionId = `subscription-${key}`
  const periods: { number: number; periodStart: string; periodEnd: string }[] = []
  for (let index = 0; monthsLater(start, index * months) < clock.ago(0); index += 1) {
    const periodStart = monthsLater(start, index * months)
    periods.push({ number: index + 1, periodStart, periodEnd: monthsLater(start, (index + 1) * months) })
  }
  const current = periods.at(-1)
  return [
    billingLine({
      ...money,
      id: subscriptionId,
      type: 'SUBSCRIPTION',
      occurredAt: start,
      properties: {
        ...ties,
        planId,
        status: 'ACTIVE',
        periodStart: current?.periodStart,
        periodEnd: current?.periodEnd,
        interval: 'MONTH',
        intervalCount: months,
        quantity: 1,
      },
    }),
    ...periods.flatMap(({ number, periodStart, periodEnd }) => {
      const invoiceId = `invoice-${key}-${number}`
      const isPaid = number <= periods.length - unpaid
      return [
        billingLine({
          ...money,
          id: invoiceId,
          type: 'INVOICE',
          occurredAt: periodStart,
          properties: {
            ...ties,
            subscriptionId,
            periodStart,
            periodEnd,
            dueAt: later(periodStart, 14),
            taxMinor: includedTax(amountMinor),
            lines: [{ description: 'Subscription', planId, quantity: 1, amountMinor }],
          },
        }),
        billingLine({
          ...money,
          id: `payment-${key}-${number}`,
          type: 'PAYMENT',
          occurredAt: later(periodStart, 0, 3_600),
          properties: { invoiceId, status: isPaid ? 'SUCCEEDED' : 'FAILED', method: 'CARD' },
        }),
      ]
    }),
  ]
}

/** Booking, a contract of twelve months, four invoices, and the renewal with its first. */
function acmeBilling(clock: Clock): readonly BillingLine[] {
  const deal = acmeDeal(clock)
  const plan = plans[3]
  const record = { source: 'erp', id: erpCompanyId(acme) }
  const money = { record, amountMinor: plan.priceMinor, currency: 'GBP' }
  const ties = { opportunityId: deal.id, planId: offerId(plan.key, 'GBP') }
  const renewedAt = monthsLater(deal.wonAt, 12)
  const contract = (id: string, signedAt: string, periodStart: string, bookingId: string | undefined, status: string) =>
    billingLine({
      ...money,
      id,
      type: 'CONTRACT',
      occurredAt: signedAt,
      amountMinor: plan.priceMinor * 4,
      properties: {
        ...ties,
        ...(bookingId && { bookingId }),
        termMonths: 12,
        periodStart,
        periodEnd: monthsLater(periodStart, 12),
        status,
      },
    })
  return [
    billingLine({
      ...money,
      id: 'booking-acme',
      type: 'BOOKING',
      occurredAt: deal.wonAt,
      properties: { ...ties, status: 'CONFIRMED' },
    }),
    contract('contract-acme-1', later(deal.wonAt, 1), deal.wonAt, 'booking-acme', 'ENDED'),
    contract('contract-acme-2', deal.renewedAt, renewedAt, undefined, 'ACTIVE'),
    ...subscription(clock, {
      key: 'acme',
      record,
      planId: ties.planId,
      amountMinor: plan.priceMinor,
      // The first invoice follows the signature.
      start: later(deal.wonAt, 2),
      months: 3,
      ties: { contractId: 'contract-acme-1' },
    }),
  ]
}
