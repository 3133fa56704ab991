import type { Row } from '../../../graph/convert.ts'
import { compareVersions } from '../../../resolution/records/version-order.ts'
import type { BillingType } from '../lines.ts'
import { deductedTaxes, isUntaxedDeduction, shareOfInvoice } from './deducted-tax.ts'
import { everyTime, withoutRepeats } from './stated-versions.ts'
import type { SubscriptionVersion } from './subscription-states.ts'

/** One fact as the figures need it. */
export interface LedgerFact extends SubscriptionVersion {
  readonly type: BillingType
  /** Signed. Null if it moves no money. */
  readonly balanceMinor: number | null
  /** The source's word for an unknown state. */
  readonly unknownState: string | null
  readonly invoiceId: string | null
  readonly subscriptionId: string | null
  /** The record that it belonged to then. Null for a fact that was found by its record. */
  readonly recordId: string | null
  /** The times at which this content was stated, if this stands for all of them. */
  readonly restatedAt?: readonly string[] | null
}

/** What is known about one payer. */
export interface PayerLedger {
  /** One entry per fact that is not a subscription. */
  readonly entries: readonly LedgerFact[]
  /** By subscription: all of its versions. */
  readonly versionsById: ReadonlyMap<string, readonly LedgerFact[]>
}

/** A row of `json` and `restatedAt` of a FactVersion, or of a node's properties as `fact`. */
export function versionOf(r: Row): LedgerFact {
  const json = r.json<Readonly<Record<string, unknown>>>('json')
  return json === null
    ? toLedgerFact(r.value<Readonly<Record<string, unknown>>>('fact'))
    : { ...toLedgerFact(json), restatedAt: r.value<readonly string[] | null>('restatedAt') }
}

/** The properties of a node, or of an earlier version. Absent ones are null here. */
export function toLedgerFact(properties: Readonly<Record<string, unknown>>): LedgerFact {
  const fact: Record<string, unknown> = {}
  for (const name of factProperties) fact[name] = properties[name] ?? null
  // Written by rules.ts only, with these names and types.
  return { ...fact, validFrom: fact.validFrom ?? fact.observedAt } as unknown as LedgerFact
}

const factProperties = [
  'id',
  'type',
  'occurredAt',
  'observedAt',
  'recordedAt',
  'sequence',
  'arrival',
  'contentHash',
  'validFrom',
  'status',
  'unknownState',
  'amountMinor',
  'balanceMinor',
  'currency',
  'taxMinor',
  'taxPercent',
  'discountMinor',
  'quantity',
  'interval',
  'intervalCount',
  'trialEnd',
  'resumesAt',
  'endedAt',
  'periodEnd',
  'planId',
  'invoiceId',
  'subscriptionId',
  'recordId',
  'discountFrom',
  'discountUntil',
  'unknownTerms',
] as const satisfies readonly (keyof LedgerFact)[]

/**
 * Current facts and other versions, as they were recorded by `knownAt`. For a fact, the newest knowledge of that time counts. For a
 * subscription, all of it counts, because a later version usually states a change.
 */
export function payerLedger(
  current: readonly LedgerFact[],
  versions: readonly LedgerFact[],
  knownAt: number,
): PayerLedger {
  const known = [...current, ...versions].flatMap(everyTime).filter(({ recordedAt }) => recordedAt <= knownAt)
  const isRestated = versions.some(({ restatedAt }) => restatedAt)
  const entryById = new Map<string, LedgerFact>()
  const versionsById = new Map<string, LedgerFact[]>()
  for (const fact of known) {
    if (fact.type === 'SUBSCRIPTION') {
      const others = versionsById.get(fact.id)
      if (others === undefined) versionsById.set(fact.id, [fact])
      else others.push(fact)
    } else if (isNewer(fact, entryById.get(fact.id))) entryById.set(fact.id, fact)
  }
  if (isRestated) for (const [id, own] of versionsById) versionsById.set(id, [...withoutRepeats(own)])
  return { entries: withDeductedTax([...entryById.values()]), versionsById }
}

/** With the tax of credit notes and write-offs that state none, see `deducted-tax.ts`. */
function withDeductedTax(entries: readonly LedgerFact[]): readonly LedgerFact[] {
  if (!entries.some((fact) => isUntaxedDeduction(fact))) return entries
  const factById = new Map(entries.map((fact) => [fact.id, fact]))
  const inOrder = entries.toSorted((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1))
  const counted = inOrder.filter(({ amountMinor, balanceMinor }) => amountMinor !== null && balanceMinor !== null)
  const taxes = deductedTaxes(
    counted.map((fact) => ({ ...fact, amountMinor: fact.amountMinor ?? 0, month: monthOf(fact.occurredAt) })),
    (id) => {
      const invoice = factById.get(id)
      return invoice?.type === 'INVOICE' ? shareOfInvoice(invoice.amountMinor ?? 0, invoice.taxMinor) : null
    },
  )
  // The tax of one line is as safe a number as its amount.
  const taxById = new Map(
    counted.flatMap(({ id }, index) => (taxes[index] == null ? [] : [[id, Number(taxes[index])]])),
  )
  return entries.map((fact) => ({ ...fact, taxMinor: fact.taxMinor ?? taxById.get(fact.id) ?? null }))
}

/** `yyyy-mm`, UTC. */
export function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 7)
}

function isNewer(fact: LedgerFact, than: LedgerFact | undefined): boolean {
  return than === undefined || compareVersions(fact, than) > 0
}
