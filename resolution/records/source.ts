import type { SourceRole } from '../../access/known-records/source-roles.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import type { DateOrder } from '../normalise/birth-date.ts'
import { countryCodeOf } from '../normalise/country.ts'
import type { IdentifierType } from './identifier-types.ts'
import { toMillis } from './line-parts.ts'
import type { SourceLine } from './record-line.ts'
import { withOffset } from './time-zone.ts'

export type AssertionMethod = NonNullable<SourceLine['method']>

/** What a system is and how to read its values. Times are UTC milliseconds. */
export interface Source {
  readonly key: string
  readonly role: SourceRole
  readonly controller: string | null
  /** Lower is stronger. */
  readonly priority: number
  /** ISO 3166-1 alpha-2. */
  readonly defaultCountry: string | null
  /** Of the times and dates it sends without one: IANA. */
  readonly timeZone: string
  readonly dateOrder: DateOrder | null
  /** One subject has at most one id there. */
  readonly uniqueIds: boolean
  readonly licence: string | null
  readonly permittedPurposes: readonly PurposeKey[]
  readonly validUntil: number | null
  readonly method: AssertionMethod
  /** Identifier types whose `verifiedAt` counts; null: every type of a SYSTEM_OF_RECORD, none of any other. */
  readonly verifies: readonly IdentifierType[] | null
  /** Sources for whose records its consents may open anything: names, `identifier` for facts about an identifier alone, `*` for all. */
  readonly mayRecordConsentFor: readonly string[]
  /** Its records are joined among themselves alone: see realm.ts. */
  readonly isolated: boolean
  /** Who said what it is: a source line, or the migration that kept what older graphs took for granted; null: nobody. */
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

/** A system that sent records and never said what it is: no relationship follows from them. */
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

/** Bought or listed data: never names a customer, shows only for its permitted purposes. */
export function isReference(role: SourceRole): boolean {
  return role === 'REFERENCE' || role === 'WATCHLIST'
}

/** Somebody else's knowledge, paid for: gives way to what was declared, and goes when its licence ends. */
export function isBought({ role, method }: Pick<Source, 'role' | 'method'>): boolean {
  return isReference(role) || method === 'PURCHASED'
}

/** Whether it may no longer be used. `now` in UTC milliseconds. */
export function isLicenceEnded(source: Pick<Source, 'role' | 'method' | 'validUntil'>, now: number): boolean {
  return isBought(source) && source.validUntil !== null && source.validUntil <= now
}

export function sourceNode(source: Source): { readonly key: string; readonly properties: Omit<Source, 'key'> } {
  const { key, ...properties } = source
  return { key, properties }
}
