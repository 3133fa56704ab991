import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Budget } from '../../access/budget.ts';
import type { CustomerRow } from './customer-queries.ts';
import type { CustomerPage, MembershipRow, MembershipPage, AccountRelationRow, ProfileRow, HouseholdRow, HouseholdMemberRow, IdentifierPage, SourceRecordPage, AttributeRow, AttributeValueRow, AddressRow, ResolutionRow, QuarantinePage, MatchExplanationRow } from './rows.ts';
import type { AccountRow } from './account-queries.ts';
import type { IdentifierRow } from './identifiers/identifier-queries.ts';
import type { QuarantinedRow } from './records/quarantine-queries.ts';
import type { SourceRecordRow } from './records/record-queries.ts';
import type { ProvenanceRow } from './provenance.ts';
import type { IdentityChangeRow, KnownCandidateRow, MatchCandidatePage } from './corrections/queries.ts';
import type { MergePreviewRow, AttributeConflictRow } from './corrections/rows.ts';
import type { RequestContext } from '../runtime/context.ts';
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
  /** A whole number. It is a JSON number, or text above 2^53, where JSON numbers lose digits. */
  BigInt: { input: number | bigint; output: number | bigint; }
  /** An ISO 3166-1 alpha-2 country code: two capital letters. */
  CountryCode: { input: string; output: string; }
  /** An ISO 4217 currency code: three capital letters. */
  Currency: { input: string; output: string; }
  /** A calendar date, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** An instant in UTC, ISO 8601 with milliseconds. */
  DateTime: { input: Date; output: number; }
  /** Any JSON object. Its keys are not part of the schema. */
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  _FieldSet: { input: unknown; output: unknown; }
};

/**
 * A company. The account consists of all records that identity resolution considers to be this company. A customer's own token
 * learns only the id, kind and name of the one record that the customer's record names, and the id stands for this record.
 */
export type Account = {
  readonly __typename?: 'Account';
  /** One value per attribute, chosen among the records. Only attributes that describe a company are open (such as industry, legalForm, employeeCount, foundedOn, website, name, addresses, revenue and registration numbers). Every other attribute is decided like a person's, and so are a sole trader's name, addresses, contact points, revenue and numbers. An attribute that nobody classified counts as SPECIAL. */
  readonly firmographics?: Maybe<Firmographics>;
  /** The id, which never changes. A merge keeps one of the two ids and redirects the other one. */
  readonly id: Scalars['ID']['output'];
  /** The identifiers of the company, at most 100, ordered like `Customer.identifiers`. */
  readonly identifiers?: Maybe<ReadonlyArray<Identifier>>;
  /** Merges, splits and corrections of the account's records, newest first. At most 100. */
  readonly identityChanges?: Maybe<ReadonlyArray<IdentityChange>>;
  /** Whether the company is known: KNOWN as soon as one record names it. */
  readonly kind: AccountKind;
  /** The people who have or had a role in the company, ordered by customer id and role. */
  readonly members?: Maybe<MembershipConnection>;
  /** The name as its source wrote it. A sole trader's name is the owner's name and is decided like a person's. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The parent company: the one named by the latest PARENT relation that has not ended, otherwise the one that owns more than half. */
  readonly parent?: Maybe<Account>;
  /** The source records of the company, ordered by source and id. */
  readonly records?: Maybe<SourceRecordConnection>;
  /** Relations with other companies, at most 100, those that have not ended first. */
  readonly relations?: Maybe<ReadonlyArray<AccountRelation>>;
  /** How certain it is that the records are one company, and why. */
  readonly resolution?: Maybe<Resolution>;
  /** Former ids that return this account, in ascending order. */
  readonly supersededIds: ReadonlyArray<Scalars['ID']['output']>;
};


/**
 * A company. The account consists of all records that identity resolution considers to be this company. A customer's own token
 * learns only the id, kind and name of the one record that the customer's record names, and the id stands for this record.
 */
export type AccountMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * A company. The account consists of all records that identity resolution considers to be this company. A customer's own token
 * learns only the id, kind and name of the one record that the customer's record names, and the id stands for this record.
 */
export type AccountRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** Whether we know which company an account is. */
export type AccountKind =
  /** No record names the company yet. */
  | 'ANONYMOUS'
  /** A record names the company. */
  | 'KNOWN';

/** A customer's role in a company, as a record states it. */
export type AccountMembership = {
  readonly __typename?: 'AccountMembership';
  /** The company. Null until its record arrives. */
  readonly account?: Maybe<Account>;
  /** The customer who has the role. */
  readonly customer?: Maybe<Customer>;
  /** The record that states the role. */
  readonly provenance: Provenance;
  /** The role, as the source spells it, such as EMPLOYEE_OF. */
  readonly role: Scalars['String']['output'];
  /** The start, as the record states it. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** The end, as the record states it. Null if the role has not ended. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** A relation between two companies. */
export type AccountRelation = {
  readonly __typename?: 'AccountRelation';
  /** The other company. Null until its record arrives. */
  readonly account?: Maybe<Account>;
  /** Whether the relation points the other way: this company is the parent of `account`, or was acquired, spun off or is owned by it. */
  readonly inverse: Scalars['Boolean']['output'];
  /** The record that states the relation; the latest one if there are several. */
  readonly provenance: Provenance;
  /** The role. PARENT: `account` is the parent of this company. ACQUIRED, SPUN_OFF, OWNS: this company acquired, spun off or owns `account`. Any other role is spelled as in its source. */
  readonly role: Scalars['String']['output'];
  /** The share that is owned, 0 to 1. */
  readonly share?: Maybe<Scalars['Float']['output']>;
  /** The start, as the record states it. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** The end, as the record states it. Null if the relation has not ended. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** A postal address as its record states it. */
export type AddressAttribute = {
  readonly __typename?: 'AddressAttribute';
  /** The city, as the record states it. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** The country, as the record states it. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** The country code, as the record states it. */
  readonly countryCode?: Maybe<Scalars['String']['output']>;
  /** Street and house number. */
  readonly line1?: Maybe<Scalars['String']['output']>;
  /** Further details such as a building, floor or flat. */
  readonly line2?: Maybe<Scalars['String']['output']>;
  /** The postal code, as the record states it. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** The origin of the whole address. */
  readonly provenance?: Maybe<Provenance>;
  /** The region, as the record states it. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** The whole address in one line, if the record states it that way. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The kind of address, such as HOME. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** The result, or the reason why nothing was done. */
export type AssertResult = AssertSuccess | Conflict | NotFound;

/** The assertion is in force. */
export type AssertSuccess = {
  readonly __typename?: 'AssertSuccess';
  /** The first record and the subject it belongs to. */
  readonly a?: Maybe<SourceRecord>;
  /** The second record and the subject it belongs to. */
  readonly b?: Maybe<SourceRecord>;
  /** `IdentityChange.id` of this change. */
  readonly changeId: Scalars['ID']['output'];
  /** Whether the two records are one subject now. */
  readonly same: Scalars['Boolean']['output'];
};

/** How a source obtained a value. */
export type AssertionMethod =
  /** A person corrected the value here. */
  | 'CORRECTED'
  /** The person or company stated the value. */
  | 'DECLARED'
  /** The value was concluded from other data. */
  | 'INFERRED'
  /** A system observed the value. */
  | 'OBSERVED'
  /** The value was bought from a provider. */
  | 'PURCHASED';

/** One attribute, the record that its value comes from, and the values that were not chosen. */
export type Attribute = {
  readonly __typename?: 'Attribute';
  /** The values that were not chosen, each listed once. */
  readonly alternatives?: Maybe<ReadonlyArray<AttributeValue>>;
  /** The survivorship rule that decided: CORRECTED (a person corrected it), DECLARED (the alternatives come from purchased data or from an undeclared source), SYSTEM_OF_RECORD (the alternatives come from touchpoints; if all values do, from records without a verified identifier), ONLY_VALUE, MOST_COMPLETE, SOURCE_PRIORITY, MOST_RECENT, MOST_FREQUENT or LONGEST. */
  readonly chosenBy?: Maybe<Scalars['String']['output']>;
  /** The name of the attribute, such as givenName. */
  readonly name: Scalars['String']['output'];
  /** The origin of the chosen value. */
  readonly provenance?: Maybe<Provenance>;
  /** The value: text as its source wrote it, or JSON if the value is not text, without what it states beyond the attribute that the purpose does not open. Null if nothing is left. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An attribute of which the two sides have different values. */
export type AttributeConflict = {
  readonly __typename?: 'AttributeConflict';
  /** The value of the customer that would be absorbed. */
  readonly absorb?: Maybe<Attribute>;
  /** The value of the customer that would stay. */
  readonly keep?: Maybe<Attribute>;
  /** The name of the attribute. */
  readonly name: Scalars['String']['output'];
};

/** A value that was not chosen. */
export type AttributeValue = {
  readonly __typename?: 'AttributeValue';
  /** The origin of this value. */
  readonly provenance?: Maybe<Provenance>;
  /** The value, in the same form as `Attribute.value`. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** The channel of a touchpoint, or the channel that a consent covers. */
export type Channel =
  /** Advertising. */
  | 'AD'
  /** Phone calls. */
  | 'CALL'
  /** Chat and messengers. */
  | 'CHAT'
  /** A device such as a connected product. */
  | 'DEVICE'
  /** E-mail. */
  | 'EMAIL'
  /** A trade fair, a webinar or another event. */
  | 'EVENT'
  /** An app on a phone or tablet. */
  | 'MOBILE_APP'
  /** A partner's channels. */
  | 'PARTNER'
  /** Letters and parcels. */
  | 'POST'
  /** Push notifications. */
  | 'PUSH'
  /** Text messages. */
  | 'SMS'
  /** Social networks. */
  | 'SOCIAL'
  /** A shop or branch. */
  | 'STORE'
  /** The help desk. */
  | 'SUPPORT'
  /** A website. */
  | 'WEB';

/** An earlier decision, or the nature of the two subjects, prevents it. */
export type Conflict = Error & {
  readonly __typename?: 'Conflict';
  /** What prevents it, one sentence per reason. */
  readonly blockedBy: ReadonlyArray<Scalars['String']['output']>;
  /** Why nothing was changed, in English. */
  readonly message: Scalars['String']['output'];
};

/** The result, or the reason why nothing was done. */
export type CorrectAttributeResult = Conflict | CorrectAttributeSuccess | NotFound;

/** The correction is in force. */
export type CorrectAttributeSuccess = {
  readonly __typename?: 'CorrectAttributeSuccess';
  /** The account after the correction. Null if a customer was corrected. */
  readonly account?: Maybe<Account>;
  /** `IdentityChange.id` of this change. */
  readonly changeId: Scalars['ID']['output'];
  /** The customer after the correction. Null if an account was corrected. */
  readonly customer?: Maybe<Customer>;
};

/** A person who uses or may use our services. The customer consists of all records that identity resolution considers to be this person. */
export type Customer = {
  readonly __typename?: 'Customer';
  /** The customer's roles in companies, as records state them. */
  readonly accounts?: Maybe<ReadonlyArray<AccountMembership>>;
  /** The name as its source wrote it. Null for an anonymous customer. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** The household that the customer lives in now. Null for a customer who lives alone or whose address is not precise enough. */
  readonly household?: Maybe<Household>;
  /** All households, current ones before former ones. */
  readonly households?: Maybe<ReadonlyArray<Household>>;
  /** The id, which never changes. A merge keeps one of the two ids and redirects the other one. */
  readonly id: Scalars['ID']['output'];
  /** The identifiers of the customer, ordered by type. Within one type the order is stable and reveals nothing about the values. For a purpose that reaches people by consent alone, contact points at which `reach` would never reach the customer, because they are another person's or were refused, are left out. */
  readonly identifiers?: Maybe<IdentifierConnection>;
  /** Merges, splits and corrections of the customer's records, newest first. At most 100. */
  readonly identityChanges?: Maybe<ReadonlyArray<IdentityChange>>;
  /** Whether the customer is known: KNOWN as soon as one record states who the customer is. */
  readonly kind: CustomerKind;
  /** The golden record: one value per attribute, chosen among the records, with the alternatives. */
  readonly profile?: Maybe<Profile>;
  /** The source records of the customer, ordered by source and id. Records of reference and watch-list sources appear only for their permitted purposes. */
  readonly records?: Maybe<SourceRecordConnection>;
  /** How certain it is that the records are one person, and why. */
  readonly resolution?: Maybe<Resolution>;
  /** Former ids that return this customer, in ascending order. */
  readonly supersededIds: ReadonlyArray<Scalars['ID']['output']>;
};


/** A person who uses or may use our services. The customer consists of all records that identity resolution considers to be this person. */
export type CustomerIdentifiersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  types?: InputMaybe<ReadonlyArray<IdentifierType>>;
};


/** A person who uses or may use our services. The customer consists of all records that identity resolution considers to be this person. */
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

/** A customer and its cursor. */
export type CustomerEdge = {
  readonly __typename?: 'CustomerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Customer>;
};

/** Restricts a list of customers. */
export type CustomerFilter = {
  /** Both kinds if absent. */
  readonly kind?: InputMaybe<CustomerKind>;
};

/** Whether we know who a customer is. */
export type CustomerKind =
  /** No record states who the customer is yet. */
  | 'ANONYMOUS'
  /** A record states a name, or an identifier that belongs to a person rather than to a browser. */
  | 'KNOWN';

/** The order of a list of customers, by the time when each was first seen. */
export type CustomerOrder =
  /** Customers who were first seen last come first. */
  | 'NEWEST'
  /** Customers who were first seen first come first. */
  | 'OLDEST';

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  /** What went wrong, in English, for the developer or operator. */
  readonly message: Scalars['String']['output'];
};

/** A link between two records, made by a rule, the model or a person. */
export type EvidenceLink = {
  readonly __typename?: 'EvidenceLink';
  /** The first record. */
  readonly a: RecordRef;
  /** The second record. */
  readonly b: RecordRef;
  /** The comparisons that the link is based on. */
  readonly features: ReadonlyArray<FeatureScore>;
  /** The rule that joined them, as in `ResolutionStep.rule`. */
  readonly rule: Scalars['String']['output'];
  /** The confidence of this link, 0 to 1. */
  readonly score: Scalars['Float']['output'];
};

/** The result of one comparison. */
export type FeatureScore = {
  readonly __typename?: 'FeatureScore';
  /** `identifier`, `names` or `birthDate`. For a MATCH, the feature and how the two values compare, for example `familyName CLOSE`. */
  readonly name: Scalars['String']['output'];
  /** The result: 1 agrees, 0 is neutral, -1 contradicts. For a MATCH: the weight in bits (log2 odds), negative if it speaks against a match. */
  readonly score: Scalars['Float']['output'];
};

/** The golden record of a company. Attributes that no record states are null. */
export type Firmographics = {
  readonly __typename?: 'Firmographics';
  /** All other attributes whose values the caller may see, or only the named ones, ordered by name. A withheld attribute is left out, as in `Profile.attributes`. */
  readonly attributes?: Maybe<ReadonlyArray<Attribute>>;
  /** The number of employees, as its source wrote it. */
  readonly employeeCount?: Maybe<Attribute>;
  /** The date of foundation, as its source wrote it. */
  readonly foundedOn?: Maybe<Attribute>;
  /** The industry, as its source wrote it. */
  readonly industry?: Maybe<Attribute>;
  /** The legal form, as its source wrote it. */
  readonly legalForm?: Maybe<Attribute>;
  /** The address of the website, as its source wrote it. */
  readonly website?: Maybe<Attribute>;
};


/** The golden record of a company. Attributes that no record states are null. */
export type FirmographicsAttributesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/**
 * People who live together. Sharing a household is never a reason to treat two people as one. A household that
 * no source states is inferred only if both the address and the family name agree. It therefore consists only of
 * customers whose identity and postal address the purpose opens, and is withheld from a caller who may not see
 * those of the customer in question.
 */
export type Household = {
  readonly __typename?: 'Household';
  /** How certain the household is, 0.5 to 0.9: the more households share the address, the lower. Null if a source states the household. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** When the customer was first known to live in the household. */
  readonly from: Scalars['DateTime']['output'];
  /** The id of the household. It stays the same while members come and go. */
  readonly id: Scalars['ID']['output'];
  /** The people who live or lived in the household, at most 100, in order of arrival. If the household is inferred, each member is shown only if the purpose opens that member's identity and postal address. */
  readonly members?: Maybe<ReadonlyArray<HouseholdMember>>;
  /** The source that states the household by a MEMBER_OF_HOUSEHOLD relation. Null if it is inferred from address and family name. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** When the customer was known to live elsewhere. Null if the customer still lives in the household. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
};

/** Somebody who lives, or used to live, in a household. */
export type HouseholdMember = {
  readonly __typename?: 'HouseholdMember';
  /** The member. */
  readonly customer?: Maybe<Customer>;
  /** When the member was first known to live in the household. */
  readonly from: Scalars['DateTime']['output'];
  /** When the member was known to live elsewhere. Null if the member still lives in the household. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
};

/** The key was used before with other input. Nothing was written. */
export type IdempotencyKeyReused = Error & {
  readonly __typename?: 'IdempotencyKeyReused';
  /** What went wrong, in English. */
  readonly message: Scalars['String']['output'];
};

/** A value that points to a customer or company, such as an e-mail address. */
export type Identifier = {
  readonly __typename?: 'Identifier';
  /** When a record with this identifier was first observed. */
  readonly firstSeen: Scalars['DateTime']['output'];
  /** When a record with this identifier was last observed. */
  readonly lastSeen: Scalars['DateTime']['output'];
  /** The records that hold the identifier, one entry per record. */
  readonly provenance?: Maybe<ReadonlyArray<Provenance>>;
  /** Whether other subjects that the caller may know about hold it too. A shared identifier identifies nobody. */
  readonly shared: Scalars['Boolean']['output'];
  /** The type of the identifier. It is public, like the existence of the record that holds it: a caller who may not see the value still learns that an identifier of this type exists. */
  readonly type: IdentifierType;
  /** The normalised value: e-mail in lower case, phone in E.164. A value that fails its format stays as written. For a company only identifiers of the company itself are open: DOMAIN, LEI, COMPANY_REGISTRATION, TAX_ID, CRM_ID, BILLING_ID and LOYALTY_ID. All others, and those of a sole trader, may reach a person and are decided like a person's. Null, too, if a login or another id is itself an address or number that the purpose does not open. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** Whether a source that verifies identifiers of this type has verified it on a record that stands for the customer or company: if systems of record know them, one of theirs or one that is verified to be linked with theirs; if only touchpoints do, one that verified an identifier. False for what somebody verified who only named the customer in a form. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of identifiers. */
export type IdentifierConnection = {
  readonly __typename?: 'IdentifierConnection';
  readonly edges: ReadonlyArray<IdentifierEdge>;
  readonly pageInfo: PageInfo;
};

/** An identifier and its cursor. */
export type IdentifierEdge = {
  readonly __typename?: 'IdentifierEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Identifier>;
};

/** An identifier as the source wrote it. */
export type IdentifierInput = {
  /** Any country code or name. Used for phone numbers without a prefix and for identity papers. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  /** The issuer of the identifier, such as an authority or a bank. */
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  /** The kind of number, in the words of the source. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** The type of the identifier. */
  readonly type: IdentifierType;
  /** The identifier as written. */
  readonly value: Scalars['String']['input'];
  /** When the source verified it. It does not count where `value` contains several identifiers. */
  readonly verifiedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The type of an identifier. */
export type IdentifierType =
  /** An advertising id of a phone or browser. */
  | 'AD_ID'
  /** A bank account, such as an IBAN. */
  | 'BANK_ACCOUNT'
  /** An id in a billing system. */
  | 'BILLING_ID'
  /** A number in a register of companies. */
  | 'COMPANY_REGISTRATION'
  /** The id of a browser. */
  | 'COOKIE_ID'
  /** An id in a customer relationship management system. */
  | 'CRM_ID'
  /** The id of a device. */
  | 'DEVICE_ID'
  /** An internet domain. */
  | 'DOMAIN'
  /** The number of a driving licence. */
  | 'DRIVER_LICENCE'
  /** An e-mail address. */
  | 'EMAIL'
  /** A Legal Entity Identifier (ISO 17442). */
  | 'LEI'
  /** An id in a loyalty programme. */
  | 'LOYALTY_ID'
  /** The number of an identity card or in a national register. */
  | 'NATIONAL_ID'
  /** Any other identifier. `kind` of the input states which. */
  | 'OTHER'
  /** The number of a passport. */
  | 'PASSPORT'
  /** A phone number. */
  | 'PHONE'
  /** A name in a social network. */
  | 'SOCIAL_HANDLE'
  /** A tax number of a person or company. */
  | 'TAX_ID'
  /** The id of a login. */
  | 'USER_ID';

/** A merge, split or correction of an identity, as an entry of the timeline. */
export type IdentityChange = {
  readonly __typename?: 'IdentityChange';
  /** The customer or account whose records moved. Null if none did. */
  readonly absorbId?: Maybe<Scalars['ID']['output']>;
  /** What was done. */
  readonly action: IdentityChangeAction;
  /** The rule set and its version, or the person who decided. */
  readonly decidedBy?: Maybe<Scalars['String']['output']>;
  /** The id of the change. `unmergeCustomers` accepts the id of a merge, a splitCustomer or an assertDistinct. */
  readonly id: Scalars['ID']['output'];
  /** The customer or account that kept its id. Null for an assertion about two records. */
  readonly keepId?: Maybe<Scalars['ID']['output']>;
  /** The records on the side that stayed. For an assertion: the first record. */
  readonly kept?: Maybe<ReadonlyArray<RecordRef>>;
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** The records on the other side. */
  readonly moved?: Maybe<ReadonlyArray<RecordRef>>;
  /** When it was decided. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The stated reason. Null for a merge by the rules. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Whether unmergeCustomers undid it. */
  readonly undone: Scalars['Boolean']['output'];
};

/** The kind of identity change. */
export type IdentityChangeAction =
  /** A person stated that two records are not one subject. */
  | 'ASSERTED_DISTINCT'
  /** A person stated that two records are one subject. */
  | 'ASSERTED_SAME'
  /** A person corrected an attribute. */
  | 'CORRECTED'
  /** Two customers or accounts were merged, by a person or by the rules. */
  | 'MERGED'
  /** unmergeCustomers undid a splitCustomer or an assertDistinct. */
  | 'REVERTED'
  /** Records were moved out of a customer or account, by a person or by the rules. */
  | 'SPLIT'
  /** unmergeCustomers undid a merge. */
  | 'UNMERGED';

/** What happened to one record. */
export type IngestItem = {
  readonly __typename?: 'IngestItem';
  /** The position of the item in the input, counted from 0. */
  readonly index: Scalars['Int']['output'];
  /** Why the record was refused. Null if it was not. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** What happened to the record. */
  readonly status: IngestStatus;
};

/** The result, or the reason why nothing was done. */
export type IngestResult = IdempotencyKeyReused | IngestSuccess;

/** What happened to one item of the input. */
export type IngestStatus =
  /** The item is new. */
  | 'ACCEPTED'
  /** The item contains nothing new. */
  | 'DUPLICATE'
  /** The item was refused. It is kept so that it can be corrected or replayed. */
  | 'QUARANTINED'
  /** The item is newer than the stored version, which is kept as history. */
  | 'UPDATED';

/** Every record was processed. */
export type IngestSuccess = {
  readonly __typename?: 'IngestSuccess';
  /** The number of new records. */
  readonly accepted: Scalars['Int']['output'];
  /** The number of records that changed nothing. */
  readonly duplicate: Scalars['Int']['output'];
  /** The outcome of each record, in the order of the input. */
  readonly items: ReadonlyArray<IngestItem>;
  /** The number of refused records. */
  readonly quarantined: Scalars['Int']['output'];
  /** The number of records that replaced an older version. */
  readonly updated: Scalars['Int']['output'];
};

/** Two records that may be one subject and are currently two. */
export type MatchCandidate = {
  readonly __typename?: 'MatchCandidate';
  /** The first record. */
  readonly a?: Maybe<SourceRecord>;
  /** The second record. */
  readonly b?: Maybe<SourceRecord>;
  /** When the question was first asked. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The id of the question, which `decideMatchCandidate` accepts. */
  readonly id: Scalars['ID']['output'];
  /** Why a person is asked. Null if unknown. */
  readonly reason?: Maybe<MatchCandidateReason>;
  /** The probability that they are one subject, 0 to 1. Withheld, like `reason`, unless the purpose opens the identity of both customers, because a comparison reveals the values compared. */
  readonly score?: Maybe<Scalars['Float']['output']>;
  /** The number of records, ledger entries and consents that the two had when records of theirs were last resolved. Withheld unless the purpose opens the behaviour and the finances of both customers. */
  readonly stake?: Maybe<Scalars['Int']['output']>;
  /** Whether the question is open, or how it was answered. */
  readonly status: MatchCandidateStatus;
};

/** A page of the review queue. */
export type MatchCandidateConnection = {
  readonly __typename?: 'MatchCandidateConnection';
  readonly edges: ReadonlyArray<MatchCandidateEdge>;
  readonly pageInfo: PageInfo;
  /** The number of open pairs that are not listed because their undeclared source has more than 100 open pairs. Null for a token that is bound to sources. */
  readonly unlisted?: Maybe<Scalars['Int']['output']>;
};

/** A question and its cursor. */
export type MatchCandidateEdge = {
  readonly __typename?: 'MatchCandidateEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: MatchCandidate;
};

/** Why a person is asked about two records. */
export type MatchCandidateReason =
  /** One of the two fits another subject equally well. */
  | 'AMBIGUOUS'
  /** One of the two would join more than two known customers. It joins none of them until a person decides. */
  | 'JOINS_MANY'
  /** The two sides are known by different given names or birth dates. */
  | 'TWO_NAMES'
  /** The comparison is not certain enough. */
  | 'UNSURE';

/** The state of a question of the review queue. */
export type MatchCandidateStatus =
  /** A person decided that the two are the same. */
  | 'ACCEPTED'
  /** The question waits for a person. */
  | 'OPEN'
  /** A person decided that the two are not the same. */
  | 'REJECTED';

/** Why two records are one subject, or why they are two. */
export type MatchExplanation = {
  readonly __typename?: 'MatchExplanation';
  /** What a direct comparison finds against a match, as negative bits. */
  readonly against?: Maybe<ReadonlyArray<FeatureScore>>;
  /**
   * The rule that keeps them apart although there is evidence for one subject: for example NOT_SAME (a person
   * decided so of the two, or of two others of these subjects), UNIQUE_ID, SUFFIX, BIRTH_DATE, TWO_NAMES, AMBIGUOUS (one of them fits another customer as well),
   * UNDECLARED (only a record of an undeclared source would join them), UNVERIFIED (only an unverified record of a
   * touchpoint would join them), ISOLATED (the source of one of them is isolated: assertSame joins them) or NOT_YET (they become one when either is
   * next decided). Null if there is no evidence for one subject. Never null if `confidence` is at or above the link
   * threshold, 0.9238 for people and 0.9412 for companies, and `same` is false.
   */
  readonly blockedBy?: Maybe<Scalars['String']['output']>;
  /** How certain it is that they are one subject, 0 to 1. If they are one subject: the confidence of the weakest link between them. If they are two: the probability, by comparing them directly, that they are one. The two are different scales: a link by comparison has a confidence of 0.9 to 0.974, and the model links two people from a probability of 0.9238 (3.6 bits) up, two companies from 0.9412 (4 bits) up. All fields except `same` are withheld unless the purpose opens the identity of every customer concerned, because a comparison reveals the values compared. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** The links from one record to the other. Empty if they are two subjects. */
  readonly path?: Maybe<ReadonlyArray<EvidenceLink>>;
  /** Whether they are one subject now. */
  readonly same: Scalars['Boolean']['output'];
};

/** A page of the people who have a role in a company. */
export type MembershipConnection = {
  readonly __typename?: 'MembershipConnection';
  readonly edges: ReadonlyArray<MembershipEdge>;
  readonly pageInfo: PageInfo;
};

/** A membership and its cursor. */
export type MembershipEdge = {
  readonly __typename?: 'MembershipEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<AccountMembership>;
};

/** The result, or the reason why nothing was done. */
export type MergeCustomersResult = Conflict | MergeCustomersSuccess | NotFound;

/** The two are one subject now. */
export type MergeCustomersSuccess = {
  readonly __typename?: 'MergeCustomersSuccess';
  /** The survivor. Null for customers. */
  readonly account?: Maybe<Account>;
  /** The survivor. Null for accounts. */
  readonly customer?: Maybe<Customer>;
  /** Pass it to unmergeCustomers to undo the merge. */
  readonly mergeId: Scalars['ID']['output'];
  /** The id that returns the survivor from now on. */
  readonly supersededId: Scalars['ID']['output'];
};

/** What a merge would do. Counts cover all subgraphs. */
export type MergePreview = {
  readonly __typename?: 'MergePreview';
  /** What prevents the merge, one sentence per reason. Empty if the merge is possible. */
  readonly blockedBy: ReadonlyArray<Scalars['String']['output']>;
  /** Attributes of which the two sides have different values. Empty for accounts. */
  readonly conflicts?: Maybe<ReadonlyArray<AttributeConflict>>;
  /**
   * What the merge would change for either side in what may be done with the data, one sentence per change, in the form `PURPOSE: kept GIVEN, absorbed WITHDRAWN, together WITHDRAWN`. An objection counts as a refusal.
   * `RESTRICTION` stands in place of the purpose if a restriction of use would apply to the other side too, with NONE and RESTRICTED.
   * `MINOR` stands there if one side is a minor and the other is not, with NO and YES; only a token with privacy:manage sees it. Consent of a minor opens no purpose that is for adults: its status is then MINOR, or UNKNOWN for a token without privacy:manage.
   */
  readonly consentChanges: ReadonlyArray<Scalars['String']['output']>;
  /** The number of touchpoints that would appear on the survivor's timeline. Withheld unless the purpose opens the behaviour of both customers. */
  readonly eventsTouched?: Maybe<Scalars['Int']['output']>;
  /** The number of invoices that would belong to the survivor. Withheld unless the purpose opens the finances of both customers. */
  readonly invoicesTouched?: Maybe<Scalars['Int']['output']>;
  /** The records of either side that would not belong to the survivor because they contradict the others or a person decided so, ordered by source and id. If this list is not empty, the merge is refused. */
  readonly leaving?: Maybe<ReadonlyArray<SourceRecord>>;
  /** The records that would move to the survivor, ordered by source and id. */
  readonly moving?: Maybe<ReadonlyArray<SourceRecord>>;
  /** The number of records that would move from the absorbed side to the survivor. */
  readonly recordsMoved: Scalars['Int']['output'];
  /** The account whose id would stay. Null for customers. */
  readonly survivingAccount?: Maybe<Account>;
  /** The customer whose id would stay. Null for accounts. */
  readonly survivor?: Maybe<Customer>;
  /** The reasons to believe that the two are different people although the merge is possible, one sentence per reason: TWO_NAMES, or BIRTH_DATE if their birth dates are a year or more apart. Derived from the values that the request may see. Empty for accounts. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
  /** The attributes that the survivor would show, ordered by name. Empty for accounts. */
  readonly winningValues?: Maybe<ReadonlyArray<Attribute>>;
};

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount in the currency's minor unit: cents for EUR, yen for JPY. */
  readonly amountMinor: Scalars['BigInt']['output'];
  readonly currency: Scalars['Currency']['output'];
  /** The amount as text for people, in English notation. */
  readonly formatted: Scalars['String']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** States that two records, and the records that are the same as either, are never one subject. Revokes an earlier assertSame of the same two records. To undo it, use assertSame of the two records, or pass its `changeId` to unmergeCustomers. */
  readonly assertDistinct?: Maybe<AssertResult>;
  /** States that two records are one subject. Revokes an earlier assertDistinct of the same two records. Conflict if a decision keeps other records of the two subjects apart: `blockedBy` names each decision and how to revoke it. Conflict, too, if one of two customers restricted the use of their data, as for mergeCustomers. */
  readonly assertSame?: Maybe<AssertResult>;
  /** Sets an attribute to a value that takes precedence over every source. Null removes the correction. When one part of a name is corrected, the correction keeps the other parts of the current name. */
  readonly correctAttribute?: Maybe<CorrectAttributeResult>;
  /** Answers a question of the review queue: accepting it is assertSame of its two records, rejecting it is assertDistinct. */
  readonly decideMatchCandidate?: Maybe<AssertResult>;
  /** Writes records and resolves them to customers before it returns. Each record is accepted or refused on its own. Repeating the key with a token of the same client, subject, sources and scopes returns the earlier result for 24 hours. At most 250 records with 2,500 identifiers, otherwise LIMIT_EXCEEDED. */
  readonly ingestRecords?: Maybe<IngestResult>;
  /** Merges two customers, or two accounts, under `keepId`. No rule and no new version of a record undoes what a person decided. The merge moves all records of the absorbed side and no others. If it would separate or move any other record, it returns Conflict and changes nothing: see `mergePreview`. */
  readonly mergeCustomers?: Maybe<MergeCustomersResult>;
  /** Moves the given records out of a customer or account. They become one new subject; the other records keep the id. No rule and no new version of a record joins the two again. What a customer closed in self-service before stays closed on both sides. To undo a split, pass its `changeId` to unmergeCustomers. */
  readonly splitCustomer?: Maybe<SplitCustomerResult>;
  /**
   * Undoes a merge, a splitCustomer or an assertDistinct.
   * Undoing a merge, by a person or by the rules, returns its records and its id to each side, and the two stay apart. The rules decide about records that arrived after the merge.
   * Undoing a splitCustomer or an assertDistinct withdraws the decision: the assertions that it had revoked count again, and the customer is as it was before, under the id that was split. The id of the part becomes a superseded id of that customer. The rules decide about records that arrived or changed since. Conflict if another decision keeps the same records apart, or if the rules made the split.
   */
  readonly unmergeCustomers?: Maybe<UnmergeCustomersResult>;
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

/** There is nothing with this id, or nothing that the token may know about. */
export type NotFound = Error & {
  readonly __typename?: 'NotFound';
  /** What was not found, in English. */
  readonly message: Scalars['String']['output'];
};

/** Page information as Relay defines it. Cursors are opaque. Pass `endCursor` as `after` to get the next page. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last edge. Null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more items follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are items before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge. Null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** How a category is determined that is not the same for every row. */
export type PersonalDataBy =
  /** The category depends on the row, by attribute name or identifier type. An unknown name or type counts as the strictest category. */
  | 'ROW';

/** Categories of personal data. The guard withholds a field whose category the purpose and the customer's choices do not allow. */
export type PersonalDataCategory =
  /** What somebody did or was sent: touchpoints, journeys, feedback and choices about consent. */
  | 'BEHAVIOURAL'
  /** How to reach somebody: e-mail addresses, phone numbers, postal addresses and handles. */
  | 'CONTACT'
  /** Circumstances such as language, household, employment and roles in companies. */
  | 'DEMOGRAPHIC'
  /** Purchased data. */
  | 'EXTERNAL'
  /** Invoices, payments, agreements, bank accounts and every figure computed from them. */
  | 'FINANCIAL'
  /** Who somebody is: names, birth dates, identity documents and account ids. */
  | 'IDENTIFYING'
  /** What models and rules conclude about somebody, such as scores and probabilities. */
  | 'INFERRED'
  /** Special categories of personal data (GDPR article 9), such as health data. Every attribute that nobody classified counts as one. */
  | 'SPECIAL';

/** The golden record of a customer. Attributes that no record states are null. */
export type Profile = {
  readonly __typename?: 'Profile';
  /** The addresses of the chosen record. Addresses of other records are in `alternatives` of the attribute. */
  readonly addresses?: Maybe<ReadonlyArray<AddressAttribute>>;
  /** All other attributes whose values the caller may see, ordered by name. A withheld attribute is left out, its name included. Requesting a name of a closed category is an error, whether or not the attribute exists. */
  readonly attributes?: Maybe<ReadonlyArray<Attribute>>;
  /** The birth date, as its source wrote it. */
  readonly birthDate?: Maybe<Attribute>;
  /** The family name, a part of the chosen name. */
  readonly familyName?: Maybe<Attribute>;
  /** The given name, a part of the chosen name. */
  readonly givenName?: Maybe<Attribute>;
  /** Every name that a record states, the chosen one first. */
  readonly names?: Maybe<ReadonlyArray<Attribute>>;
  /** The preferred language, as its source wrote it. */
  readonly preferredLanguage?: Maybe<Attribute>;
};


/** The golden record of a customer. Attributes that no record states are null. */
export type ProfileAttributesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** The origin of a value. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** How reliable the value is, 0 to 1. */
  readonly confidence: Scalars['Float']['output'];
  /** The licence of purchased data. Null for other data. */
  readonly licence?: Maybe<Scalars['String']['output']>;
  /** How the source obtained the value. */
  readonly method: AssertionMethod;
  /** When the source observed the value. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** When this graph received the value. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** The name of the source, as in `Source.name`. */
  readonly source: Scalars['String']['output'];
  /** The record's id in that source. Null if the value does not come from a single record. */
  readonly sourceRecordId?: Maybe<Scalars['ID']['output']>;
  /** When the right to use the value ends. Null if it does not end. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** Purposes of the W3C Data Privacy Vocabulary (DPV). */
export type PurposeKey =
  /** Helping a customer who asks for help. */
  | 'CustomerCare'
  /** Preventing and detecting fraud. */
  | 'FraudPreventionAndDetection'
  /** Complying with legal obligations. */
  | 'LegalCompliance'
  /** Sending offers. */
  | 'Marketing'
  /** Adapting pages and products to the customer. */
  | 'Personalisation'
  /** Answering customers who exercise their rights over their data. */
  | 'RightsFulfilment'
  /** Improving the service by figures about groups of customers. */
  | 'ServiceOptimisation'
  /** Providing what the customer ordered. */
  | 'ServiceProvision';

/** A page of refused lines. */
export type QuarantineConnection = {
  readonly __typename?: 'QuarantineConnection';
  readonly edges: ReadonlyArray<QuarantineEdge>;
  readonly pageInfo: PageInfo;
};

/** A refused line and its cursor. */
export type QuarantineEdge = {
  readonly __typename?: 'QuarantineEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Quarantined;
};

/** A line that was refused. Its text is not shown because it may contain anybody's data. */
export type Quarantined = {
  readonly __typename?: 'Quarantined';
  /** When the line first arrived. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the refused line. */
  readonly id: Scalars['ID']['output'];
  /** The kind of line, if the line states one. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** The fields and rules that the line breaks, the number of further faults, and the remedy. It quotes no value of the line; `npm run ingest -- --quarantine` shows the values to the operator. */
  readonly message: Scalars['String']['output'];
  /** The rule that the line breaks. */
  readonly rule: Scalars['String']['output'];
  /** The source of the line, if the line states one. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** The record's id in its source, if the line states one. */
  readonly sourceId?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** The company with this id. A superseded id returns its survivor, under the same conditions as for `customer`. */
  readonly account?: Maybe<Account>;
  /** The customer with this id. A superseded id returns its survivor if the token may know about one of the records that were under that id. Null for an unknown id and for a customer that the token may not know about. */
  readonly customer?: Maybe<Customer>;
  /** The customer who holds this identifier, in any written form. Null if nobody holds it. Also null unless a record that stands for the customer holds the identifier: if systems of record know the customer, one of theirs or one that is verified to be linked with theirs; if only touchpoints do, one that verified an identifier. Anybody can enter a customer's name or e-mail address in a form beside an identifier of their own. Fails with CONFLICT if several customers share it: use `customersByIdentifier`. */
  readonly customerByIdentifier?: Maybe<Customer>;
  /** Active customers, KNOWN ones before ANONYMOUS ones. Customers that only reference or watch-list data mention are not listed. */
  readonly customers?: Maybe<CustomerConnection>;
  /** All customers whom this identifier finds, as in `customerByIdentifier`, ordered by id. Empty if nobody holds it. If there are more than 100, the list is not complete: it leaves out those whom only undeclared sources name, then those whom touchpoints name without having verified the identifier, then those whom no system of record names. Fails with LIMIT_EXCEEDED if there are more than 100 of the same kind. */
  readonly customersByIdentifier?: Maybe<ReadonlyArray<Customer>>;
  /** Why two records are one subject, or why they are two. Null if either record does not exist. */
  readonly explainMatch?: Maybe<MatchExplanation>;
  /** The review queue: pairs of records that may be one subject, those with the highest stake first. Pairs with a record of an undeclared source come last, sorted by source, and at most 100 open ones per source are listed. Pairs are left out if the purpose opens the identity of one side only, because the two have nearly the same name. */
  readonly matchCandidates?: Maybe<MatchCandidateConnection>;
  /** The customer that the token's claim `customer_id` names. Null if the token names none. */
  readonly me?: Maybe<Customer>;
  /** What a merge of two customers, or of two accounts, would do. The preview is the merge itself, rolled back; the merge does exactly the same or is refused. Superseded ids stand for their survivors. An unknown id is listed in `blockedBy`. */
  readonly mergePreview?: Maybe<MergePreview>;
  /** Lines that were refused and have not been corrected, replayed or discarded yet, oldest first. */
  readonly quarantine?: Maybe<QuarantineConnection>;
  /** The points that this client has left. Null if no limit applies. */
  readonly rateLimit?: Maybe<RateLimit>;
  /** The requested records and the subject that each belongs to, in the order of `refs`. Null for an unknown record and for one that the caller may not know about, such as a watch-list record outside its permitted purposes. At most 100, otherwise LIMIT_EXCEEDED. */
  readonly records?: Maybe<ReadonlyArray<Maybe<SourceRecord>>>;
  /** All sources, ordered by name. */
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

/** The points of the client or of its user, whichever has fewer left, after this request was paid for. */
export type RateLimit = {
  readonly __typename?: 'RateLimit';
  /** The most points that this request can have cost. */
  readonly cost: Scalars['Int']['output'];
  /** Points in a full bucket. */
  readonly limit: Scalars['Int']['output'];
  /** Points left, never below 0. */
  readonly remaining: Scalars['Int']['output'];
  /** When the bucket will be full again. */
  readonly resetAt: Scalars['DateTime']['output'];
};

/** A record in the form of an ingest line. */
export type RecordInput = {
  /** Attributes such as givenName, familyName, birthDate and addresses, each as written. */
  readonly attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  /** When the relationship between the person and the source ended. */
  readonly endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The record's id in its source, at most 512 characters. */
  readonly id: Scalars['ID']['input'];
  /** The identifiers of the record. */
  readonly identifiers?: InputMaybe<ReadonlyArray<IdentifierInput>>;
  /** When the source observed this version. The later of two versions wins. */
  readonly observedAt: Scalars['DateTime']['input'];
  /** The relations of the record with other records. */
  readonly relations?: InputMaybe<ReadonlyArray<RelationInput>>;
  /** Orders versions that have the same `observedAt`, for example by their position in the source's log. A whole number from 0 to 9007199254740991 (2^53 - 1), of which the higher one is newer. A line with any other value is quarantined. */
  readonly sequence?: InputMaybe<Scalars['BigInt']['input']>;
  /** The name of the source: at most 64 characters, which are letters, digits and `.`, `_`, `-`. */
  readonly source: Scalars['String']['input'];
  /** The IANA name of the time zone that decides on which day the customer or account has to pay. If absent, the zone of the invoice's source applies. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
  /** Whether the record describes a person or an organisation. */
  readonly type?: InputMaybe<RecordType>;
};

/** Identifies a record. A record that stands for an identifier alone has the source `identifier`, and the id consists of the type and a pseudonym. */
export type RecordRef = {
  readonly __typename?: 'RecordRef';
  /** The name of the source. */
  readonly source: Scalars['String']['output'];
  /** The record's id in its source. */
  readonly sourceId: Scalars['ID']['output'];
};

/** Identifies a record. */
export type RecordRefInput = {
  /** The name of the source. */
  readonly source: Scalars['String']['input'];
  /** The record's id in its source. */
  readonly sourceId: Scalars['ID']['input'];
};

/** Whether a record describes a person or an organisation. */
export type RecordType =
  /** The record describes a company or another organisation. */
  | 'ORGANISATION'
  /** The record describes a person. */
  | 'PERSON';

/** How a read is recorded in the access log if the field has no category. */
export type RecordedRead =
  /** The arguments identify somebody. The record states the kind of identifier, a keyed pseudonym of its value, and how many subjects were found, even if none was. Only for root fields. */
  | 'LOOK_UP'
  /** The field returns a list of many subjects or a figure about many. The read is recorded once for the whole group, with the field and the shape of its arguments. Only for root fields. */
  | 'QUESTION'
  /** The read is recorded under the customer or company that it concerns, with its category, or with the name of the field or type if it has no category. */
  | 'READ';

/** A relation from this record to another record. */
export type RelationInput = {
  /** The start of the relation. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The record's role towards `to`: EMPLOYEE_OF and similar roles, MEMBER_OF_HOUSEHOLD, ACQUIRED, SPUN_OFF or OWNS. PARENT: `to` is the parent of the record. */
  readonly role: Scalars['String']['input'];
  /** The share that is owned, 0 to 1. */
  readonly share?: InputMaybe<Scalars['Float']['input']>;
  /** The other record. */
  readonly to: RecordRefInput;
  /** The end of the relation. The relation has not ended if absent. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How the records became one subject. */
export type Resolution = {
  readonly __typename?: 'Resolution';
  /** The confidence, 0 to 1: that of the least certain record that the caller may know about. 1 for a single record. Records of reference and watch-list sources never change it. */
  readonly confidence: Scalars['Float']['output'];
  /** The number of records that the caller may know about. */
  readonly recordCount: Scalars['Int']['output'];
  /** The version of the rules in force. */
  readonly ruleSetVersion: Scalars['String']['output'];
  /** The steps in the order in which the records were joined, without those that involve a record the caller may not know about. Withheld unless the purpose opens the customer's identity, because a step states which values two records have in common. */
  readonly steps?: Maybe<ReadonlyArray<ResolutionStep>>;
};

/** Two groups of records that were joined into one. */
export type ResolutionStep = {
  readonly __typename?: 'ResolutionStep';
  /** When this step first applied. */
  readonly decidedAt: Scalars['DateTime']['output'];
  /** The rule set and its version, or the person who decided. */
  readonly decidedBy: Scalars['String']['output'];
  /** The comparisons of the two records that hold the identifier. */
  readonly features: ReadonlyArray<FeatureScore>;
  /** The records that were already together on one side. */
  readonly left: ReadonlyArray<RecordRef>;
  /** The records that were already together on the other side. */
  readonly right: ReadonlyArray<RecordRef>;
  /** The type of the identifier that both sides hold, with `_AND_TRAITS` if names or birth dates agree too; or MATCH if the probabilistic model decided. */
  readonly rule: Scalars['String']['output'];
  /** The confidence of this step, 0 to 1. */
  readonly score: Scalars['Float']['output'];
  /** The number of the step, counted from 1. */
  readonly step: Scalars['Int']['output'];
};

/** A system that sends data. */
export type Source = {
  readonly __typename?: 'Source';
  /** The organisation that is responsible for the data (the controller). */
  readonly controller?: Maybe<Scalars['String']['output']>;
  /** The order of day, month and year in its dates: DMY, MDY or YMD. Null if both day-first and month-first dates occur. */
  readonly dateOrder?: Maybe<Scalars['String']['output']>;
  /** Whether a source line describes the source. A source without one counts as a TOUCHPOINT. */
  readonly declared: Scalars['Boolean']['output'];
  /** The country assumed for phone numbers and addresses that state none. */
  readonly defaultCountry?: Maybe<Scalars['CountryCode']['output']>;
  /** Whether the source is isolated: its records join only each other, so they reveal nothing about data of other sources. An undeclared source is isolated once a client that is bound to sources has written records of it. */
  readonly isolated: Scalars['Boolean']['output'];
  /** The licence under which the data may be used. */
  readonly licence?: Maybe<Scalars['String']['output']>;
  /**
   * The sources for whose records this source may record consents that open data, besides its own records.
   * `identifier` stands for consents about an identifier alone, `*` for all sources.
   */
  readonly mayRecordConsentFor: ReadonlyArray<Scalars['String']['output']>;
  /** How the source obtains its data. */
  readonly method: AssertionMethod;
  /** The name of the source, which is unique. */
  readonly name: Scalars['String']['output'];
  /** The purposes for which reference and watch-list data may be shown. */
  readonly permittedPurposes: ReadonlyArray<PurposeKey>;
  /** The rank of the source. Where values differ, the source with the lower number wins. */
  readonly priority: Scalars['Int']['output'];
  /** The source's relationship with the people whose records it sends. */
  readonly role: SourceRole;
  /** The IANA name of the time zone that applies to dates and times without one. */
  readonly timeZone: Scalars['String']['output'];
  /** Whether each person has at most one id in this source. */
  readonly uniqueIds: Scalars['Boolean']['output'];
  /** When the licence ends. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The identifier types for which the source's `verifiedAt` counts. Null: every type if its role is
   * SYSTEM_OF_RECORD, otherwise none.
   */
  readonly verifies?: Maybe<ReadonlyArray<IdentifierType>>;
};

/** What one source knows about one person or organisation. */
export type SourceRecord = {
  readonly __typename?: 'SourceRecord';
  /** The account that the record belongs to. Null for a record about a person. */
  readonly account?: Maybe<Account>;
  /** The customer that the record belongs to. Null for a record about an organisation. */
  readonly customer?: Maybe<Customer>;
  /** When the source observed this version. If only facts have named the record so far, this is when the first of them arrived. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** The name of the source. */
  readonly source: Scalars['String']['output'];
  /** The record's id in its source. If the purpose does not open the customer's identity, or an address or number in the id, and the request did not name the record, it is `#` followed by a pseudonym. */
  readonly sourceId: Scalars['ID']['output'];
  /** Times of this record that lay more than 5 minutes in the future when it arrived, as the source wrote them, for example `observedAt 9999-12-31`. Each counts as the time of arrival. Null if there are none. */
  readonly timesAhead?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A page of records. */
export type SourceRecordConnection = {
  readonly __typename?: 'SourceRecordConnection';
  readonly edges: ReadonlyArray<SourceRecordEdge>;
  readonly pageInfo: PageInfo;
};

/** A record and its cursor. */
export type SourceRecordEdge = {
  readonly __typename?: 'SourceRecordEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<SourceRecord>;
};

/** The source's relationship with the people whose records it sends. */
export type SourceRole =
  /** Licensed data. It never supplies a customer's name. */
  | 'REFERENCE'
  /** A system whose records are evidence of a customer relationship, such as a billing system. */
  | 'SYSTEM_OF_RECORD'
  /** A system that meets people without a customer relationship, such as a website. */
  | 'TOUCHPOINT'
  /** Sanctions lists and similar lists. It never supplies a customer's name. */
  | 'WATCHLIST';

/** The result, or the reason why nothing was done. */
export type SplitCustomerResult = Conflict | NotFound | SplitCustomerSuccess;

/** The given records are separate from the others now. */
export type SplitCustomerSuccess = {
  readonly __typename?: 'SplitCustomerSuccess';
  /** Like `customer`, for accounts. Null for customers. */
  readonly account?: Maybe<Account>;
  /** `IdentityChange.id` of this change. Pass it to unmergeCustomers to undo the split. */
  readonly changeId: Scalars['ID']['output'];
  /** The customer that keeps the other records. Null for accounts. */
  readonly customer?: Maybe<Customer>;
  /** The customer that has the given records. Null for accounts. */
  readonly part?: Maybe<Customer>;
  /** Like `part`, for accounts. Null for customers. */
  readonly partAccount?: Maybe<Account>;
};

/** The kind of a timeline entry. */
export type TimelineKind =
  /** `Booking`. */
  | 'BOOKING'
  /** A choice about consent, or a preference: `ConsentEvent`. */
  | 'CONSENT'
  /** `Contract`. */
  | 'CONTRACT'
  /** `Feedback`. */
  | 'FEEDBACK'
  /** Records were merged, split or corrected: `IdentityChange`. */
  | 'IDENTITY_CHANGE'
  /** `Invoice`. */
  | 'INVOICE'
  /** A journey moved to another stage: `JourneyTransition`. */
  | 'JOURNEY_TRANSITION'
  /** `Payment`. */
  | 'PAYMENT'
  /** An objection or a restriction (GDPR articles 21 and 18): `ConsentEvent`. */
  | 'PRIVACY_REQUEST'
  /** `BillingSubscription`. */
  | 'SUBSCRIPTION'
  /** Something that the customer did or was sent: `Touchpoint`. */
  | 'TOUCHPOINT';

/** The result, or the reason why nothing was done. */
export type UnmergeCustomersResult = Conflict | NotFound | UnmergeCustomersSuccess;

/** The change was undone. */
export type UnmergeCustomersSuccess = {
  readonly __typename?: 'UnmergeCustomersSuccess';
  /** Like `customer`, for accounts. Null for customers. */
  readonly account?: Maybe<Account>;
  /** `IdentityChange.id` of this change. */
  readonly changeId: Scalars['ID']['output'];
  /** The customer that had kept its id. Null for accounts. */
  readonly customer?: Maybe<Customer>;
  /** The customer that got its id back. Null for accounts, and if undoing a split made one customer of the two. */
  readonly restored?: Maybe<Customer>;
  /** Like `restored`, for accounts. Null for customers. */
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
  unlisted?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
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
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  winningValues?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  assertDistinct?: Resolver<Maybe<ResolversTypes['AssertResult']>, ParentType, ContextType, RequireFields<MutationAssertDistinctArgs, 'a' | 'b' | 'reason'>>;
  assertSame?: Resolver<Maybe<ResolversTypes['AssertResult']>, ParentType, ContextType, RequireFields<MutationAssertSameArgs, 'a' | 'b' | 'reason'>>;
  correctAttribute?: Resolver<Maybe<ResolversTypes['CorrectAttributeResult']>, ParentType, ContextType, RequireFields<MutationCorrectAttributeArgs, 'customerId' | 'name' | 'reason'>>;
  decideMatchCandidate?: Resolver<Maybe<ResolversTypes['AssertResult']>, ParentType, ContextType, RequireFields<MutationDecideMatchCandidateArgs, 'accept' | 'id' | 'reason'>>;
  ingestRecords?: Resolver<Maybe<ResolversTypes['IngestResult']>, ParentType, ContextType, RequireFields<MutationIngestRecordsArgs, 'idempotencyKey' | 'records'>>;
  mergeCustomers?: Resolver<Maybe<ResolversTypes['MergeCustomersResult']>, ParentType, ContextType, RequireFields<MutationMergeCustomersArgs, 'absorbId' | 'keepId' | 'reason'>>;
  splitCustomer?: Resolver<Maybe<ResolversTypes['SplitCustomerResult']>, ParentType, ContextType, RequireFields<MutationSplitCustomerArgs, 'id' | 'reason' | 'records'>>;
  unmergeCustomers?: Resolver<Maybe<ResolversTypes['UnmergeCustomersResult']>, ParentType, ContextType, RequireFields<MutationUnmergeCustomersArgs, 'mergeId' | 'reason'>>;
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
  isolated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
