import type { MoneyRow } from '../../money.ts'
import type { LedgerFact } from '../metrics/ledger-facts.ts'
import { rational } from '../metrics/rational.ts'
import { monthlyOf } from '../metrics/recurring.ts'
import { chargeAt, endOf, inOrder, versionAt } from '../metrics/subscription-states.ts'
import type { TaxShare } from '../metrics/tax-share.ts'

export type ChangeKind =
  | 'STARTED'
  | 'TRIAL_ENDED'
  | 'EXPANDED'
  | 'CONTRACTED'
  | 'PAUSED'
  | 'RESUMED'
  | 'CHANGED'
  | 'ENDED'

export interface SubscriptionChangeRow {
  readonly at: number
  readonly kind: ChangeKind
  readonly status: string | null
  readonly quantity: number | null
  readonly amount: MoneyRow | null
  readonly monthly: MoneyRow | null
}

/** With its owner. */
export interface ToldChangeRow extends SubscriptionChangeRow {
  readonly subject: string
  readonly recordId: string
}

/** What happened to a subscription up to `now`, oldest first. */
export function subscriptionChanges(
  versions: readonly LedgerFact[],
  taxShare: TaxShare,
  now: number,
): readonly SubscriptionChangeRow[] {
  const ordered = inOrder(versions)
  const started = ordered.at(-1)?.occurredAt
  if (started === undefined) return []
  const times = new Set([started])
  for (const version of ordered) {
    times.add(version.validFrom)
    for (const time of [
      version.trialEnd,
      version.resumesAt,
      version.discountFrom,
      version.discountUntil,
      endOf(version),
    ])
      if (time !== null) times.add(time)
  }
  const rows: SubscriptionChangeRow[] = []
  let before: bigint | null = null
  let hasEnded = false
  for (const at of [...times].filter((time) => time >= started && time <= now).sort((a, b) => a - b)) {
    const version = versionAt(versions, at)
    if (version === null || hasEnded) continue
    const monthly = monthlyAt(versions, at, taxShare)
    const end = endOf(version)
    hasEnded = end !== null && end <= at
    const last = rows.at(-1)
    const { status, quantity, amountMinor, currency } = version
    const money = (minor: number | bigint | null) =>
      minor === null || currency === null ? null : { amountMinor: minor, currency }
    const row = {
      at,
      kind: last === undefined ? 'STARTED' : hasEnded ? 'ENDED' : kindOf(before, monthly, version.trialEnd === at),
      status,
      quantity,
      amount: money(amountMinor),
      monthly: money(monthly),
    } as const
    // What was charged before an unknown state still applies if it is the same afterwards.
    before = monthly ?? before
    // A time at which nothing begins to apply, such as the end that a later version revoked.
    if (last !== undefined && row.kind === 'CHANGED' && isAlike(last, row)) continue
    rows.push(row)
  }
  return rows
}

/** Null if it is unknown what is charged. */
function monthlyAt(versions: readonly LedgerFact[], at: number, taxShare: TaxShare): bigint | null {
  const charge = chargeAt(versions, at, taxShare)
  if (typeof charge === 'string') return null
  return charge === null ? 0n : monthlyOf(charge, rational(1n))
}

/** `before`: the last known revenue; null if none is. */
function kindOf(before: bigint | null, monthly: bigint | null, isTrialEnd: boolean): ChangeKind {
  if (before === null || monthly === null || before === monthly) return 'CHANGED'
  if (before === 0n) return isTrialEnd ? 'TRIAL_ENDED' : 'RESUMED'
  if (monthly === 0n) return 'PAUSED'
  return monthly > before ? 'EXPANDED' : 'CONTRACTED'
}

function isAlike(a: SubscriptionChangeRow, b: SubscriptionChangeRow): boolean {
  return (
    a.status === b.status &&
    a.quantity === b.quantity &&
    a.amount?.amountMinor === b.amount?.amountMinor &&
    a.monthly?.amountMinor === b.monthly?.amountMinor
  )
}
