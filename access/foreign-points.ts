import { isRefusal, isRestricted } from '../../access/consent-state.ts'
import { consentVerdict } from '../../access/consent-verdict.ts'
import type { RecordFacts } from '../../access/facts.ts'
import { isOfSystem } from '../../access/knowing-records.ts'
import type { Basis } from '../../access/policy.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { Channel } from '../channels.ts'
import { contactScope, wishFor } from './contact-point.ts'
import type { OtherHolderRow, PointRow } from './queries.ts'
import { currentEvents } from './rules.ts'

/** What a contact point is to be used for. */
export interface PointUse {
  readonly purpose: PurposeKey
  readonly channel: Channel
  readonly basis: Basis
  readonly controllers: readonly string[] | undefined
  /** UTC milliseconds. */
  readonly now: number
}

/**
 * Whether a contact point is not the customer's to be reached at. Anybody can write somebody else's e-mail address into a form and agree to
 * messages. An address that others have verified is theirs, unless the customer has verified it as well. What was refused about the address
 * itself closes it for every customer, until whoever verified it agrees again; what a customer refused who holds it closes it for those
 * who only name it, unless a form of somebody unknown would overrule a system of record.
 *
 * @param holdings the customer's own records that hold the point
 * @param facts of the customer's records
 */
export function isPointOfOthers(
  holdings: readonly PointRow[],
  others: readonly OtherHolderRow[],
  facts: readonly RecordFacts[],
  { purpose, channel, basis, controllers, now }: PointUse,
): boolean {
  const isOwn = holdings.some(({ isVerified }) => isVerified)
  if (!isOwn && others.some(({ isVerified }) => isVerified)) return true
  const own = facts.filter(({ subject }) => holdings.some(({ recordId }) => recordId === subject))
  const isKnown = own.some(isOfSystem)
  const heard = others.filter((other) => other.isOfPoint || (!isOwn && (other.isOfSystem || !isKnown)))
  if (heard.length === 0) return false
  const verified = holdings.slice(0, 1).map(({ key }) => key)
  const subjects = heard.map(({ recordId, entries }) => ({
    subject: recordId,
    consents: entries,
    isDevice: false,
    verified,
  }))
  if (basis !== 'C' && isRestricted(subjects, now)) return true
  if (heard.some(({ isOfPoint, entries }) => isOfPoint && isUnwanted(entries))) return true
  // A relationship is ended by no refusal.
  if (basis !== 'C' && basis !== 'I') return false
  // That others hold it as well is what the question is about.
  const ours = own.map((record) => ({
    ...record,
    ofOthers: record.ofOthers?.filter((key) => !verified.includes(key)) ?? [],
  }))
  return isRefusal(consentVerdict([...ours, ...subjects], purpose, now, contactScope(channel, controllers)).status)

  function isUnwanted(entries: OtherHolderRow['entries']): boolean {
    return wishFor(channel, currentEvents(entries, now)) === 'UNWANTED'
  }
}
