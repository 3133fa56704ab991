import { movesMoney } from '../states/statuses.ts'
import { bursts, median } from './series.ts'

/** One movement of money, as the rules need it. Times are UTC milliseconds. */
export interface AnomalyFact {
  readonly id: string
  readonly recordId: string
  readonly type: 'INVOICE' | 'PAYMENT' | 'REFUND' | 'DISPUTE'
  readonly occurredAt: number
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly status: string | null
  readonly invoiceId: string | null
  readonly subscriptionId: string | null
  /** The billed quantity of the invoice, or else of its lines. */
  readonly quantity: number | null
  /** Distinguishes one card from another. */
  readonly card: string | null
}

export type AnomalyRule = 'DOUBLE_CHARGE' | 'USAGE_CHANGE' | 'PAYMENT_CHANGE' | 'REFUND_ABUSE' | 'CARD_TESTING'
export type AnomalySeverity = 'LOW' | 'MEDIUM' | 'HIGH'

export interface Anomaly {
  /** The rule and the fact that triggered it, so that facts which arrive around it do not change the id. */
  readonly id: string
  readonly rule: AnomalyRule
  readonly explanation: string
  readonly severity: AnomalySeverity
  /** The facts that it is based on, oldest first, at most 100. */
  readonly evidence: readonly AnomalyFact[]
}

const hour = 3_600_000
const day = 24 * hour
/** Applies all rules to one payer's facts, in whatever order they are. */
export function findAnomalies(facts: readonly AnomalyFact[]): readonly Anomaly[] {
  const ordered = facts.toSorted((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1))
  return [
    ...doubleCharges(ordered),
    ...cardTesting(ordered),
    ...refundAbuse(ordered),
    ...suddenUsage(ordered),
    ...suddenPayments(ordered),
  ]
}

/** The same amount charged twice within a day, for the same invoice, or without an invoice if nothing else distinguishes the two. */
function doubleCharges(facts: readonly AnomalyFact[]): readonly Anomaly[] {
  const paid = facts.filter((fact) => fact.type === 'PAYMENT' && isTaken(fact) && (fact.amountMinor ?? 0) > 0)
  const groups = Map.groupBy(paid, ({ amountMinor, currency, invoiceId }) => `${amountMinor} ${currency} ${invoiceId}`)
  return [...groups.values()].flatMap((group) =>
    group.flatMap((second, index) => {
      const first = group[index - 1]
      if (first === undefined || second.occurredAt - first.occurredAt > day) return []
      const same = second.invoiceId === null ? 'without an invoice' : 'for one invoice'
      return [
        anomaly(
          'DOUBLE_CHARGE',
          second.invoiceId === null ? 'MEDIUM' : 'HIGH',
          [first, second],
          `The same amount was charged twice ${same} within ${hoursBetween(first, second)} hours.`,
        ),
      ]
    }),
  )
}

/** Five refused payments, or three refused cards, within an hour. */
function cardTesting(facts: readonly AnomalyFact[]): readonly Anomaly[] {
  const refused = facts.filter(({ type, status }) => type === 'PAYMENT' && status === 'FAILED')
  return bursts(refused, hour).flatMap((burst) => {
    const cards = new Set(burst.flatMap(({ card }) => (card === null ? [] : [card]))).size
    if (burst.length < 5 && cards < 3) return []
    const explanation = `${burst.length} payments were refused within an hour${cards > 1 ? `, of ${cards} cards` : ''}.`
    return [anomaly('CARD_TESTING', cards >= 3 || burst.length >= 10 ? 'HIGH' : 'MEDIUM', burst, explanation)]
  })
}

/** At least three refunds or disputes within 90 days that return at least half of what was paid. */
function refundAbuse(facts: readonly AnomalyFact[]): readonly Anomaly[] {
  const back = facts.filter((fact) => fact.type === 'REFUND' || fact.type === 'DISPUTE').filter(isTaken)
  return [...Map.groupBy(back, ({ currency }) => currency)].flatMap(([currency, all]) =>
    bursts(all, 90 * day).flatMap((burst) => {
      const last = burst.at(-1)
      if (burst.length < 3 || last === undefined) return []
      const paid = sum(
        facts.filter(
          (fact) =>
            fact.type === 'PAYMENT' &&
            isTaken(fact) &&
            fact.currency === currency &&
            fact.occurredAt <= last.occurredAt &&
            fact.occurredAt > last.occurredAt - 180 * day,
        ),
      )
      const share = paid > 0n ? Number((100n * sum(burst)) / paid) : 100
      if (share < 50) return []
      const explanation = `${burst.length} refunds or disputes within 90 days, ${share} % of the amount paid within 180 days.`
      return [anomaly('REFUND_ABUSE', burst.length >= 5 || share >= 90 ? 'HIGH' : 'MEDIUM', burst, explanation)]
    }),
  )
}

/** Compares the billed quantity of a subscription's invoice with its earlier ones. */
function suddenUsage(facts: readonly AnomalyFact[]): readonly Anomaly[] {
  const invoices = facts.filter(
    ({ type, subscriptionId, quantity }) => type === 'INVOICE' && subscriptionId !== null && quantity !== null,
  )
  return [...Map.groupBy(invoices, ({ subscriptionId }) => subscriptionId).values()].flatMap((series) =>
    outliers('USAGE_CHANGE', series, ({ quantity }) => quantity ?? 0, 'pieces billed'),
  )
}

/** Compares a payment with the earlier ones of its currency. Those for one subscription are compared separately. */
function suddenPayments(facts: readonly AnomalyFact[]): readonly Anomaly[] {
  const paid = facts.filter((fact) => fact.type === 'PAYMENT' && isTaken(fact) && fact.amountMinor !== null)
  const subscriptionByInvoice = new Map(
    facts.flatMap(({ type, id, subscriptionId }) => (type === 'INVOICE' ? [[id, subscriptionId] as const] : [])),
  )
  const seriesOf = ({ currency, invoiceId }: AnomalyFact) =>
    `${currency} ${subscriptionByInvoice.get(invoiceId ?? '') ?? ''}`
  return [...Map.groupBy(paid, seriesOf).values()].flatMap((series) =>
    outliers('PAYMENT_CHANGE', series, ({ amountMinor }) => amountMinor ?? 0, 'of the usual payment'),
  )
}

const leastHistory = 6

/**
 * Needs at least six earlier values: more than 5 median absolute deviations from the median, and at least three times or at most a third of
 * it. This is robust: one outlier among the earlier values hides nothing, and values that hardly vary cause no alarm at a small step.
 */
function outliers(
  rule: AnomalyRule,
  series: readonly AnomalyFact[],
  read: (fact: AnomalyFact) => number,
  what: string,
): readonly Anomaly[] {
  return series.flatMap((fact, index) => {
    if (index < leastHistory) return []
    const before = series.slice(Math.max(0, index - 24), index)
    const usual = median(before.map(read))
    const spread = median(before.map((item) => Math.abs(read(item) - usual)))
    const value = read(fact)
    if (usual <= 0 || Math.abs(value - usual) <= 5 * spread) return []
    const ratio = value / usual
    if (ratio < 3 && ratio > 1 / 3) return []
    const times = ratio >= 1 ? `${ratio.toFixed(1)} times` : `${(100 * ratio).toFixed(0)} %`
    const explanation =
      rule === 'USAGE_CHANGE'
        ? `${times} the usual ${what}, compared with ${before.length} earlier ones.`
        : `${times} ${what}, over ${before.length} before.`
    return [anomaly(rule, ratio >= 10 ? 'HIGH' : ratio >= 3 ? 'MEDIUM' : 'LOW', [fact], explanation)]
  })
}

function anomaly(
  rule: AnomalyRule,
  severity: AnomalySeverity,
  facts: readonly AnomalyFact[],
  explanation: string,
): Anomaly {
  const evidence = facts.slice(0, 100)
  // The surplus payment, or else the fact that began it.
  const anchor = rule === 'DOUBLE_CHARGE' ? evidence.at(-1) : evidence[0]
  return { id: `anomaly:${rule}:${anchor?.id}`, rule, severity, explanation, evidence }
}

const isInquiry: ReadonlySet<string> = new Set(['WARNING_NEEDS_RESPONSE', 'WARNING_UNDER_REVIEW'])

/** The money moved, or will move unless somebody acts. */
function isTaken({ status, type }: AnomalyFact): boolean {
  if (type === 'DISPUTE') return movesMoney(type, status) || isInquiry.has(status ?? '')
  return status === null || status === 'SUCCEEDED'
}

function sum(facts: readonly AnomalyFact[]): bigint {
  return facts.reduce((total, { amountMinor }) => total + BigInt(amountMinor ?? 0), 0n)
}

function hoursBetween(a: AnomalyFact, b: AnomalyFact): string {
  return ((b.occurredAt - a.occurredAt) / hour).toFixed(1)
}
