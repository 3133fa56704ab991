import { type AcquisitionRow, acquisitionInputs, type ChannelCostRow, costByChannel } from './acquisition.ts'
import { createExchange, type Exchange, type StatedRate } from './exchange.ts'
import type { FormulaInputs } from './formula.ts'
import type { LedgerFact, PayerLedger } from './ledger-facts.ts'
import { createMetric, type MetricFrame, type MetricRow } from './metric.ts'
import type { MetricName } from './metric-formulas.ts'
import { chargesAt, monthlyOf, recurringInputs } from './recurring.ts'
import { revenueByCurrency, revenueInputs } from './revenue.ts'
import { unknownStateText, unknownTermText } from './subscription-states.ts'

export interface MetricQuestion {
  /** UTC milliseconds. */
  readonly asOf: number
  readonly windowDays: number
  /** Null: that of the facts, which must have only one. */
  readonly currency: string | null
}

export interface OwnFigures {
  readonly historicValue: MetricRow
  readonly mrr: MetricRow
  readonly arr: MetricRow
  readonly arpu: MetricRow
  readonly averageOrderValue: MetricRow
  readonly netRevenueRetention: MetricRow
  readonly churnRate: MetricRow
}

export const msPerDay = 86_400_000

/** The value of a payer by what was billed up to `asOf`. */
export function ownFigures(ledger: PayerLedger, rates: readonly StatedRate[], question: MetricQuestion): OwnFigures {
  const { asOf, windowDays } = question
  const frame = frameOf(ledger, question)
  const exchange = createExchange(frame.currency ?? '', rates, asOf)
  const { from } = frame.window
  const past = ledger.entries.filter(({ occurredAt }) => occurredAt <= asOf)
  const recent = past.filter(({ occurredAt }) => occurredAt > from)
  const all = revenueOf(past, exchange)
  const within = revenueOf(recent, exchange)
  const now = chargesAt(ledger, asOf)
  const recurring = recurringInputs(now, exchange)
  const make = (name: MetricName, inputs: FormulaInputs, missing: readonly string[]) =>
    createMetric(name, inputs, frame, frame.missing.length > 0 ? frame.missing : missing)

  const revenue = make('revenue', within.inputs, within.missing)
  const invoices = recent.filter(({ type, balanceMinor }) => type === 'INVOICE' && balanceMinor !== null).length
  return {
    historicValue: make('historicValue', all.inputs, all.missing),
    mrr: make('mrr', recurring.inputs, recurring.missing),
    arr: make('arr', recurring.inputs, recurring.missing),
    arpu: make('arpu', { revenueMinor: revenue.value ?? 0, windowDays }, revenue.missing),
    averageOrderValue: make(
      'averageOrderValue',
      within.inputs,
      invoices === 0 ? ['an invoice within the window'] : within.missing,
    ),
    ...retention(ledger, exchange, frame, make),
  }
}

/** What was billed. A fact in an unknown state is named as missing. */
function revenueOf(facts: readonly LedgerFact[], exchange: Exchange) {
  const { inputs, missing } = revenueInputs(revenueByCurrency(facts), exchange)
  const unknown = facts.flatMap(({ id, unknownState, balanceMinor }) =>
    unknownState === null || balanceMinor !== null ? [] : [unknownStateText(id, unknownState)],
  )
  const taxes = facts.flatMap(({ id, balanceMinor, unknownTerms }) =>
    balanceMinor !== null && unknownTerms?.includes('taxMinor') ? [unknownTermText(id, 'taxMinor')] : [],
  )
  return { inputs, missing: [...missing, ...unknown, ...taxes] }
}

type Make = (name: MetricName, inputs: FormulaInputs, missing: readonly string[]) => MetricRow

/** The subscriptions that were charged at the start of the window. */
function retention(ledger: PayerLedger, exchange: Exchange, frame: ReturnType<typeof frameOf>, make: Make) {
  const { window } = frame
  const start = chargesAt(ledger, window.from)
  const end = chargesAt(ledger, window.to)
  const atStart = recurringInputs(start, exchange)
  const atEnd = recurringInputs(end, exchange)
  const missing = [...atStart.missing, ...atEnd.missing]
  const monthly = (charge: (typeof start.charges)[number] | undefined) => {
    const rate = charge === undefined ? null : exchange.convert(charge.currency)
    return charge === undefined || rate === null ? 0n : monthlyOf(charge, rate)
  }
  const chargeAtEnd = new Map(end.charges.map((charge) => [charge.subscriptionId, charge]))
  const startMinor = start.charges.map(monthly)
  const endMinor = start.charges.map(({ subscriptionId }) => monthly(chargeAtEnd.get(subscriptionId)))
  const none = 'recurring revenue at the start of the window'
  return {
    netRevenueRetention: make(
      'netRevenueRetention',
      { startMinor, endMinor },
      startMinor.every((minor) => minor === 0n) ? [...missing, none] : missing,
    ),
    // A ratio of numbers of subscriptions, whatever their currencies.
    churnRate: createMetric(
      'churnRate',
      {
        lost: start.charges.filter(({ subscriptionId }) => !chargeAtEnd.has(subscriptionId)).length,
        atStart: start.charges.length,
      },
      frame,
      frame.missingFacts.length > 0
        ? frame.missingFacts
        : [
            ...start.missing,
            ...end.missing,
            ...(start.charges.length === 0 ? ['a subscription at the start of the window'] : []),
          ],
    ),
  }
}

export interface AcquisitionFigures {
  readonly cac: MetricRow
  readonly cacByChannel: readonly ChannelCostRow[] | null
  readonly paybackMonths: MetricRow
}

/** What it cost to win the payer, and when that has been earned back. */
export function acquisitionFigures(
  ledger: PayerLedger,
  rows: readonly AcquisitionRow[],
  rates: readonly StatedRate[],
  question: MetricQuestion,
): AcquisitionFigures {
  const frame = frameOf(ledger, question)
  const { currency } = frame
  const { arpu } = ownFigures(ledger, rates, question)
  const { inputs, missing } = acquisitionInputs(rows, createExchange(currency ?? '', rates, question.asOf))
  const first = firstPurchase(ledger.entries)
  const unknown = first === null || first > question.asOf ? ['a purchase'] : missing
  const cac = createMetric('cac', inputs, frame, frame.missing.length > 0 ? frame.missing : unknown)
  const earns = Number(arpu.value ?? 0) > 0
  return {
    cac,
    cacByChannel: cac.value === null || currency === null ? null : costByChannel(rows, BigInt(cac.value), currency),
    paybackMonths: createMetric('paybackMonths', { cacMinor: cac.value ?? 0, arpuMinor: arpu.value ?? 0 }, frame, [
      ...cac.missing,
      ...arpu.missing,
      ...(earns ? [] : ['revenue above 0 within the window']),
    ]),
  }
}

/** UTC milliseconds of the first invoice that was above 0 and counts. Null if there is none. */
export function firstPurchase(entries: readonly LedgerFact[]): number | null {
  const times = entries.flatMap(({ type, balanceMinor, occurredAt }) =>
    type === 'INVOICE' && balanceMinor !== null && balanceMinor > 0 ? [occurredAt] : [],
  )
  return times.length === 0 ? null : times.reduce((least, time) => Math.min(least, time))
}

export function frameOf(
  { entries, versionsById }: PayerLedger,
  { asOf, windowDays, currency }: MetricQuestion,
): MetricFrame & {
  readonly missing: readonly string[]
  /** The same for figures that need no amounts, and therefore no currency. */
  readonly missingFacts: readonly string[]
} {
  const facts = [...entries, ...[...versionsById.values()].flat()]
  const currencies = [...new Set(facts.flatMap((fact) => (fact.currency === null ? [] : [fact.currency])))].sort()
  const [only] = currencies
  const missingFacts = facts.length === 0 ? ['an invoice, credit note, write-off or subscription'] : []
  const isMixed = currency === null && currencies.length > 1
  return {
    window: { from: asOf - windowDays * msPerDay, to: asOf },
    asOf,
    currency: currency ?? (currencies.length === 1 ? (only ?? null) : null),
    missing: isMixed ? [`currency: amounts are in ${currencies.join(', ')}`] : missingFacts,
    missingFacts,
  }
}
