import { type ConsentReader, createConsentReader } from './consent/consent-verdict.ts'
import { isMinor, type ReadBirth } from './consent/minors.ts'
import { type Part, partsOf } from './consent/parts.ts'
import type { Decision } from './decide.ts'
import type { LoadedFacts } from './facts/facts-reader.ts'
import type { RecordFacts } from './facts/record-facts.ts'
import { type KnownRecords, type Visibility, visibilityOf } from './known-records/known-records.ts'
import type { PurposeKey } from './purposes.ts'
import { hearsAllRecords, type Viewer } from './viewer.ts'

/** What decisions are based on, for all records or for one part of them. */
export interface Grounds {
  readonly facts: readonly RecordFacts[]
  readonly isMinor: boolean
  readonly consent: ConsentReader
}

/** A customer or company whose facts are loaded. */
export interface Subject extends Visibility, Grounds {
  /** The facts of every record of the subject. Decisions may be based on fewer: see `heardBy`. */
  readonly all: readonly RecordFacts[]
  readonly parts: readonly (Part & Grounds)[] | null
  /** The decisions that this request has made so far. */
  readonly decisions: Map<string, Decision>
  /** If the subject is a company that is its owner: the owner, as whom it is known under each id. What they chose closes its data as well. */
  readonly owners: readonly Owner[]
}

export interface Owner {
  readonly id: string
  readonly subject: Subject
}

export interface Asking {
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  /** UTC milliseconds. */
  readonly now: number
  readonly readBirth: ReadBirth
}

export function createSubject(id: string, { facts, mayHaveParts }: LoadedFacts, asking: Asking): Subject {
  const { viewer, purpose, now } = asking
  const visibility = visibilityOf(viewer, purpose, id, facts, now)
  const heard = heardBy(viewer, visibility.known, facts)
  const groups = mayHaveParts ? partsOf(heard) : null
  return {
    ...visibility,
    ...groundsOf(heard, asking),
    all: facts,
    parts: groups?.map((part) => ({ ...part, ...groundsOf(part.facts, asking) })) ?? null,
    decisions: new Map(),
    owners: [],
  }
}

function groundsOf(facts: readonly RecordFacts[], { now, readBirth }: Asking): Grounds {
  return { facts, isMinor: isMinor(facts, now, readBirth), consent: createConsentReader(facts, now) }
}

/** The facts that decisions rest on: see `hearsAllRecords`. */
function heardBy(viewer: Viewer, known: KnownRecords, facts: readonly RecordFacts[]): readonly RecordFacts[] {
  if (hearsAllRecords(viewer)) return facts
  const heard = facts.filter(({ subject, onlyRestricts }) => !onlyRestricts && known.has(subject))
  return heard.length === facts.length ? facts : heard
}

/** Whether decisions are based on some of the records only. */
export function isHeardInPart({ facts, all }: Subject): boolean {
  return facts !== all
}
