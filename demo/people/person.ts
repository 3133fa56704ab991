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

/** Which of the demo's systems knows somebody. */
export type System = 'crm' | 'erp' | 'desk' | 'web'

export type Employment = { readonly companyId: string; readonly jobTitle: string; readonly email: string }

/** One real human of the demo, as nobody in it ever sees them: the truth behind all records. */
export type Person = {
  readonly id: string
  readonly householdId: string
  readonly country: Country
  readonly givenName: string
  readonly familyName: string
  readonly nameSuffix?: string
  /** Before a marriage; some systems still have it. */
  readonly formerFamilyName?: string
  /** ISO date. */
  readonly birthDate: string
  readonly address: Address
  /** Before a move; some systems still have it. */
  readonly formerAddress?: Address
  readonly email: string
  /** A second address of their own, which the shop or the support desk has instead. */
  readonly otherEmail?: string
  /** The family's mailbox, which others of the household give as theirs too. */
  readonly sharedEmail?: string
  readonly phone?: Phone
  /** The household's line. */
  readonly landline?: Phone
  /** The household's tablet, when they browse on it. */
  readonly sharedDeviceId?: string
  readonly employment?: Employment
  /** Days before the end of the story at which they were first heard of. */
  readonly joinedDaysAgo: number
  readonly systems: readonly System[]
  /** Their ids where the cast wants quotable ones; the others are numbered. */
  readonly recordId?: string
}

/** A record line with the human behind it. A later line of the same id is an update. */
export type PersonRecord = { readonly personId: string; readonly line: RecordLine }
