/** A record of a source, as fact lines refer to it. */
export type RecordRef = { readonly source: string; readonly id: string }

export type IdentifierValue = {
  readonly type: string
  readonly value: string
  /** Any name or code. States how to read `value` if the source's default country does not apply. */
  readonly country?: string
  readonly issuer?: string
  readonly kind?: string
  readonly verifiedAt?: string
}

export type SourceLine = {
  readonly kind: 'source'
  readonly source: string
  readonly role: 'SYSTEM_OF_RECORD' | 'TOUCHPOINT' | 'REFERENCE' | 'WATCHLIST'
  readonly controller: string
  readonly priority: number
  readonly defaultCountry?: string
  readonly dateOrder: 'DMY' | 'MDY' | 'YMD'
  readonly uniqueIds: boolean
  /** Types of identifiers whose `verifiedAt` counts. */
  readonly verifies?: readonly string[]
  /** Sources for whose records it may record consents. `identifier`: also for an identifier alone. */
  readonly mayRecordConsentFor?: readonly string[]
}

export type Relation = {
  readonly role: string
  readonly to: RecordRef
  readonly from?: string
  readonly until?: string
  /** 0..1: the share that is owned. */
  readonly share?: number
}

export type RecordLine = {
  readonly kind: 'record'
  readonly source: string
  readonly id: string
  readonly observedAt: string
  readonly type: 'PERSON' | 'ORGANISATION'
  readonly identifiers: readonly IdentifierValue[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly relations?: readonly Relation[]
}

export type AccountLine = {
  readonly kind: 'account'
  readonly source: string
  readonly id: string
  readonly observedAt: string
  readonly name: string
  readonly identifiers: readonly IdentifierValue[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly relations?: readonly Relation[]
}

/** What a fact belongs to: a record, or an identifier whose record nobody has sent yet. */
export type Subject =
  | { readonly record: RecordRef }
  | { readonly identifier: { readonly type: string; readonly value: string } }

export type EventLine = Subject & {
  readonly kind: 'event'
  readonly source: string
  readonly id: string
  readonly name: string
  readonly channel: string
  readonly occurredAt: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** A positive amount in minor units; the type determines the sign. The catalogue's PRODUCT and PLAN have no subject. */
export type BillingLine = (Subject | { readonly record?: never; readonly identifier?: never }) & {
  readonly kind: 'billing'
  readonly source: string
  readonly id: string
  readonly type: string
  readonly occurredAt: string
  readonly amountMinor: number
  readonly currency: string
  readonly properties: Readonly<Record<string, unknown>>
}

export type ConsentLine = Subject & {
  readonly kind: 'consent'
  readonly source: string
  readonly id: string
  readonly purpose: string
  readonly status: 'REQUESTED' | 'GIVEN' | 'REFUSED' | 'WITHDRAWN' | 'EXPIRED'
  readonly occurredAt: string
  readonly controller: string
  readonly channel?: string
  readonly noticeVersion: string
  readonly method: string
}

/** What somebody said about us. */
export type FeedbackLine = Subject & {
  readonly kind: 'feedback'
  readonly source: string
  readonly id: string
  readonly type: 'NPS' | 'CSAT' | 'EFFORT_SCORE' | 'REVIEW' | 'TICKET'
  readonly occurredAt: string
  readonly score?: number
  readonly comment?: string
  readonly status?: string
  readonly channel?: string
}

/** Purchased data about a record. */
export type ExternalLine = Subject & {
  readonly kind: 'external'
  readonly source: string
  readonly id: string
  readonly type: string
  readonly occurredAt: string
  readonly provider: string
  readonly licence: string
  readonly permittedPurposes: readonly string[]
  readonly validUntil?: string
  readonly values: Readonly<Record<string, unknown>>
}

/** From its time on, a unit of `base` costs `rate` units of `quote`. */
export type RateLine = {
  readonly kind: 'fx'
  readonly source: string
  readonly id: string
  readonly occurredAt: string
  readonly base: string
  readonly quote: string
  readonly rate: string
}

/** One line of an ingest file, as the generators here write it. `ingest/` accepts more than this. */
export type IngestLine =
  | SourceLine
  | RecordLine
  | AccountLine
  | EventLine
  | BillingLine
  | RateLine
  | ConsentLine
  | FeedbackLine
  | ExternalLine
