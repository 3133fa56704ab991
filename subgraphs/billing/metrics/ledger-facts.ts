import { compareVersions } from '../../../resolution/records/version-order.ts'
import type { BillingType } from '../lines.ts'
import type { SubscriptionVersion } from './subscription-states.ts'

/** One fact as the figures look at it. */
export interface LedgerFact extends SubscriptionVersion {
  readonly type: BillingType
  /** Signed; null where it moves no money. */
  readonly balanceMinor: number | null
  /** The source's word for a state that nobody knows. */
  readonly unknownState: string | null
  readonly subscriptionId: string | null
  /** It hung on then; null of a fact that was found by its record. */
  readonly recordId: string | null
}

/** What is known of one payer. */
export interface PayerLedger {
  /** One a fact that is no subscription. */
  readonly entries: readonly LedgerFact[]
  /** By subscription: all versions of it. */
  readonly versionsById: ReadonlyMap<string, readonly LedgerFact[]>
}

/** The properties of a node, or of one as it was; what is absent there is null here. */
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
  'endedAt',
  'periodEnd',
  'planId',
  'subscriptionId',
  'recordId',
  'discountFrom',
  'discountUntil',
  'unknownTerms',
] as const satisfies readonly (keyof LedgerFact)[]

/**
 * Current facts and versions that are not, as they were recorded by `knownAt`. Of a fact the newest knowledge of then counts; of a
 * subscription all of it, since a later version mostly tells a change.
 */
export function payerLedger(
  current: readonly LedgerFact[],
  versions: readonly LedgerFact[],
  knownAt: number,
): PayerLedger {
  const known = [...current, ...versions].filter(({ recordedAt }) => recordedAt <= knownAt)
  const entryById = new Map<string, LedgerFact>()
  const versionsById = new Map<string, LedgerFact[]>()
  for (const fact of known) {
    if (fact.type === 'SUBSCRIPTION') {
      const others = versionsById.get(fact.id)
      if (others === undefined) versionsById.set(fact.id, [fact])
      else others.push(fact)
    } else if (isNewer(fact, entryById.get(fact.id))) entryById.set(fact.id, fact)
  }
  return { entries: [...entryById.values()], versionsById }
}

function isNewer(fact: LedgerFact, than: LedgerFact | undefined): boolean {
  return than === undefined || compareVersions(fact, than) > 0
}
