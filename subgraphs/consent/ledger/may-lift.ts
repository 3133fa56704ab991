import {
  type ConsentFact,
  effectiveAt,
  scopeKeyOf,
  supersedes,
  withoutOvertaken,
} from '../../../access/consent/consent-state.ts'
import { ownRefusals } from '../../../access/consent/own-choices.ts'
import { codedError } from '../../../errors.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { ConsentEventRow } from '../queries.ts'
import type { LedgerRecord, LedgerSlot } from './ledger-plan.ts'
import type { Ledger } from './ledger-writer.ts'
import { isLooser, type Wished } from './only-restricts.ts'

/**
 * What a caller who opens something again states. Throws FORBIDDEN with the reason SET_BY_CUSTOMER if that is not sufficient: see
 * `mayOpenAgain`.
 */
interface Attempt {
  readonly method: string | null | undefined
  readonly context: RequestContext
  readonly now: number
}

/** The slots in which a restriction or an objection is lifted, of these in which it is in force. */
export function slotsToLift(
  what: 'restriction' | 'objection',
  slots: readonly LedgerSlot[],
  { events, foreign, records }: Ledger,
  { method, context: { viewer }, now }: Attempt,
): readonly LedgerSlot[] {
  if (mayOpenAgain(viewer, method)) return slots
  const counting = events.filter(({ id }) => !foreign.has(id))
  const lifted = slots.filter(({ current }) => current === null || !isOwn(current, counting, now))
  if (!isSetByCustomer(slots, lifted, records)) return lifted
  throw setByCustomer(
    `The customer refused this in self-service, so the ${what} was not lifted. The customer can lift it, or a token with the scopes consent:write and privacy:manage that states in \`method\` how the customer was informed beforehand.`,
  )
}

/** For consents that are entered for the customer. */
export async function checkMayConsent(
  { customerId, foreign }: Ledger,
  facts: readonly Fact[],
  { method, context: { viewer, access } }: Omit<Attempt, 'now'>,
): Promise<void> {
  if (mayOpenAgain(viewer, method)) return
  for (const { properties } of facts) {
    if (properties.status !== 'GIVEN') continue
    // Made from a consent line, whose properties are those of an entry.
    const entered = properties as unknown as ConsentFact
    if (!(await access.opensOwnRefusal(customerId, String(properties.recordId), entered, foreign))) continue
    throw setByCustomer(
      'The customer objected, withdrew, restricted or limited the use in self-service, so no consent was recorded. The customer can consent in self-service or through a source that may record consents; or a token with the scopes consent:write and privacy:manage records the consent and states in `method` how the customer gave it.',
    )
  }
}

/** The slots in which a preference may be written, of these and of those in which it already holds: not where the customer set a stricter one. */
export function slotsToLoosen(
  wish: Wished,
  { open, done }: { readonly open: readonly LedgerSlot[]; readonly done: readonly LedgerSlot[] },
  { events, foreign, records }: Ledger,
  { method, context: { viewer }, now }: Attempt,
): readonly LedgerSlot[] {
  if (mayOpenAgain(viewer, method)) return open
  const isFree = ({ record, channel }: LedgerSlot) => {
    const entered = events.filter(
      (event) => event.recordId === record.recordId && event.channel === channel && !foreign.has(event.id),
    )
    const own = ownWish(entered, now)
    return own === null || !isLooser(wish, own)
  }
  const slots = [...open, ...done]
  if (!isSetByCustomer(slots, slots.filter(isFree), records)) return open.filter(isFree)
  throw setByCustomer(
    'The customer set a stricter preference for this channel in self-service, so nothing was changed. The customer can change it, or a token with the scopes consent:write and privacy:manage that states in `method` what the customer asked for.',
  )
}

/**
 * Whether the customer set what staff would open. What somebody entered in self-service on a record that does not stand for the customer,
 * such as a form that only names the customer's address, stays as it is and keeps nobody from opening the rest.
 */
function isSetByCustomer(
  slots: readonly LedgerSlot[],
  free: readonly LedgerSlot[],
  records: readonly LedgerRecord[],
): boolean {
  if (free.length === slots.length) return false
  const stands = ({ isRelationship, isStanding }: LedgerRecord) => isRelationship || isStanding
  const standing = new Set(records.filter(stands).map(({ recordId }) => recordId))
  return (
    free.length === 0 ||
    slots.some((slot) => !free.includes(slot) && (standing.size === 0 || standing.has(slot.record.recordId)))
  )
}

/**
 * What customers entered themselves protects them from those who work with their data. Staff may therefore open again only what staff or
 * sources closed, even if staff entered the same once more. A privacy officer may open the rest, and states in `method` how the customer
 * was informed: GDPR article 18(3) demands that this happens before. The entry shows it to the customer.
 */
function mayOpenAgain({ customerId, scopes }: RequestContext['viewer'], method: string | null | undefined): boolean {
  return customerId !== null || (scopes.has('privacy:manage') && (method ?? '').trim() !== '')
}

/** Whether the customer closed what is in force, and nobody has opened it since. */
function isOwn(current: ConsentEventRow, events: readonly ConsentEventRow[], now: number): boolean {
  const consents = events.filter(({ recordId }) => recordId === current.recordId)
  const own = ownRefusals({ subject: current.recordId, isDevice: false, verified: [], consents }, now)
  return own.some((refusal) => scopeKeyOf(refusal) === scopeKeyOf(current))
}

/** The preference of the customer that nobody has loosened since. Stricter ones beside it come and go. */
function ownWish(events: readonly ConsentEventRow[], now: number): ConsentEventRow | null {
  const preferences = events.filter((event) => event.act === 'PREFERENCE' && effectiveAt(event) <= now)
  return withoutOvertaken(preferences, now)
    .toSorted((a, b) => (supersedes(a, b) ? 1 : -1))
    .reduce<ConsentEventRow | null>(
      (own, event) => (event.isSelfService ? event : own !== null && isLooser(event, own) ? null : own),
      null,
    )
}

function setByCustomer(message: string) {
  return codedError('FORBIDDEN', message, { reason: 'SET_BY_CUSTOMER' })
}
