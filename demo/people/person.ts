import type { Country } from '../dice.ts'
import type { RecordLine } from '../line.ts'
import type { Phone } from './phones.ts'

export type Address = {
  readonly line1: string
  readonly city: string
  readonly region?: string
  readonly postalCode: string
  readonly countryCode: Country
}

/** Which of the demo's systems know somebody. */
export type System = 'crm' | 'erp' | 'desk' | 'web'

export type Employment = { readonly companyId: string; readonly jobTitle: string; readonly email: string }

/** One human being of the demo as they really are: the truth behind all records, which no system sees. */
export type Person = {
  readonly id: string
  readonly householdId: string
  readonly country: Country
  readonly givenName: string
  readonly familyName: string
  readonly nameSuffix?: string
  /** The name before a marriage. Some systems still have it. */
  readonly formerFamilyName?: string
  /** ISO date. */
  readonly birthDate: string
  readonly address: Address
  /** The address before a move. Some systems still have it. */
  readonly formerAddress?: Address
  readonly email: string
  /** A second address, which the shop or the support desk has instead. */
  readonly otherEmail?: string
  /** The family's mailbox, which other members of the household state as theirs as well. */
  readonly sharedEmail?: string
  readonly phone?: Phone
  /** The household's landline. */
  readonly landline?: Phone
  /** The household's tablet, if they browse on it. */
  readonly sharedDeviceId?: string
  readonly employment?: Employment
  /** How many days before the end of the history they were first seen. */
  readonly joinedDaysAgo: number
  readonly systems: readonly System[]
  /** Their ids, if the cast needs quotable ones. Those of others are numbered. */
  readonly recordId?: string
}

/** A record line with the human behind it. A later line with the same id is an update. */
export type PersonRecord = { readonly personId: string; readonly line: RecordLine }
