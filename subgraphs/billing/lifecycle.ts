import type { BillingType } from './lines.ts'
import { meaningOf } from './state-words.ts'

/** Statuses from which a fact moves on, and those in which it ends. All others lie between them. */
interface Lifecycle {
  readonly first: readonly string[]
  readonly next?: readonly string[]
  readonly last: readonly string[]
}

const agreement: Lifecycle = {
  first: ['DRAFT', 'PENDING', 'PROPOSED', 'REQUESTED', 'INCOMPLETE'],
  next: ['TRIAL', 'TRIALING', 'IN_TRIAL'],
  last: ['CANCELLED', 'CANCELED', 'COMPLETED', 'ENDED', 'EXPIRED', 'INCOMPLETE_EXPIRED', 'TERMINATED'],
}
const grant: Lifecycle = {
  first: ['DRAFT', 'PENDING'],
  last: ['VOID', 'VOIDED', 'CANCELLED', 'CANCELED', 'DELETED', 'REVERSED'],
}
const transfer: Lifecycle = { first: ['PENDING'], last: ['SUCCEEDED', 'FAILED'] }

const lifecycleByType: Readonly<Partial<Record<BillingType, Lifecycle>>> = {
  BOOKING: agreement,
  CONTRACT: agreement,
  SUBSCRIPTION: agreement,
  INVOICE: { first: ['DRAFT'], next: ['OPEN'], last: ['PAID', 'VOID'] },
  PAYMENT: transfer,
  REFUND: transfer,
  DISPUTE: {
    first: ['WARNING_NEEDS_RESPONSE', 'WARNING_UNDER_REVIEW'],
    next: ['NEEDS_RESPONSE'],
    last: ['WARNING_CLOSED', 'WON', 'LOST'],
  },
  CREDIT: grant,
  CREDIT_NOTE: grant,
  DEBIT: grant,
  WRITE_OFF: grant,
}

/** What a line of a type says that states no status. */
const unstated: Readonly<Partial<Record<BillingType, string>>> = {
  INVOICE: 'OPEN',
  PAYMENT: 'SUCCEEDED',
  REFUND: 'SUCCEEDED',
}

/**
 * How far a fact has come in its life, from 1 to 4; null for what has none. A source that knows two statuses at one moment knew the one
 * that leads to the other first.
 */
export function stageOf(type: BillingType, status: string | null): number | null {
  const lifecycle = lifecycleByType[type]
  if (lifecycle === undefined) return null
  const stated = status ?? unstated[type] ?? ''
  if (lifecycle.first.includes(stated)) return 1
  if (lifecycle.next?.includes(stated)) return 2
  return lifecycle.last.includes(stated) || meaningOf(type, stated) === 'ENDED' ? 4 : 3
}
