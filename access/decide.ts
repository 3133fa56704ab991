import type { ErrorCode } from '../errors.ts'
import type { Category } from './categories.ts'
import { consentVerdict } from './consent-state.ts'
import type { RecordFacts } from './facts.ts'
import { type Basis, policy } from './policy.ts'
import type { PurposeKey } from './purposes.ts'
import type { Viewer } from './viewer.ts'

/** Why a field is withheld. */
export type WithheldReason =
  | 'NO_CONSENT'
  | 'CONSENT_WITHDRAWN'
  | 'CONSENT_EXPIRED'
  | 'NO_RELATIONSHIP'
  | 'OBJECTED'
  | 'NOT_FOR_PURPOSE'
  | 'NOT_YOUR_DATA'
  | 'MISSING_SCOPE'
  | 'NO_SUBJECT'

export type Decision =
  | { readonly allowed: true; readonly basis: Basis; readonly until: number | null }
  | { readonly allowed: false; readonly code: ErrorCode; readonly reason: WithheldReason }

/** Whether `viewer` may see `category` of `subject` for `purpose` now (UTC milliseconds). Pure; what no rule opens stays closed. */
export function decide(
  viewer: Viewer,
  purpose: PurposeKey,
  category: Category,
  subject: string,
  facts: readonly RecordFacts[],
  now: number,
): Decision {
  const { cells, onlySelfOrScope } = policy.purposes[purpose]
  const isSelf = viewer.customerId === subject
  if (onlySelfOrScope !== undefined && !isSelf && !viewer.scopes.has(onlySelfOrScope)) return refuse('NOT_YOUR_DATA')
  const cell = cells[category]
  if (cell === undefined) return refuse('NOT_FOR_PURPOSE')
  switch (cell.basis) {
    case 'L':
      return allow('L')
    case 'K':
      return facts.some((record) => isRelationship(record, now)) ? allow('K') : refuse('NO_RELATIONSHIP')
    case 'I': {
      const { status } = consentVerdict(facts, purpose, now, { withoutDevices: false })
      return status === 'WITHDRAWN' || status === 'REFUSED' ? refuse('OBJECTED') : allow('I')
    }
    case 'C': {
      const verdict = consentVerdict(facts, purpose, now, { withoutDevices: category === 'CONTACT' })
      if (verdict.status === 'GIVEN') return { allowed: true, basis: 'C', until: verdict.until }
      if (verdict.status === 'WITHDRAWN' || verdict.status === 'REFUSED') return refuse('CONSENT_WITHDRAWN')
      return refuse(verdict.status === 'EXPIRED' ? 'CONSENT_EXPIRED' : 'NO_CONSENT')
    }
    default:
      return cell.basis satisfies never
  }
}

function isRelationship(record: RecordFacts, now: number): boolean {
  return (
    record.role === 'SYSTEM_OF_RECORD' && !record.isPlaceholder && (record.endedAt === null || record.endedAt > now)
  )
}

function allow(basis: Basis): Decision {
  return { allowed: true, basis, until: null }
}

const consentReasons: ReadonlySet<WithheldReason> = new Set(['NO_CONSENT', 'CONSENT_WITHDRAWN', 'CONSENT_EXPIRED'])

export function refuse(reason: WithheldReason): Decision {
  return { allowed: false, code: consentReasons.has(reason) ? 'CONSENT_REQUIRED' : 'FORBIDDEN', reason }
}
