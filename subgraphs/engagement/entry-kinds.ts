import type { Category } from '../../access/categories.ts'

/** The types of the timeline's entries, by kind. */
export const typenameByKind = {
  TOUCHPOINT: 'Touchpoint',
  JOURNEY_TRANSITION: 'JourneyTransition',
  IDENTITY_CHANGE: 'IdentityChange',
  FEEDBACK: 'Feedback',
  INVOICE: 'Invoice',
  PAYMENT: 'Payment',
  BOOKING: 'Booking',
  CONTRACT: 'Contract',
  SUBSCRIPTION: 'BillingSubscription',
  CONSENT: 'ConsentEvent',
  PRIVACY_REQUEST: 'ConsentEvent',
} as const

export type TypedKind = keyof typeof typenameByKind
/** Kinds whose entries are nodes. Transitions are computed from these. */
export type StoredKind = Exclude<TypedKind, 'JOURNEY_TRANSITION'>
/** Kinds whose entries belong to one record each. A change belongs to all records that it concerns. */
export type RecordKind = Exclude<StoredKind, 'IDENTITY_CHANGE'>
export type TimelineTypename = (typeof typenameByKind)[TypedKind]
// Object.keys of that table has exactly its keys.
export const typedKinds = Object.keys(typenameByKind) as readonly TypedKind[]
export const recordKinds = typedKinds.filter(
  (kind): kind is RecordKind => kind !== 'JOURNEY_TRANSITION' && kind !== 'IDENTITY_CHANGE',
)

/** Who may know that an entry of a kind exists: callers with a scope, or about their own data, and with an open category. */
export interface KindAccess {
  readonly scopes: readonly (readonly string[])[]
  /** Null: no personal data of its own. */
  readonly category: Category | null
}

const behaviour: KindAccess = { scopes: [['engagement:read'], ['self']], category: 'BEHAVIOURAL' }
const choices: KindAccess = { scopes: [['consent:read'], ['self']], category: null }
const money: KindAccess = { scopes: [['billing:read'], ['self']], category: 'FINANCIAL' }

export const accessByKind: Readonly<Record<TypedKind, KindAccess>> = {
  TOUCHPOINT: behaviour,
  JOURNEY_TRANSITION: behaviour,
  // Which records became one person is visible only to those who are responsible for it, and to the person.
  IDENTITY_CHANGE: { scopes: [['identity:steward'], ['privacy:manage'], ['self']], category: null },
  FEEDBACK: behaviour,
  INVOICE: money,
  PAYMENT: money,
  BOOKING: money,
  CONTRACT: money,
  SUBSCRIPTION: money,
  CONSENT: choices,
  PRIVACY_REQUEST: choices,
}
