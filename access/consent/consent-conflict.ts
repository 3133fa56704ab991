import {
  type ConsentFact,
  type ConsentState,
  type ConsentSubject,
  decisionMoment,
  effectiveAt,
  isRefusal,
  latestByScope,
  toState,
} from './consent-state.ts'
import { beats } from './consent-verdict.ts'
import { isSameController } from './controllers.ts'

/** Why a given consent opens nothing: a refusal stands against it. */
export interface ConsentConflict {
  /** LATER_REFUSAL: it came at the same time or after the consent. OTHER_RECORD: it came before, on a record that is not surely the same person's. */
  readonly reason: 'LATER_REFUSAL' | 'OTHER_RECORD'
  /** The refusal that came last. */
  readonly refusal: ConsentState
}

/** What stands against a consent that `recordId` gave, as decisions weigh it; null where nothing does. */
export function conflictOf(
  given: ConsentFact,
  recordId: string,
  subjects: readonly ConsentSubject[],
  now: number,
): ConsentConflict | null {
  const subject = subjects.find((candidate) => candidate.subject === recordId)
  if (subject === undefined || given.status !== 'GIVEN') return null
  const at = decisionMoment(subjects, now)
  const state: ConsentState = { ...given, subject }
  const refusals = subjects.flatMap((other) =>
    [...latestByScope(other, at).values()]
      .filter((fact) => concerns(fact, given))
      .map((fact) => toState(fact, other, at))
      .filter((refusal) => isRefusal(refusal.status) && beats(refusal, state, given.channel)),
  )
  const [refusal] = refusals.toSorted((a, b) => effectiveAt(b) - effectiveAt(a))
  if (refusal === undefined) return null
  return { reason: effectiveAt(given) > effectiveAt(refusal) ? 'OTHER_RECORD' : 'LATER_REFUSAL', refusal }
}

/** Whether a refusal answers the question that the consent does. */
export function concerns({ act, purpose, controller }: ConsentFact, given: ConsentFact): boolean {
  if (purpose !== given.purpose || act === 'PREFERENCE' || act === 'RESTRICTION') return false
  if (act === 'OBJECTION' || controller === null || given.controller === null) return true
  return isSameController(controller, given.controller)
}
