import { type Category, categories } from '../categories.ts'
import type { Decision, WithheldReason } from '../decide.ts'
import { type Basis, policy } from '../policy.ts'
import type { PurposeKey } from '../purposes.ts'
import type { Viewer } from '../viewer.ts'
import type { AuditEntry } from './record.ts'
import type { Spool } from './spool.ts'

/** What one request touches in one subgraph. */
export interface Trail {
  /** Told of every decision; only the first of (subject, category, outcome) costs more than a look-up. Null category: refused whatever it is. */
  note(subject: string | null, category: Category | null, decision: Decision): void
  /** Data of this category was written; null: of whom the mutation does not say. */
  wrote(subject: string | null, category: Category): void
  /** Null: nothing to wait for. Rejects with SERVICE_UNAVAILABLE, and goes on doing so: the answer must not go out. */
  commit(): Promise<void> | null
}

export interface AuditedRequest {
  readonly requestId: string
  readonly viewer: Viewer
  readonly purpose: PurposeKey
}

/** One record a subject and commit; a later commit of the same request adds only what is new. */
export function createTrail(
  { requestId, viewer, purpose }: AuditedRequest,
  subgraph: string,
  { spool, now }: { readonly spool: Pick<Spool, 'append'>; readonly now: () => Date },
): Trail {
  const notedBySubject = new Map<string | null, Noted>()
  let last: Noted = nothingYet
  let isDirty = false
  let written: Promise<void> | null = null

  function notedOf(subject: string | null): Noted {
    // Fields of one object come in a row.
    if (last.subject === subject && last !== nothingYet) return last
    let noted = notedBySubject.get(subject)
    if (noted === undefined) {
      noted = { subject, seen: 0, allowed: {}, refused: {}, written: [], isDirty: false }
      notedBySubject.set(subject, noted)
    }
    last = noted
    return noted
  }

  /** False where it is known already. */
  function isFirst(noted: Noted, bit: number): boolean {
    if ((noted.seen & bit) !== 0) return false
    noted.seen |= bit
    noted.isDirty = true
    isDirty = true
    return true
  }

  function take(): AuditEntry[] {
    const at = now().getTime()
    const entries: AuditEntry[] = []
    for (const noted of notedBySubject.values()) {
      if (!noted.isDirty) continue
      const { subject, allowed, refused, written } = noted
      entries.push({
        at,
        requestId,
        subgraph,
        subject,
        who: viewer.subject,
        client: viewer.clientId,
        purpose,
        policy: policy.version,
        allowed,
        refused,
        written,
      })
      Object.assign(noted, { allowed: {}, refused: {}, written: [], isDirty: false })
    }
    isDirty = false
    return entries
  }

  return {
    note(subject, category, decision) {
      const noted = notedOf(subject)
      const bit = bitByCategory[category ?? 'ANY']
      if (decision.allowed) {
        if (category !== null && isFirst(noted, bit)) noted.allowed[category] = decision.basis
      } else if (isFirst(noted, bit << refusedShift)) noted.refused[category ?? 'ANY'] = decision.reason
    },
    wrote(subject, category) {
      const noted = notedOf(subject)
      if (isFirst(noted, bitByCategory[category] << writtenShift)) noted.written.push(category)
    },
    commit() {
      // Calls of one subgraph run side by side: what one of them noted may be in the write that another began.
      if (isDirty) written = both(written, spool.append(take()))
      return written
    },
  }
}

interface Noted {
  readonly subject: string | null
  /** Bits: allowed, refused, written, a bit a category each. */
  seen: number
  allowed: Partial<Record<Category, Basis>>
  refused: Partial<Record<Category | 'ANY', WithheldReason>>
  written: Category[]
  isDirty: boolean
}

const nothingYet: Noted = { subject: null, seen: 0, allowed: {}, refused: {}, written: [], isDirty: false }

const refusedShift = 9
const writtenShift = 18
// Nine names and three outcomes fit the 31 bits of a small integer.
const bitByCategory = Object.fromEntries([...categories, 'ANY'].map((name, index) => [name, 1 << index])) as Readonly<
  Record<Category | 'ANY', number>
>

function both(earlier: Promise<void> | null, later: Promise<void>): Promise<void> {
  return earlier === null ? later : Promise.all([earlier, later]).then(() => undefined)
}
