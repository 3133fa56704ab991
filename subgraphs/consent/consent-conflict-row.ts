import { leftOutOf } from '../../access/consent/confirmations.ts'
import { type ConsentConflict, conflictOf } from '../../access/consent/consent-conflict.ts'
import { effectiveAt } from '../../access/consent/consent-state.ts'
import { unheardBecause } from '../../access/consent/parts.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { ConsentRow } from './rows.ts'
import { subjectName } from './rules.ts'

type Remedy = 'CONSENT_AGAIN' | 'CONFIRM_FOR_ALL' | 'VERIFY_SHARED_IDENTIFIER' | 'DECLARE_SOURCE' | 'SPLIT_RECORDS'
type Reason = ConsentConflict['reason'] | 'UNDECLARED_SOURCE' | 'UNVERIFIED_RECORD' | 'JOINED_LATER'

export interface ConsentConflictRow {
  readonly reason: Reason
  readonly because: string
  readonly subject: string
  readonly refusedAt: number | null
  readonly remedies: readonly Remedy[]
}

const because: Readonly<Record<Reason, string>> = {
  LATER_REFUSAL: 'The customer refused or withdrew consent at the same time or later.',
  OTHER_RECORD:
    'The customer refused it earlier on another record, and no verified identifier shows that both records belong to one person.',
  UNDECLARED_SOURCE:
    'The source of this record is not declared, so its consent opens no data of the records that other sources have about the customer.',
  UNVERIFIED_RECORD:
    'No verified identifier shows that this record or identifier and other records of the customer belong to one person, so its consent opens no data of those records.',
  JOINED_LATER:
    'The customer confirmed it for the records that existed at the time. Other records joined the customer later, and it opens no data of them.',
}

const remedies: Readonly<Record<Reason, readonly Remedy[]>> = {
  LATER_REFUSAL: ['CONSENT_AGAIN'],
  OTHER_RECORD: ['CONFIRM_FOR_ALL', 'VERIFY_SHARED_IDENTIFIER', 'SPLIT_RECORDS'],
  UNDECLARED_SOURCE: ['DECLARE_SOURCE', 'CONFIRM_FOR_ALL', 'SPLIT_RECORDS'],
  UNVERIFIED_RECORD: ['VERIFY_SHARED_IDENTIFIER', 'CONFIRM_FOR_ALL', 'SPLIT_RECORDS'],
  JOINED_LATER: ['CONFIRM_FOR_ALL', 'SPLIT_RECORDS'],
}

/** What contradicts a given consent, or keeps it from speaking for the whole customer, among the records that the caller may know about. */
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
  if (conflict !== null) return row(conflict.reason, conflict.refusal.subject.subject, effectiveAt(conflict.refusal))
  const unheard = unheardBecause(recordId, consent, facts)
  if (unheard !== null) return row(unheard, recordId, null)
  const leftOut = leftOutOf(consent, recordId, facts)
  return leftOut === null ? null : row('JOINED_LATER', leftOut, null)

  async function row(reason: Reason, subject: string, refusedAt: number | null): Promise<ConsentConflictRow> {
    return {
      reason,
      because: because[reason],
      subject: await subjectName(subject, customerId, context),
      refusedAt,
      remedies: remedies[reason],
    }
  }
}
