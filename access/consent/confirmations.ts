import type { RecordFacts } from '../facts/record-facts.ts'
import { opens } from '../known-records/strangers.ts'
import type { ConsentFact } from './consent-state.ts'
import type { Part } from './parts.ts'

/** A confirmed consent that does not speak for all of the customer's records, because some of them joined later. */
export interface BoundedConfirmation {
  readonly fact: ConsentFact
  speaksFor(recordId: string): boolean
}

/** Empty if nothing was confirmed, or if each confirmation includes every record, which is nearly always the case. */
export function boundedConfirmations(facts: readonly RecordFacts[]): readonly BoundedConfirmation[] {
  return facts.flatMap(({ subject, consents }) =>
    consents.flatMap((fact) => {
      if (!opens(fact) || leftOutOf(fact, subject, facts) === null) return []
      const included = new Set(fact.confirmedFor).add(subject)
      return [{ fact, speaksFor: (recordId: string) => included.has(recordId) }]
    }),
  )
}

/**
 * Whether a confirmation that leaves out the record speaks for some of the customer's records only. A spare record repeats other records,
 * so a confirmation that includes all others speaks for it as well.
 */
function hasToBeIncluded({ onlyRestricts, isSpare }: RecordFacts): boolean {
  return !onlyRestricts && !isSpare
}

/** The first of the customer's records for which a confirmed consent does not speak. Null if there is none. */
export function leftOutOf(
  { confirmedFor }: ConsentFact,
  recordId: string,
  facts: readonly RecordFacts[],
): string | null {
  if (!confirmedFor) return null
  const included = new Set(confirmedFor).add(recordId)
  return facts.find((record) => !included.has(record.subject) && hasToBeIncluded(record))?.subject ?? null
}

/**
 * Somebody who confirms a consent sees certain records. Records that join the customer later may be somebody else's, so the consent does
 * not apply to them. Each part is therefore divided into groups of records that the same confirmations include. Null if they stay one
 * group.
 */
export function partedByConfirmations(
  parts: readonly Part[] | null,
  facts: readonly RecordFacts[],
): readonly Part[] | null {
  const bounded = boundedConfirmations(facts)
  if (bounded.length === 0) return parts
  const whole = parts ?? [
    { records: new Set(facts.map(({ subject }) => subject)), facts, refusedBy: new Set<string>() },
  ]
  return whole.flatMap((part) => {
    const groups = Map.groupBy(part.records, (id) => bounded.map(({ speaksFor }) => speaksFor(id)).join())
    return [...groups.values()].map((ids): Part => {
      const [first = ''] = ids
      const unheard = new Set(bounded.filter(({ speaksFor }) => !speaksFor(first)).map(({ fact }) => fact))
      return {
        ...part,
        records: new Set(ids),
        facts: unheard.size === 0 ? part.facts : part.facts.map(without(unheard)),
      }
    })
  })
}

function without(unheard: ReadonlySet<ConsentFact>): (record: RecordFacts) => RecordFacts {
  return (record) =>
    record.consents.some((fact) => unheard.has(fact))
      ? { ...record, consents: record.consents.filter((fact) => !unheard.has(fact)) }
      : record
}
