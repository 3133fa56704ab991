import { type Category, categories } from '../categories.ts'
import type { Decision } from '../decide.ts'
import { policy } from '../policy.ts'
import type { PurposeKey } from '../purposes.ts'
import type { Viewer } from '../viewer.ts'
import type { AuditRecord, Outcome, Question } from './record.ts'
import type { Spool } from './spool.ts'

/** What one request touches. It is committed before the answer leaves; a mutation is also committed as soon as it is done. */
export interface RequestTrail {
  of(subgraph: string): Trail
  /** Throws SERVICE_UNAVAILABLE while nothing can be recorded. Call it before a mutation, which a refused answer would not undo. */
  ensureWritable(): void
  /** Null: nothing to wait for. Rejects with SERVICE_UNAVAILABLE, now and on later calls: the answer must not leave. */
  commit(): Promise<void> | null
}

/** The part of the trail that belongs to one subgraph. */
export interface Trail {
  /**
   * Called for every decision. Only the first one per subject, category and outcome costs more than a look-up. A null category means that
   * the read is refused for every category.
   */
  note(subject: string | null, category: Category | null, decision: Decision): void
  /** Data of this category was written. Null: the mutation does not state whose data. */
  wrote(subject: string | null, category: Category): void
  /** A read without a category: a field, or, by the name of its type, the existence of somebody. */
  read(subject: string | null, name: string): void
  /** Somebody was looked up, found or not, or a question about many was asked. The name is not stored. */
  asked(subject: string | null, question: Question): void
}

export interface AuditedRequest {
  /** The id that the caller chose. */
  readonly requestId: string
  /** The id that groups the request's records, which the caller never chooses. Absent if `requestId` was generated here. */
  readonly auditId?: string | undefined
  readonly viewer: Viewer
  readonly purpose: PurposeKey
}

export interface TrailDeps {
  readonly spool: Pick<Spool, 'append' | 'ensureWritable'>
  readonly now: () => Date
  /**
   * A pseudonym of the name that somebody was looked up by. It is the same for the same name, and cannot be derived without the
   * deployment's secret.
   */
  readonly pseudonym: (name: string) => string
}

/** One record per subject and commit. A later commit of the same request adds only what is new. */
export function createTrail(
  { requestId, auditId, viewer, purpose }: AuditedRequest,
  { spool, now, pseudonym }: TrailDeps,
): RequestTrail {
  const parts = new Map<string, SubgraphTrail>()
  let written: Promise<void> | null = null

  function of(subgraph: string): SubgraphTrail {
    let part = parts.get(subgraph)
    if (part === undefined) {
      part = createSubgraphTrail(pseudonym)
      parts.set(subgraph, part)
    }
    return part
  }

  function takeRecords(): readonly AuditRecord[] {
    const outcomesBySubject = new Map<string | null, Record<string, Outcome>>()
    for (const [subgraph, part] of parts)
      for (const { subject, outcome } of part.take()) {
        const outcomes = outcomesBySubject.get(subject)
        if (outcomes === undefined) outcomesBySubject.set(subject, { [subgraph]: outcome })
        else outcomes[subgraph] = outcome
      }
    if (outcomesBySubject.size === 0) return []
    const who = { who: viewer.subject, client: viewer.clientId, purpose, policy: policy.version }
    const at = now().getTime()
    const ids = auditId === undefined ? { requestId } : { requestId: auditId, correlationId: requestId }
    return Array.from(outcomesBySubject, ([subject, subgraphs]) => ({ at, ...ids, subject, ...who, subgraphs }))
  }

  return {
    of,
    ensureWritable: spool.ensureWritable,
    commit() {
      // Commits run side by side, so the notes of one may be in a write that another began.
      const records = takeRecords()
      if (records.length > 0) written = both(written, spool.append(records))
      return written
    },
  }
}

interface SubgraphTrail extends Trail {
  /** What is new since the last commit. */
  take(): readonly { readonly subject: string | null; readonly outcome: Outcome }[]
}

interface Noted {
  readonly subject: string | null
  /** Bit sets of allowed, refused and written categories: one bit per category. */
  seen: number
  /** There are few entries, so that scanning them is faster than hashing. */
  readonly read: string[]
  /** Null: nothing new. */
  outcome: NotedOutcome | null
}

type NotedOutcome = { -readonly [Part in keyof Omit<Outcome, 'read' | 'asked'>]: Outcome[Part] } & {
  read?: string[]
  asked?: Question[]
}

function createSubgraphTrail(pseudonym: TrailDeps['pseudonym']): SubgraphTrail {
  const notedBySubject = new Map<string | null, Noted>()
  let last: Noted | null = null
  let isDirty = false

  function notedOf(subject: string | null): Noted {
    // Fields of one object follow each other.
    if (last?.subject === subject) return last
    let noted = notedBySubject.get(subject)
    if (noted === undefined) {
      noted = { subject, seen: 0, read: [], outcome: null }
      notedBySubject.set(subject, noted)
    }
    last = noted
    return noted
  }

  /** Null if it is already known. */
  function newOutcome(noted: Noted, bit: number): NotedOutcome | null {
    if ((noted.seen & bit) !== 0) return null
    noted.seen |= bit
    return outcomeOf(noted)
  }

  function outcomeOf(noted: Noted): NotedOutcome {
    isDirty = true
    noted.outcome ??= {}
    return noted.outcome
  }

  return {
    note(subject, category, decision) {
      const noted = notedOf(subject)
      const bit = bitByCategory[category ?? 'ANY']
      if (!decision.allowed) {
        const outcome = newOutcome(noted, bit << refusedShift)
        if (outcome !== null) outcome.refused = { ...outcome.refused, [category ?? 'ANY']: decision.reason }
      } else if (category !== null) {
        const outcome = newOutcome(noted, bit)
        if (outcome !== null) outcome.allowed = { ...outcome.allowed, [category]: decision.basis }
      }
    },
    wrote(subject, category) {
      const outcome = newOutcome(notedOf(subject), bitByCategory[category] << writtenShift)
      if (outcome !== null) outcome.written = [...(outcome.written ?? []), category]
    },
    read(subject, name) {
      const noted = notedOf(subject)
      if (noted.read.includes(name)) return
      noted.read.push(name)
      const outcome = outcomeOf(noted)
      if (outcome.read === undefined) outcome.read = [name]
      else outcome.read.push(name)
    },
    asked(subject, question) {
      const outcome = outcomeOf(notedOf(subject))
      const { by } = question
      const kept =
        by === undefined ? question : { ...question, by: { kind: by.kind, value: pseudonym(`${by.kind} ${by.value}`) } }
      if (outcome.asked === undefined) outcome.asked = [kept]
      else outcome.asked.push(kept)
    },
    take() {
      if (!isDirty) return []
      isDirty = false
      return [...notedBySubject.values()].flatMap((noted) => {
        const { subject, outcome } = noted
        noted.outcome = null
        return outcome === null ? [] : [{ subject, outcome }]
      })
    },
  }
}

const refusedShift = 9
const writtenShift = 18
// Nine names and three outcomes fit into the 31 bits of a small integer.
const bitByCategory = Object.fromEntries([...categories, 'ANY'].map((name, index) => [name, 1 << index])) as Readonly<
  Record<Category | 'ANY', number>
>

function both(earlier: Promise<void> | null, later: Promise<void>): Promise<void> {
  return earlier === null ? later : Promise.all([earlier, later]).then(() => undefined)
}
