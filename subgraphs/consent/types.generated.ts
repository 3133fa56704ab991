import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRow, ConsentRow, ConsentEventEdgeRow, ConsentEventPage, LedgerSuccessRow, CustomerNotFoundRow } from './rows.ts';
import type { ConsentEventRow } from './queries.ts';
import type { ContactPointRow } from './contact-point.ts';
import type { ConsentConflictRow } from './consent-conflict-row.ts';
import type { PolicyRow, PolicyCellRow } from './policy-view.ts';
import type { CellChange } from '../../access/policy-diff.ts';
import type { WithheldCategory } from '../../access/access.ts';
import type { RequestContext } from '../runtime/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
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

/** A customer's preference about one channel. */
export type ChannelPreference = {
  readonly __typename?: 'ChannelPreference';
  /** The channel. */
  readonly channel: Channel;
  /** The most messages that the customer wants within a period. Null means as often as the purpose allows. */
  readonly frequencyCap?: Maybe<FrequencyCap>;
  /** When the preference was stated. */
  readonly since: Scalars['DateTime']['output'];
  /** The record or identifier, as in `Consent.subject`. */
  readonly subject: Scalars['String']['output'];
  /** The preference. */
  readonly wish: ChannelWish;
};

/** What a customer thinks about being reached on a channel. */
export type ChannelWish =
  /** The customer accepts this channel. */
  | 'ACCEPTED'
  /** The customer prefers this channel. */
  | 'PREFERRED'
  /** The customer does not want to be reached on this channel. */
  | 'UNWANTED';

/** A choice of the customer, as it applies at a certain time. */
export type Consent = {
  readonly __typename?: 'Consent';
  /** The kind of choice: CONSENT, or OBJECTION if it ended a use for which no consent was needed. */
  readonly act: ConsentAct;
  /** The channel that the choice is about. Null means every channel. */
  readonly channel?: Maybe<Channel>;
  /**
   * The reason why this consent opens nothing at present, and what resolves it. Null if it is effective, and if
   * its status is not GIVEN. Only records that the caller may know about are named.
   */
  readonly conflict?: Maybe<ConsentConflict>;
  /** The organisation that may use the data. Empty if the source named none. */
  readonly controller: Scalars['String']['output'];
  /** The categories that the choice is about. Null means all categories that the purpose needs. */
  readonly dataCategories?: Maybe<ReadonlyArray<PersonalDataCategory>>;
  /** When a given consent expires or expired. Null if it never expires. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the consent was last given. Null if it never was. */
  readonly givenAt?: Maybe<Scalars['DateTime']['output']>;
  /** The decoded IAB strings that came with the choice: one entry per framework (TCF or GPP) with its sections. */
  readonly iab?: Maybe<ReadonlyArray<Scalars['JSONObject']['output']>>;
  /** The country or region whose law applied, as an ISO 3166 code. */
  readonly jurisdiction?: Maybe<Scalars['String']['output']>;
  /** The language of the notice. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** The legal basis: CONSENT unless the source states another. */
  readonly legalBasis: LegalBasis;
  /** How the choice was collected, in the source's own words. */
  readonly method?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of that text, in hexadecimal. */
  readonly noticeHash?: Maybe<Scalars['String']['output']>;
  /** The version of the text that the customer saw, as the source numbers it. */
  readonly noticeVersion?: Maybe<Scalars['String']['output']>;
  /** The purpose that the choice is about. */
  readonly purpose: Purpose;
  /** The receipt that proves the choice to the customer. Null if this server signs no receipts. */
  readonly receipt?: Maybe<ConsentReceipt>;
  /** The organisations and people to whom the controller may pass the data, as the source names them. */
  readonly recipients: ReadonlyArray<Scalars['String']['output']>;
  /** The name of the source that recorded the choice. */
  readonly source: Scalars['String']['output'];
  /** The choice. */
  readonly status: ConsentStatus;
  /** The record that made the choice, as `source:id`. For an identifier: its type and a pseudonym, never its value. */
  readonly subject: Scalars['String']['output'];
  /** When the consent was refused or withdrawn. Null unless that is its status. */
  readonly withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The kind of ledger entry. */
export type ConsentAct =
  /** A consent or a refusal. */
  | 'CONSENT'
  /** An objection (GDPR article 21). Its status is REFUSED while it is in force, and UNKNOWN once lifted. */
  | 'OBJECTION'
  /** A preference about a channel. */
  | 'PREFERENCE'
  /** A restriction of use (GDPR article 18). Its status is REFUSED while it is in force, and UNKNOWN once lifted. */
  | 'RESTRICTION';

/** Why a given consent opens less than it states: a refusal contradicts it (for example of another record of the same customer), its source is undeclared, its record is not verified to be the customer's, or records joined the customer after it was confirmed. */
export type ConsentConflict = {
  readonly __typename?: 'ConsentConflict';
  /** The reason in plain words. */
  readonly because: Scalars['String']['output'];
  /** Why the consent does not hold for the whole customer. */
  readonly reason: ConsentConflictReason;
  /** The time from which the refusal counts. Null for UNDECLARED_SOURCE, UNVERIFIED_RECORD and JOINED_LATER, where nothing was refused. */
  readonly refusedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The actions that resolve the conflict, the simplest first. Any one of them is enough. */
  readonly remedies: ReadonlyArray<ConsentRemedy>;
  /** The record that refused, as in `Consent.subject`. For UNDECLARED_SOURCE and UNVERIFIED_RECORD: the record that gave the consent. For JOINED_LATER: a record that joined the customer later. */
  readonly subject: Scalars['String']['output'];
};

/** Why a consent does not hold for the whole customer. */
export type ConsentConflictReason =
  /** The customer confirmed the consent for the records that existed then. It opens no data of records that joined the customer later. */
  | 'JOINED_LATER'
  /** The refusal came at the same time as the consent or later. */
  | 'LATER_REFUSAL'
  /** The refusal came earlier, but on another record, and the two records share no verified identifier. */
  | 'OTHER_RECORD'
  /** The consent came from an undeclared source, and a declared source knows the customer. The consent opens no data of the other records. */
  | 'UNDECLARED_SOURCE'
  /** The consent is on a record of a touchpoint that shares no verified identifier with others of the customer's records, or about an identifier that none of them verified. It opens no data of those records. */
  | 'UNVERIFIED_RECORD';

/** One choice as it was made. It is never changed; a later one supersedes it. */
export type ConsentEvent = {
  readonly __typename?: 'ConsentEvent';
  /** The kind of ledger entry. */
  readonly act?: Maybe<ConsentAct>;
  /** The channel that the choice is about. Null means every channel. */
  readonly channel?: Maybe<Channel>;
  /**
   * The time from which the entry counts: `occurredAt`, or `recordedAt` if that was earlier. No entry counts as
   * newer than its arrival, whatever the clock of its source says.
   */
  readonly effectiveAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a given consent expires. Null if it never expires. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** How the choice was collected, in the source's own words. */
  readonly method?: Maybe<Scalars['String']['output']>;
  /** The version of the text that the customer saw, as the source numbers it. */
  readonly noticeVersion?: Maybe<Scalars['String']['output']>;
  /** When the choice was made, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The purpose that the choice is about. Null for a choice about every purpose. */
  readonly purpose?: Maybe<Purpose>;
  /** When this graph received the entry. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a correction of the same line replaced this entry. Null if it has not been replaced. */
  readonly replacedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name of the source that recorded the choice. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** The choice. */
  readonly status?: Maybe<ConsentStatus>;
  /** The record or identifier, as in `Consent.subject`. */
  readonly subject?: Maybe<Scalars['String']['output']>;
  /**
   * Times of this entry that lay more than 5 minutes in the future when it arrived, as the source wrote them, for
   * example `occurredAt 9999-12-31`. Each counts as the time of arrival. Null if there are none.
   */
  readonly timesAhead?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** A page of the consent ledger. */
export type ConsentEventConnection = {
  readonly __typename?: 'ConsentEventConnection';
  readonly edges: ReadonlyArray<ConsentEventEdge>;
  readonly pageInfo: PageInfo;
};

/** An entry and its cursor. */
export type ConsentEventEdge = {
  readonly __typename?: 'ConsentEventEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<ConsentEvent>;
};

/** A consent receipt in the terms of ISO/IEC TS 27560. */
export type ConsentReceipt = {
  readonly __typename?: 'ConsentReceipt';
  /** The content of the receipt. */
  readonly document: Scalars['JSONObject']['output'];
  /** The id of the ledger entry, as `ConsentEvent.id` states it to this caller. */
  readonly id: Scalars['ID']['output'];
  /** The signed document in JWS compact serialisation with EdDSA. `verifyReceipt` checks it. */
  readonly jws: Scalars['String']['output'];
};

/** What makes a consent hold for the whole customer. */
export type ConsentRemedy =
  /** The customer consents with all of their records before them: `recordConsent(confirmed: true)`. */
  | 'CONFIRM_FOR_ALL'
  /** The customer consents again: `recordConsent`, or a consent line of a later time, for the record that refused. */
  | 'CONSENT_AGAIN'
  /** An operator declares the record's source with a `source` line, if its records can be trusted. */
  | 'DECLARE_SOURCE'
  /** The records belong to two people: a steward splits them. */
  | 'SPLIT_RECORDS'
  /** A source verifies an identifier that both records hold (`verifiedAt` of its record line). */
  | 'VERIFY_SHARED_IDENTIFIER';

/** The states of ISO/IEC TS 27560. */
export type ConsentStatus =
  /** A given consent has expired. */
  | 'EXPIRED'
  /** The customer consented. */
  | 'GIVEN'
  /** The consent was found to be invalid. */
  | 'INVALIDATED'
  /** The customer refused. */
  | 'REFUSED'
  /** The customer was asked and has not answered. */
  | 'REQUESTED'
  /** No choice is known, or an objection or restriction was lifted. */
  | 'UNKNOWN'
  /** The customer withdrew an earlier consent. */
  | 'WITHDRAWN';

/** Identifies one of the customer's records. */
export type ConsentSubjectInput = {
  /** The name of the source. */
  readonly source: Scalars['String']['input'];
  /** The record's id in its source. */
  readonly sourceId: Scalars['ID']['input'];
};

/** Where a customer may be reached, or why not. */
export type ContactPoint = {
  readonly __typename?: 'ContactPoint';
  /** The legal basis of the use. NONE if there is no contact point. */
  readonly basis: UseBasis;
  /** The channel. Null if no channel is open. */
  readonly channel?: Maybe<Channel>;
  /** The customer's own limit for the channel. Null if the customer set none. */
  readonly frequencyCap?: Maybe<FrequencyCap>;
  /** Why there is no contact point. Null if there is one. */
  readonly reason?: Maybe<ReachReason>;
  /** When the contact point closes by itself. Null if it stays open, or if there is none. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** An e-mail address, a phone number in E.164, a handle or a postal address. The request's own purpose must also open CONTACT. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** Whether the contact point is verified on a record that stands for the customer, as in `Identifier.verified`. Null if there is no contact point. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
};

export type Customer = {
  readonly __typename?: 'Customer';
  /** How the customer would like to be reached: one entry per channel and record. */
  readonly channelPreferences?: Maybe<ReadonlyArray<ChannelPreference>>;
  /** Every entry of the ledger, newest first, including versions that a correction has replaced. What somebody consented to, lifted or wished for a record that is no longer the same customer's is not among them. */
  readonly consentHistory?: Maybe<ConsentEventConnection>;
  /** The consents in force: one per subject, controller, purpose and channel, ordered by these. For each of these the latest choice comes first, and wins; of two choices made at the same time, the stricter one. Earlier choices follow if they still apply to categories of data that the later ones leave out. A consent to fewer categories than before takes back the consent to the others. Consents of different subjects are listed separately; all of them together decide which fields open. */
  readonly consents?: Maybe<ReadonlyArray<Consent>>;
  readonly id: Scalars['ID']['output'];
  /** What this token could see of this customer for a purpose, by category. Asking opens nothing, and reveals nothing about a purpose that the token does not list or about categories that none of its scopes opens. Customers may ask about their own data for every purpose. */
  readonly mayUse?: Maybe<ReadonlyArray<UseDecision>>;
  /** The contact point that may be used now for a purpose of the token, or the reason why there is none. Whether a contact point exists is stated only if the request's own purpose opens CONTACT on that channel too. */
  readonly reach?: Maybe<ContactPoint>;
  /** Every category of data that the purpose of this request does not open for this customer, whether or not it was selected. */
  readonly withheld?: Maybe<ReadonlyArray<Withheld>>;
};


export type CustomerConsentHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  purpose?: InputMaybe<PurposeKey>;
};


export type CustomerConsentsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  purposes?: InputMaybe<ReadonlyArray<PurposeKey>>;
};


export type CustomerMayUseArgs = {
  purpose: PurposeKey;
};


export type CustomerReachArgs = {
  channel?: InputMaybe<Channel>;
  purpose: PurposeKey;
};

/** The customer does not exist, or this token may not see them. */
export type CustomerNotFound = Error & {
  readonly __typename?: 'CustomerNotFound';
  /** What was not found, in English. */
  readonly message: Scalars['String']['output'];
};

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  /** What went wrong, in English, for the developer or operator. */
  readonly message: Scalars['String']['output'];
};

/** A limit of `max` messages within `days` days. */
export type FrequencyCap = {
  readonly __typename?: 'FrequencyCap';
  /** The length of the sliding window in days. */
  readonly days: Scalars['Int']['output'];
  /** The number of messages. */
  readonly max: Scalars['Int']['output'];
  /** The number of touchpoints named `..._sent` on the channel within the last `days` days, without those of records that only name the customer in a form. Null if no contact point is shown. */
  readonly sent?: Maybe<Scalars['Int']['output']>;
};

/** A limit of `max` messages within `days` days. */
export type FrequencyCapInput = {
  /** The number of days, 1 or more. */
  readonly days: Scalars['Int']['input'];
  /** The number of messages, 0 or more. */
  readonly max: Scalars['Int']['input'];
};

/** The ledger now contains the choice. */
export type LedgerSuccess = {
  readonly __typename?: 'LedgerSuccess';
  /** How many entries this call added. 0 if the ledger already stated the same choice. */
  readonly appended: Scalars['Int']['output'];
  /** The customer as the next request will see them. */
  readonly customer?: Maybe<Customer>;
  /** The entries that this call added or that already stated the same choice. */
  readonly events: ReadonlyArray<ConsentEvent>;
};

/** A legal basis of GDPR article 6. */
export type LegalBasis =
  /** The person consented: article 6(1)(a). */
  | 'CONSENT'
  /** The use is necessary for a contract: article 6(1)(b). */
  | 'CONTRACT'
  /** The law demands the use: article 6(1)(c). */
  | 'LEGAL_OBLIGATION'
  /** An interest outweighs the person's: article 6(1)(f). */
  | 'LEGITIMATE_INTEREST'
  /** The use serves a public task: article 6(1)(e). */
  | 'PUBLIC_TASK'
  /** The use protects somebody's life: article 6(1)(d). */
  | 'VITAL_INTERESTS';

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
  /** Objects to a use, or lifts the objection (GDPR article 21). An objection ends every use for the purpose that rests on consent or a legitimate interest. What the customer relationship or the law demands remains: use `setChannelPreference` for a channel on which the customer wants no messages at all. Repeating it changes nothing. A self-service token speaks for the records that are verified as the customer's, and for no others. */
  readonly objectToUse?: Maybe<ObjectToUseResult>;
  /** Appends a consent or a refusal that is given now. Repeating an identical choice changes nothing. Without `channel`, it is for every channel; a refusal of one channel, however, stays in force until a consent names this channel. Where the customer objected, withdrew or restricted the use in self-service, or consented to some categories only, a consent to more is recorded only by the customer, or by a token with privacy:manage that states in `method` how the customer gave it; any other token fails with FORBIDDEN and the reason SET_BY_CUSTOMER. */
  readonly recordConsent?: Maybe<RecordConsentResult>;
  /** Restricts the use of the customer's data, or lifts the restriction (GDPR article 18). Data are kept but, except with consent or for a legal obligation, not used. A self-service token speaks for the records that are verified as the customer's, and for no others. */
  readonly restrictUse?: Maybe<RestrictUseResult>;
  /** States how the customer would like to be reached, and how often at most. A preference closes no field; it affects `reach`. What the customer set in self-service is loosened by the customer alone, or by a token with privacy:manage that states in `method` what the customer asked for; any other token fails with FORBIDDEN and the reason SET_BY_CUSTOMER. A self-service token speaks for the records that are verified as the customer's, and for no others. */
  readonly setChannelPreference?: Maybe<SetChannelPreferenceResult>;
  /** Withdraws every consent to the purpose, on each record that gave one. If none was given, a refusal is stored. Repeating it changes nothing. A self-service token speaks for the records that are verified as the customer's, and for no others. */
  readonly withdrawConsent?: Maybe<WithdrawConsentResult>;
};


export type MutationObjectToUseArgs = {
  channel?: InputMaybe<Channel>;
  customerId: Scalars['ID']['input'];
  lifted?: Scalars['Boolean']['input'];
  method?: InputMaybe<Scalars['String']['input']>;
  purpose: PurposeKey;
};


export type MutationRecordConsentArgs = {
  channel?: InputMaybe<Channel>;
  confirmed?: Scalars['Boolean']['input'];
  controller?: InputMaybe<Scalars['String']['input']>;
  customerId: Scalars['ID']['input'];
  dataCategories?: InputMaybe<ReadonlyArray<PersonalDataCategory>>;
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  gppString?: InputMaybe<Scalars['String']['input']>;
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  language?: InputMaybe<Scalars['String']['input']>;
  method?: InputMaybe<Scalars['String']['input']>;
  noticeHash?: InputMaybe<Scalars['String']['input']>;
  noticeVersion?: InputMaybe<Scalars['String']['input']>;
  purpose: PurposeKey;
  recipients?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  record?: InputMaybe<ConsentSubjectInput>;
  status?: ConsentStatus;
  tcString?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRestrictUseArgs = {
  customerId: Scalars['ID']['input'];
  lifted?: Scalars['Boolean']['input'];
  method?: InputMaybe<Scalars['String']['input']>;
};


export type MutationSetChannelPreferenceArgs = {
  channel: Channel;
  customerId: Scalars['ID']['input'];
  frequencyCap?: InputMaybe<FrequencyCapInput>;
  method?: InputMaybe<Scalars['String']['input']>;
  wish?: ChannelWish;
};


export type MutationWithdrawConsentArgs = {
  channel?: InputMaybe<Channel>;
  customerId: Scalars['ID']['input'];
  method?: InputMaybe<Scalars['String']['input']>;
  noticeVersion?: InputMaybe<Scalars['String']['input']>;
  purpose: PurposeKey;
};

/** The result, or the reason why nothing was done. */
export type ObjectToUseResult = CustomerNotFound | LedgerSuccess;

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

/** The policy matrix: one cell per purpose and category of data. */
export type Policy = {
  readonly __typename?: 'Policy';
  /** All cells, ordered by purpose and category. */
  readonly cells: ReadonlyArray<PolicyCell>;
  /** The version of the policy. It changes whenever a cell changes. */
  readonly version: Scalars['String']['output'];
};

/** What one purpose may do with one category of data. */
export type PolicyCell = {
  readonly __typename?: 'PolicyCell';
  /** Whether the use is closed for people below the age of majority where they live: 18 nearly everywhere, and if the residence is unknown. */
  readonly adultsOnly: Scalars['Boolean']['output'];
  /** Why our interest outweighs the customer's. Null unless the basis is LEGITIMATE_INTEREST and the version is the one in force. */
  readonly balancing?: Maybe<Scalars['String']['output']>;
  /** The legal basis. NONE if the purpose never opens the category. */
  readonly basis: UseBasis;
  /** The category of data. */
  readonly category: PersonalDataCategory;
  /** Schema coordinates of the category's fields, in ascending order. Null if this subgraph runs without the schemas of the others. */
  readonly fields?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is shown in part only: the identifier type or attribute name, how it is masked, and the scope that sees it in full. */
  readonly masks: ReadonlyArray<Scalars['String']['output']>;
  /** The lowest confidence of a record whose data are shown, 0 to 1. Data of less certain records are withheld. */
  readonly minimumConfidence: Scalars['Float']['output'];
  /** The purpose. */
  readonly purpose: PurposeKey;
  /** How long data stay open, as an ISO 8601 duration counted from the last fact or from the end of the relationship. Null for an earlier version of the policy, and if the cell never opens. */
  readonly retention?: Maybe<Scalars['String']['output']>;
  /** The scopes that open fields of this category; each field needs one of them. Null if this subgraph runs without the schemas of the others. */
  readonly scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A cell that differs between two versions of the policy. */
export type PolicyChange = {
  readonly __typename?: 'PolicyChange';
  /** The legal basis in the newer version. */
  readonly after: UseBasis;
  /** The legal basis in the older version. */
  readonly before: UseBasis;
  /** The category of data. */
  readonly category: PersonalDataCategory;
  /** The direction of the change. */
  readonly effect: PolicyEffect;
  /** Schema coordinates that open or close. Null if this subgraph runs without the schemas of the others. */
  readonly fields?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Whose data the change concerns, in plain words. */
  readonly forWhom: ReadonlyArray<Scalars['String']['output']>;
  /** The purpose. */
  readonly purpose: PurposeKey;
  /** The scopes of callers who notice the change, as in `PolicyCell.scopes`. */
  readonly scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** The direction of a change of the policy. */
export type PolicyEffect =
  /** The legal basis differs. */
  | 'CHANGES'
  /** Fewer data are shown, or data of fewer people. */
  | 'CLOSES'
  /** More data are shown, or data of more people. */
  | 'OPENS';

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

/** A purpose of the W3C Data Privacy Vocabulary (DPV). */
export type Purpose = {
  readonly __typename?: 'Purpose';
  /** Whether the use is closed for people below the age of majority where they live: 18 nearly everywhere, and if the residence is unknown. */
  readonly adultsOnly: Scalars['Boolean']['output'];
  /** How the customer benefits, in plain words. */
  readonly benefit: Scalars['String']['output'];
  /** Its IRI in DPV. */
  readonly iri: Scalars['String']['output'];
  /** The value for the header `x-purpose`. */
  readonly key: PurposeKey;
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

export type Query = {
  readonly __typename?: 'Query';
  /** What each purpose opens in each category of data, and on which legal basis. */
  readonly policy?: Maybe<Policy>;
  /** What opens or closes between two versions of the policy and for whom, ordered by purpose and category. NOT_FOUND for an unknown version. */
  readonly policyDiff?: Maybe<ReadonlyArray<PolicyChange>>;
  /** The purposes that data are used for, in the order of the policy. */
  readonly purposes?: Maybe<ReadonlyArray<Purpose>>;
  /** Verifies that a receipt was issued by this server and has not been changed. */
  readonly verifyReceipt?: Maybe<ReceiptVerification>;
};


export type QueryPolicyArgs = {
  version?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPolicyDiffArgs = {
  from: Scalars['String']['input'];
  to?: InputMaybe<Scalars['String']['input']>;
};


export type QueryVerifyReceiptArgs = {
  jws: Scalars['String']['input'];
};

/** Why a customer may not be reached. */
export type ReachReason =
  /** There was no consent when the data were collected. */
  | 'COLLECTED_WITHOUT_CONSENT'
  /** The consent has expired. */
  | 'CONSENT_EXPIRED'
  /** The customer refused or withdrew consent. */
  | 'CONSENT_WITHDRAWN'
  /** The customer's own limit has been reached. */
  | 'FREQUENCY_CAP'
  /** The customer is below the age of majority where they live, or may be. */
  | 'MINOR'
  /** The token lacks a scope that opens contact points. */
  | 'MISSING_SCOPE'
  /** The purpose never opens contact points. */
  | 'NOT_FOR_PURPOSE'
  /** Only the customer may ask this, or the token may not know about the records. */
  | 'NOT_YOUR_DATA'
  /** The customer has not consented. */
  | 'NO_CONSENT'
  /** No record that opens the channel holds a contact point. */
  | 'NO_CONTACT_POINT'
  /** The customer has no record in a system of record that has not ended. */
  | 'NO_RELATIONSHIP'
  /** It is not known whose data these are. */
  | 'NO_SUBJECT'
  /** The customer objected to the use. */
  | 'OBJECTED'
  /** The purpose may see a part of the contact point only. */
  | 'ONLY_MASKED'
  /** The browser's signal Sec-GPC opted out, and the law that applies is an opt-out law. */
  | 'OPTED_OUT'
  /** The token does not list the purpose. */
  | 'PURPOSE_NOT_GRANTED'
  /** The customer restricted the use of their data (GDPR article 18). */
  | 'RESTRICTED'
  /** It is not certain enough that the contact points are the customer's. */
  | 'UNCERTAIN_IDENTITY'
  /** The customer asked not to be reached on this channel. */
  | 'UNWANTED_CHANNEL';

/** The result of verifying a receipt. */
export type ReceiptVerification = {
  readonly __typename?: 'ReceiptVerification';
  /** Whether the entry is still in force, that is, no later choice replaced it. Null unless the receipt is valid and concerns a customer that this token may see. */
  readonly current?: Maybe<Scalars['Boolean']['output']>;
  /** The content of the receipt. Null unless it is valid. */
  readonly document?: Maybe<Scalars['JSONObject']['output']>;
  /** Whether this server's key signed the receipt and nobody has changed it. */
  readonly valid: Scalars['Boolean']['output'];
};

/** The result, or the reason why nothing was done. */
export type RecordConsentResult = CustomerNotFound | LedgerSuccess;

/** How a read is recorded in the access log if the field has no category. */
export type RecordedRead =
  /** The arguments identify somebody. The record states the kind of identifier, a keyed pseudonym of its value, and how many subjects were found, even if none was. Only for root fields. */
  | 'LOOK_UP'
  /** The field returns a list of many subjects or a figure about many. The read is recorded once for the whole group, with the field and the shape of its arguments. Only for root fields. */
  | 'QUESTION'
  /** The read is recorded under the customer or company that it concerns, with its category, or with the name of the field or type if it has no category. */
  | 'READ';

/** The result, or the reason why nothing was done. */
export type RestrictUseResult = CustomerNotFound | LedgerSuccess;

/** The result, or the reason why nothing was done. */
export type SetChannelPreferenceResult = CustomerNotFound | LedgerSuccess;

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

/** The legal basis of a use. */
export type UseBasis =
  /** The customer consented. */
  | 'CONSENT'
  /** The law demands the use. */
  | 'LEGAL_OBLIGATION'
  /** Our interest outweighs the customer's, who may object. */
  | 'LEGITIMATE_INTEREST'
  /** There is no legal basis, so the data stay closed. */
  | 'NONE'
  /** The customer has a record in a system of record that has not ended. */
  | 'RELATIONSHIP';

/** What may be done with one category of data of one customer. */
export type UseDecision = {
  readonly __typename?: 'UseDecision';
  /** Whether this token may see the category now. */
  readonly allowed: Scalars['Boolean']['output'];
  /** The legal basis on which it is open, or could be. */
  readonly basis: UseBasis;
  /** The explanation in plain words. */
  readonly because: Scalars['String']['output'];
  /** The category of data. */
  readonly category: PersonalDataCategory;
  /** Why the category is closed. Null if it is open. */
  readonly reason?: Maybe<WithheldReason>;
  /** When the category closes by itself. Null if it stays open, or is closed. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** The result, or the reason why nothing was done. */
export type WithdrawConsentResult = CustomerNotFound | LedgerSuccess;

/** A category of data that is closed for the purpose of this request. */
export type Withheld = {
  readonly __typename?: 'Withheld';
  /** The category of personal data. */
  readonly category: PersonalDataCategory;
  /** The channels that are closed, for CONTACT if another channel is open. Null means that the whole category is closed. */
  readonly channels?: Maybe<ReadonlyArray<Channel>>;
  /** Schema coordinates of the fields that are closed, in ascending order. Null if this subgraph runs without the schemas of the others. */
  readonly fields?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Whether only a part of the category is closed. True if only data of some of the customer's records, or use on some channels, is closed, and the rest of the category is open. False if the whole category is closed. */
  readonly isPartial: Scalars['Boolean']['output'];
  /** Why it is closed; or, if `isPartial` is true, why that part is. */
  readonly reason: WithheldReason;
  /** When the category opens by itself. Null if it opens only when the customer chooses so or the facts change. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** Why a category is closed. */
export type WithheldReason =
  /** There was no consent when the fact happened. Occurs only for single facts. */
  | 'COLLECTED_WITHOUT_CONSENT'
  /** The consent has expired. */
  | 'CONSENT_EXPIRED'
  /** The customer refused or withdrew consent. */
  | 'CONSENT_WITHDRAWN'
  /** The customer is below the age of majority where they live, or may be. */
  | 'MINOR'
  /** The token lacks a scope that opens the data. */
  | 'MISSING_SCOPE'
  /** The purpose never opens this category. */
  | 'NOT_FOR_PURPOSE'
  /** Only the customer concerned may see the data, or the token may not know about the records. */
  | 'NOT_YOUR_DATA'
  /** The customer has not consented. */
  | 'NO_CONSENT'
  /** The customer has no record in a system of record that has not ended. */
  | 'NO_RELATIONSHIP'
  /** It is not known whose data these are. */
  | 'NO_SUBJECT'
  /** The customer objected to the use. */
  | 'OBJECTED'
  /** The purpose may see a part of the value only, and this value has no such part. Occurs only for single values. */
  | 'ONLY_MASKED'
  /** The browser's signal Sec-GPC opted out, and the law that applies is an opt-out law. */
  | 'OPTED_OUT'
  /** The token does not list the purpose. */
  | 'PURPOSE_NOT_GRANTED'
  /** The customer restricted the use of their data (GDPR article 18). */
  | 'RESTRICTED'
  /** It is not certain enough whose data these are. Occurs for data of records whose confidence is too low, and for the whole category if that applies to all records. */
  | 'UNCERTAIN_IDENTITY';



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
  ConsentEvent: ConsentEvent;
  Customer: Customer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  ConsentEvent:
    ( { __typename: 'ConsentEvent' }
    & GraphQLRecursivePick<FederationTypes['ConsentEvent'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ObjectToUseResult:
    | ( CustomerNotFoundRow )
    | ( LedgerSuccessRow )
  ;
  RecordConsentResult:
    | ( CustomerNotFoundRow )
    | ( LedgerSuccessRow )
  ;
  RestrictUseResult:
    | ( CustomerNotFoundRow )
    | ( LedgerSuccessRow )
  ;
  SetChannelPreferenceResult:
    | ( CustomerNotFoundRow )
    | ( LedgerSuccessRow )
  ;
  WithdrawConsentResult:
    | ( CustomerNotFoundRow )
    | ( LedgerSuccessRow )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Error: ( CustomerNotFoundRow );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AssertionMethod: AssertionMethod;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Channel: Channel;
  ChannelPreference: ResolverTypeWrapper<ChannelPreference>;
  ChannelWish: ChannelWish;
  Consent: ResolverTypeWrapper<ConsentRow>;
  ConsentAct: ConsentAct;
  ConsentConflict: ResolverTypeWrapper<ConsentConflictRow>;
  ConsentConflictReason: ConsentConflictReason;
  ConsentEvent: ResolverTypeWrapper<ConsentEventRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ConsentEventConnection: ResolverTypeWrapper<ConsentEventPage>;
  ConsentEventEdge: ResolverTypeWrapper<ConsentEventEdgeRow>;
  ConsentReceipt: ResolverTypeWrapper<ConsentReceipt>;
  ConsentRemedy: ConsentRemedy;
  ConsentStatus: ConsentStatus;
  ConsentSubjectInput: ConsentSubjectInput;
  ContactPoint: ResolverTypeWrapper<ContactPointRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CustomerNotFound: ResolverTypeWrapper<CustomerNotFoundRow>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Error: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Error']>;
  FrequencyCap: ResolverTypeWrapper<FrequencyCap>;
  FrequencyCapInput: FrequencyCapInput;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LedgerSuccess: ResolverTypeWrapper<LedgerSuccessRow>;
  LegalBasis: LegalBasis;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ObjectToUseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ObjectToUseResult']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PersonalDataBy: PersonalDataBy;
  PersonalDataCategory: PersonalDataCategory;
  Policy: ResolverTypeWrapper<PolicyRow>;
  PolicyCell: ResolverTypeWrapper<PolicyCellRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  PolicyChange: ResolverTypeWrapper<CellChange>;
  PolicyEffect: PolicyEffect;
  Provenance: ResolverTypeWrapper<Provenance>;
  Purpose: ResolverTypeWrapper<Purpose>;
  PurposeKey: PurposeKey;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReachReason: ReachReason;
  ReceiptVerification: ResolverTypeWrapper<ReceiptVerification>;
  RecordConsentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordConsentResult']>;
  RecordedRead: RecordedRead;
  RestrictUseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestrictUseResult']>;
  SetChannelPreferenceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetChannelPreferenceResult']>;
  TimelineKind: TimelineKind;
  UseBasis: UseBasis;
  UseDecision: ResolverTypeWrapper<UseDecision>;
  WithdrawConsentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WithdrawConsentResult']>;
  Withheld: ResolverTypeWrapper<WithheldCategory>;
  WithheldReason: WithheldReason;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BigInt: Scalars['BigInt']['output'];
  ChannelPreference: ChannelPreference;
  Consent: ConsentRow;
  ConsentConflict: ConsentConflictRow;
  ConsentEvent: ConsentEventRow;
  ID: Scalars['ID']['output'];
  ConsentEventConnection: ConsentEventPage;
  ConsentEventEdge: ConsentEventEdgeRow;
  ConsentReceipt: ConsentReceipt;
  ConsentSubjectInput: ConsentSubjectInput;
  ContactPoint: ContactPointRow;
  Boolean: Scalars['Boolean']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  Currency: Scalars['Currency']['output'];
  Customer: CustomerRow;
  Int: Scalars['Int']['output'];
  CustomerNotFound: CustomerNotFoundRow;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Error: ResolversInterfaceTypes<ResolversParentTypes>['Error'];
  FrequencyCap: FrequencyCap;
  FrequencyCapInput: FrequencyCapInput;
  JSONObject: Scalars['JSONObject']['output'];
  LedgerSuccess: LedgerSuccessRow;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  ObjectToUseResult: ResolversUnionTypes<ResolversParentTypes>['ObjectToUseResult'];
  PageInfo: PageInfo;
  Policy: PolicyRow;
  PolicyCell: PolicyCellRow;
  Float: Scalars['Float']['output'];
  PolicyChange: CellChange;
  Provenance: Provenance;
  Purpose: Purpose;
  Query: Record<PropertyKey, never>;
  ReceiptVerification: ReceiptVerification;
  RecordConsentResult: ResolversUnionTypes<ResolversParentTypes>['RecordConsentResult'];
  RestrictUseResult: ResolversUnionTypes<ResolversParentTypes>['RestrictUseResult'];
  SetChannelPreferenceResult: ResolversUnionTypes<ResolversParentTypes>['SetChannelPreferenceResult'];
  UseDecision: UseDecision;
  WithdrawConsentResult: ResolversUnionTypes<ResolversParentTypes>['WithdrawConsentResult'];
  Withheld: WithheldCategory;
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

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type ChannelPreferenceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChannelPreference'] = ResolversParentTypes['ChannelPreference']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  frequencyCap?: Resolver<Maybe<ResolversTypes['FrequencyCap']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wish?: Resolver<ResolversTypes['ChannelWish'], ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  act?: Resolver<ResolversTypes['ConsentAct'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  conflict?: Resolver<Maybe<ResolversTypes['ConsentConflict']>, ParentType, ContextType>;
  controller?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataCategories?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonalDataCategory']>>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  givenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  iab?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JSONObject']>>, ParentType, ContextType>;
  jurisdiction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['LegalBasis'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  noticeHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  noticeVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['Purpose'], ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['ConsentReceipt']>, ParentType, ContextType>;
  recipients?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConsentStatus'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConsentConflictResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentConflict'] = ResolversParentTypes['ConsentConflict']> = {
  because?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ConsentConflictReason'], ParentType, ContextType>;
  refusedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  remedies?: Resolver<ReadonlyArray<ResolversTypes['ConsentRemedy']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentEvent'] = ResolversParentTypes['ConsentEvent'], FederationReferenceType extends FederationReferenceTypes['ConsentEvent'] = FederationReferenceTypes['ConsentEvent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ConsentEvent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  act?: Resolver<Maybe<ResolversTypes['ConsentAct']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  effectiveAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  noticeVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['Purpose']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  replacedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ConsentStatus']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timesAhead?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentEventConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentEventConnection'] = ResolversParentTypes['ConsentEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConsentEventEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConsentEventEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentEventEdge'] = ResolversParentTypes['ConsentEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['ConsentEvent']>, ParentType, ContextType>;
};

export type ConsentReceiptResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentReceipt'] = ResolversParentTypes['ConsentReceipt']> = {
  document?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jws?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContactPointResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ContactPoint'] = ResolversParentTypes['ContactPoint']> = {
  basis?: Resolver<ResolversTypes['UseBasis'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  frequencyCap?: Resolver<Maybe<ResolversTypes['FrequencyCap']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ReachReason']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  channelPreferences?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ChannelPreference']>>, ParentType, ContextType>;
  consentHistory?: Resolver<Maybe<ResolversTypes['ConsentEventConnection']>, ParentType, ContextType, RequireFields<CustomerConsentHistoryArgs, 'first'>>;
  consents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Consent']>>, ParentType, ContextType, Partial<CustomerConsentsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mayUse?: Resolver<Maybe<ReadonlyArray<ResolversTypes['UseDecision']>>, ParentType, ContextType, RequireFields<CustomerMayUseArgs, 'purpose'>>;
  reach?: Resolver<Maybe<ResolversTypes['ContactPoint']>, ParentType, ContextType, RequireFields<CustomerReachArgs, 'purpose'>>;
  withheld?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Withheld']>>, ParentType, ContextType>;
};

export type CustomerNotFoundResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerNotFound'] = ResolversParentTypes['CustomerNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type ErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Error'] = ResolversParentTypes['Error']> = {
  __resolveType: TypeResolveFn<'CustomerNotFound', ParentType, ContextType>;
};

export type FrequencyCapResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FrequencyCap'] = ResolversParentTypes['FrequencyCap']> = {
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type LedgerSuccessResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerSuccess'] = ResolversParentTypes['LedgerSuccess']> = {
  appended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['ConsentEvent']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  objectToUse?: Resolver<Maybe<ResolversTypes['ObjectToUseResult']>, ParentType, ContextType, RequireFields<MutationObjectToUseArgs, 'customerId' | 'lifted' | 'purpose'>>;
  recordConsent?: Resolver<Maybe<ResolversTypes['RecordConsentResult']>, ParentType, ContextType, RequireFields<MutationRecordConsentArgs, 'confirmed' | 'customerId' | 'purpose' | 'status'>>;
  restrictUse?: Resolver<Maybe<ResolversTypes['RestrictUseResult']>, ParentType, ContextType, RequireFields<MutationRestrictUseArgs, 'customerId' | 'lifted'>>;
  setChannelPreference?: Resolver<Maybe<ResolversTypes['SetChannelPreferenceResult']>, ParentType, ContextType, RequireFields<MutationSetChannelPreferenceArgs, 'channel' | 'customerId' | 'wish'>>;
  withdrawConsent?: Resolver<Maybe<ResolversTypes['WithdrawConsentResult']>, ParentType, ContextType, RequireFields<MutationWithdrawConsentArgs, 'customerId' | 'purpose'>>;
};

export type ObjectToUseResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ObjectToUseResult'] = ResolversParentTypes['ObjectToUseResult']> = {
  __resolveType: TypeResolveFn<'CustomerNotFound' | 'LedgerSuccess', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PolicyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Policy'] = ResolversParentTypes['Policy']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['PolicyCell']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PolicyCellResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PolicyCell'] = ResolversParentTypes['PolicyCell']> = {
  adultsOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  balancing?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['UseBasis'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['PersonalDataCategory'], ParentType, ContextType>;
  fields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  masks?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  minimumConfidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['PurposeKey'], ParentType, ContextType>;
  retention?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type PolicyChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PolicyChange'] = ResolversParentTypes['PolicyChange']> = {
  after?: Resolver<ResolversTypes['UseBasis'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['UseBasis'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['PersonalDataCategory'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['PolicyEffect'], ParentType, ContextType>;
  fields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  forWhom?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['PurposeKey'], ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
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

export type PurposeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Purpose'] = ResolversParentTypes['Purpose']> = {
  adultsOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  benefit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  iri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['PurposeKey'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  policy?: Resolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType, Partial<QueryPolicyArgs>>;
  policyDiff?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PolicyChange']>>, ParentType, ContextType, RequireFields<QueryPolicyDiffArgs, 'from'>>;
  purposes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Purpose']>>, ParentType, ContextType>;
  verifyReceipt?: Resolver<Maybe<ResolversTypes['ReceiptVerification']>, ParentType, ContextType, RequireFields<QueryVerifyReceiptArgs, 'jws'>>;
};

export type ReceiptVerificationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReceiptVerification'] = ResolversParentTypes['ReceiptVerification']> = {
  current?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  valid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordConsentResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordConsentResult'] = ResolversParentTypes['RecordConsentResult']> = {
  __resolveType: TypeResolveFn<'CustomerNotFound' | 'LedgerSuccess', ParentType, ContextType>;
};

export type RestrictUseResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RestrictUseResult'] = ResolversParentTypes['RestrictUseResult']> = {
  __resolveType: TypeResolveFn<'CustomerNotFound' | 'LedgerSuccess', ParentType, ContextType>;
};

export type SetChannelPreferenceResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SetChannelPreferenceResult'] = ResolversParentTypes['SetChannelPreferenceResult']> = {
  __resolveType: TypeResolveFn<'CustomerNotFound' | 'LedgerSuccess', ParentType, ContextType>;
};

export type UseDecisionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UseDecision'] = ResolversParentTypes['UseDecision']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['UseBasis'], ParentType, ContextType>;
  because?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['PersonalDataCategory'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['WithheldReason']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WithdrawConsentResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['WithdrawConsentResult'] = ResolversParentTypes['WithdrawConsentResult']> = {
  __resolveType: TypeResolveFn<'CustomerNotFound' | 'LedgerSuccess', ParentType, ContextType>;
};

export type WithheldResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Withheld'] = ResolversParentTypes['Withheld']> = {
  category?: Resolver<ResolversTypes['PersonalDataCategory'], ParentType, ContextType>;
  channels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Channel']>>, ParentType, ContextType>;
  fields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  isPartial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['WithheldReason'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  BigInt?: GraphQLScalarType;
  ChannelPreference?: ChannelPreferenceResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  ConsentConflict?: ConsentConflictResolvers<ContextType>;
  ConsentEvent?: ConsentEventResolvers<ContextType>;
  ConsentEventConnection?: ConsentEventConnectionResolvers<ContextType>;
  ConsentEventEdge?: ConsentEventEdgeResolvers<ContextType>;
  ConsentReceipt?: ConsentReceiptResolvers<ContextType>;
  ContactPoint?: ContactPointResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerNotFound?: CustomerNotFoundResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Error?: ErrorResolvers<ContextType>;
  FrequencyCap?: FrequencyCapResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  LedgerSuccess?: LedgerSuccessResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ObjectToUseResult?: ObjectToUseResultResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Policy?: PolicyResolvers<ContextType>;
  PolicyCell?: PolicyCellResolvers<ContextType>;
  PolicyChange?: PolicyChangeResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Purpose?: PurposeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReceiptVerification?: ReceiptVerificationResolvers<ContextType>;
  RecordConsentResult?: RecordConsentResultResolvers<ContextType>;
  RestrictUseResult?: RestrictUseResultResolvers<ContextType>;
  SetChannelPreferenceResult?: SetChannelPreferenceResultResolvers<ContextType>;
  UseDecision?: UseDecisionResolvers<ContextType>;
  WithdrawConsentResult?: WithdrawConsentResultResolvers<ContextType>;
  Withheld?: WithheldResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  figures?: FiguresDirectiveResolver<any, any, ContextType>;
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  recorded?: RecordedDirectiveResolver<any, any, ContextType>;
  unrecorded?: UnrecordedDirectiveResolver<any, any, ContextType>;
  writes?: WritesDirectiveResolver<any, any, ContextType>;
};
