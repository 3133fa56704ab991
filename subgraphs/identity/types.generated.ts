import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Budget } from '../../access/budget.ts';
import type { CustomerRow } from './customer-queries.ts';
import type { CustomerPage, MembershipRow, MembershipPage, AccountRelationRow, ProfileRow, HouseholdRow, HouseholdMemberRow, IdentifierPage, SourceRecordPage, AttributeRow, AttributeValueRow, AddressRow, ResolutionRow, QuarantinePage, MatchExplanationRow } from './rows.ts';
import type { AccountRow } from './account-queries.ts';
import type { IdentifierRow } from './identifier-queries.ts';
import type { QuarantinedRow } from './quarantine-queries.ts';
import type { SourceRecordRow } from './record-queries.ts';
import type { ProvenanceRow } from './provenance.ts';
import type { IdentityChangeRow, KnownCandidateRow, MatchCandidatePage } from './corrections/queries.ts';
import type { MergePreviewRow, AttributeConflictRow } from './corrections/rows.ts';
import type { RequestContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A whole number; text above 2^53, which JSON numbers cannot carry. */
  BigInt: { input: number | bigint; output: number | bigint; }
  /** ISO 3166-1 alpha-2. */
  CountryCode: { input: string; output: string; }
  /** ISO 4217, three capitals. */
  Currency: { input: string; output: string; }
  /** A calendar date, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** An instant in UTC, ISO 8601 with milliseconds. */
  DateTime: { input: Date; output: number; }
  /** Any JSON object. */
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A company, made of the records that are the same company. */
export type Account = {
  readonly __typename?: 'Account';
  /** One value per attribute, chosen among its records. Only attributes that describe a company are open (industry, legalForm, employeeCount, foundedOn, website, name, addresses, revenue, registration numbers and the like). Any other attribute, and of a sole trader also the name, addresses, contact points, revenue and numbers, is decided like a person's; one that nobody classified counts as SPECIAL. */
  readonly firmographics?: Maybe<Firmographics>;
  /** Stable for ever. */
  readonly id: Scalars['ID']['output'];
  /** At most 100, in the order of `Customer.identifiers`. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** As of customers. */
  readonly identityChanges?: Maybe<ReadonlyArray<IdentityChange>>;
  /** KNOWN once any record names it. */
  readonly kind: AccountKind;
  /** Its people, by customer id and role, former ones too. */
  readonly members?: Maybe<MembershipConnection>;
  /** As its source wrote it. Of a sole trader it is the owner's name, and decided as such. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Whom a lasting PARENT relation names, the latest of several; else who owns more than half. */
  readonly parent?: Maybe<Account>;
  /** By source and id, in that order. */
  readonly records?: Maybe<SourceRecordConnection>;
  /** At most 100, those that last first. */
  readonly relations?: Maybe<ReadonlyArray<AccountRelation>>;
  /** How surely the records are one company, and why. */
  readonly resolution?: Maybe<Resolution>;
  /** Ids that answer with this account, in order. */
  readonly supersededIds: ReadonlyArray<Scalars['ID']['output']>;
};


/** A company, made of the records that are the same company. */
export type AccountMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/** A company, made of the records that are the same company. */
export type AccountRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** As of customers. */
export type AccountKind =
  | 'ANONYMOUS'
  | 'KNOWN';

/** A customer's role in a company, as a record states it. */
export type AccountMembership = {
  readonly __typename?: 'AccountMembership';
  /** Null while the company's record has not arrived. */
  readonly account?: Maybe<Account>;
  /** Who has it. */
  readonly customer?: Maybe<Customer>;
  /** The record that states it. */
  readonly provenance: Provenance;
  /** As the source spells it, such as EMPLOYEE_OF. */
  readonly role: Scalars['String']['output'];
  /** As the record states it. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** As the record states it; null: still. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** What two companies are to each other. */
export type AccountRelation = {
  readonly __typename?: 'AccountRelation';
  /** Null while its record has not arrived. */
  readonly account?: Maybe<Account>;
  /** The other way round: this company is the parent of `account`, or was acquired, spun off or is owned by it. */
  readonly inverse: Scalars['Boolean']['output'];
  /** The record that states it: the latest of several. */
  readonly provenance: Provenance;
  /** PARENT: `account` is the parent. ACQUIRED, SPUN_OFF, OWNS: this company did it to `account`. Any other as its source spells it. */
  readonly role: Scalars['String']['output'];
  /** 0..1, of what is owned. */
  readonly share?: Maybe<Scalars['Float']['output']>;
  /** As the record states it. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** As the record states it; null: still. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** A postal address as its record gives it. */
export type AddressAttribute = {
  readonly __typename?: 'AddressAttribute';
  /** As written. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** As written. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** As written. */
  readonly countryCode?: Maybe<Scalars['String']['output']>;
  /** Street and number. */
  readonly line1?: Maybe<Scalars['String']['output']>;
  /** What else the street needs. */
  readonly line2?: Maybe<Scalars['String']['output']>;
  /** As written. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** Of the whole address. */
  readonly provenance?: Maybe<Provenance>;
  /** As written. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** The whole address in one line, where it came so. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** Such as HOME. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** Or why nothing was done. */
export type AssertResult = AssertSuccess | Conflict | NotFound;

/** It counts from now on. */
export type AssertSuccess = {
  readonly __typename?: 'AssertSuccess';
  /** One record, with whom it is. */
  readonly a?: Maybe<SourceRecord>;
  /** The other record, with whom it is. */
  readonly b?: Maybe<SourceRecord>;
  /** IdentityChange.id of it. */
  readonly changeId: Scalars['ID']['output'];
  /** Whether the two records are one subject now. */
  readonly same: Scalars['Boolean']['output'];
};

/** How a value came to be known. */
export type AssertionMethod =
  | 'CORRECTED'
  | 'DECLARED'
  | 'INFERRED'
  | 'OBSERVED'
  | 'PURCHASED';

/** One attribute and where its value comes from. */
export type Attribute = {
  readonly __typename?: 'Attribute';
  /** Values that were not chosen, each once. */
  readonly alternatives?: Maybe<ReadonlyArray<AttributeValue>>;
  /** What it has over the others: CORRECTED, DECLARED (they are bought, or come from a source that nobody declared), ONLY_VALUE, MOST_COMPLETE, SOURCE_PRIORITY, MOST_RECENT, MOST_FREQUENT or LONGEST. */
  readonly chosenBy?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  /** Of the chosen value. */
  readonly provenance?: Maybe<Provenance>;
  /** Text as written; JSON of what is no text. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An attribute of which the two sides have different values. */
export type AttributeConflict = {
  readonly __typename?: 'AttributeConflict';
  /** Of the customer that would be absorbed. */
  readonly absorb?: Maybe<Attribute>;
  /** Of the customer that would stay. */
  readonly keep?: Maybe<Attribute>;
  readonly name: Scalars['String']['output'];
};

/** A value that was not chosen. */
export type AttributeValue = {
  readonly __typename?: 'AttributeValue';
  /** Of this value. */
  readonly provenance?: Maybe<Provenance>;
  /** As Attribute.value. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Where a touchpoint happens, or a consent reaches. */
export type Channel =
  | 'AD'
  | 'CALL'
  | 'CHAT'
  | 'DEVICE'
  | 'EMAIL'
  | 'EVENT'
  | 'MOBILE_APP'
  | 'PARTNER'
  | 'POST'
  | 'PUSH'
  | 'SMS'
  | 'SOCIAL'
  | 'STORE'
  | 'SUPPORT'
  | 'WEB';

/** A decision, or what the two are, stands against it. */
export type Conflict = Error & {
  readonly __typename?: 'Conflict';
  /** What stands against it, one sentence each. */
  readonly blockedBy: ReadonlyArray<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

/** Or why nothing was done. */
export type CorrectAttributeResult = Conflict | CorrectAttributeSuccess | NotFound;

/** It counts from now on. */
export type CorrectAttributeSuccess = {
  readonly __typename?: 'CorrectAttributeSuccess';
  /** Null of customers. */
  readonly account?: Maybe<Account>;
  /** IdentityChange.id of it. */
  readonly changeId: Scalars['ID']['output'];
  /** Null of accounts. */
  readonly customer?: Maybe<Customer>;
};

/** A person who uses or may use us, made of the records that are the same person. */
export type Customer = {
  readonly __typename?: 'Customer';
  /** Companies that records name, with the role in each. */
  readonly accounts?: Maybe<ReadonlyArray<AccountMembership>>;
  /** The name as its source wrote it. Null for nobody known. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** Where the customer lives now, with whom. Null for who lives alone, or at an address that tells nothing. */
  readonly household?: Maybe<Household>;
  /** All households, those of today first, former ones after them. */
  readonly households?: Maybe<ReadonlyArray<Household>>;
  /** Stable for ever: a merge keeps one id and redirects the others. */
  readonly id: Scalars['ID']['output'];
  /** In order of type. Identifiers of one type are in an order that says nothing of their values and stays the same. */
  readonly identifiers?: Maybe<IdentifierConnection>;
  /** Merges, splits and corrections of its records, the latest first, at most 100. */
  readonly identityChanges?: Maybe<ReadonlyArray<IdentityChange>>;
  /** KNOWN once any record tells who it is. */
  readonly kind: CustomerKind;
  /** One value an attribute, chosen among the records, with the others beside it. */
  readonly profile?: Maybe<Profile>;
  /** By source and id, in that order. Reference and watch-list sources only for their permitted purposes. */
  readonly records?: Maybe<SourceRecordConnection>;
  /** How surely the records are one person, and why. */
  readonly resolution?: Maybe<Resolution>;
  /** Ids that answer with this customer, in order. */
  readonly supersededIds: ReadonlyArray<Scalars['ID']['output']>;
};


/** A person who uses or may use us, made of the records that are the same person. */
export type CustomerIdentifiersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  types?: InputMaybe<ReadonlyArray<IdentifierType>>;
};


/** A person who uses or may use us, made of the records that are the same person. */
export type CustomerRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** A page of customers. */
export type CustomerConnection = {
  readonly __typename?: 'CustomerConnection';
  readonly edges: ReadonlyArray<CustomerEdge>;
  readonly pageInfo: PageInfo;
};

/** A customer and its place. */
export type CustomerEdge = {
  readonly __typename?: 'CustomerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Customer>;
};

/** Which customers to list. */
export type CustomerFilter = {
  /** Both kinds where absent. */
  readonly kind?: InputMaybe<CustomerKind>;
};

/** KNOWN: a record gives a name or an identifier that is more than a browser's. ANONYMOUS: none does yet. */
export type CustomerKind =
  | 'ANONYMOUS'
  | 'KNOWN';

/** By the time the customer was first seen. */
export type CustomerOrder =
  | 'NEWEST'
  | 'OLDEST';

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  readonly message: Scalars['String']['output'];
};

/** Two records that a rule, the model or a person joined. */
export type EvidenceLink = {
  readonly __typename?: 'EvidenceLink';
  /** One record. */
  readonly a: RecordRef;
  /** The other record. */
  readonly b: RecordRef;
  /** What was compared of the two. */
  readonly features: ReadonlyArray<FeatureScore>;
  /** As in ResolutionStep. */
  readonly rule: Scalars['String']['output'];
  /** 0..1 */
  readonly score: Scalars['Float']['output'];
};

/** One comparison. */
export type FeatureScore = {
  readonly __typename?: 'FeatureScore';
  /** identifier, names or birthDate; of a MATCH the feature and how it compared, `familyName CLOSE`. */
  readonly name: Scalars['String']['output'];
  /** 1 agrees, 0 speaks for neither side, -1 contradicts. Of a MATCH bits (log2 odds) for, or below 0 against. */
  readonly score: Scalars['Float']['output'];
};

/** The golden record of a company. What nobody gave is null. */
export type Firmographics = {
  readonly __typename?: 'Firmographics';
  /** Every other attribute whose value may be seen, or those named, by name. As of `Profile.attributes`, nothing shows of what is withheld. */
  readonly attributes?: Maybe<ReadonlyArray<Attribute>>;
  /** A number as its source wrote it. */
  readonly employeeCount?: Maybe<Attribute>;
  /** As its source wrote it. */
  readonly foundedOn?: Maybe<Attribute>;
  /** As its source wrote it. */
  readonly industry?: Maybe<Attribute>;
  /** As its source wrote it. */
  readonly legalForm?: Maybe<Attribute>;
  /** As its source wrote it. */
  readonly website?: Maybe<Attribute>;
};


/** The golden record of a company. What nobody gave is null. */
export type FirmographicsAttributesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/**
 * People who live together. Never a reason to take two people for one. A household that no source states exists only where
 * addresses and family names agree. It is therefore made of those customers alone whose identity and postal address the
 * purpose opens, and is withheld from whoever may not see those of the customer it is asked of.
 */
export type Household = {
  readonly __typename?: 'Household';
  /** 0.5..0.9: less the more households share the address. Null where a source states it. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** When the customer it is asked of was first known there. */
  readonly from: Scalars['DateTime']['output'];
  /** Stays while members come and go. */
  readonly id: Scalars['ID']['output'];
  /** At most 100, by arrival. If no source states the household, decided by the identity and the postal address of each of them. */
  readonly members?: Maybe<ReadonlyArray<HouseholdMember>>;
  /** Which source states it, by a relation MEMBER_OF_HOUSEHOLD. Null: an address and a family name tell. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** When that customer was known elsewhere; null: still there. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
};

/** One who lives, or lived, in a household. */
export type HouseholdMember = {
  readonly __typename?: 'HouseholdMember';
  /** Whoever it is. */
  readonly customer?: Maybe<Customer>;
  /** First known there. */
  readonly from: Scalars['DateTime']['output'];
  /** Known elsewhere since; null: still there. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
};

/** The key was used for other input. Nothing was written. */
export type IdempotencyKeyReused = Error & {
  readonly __typename?: 'IdempotencyKeyReused';
  readonly message: Scalars['String']['output'];
};

/** Something that points at a customer or company. */
export type Identifier = {
  readonly __typename?: 'Identifier';
  /** When a record with it was first observed. */
  readonly firstSeen: Scalars['DateTime']['output'];
  /** When a record with it was last observed. */
  readonly lastSeen: Scalars['DateTime']['output'];
  /** One entry a record that holds it. */
  readonly provenance?: Maybe<ReadonlyArray<Provenance>>;
  /** True: others that the caller may know of hold it too, so it identifies nobody. */
  readonly shared: Scalars['Boolean']['output'];
  /** Public, like the existence of the record that holds it: a caller who may not see the value still learns that there is an identifier of this type. */
  readonly type: IdentifierType;
  /** Normalised: e-mail in lower case, phone in E.164. As written where it fails its format. Of a company it is open only if it names the company: DOMAIN, LEI, COMPANY_REGISTRATION, TAX_ID, CRM_ID, BILLING_ID and LOYALTY_ID. Any other identifier may reach a person, and a sole trader is a person: those values are decided as a person's. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** A source says that it was verified. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of identifiers. */
export type IdentifierConnection = {
  readonly __typename?: 'IdentifierConnection';
  readonly edges: ReadonlyArray<IdentifierEdge>;
  readonly pageInfo: PageInfo;
};

/** An identifier and its place. */
export type IdentifierEdge = {
  readonly __typename?: 'IdentifierEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Identifier>;
};

/** An identifier as written. */
export type IdentifierInput = {
  /** Any code or name; for phones without a prefix and for papers. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  readonly type: IdentifierType;
  readonly value: Scalars['String']['input'];
  readonly verifiedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What an identifier is. */
export type IdentifierType =
  | 'AD_ID'
  | 'BANK_ACCOUNT'
  | 'BILLING_ID'
  | 'COMPANY_REGISTRATION'
  | 'COOKIE_ID'
  | 'CRM_ID'
  | 'DEVICE_ID'
  | 'DOMAIN'
  | 'DRIVER_LICENCE'
  | 'EMAIL'
  | 'LEI'
  | 'LOYALTY_ID'
  | 'NATIONAL_ID'
  | 'OTHER'
  | 'PASSPORT'
  | 'PHONE'
  | 'SOCIAL_HANDLE'
  | 'TAX_ID'
  | 'USER_ID';

/** A merge, split or correction: an entry of the timeline. */
export type IdentityChange = {
  readonly __typename?: 'IdentityChange';
  /** Customer or account whose records moved; null where none did. */
  readonly absorbId?: Maybe<Scalars['ID']['output']>;
  /** What was done. */
  readonly action: IdentityChangeAction;
  /** rule-set and its version, or a person. */
  readonly decidedBy?: Maybe<Scalars['String']['output']>;
  /** Of a merge: what unmergeCustomers takes. */
  readonly id: Scalars['ID']['output'];
  /** Customer or account that kept its id; null of an assertion about two records. */
  readonly keepId?: Maybe<Scalars['ID']['output']>;
  /** Records on the side that stayed, or the one record. */
  readonly kept?: Maybe<ReadonlyArray<RecordRef>>;
  /** What it is. */
  readonly kind: TimelineKind;
  /** Records on the other side. */
  readonly moved?: Maybe<ReadonlyArray<RecordRef>>;
  /** When it was decided. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Null of a merge by the rules. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** A later unmerge took it back. */
  readonly undone: Scalars['Boolean']['output'];
};

/** What was done to an identity. */
export type IdentityChangeAction =
  | 'ASSERTED_DISTINCT'
  | 'ASSERTED_SAME'
  | 'CORRECTED'
  | 'MERGED'
  | 'SPLIT'
  | 'UNMERGED';

/** What became of one record. */
export type IngestItem = {
  readonly __typename?: 'IngestItem';
  /** From 0. */
  readonly index: Scalars['Int']['output'];
  /** Why it was refused. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** What became of it. */
  readonly status: IngestStatus;
};

/** Or why nothing was done. */
export type IngestResult = IdempotencyKeyReused | IngestSuccess;

/** ACCEPTED: new. UPDATED: newer than what was there, which is kept as history. DUPLICATE: nothing new. QUARANTINED: refused and kept for replay. */
export type IngestStatus =
  | 'ACCEPTED'
  | 'DUPLICATE'
  | 'QUARANTINED'
  | 'UPDATED';

/** Every item was looked at. */
export type IngestSuccess = {
  readonly __typename?: 'IngestSuccess';
  /** How many were new. */
  readonly accepted: Scalars['Int']['output'];
  /** How many changed nothing. */
  readonly duplicate: Scalars['Int']['output'];
  /** One a record, in order. */
  readonly items: ReadonlyArray<IngestItem>;
  /** How many were refused. */
  readonly quarantined: Scalars['Int']['output'];
  /** How many were newer than what was there. */
  readonly updated: Scalars['Int']['output'];
};

/** Two records that may be one subject and are two. */
export type MatchCandidate = {
  readonly __typename?: 'MatchCandidate';
  /** One record. */
  readonly a?: Maybe<SourceRecord>;
  /** The other record. */
  readonly b?: Maybe<SourceRecord>;
  /** When it was first asked. */
  readonly createdAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** Why a person is asked. Null where it is not known. */
  readonly reason?: Maybe<MatchCandidateReason>;
  /** 0..1: how surely they are one. Withheld, as is the reason, unless the purpose opens the identity of both customers: a comparison tells of the values compared. */
  readonly score?: Maybe<Scalars['Float']['output']>;
  /** How many records, ledger entries and consents the two have. Withheld unless the purpose opens the behaviour and the finances of both customers. */
  readonly stake?: Maybe<Scalars['Int']['output']>;
  /** Whether it waits, or how it was answered. */
  readonly status: MatchCandidateStatus;
};

/** A page of the review queue. */
export type MatchCandidateConnection = {
  readonly __typename?: 'MatchCandidateConnection';
  readonly edges: ReadonlyArray<MatchCandidateEdge>;
  readonly pageInfo: PageInfo;
};

/** A question and its place. */
export type MatchCandidateEdge = {
  readonly __typename?: 'MatchCandidateEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: MatchCandidate;
};

/** Why a person is asked about two records. */
export type MatchCandidateReason =
  /** One of the two fits somebody else equally well. */
  | 'AMBIGUOUS'
  /** One of the two is a record that would join more than two known customers. It joins none of them until a person decides. */
  | 'JOINS_MANY'
  /** Each side is known by another given name or birth date. */
  | 'TWO_NAMES'
  /** The comparison of the two is not sure enough. */
  | 'UNSURE';

/** OPEN: waits for a person. ACCEPTED: a person said they are the same. REJECTED: a person said they are not. */
export type MatchCandidateStatus =
  | 'ACCEPTED'
  | 'OPEN'
  | 'REJECTED';

/** Why two records are one subject, or two. */
export type MatchExplanation = {
  readonly __typename?: 'MatchExplanation';
  /** What a direct comparison of the two says against it, in bits below 0. */
  readonly against?: Maybe<ReadonlyArray<FeatureScore>>;
  /**
   * The rule that keeps them apart although something speaks for one subject, such as NOT_SAME (a person said so), UNIQUE_ID, SUFFIX, BIRTH_DATE, TWO_NAMES,
   * AMBIGUOUS (one of them fits another customer as well), UNDECLARED (only a record of a source that nobody declared would join the two) or NOT_YET (they become one when either is next decided). Null where nothing speaks for one subject.
   * Never null where `confidence` is above the link threshold and `same` is false.
   */
  readonly blockedBy?: Maybe<Scalars['String']['output']>;
  /** 0..1: of the weaker of their links where they are one, of the direct comparison where they are two. Withheld, as are the other fields, unless the purpose opens the identity of each customer concerned: a comparison tells of the values compared. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** From one record to the other; empty where they are two. */
  readonly path?: Maybe<ReadonlyArray<EvidenceLink>>;
  /** Whether they are one now. */
  readonly same: Scalars['Boolean']['output'];
};

/** A page of the people of a company. */
export type MembershipConnection = {
  readonly __typename?: 'MembershipConnection';
  readonly edges: ReadonlyArray<MembershipEdge>;
  readonly pageInfo: PageInfo;
};

/** A membership and its place. */
export type MembershipEdge = {
  readonly __typename?: 'MembershipEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<AccountMembership>;
};

/** Or why nothing was done. */
export type MergeCustomersResult = Conflict | MergeCustomersSuccess | NotFound;

/** The two are one. */
export type MergeCustomersSuccess = {
  readonly __typename?: 'MergeCustomersSuccess';
  /** The survivor; null of customers. */
  readonly account?: Maybe<Account>;
  /** The survivor; null of accounts. */
  readonly customer?: Maybe<Customer>;
  /** Undoes it by unmergeCustomers. */
  readonly mergeId: Scalars['ID']['output'];
  /** Answers with the survivor for ever. */
  readonly supersededId: Scalars['ID']['output'];
};

/** What a merge would do. Counts are of all subgraphs. */
export type MergePreview = {
  readonly __typename?: 'MergePreview';
  /** Decisions and kinds that stand against it. Empty: it may be done. */
  readonly blockedBy: ReadonlyArray<Scalars['String']['output']>;
  /** Attributes both have, with different values. Empty of accounts. */
  readonly conflicts?: Maybe<ReadonlyArray<AttributeConflict>>;
  /** Purposes whose consent would change for either, as `PURPOSE: kept GIVEN, absorbed WITHDRAWN, together WITHDRAWN`. */
  readonly consentChanges: ReadonlyArray<Scalars['String']['output']>;
  /** Touchpoints that would show on the survivor's timeline. Withheld where the purpose does not open the behaviour of both customers. */
  readonly eventsTouched?: Maybe<Scalars['Int']['output']>;
  /** Invoices that would be the survivor's. Withheld where the purpose does not open the finances of both customers. */
  readonly invoicesTouched?: Maybe<Scalars['Int']['output']>;
  /** Records of the two that would not be the survivor's, because they contradict the others or a person decided so. A merge for which this list is not empty is refused. In order of source and id. */
  readonly leaving?: Maybe<ReadonlyArray<SourceRecord>>;
  /** The records that would come to the survivor, in order of source and id. */
  readonly moving?: Maybe<ReadonlyArray<SourceRecord>>;
  /** How many records of the absorbed side the survivor would have. */
  readonly recordsMoved: Scalars['Int']['output'];
  /** Whose id would stay; null of customers. */
  readonly survivingAccount?: Maybe<Account>;
  /** Whose id would stay; null of accounts. */
  readonly survivor?: Maybe<Customer>;
  /** The attributes that the survivor would show, by name. Empty of accounts. */
  readonly winningValues?: Maybe<ReadonlyArray<Attribute>>;
};

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** In the currency's minor unit: cents of EUR, yen of JPY. */
  readonly amountMinor: Scalars['BigInt']['output'];
  readonly currency: Scalars['Currency']['output'];
  /** For people, in English notation. */
  readonly formatted: Scalars['String']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Two records are never one subject, nor are those that are the same as them. Takes back an assertSame of the same two. */
  readonly assertDistinct: AssertResult;
  /** Two records are one subject. Takes back an assertDistinct of the same two. */
  readonly assertSame: AssertResult;
  /** What a person knows better than the sources stands before them. Null: as the sources say again. A part of the name is corrected with the rest of the present name. */
  readonly correctAttribute: CorrectAttributeResult;
  /** Answers a question of the review queue: as assertSame or assertDistinct of its two records. */
  readonly decideMatchCandidate: AssertResult;
  /** Writes records and resolves them to customers before it answers. Each item is taken or refused by itself. The same key from the same caller (client and subject) returns the earlier answer for 24 hours. At most 250 records, else LIMIT_EXCEEDED. */
  readonly ingestRecords: IngestResult;
  /** Two customers, or two accounts, are one from now on, under `keepId`. What a person decides, no rule and no new version of a record undoes. The merge moves all records of the absorbed side and no others; where it would part or move any other record, it answers Conflict and does nothing: see `MergePreview`. `reason`: 1 to 500 characters, here and below. */
  readonly mergeCustomers: MergeCustomersResult;
  /** Takes records out of a customer or account, together, for good. The others keep the id. */
  readonly splitCustomer: SplitCustomerResult;
  /** Undoes a merge, made by a person or by the rules: each side gets its records and its id back, and the two stay apart. What came since goes where the rules put it. */
  readonly unmergeCustomers: UnmergeCustomersResult;
};


export type MutationAssertDistinctArgs = {
  a: RecordRefInput;
  b: RecordRefInput;
  reason: Scalars['String']['input'];
};


export type MutationAssertSameArgs = {
  a: RecordRefInput;
  b: RecordRefInput;
  reason: Scalars['String']['input'];
};


export type MutationCorrectAttributeArgs = {
  customerId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  value?: InputMaybe<Scalars['String']['input']>;
};


export type MutationDecideMatchCandidateArgs = {
  accept: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationIngestRecordsArgs = {
  idempotencyKey: Scalars['String']['input'];
  records: ReadonlyArray<RecordInput>;
};


export type MutationMergeCustomersArgs = {
  absorbId: Scalars['ID']['input'];
  keepId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationSplitCustomerArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  records: ReadonlyArray<RecordRefInput>;
};


export type MutationUnmergeCustomersArgs = {
  mergeId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};

/** Nothing of that id, or nothing this token may see. */
export type NotFound = Error & {
  readonly __typename?: 'NotFound';
  readonly message: Scalars['String']['output'];
};

/** Relay page information. Cursors are opaque; `endCursor` continues to older entries. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Of the last edge; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** There are older entries. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** There are newer entries. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Of the first edge; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** ROW: the category depends on the row, by attribute name or identifier type; unknown is the strictest. */
export type PersonalDataBy =
  | 'ROW';

/** Categories of personal data. The guard withholds a field whose category the purpose and the customer's choices do not allow. */
export type PersonalDataCategory =
  | 'BEHAVIOURAL'
  | 'CONTACT'
  | 'DEMOGRAPHIC'
  | 'EXTERNAL'
  | 'FINANCIAL'
  | 'IDENTIFYING'
  | 'INFERRED'
  | 'SPECIAL';

/** The golden record. Attributes nobody gave are null. */
export type Profile = {
  readonly __typename?: 'Profile';
  /** Addresses of one record; those of others are alternatives. */
  readonly addresses?: Maybe<ReadonlyArray<AddressAttribute>>;
  /** Every other attribute whose value may be seen, by name. Of what is withheld, not even the name shows; an asked name of a closed category is an error whether or not there is such an attribute. */
  readonly attributes?: Maybe<ReadonlyArray<Attribute>>;
  /** As its source wrote it. */
  readonly birthDate?: Maybe<Attribute>;
  /** Of the chosen name. */
  readonly familyName?: Maybe<Attribute>;
  /** Of the chosen name. */
  readonly givenName?: Maybe<Attribute>;
  /** Every name that a record gives, the chosen one first. */
  readonly names?: Maybe<ReadonlyArray<Attribute>>;
  /** As its source wrote it. */
  readonly preferredLanguage?: Maybe<Attribute>;
};


/** The golden record. Attributes nobody gave are null. */
export type ProfileAttributesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Where a value comes from. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** 0..1 */
  readonly confidence: Scalars['Float']['output'];
  /** Of bought data. */
  readonly licence?: Maybe<Scalars['String']['output']>;
  /** How it came to be known. */
  readonly method: AssertionMethod;
  /** When the source knew it. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** When this graph learned it. */
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly source: Scalars['String']['output'];
  /** The record's id in that source; null where no single record tells it. */
  readonly sourceRecordId?: Maybe<Scalars['ID']['output']>;
  /** When the right to use it ends; null = open end. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** W3C DPV purposes. */
export type PurposeKey =
  | 'CustomerCare'
  | 'FraudPreventionAndDetection'
  | 'LegalCompliance'
  | 'Marketing'
  | 'Personalisation'
  | 'RightsFulfilment'
  | 'ServiceOptimisation'
  | 'ServiceProvision';

/** A page of refused lines. */
export type QuarantineConnection = {
  readonly __typename?: 'QuarantineConnection';
  readonly edges: ReadonlyArray<QuarantineEdge>;
  readonly pageInfo: PageInfo;
};

/** A refused line and its place. */
export type QuarantineEdge = {
  readonly __typename?: 'QuarantineEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Quarantined;
};

/** A line that was refused. Its text is not shown: it may hold anybody's data. */
export type Quarantined = {
  readonly __typename?: 'Quarantined';
  /** When it first came. */
  readonly at: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** Of the line, where it named one. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** The fields and rules that the line broke, how many more faults it has, and what to do. It quotes no value of the line; `npm run ingest -- --quarantine` shows the operator the values. */
  readonly message: Scalars['String']['output'];
  /** The rule it broke. */
  readonly rule: Scalars['String']['output'];
  readonly source?: Maybe<Scalars['String']['output']>;
  /** The id in its source, where the line named one. */
  readonly sourceId?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** A company by id. A superseded id answers with the survivor, as of customers. */
  readonly account?: Maybe<Account>;
  /** By id. A superseded id answers with the survivor, if this token knows one of the records that were under it; null for an id of nobody, or of nobody this token may see. */
  readonly customer?: Maybe<Customer>;
  /** Whose identifier this is, in any written form. Null where it is nobody's; CONFLICT where several customers share it. */
  readonly customerByIdentifier?: Maybe<Customer>;
  /** Active customers, the known ones first. Customers that only bought or listed data tells of are left out. */
  readonly customers?: Maybe<CustomerConnection>;
  /** All customers with a record that holds the identifier, by id. LIMIT_EXCEEDED above 100. */
  readonly customersByIdentifier?: Maybe<ReadonlyArray<Customer>>;
  /** Why two records are one subject, or two. Null for a record that is not there. */
  readonly explainMatch?: Maybe<MatchExplanation>;
  /** Pairs of records that may be one subject: the review queue, what has most at stake first. */
  readonly matchCandidates?: Maybe<MatchCandidateConnection>;
  /** The customer that the token's customer_id names; null where it names none. */
  readonly me?: Maybe<Customer>;
  /** What a merge of two customers, or of two accounts, would do: the merge does exactly that, or is refused. It is found by trying the merge and taking it back. Superseded ids stand for their survivors; `blockedBy` names an id of nobody. */
  readonly mergePreview?: Maybe<MergePreview>;
  /** Lines that were refused and are still open: neither corrected, replayed nor discarded yet. The oldest first. */
  readonly quarantine?: Maybe<QuarantineConnection>;
  /** The caller's points. Null where there is no limit. */
  readonly rateLimit?: Maybe<RateLimit>;
  /** Where records ended up, in the order asked; null where unknown. At most 100, else LIMIT_EXCEEDED. Records that the caller may not know of are null, those of reference and watch-list sources for other purposes among them. */
  readonly records?: Maybe<ReadonlyArray<Maybe<SourceRecord>>>;
  /** The systems that bring records, by name. */
  readonly sources?: Maybe<ReadonlyArray<Source>>;
};


export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerByIdentifierArgs = {
  type: IdentifierType;
  value: Scalars['String']['input'];
};


export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<CustomerOrder>;
};


export type QueryCustomersByIdentifierArgs = {
  type: IdentifierType;
  value: Scalars['String']['input'];
};


export type QueryExplainMatchArgs = {
  a: RecordRefInput;
  b: RecordRefInput;
};


export type QueryMatchCandidatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  status?: InputMaybe<MatchCandidateStatus>;
};


export type QueryMergePreviewArgs = {
  absorbId: Scalars['ID']['input'];
  keepId: Scalars['ID']['input'];
};


export type QueryQuarantineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  source?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRecordsArgs = {
  refs: ReadonlyArray<RecordRefInput>;
};

/** Of the client's and the user's points the fewer, when this request had paid. */
export type RateLimit = {
  readonly __typename?: 'RateLimit';
  /** Points this request paid, at most. */
  readonly cost: Scalars['Int']['output'];
  /** Points of a full bucket. */
  readonly limit: Scalars['Int']['output'];
  /** Points, 0 at least. */
  readonly remaining: Scalars['Int']['output'];
  /** When the bucket is full again. */
  readonly resetAt: Scalars['DateTime']['output'];
};

/** A record as an ingest line has it. */
export type RecordInput = {
  /** givenName familyName birthDate addresses ..., each as written. */
  readonly attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  /** When the relationship with the source ended. */
  readonly endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id in its source, at most 512 characters. */
  readonly id: Scalars['ID']['input'];
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** When the source knew it. Of two versions the later wins. */
  readonly observedAt: Scalars['DateTime']['input'];
  readonly relations?: InputMaybe<ReadonlyArray<RelationInput>>;
  /** Order of versions with the same `observedAt`, such as a position in the log of the source: a whole number, 0 or more. The higher one is newer. */
  readonly sequence?: InputMaybe<Scalars['BigInt']['input']>;
  /** Letters, digits, . _ - only, at most 64. */
  readonly source: Scalars['String']['input'];
  /** IANA name of the time zone whose days count for what the customer or account has to pay. That of the invoice's source where absent. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
  readonly type?: InputMaybe<RecordType>;
};

/** Names a record. One that stands for an identifier has the source `identifier`, and its type with a pseudonym for an id. */
export type RecordRef = {
  readonly __typename?: 'RecordRef';
  readonly source: Scalars['String']['output'];
  /** The id in its source. */
  readonly sourceId: Scalars['ID']['output'];
};

/** Names a record. */
export type RecordRefInput = {
  readonly source: Scalars['String']['input'];
  /** The id in its source. */
  readonly sourceId: Scalars['ID']['input'];
};

/** What a record describes. */
export type RecordType =
  | 'ORGANISATION'
  | 'PERSON';

/** How a read that no category stands before is recorded. */
export type RecordedRead =
  /** The arguments name somebody. Recorded are the kind of name, a keyed pseudonym of its value and how many were found, also where nobody was. Root fields only. */
  | 'LOOK_UP'
  /** A list of many or a figure over many. Recorded once for the whole group: the field and the shape of its arguments. Root fields only. */
  | 'QUESTION'
  /** Under the customer or company it is about: by the category, or by the name of the field or type where it has none. */
  | 'READ';

/** A record's relation to another. */
export type RelationInput = {
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** EMPLOYEE_OF and the like, MEMBER_OF_HOUSEHOLD, ACQUIRED, SPUN_OFF, OWNS: what the record is or did to `to`. PARENT: `to` is the parent of the record. */
  readonly role: Scalars['String']['input'];
  /** 0..1, of ownership. */
  readonly share?: InputMaybe<Scalars['Float']['input']>;
  readonly to: RecordRefInput;
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How the records came to be one subject. */
export type Resolution = {
  readonly __typename?: 'Resolution';
  /** 0..1: that of the least certain record among those that the caller may know of; records of reference and watch-list sources never change it. 1 for a record by itself. */
  readonly confidence: Scalars['Float']['output'];
  /** Without records that are not shown. */
  readonly recordCount: Scalars['Int']['output'];
  /** Of the rules in force. */
  readonly ruleSetVersion: Scalars['String']['output'];
  /** In the order the records were joined. Those through a record that is not shown are left out. Withheld where the purpose does not open the customer's identity: a step states which values of two records agree. */
  readonly steps?: Maybe<ReadonlyArray<ResolutionStep>>;
};

/** Two groups of records were taken for one subject. */
export type ResolutionStep = {
  readonly __typename?: 'ResolutionStep';
  /** When this step first held. */
  readonly decidedAt: Scalars['DateTime']['output'];
  /** rule-set and its version, or a person. */
  readonly decidedBy: Scalars['String']['output'];
  /** What was compared of the two records that hold the identifier. */
  readonly features: ReadonlyArray<FeatureScore>;
  /** All records that were together already on one side. */
  readonly left: ReadonlyArray<RecordRef>;
  /** The other side. */
  readonly right: ReadonlyArray<RecordRef>;
  /** The type of the identifier both sides hold, `_AND_TRAITS` where names or birth dates agree too; MATCH by the probabilistic model. */
  readonly rule: Scalars['String']['output'];
  /** 0..1 */
  readonly score: Scalars['Float']['output'];
  /** From 1. */
  readonly step: Scalars['Int']['output'];
};

/** A system that brings records. */
export type Source = {
  readonly __typename?: 'Source';
  /** Who answers for the data. */
  readonly controller?: Maybe<Scalars['String']['output']>;
  /** Order of day, month and year in its dates: DMY, MDY or YMD. Null: either. */
  readonly dateOrder?: Maybe<Scalars['String']['output']>;
  /** False: no source line has said what it is, so it counts as a TOUCHPOINT. */
  readonly declared: Scalars['Boolean']['output'];
  /** For phones and addresses that name none. */
  readonly defaultCountry?: Maybe<Scalars['CountryCode']['output']>;
  /** Under which the data may be used. */
  readonly licence?: Maybe<Scalars['String']['output']>;
  /**
   * Sources for whose records it may record consents that open something, besides its own records: `identifier` stands
   * for consents of an identifier alone, and `*` for all sources.
   */
  readonly mayRecordConsentFor: ReadonlyArray<Scalars['String']['output']>;
  /** How it comes to know what it says. */
  readonly method: AssertionMethod;
  readonly name: Scalars['String']['output'];
  /** What reference and watch-list data may be shown for. */
  readonly permittedPurposes: ReadonlyArray<PurposeKey>;
  /** Lower wins where values differ. */
  readonly priority: Scalars['Int']['output'];
  /** What it is to its records. */
  readonly role: SourceRole;
  /** IANA name of the time zone of the times and dates that it sends without one. */
  readonly timeZone: Scalars['String']['output'];
  /** One person has at most one id there. */
  readonly uniqueIds: Scalars['Boolean']['output'];
  /** End of the licence. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Types of identifiers of which its `verifiedAt` counts. Null: every type if its role is SYSTEM_OF_RECORD, otherwise
   * none.
   */
  readonly verifies?: Maybe<ReadonlyArray<IdentifierType>>;
};

/** What one system says of one person or organisation. */
export type SourceRecord = {
  readonly __typename?: 'SourceRecord';
  /** Null for a person's record. */
  readonly account?: Maybe<Account>;
  /** Null for an organisation's record. */
  readonly customer?: Maybe<Customer>;
  /** When the source knew it. For a record that only facts name so far: when the first came. */
  readonly observedAt: Scalars['DateTime']['output'];
  readonly source: Scalars['String']['output'];
  /** The id in its source. Where the purpose does not open the customer's identity and the request did not name the record: `#` and a pseudonym. */
  readonly sourceId: Scalars['ID']['output'];
  /** Times of this record that were more than 5 minutes in the future when it arrived, as the source wrote them: `observedAt 9999-12-31`. Each counts as the time of arrival. Null if there are none. */
  readonly timesAhead?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A page of records. */
export type SourceRecordConnection = {
  readonly __typename?: 'SourceRecordConnection';
  readonly edges: ReadonlyArray<SourceRecordEdge>;
  readonly pageInfo: PageInfo;
};

/** A record and its place. */
export type SourceRecordEdge = {
  readonly __typename?: 'SourceRecordEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<SourceRecord>;
};

/** What a system is to its records. */
export type SourceRole =
  /** Bought or borrowed data: never names a customer. */
  | 'REFERENCE'
  | 'SYSTEM_OF_RECORD'
  | 'TOUCHPOINT'
  /** Sanctions and the like: never names a customer. */
  | 'WATCHLIST';

/** Or why nothing was done. */
export type SplitCustomerResult = Conflict | NotFound | SplitCustomerSuccess;

/** The records named are apart from the others. */
export type SplitCustomerSuccess = {
  readonly __typename?: 'SplitCustomerSuccess';
  /** As `customer`, of accounts. */
  readonly account?: Maybe<Account>;
  /** IdentityChange.id of it. */
  readonly changeId: Scalars['ID']['output'];
  /** Who keeps the other records; null of accounts. */
  readonly customer?: Maybe<Customer>;
  /** Who has the records named; null of accounts. */
  readonly part?: Maybe<Customer>;
  /** As `part`, of accounts. */
  readonly partAccount?: Maybe<Account>;
};

/** What a timeline entry is. */
export type TimelineKind =
  | 'BOOKING'
  | 'CONSENT'
  | 'CONTRACT'
  | 'FEEDBACK'
  | 'IDENTITY_CHANGE'
  | 'INVOICE'
  | 'JOURNEY_TRANSITION'
  | 'PAYMENT'
  /** Objection or restriction: GDPR articles 21 and 18. */
  | 'PRIVACY_REQUEST'
  | 'SUBSCRIPTION'
  | 'TOUCHPOINT';

/** Or why nothing was done. */
export type UnmergeCustomersResult = Conflict | NotFound | UnmergeCustomersSuccess;

/** The two are apart. */
export type UnmergeCustomersSuccess = {
  readonly __typename?: 'UnmergeCustomersSuccess';
  /** As `customer`, of accounts. */
  readonly account?: Maybe<Account>;
  /** IdentityChange.id of it. */
  readonly changeId: Scalars['ID']['output'];
  /** Who had kept its id; null of accounts. */
  readonly customer?: Maybe<Customer>;
  /** Who got its id back; null of accounts. */
  readonly restored?: Maybe<Customer>;
  /** As `restored`, of accounts. */
  readonly restoredAccount?: Maybe<Account>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Account: Account;
  Customer: Customer;
  IdentityChange: IdentityChange;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Account:
    ( { __typename: 'Account' }
    & GraphQLRecursivePick<FederationTypes['Account'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  IdentityChange:
    ( { __typename: 'IdentityChange' }
    & GraphQLRecursivePick<FederationTypes['IdentityChange'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AssertResult:
    | ( Omit<AssertSuccess, 'a' | 'b'> & { a?: Maybe<_RefType['SourceRecord']>, b?: Maybe<_RefType['SourceRecord']> } )
    | ( Conflict )
    | ( NotFound )
  ;
  CorrectAttributeResult:
    | ( Conflict )
    | ( Omit<CorrectAttributeSuccess, 'account' | 'customer'> & { account?: Maybe<_RefType['Account']>, customer?: Maybe<_RefType['Customer']> } )
    | ( NotFound )
  ;
  IngestResult:
    | ( IdempotencyKeyReused )
    | ( IngestSuccess )
  ;
  MergeCustomersResult:
    | ( Conflict )
    | ( Omit<MergeCustomersSuccess, 'account' | 'customer'> & { account?: Maybe<_RefType['Account']>, customer?: Maybe<_RefType['Customer']> } )
    | ( NotFound )
  ;
  SplitCustomerResult:
    | ( Conflict )
    | ( NotFound )
    | ( Omit<SplitCustomerSuccess, 'account' | 'customer' | 'part' | 'partAccount'> & { account?: Maybe<_RefType['Account']>, customer?: Maybe<_RefType['Customer']>, part?: Maybe<_RefType['Customer']>, partAccount?: Maybe<_RefType['Account']> } )
  ;
  UnmergeCustomersResult:
    | ( Conflict )
    | ( NotFound )
    | ( Omit<UnmergeCustomersSuccess, 'account' | 'customer' | 'restored' | 'restoredAccount'> & { account?: Maybe<_RefType['Account']>, customer?: Maybe<_RefType['Customer']>, restored?: Maybe<_RefType['Customer']>, restoredAccount?: Maybe<_RefType['Account']> } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Error:
    | ( Conflict )
    | ( IdempotencyKeyReused )
    | ( NotFound )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AccountKind: AccountKind;
  AccountMembership: ResolverTypeWrapper<MembershipRow>;
  AccountRelation: ResolverTypeWrapper<AccountRelationRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AddressAttribute: ResolverTypeWrapper<AddressRow>;
  AssertResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AssertResult']>;
  AssertSuccess: ResolverTypeWrapper<Omit<AssertSuccess, 'a' | 'b'> & { a?: Maybe<ResolversTypes['SourceRecord']>, b?: Maybe<ResolversTypes['SourceRecord']> }>;
  AssertionMethod: AssertionMethod;
  Attribute: ResolverTypeWrapper<AttributeRow>;
  AttributeConflict: ResolverTypeWrapper<AttributeConflictRow>;
  AttributeValue: ResolverTypeWrapper<AttributeValueRow>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Channel: Channel;
  Conflict: ResolverTypeWrapper<Conflict>;
  CorrectAttributeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CorrectAttributeResult']>;
  CorrectAttributeSuccess: ResolverTypeWrapper<Omit<CorrectAttributeSuccess, 'account' | 'customer'> & { account?: Maybe<ResolversTypes['Account']>, customer?: Maybe<ResolversTypes['Customer']> }>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  CustomerConnection: ResolverTypeWrapper<CustomerPage>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node?: Maybe<ResolversTypes['Customer']> }>;
  CustomerFilter: CustomerFilter;
  CustomerKind: CustomerKind;
  CustomerOrder: CustomerOrder;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Error: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Error']>;
  EvidenceLink: ResolverTypeWrapper<EvidenceLink>;
  FeatureScore: ResolverTypeWrapper<FeatureScore>;
  Firmographics: ResolverTypeWrapper<ProfileRow>;
  Household: ResolverTypeWrapper<HouseholdRow>;
  HouseholdMember: ResolverTypeWrapper<HouseholdMemberRow>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  Identifier: ResolverTypeWrapper<IdentifierRow>;
  IdentifierConnection: ResolverTypeWrapper<IdentifierPage>;
  IdentifierEdge: ResolverTypeWrapper<Omit<IdentifierEdge, 'node'> & { node?: Maybe<ResolversTypes['Identifier']> }>;
  IdentifierInput: IdentifierInput;
  IdentifierType: IdentifierType;
  IdentityChange: ResolverTypeWrapper<IdentityChangeRow>;
  IdentityChangeAction: IdentityChangeAction;
  IngestItem: ResolverTypeWrapper<IngestItem>;
  IngestResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['IngestResult']>;
  IngestStatus: IngestStatus;
  IngestSuccess: ResolverTypeWrapper<IngestSuccess>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  MatchCandidate: ResolverTypeWrapper<KnownCandidateRow>;
  MatchCandidateConnection: ResolverTypeWrapper<MatchCandidatePage>;
  MatchCandidateEdge: ResolverTypeWrapper<Omit<MatchCandidateEdge, 'node'> & { node: ResolversTypes['MatchCandidate'] }>;
  MatchCandidateReason: MatchCandidateReason;
  MatchCandidateStatus: MatchCandidateStatus;
  MatchExplanation: ResolverTypeWrapper<MatchExplanationRow>;
  MembershipConnection: ResolverTypeWrapper<MembershipPage>;
  MembershipEdge: ResolverTypeWrapper<Omit<MembershipEdge, 'node'> & { node?: Maybe<ResolversTypes['AccountMembership']> }>;
  MergeCustomersResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MergeCustomersResult']>;
  MergeCustomersSuccess: ResolverTypeWrapper<Omit<MergeCustomersSuccess, 'account' | 'customer'> & { account?: Maybe<ResolversTypes['Account']>, customer?: Maybe<ResolversTypes['Customer']> }>;
  MergePreview: ResolverTypeWrapper<MergePreviewRow>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotFound: ResolverTypeWrapper<NotFound>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PersonalDataBy: PersonalDataBy;
  PersonalDataCategory: PersonalDataCategory;
  Profile: ResolverTypeWrapper<ProfileRow>;
  Provenance: ResolverTypeWrapper<ProvenanceRow>;
  PurposeKey: PurposeKey;
  QuarantineConnection: ResolverTypeWrapper<QuarantinePage>;
  QuarantineEdge: ResolverTypeWrapper<Omit<QuarantineEdge, 'node'> & { node: ResolversTypes['Quarantined'] }>;
  Quarantined: ResolverTypeWrapper<QuarantinedRow>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateLimit: ResolverTypeWrapper<Budget>;
  RecordInput: RecordInput;
  RecordRef: ResolverTypeWrapper<RecordRef>;
  RecordRefInput: RecordRefInput;
  RecordType: RecordType;
  RecordedRead: RecordedRead;
  RelationInput: RelationInput;
  Resolution: ResolverTypeWrapper<ResolutionRow>;
  ResolutionStep: ResolverTypeWrapper<ResolutionStep>;
  Source: ResolverTypeWrapper<Source>;
  SourceRecord: ResolverTypeWrapper<SourceRecordRow>;
  SourceRecordConnection: ResolverTypeWrapper<SourceRecordPage>;
  SourceRecordEdge: ResolverTypeWrapper<Omit<SourceRecordEdge, 'node'> & { node?: Maybe<ResolversTypes['SourceRecord']> }>;
  SourceRole: SourceRole;
  SplitCustomerResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SplitCustomerResult']>;
  SplitCustomerSuccess: ResolverTypeWrapper<Omit<SplitCustomerSuccess, 'account' | 'customer' | 'part' | 'partAccount'> & { account?: Maybe<ResolversTypes['Account']>, customer?: Maybe<ResolversTypes['Customer']>, part?: Maybe<ResolversTypes['Customer']>, partAccount?: Maybe<ResolversTypes['Account']> }>;
  TimelineKind: TimelineKind;
  UnmergeCustomersResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnmergeCustomersResult']>;
  UnmergeCustomersSuccess: ResolverTypeWrapper<Omit<UnmergeCustomersSuccess, 'account' | 'customer' | 'restored' | 'restoredAccount'> & { account?: Maybe<ResolversTypes['Account']>, customer?: Maybe<ResolversTypes['Customer']>, restored?: Maybe<ResolversTypes['Customer']>, restoredAccount?: Maybe<ResolversTypes['Account']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountRow;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AccountMembership: MembershipRow;
  AccountRelation: AccountRelationRow;
  Boolean: Scalars['Boolean']['output'];
  Float: Scalars['Float']['output'];
  AddressAttribute: AddressRow;
  AssertResult: ResolversUnionTypes<ResolversParentTypes>['AssertResult'];
  AssertSuccess: Omit<AssertSuccess, 'a' | 'b'> & { a?: Maybe<ResolversParentTypes['SourceRecord']>, b?: Maybe<ResolversParentTypes['SourceRecord']> };
  Attribute: AttributeRow;
  AttributeConflict: AttributeConflictRow;
  AttributeValue: AttributeValueRow;
  BigInt: Scalars['BigInt']['output'];
  Conflict: Conflict;
  CorrectAttributeResult: ResolversUnionTypes<ResolversParentTypes>['CorrectAttributeResult'];
  CorrectAttributeSuccess: Omit<CorrectAttributeSuccess, 'account' | 'customer'> & { account?: Maybe<ResolversParentTypes['Account']>, customer?: Maybe<ResolversParentTypes['Customer']> };
  CountryCode: Scalars['CountryCode']['output'];
  Currency: Scalars['Currency']['output'];
  Customer: CustomerRow;
  CustomerConnection: CustomerPage;
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Customer']> };
  CustomerFilter: CustomerFilter;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Error: ResolversInterfaceTypes<ResolversParentTypes>['Error'];
  EvidenceLink: EvidenceLink;
  FeatureScore: FeatureScore;
  Firmographics: ProfileRow;
  Household: HouseholdRow;
  HouseholdMember: HouseholdMemberRow;
  IdempotencyKeyReused: IdempotencyKeyReused;
  Identifier: IdentifierRow;
  IdentifierConnection: IdentifierPage;
  IdentifierEdge: Omit<IdentifierEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Identifier']> };
  IdentifierInput: IdentifierInput;
  IdentityChange: IdentityChangeRow;
  IngestItem: IngestItem;
  IngestResult: ResolversUnionTypes<ResolversParentTypes>['IngestResult'];
  IngestSuccess: IngestSuccess;
  JSONObject: Scalars['JSONObject']['output'];
  MatchCandidate: KnownCandidateRow;
  MatchCandidateConnection: MatchCandidatePage;
  MatchCandidateEdge: Omit<MatchCandidateEdge, 'node'> & { node: ResolversParentTypes['MatchCandidate'] };
  MatchExplanation: MatchExplanationRow;
  MembershipConnection: MembershipPage;
  MembershipEdge: Omit<MembershipEdge, 'node'> & { node?: Maybe<ResolversParentTypes['AccountMembership']> };
  MergeCustomersResult: ResolversUnionTypes<ResolversParentTypes>['MergeCustomersResult'];
  MergeCustomersSuccess: Omit<MergeCustomersSuccess, 'account' | 'customer'> & { account?: Maybe<ResolversParentTypes['Account']>, customer?: Maybe<ResolversParentTypes['Customer']> };
  MergePreview: MergePreviewRow;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  NotFound: NotFound;
  PageInfo: PageInfo;
  Profile: ProfileRow;
  Provenance: ProvenanceRow;
  QuarantineConnection: QuarantinePage;
  QuarantineEdge: Omit<QuarantineEdge, 'node'> & { node: ResolversParentTypes['Quarantined'] };
  Quarantined: QuarantinedRow;
  Query: Record<PropertyKey, never>;
  RateLimit: Budget;
  RecordInput: RecordInput;
  RecordRef: RecordRef;
  RecordRefInput: RecordRefInput;
  RelationInput: RelationInput;
  Resolution: ResolutionRow;
  ResolutionStep: ResolutionStep;
  Source: Source;
  SourceRecord: SourceRecordRow;
  SourceRecordConnection: SourceRecordPage;
  SourceRecordEdge: Omit<SourceRecordEdge, 'node'> & { node?: Maybe<ResolversParentTypes['SourceRecord']> };
  SplitCustomerResult: ResolversUnionTypes<ResolversParentTypes>['SplitCustomerResult'];
  SplitCustomerSuccess: Omit<SplitCustomerSuccess, 'account' | 'customer' | 'part' | 'partAccount'> & { account?: Maybe<ResolversParentTypes['Account']>, customer?: Maybe<ResolversParentTypes['Customer']>, part?: Maybe<ResolversParentTypes['Customer']>, partAccount?: Maybe<ResolversParentTypes['Account']> };
  UnmergeCustomersResult: ResolversUnionTypes<ResolversParentTypes>['UnmergeCustomersResult'];
  UnmergeCustomersSuccess: Omit<UnmergeCustomersSuccess, 'account' | 'customer' | 'restored' | 'restoredAccount'> & { account?: Maybe<ResolversParentTypes['Account']>, customer?: Maybe<ResolversParentTypes['Customer']>, restored?: Maybe<ResolversParentTypes['Customer']>, restoredAccount?: Maybe<ResolversParentTypes['Account']> };
  String: Scalars['String']['output'];
};

export type FiguresDirectiveArgs = {
  categories: ReadonlyArray<PersonalDataCategory>;
};

export type FiguresDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = FiguresDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PersonalDataDirectiveArgs = {
  by?: Maybe<PersonalDataBy>;
  category?: Maybe<PersonalDataCategory>;
  channel?: Maybe<Channel>;
};

export type PersonalDataDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = PersonalDataDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RecordedDirectiveArgs = {
  as?: RecordedRead;
  category?: Maybe<PersonalDataCategory>;
};

export type RecordedDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = RecordedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type UnrecordedDirectiveArgs = {
  because: Scalars['String']['input'];
};

export type UnrecordedDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = UnrecordedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type WritesDirectiveArgs = {
  categories: ReadonlyArray<PersonalDataCategory>;
};

export type WritesDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = WritesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account'], FederationReferenceType extends FederationReferenceTypes['Account'] = FederationReferenceTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']> | FederationReferenceType, FederationReferenceType, ContextType>;
  firmographics?: Resolver<Maybe<ResolversTypes['Firmographics']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identifier']>>, ParentType, ContextType>;
  identityChanges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IdentityChange']>>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccountKind'], ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['MembershipConnection']>, ParentType, ContextType, RequireFields<AccountMembersArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  records?: Resolver<Maybe<ResolversTypes['SourceRecordConnection']>, ParentType, ContextType, RequireFields<AccountRecordsArgs, 'first'>>;
  relations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountRelation']>>, ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['Resolution']>, ParentType, ContextType>;
  supersededIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AccountMembershipResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountMembership'] = ResolversParentTypes['AccountMembership']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AccountRelationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountRelation'] = ResolversParentTypes['AccountRelation']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  inverse?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AddressAttributeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AddressAttribute'] = ResolversParentTypes['AddressAttribute']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line1?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AssertResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AssertResult'] = ResolversParentTypes['AssertResult']> = {
  __resolveType: TypeResolveFn<'AssertSuccess' | 'Conflict' | 'NotFound', ParentType, ContextType>;
};

export type AssertSuccessResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AssertSuccess'] = ResolversParentTypes['AssertSuccess']> = {
  a?: Resolver<Maybe<ResolversTypes['SourceRecord']>, ParentType, ContextType>;
  b?: Resolver<Maybe<ResolversTypes['SourceRecord']>, ParentType, ContextType>;
  changeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  same?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttributeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Attribute'] = ResolversParentTypes['Attribute']> = {
  alternatives?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AttributeValue']>>, ParentType, ContextType>;
  chosenBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AttributeConflictResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AttributeConflict'] = ResolversParentTypes['AttributeConflict']> = {
  absorb?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  keep?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AttributeValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AttributeValue'] = ResolversParentTypes['AttributeValue']> = {
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type ConflictResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict']> = {
  blockedBy?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CorrectAttributeResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CorrectAttributeResult'] = ResolversParentTypes['CorrectAttributeResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CorrectAttributeSuccess' | 'NotFound', ParentType, ContextType>;
};

export type CorrectAttributeSuccessResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CorrectAttributeSuccess'] = ResolversParentTypes['CorrectAttributeSuccess']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  changeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accounts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccountMembership']>>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  household?: Resolver<Maybe<ResolversTypes['Household']>, ParentType, ContextType>;
  households?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Household']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<ResolversTypes['IdentifierConnection']>, ParentType, ContextType, RequireFields<CustomerIdentifiersArgs, 'first'>>;
  identityChanges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IdentityChange']>>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CustomerKind'], ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType>;
  records?: Resolver<Maybe<ResolversTypes['SourceRecordConnection']>, ParentType, ContextType, RequireFields<CustomerRecordsArgs, 'first'>>;
  resolution?: Resolver<Maybe<ResolversTypes['Resolution']>, ParentType, ContextType>;
  supersededIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type ErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Error'] = ResolversParentTypes['Error']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'IdempotencyKeyReused' | 'NotFound', ParentType, ContextType>;
};

export type EvidenceLinkResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EvidenceLink'] = ResolversParentTypes['EvidenceLink']> = {
  a?: Resolver<ResolversTypes['RecordRef'], ParentType, ContextType>;
  b?: Resolver<ResolversTypes['RecordRef'], ParentType, ContextType>;
  features?: Resolver<ReadonlyArray<ResolversTypes['FeatureScore']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FeatureScoreResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FeatureScore'] = ResolversParentTypes['FeatureScore']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FirmographicsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Firmographics'] = ResolversParentTypes['Firmographics']> = {
  attributes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType, Partial<FirmographicsAttributesArgs>>;
  employeeCount?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  foundedOn?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  industry?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  legalForm?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
};

export type HouseholdResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Household'] = ResolversParentTypes['Household']> = {
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HouseholdMember']>>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type HouseholdMemberResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HouseholdMember'] = ResolversParentTypes['HouseholdMember']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  firstSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  provenance?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Provenance']>>, ParentType, ContextType>;
  shared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['IdentifierType'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type IdentifierConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdentifierConnection'] = ResolversParentTypes['IdentifierConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IdentifierEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type IdentifierEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdentifierEdge'] = ResolversParentTypes['IdentifierEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Identifier']>, ParentType, ContextType>;
};

export type IdentityChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdentityChange'] = ResolversParentTypes['IdentityChange'], FederationReferenceType extends FederationReferenceTypes['IdentityChange'] = FederationReferenceTypes['IdentityChange']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['IdentityChange']> | FederationReferenceType, FederationReferenceType, ContextType>;
  absorbId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  action?: Resolver<ResolversTypes['IdentityChangeAction'], ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keepId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kept?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordRef']>>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  moved?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordRef']>>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  undone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IngestItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestItem'] = ResolversParentTypes['IngestItem']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['IngestStatus'], ParentType, ContextType>;
};

export type IngestResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestResult'] = ResolversParentTypes['IngestResult']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'IngestSuccess', ParentType, ContextType>;
};

export type IngestSuccessResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IngestSuccess'] = ResolversParentTypes['IngestSuccess']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['IngestItem']>, ParentType, ContextType>;
  quarantined?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type MatchCandidateResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MatchCandidate'] = ResolversParentTypes['MatchCandidate']> = {
  a?: Resolver<Maybe<ResolversTypes['SourceRecord']>, ParentType, ContextType>;
  b?: Resolver<Maybe<ResolversTypes['SourceRecord']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['MatchCandidateReason']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  stake?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MatchCandidateStatus'], ParentType, ContextType>;
};

export type MatchCandidateConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MatchCandidateConnection'] = ResolversParentTypes['MatchCandidateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MatchCandidateEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MatchCandidateEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MatchCandidateEdge'] = ResolversParentTypes['MatchCandidateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MatchCandidate'], ParentType, ContextType>;
};

export type MatchExplanationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MatchExplanation'] = ResolversParentTypes['MatchExplanation']> = {
  against?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FeatureScore']>>, ParentType, ContextType>;
  blockedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EvidenceLink']>>, ParentType, ContextType>;
  same?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MembershipConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MembershipConnection'] = ResolversParentTypes['MembershipConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MembershipEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MembershipEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MembershipEdge'] = ResolversParentTypes['MembershipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['AccountMembership']>, ParentType, ContextType>;
};

export type MergeCustomersResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MergeCustomersResult'] = ResolversParentTypes['MergeCustomersResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'MergeCustomersSuccess' | 'NotFound', ParentType, ContextType>;
};

export type MergeCustomersSuccessResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MergeCustomersSuccess'] = ResolversParentTypes['MergeCustomersSuccess']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  mergeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  supersededId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MergePreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MergePreview'] = ResolversParentTypes['MergePreview']> = {
  blockedBy?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  conflicts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AttributeConflict']>>, ParentType, ContextType>;
  consentChanges?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  eventsTouched?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  invoicesTouched?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  leaving?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SourceRecord']>>, ParentType, ContextType>;
  moving?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SourceRecord']>>, ParentType, ContextType>;
  recordsMoved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  survivingAccount?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  survivor?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  winningValues?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  assertDistinct?: Resolver<ResolversTypes['AssertResult'], ParentType, ContextType, RequireFields<MutationAssertDistinctArgs, 'a' | 'b' | 'reason'>>;
  assertSame?: Resolver<ResolversTypes['AssertResult'], ParentType, ContextType, RequireFields<MutationAssertSameArgs, 'a' | 'b' | 'reason'>>;
  correctAttribute?: Resolver<ResolversTypes['CorrectAttributeResult'], ParentType, ContextType, RequireFields<MutationCorrectAttributeArgs, 'customerId' | 'name' | 'reason'>>;
  decideMatchCandidate?: Resolver<ResolversTypes['AssertResult'], ParentType, ContextType, RequireFields<MutationDecideMatchCandidateArgs, 'accept' | 'id' | 'reason'>>;
  ingestRecords?: Resolver<ResolversTypes['IngestResult'], ParentType, ContextType, RequireFields<MutationIngestRecordsArgs, 'idempotencyKey' | 'records'>>;
  mergeCustomers?: Resolver<ResolversTypes['MergeCustomersResult'], ParentType, ContextType, RequireFields<MutationMergeCustomersArgs, 'absorbId' | 'keepId' | 'reason'>>;
  splitCustomer?: Resolver<ResolversTypes['SplitCustomerResult'], ParentType, ContextType, RequireFields<MutationSplitCustomerArgs, 'id' | 'reason' | 'records'>>;
  unmergeCustomers?: Resolver<ResolversTypes['UnmergeCustomersResult'], ParentType, ContextType, RequireFields<MutationUnmergeCustomersArgs, 'mergeId' | 'reason'>>;
};

export type NotFoundResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProfileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  addresses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AddressAttribute']>>, ParentType, ContextType>;
  attributes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType, Partial<ProfileAttributesArgs>>;
  birthDate?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  familyName?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
  names?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType>;
  preferredLanguage?: Resolver<Maybe<ResolversTypes['Attribute']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['AssertionMethod'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceRecordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type QuarantineConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuarantineConnection'] = ResolversParentTypes['QuarantineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QuarantineEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type QuarantineEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuarantineEdge'] = ResolversParentTypes['QuarantineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Quarantined'], ParentType, ContextType>;
};

export type QuarantinedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Quarantined'] = ResolversParentTypes['Quarantined']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerByIdentifier?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerByIdentifierArgs, 'type' | 'value'>>;
  customers?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first'>>;
  customersByIdentifier?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Customer']>>, ParentType, ContextType, RequireFields<QueryCustomersByIdentifierArgs, 'type' | 'value'>>;
  explainMatch?: Resolver<Maybe<ResolversTypes['MatchExplanation']>, ParentType, ContextType, RequireFields<QueryExplainMatchArgs, 'a' | 'b'>>;
  matchCandidates?: Resolver<Maybe<ResolversTypes['MatchCandidateConnection']>, ParentType, ContextType, RequireFields<QueryMatchCandidatesArgs, 'first'>>;
  me?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  mergePreview?: Resolver<Maybe<ResolversTypes['MergePreview']>, ParentType, ContextType, RequireFields<QueryMergePreviewArgs, 'absorbId' | 'keepId'>>;
  quarantine?: Resolver<Maybe<ResolversTypes['QuarantineConnection']>, ParentType, ContextType, RequireFields<QueryQuarantineArgs, 'first'>>;
  rateLimit?: Resolver<Maybe<ResolversTypes['RateLimit']>, ParentType, ContextType>;
  records?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['SourceRecord']>>>, ParentType, ContextType, RequireFields<QueryRecordsArgs, 'refs'>>;
  sources?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Source']>>, ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RecordRefResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordRef'] = ResolversParentTypes['RecordRef']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ResolutionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Resolution'] = ResolversParentTypes['Resolution']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  recordCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ruleSetVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ResolutionStep']>>, ParentType, ContextType>;
};

export type ResolutionStepResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ResolutionStep'] = ResolversParentTypes['ResolutionStep']> = {
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  features?: Resolver<ReadonlyArray<ResolversTypes['FeatureScore']>, ParentType, ContextType>;
  left?: Resolver<ReadonlyArray<ResolversTypes['RecordRef']>, ParentType, ContextType>;
  right?: Resolver<ReadonlyArray<ResolversTypes['RecordRef']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  controller?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateOrder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  declared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  defaultCountry?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mayRecordConsentFor?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['AssertionMethod'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permittedPurposes?: Resolver<ReadonlyArray<ResolversTypes['PurposeKey']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['SourceRole'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uniqueIds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  verifies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IdentifierType']>>, ParentType, ContextType>;
};

export type SourceRecordResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceRecord'] = ResolversParentTypes['SourceRecord']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  timesAhead?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type SourceRecordConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceRecordConnection'] = ResolversParentTypes['SourceRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SourceRecordEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SourceRecordEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceRecordEdge'] = ResolversParentTypes['SourceRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['SourceRecord']>, ParentType, ContextType>;
};

export type SplitCustomerResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SplitCustomerResult'] = ResolversParentTypes['SplitCustomerResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'NotFound' | 'SplitCustomerSuccess', ParentType, ContextType>;
};

export type SplitCustomerSuccessResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SplitCustomerSuccess'] = ResolversParentTypes['SplitCustomerSuccess']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  changeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  part?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  partAccount?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnmergeCustomersResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnmergeCustomersResult'] = ResolversParentTypes['UnmergeCustomersResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'NotFound' | 'UnmergeCustomersSuccess', ParentType, ContextType>;
};

export type UnmergeCustomersSuccessResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnmergeCustomersSuccess'] = ResolversParentTypes['UnmergeCustomersSuccess']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  changeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  restored?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  restoredAccount?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  Account?: AccountResolvers<ContextType>;
  AccountMembership?: AccountMembershipResolvers<ContextType>;
  AccountRelation?: AccountRelationResolvers<ContextType>;
  AddressAttribute?: AddressAttributeResolvers<ContextType>;
  AssertResult?: AssertResultResolvers<ContextType>;
  AssertSuccess?: AssertSuccessResolvers<ContextType>;
  Attribute?: AttributeResolvers<ContextType>;
  AttributeConflict?: AttributeConflictResolvers<ContextType>;
  AttributeValue?: AttributeValueResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  Conflict?: ConflictResolvers<ContextType>;
  CorrectAttributeResult?: CorrectAttributeResultResolvers<ContextType>;
  CorrectAttributeSuccess?: CorrectAttributeSuccessResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Error?: ErrorResolvers<ContextType>;
  EvidenceLink?: EvidenceLinkResolvers<ContextType>;
  FeatureScore?: FeatureScoreResolvers<ContextType>;
  Firmographics?: FirmographicsResolvers<ContextType>;
  Household?: HouseholdResolvers<ContextType>;
  HouseholdMember?: HouseholdMemberResolvers<ContextType>;
  IdempotencyKeyReused?: IdempotencyKeyReusedResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  IdentifierConnection?: IdentifierConnectionResolvers<ContextType>;
  IdentifierEdge?: IdentifierEdgeResolvers<ContextType>;
  IdentityChange?: IdentityChangeResolvers<ContextType>;
  IngestItem?: IngestItemResolvers<ContextType>;
  IngestResult?: IngestResultResolvers<ContextType>;
  IngestSuccess?: IngestSuccessResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  MatchCandidate?: MatchCandidateResolvers<ContextType>;
  MatchCandidateConnection?: MatchCandidateConnectionResolvers<ContextType>;
  MatchCandidateEdge?: MatchCandidateEdgeResolvers<ContextType>;
  MatchExplanation?: MatchExplanationResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  MergeCustomersResult?: MergeCustomersResultResolvers<ContextType>;
  MergeCustomersSuccess?: MergeCustomersSuccessResolvers<ContextType>;
  MergePreview?: MergePreviewResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Profile?: ProfileResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  QuarantineConnection?: QuarantineConnectionResolvers<ContextType>;
  QuarantineEdge?: QuarantineEdgeResolvers<ContextType>;
  Quarantined?: QuarantinedResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  RecordRef?: RecordRefResolvers<ContextType>;
  Resolution?: ResolutionResolvers<ContextType>;
  ResolutionStep?: ResolutionStepResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  SourceRecord?: SourceRecordResolvers<ContextType>;
  SourceRecordConnection?: SourceRecordConnectionResolvers<ContextType>;
  SourceRecordEdge?: SourceRecordEdgeResolvers<ContextType>;
  SplitCustomerResult?: SplitCustomerResultResolvers<ContextType>;
  SplitCustomerSuccess?: SplitCustomerSuccessResolvers<ContextType>;
  UnmergeCustomersResult?: UnmergeCustomersResultResolvers<ContextType>;
  UnmergeCustomersSuccess?: UnmergeCustomersSuccessResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  figures?: FiguresDirectiveResolver<any, any, ContextType>;
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  recorded?: RecordedDirectiveResolver<any, any, ContextType>;
  unrecorded?: UnrecordedDirectiveResolver<any, any, ContextType>;
  writes?: WritesDirectiveResolver<any, any, ContextType>;
};
