import { GraphQLError } from 'graphql'
import { codeOf, toCodedError } from '../errors.ts'
import type { Access } from './access.ts'
import { categories } from './categories.ts'
import type { ReadBirth } from './consent/minors.ts'
import { opensOwnRefusal } from './consent/own-choices.ts'
import { refuse } from './decide.ts'
import { createDecisions } from './decisions.ts'
import { survivorById } from './facts/fact-queries.ts'
import { createFactsReader, type FactsReaderDeps } from './facts/facts-reader.ts'
import type { RecordFacts } from './facts/record-facts.ts'
import { actingRecords } from './known-records/acting-record.ts'
import type { KnownRecords, Visibility } from './known-records/known-records.ts'
import { provenWith } from './known-records/linked-records.ts'
import { speakForSubject, standingRecords, tellingAmong } from './known-records/speaks-for.ts'
import { policy } from './policy.ts'
import type { PurposeKey } from './purposes.ts'
import { createSubject, isHeardInPart, type Subject } from './subject.ts'
import { hearsAllRecords, type Viewer } from './viewer.ts'

export interface AccessDeps extends FactsReaderDeps {
  readonly now: () => Date
  readonly readBirth: ReadBirth
  /** Whether the caller's browser sent Sec-GPC. */
  readonly hasSignal?: boolean
  /** Ids of the customers who are the owner of the company, if it is one that is its owner. Absent: no company is. */
  readonly ownersOf?: (companyId: string) => Promise<readonly string[]>
}

export function createAccess(viewer: Viewer, purpose: PurposeKey, deps: AccessDeps): Access {
  const now = deps.now().getTime()
  // A viewer without a customer never reads data of their own.
  const isNobodysSelf = viewer.customerId === null && viewer.scopes.has('self')
  const held = isNobodysSelf ? viewer.scopes.difference(new Set(['self'])) : viewer.scopes
  const facts = createFactsReader(viewer, purpose, deps)
  const decisions = createDecisions({ viewer, purpose, now, hasSignal: deps.hasSignal ?? false })
  const asking = { viewer, purpose, now, readBirth: deps.readBirth }
  // What somebody chose counts for every caller.
  const askingAll = { ...asking, viewer: { ...viewer, sources: null, customerId: null } }
  const subjects = new Map<string, Subject>()
  const loading = new Map<string, Promise<Subject>>()
  const verifiedKeys = new Map<string, Promise<ReadonlySet<string>>>()
  let someAreKnown = false
  let late: GraphQLError | null = null

  function subjectOf(id: string): Subject | Promise<Subject> {
    const known = subjects.get(id) ?? loading.get(id)
    if (known !== undefined) return known
    const keep = (subject: Subject) => {
      someAreKnown = true
      // A subject that was forgotten in the meantime stays forgotten.
      if (loading.get(id) === promise) subjects.set(id, subject)
      return subject
    }
    const promise: Promise<Subject> = facts.load(id).then((loaded) => {
      const subject = createSubject(id, loaded, asking)
      // Callers who may not know about a company cause no further read.
      const owned = subject.isVisible ? withOwners(id, subject, facts.load) : subject
      return owned instanceof Promise ? owned.then(keep) : keep(owned)
    })
    loading.set(id, promise)
    // Callers who asked before get the result as well.
    promise.catch((error: unknown) => {
      const coded = toCodedError(error)
      if (codeOf(coded) === 'SERVICE_UNAVAILABLE' && coded instanceof GraphQLError) late = coded
    })
    return promise
  }

  /** At once for a person. */
  function withOwners(id: string, subject: Subject, load: typeof facts.load): Subject | Promise<Subject> {
    const { ownersOf } = deps
    // Each record of one subject states the same.
    if (ownersOf === undefined || !subject.all[0]?.isCompany) return subject
    return ownersOf(id).then(async (ids) => {
      if (ids.length === 0) return subject
      const owners = ids.map(async (owner) => ({
        id: owner,
        subject: createSubject(owner, await load(owner), askingAll),
      }))
      return { ...subject, owners: await Promise.all(owners) }
    })
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

  async function standingOf(id: string): Promise<ReadonlySet<RecordFacts> | null> {
    const [{ known }, linked] = await Promise.all([subjectOf(id), facts.withLinks(id)])
    return standingRecords(linked.filter(({ subject }) => known.has(subject)))
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
        ? toldLater(subject, (loaded) => decisions.decide(id, loaded, category, channels))
        : decisions.decide(id, subject, category, channels)
    },
    async allows(id, category) {
      return decisions.decide(id, await subjectOf(id), category).allowed
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
        ? toldLater(subject, (loaded) => decisions.open(id, loaded, of))
        : decisions.open(id, subject, of)
    },
    partsOf: (id) => told(id, partsOfSubject),
    async recordsOf(id) {
      const { facts: all, known } = await subjectOf(id)
      const heard = all.filter(
        ({ subject, isSpare, onlyRestricts }) => !onlyRestricts && known.has(subject) && !isSpare,
      )
      return heard.map(({ subject }) => subject).toSorted()
    },
    actingRecords: async (id, given) =>
      actingRecords(await facts.withLinks(id), { id: viewer.customerId ?? given, anchor: viewer.record }),
    provenWith: async (id, recordId) => provenWith(await facts.withLinks(id), recordId),
    speaksFor: async (id, recordIds) => speakForSubject(await facts.withLinks(id), recordIds),
    async standingRecords(id) {
      const standing = await standingOf(id)
      return standing && new Set([...standing].map(({ subject }) => subject))
    },
    async tellingRecords(id, recordIds, of) {
      const [{ known }, linked] = await Promise.all([subjectOf(id), facts.withLinks(id)])
      const heard = of === 'ALL' ? linked : linked.filter(({ subject }) => known.has(subject))
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
    async opensOwnRefusal(id, recordId, entered, ignored) {
      const linked = await facts.withLinks(id)
      const counting =
        ignored.size === 0
          ? linked
          : linked.map((record) => ({
              ...record,
              consents: record.consents.filter(({ lineId }) => !lineId || !ignored.has(lineId)),
            }))
      return opensOwnRefusal(entered, recordId, counting, now)
    },
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
    async choiceAgainst(id, category) {
      const subject = createSubject(id, await facts.load(id), askingAll)
      return decisions.choiceAgainst(id, await withOwners(id, subject, facts.load), category)
    },
    async withheld(id) {
      const subject = await subjectOf(id)
      return categories.flatMap((category) => decisions.withheld(id, subject, category))
    },
    async decideFor(id, forPurpose, category, channels) {
      const loaded = createSubject(id, await facts.loadForAnyPurpose(id), asking)
      const subject = loaded.isVisible ? await withOwners(id, loaded, facts.loadForAnyPurpose) : loaded
      const decision = decisions.decideFor(forPurpose, id, subject, category, channels)
      return { decision, facts: subject.facts.filter((record) => subject.known.has(record.subject)) }
    },
    undecided: () => (someAreKnown ? null : late),
    forget(id) {
      const companies = [...subjects].filter(([, { owners }]) => owners.some((owner) => owner.id === id))
      for (const forgotten of [id, ...companies.map(([company]) => company)]) {
        subjects.delete(forgotten)
        loading.delete(forgotten)
      }
      verifiedKeys.delete(id)
      facts.clear(id)
    },
  }
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
