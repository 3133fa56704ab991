import { type Category, categories } from '../categories.ts'
import type { Decision } from '../decide.ts'
import { policy } from '../policy.ts'
import type { PurposeKey } from '../purposes.ts'
import type { Viewer } from '../viewer.ts'
import type { AuditRecord, Outcome, Question } from './record.ts'
import type { Spool } from './spool.ts'

/** What one request touches. Whoever answers it commits first; a mutation is also committed as soon as it is done. */
export interface RequestTrail {
  of(subgraph: string): Trail
  /** Throws SERVICE_UNAVAILABLE while nothing can be recorded: asked before a mutation, which no refused answer takes back. */
  ensureWritable(): void
  /** Null: nothing to wait for. Rejects with SERVICE_UNAVAILABLE, and goes on doing so: the answer must not go out. */
  commit(): Promise<void> | null
}

/** Its part of one subgraph. */
export interface Trail {
  /** Told of every decision; only the first of (subject, category, outcome) costs more than a look-up. Null category: refused whatever it is. */
  note(subject: string | null, category: Category | null, decision: Decision): void
  /** Data of this category was written; null: of whom the mutation does not say. */
  wrote(subject: string | null, category: Category): void
  /** Something was read that no category stands before: a field, or by the name of its type that somebody exists. */
  read(subject: string | null, name: string): void
  /** Somebody was looked up, found or not, or a question asked about many. The name is told here and nowhere kept. */
  asked(subject: string | null, question: Question): void
}

export interface AuditedRequest {
  /** As the caller knows it, who may have chosen it. */
  readonly requestId: string
  /** What its records are kept together by: never the caller's choice. Absent: `requestId` was made here. */
  readonly auditId?: string | undefined
  readonly viewer: Viewer
  readonly purpose: PurposeKey
}

export interface TrailDeps {
  readonly spool: Pick<Spool, 'append' | 'ensureWritable'>
  readonly now: () => Date
  /** Of a name that somebody was looked up by: the same for the same name, and known to nobody without the deployment's secret. */
  readonly pseudonym: (name: string) => string
}

/** One record a subject and commit; a later commit of the same request adds only what is new. */
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
      // Calls run side by side: what one of them noted may be in the write that another began.
      const records = takeRecords()
      if (records.length > 0) written = both(written, spool.append(records))
      return written
    },
  }
}

interface SubgraphTrail extends Trail {
  /** What is new since it was last asked. */
  take(): readonly { readonly subject: string | null; readonly outcome: Outcome }[]
}

interface Noted {
  readonly subject: string | null
  /** Bits: allowed, refused, written, a bit a category each. */
  seen: number
  /** Few: looked through faster than hashed. */
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
    // Fields of one object come in a row.
    if (last?.subject === subject) return last
    let noted = notedBySubject.get(subject)
    if (noted === undefined) {
      noted = { subject, seen: 0, read: [], outcome: null }
      notedBySubject.set(subject, noted)
    }
    last = noted
    return noted
  }

  /** Null where it is known already. */
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
// Nine names and three outcomes fit the 31 bits of a small integer.
const bitByCategory = Object.fromEntries([...categories, 'ANY'].map((name, index) => [name, 1 << index])) as Readonly<
  Record<Category | 'ANY', number>
>

function both(earlier: Promise<void> | null, later: Promise<void>): Promise<void> {
  return earlier === null ? later : Promise.all([earlier, later]).then(() => undefined)
}
