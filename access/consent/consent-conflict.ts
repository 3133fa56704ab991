import {
  type ConsentFact,
  type ConsentState,
  type ConsentSubject,
  decisionMoment,
  effectiveAt,
  isGivenAfter,
  isRefusal,
  latestByScope,
  toState,
} from './consent-state.ts'
import { beats } from './consent-verdict.ts'
import { isSameController } from './controllers.ts'

/** The reason why a given consent opens nothing: a refusal contradicts it. */
export interface ConsentConflict {
  /**
   * LATER_REFUSAL: the refusal came at the same time as the consent or later. OTHER_RECORD: it came earlier, on a record that is not
   * certain to be the same person's.
   */
  readonly reason: 'LATER_REFUSAL' | 'OTHER_RECORD'
  /** The latest refusal. */
  readonly refusal: ConsentState
}

/** What contradicts a consent that `recordId` gave, as decisions judge it. Null if nothing does. */
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
  return { reason: isGivenAfter(given, refusal) ? 'OTHER_RECORD' : 'LATER_REFUSAL', refusal }
}

/** Whether the refusal answers the same question as the consent. */
export function concerns({ act, purpose, controller }: ConsentFact, given: ConsentFact): boolean {
  if (purpose !== given.purpose || act === 'PREFERENCE' || act === 'RESTRICTION') return false
  if (act === 'OBJECTION' || controller === null || given.controller === null) return true
  return isSameController(controller, given.controller)
}
