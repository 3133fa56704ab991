import type { Category } from '../../access/categories.ts'
import type { GuardedPage } from '../../access/guard/guarded-page.ts'
import type { GoldenRecord, SourcedRecord } from '../../resolution/golden-record/survivorship.ts'
import type { AccountRow } from './account-queries.ts'
import type { CustomerRow } from './customer-queries.ts'
import type { IdentifierRow } from './identifiers/identifier-queries.ts'
import type { ProfileRecordRow } from './profile/profile-queries.ts'
import type { ProvenanceRow } from './provenance.ts'
import type { QuarantinedRow } from './records/quarantine-queries.ts'
import type { SourceRecordRow } from './records/record-queries.ts'

export type CustomerPage = GuardedPage<CustomerRow>
export type IdentifierPage = GuardedPage<IdentifierRow>
export type SourceRecordPage = GuardedPage<SourceRecordRow>
export type QuarantinePage = GuardedPage<QuarantinedRow>

/** A record with the data of its provenance. */
export type ProfileRecord = SourcedRecord & { readonly row: ProfileRecordRow }

export interface ProfileRow {
  /** The customer or account. */
  readonly subject: string
  readonly golden: GoldenRecord
  readonly records: readonly ProfileRecord[]
  /** A company that is its owner: what describes it describes a person. */
  readonly hasSoleTrader: boolean
  /** Null: nobody's personal data. */
  readonly categoryOf: (attribute: string, from: SourcedRecord) => Category | null
  /** Whether values of the category that a record states may be shown. */
  readonly isOpen: (category: Category | null, recordId: string, attribute: string) => boolean
}

export interface AttributeRow extends AttributeValueRow {
  readonly name: string
  readonly alternatives: readonly AttributeValueRow[]
  readonly chosenBy: string | null
}

export interface AttributeValueRow {
  readonly subject: string
  /** The record that it is based on. */
  readonly recordId: string
  /** What the value is: the policy shows some attributes in part. */
  readonly attribute: string
  /** Null: a company's, and nobody's personal data. */
  readonly category: Category | null
  /** As its source stated it. */
  readonly stated: unknown
  readonly value: string
  readonly provenance: ProvenanceRow
}

export interface AddressRow {
  readonly subject: string
  /** The record that it is based on. */
  readonly recordId: string
  readonly type: string | null
  readonly text: string | null
  readonly line1: string | null
  readonly line2: string | null
  readonly city: string | null
  readonly region: string | null
  readonly postalCode: string | null
  readonly country: string | null
  readonly countryCode: string | null
  readonly provenance: ProvenanceRow
}

export interface ResolutionRow {
  /** The customer or account. */
  readonly subject: string
  /** The category of the data in the steps. Null: nobody's. */
  readonly category: Category | null
  readonly confidence: number
  readonly recordCount: number
  readonly steps: readonly StepRow[]
}

export interface MatchExplanationRow {
  /** Customers or accounts of the two records. */
  readonly subjects: readonly string[]
  /** Those of them that are people. */
  readonly people: readonly string[]
  /** Ids of the records that the explanation compares: the two, and those between them. */
  readonly compared: readonly string[]
  readonly same: boolean
  readonly confidence: number
  readonly path: readonly EvidenceLinkRow[]
  readonly against: StepRow['features']
  readonly blockedBy: string | null
}

export interface EvidenceLinkRow extends Pick<StepRow, 'rule' | 'score' | 'features'> {
  readonly a: RecordRefRow
  readonly b: RecordRefRow
}

export interface StepRow {
  readonly step: number
  readonly left: readonly RecordRefRow[]
  readonly right: readonly RecordRefRow[]
  readonly rule: string
  readonly score: number
  readonly features: readonly { readonly name: string; readonly score: number }[]
  readonly decidedBy: string
  readonly decidedAt: number
}

export interface RecordRefRow {
  readonly source: string
  readonly sourceId: string
}

export interface MembershipRow {
  /** The customer. */
  readonly subject: string
  readonly role: string
  readonly since: number | null
  readonly until: number | null
  readonly account: AccountRow | null
  readonly provenance: ProvenanceRow
}

export type MembershipPage = GuardedPage<MembershipRow>

export interface AccountRelationRow {
  readonly role: string
  readonly inverse: boolean
  readonly account: AccountRow | null
  readonly share: number | null
  readonly since: number | null
  readonly until: number | null
  readonly provenance: ProvenanceRow
}

export interface HouseholdRow {
  /** The customer for whom it was requested. */
  readonly subject: string
  readonly id: string
  /** Null: inferred from an address and a name. */
  readonly source: string | null
  /** Null: a source states it. */
  readonly confidence: number | null
  readonly from: number
  readonly to: number | null
  readonly members: readonly HouseholdMemberRow[]
}

export interface HouseholdMemberRow {
  /** The member. */
  readonly subject: string
  readonly from: number
  readonly to: number | null
}
