import { billingLine } from './billing-line.ts'
import { currencies, includedTax, offerId, products } from './catalogue.ts'
import { type Clock, later, monthsLater } from './clock.ts'
import type { Deal } from './deals.ts'
import type { Dice } from './dice.ts'
import type { BillingLine, RecordRef } from './line.ts'
import type { KnownPerson } from './people/known-person.ts'
import { settlementLines } from './settlement.ts'

/** Booking, contract, subscription and invoices for the deals that were won, with what became of the invoices. */
export function createDealBilling(dice: Dice, clock: Clock, deals: readonly Deal[]): readonly BillingLine[] {
  return deals.flatMap((deal) =>
    deal.payer && deal.wonAt && deal.termMonths
      ? wonDeal(dice, clock, deal, deal.payer, deal.wonAt, deal.termMonths)
      : [],
  )
}

function wonDeal(
  dice: Dice,
  clock: Clock,
  deal: Deal,
  record: RecordRef,
  wonAt: string,
  termMonths: number,
): readonly BillingLine[] {
  const { plan, currency } = deal
  const isSigned = plan.interval === 'YEAR' || plan.forCompanies
  const planId = offerId(plan.key, currency)
  const subscriptionId = `subscription-${deal.id}`
  const money = { record, amountMinor: plan.priceMinor, currency }
  const lines: BillingLine[] = []
  const ties = { opportunityId: deal.id, planId }
  const bookingId = `booking-${deal.id}`
  const contractId = `contract-${deal.id}`
  if (isSigned) {
    const end = monthsLater(wonAt, deal.renewedAt ? termMonths * 2 : termMonths)
    lines.push(
      billingLine({
        ...money,
        id: bookingId,
        type: 'BOOKING',
        occurredAt: wonAt,
        properties: { ...ties, status: 'CONFIRMED' },
      }),
      billingLine({
        ...money,
        id: contractId,
        type: 'CONTRACT',
        occurredAt: wonAt,
        amountMinor: yearly(deal),
        properties: {
          ...ties,
          bookingId,
          termMonths,
          periodStart: wonAt,
          periodEnd: deal.cancelledAt ?? end,
          status: deal.cancelledAt ? 'CANCELLED' : 'ACTIVE',
        },
      }),
    )
  }
  const months = plan.interval === 'YEAR' ? 12 : plan.intervalCount
  const end = deal.cancelledAt ?? clock.ago(0)
  const starts: string[] = []
  for (let count = 0; monthsLater(wonAt, count * months) < end; count += 1)
    starts.push(monthsLater(wonAt, count * months))
  const last = starts.at(-1) ?? wonAt
  lines.push(
    billingLine({
      ...money,
      id: subscriptionId,
      type: 'SUBSCRIPTION',
      occurredAt: wonAt,
      properties: {
        ...ties,
        ...(isSigned && { contractId }),
        status: deal.cancelledAt ? 'CANCELLED' : 'ACTIVE',
        periodStart: last,
        periodEnd: deal.cancelledAt ?? monthsLater(last, months),
        interval: plan.interval,
        intervalCount: plan.intervalCount,
        quantity: 1,
      },
    }),
  )
  for (const [index, periodStart] of starts.entries()) {
    const invoice = billingLine({
      ...money,
      id: `invoice-${deal.id}-${index + 1}`,
      type: 'INVOICE',
      occurredAt: periodStart,
      properties: {
        subscriptionId,
        ...(isSigned && { contractId }),
        periodStart,
        periodEnd: monthsLater(periodStart, months),
        dueAt: later(periodStart, 14),
        taxMinor: includedTax(plan.priceMinor),
        lines: [{ description: plan.name, planId, quantity: 1, amountMinor: plan.priceMinor }],
      },
    })
    lines.push(invoice, ...settlementLines(dice, clock, invoice, record))
  }
  return lines
}

function yearly({ plan }: Deal): number {
  return plan.interval === 'YEAR' ? plan.priceMinor : plan.priceMinor * (12 / plan.intervalCount)
}

/** Single purchases in the shop, by people with or without a subscription. */
export function createOrders(dice: Dice, clock: Clock, known: readonly KnownPerson[]): readonly BillingLine[] {
  return known.flatMap(({ person, refs }) => {
    const record = refs.erp
    if (!record) return []
    return Array.from({ length: dice.pick([0, 0, 1, 1, 1, 3]) }).flatMap((_, index) => {
      const currency = currencies[person.country]
      const bought = Array.from({ length: dice.int(1, 3) }, () => {
        const product = dice.pick(products)
        const quantity = product.priceMinor < 3000 ? dice.int(1, 3) : 1
        const amountMinor = product.priceMinor * quantity
        return { description: product.name, productId: offerId(product.key, currency), quantity, amountMinor }
      })
      const total = bought.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
      const discountMinor = dice.chance(0.15) ? Math.floor(total / 10) : 0
      const amountMinor = total - discountMinor
      const occurredAt = clock.ago(dice.int(2, Math.max(3, person.joinedDaysAgo)), dice.int(28_800, 75_600))
      const invoice = billingLine({
        id: `order-${record.id}-${index + 1}`,
        record,
        type: 'INVOICE',
        occurredAt,
        amountMinor,
        currency,
        properties: {
          dueAt: later(occurredAt, 14),
          taxMinor: includedTax(amountMinor),
          ...(discountMinor > 0 && { discountMinor }),
          lines: bought,
        },
      })
      return [invoice, ...settlementLines(dice, clock, invoice, record)]
    })
  })
}
