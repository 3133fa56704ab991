import type { SourceRole } from '../../access/known-records/source-roles.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { DateOrder } from '../normalise/birth-date.ts'
import { countryCodeOf } from '../normalise/country.ts'
import type { IdentifierType } from './identifier-types.ts'
import { toMillis } from './line-parts.ts'
import type { SourceLine } from './record-line.ts'
import { withOffset } from './time-zone.ts'

export type AssertionMethod = NonNullable<SourceLine['method']>

/** The description of a system and of how to read its values. Times are UTC milliseconds. */
export interface Source {
  readonly key: string
  readonly role: SourceRole
  readonly controller: string | null
  /** Lower is stronger. */
  readonly priority: number
  /** ISO 3166-1 alpha-2. */
  readonly defaultCountry: string | null
  /** The IANA zone of the times and dates that it sends without one. */
  readonly timeZone: string
  readonly dateOrder: DateOrder | null
  /** One subject has at most one id there. */
  readonly uniqueIds: boolean
  readonly licence: string | null
  readonly permittedPurposes: readonly PurposeKey[]
  readonly validUntil: number | null
  readonly method: AssertionMethod
  /** Identifier types whose `verifiedAt` counts. Null: every type for a SYSTEM_OF_RECORD, none for any other. */
  readonly verifies: readonly IdentifierType[] | null
  /** Sources for whose records its consents may open anything: names, `identifier` for facts about an identifier alone, `*` for all. */
  readonly mayRecordConsentFor: readonly string[]
  /** Its records are joined only among themselves: see realm.ts. */
  readonly isolated: boolean
  /** What declared it: a source line, or the migration that kept the assumptions of older graphs. Null: nothing. */
  readonly declaredBy: 'LINE' | 'MIGRATION' | null
}

export function sourceOfLine(line: SourceLine): Source {
  return {
    key: line.source,
    role: line.role,
    controller: line.controller ?? null,
    priority: line.priority,
    defaultCountry: countryCodeOf(line.defaultCountry),
    timeZone: line.timeZone,
    dateOrder: line.dateOrder ?? null,
    uniqueIds: line.uniqueIds,
    licence: line.licence ?? null,
    permittedPurposes: line.permittedPurposes ?? [],
    validUntil: line.validUntil === undefined ? null : toMillis(withOffset(line.validUntil, line.timeZone)),
    method: line.method ?? 'DECLARED',
    verifies: line.verifies ?? null,
    mayRecordConsentFor: [line.mayRecordConsentFor ?? []].flat(),
    isolated: line.isolated,
    declaredBy: 'LINE',
  }
}

/** A system that sent records without a source line: they are no evidence of a relationship. */
export function undeclaredSource(key: string): Source {
  return {
    key,
    role: 'TOUCHPOINT',
    controller: null,
    priority: 100,
    defaultCountry: null,
    timeZone: 'UTC',
    dateOrder: null,
    uniqueIds: false,
    licence: null,
    permittedPurposes: [],
    validUntil: null,
    method: 'DECLARED',
    verifies: null,
    mayRecordConsentFor: [],
    isolated: false,
    declaredBy: null,
  }
}

/** Purchased or listed data: they never name a customer, and are shown only for their permitted purposes. */
export function isReference(role: SourceRole): boolean {
  return role === 'REFERENCE' || role === 'WATCHLIST'
}

/** Purchased data: they give way to what was declared, and are erased when the licence ends. */
export function isBought({ role, method }: Pick<Source, 'role' | 'method'>): boolean {
  return isReference(role) || method === 'PURCHASED'
}

/** Whether the data may no longer be used. `now` in UTC milliseconds. */
export function isLicenceEnded(source: Pick<Source, 'role' | 'method' | 'validUntil'>, now: number): boolean {
  return isBought(source) && source.validUntil !== null && source.validUntil <= now
}

export function sourceNode(source: Source): { readonly key: string; readonly properties: Omit<Source, 'key'> } {
  const { key, ...properties } = source
  return { key, properties }
}
