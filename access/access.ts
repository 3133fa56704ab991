import { GraphQLError } from 'graphql'
import { codeOf, toCodedError } from '../errors.ts'
import type { Reader } from '../graph/reader.ts'
import { type Category, categories } from './categories.ts'
import type { ConsentFact } from './consent/consent-state.ts'
import { type ConsentReader, createConsentReader } from './consent/consent-verdict.ts'
import { contactChannels } from './consent/contact-channels.ts'
import { isMinor, mayClaimLaws, type ReadBirth } from './consent/minors.ts'
import { opensOwnRefusal } from './consent/own-choices.ts'
import { decideInParts, maySpeakInParts, type Part, partsOf } from './consent/parts.ts'
import { addressFactsByCustomerId, claimsOptOut, type ReadResidence, withResidences } from './consent/residence.ts'
import { type Decision, decide, refuse, type WithheldReason } from './decide.ts'
import {
  eachRecordsFactsByCustomerId,
  linkedFactsByCustomerId,
  recordFactsByCustomerId,
  survivorById,
} from './facts/fact-queries.ts'
import { type RecordFacts, unheardOf } from './facts/record-facts.ts'
import {
  type KnownRecords,
  needsEachRecord,
  type Visibility,
  visibilityOf,
  withoutRecords,
} from './known-records/known-records.ts'
import { speakForSubject, standingRecords, tellingAmong } from './known-records/speaks-for.ts'
import { policy } from './policy.ts'
import type { PurposeKey } from './purposes.ts'
import { hearsAllRecords, type Viewer } from './viewer.ts'

/** The decisions of one request: each subject's facts are loaded once, each (subject, category, channels) decided once. */
export interface Access {
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  /** `alternatives`: lists of scopes, any one of which is sufficient. */
  hasScopes(alternatives: readonly (readonly string[])[]): boolean
  /**
   * Returns at once if the subject's facts are already loaded. `channels`: the channels that a CONTACT value serves; without them, the
   * decision states whether any contact point is open.
   */
  decide(subject: string | null, category: Category, channels?: readonly string[]): Decision | Promise<Decision>
  allows(subject: string, category: Category): Promise<boolean>
  /**
   * The records of the customer or company that this viewer may know about; returns at once if the subject's facts are already loaded.
   * Lists, counts and figures are computed over these records only. If `isAll` is true, which is nearly always the case, there is nothing
   * to leave out.
   */
  knownRecords(subject: string): KnownRecords | Promise<KnownRecords>
  /**
   * The known records without those on which a decision about one of the categories opens nothing. For figures, which do not state the
   * records that they are based on. A category that is refused altogether leaves no record out, because nothing is shown then.
   */
  openRecords(subject: string, of: readonly Category[]): KnownRecords | Promise<KnownRecords>
  /**
   * Groups of records whose customers speak for themselves only. Null, which is nearly always the case, means that all entries speak for
   * all records.
   */
  partsOf(subject: string): readonly Part[] | null | Promise<readonly Part[] | null>
  /** The ids of the records that decisions about the customer are based on, of those that this viewer may know about, in order. */
  recordsOf(subject: string): Promise<readonly string[]>
  /** Whether figures about many people may be derived from the category. Never true for somebody who may only see their own data. */
  opensInGroups(category: Category): boolean
  /** Whether one of these records may stand for the whole subject: see `speakForSubject`. */
  speaksFor(subject: string, recordIds: readonly string[]): Promise<boolean>
  /**
   * The ids of the records that stand for the subject, of those that this viewer may know about. Null: no record has more weight than
   * another.
   */
  standingRecords(subject: string): Promise<ReadonlySet<string> | null>
  /**
   * Those of these records that state something about the subject itself, judged by all records or by the known ones: see `tellingAmong`.
   */
  tellingRecords(subject: string, recordIds: readonly string[], of: 'ALL' | 'KNOWN'): Promise<ReadonlySet<string>>
  /**
   * Keys of the identifiers that the standing records have verified. Identifiers that only other records verified may be somebody else's.
   */
  verifiedKeys(subject: string): Promise<ReadonlySet<string>>
  /** Whether a consent that is entered for the customer on a record would open what the customer closed in self-service: see `opensOwnRefusal`. */
  opensOwnRefusal(subject: string, recordId: string, entered: ConsentFact): Promise<boolean>
  /** Whether this viewer may know that `subject` exists. False for an id that is not a customer's. */
  canSee(subject: string): boolean | Promise<boolean>
  /** Whether this viewer may know that the company exists. False for an id that is not a company's. */
  canSeeAccount(id: string): boolean | Promise<boolean>
  /**
   * The id of the customer that is shown to this viewer. Customers who sign in and see a part of the customer get the id that their token
   * names: the id that their records moved to would reveal for whose records they were taken. Available once the customer's facts are
   * loaded.
   */
  shownId(subject: string): string
  /** The customer that such an id stands for: the one that it returns now. */
  ownerOf(id: string): Promise<string>
  /** Whether this viewer may know that `id` returns the customer: see `shownId`. */
  isKnownUnder(subject: string, id: string): Promise<boolean>
  /** Whether `subject` is a customer at all, visible or not. Known once `canSee` or `decide` has returned, false before. */
  isCustomer(subject: string): boolean
  /**
   * Every category that is closed for this request's purpose, wholly or on some channels or for some records, in the order of `categories`.
   */
  withheld(subject: string): Promise<readonly WithheldCategory[]>
  /** What this viewer could see for any purpose, by the facts of the records that the viewer may know about. It opens nothing. */
  decideFor(
    subject: string,
    purpose: PurposeKey,
    category: Category,
    channels?: readonly string[],
  ): Promise<{ readonly decision: Decision; readonly facts: readonly RecordFacts[] }>
  /** The reason why no decision was possible: the database did not answer. Null if some decision was possible, or none was requested. */
  readonly undecided: () => GraphQLError | null
  /** Call it after a write to the subject's ledger, so that later decisions of this request take the write into account. */
  forget(subject: string): void
}

export interface WithheldCategory {
  readonly category: Category
  readonly reason: WithheldReason
  /** For CONTACT, if a part of it is open: the channels that are closed. */
  readonly channels: readonly string[] | null
  /** True if only single records or channels are closed and the rest of the category is open. */
  readonly isPartial: boolean
}

export interface AccessDeps {
  readonly reader: Reader
  readonly now: () => Date
  readonly readBirth: ReadBirth
  /** Absent if no residence is known. */
  readonly readResidence?: ReadResidence
  /** Whether the caller's browser sent Sec-GPC. */
  readonly hasSignal?: boolean
}

/** What decisions are based on, for all records or for one part of them. */
interface Grounds {
  readonly facts: readonly RecordFacts[]
  readonly isMinor: boolean
  readonly consent: ConsentReader
}

interface LoadedFacts {
  readonly facts: readonly RecordFacts[]
  /** False if it is already known that all entries speak for all records. */
  readonly mayHaveParts: boolean
}

interface Subject extends Visibility, Grounds {
  /** The facts of every record of the subject. Decisions may be based on fewer: see `heardBy`. */
  readonly all: readonly RecordFacts[]
  readonly parts: readonly (Part & Grounds)[] | null
  readonly decisions: Map<string, Decision>
}

export function createAccess(viewer: Viewer, purpose: PurposeKey, deps: AccessDeps): Access {
  const now = deps.now().getTime()
  const { hasSignal = false } = deps
  // A viewer without a customer never reads data of their own.
  const isNobodysSelf = viewer.customerId === null && viewer.scopes.has('self')
  const held = isNobodysSelf ? viewer.scopes.difference(new Set(['self'])) : viewer.scopes
  const withBirth = dependsOnAge(purpose)
  const factsById = viewer.customerId === null ? recordFactsByCustomerId : linkedFactsByCustomerId
  const loader = deps.reader.rows(factsById, { withBirth })
  const loaderForAll = deps.reader.rows(factsById, { withBirth: true })
  const ofEach = deps.reader.rows(eachRecordsFactsByCustomerId, { withBirth: true })
  const withLinks = deps.reader.rows(linkedFactsByCustomerId, { withBirth: true })
  const addresses = deps.reader.rows(addressFactsByCustomerId, {})
  const subjects = new Map<string, Subject>()
  const loading = new Map<string, Promise<Subject>>()
  const verifiedKeys = new Map<string, Promise<ReadonlySet<string>>>()
  let someAreKnown = false
  let late: GraphQLError | null = null

  function subjectOf(id: string): Subject | Promise<Subject> {
    const known = subjects.get(id) ?? loading.get(id)
    if (known !== undefined) return known
    const promise = loadFacts(id, loader, (facts) => needsEachRecord(viewer, purpose, facts)).then((loaded) => {
      const subject = toSubject(id, loaded)
      someAreKnown = true
      // A subject that was forgotten in the meantime stays forgotten.
      if (loading.get(id) === promise) subjects.set(id, subject)
      return subject
    })
    loading.set(id, promise)
    // Callers who asked before get the result as well.
    promise.catch((error: unknown) => {
      const coded = toCodedError(error)
      if (codeOf(coded) === 'SERVICE_UNAVAILABLE' && coded instanceof GraphQLError) late = coded
    })
    return promise
  }

  /** Resolved at once if the subject is already known. */
  function told<T>(id: string, tell: (subject: Subject) => T): T | Promise<T> {
    const subject = subjectOf(id)
    return subject instanceof Promise ? toldLater(subject, tell) : tell(subject)
  }

  function toldLater<T>(subject: Promise<Subject>, tell: (subject: Subject) => T): Promise<T> {
    const later = subject.then(tell)
    // Callers who wait learn of the failure. If nobody waits, an unhandled rejection must not end the process.
    later.catch(() => undefined)
    return later
  }

  async function loadFacts(
    id: string,
    from: typeof loader,
    needsEach: (facts: readonly RecordFacts[]) => boolean,
  ): Promise<LoadedFacts> {
    const heard = await from.load(id)
    if (factsById === linkedFactsByCustomerId) return { facts: await withAddresses(id, heard), mayHaveParts: true }
    const mayHaveParts = maySpeakInParts(heard)
    if (mayHaveParts || mayClaimLaws(heard))
      return { facts: await withAddresses(id, await withLinks.load(id)), mayHaveParts }
    if (unheardOf(heard) > 0 && needsEach(heard))
      return { facts: await withAddresses(id, await ofEach.load(id)), mayHaveParts: true }
    return { facts: await withAddresses(id, heard), mayHaveParts: false }
  }

  function withAddresses(
    id: string,
    facts: readonly RecordFacts[],
  ): readonly RecordFacts[] | Promise<readonly RecordFacts[]> {
    const { readResidence } = deps
    if (readResidence === undefined || !claimsOptOut(facts)) return facts
    return addresses.load(id).then((found) => withResidences(facts, found, readResidence))
  }

  function toSubject(id: string, { facts, mayHaveParts }: LoadedFacts): Subject {
    const visibility = visibilityOf(viewer, purpose, id, facts, now)
    const heard = heardBy(viewer, visibility.known, facts)
    const groups = mayHaveParts ? partsOf(heard) : null
    return {
      ...visibility,
      ...groundsOf(heard),
      all: facts,
      parts: groups?.map((part) => ({ ...part, ...groundsOf(part.facts) })) ?? null,
      decisions: new Map(),
    }
  }

  function groundsOf(facts: readonly RecordFacts[]): Grounds {
    return { facts, isMinor: isMinor(facts, now, deps.readBirth), consent: createConsentReader(facts, now) }
  }

  function decided(id: string, subject: Subject, category: Category, channels?: readonly string[]): Decision {
    const key = channels === undefined ? category : `${category} ${channels.join(' ')}`
    const known = subject.decisions.get(key)
    if (known !== undefined) return known
    const decision = decideNow(id, subject, purpose, category, channels)
    subject.decisions.set(key, decision)
    return decision
  }

  function decideNow(
    id: string,
    subject: Subject,
    forPurpose: PurposeKey,
    category: Category,
    channels: readonly string[] | undefined,
  ): Decision {
    const { isVisible, known, parts, facts, all } = subject
    if (!isVisible) return refuse('NOT_YOUR_DATA')
    if (facts.length === 0 && all.length > 0) return refuse('UNCERTAIN_IDENTITY')
    // Customers read their own data, whichever of their ids the token names.
    const asked = viewer.customerId === null ? viewer : { ...viewer, customerId: id }
    const decideOn = ({ facts, isMinor, consent }: Grounds) => {
      const circumstances = {
        ...{ isMinor, hasSignal, consent },
        ...(isHeardInPart(subject) ? {} : { known }),
        ...(channels !== undefined && { channels }),
      }
      return decide(asked, forPurpose, category, id, facts, now, circumstances)
    }
    const decision = parts === null ? decideOn(subject) : decideInParts(parts, known, decideOn)
    return isHeardInPart(subject) ? closingOthers(decision, subject) : decision
  }

  function withheldOf(id: string, subject: Subject, category: Category): readonly WithheldCategory[] {
    const decision = decided(id, subject, category)
    if (!decision.allowed) return [{ category, reason: decision.reason, channels: null, isPartial: false }]
    // A part of the category is closed: data of records that are too uncertain for it, or that an entry closes for its own records. Nothing
    // is said about records that are not known.
    if (decision.closedRecords?.values().some(subject.known.has))
      return [{ category, reason: decision.closedBecause ?? 'UNCERTAIN_IDENTITY', channels: null, isPartial: true }]
    if (category !== 'CONTACT') return []
    const closed = contactChannels.flatMap((channel) => {
      const onChannel = decided(id, subject, category, [channel])
      return onChannel.allowed ? [] : [{ channel, reason: onChannel.reason }]
    })
    const [first] = closed
    return first === undefined
      ? []
      : [{ category, reason: first.reason, channels: closed.map(({ channel }) => channel), isPartial: true }]
  }

  function openOf(id: string, subject: Subject, of: readonly Category[]): KnownRecords {
    if (subject.parts === null) return subject.known
    const closed = of.flatMap((category) => {
      const decision = decided(id, subject, category)
      return decision.allowed ? [...(decision.closedRecords ?? [])] : []
    })
    return closed.length === 0 ? subject.known : withoutRecords(subject.known, subject.facts, new Set(closed))
  }

  async function standingOf(id: string): Promise<ReadonlySet<RecordFacts> | null> {
    const [{ known }, facts] = await Promise.all([subjectOf(id), withLinks.load(id)])
    return standingRecords(facts.filter(({ subject }) => known.has(subject)))
  }

  function shownId(id: string): string {
    const { customerId } = viewer
    if (customerId === null || customerId === id) return id
    const subject = subjects.get(id)
    return subject?.isVisible && isHeardInPart(subject) ? customerId : id
  }

  return {
    viewer,
    purpose,
    hasScopes: (alternatives) => alternatives.some((scopes) => scopes.every((scope) => held.has(scope))),
    decide(id, category, channels) {
      if (id === null) return refuse('NO_SUBJECT')
      // Called for each row: known subjects are decided about without creating a closure.
      const subject = subjectOf(id)
      return subject instanceof Promise
        ? toldLater(subject, (loaded) => decided(id, loaded, category, channels))
        : decided(id, subject, category, channels)
    },
    async allows(id, category) {
      return decided(id, await subjectOf(id), category).allowed
    },
    opensInGroups(category) {
      const { cells, onlySelfOrScope } = policy.purposes[purpose]
      if (viewer.customerId !== null || cells[category] === undefined) return false
      return onlySelfOrScope === undefined || viewer.scopes.has(onlySelfOrScope)
    },
    canSee: (id) => told(id, isVisibleOf),
    canSeeAccount: (id) => told(id, isOfSomebody),
    knownRecords: (id) => told(id, knownOf),
    openRecords(id, of) {
      const subject = subjectOf(id)
      return subject instanceof Promise
        ? toldLater(subject, (loaded) => openOf(id, loaded, of))
        : openOf(id, subject, of)
    },
    partsOf: (id) => told(id, partsOfSubject),
    async recordsOf(id) {
      const { facts, known } = await subjectOf(id)
      const heard = facts.filter(({ subject, isSpare }) => known.has(subject) && !isSpare)
      return heard.map(({ subject }) => subject).toSorted()
    },
    speaksFor: async (id, recordIds) => speakForSubject(await withLinks.load(id), recordIds),
    async standingRecords(id) {
      const standing = await standingOf(id)
      return standing && new Set([...standing].map(({ subject }) => subject))
    },
    async tellingRecords(id, recordIds, of) {
      const [{ known }, facts] = await Promise.all([subjectOf(id), withLinks.load(id)])
      const heard = of === 'ALL' ? facts : facts.filter(({ subject }) => known.has(subject))
      return new Set(tellingAmong(heard, recordIds))
    },
    verifiedKeys(id) {
      const known = verifiedKeys.get(id)
      if (known !== undefined) return known
      const found = standingOf(id).then(
        (standing) => new Set([...(standing ?? [])].flatMap(({ verified }) => verified)),
      )
      verifiedKeys.set(id, found)
      return found
    },
    opensOwnRefusal: async (id, recordId, entered) => opensOwnRefusal(entered, recordId, await withLinks.load(id), now),
    shownId,
    async ownerOf(id) {
      if (viewer.customerId !== id || (await subjectOf(id)).all.length > 0) return id
      return (await deps.reader.row(survivorById, {}).load(id))?.id ?? id
    },
    async isKnownUnder(id, given) {
      if (hearsAllRecords(viewer) || given === viewer.customerId) return true
      const subject = await subjectOf(id)
      return !subject.isVisible || !isHeardInPart(subject)
    },
    isCustomer: (id) => (subjects.get(id)?.all.length ?? 0) > 0,
    async withheld(id) {
      const subject = await subjectOf(id)
      return categories.flatMap((category) => withheldOf(id, subject, category))
    },
    async decideFor(id, forPurpose, category, channels) {
      const subject = toSubject(id, await loadFacts(id, loaderForAll, () => true))
      const facts = subject.facts.filter((record) => subject.known.has(record.subject))
      return { decision: decideNow(id, subject, forPurpose, category, channels), facts }
    },
    undecided: () => (someAreKnown ? null : late),
    forget(id) {
      subjects.delete(id)
      loading.delete(id)
      verifiedKeys.delete(id)
      loader.clear(id)
      loaderForAll.clear(id)
      ofEach.clear(id)
      withLinks.clear(id)
      addresses.clear(id)
    },
  }
}

/** The facts that decisions rest on: see `hearsAllRecords`. */
function heardBy(viewer: Viewer, known: KnownRecords, facts: readonly RecordFacts[]): readonly RecordFacts[] {
  if (hearsAllRecords(viewer)) return facts
  const heard = facts.filter(({ subject, onlyRestricts }) => !onlyRestricts && known.has(subject))
  return heard.length === facts.length ? facts : heard
}

function isHeardInPart({ facts, all }: Subject): boolean {
  return facts !== all
}

/** Nothing that is based on the other records is opened. A record that was separated from the subject is not one of its records. */
function closingOthers(decision: Decision, { all, facts }: Subject): Decision {
  if (!decision.allowed) return decision
  const others = all.filter((record) => !record.onlyRestricts && !facts.includes(record)).map(({ subject }) => subject)
  return { ...decision, closedRecords: new Set([...(decision.closedRecords ?? []), ...others]) }
}

function isVisibleOf({ isVisible }: Visibility): boolean {
  return isVisible
}

function knownOf({ known }: Visibility): KnownRecords {
  return known
}

function partsOfSubject({ parts }: Subject): Subject['parts'] {
  return parts
}

function isOfSomebody({ known }: Visibility): boolean {
  return known.size > 0
}

/** Whether any cell of the purpose is closed to minors, so that birth dates have to be read. */
function dependsOnAge(purpose: PurposeKey): boolean {
  const { adultsOnly, cells } = policy.purposes[purpose]
  return adultsOnly === true || policy.profiling.some((category) => (cells[category]?.basis ?? 'L') !== 'L')
}
