import type { Reader } from '../graph/reader.ts'
import { type Category, categories } from './categories.ts'
import { type Decision, decide, refuse, type WithheldReason } from './decide.ts'
import { type RecordFacts, recordFactsByCustomerId } from './facts.ts'
import type { PurposeKey } from './purposes.ts'
import type { Viewer } from './viewer.ts'

/** The decisions of one request: each subject's facts are loaded once, each (subject, category) decided once. */
export interface Access {
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  /** `alternatives`: any one list of scopes suffices. */
  hasScopes(alternatives: readonly (readonly string[])[]): boolean
  /** At once when the subject's facts are here already. */
  decide(subject: string | null, category: Category): Decision | Promise<Decision>
  allows(subject: string, category: Category): Promise<boolean>
  /** Whether this viewer may know that `subject` exists. False for an id that is no customer. */
  canSee(subject: string): boolean | Promise<boolean>
  /** Whether `subject` is a customer at all, visible or not; known once `canSee` or `decide` has answered, false before. */
  isCustomer(subject: string): boolean
  /** Every category that is closed for this request's purpose, in the order of `categories`. */
  withheld(subject: string): Promise<readonly WithheldCategory[]>
}

export interface WithheldCategory {
  readonly category: Category
  readonly reason: WithheldReason
}

export interface AccessDeps {
  readonly reader: Reader
  readonly now: () => Date
}

interface Subject {
  readonly facts: readonly RecordFacts[]
  readonly decisionByCategory: Map<Category, Decision>
}

export function createAccess(viewer: Viewer, purpose: PurposeKey, deps: AccessDeps): Access {
  const now = deps.now().getTime()
  const loader = deps.reader.rows(recordFactsByCustomerId, {})
  const subjects = new Map<string, Subject>()
  const loading = new Map<string, Promise<Subject>>()

  function subjectOf(id: string): Subject | Promise<Subject> {
    const known = subjects.get(id) ?? loading.get(id)
    if (known !== undefined) return known
    const promise = loader.load(id).then((facts) => {
      const subject = { facts, decisionByCategory: new Map<Category, Decision>() }
      subjects.set(id, subject)
      return subject
    })
    loading.set(id, promise)
    return promise
  }

  function decideFor(id: string, subject: Subject, category: Category): Decision {
    const known = subject.decisionByCategory.get(category)
    if (known !== undefined) return known
    const decision = isVisible(id, subject)
      ? decide(viewer, purpose, category, id, subject.facts, now)
      : refuse('NOT_YOUR_DATA')
    subject.decisionByCategory.set(category, decision)
    return decision
  }

  function isVisible(id: string, { facts }: Subject): boolean {
    if (facts.length === 0) return false
    if (viewer.customerId !== null && viewer.customerId !== id) return false
    const { sources } = viewer
    return sources === null || facts.some((record) => sources.includes(record.source))
  }

  return {
    viewer,
    purpose,
    hasScopes: (alternatives) => alternatives.some((scopes) => scopes.every((scope) => viewer.scopes.has(scope))),
    decide(id, category) {
      if (id === null) return refuse('NO_SUBJECT')
      const subject = subjectOf(id)
      return subject instanceof Promise
        ? subject.then((loaded) => decideFor(id, loaded, category))
        : decideFor(id, subject, category)
    },
    async allows(id, category) {
      return decideFor(id, await subjectOf(id), category).allowed
    },
    canSee(id) {
      const subject = subjectOf(id)
      return subject instanceof Promise ? subject.then((loaded) => isVisible(id, loaded)) : isVisible(id, subject)
    },
    isCustomer: (id) => (subjects.get(id)?.facts.length ?? 0) > 0,
    async withheld(id) {
      const subject = await subjectOf(id)
      return categories.flatMap((category) => {
        const decision = decideFor(id, subject, category)
        return decision.allowed ? [] : [{ category, reason: decision.reason }]
      })
    },
  }
}
