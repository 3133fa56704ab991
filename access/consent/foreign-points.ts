import { cypher, keyed } from '../../graph/cypher.ts'
import type { RecordFacts } from '../facts/record-facts.ts'
import { isOfSystem } from '../known-records/knowing-records.ts'
import { isVerified } from '../known-records/whose-verification.ts'
import type { Basis } from '../policy.ts'
import type { PurposeKey } from '../purposes.ts'
import { isInForce } from './acts-for-others.ts'
import type { ConsentFact, ConsentSubject } from './consent-state.ts'
import { currentStates, isRefusal, isRestricted } from './consent-state.ts'
import { type ConsentScope, consentVerdict } from './consent-verdict.ts'
import { withOwnLimits } from './own-limits.ts'
import { isSilentSignal } from './silent-signal.ts'

/** What another customer states about a contact point, on one record that holds it. */
export interface OtherHolderRow {
  readonly recordId: string
  readonly source: string
  /** The record only stands for the contact point: what is stated about it is stated about no person. */
  readonly isOfPoint: boolean
  readonly isOfSystem: boolean
  /** Whether its customer has verified the contact point. */
  readonly isVerified: boolean
  readonly entries: readonly ConsentFact[]
}

/**
 * Records of other customers that hold a contact point, by `customer|identifier`: those that verify it, and those with an entry of the
 * ledger. A company is not somebody who is reached, and an isolated source states nothing about customers of others. A number with an
 * extension reaches the same person as the number, and an e-mail address is the same in every spelling. An isolated source has identifiers of
 * its own: `acrossRealms` asks who holds the same point beside it.
 */
export const otherHoldersByPoint = keyed({
  name: 'access.otherHoldersByPoint',
  text: cypher<{ readonly acrossRealms: boolean }>`
    UNWIND $keys AS key
    WITH key, split(key, '|')[0] AS customerId
    WITH key, customerId, split(substring(key, size(customerId) + 1), '\n') AS parts
    WITH key, customerId, parts[0] AS point, CASE WHEN size(parts) > 1 THEN '\n' + parts[1] ELSE '' END AS realm
    UNWIND CASE WHEN $acrossRealms AND realm <> '' THEN [realm, ''] ELSE [realm] END AS inRealm
    UNWIND CASE WHEN point CONTAINS ';ext=' THEN [point, split(point, ';ext=')[0]]
                WHEN point STARTS WITH 'SOCIAL_HANDLE:' THEN [point, 'EMAIL:' + substring(point, 14)]
                ELSE [point] END AS spelling
    WITH key, customerId, spelling + inRealm AS pointKey
    // Of a mailbox that thousands share, few holders state anything.
    MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER {statesFrom: pointKey}]->(i) USING INDEX SEEK h:HAS_IDENTIFIER(statesFrom)
    MATCH (r)-[:RESOLVED_TO]->(c)
    WHERE c.id <> customerId AND NOT coalesce(r.isReference, false)
    OPTIONAL MATCH (s:Source {key: r.source})
    WITH key, i, h, r, c, s,
         COLLECT {
           MATCH (e:ConsentEvent) WHERE e.recordId = r.id AND ${isInForce}
           RETURN e {.act, .purpose, .status, .channel, .controller, .occurredAt, .recordedAt, .expiresAt, .categories, .confirmedFor,
                     .isSelfService, .jurisdiction, lineId: coalesce(e.factId, e.id), .observedAt, .timesAhead,
                     isSilent: ${isSilentSignal}}
         } AS entries
    WITH key, r, s, entries, c:Customer AND ${isVerified} AND NOT coalesce(s.isolated, false) AS isVerified
    WHERE isVerified OR size(entries) > 0
    RETURN key, r.id AS recordId, r.source AS source, isVerified, entries, r.id STARTS WITH 'identifier:' AS isOfPoint,
           coalesce(s.role = 'SYSTEM_OF_RECORD', false) AND NOT coalesce(r.isPlaceholder, false) AS isOfSystem`,
  row: (r): OtherHolderRow => ({
    recordId: r.string('recordId'),
    source: r.string('source'),
    isOfPoint: r.boolean('isOfPoint'),
    isOfSystem: r.boolean('isOfSystem'),
    isVerified: r.boolean('isVerified'),
    // Written from the closed lists of the ledger's lines only.
    entries: withOwnLimits(r.value<readonly ConsentFact[]>('entries')),
  }),
})

/** A record of the customer that holds the contact point. */
export interface Holding {
  readonly recordId: string
  readonly key: string
  readonly isVerified: boolean
}

/** The use for which a contact point is requested. */
export interface PointUse {
  readonly purpose: PurposeKey
  readonly channel: string
  readonly basis: Basis
  readonly controllers: readonly string[] | undefined
  /** UTC milliseconds. */
  readonly now: number
}

/** What a consent covers with which somebody is reached, on a channel and for the controllers, or for any. */
export function contactScope(channel: string, controllers?: readonly string[]): ConsentScope {
  return { withoutDevices: true, category: 'CONTACT', channels: [channel], ...(controllers && { controllers }) }
}

/**
 * Whether a contact point may not be used to reach the customer. Anybody can enter somebody else's e-mail address in a form and agree to
 * messages. An address that others have verified is theirs, unless the customer has verified it as well. A refusal about the address itself
 * closes it for every customer, until the person who verified it agrees again. A refusal by a customer who holds the address closes it for
 * those who only name it, unless a form of an unknown person would overrule a system of record.
 *
 * @param holdings the customer's own records that hold the contact point
 * @param facts of the customer's records
 */
export function isPointOfOthers(
  holdings: readonly Holding[],
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
  const asSubject = ({ recordId, entries }: OtherHolderRow): ConsentSubject => ({
    subject: recordId,
    consents: entries,
    isDevice: false,
    verified,
  })
  const subjects = heard.map(asSubject)
  if (basis !== 'C' && isRestricted(subjects, now)) return true
  if (heard.some((other) => other.isOfPoint && isUnwanted(asSubject(other)))) return true
  // No refusal ends a relationship.
  if (basis !== 'C' && basis !== 'I') return false
  // That others hold it as well is exactly what is being asked.
  const ours = own.map((record) => ({
    ...record,
    ofOthers: record.ofOthers?.filter((key) => !verified.includes(key)) ?? [],
  }))
  return isRefusal(consentVerdict([...ours, ...subjects], purpose, now, contactScope(channel, controllers)).status)

  function isUnwanted(subject: ConsentSubject): boolean {
    return currentStates(subject, now).some(
      (state) => state.act === 'PREFERENCE' && state.channel === channel && isRefusal(state.status),
    )
  }
}
