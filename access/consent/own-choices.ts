import { type Category, categories } from '../categories.ts'
import type { RecordFacts } from '../facts/record-facts.ts'
import { isOfSystem } from '../known-records/knowing-records.ts'
import { linkedGroups, restrictingKeys } from '../known-records/linked-records.ts'
import { standingRecords } from '../known-records/speaks-for.ts'
import { concerns } from './consent-conflict.ts'
import {
  type ConsentFact,
  type ConsentState,
  type ConsentSubject,
  currentStates,
  effectiveAt,
  isRefusal,
  scopeKeyOf,
  settleVersions,
  supersedes,
} from './consent-state.ts'
import { beats, consentsAbout } from './consent-verdict.ts'
import { partsOf } from './parts.ts'

/**
 * What the customer refused in self-service and nobody has revoked since. Refusals by staff or sources are ignored, so that they can
 * neither hide the customer's own refusal nor end it when they are lifted.
 */
export function ownRefusals(subject: ConsentSubject, at: number): readonly ConsentState[] {
  const consents = subject.consents.filter(({ isSelfService, status }) => isSelfService || !isRefusal(status))
  if (!consents.some(({ isSelfService }) => isSelfService)) return []
  return currentStates({ ...subject, consents }, at).filter(({ status }) => isRefusal(status))
}

/**
 * The categories to which the customer limited consents in self-service, per scope. A consent that others entered since replaces such a limit
 * only if it is wider, because it then needed the right to widen it. Objections and requests, and that these were lifted, say nothing about
 * it. Consents of the customer to other categories add to it.
 */
function ownLimits({ consents }: ConsentSubject, at: number): readonly OwnLimit[] {
  if (!consents.some((fact) => fact.isSelfService && fact.categories)) return []
  const limits = new Map<string, OwnLimit>()
  const given = consents.filter((fact) => fact.status === 'GIVEN' && effectiveAt(fact) <= at)
  for (const fact of given.toSorted((one, other) => (supersedes(one, other) ? 1 : -1))) {
    const scope = scopeKeyOf(fact)
    const limit = limits.get(scope)
    if (fact.isSelfService && fact.categories) {
      const isOneMore = limit !== undefined && !fact.categories.some((category) => limit.categories.includes(category))
      limits.set(scope, { fact, categories: isOneMore ? [...limit.categories, ...fact.categories] : fact.categories })
    } else if (fact.isSelfService || !isWithin(fact.categories, limit?.categories)) limits.delete(scope)
  }
  return [...limits.values()].filter(({ fact: { expiresAt } }) => expiresAt === null || expiresAt > at)
}

interface OwnLimit {
  readonly fact: ConsentFact
  readonly categories: readonly Category[]
}

/**
 * The consents that the customer limited in time in self-service and that have not run out. A later consent of the customer to the same data
 * replaces such a limit, and so does a longer one that others entered since, because it needed the right to extend it.
 */
function ownEnds({ consents }: ConsentSubject, at: number): readonly ConsentFact[] {
  if (!consents.some(({ isSelfService, expiresAt }) => isSelfService && expiresAt !== null)) return []
  const given = consents.filter((fact) => fact.status === 'GIVEN' && effectiveAt(fact) <= at)
  const limits = given
    .toSorted((one, other) => (supersedes(one, other) ? 1 : -1))
    .reduce<readonly ConsentFact[]>((limits, fact) => {
      const isReplaced = (limit: ConsentFact) =>
        scopeKeyOf(limit) === scopeKeyOf(fact) &&
        overlap(limit.categories, fact.categories) &&
        (fact.isSelfService || lastsLonger(fact, limit))
      const standing = limits.filter((limit) => !isReplaced(limit))
      return fact.isSelfService && fact.expiresAt !== null ? [...standing, fact] : standing
    }, [])
  return limits.filter(({ expiresAt }) => expiresAt !== null && expiresAt > at)
}

function lastsLonger({ expiresAt }: ConsentFact, limit: ConsentFact): boolean {
  return limit.expiresAt !== null && (expiresAt === null || expiresAt > limit.expiresAt)
}

function overlap(some: ConsentFact['categories'], others: ConsentFact['categories']): boolean {
  return !some || !others || some.some((category) => others.includes(category))
}

function isWithin(some: ConsentFact['categories'], limit: readonly Category[] = []): boolean {
  return some?.every((category) => limit.includes(category)) ?? false
}

/**
 * Whether a consent that somebody else enters for the record would open what the customer closed in self-service, or left out of a consent
 * to some categories or for some time: on the record, on one that the consent was confirmed for, on one that is linked with the record, on one that stands
 * for a customer of a system of record, or on one whose refusals close the record, also after the two were separated. A restriction counts as
 * well, because it leaves open what consent is given for. What a consent through another channel revoked is not closed any more.
 */
export function opensOwnRefusal(
  entered: ConsentFact,
  recordId: string,
  facts: readonly RecordFacts[],
  now: number,
): boolean {
  const at = afterReceiptOf(facts, now)
  const settled = facts.map((record) => ({ ...record, consents: settleVersions(record.consents) }))
  return (
    isWiderThanLimits(entered, recordId, facts, at) ||
    (entered.categories ?? categories).some((category) =>
      opensRefusal(
        entered,
        recordId,
        settled.map((record) => ({ ...record, consents: consentsAbout(category, record.consents) })),
        at,
      ),
    )
  )
}

/** A moment at which all of it has been received: some may have arrived since `now`, or from a process whose clock is ahead. */
function afterReceiptOf(facts: readonly RecordFacts[], now: number): number {
  return facts.reduce(
    (latest, { consents }) => consents.reduce((at, { recordedAt }) => Math.max(at, recordedAt ?? 0), latest),
    now,
  )
}

function isWiderThanLimits(entered: ConsentFact, recordId: string, facts: readonly RecordFacts[], at: number): boolean {
  const isMet = (fact: ConsentFact) =>
    concerns(fact, entered) && (fact.channel === null || entered.channel === null || fact.channel === entered.channel)
  const isWider = ({ fact, categories: limit }: OwnLimit) => isMet(fact) && !isWithin(entered.categories, limit)
  const isLonger = (fact: ConsentFact) =>
    isMet(fact) && overlap(fact.categories, entered.categories) && lastsLonger(entered, fact)
  const limited = facts.filter((other) => ownLimits(other, at).some(isWider) || ownEnds(other, at).some(isLonger))
  if (limited.length === 0) return false
  const linked = linkedGroups(
    facts,
    facts.filter(({ subject }) => subject === recordId),
    restrictingKeys,
  ).flat()
  return limited.some((other) => linked.includes(other))
}

function opensRefusal(entered: ConsentFact, recordId: string, facts: readonly RecordFacts[], at: number): boolean {
  const record = facts.find(({ subject }) => subject === recordId)
  if (record === undefined) return false
  const refusals = facts.flatMap((other) =>
    ownRefusals(other, at)
      .filter((refusal) => isAbout(refusal, entered))
      .map((refusal) => ({ other, refusal })),
  )
  if (refusals.length === 0) return false
  const linked = linkedGroups(facts, [record], restrictingKeys).flat()
  const standing = facts.some(isOfSystem) ? standingRecords(facts) : null
  const closedBy = partsOf(facts)?.find(({ records }) => records.has(recordId))?.refusedBy
  const given: ConsentState = { ...entered, subject: record }
  return refusals.some(({ other, refusal }) => {
    const isMet =
      linked.includes(other) ||
      standing?.has(other) ||
      closedBy?.has(other.subject) ||
      !beats(refusal, given, given.channel)
    return isMet && !isTakenBack(refusal, entered, facts, at)
  })
}

function isAbout(refusal: ConsentState, entered: ConsentFact): boolean {
  if (refusal.act === 'RESTRICTION') return true
  // A refusal for one channel closes it, whatever is given for all channels.
  return concerns(refusal, entered) && (refusal.channel === null || refusal.channel === entered.channel)
}

function isTakenBack(refusal: ConsentState, entered: ConsentFact, facts: readonly RecordFacts[], at: number): boolean {
  if (refusal.act === 'RESTRICTION') return false
  const answers = ({ status, channel, controller }: ConsentState) =>
    status === 'GIVEN' && channel === refusal.channel && (controller === null || controller === entered.controller)
  return facts.some((other) =>
    currentStates(other, at).some(
      (given) => answers(given) && concerns(refusal, given) && !beats(refusal, given, given.channel),
    ),
  )
}
