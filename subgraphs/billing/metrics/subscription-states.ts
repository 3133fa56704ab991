import { compareVersions, type Version } from '../../../resolution/records/version-order.ts'
import { type Interval, intervalsPerYear } from '../intervals.ts'
import { phaseOf } from '../states/state-words.ts'
import { shareOfPercent, type TaxShare, taxIn } from './tax-share.ts'

/** One version of a subscription as its source stated it, whichever of its versions is current. Times are UTC milliseconds. */
export interface SubscriptionVersion extends Version {
  readonly id: string
  readonly occurredAt: number
  readonly recordedAt: number
  readonly validFrom: number
  readonly status: string | null
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly taxMinor: number | null
  /** The tax that the price contains, in percent of the price without it: for any charge, where `taxMinor` is that of one. */
  readonly taxPercent: number | null
  readonly discountMinor: number | null
  readonly quantity: number | null
  readonly interval: Interval | null
  readonly intervalCount: number | null
  readonly trialEnd: number | null
  /** The end of a pause. Null: it has none, or is not known. */
  readonly resumesAt: number | null
  readonly endedAt: number | null
  readonly periodEnd: number | null
  readonly planId: string | null
  /** The discount applies from then, and until then. Null if it has no such bound. */
  readonly discountFrom: number | null
  readonly discountUntil: number | null
  /** Keys of `properties` whose values cannot be read. Null if there are none. */
  readonly unknownTerms: readonly string[] | null
}

/** What a subscription charges while it runs. */
export interface RecurringCharge {
  readonly subscriptionId: string
  readonly planId: string | null
  readonly currency: string
  /** The amount of one period, after discount, without tax. */
  readonly netMinor: bigint
  readonly perYear: number
  readonly intervalCount: number
}

/**
 * The version that applies at `at`: the last one valid from then or before; of two valid from the same time, the newer knowledge. Null
 * before the subscription began. The first version reaches back to the beginning, which a source may report late.
 */
export function versionAt(versions: readonly SubscriptionVersion[], at: number): SubscriptionVersion | null {
  const ordered = inOrder(versions)
  const began = ordered.at(-1)?.occurredAt
  if (began === undefined || at < began) return null
  return ordered.findLast(({ validFrom }) => validFrom <= at) ?? ordered[0] ?? null
}

/** By the time from which each is valid. For one time, only the newest knowledge stays. */
export function inOrder<V extends SubscriptionVersion>(versions: readonly V[]): readonly V[] {
  return versions
    .toSorted((a, b) => a.validFrom - b.validFrom || compareVersions(a, b))
    .filter((version, index, all) => all[index + 1]?.validFrom !== version.validFrom)
}

/** When it ended or will end. A cancelled subscription runs to the end of its period. */
export function endOf({ status, endedAt, periodEnd, validFrom }: SubscriptionVersion): number | null {
  if (endedAt !== null) return endedAt
  return status !== null && phaseOf(status) === 'ENDED' ? (periodEnd ?? validFrom) : null
}

/** Whether it charges at `at`. Null if its source names an unknown state. */
function isCharging(version: SubscriptionVersion, at: number): boolean | null {
  const { status, trialEnd, resumesAt } = version
  const end = endOf(version)
  if (end !== null && end <= at) return false
  if (trialEnd !== null && trialEnd > at) return false
  if (status === null) return true
  const phase = phaseOf(status)
  // A trial or a pause whose end has passed continues as a subscription.
  if (phase === 'IDLE') return resumesAt !== null && resumesAt <= at
  return phase === null ? null : phase !== 'TRIAL' || trialEnd !== null
}

/** Its name in `missing`. */
export function unknownStateText(id: string, word: string): string {
  return `the state of ${id}: ${word} is not a known one`
}

/** Its name in `missing`. */
export function unknownTermText(id: string, key: string): string {
  return `\`${key}\` of ${id}: its value cannot be used`
}

/** What it charges at `at`. Null if nothing; a text if that is unknown. */
export function chargeAt(
  versions: readonly SubscriptionVersion[],
  at: number,
  taxShare: TaxShare,
): RecurringCharge | string | null {
  const version = versionAt(versions, at)
  const charges = version !== null && isCharging(version, at)
  if (version === null || charges === false) return null
  const { id, status, amountMinor, currency, interval, intervalCount, planId } = version
  if (charges === null) return unknownStateText(id, status ?? '')
  if (amountMinor === null || currency === null) return `the amount of ${id}`
  if (interval === null || intervalCount === 0) return `the interval of ${id}`
  const [unknown] = chargedTerms.filter((term) => version.unknownTerms?.includes(term))
  if (unknown !== undefined) return unknownTermText(id, unknown)
  const discountMinor = discountAt(version, at)
  if (discountMinor > amountMinor) return unknownTermText(id, 'discountMinor')
  const charged = BigInt(amountMinor) - BigInt(discountMinor)
  return {
    subscriptionId: id,
    planId,
    currency,
    netMinor: charged - taxOf(charged, version, taxShare),
    perYear: intervalsPerYear[interval],
    intervalCount: intervalCount ?? 1,
  }
}

/** The values that determine what a subscription charges. */
const chargedTerms = [
  'effectiveAt',
  'trialEnd',
  'resumesAt',
  'endedAt',
  'intervalCount',
  'discountMinor',
  'discountFrom',
  'discountUntil',
  'taxMinor',
  'taxPercent',
] as const

function discountAt({ discountMinor, discountFrom, discountUntil }: SubscriptionVersion, at: number): number {
  const applies = (discountFrom ?? at) <= at && (discountUntil === null || at < discountUntil)
  return applies ? (discountMinor ?? 0) : 0
}

function taxOf(charged: bigint, { taxMinor, taxPercent }: SubscriptionVersion, ofInvoices: TaxShare): bigint {
  if (taxMinor !== null) return BigInt(taxMinor)
  const share = taxPercent === null ? ofInvoices : shareOfPercent(taxPercent)
  return share === null ? 0n : taxIn(charged, share)
}
