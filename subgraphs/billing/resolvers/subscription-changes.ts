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
    if (version.trialEnd !== null) times.add(version.trialEnd)
    const end = endOf(version)
    if (end !== null) times.add(end)
  }
  const rows: SubscriptionChangeRow[] = []
  let before: bigint | null = null
  let hasEnded = false
  for (const at of [...times].filter((time) => time >= started && time <= now).sort((a, b) => a - b)) {
    const version = versionAt(versions, at)
    if (version === null || hasEnded) continue
    const charge = chargeAt(versions, at, taxShare)
    const monthly = charge === null || typeof charge === 'string' ? 0n : monthlyOf(charge, rational(1n))
    const end = endOf(version)
    hasEnded = end !== null && end <= at
    const isTrialEnd = version.trialEnd === at && monthly > 0n
    const kind = before === null ? 'STARTED' : kindOf(before, monthly, hasEnded, isTrialEnd)
    const last = rows.at(-1)
    const { status, quantity, amountMinor, currency } = version
    const money = (minor: number | bigint | null) =>
      minor === null || currency === null ? null : { amountMinor: minor, currency }
    const row = {
      at,
      kind,
      status,
      quantity,
      amount: money(amountMinor),
      monthly: typeof charge === 'string' ? null : money(monthly),
    }
    before = monthly
    // A time at which nothing begins to apply, such as the end that a later version revoked.
    if (last !== undefined && kind === 'CHANGED' && isAlike(last, row)) continue
    rows.push(row)
  }
  return rows
}

function kindOf(before: bigint, monthly: bigint, hasEnded: boolean, isTrialEnd: boolean): ChangeKind {
  if (hasEnded) return 'ENDED'
  if (isTrialEnd && before === 0n) return 'TRIAL_ENDED'
  if (before === monthly) return 'CHANGED'
  if (before === 0n) return 'RESUMED'
  if (monthly === 0n) return 'PAUSED'
  return monthly > before ? 'EXPANDED' : 'CONTRACTED'
}

function isAlike(a: SubscriptionChangeRow, b: SubscriptionChangeRow): boolean {
  return a.status === b.status && a.quantity === b.quantity && a.amount?.amountMinor === b.amount?.amountMinor
}
