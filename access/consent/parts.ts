import { type Allowed, type Decision, opensRecord, refuse } from '../decide.ts'
import type { RecordFacts } from '../facts/record-facts.ts'
import { isOfSystem } from '../known-records/knowing-records.ts'
import type { KnownRecords } from '../known-records/known-records.ts'
import { identifierOf, linkedGroups, restrictingKeys } from '../known-records/linked-records.ts'
import { spokenForBy } from '../known-records/spoken-for.ts'
import { mayHaveStrangers, opens, strangersAmong } from '../known-records/strangers.ts'
import { boundedConfirmations, partedByConfirmations } from './confirmations.ts'
import { type ConsentFact, isRefusal, scopeKeyOf, supersedes } from './consent-state.ts'
import type { Period } from './consent-verdict.ts'

/** Records of a customer for which the same entries of the ledger speak. */
export interface Part {
  readonly records: ReadonlySet<string>
  /** The facts of the customer as they count for this part: without the entries for other parts. */
  readonly facts: readonly RecordFacts[]
  /** Records of other parts: what the customer refused on them counts for this part as well. */
  readonly refusedBy: ReadonlySet<string>
}

/** Whether an entry of the record speaks only for the records that are verified to be linked with it. */
type IsOwn = (record: RecordFacts, fact: ConsentFact) => boolean

/** Whether the links between the records matter: the customer has several records, and some entry may not speak for all of them. */
export function maySpeakInParts(facts: readonly RecordFacts[]): boolean {
  if (facts.length < 2) return false
  if (mayHaveStrangers(facts)) return true
  return facts.some(hasOwnEntry(ownEntriesOf(facts))) || boundedConfirmations(facts).length > 0
}

/**
 * The parts of the customer: records grouped by who speaks for them, and within these by the confirmations that include them. Null, which
 * is nearly always the case, means that every entry speaks for every record.
 */
export function partsOf(facts: readonly RecordFacts[]): readonly Part[] | null {
  if (facts.length < 2) return null
  const parts = partedByConfirmations(partedByAuthors(facts), facts)
  return parts && ofOwnRecords(parts, facts)
}

/** A record that was separated from the customer closes parts. None of the customer's data would be open in a part of its own. */
function ofOwnRecords(parts: readonly Part[], facts: readonly RecordFacts[]): readonly Part[] {
  const separated = new Set(facts.filter(({ onlyRestricts }) => onlyRestricts).map(({ subject }) => subject))
  if (separated.size === 0) return parts
  return parts
    .map((part) => ({ ...part, records: part.records.difference(separated) }))
    .filter(({ records }) => records.size > 0)
}

/**
 * Somebody who signs in may be a stranger whose record the rules joined with the customer's, and so may somebody who had a record of an
 * undeclared source written. What is entered there speaks only for the records that are verified to be linked with it. The first part is
 * the one for which nobody entered anything.
 */
function partedByAuthors(facts: readonly RecordFacts[]): readonly Part[] | null {
  const isOwn = ownEntriesOf(facts)
  const hasOwn = hasOwnEntry(isOwn)
  if (!facts.some(hasOwn)) return null
  const groups = spokenForBy(facts, facts.filter(hasOwn))
  const inGroups = new Set(groups.flat())
  const others = facts.filter((record) => !inGroups.has(record))
  if (groups.length === 1 && others.length === 0) return null
  const heard = new Map(facts.map((record) => [record, asOthersHear(record, isOwn)]))
  const refusing = linkedGroups(facts, facts.filter(hasOwnRefusal), restrictingKeys).map((group) => {
    const linked = new Set(group)
    const addresses = addressesOf(group)
    const reached = new Set(linkedGroups(facts, group, keysEverVerified).flat()).difference(linked)
    const isNamed = (record: RecordFacts) =>
      isHeldAlone(record, linked, facts) || statesOneOf(addresses, record) || reached.has(record)
    return { linked, reached, named: new Set(others.filter(isNamed)) }
  })
  const unnamed = others.filter((record) => !refusing.some(({ named }) => named.has(record)))

  /** `group`: the records whose entries decide about these records. */
  function partOf(records: readonly RecordFacts[], group: readonly RecordFacts[]): Part {
    const speaks = mayOpen(group, facts)
    const own = new Set(group)
    const isSignedIn = group.some(({ consents }) => consents.some(({ isSelfService }) => isSelfService))
    const near = refusing.filter(({ linked, named, reached }) =>
      records.some((record) => linked.has(record) || named.has(record) || (!isSignedIn && reached.has(record))),
    )
    const hasAccount = group.some(isOfSystem)
    const refuses = (record: RecordFacts) =>
      !own.has(record) &&
      (near.some(({ linked }) => linked.has(record)) ||
        (!speaks && isOfAccount(record, groups)) ||
        (!hasAccount && isFormerAccount(record)))
    const heardBy = (record: RecordFacts) => {
      if (own.has(record)) return speaks ? record : withoutOwnConsents(record, isOwn)
      const told = heard.get(record) ?? record
      return refuses(record) ? withOwnRefusals(told, record) : told
    }
    const refusedBy = new Set(facts.filter(refuses).map(({ subject }) => subject))
    return { records: new Set(records.map(({ subject }) => subject)), facts: facts.map(heardBy), refusedBy }
  }

  return [
    ...(unnamed.length > 0 ? [partOf(unnamed, others)] : []),
    ...refusing.flatMap(({ named }) => (named.size > 0 ? [partOf([...named], others)] : [])),
    ...groups.map((group) => partOf(group, group)),
  ]
}

/**
 * Whether facts are stated about an identifier alone that only these records hold, or held, verified or not. What their customer refuses applies to
 * these facts as well. What the customer agrees to opens none of them, because anybody can name somebody's address.
 */
function isHeldAlone(
  { subject }: RecordFacts,
  linked: ReadonlySet<RecordFacts>,
  facts: readonly RecordFacts[],
): boolean {
  const key = identifierOf(subject)
  if (key === null) return false
  const holders = facts.filter(
    (record) => record.subject !== subject && !record.onlyRestricts && record.held?.includes(key),
  )
  // Another customer states the identifier as well, or nobody holds it any more, so that the facts belong to nobody. The customer from
  // whom they were separated still closes them.
  if (holders.length === 0) return facts.some((record) => record.onlyRestricts && linked.has(record))
  return holders.every((record) => linked.has(record))
}

/**
 * Keys of the identifiers that the customer of an account has verified, now or before, even if others hold them as well. What that customer refuses
 * closes each record that states one of them, or stated it, without verification: no change of an address opens anything. If the record is
 * about somebody else, this closes too much, until that person signs in.
 */
function addressesOf(customer: readonly RecordFacts[]): ReadonlySet<string> {
  if (!customer.some((record) => isOfSystem(record) || isFormerAccount(record))) return new Set()
  return new Set(customer.flatMap((record) => [...restrictingKeys(record), ...(record.formerlyVerified ?? [])]))
}

/**
 * A record that was linked with the customer's own by verification is closed with all that are linked with it: that one of the two has
 * another address now, or is another customer's, does not end this.
 */
function keysEverVerified(record: RecordFacts): readonly string[] {
  return [...new Set([...restrictingKeys(record), ...(record.formerlyVerified ?? [])])]
}

function statesOneOf(addresses: ReadonlySet<string>, { held = [], formerlyHeld = [] }: RecordFacts): boolean {
  return held.some((key) => addresses.has(key)) || formerlyHeld.some((key) => addresses.has(key))
}

/**
 * What the customer of an account refuses applies to records of touchpoints as well, also to those that join later without a verified link:
 * such a record has no customer of its own who could refuse. And what a customer refuses applies to the records that were verified to be
 * linked with theirs before somebody else came to hold the same identifier.
 */
function withOwnRefusals(told: RecordFacts, record: RecordFacts): RecordFacts {
  const own = record.consents.filter(({ isSelfService }) => isSelfService)
  // A lifted objection or restriction is UNKNOWN. A consent opens none of these records, but the refusal before it no longer closes them.
  const refusals = own.filter(
    (fact) =>
      fact.status === 'UNKNOWN' ||
      (isOwnRefusal(fact) && !own.some((given) => given.status === 'GIVEN' && takesBack(given, fact))),
  )
  return refusals.length === 0 ? told : { ...told, consents: [...told.consents, ...refusals] }
}

/** Whether a consent revokes the whole refusal, and not only that of some categories. */
function takesBack(given: ConsentFact, refusal: ConsentFact): boolean {
  const isAsWide =
    !given.categories || (refusal.categories?.every((category) => given.categories?.includes(category)) ?? false)
  return isAsWide && scopeKeyOf(given) === scopeKeyOf(refusal) && supersedes(given, refusal)
}

/**
 * The record of an account from which the rules separated the customer. What its customer refused applied to records of touchpoints, and no
 * number of strangers who state the same identifier opens these again.
 */
function isFormerAccount({ onlyRestricts, role }: RecordFacts): boolean {
  return onlyRestricts === true && role === 'SYSTEM_OF_RECORD'
}

function isOfAccount(record: RecordFacts, groups: readonly (readonly RecordFacts[])[]): boolean {
  return groups.some((group) => group.includes(record) && group.some(isOfSystem))
}

/**
 * Whether consents that the customer of a group entered open that group. Anybody can have a record of an undeclared source written, copy a
 * customer's values into it and then agree to their use. If a system of record knows the customer, a group without one of its records
 * therefore opens nothing.
 */
function mayOpen(group: readonly RecordFacts[], facts: readonly RecordFacts[]): boolean {
  return group.some(isOfSystem) || !facts.some(isOfSystem)
}

function withoutOwnConsents(record: RecordFacts, isOwn: IsOwn): RecordFacts {
  const consents = record.consents.filter((fact) => !isOwn(record, fact) || isRefusal(fact.status))
  return consents.length === record.consents.length ? record : { ...record, consents }
}

/** The decision about a customer in parts: what one part opens or closes, it opens and closes for its own records only. */
export function decideInParts<P extends Part>(
  parts: readonly P[],
  known: KnownRecords,
  decideFor: (part: P) => Decision,
): Decision {
  const made = parts
    .filter(({ records }) => records.values().some(known.has))
    .map((part) => ({ part, decision: decideFor(part) }))
  const open = made.flatMap(({ part, decision }) =>
    decision.allowed && part.records.values().some((id) => opensRecord(decision, id)) ? [{ part, decision }] : [],
  )
  const [first] = open
  const refusals = made.flatMap(({ decision }) => (decision.allowed ? [] : [decision]))
  // It also closes what the others would open.
  const refusal = refusals.find(({ reason }) => reason === 'RESTRICTED') ?? refusals[0]
  if (first === undefined) return refusal ?? refuse('UNCERTAIN_IDENTITY')
  const closed = parts.flatMap(({ records }) =>
    [...records].filter((id) => !open.some(({ part, decision }) => part.records.has(id) && opensRecord(decision, id))),
  )
  return {
    ...first.decision,
    isOptOut: open.some(({ decision }) => decision.isOptOut),
    until: earliest(open.map(({ decision }) => decision.until)),
    closed: periodsOf(open),
    ...(closed.length > 0 && { closedRecords: new Set(closed) }),
    ...(refusal !== undefined && { closedBecause: refusal.reason }),
  }
}

/**
 * What a customer entered, and a consent of a stranger unless it was confirmed for named records. What a stranger refuses counts for all
 * records.
 */
function ownEntriesOf(facts: readonly RecordFacts[]): IsOwn {
  const strangers = strangersAmong(facts)
  return (record, fact) => fact.isSelfService === true || (strangers.has(record) && opens(fact) && !fact.confirmedFor)
}

function hasOwnEntry(isOwn: IsOwn): (record: RecordFacts) => boolean {
  return (record) => record.consents.some((fact) => isOwn(record, fact))
}

/**
 * Why a consent of the record opens no data of the customer's other records although nobody refused it: its source is undeclared, or no
 * verification shows whose the record or identifier is. Null if it opens them.
 */
export function unheardBecause(
  recordId: string,
  given: ConsentFact,
  facts: readonly RecordFacts[],
): 'UNDECLARED_SOURCE' | 'UNVERIFIED_RECORD' | null {
  const record = facts.find(({ subject }) => subject === recordId)
  if (record === undefined || given.isSelfService || !ownEntriesOf(facts)(record, given) || partsOf(facts) === null)
    return null
  return record.isDeclared || identifierOf(recordId) !== null ? 'UNVERIFIED_RECORD' : 'UNDECLARED_SOURCE'
}

/**
 * A record's entries as other parts take them: without those that speak for it alone, and without a consent that such a refusal revoked,
 * unless it was confirmed for other records as well. Restrictions by others apply, whatever the customer entered later.
 */
function asOthersHear(record: RecordFacts, isOwn: IsOwn): RecordFacts {
  if (!hasOwnEntry(isOwn)(record)) return record
  const takenBack = record.consents.filter(isOwnRefusal)
  const consents = record.consents.filter(
    (fact) =>
      !isOwn(record, fact) &&
      (fact.status !== 'GIVEN' ||
        fact.confirmedFor ||
        !takenBack.some((entry) => entry.purpose === fact.purpose && supersedes(entry, fact))),
  )
  return { ...record, consents }
}

function hasOwnRefusal({ consents }: RecordFacts): boolean {
  return consents.some(isOwnRefusal)
}

/** What the customer refused in self-service. */
function isOwnRefusal({ isSelfService, status }: ConsentFact): boolean {
  return isSelfService === true && isRefusal(status)
}

/** Null: none ends. */
function earliest(ends: readonly (number | null)[]): number | null {
  const known = ends.filter((end) => end !== null)
  return known.length === 0 ? null : Math.min(...known)
}

function periodsOf(open: readonly { readonly part: Part; readonly decision: Allowed }[]): readonly Period[] {
  const [first, ...others] = open.map(({ decision }) => decision.closed)
  const common = JSON.stringify(first)
  if (first !== undefined && others.every((periods) => JSON.stringify(periods) === common)) return first
  return open.flatMap(({ part: { records }, decision }) => decision.closed.map((period) => ({ ...period, records })))
}
