import { type ConsentConflict, conflictOf } from '../../access/consent-conflict.ts'
import { effectiveAt } from '../../access/consent-state.ts'
import type { RequestContext } from '../context.ts'
import type { ConsentRow } from './rows.ts'
import { subjectName } from './rules.ts'

type Remedy = 'CONSENT_AGAIN' | 'CONFIRM_FOR_ALL' | 'VERIFY_SHARED_IDENTIFIER' | 'SPLIT_RECORDS'

export interface ConsentConflictRow {
  readonly reason: ConsentConflict['reason']
  readonly because: string
  readonly subject: string
  readonly refusedAt: number
  readonly remedies: readonly Remedy[]
}

const because: Readonly<Record<ConsentConflict['reason'], string>> = {
  LATER_REFUSAL: 'The customer refused it or withdrew it at the same time or later.',
  OTHER_RECORD:
    'The customer refused it earlier on another record, and nothing verified says that both records are of one person.',
}

const remedies: Readonly<Record<ConsentConflict['reason'], readonly Remedy[]>> = {
  LATER_REFUSAL: ['CONSENT_AGAIN'],
  OTHER_RECORD: ['CONFIRM_FOR_ALL', 'VERIFY_SHARED_IDENTIFIER', 'SPLIT_RECORDS'],
}

/** What stands against a given consent, of the records that the caller may know of. */
export async function consentConflict(
  consent: ConsentRow,
  context: RequestContext,
  now: number,
): Promise<ConsentConflictRow | null> {
  if (consent.status !== 'GIVEN') return null
  const { access } = context
  const { customerId, recordId } = consent
  const { facts } = await access.decideFor(customerId, consent.purpose, 'BEHAVIOURAL')
  const part = (await access.partsOf(customerId))?.find(({ records }) => records.has(recordId))
  const known = new Set(facts.map(({ subject }) => subject))
  const heard = part === undefined ? facts : part.facts.filter(({ subject }) => known.has(subject))
  const conflict = conflictOf(consent, recordId, heard, now)
  if (conflict === null) return null
  const { reason, refusal } = conflict
  return {
    reason,
    because: because[reason],
    subject: await subjectName(refusal.subject.subject, customerId, context),
    refusedAt: effectiveAt(refusal),
    remedies: remedies[reason],
  }
}
