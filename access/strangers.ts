import type { ConsentFact } from './consent-state.ts'
import type { RecordFacts } from './facts.ts'
import { identifierOf } from './linked-records.ts'

/** Whether the entry may open something. */
export function opens({ act, status }: ConsentFact): boolean {
  return status === 'GIVEN' && (act ?? 'CONSENT') === 'CONSENT'
}

/**
 * Records that consent and may be somebody else's, where a declared source knows the customer. Anybody can have a record of an undeclared
 * source written and name a customer's e-mail address in it. What is told about an identifier alone may have come by such a record as well,
 * unless a declared source has the identifier on a record of its own.
 */
export function strangersAmong(facts: readonly RecordFacts[]): ReadonlySet<RecordFacts> {
  // Nearly always: all sources are declared.
  if (facts.every(isDeclared) || !facts.some(knowsCustomer)) return nobody
  const mayBeBridged = facts.some((record) => !record.isDeclared && identifierOf(record.subject) === null)
  if (!mayBeBridged) return nobody
  const known = facts.filter(knowsCustomer)
  return new Set(
    facts.filter((record) => {
      if (record.isDeclared || !record.consents.some(opens)) return false
      const stoodFor = identifierOf(record.subject)
      return stoodFor === null || !known.some(({ held }) => held?.includes(stoodFor))
    }),
  )
}

const nobody: ReadonlySet<RecordFacts> = new Set()

function isDeclared(record: RecordFacts): boolean {
  return record.isDeclared
}

function knowsCustomer({ isDeclared, isPlaceholder, licence }: RecordFacts): boolean {
  return isDeclared && !isPlaceholder && !licence
}
