import { z } from 'zod'
import { readTime, recordRef, writtenTime } from '../../resolution/records/line-parts.ts'
import { recordIdOf } from '../../resolution/records/record-id.ts'
import { factProperties, sortKey } from '../facts/fact.ts'
import type { Fact } from '../facts/fact-plan.ts'
import { plainWhole } from './exact-sum.ts'
import { isInterval } from './intervals.ts'
import { type BillingLine, type BillingType, hasOwner } from './lines.ts'
import { stageOf } from './states/lifecycle.ts'
import { type InvoiceStatus, movesMoney, statusOf, unknownStateOf } from './states/statuses.ts'

/**
 * What a line adds to the balance, as a factor of its amount, which is always positive. A refund returns money without revoking the charge,
 * so it is owed again until a credit note says otherwise. A dispute takes a payment back.
 */
export const signByType: Readonly<Record<BillingType, -1 | 0 | 1>> = {
  INVOICE: 1,
  PAYMENT: -1,
  REFUND: 1,
  CREDIT: -1,
  DEBIT: 1,
  CREDIT_NOTE: -1,
  DISPUTE: 1,
  WRITE_OFF: -1,
  // Agreements and offers move no money: an invoice charges them.
  PRODUCT: 0,
  PLAN: 0,
  BOOKING: 0,
  CONTRACT: 0,
  SUBSCRIPTION: 0,
}

/** Minor units; 0 if the line moves no money. */
export function balanceOf(
  type: BillingType,
  amountMinor: number | undefined,
  status: string | null,
  isPaidAtOnce = false,
): number {
  if (amountMinor === undefined || isPaidAtOnce || !movesMoney(type, status)) return 0
  // No negative zero.
  return amountMinor === 0 ? 0 : signByType[type] * amountMinor
}

/**
 * What is left to pay, in minor units: the total minus what settled it and what was written off of the rest. Nothing is left of a VOID
 * invoice, nor of one that its source calls PAID without sending the payments. Negative if more was paid and not returned.
 */
export function amountDueOf(invoice: {
  readonly amountMinor: number
  readonly settledMinor: number | bigint
  readonly writtenOffMinor: number | bigint
  readonly status: InvoiceStatus
}): number | bigint {
  if (invoice.status === 'VOID') return 0
  const left = BigInt(invoice.amountMinor) - BigInt(invoice.settledMinor) - BigInt(invoice.writtenOffMinor)
  return invoice.status === 'PAID' && left > 0n ? 0 : plainWhole(left)
}

/** Labels besides `Billing`. `Entry`: it appears on the timeline. */
const labelsByType: Readonly<Record<BillingType, readonly string[]>> = {
  INVOICE: ['Entry', 'Invoice'],
  PAYMENT: ['Entry', 'Payment'],
  BOOKING: ['Entry', 'Booking'],
  CONTRACT: ['Entry', 'Contract'],
  SUBSCRIPTION: ['Entry', 'Subscription'],
  PRODUCT: ['Product'],
  PLAN: ['Plan'],
  REFUND: [],
  CREDIT: [],
  DEBIT: [],
  CREDIT_NOTE: [],
  DISPUTE: [],
  WRITE_OFF: [],
}

export function billingFact(line: BillingLine, recordedAt: number): Fact {
  const common = factProperties(line, recordedAt)
  const { type, properties } = line
  const status = statusOf(type, properties)
  const isPaidAtOnce = paidAtOnce.has(type) && properties.isPaidAtOnce === true
  const balanceMinor = balanceOf(type, line.amountMinor, status, isPaidAtOnce)
  const isRefundTotal = type === 'REFUND' && properties.isRefundTotal === true
  const isTotal = isRefundTotal || (type === 'PAYMENT' && properties.isPaymentTotal === true)
  const isEntry = labelsByType[type].includes('Entry')
  const isOwned = hasOwner(type)
  const reference = (key: string) => referenceOf(line.source, properties[key])
  return {
    ...(appliesFromKnowledge.has(type) && readTime(properties.effectiveAt) === null && { appliesFromKnowledge: true }),
    owner: isOwned ? line : null,
    labels: [
      ...labelsByType[type],
      ...(balanceMinor === 0 ? [] : ['LedgerEntry']),
      ...(type === 'INVOICE' && status === 'PAID' ? ['MarkedPaid'] : []),
    ],
    properties: {
      ...common,
      // If the source states a time and no order, both versions were true within one tick of its clock.
      sequence: common.sequence ?? (line.observedAt === undefined ? null : stageOf(type, status)),
      recordId: isOwned ? recordIdOf(line) : null,
      sk: sortKey(common.occurredAt, common.id),
      entryKind: isEntry ? type : null,
      type,
      amountMinor: line.amountMinor ?? null,
      currency: line.currency ?? null,
      balanceMinor: balanceMinor === 0 ? null : balanceMinor,
      isPaidAtOnce: isPaidAtOnce || null,
      // The amount itself becomes what no other refund or payment states: see refund-totals.ts and payment-totals.ts.
      totalMinor: isTotal ? (line.amountMinor ?? null) : null,
      totalAt: isRefundTotal ? readTime(properties.refundTotalAt) : null,
      status,
      unknownState: unknownStateOf(type, properties),
      ...terms(line, common.observedAt),
      invoiceId: reference('invoiceId'),
      // That of its payment may take its place: see totals/reversals.ts.
      isInvoiceOfPayment: null,
      paymentId: reference('paymentId'),
      contractId: reference('contractId'),
      subscriptionId: reference('subscriptionId'),
      bookingId: reference('bookingId'),
      planId: reference('planId') ?? planOfLines(line.source, properties.lines),
      usedByRecordId: usedBy(properties.usedBy),
      properties: JSON.stringify(properties),
    },
  }
}

/** Types of which a figure asks since when a version applies. */
const appliesFromKnowledge: ReadonlySet<BillingType> = new Set(['SUBSCRIPTION', 'REFUND'])

/** What pays for something without an invoice, and what is returned of it: neither changes the balance. */
const paidAtOnce: ReadonlySet<BillingType> = new Set(['PAYMENT', 'REFUND', 'DISPUTE'])

const msPerDay = 86_400_000

/** What `properties` state in a readable form. Null if absent or not in that form. */
function terms(line: BillingLine, observedAt: number) {
  const { properties } = line
  const interval = textOf(properties.interval)?.toUpperCase()
  return {
    name: textOf(properties.name),
    reason: textOf(properties.reason),
    opportunityId: textOf(properties.opportunityId),
    taxMinor: wholeOf(properties.taxMinor),
    taxPercent: percentOf(properties.taxPercent),
    discountMinor: wholeOf(properties.discountMinor),
    quantity: wholeOf(properties.quantity),
    termMonths: wholeOf(properties.termMonths),
    interval: interval !== undefined && isInterval(interval) ? interval : null,
    intervalCount: countOf(properties.intervalCount),
    discountFrom: readTime(properties.discountFrom),
    discountUntil: readTime(properties.discountUntil),
    // A value that a figure needs and cannot read is unknown, which differs from absent.
    unknownTerms: orNone(unreadTerms(line).map(([key]) => key)),
    dueAt: readTime(properties.dueAt),
    dueDay: dayWritten(properties.dueAt),
    periodStart: readTime(properties.periodStart),
    periodEnd: readTime(properties.periodEnd),
    trialEnd: readTime(properties.trialEnd),
    resumesAt: readTime(properties.resumesAt),
    endedAt: readTime(properties.endedAt),
    renewsAt: readTime(properties.renewsAt),
    // The time from which this state applies. A source that sends none is assumed to report a change when it happens.
    validFrom: readTime(properties.effectiveAt) ?? observedAt,
  }
}

/** The day of a date or a midnight, in days since 1970, which is that day in every zone. Null for a time of day. */
function dayWritten(value: unknown): number | null {
  const [, date, midnight = ''] =
    /^(\d{4}-\d\d-\d\d)(?:T(.*?))?(?:Z|[+-]\d\d:?\d\d)?$/.exec(writtenTime(value) ?? '') ?? []
  return date === undefined || /[1-9]/.test(midnight) ? null : Date.parse(`${date}T00:00:00Z`) / msPerDay
}

/** An invoice with one plan only belongs to that plan. */
function planOfLines(source: string, lines: unknown): string | null {
  if (!Array.isArray(lines)) return null
  const plans = new Set(lines.map((line: unknown) => (isObject(line) ? textOf(line.planId) : null)))
  const [only = null] = plans
  return plans.size === 1 ? referenceOf(source, only) : null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** The record that uses what another pays for. */
function usedBy(value: unknown): string | null {
  const { success, data } = recordRef.safeParse(value)
  return success ? recordIdOf({ record: data }) : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Whole, 0 or more. */
export function wholeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** Whole, above 0: a number of intervals. */
function countOf(value: unknown): number | null {
  return wholeOf(value) || null
}

/** 0 or more. */
export function percentOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null
}

/** Keys of `properties` that are read as times. */
export const propertyTimes = [
  'dueAt',
  'periodStart',
  'periodEnd',
  'trialEnd',
  'resumesAt',
  'endedAt',
  'renewsAt',
  'effectiveAt',
  'discountFrom',
  'discountUntil',
  'refundTotalAt',
] as const

/** The values that no figure can use. A null counts as absent. */
export function unreadTerms(line: Pick<BillingLine, 'type' | 'amountMinor' | 'properties'>) {
  const { properties } = line
  const { interval } = properties
  const isStated = (key: string) => !isAbsent(properties[key])
  return [
    ...propertyTimes.filter((key) => isStated(key) && readTime(properties[key]) === null),
    ...wholeNumbers.filter((key) => isStated(key) && wholeOf(properties[key]) === null),
    ...(isStated('taxPercent') && percentOf(properties.taxPercent) === null ? ['taxPercent'] : []),
    ...(isStated('intervalCount') && countOf(properties.intervalCount) === null ? ['intervalCount'] : []),
    ...(isStated('interval') && !(typeof interval === 'string' && isInterval(interval.toUpperCase()))
      ? ['interval']
      : []),
    ...excessiveTerms(line),
    ...(endsBeforeItBegins(properties) ? ['discountUntil'] : []),
  ].map((key) => [key, properties[key]] as const)
}

function endsBeforeItBegins({ discountFrom, discountUntil }: BillingLine['properties']): boolean {
  const [from, until] = [readTime(discountFrom), readTime(discountUntil)]
  return from !== null && until !== null && until < from
}

/** Parts of an amount that exceed it, so that one of them is wrong. An invoice's amount is stated after its discount. */
function excessiveTerms({ type, amountMinor, properties }: Pick<BillingLine, 'type' | 'amountMinor' | 'properties'>) {
  if (amountMinor === undefined) return []
  const discount = type === 'SUBSCRIPTION' ? (wholeOf(properties.discountMinor) ?? 0) : 0
  if (discount > amountMinor) return ['discountMinor']
  return (wholeOf(properties.taxMinor) ?? 0) > amountMinor - discount ? ['taxMinor'] : []
}

const wholeNumbers = ['taxMinor', 'discountMinor', 'quantity', 'termMonths'] as const

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function orNone<T>(items: readonly T[]): readonly T[] | null {
  return items.length === 0 ? null : items
}

/** Ids in `properties` are those of the same source. */
function referenceOf(source: string, id: unknown): string | null {
  return typeof id === 'string' && id !== '' ? `billing:${source}:${id}` : null
}

const lineShape = z.object({
  description: z.string().nullish().catch(null),
  quantity: z.number().nullish().catch(null),
  amountMinor: z.number().int().nullish().catch(null),
  taxMinor: z.number().int().nullish().catch(null),
  discountMinor: z.number().int().nullish().catch(null),
  isProration: z.boolean().nullish().catch(null),
})

export interface InvoiceLineRow {
  readonly description: string | null
  readonly quantity: number | null
  readonly amountMinor: number | null
  readonly taxMinor: number | null
  readonly discountMinor: number | null
  readonly isProration: boolean
}

/** `properties.lines[]`. Items that are not objects are omitted. */
export function invoiceLines(properties: Readonly<Record<string, unknown>>): readonly InvoiceLineRow[] {
  if (!Array.isArray(properties.lines)) return []
  return properties.lines.flatMap((line: unknown) => {
    const { success, data } = lineShape.safeParse(line)
    if (!success) return []
    return [
      {
        description: data.description ?? null,
        quantity: data.quantity ?? null,
        amountMinor: data.amountMinor ?? null,
        taxMinor: data.taxMinor ?? null,
        discountMinor: data.discountMinor ?? null,
        isProration: data.isProration ?? false,
      },
    ]
  })
}
