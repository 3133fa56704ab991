import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRow, TouchpointEdgeRow, TouchpointPage, AccountRow, TimelineRow, FeedbackEdgeRow, FeedbackPage, OpportunityEdgeRow, OpportunityPage, StalledJourneyRow, StalledEdgeRow, StalledPage, AdvanceSuccessRow, TimelineEdgeRow, TimelinePage } from './rows.ts';
import type { TouchpointRow, FeedbackRow, EntryRow } from './queries.ts';
import type { JourneyRow, TransitionRow } from './journey/journeys.ts';
import type { OpportunityRow } from './b2b/opportunities.ts';
import type { MemberRow, AccountEngagementRow, LeadWarmthRow } from './b2b/account.ts';
import type { ExternalRow } from './b2b/queries.ts';
import type { MoneyRow } from '../money.ts';
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

/** A company. The behaviour of its people counts only as far as the purpose opens it for each of them. */
export type Account = {
  readonly __typename?: 'Account';
  /** The buying groups of the 10 latest opportunities, one per opportunity. */
  readonly buyingGroups?: Maybe<ReadonlyArray<BuyingGroup>>;
  /** The engagement of the company's people, computed over at most 500 members. */
  readonly engagement?: Maybe<AccountEngagement>;
  /** Purchased data about revenue and employee trends, investments, mergers, and social and digital signals, newest first, at most 100. Shown only while the licence is valid and for its permitted purposes. */
  readonly externalReports?: Maybe<ReadonlyArray<ExternalReport>>;
  readonly id: Scalars['ID']['output'];
  /** The journey that began last. Null if the company has no entries, and for a sole trader whose behaviour the purpose does not open. */
  readonly journey?: Maybe<Journey>;
  /** One journey per opportunity or contract cycle, the one that began last first. Empty for a sole trader whose behaviour the purpose does not open, like `opportunities` and `buyingGroups`. */
  readonly journeys?: Maybe<ReadonlyArray<Journey>>;
  /** The sales opportunities of the company, newest first. */
  readonly opportunities?: Maybe<OpportunityConnection>;
};


/** A company. The behaviour of its people counts only as far as the purpose opens it for each of them. */
export type AccountOpportunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** The recent activity of a company's people. */
export type AccountEngagement = {
  readonly __typename?: 'AccountEngagement';
  /** The number of these members who have at least one touchpoint that counted. */
  readonly activeMembers: Scalars['Int']['output'];
  /** When the latest of their touchpoints happened. Null if none counted. */
  readonly lastAt?: Maybe<Scalars['DateTime']['output']>;
  /** The number of members whose behaviour the purpose opens. */
  readonly members: Scalars['Int']['output'];
  /** The score of the company, 0 to 1: computed like a person's score, over the touchpoints of all members. Members whose scores the purpose does not open are left out. Withheld if the purpose opens no member's score. */
  readonly score?: Maybe<Scalars['Float']['output']>;
};

/** The result, or the reason why nothing was done. */
export type AdvanceJourneyResult = AdvanceJourneySuccess | IdempotencyKeyReused | JourneyMoveRefused | JourneyNotFound;

/** The journey was moved. */
export type AdvanceJourneySuccess = {
  readonly __typename?: 'AdvanceJourneySuccess';
  /** The journey after the move. */
  readonly journey?: Maybe<Journey>;
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

/** A subscription to a plan. The billing subgraph owns it. */
export type BillingSubscription = TimelineEntry & {
  readonly __typename?: 'BillingSubscription';
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** An order that both sides confirmed. The billing subgraph owns it. */
export type Booking = TimelineEntry & {
  readonly __typename?: 'Booking';
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** The people of a company who decide together about one opportunity, as far as the purpose opens the data that state their roles. */
export type BuyingGroup = {
  readonly __typename?: 'BuyingGroup';
  /** The share of the template's roles that somebody has, 0 to 1. */
  readonly coverage: Scalars['Float']['output'];
  /** The id of the opportunity, as `Opportunity.id` shows it to this caller. */
  readonly id: Scalars['ID']['output'];
  /** The roles of the template that nobody has. */
  readonly missingRoles: ReadonlyArray<Scalars['String']['output']>;
  /** The roles of the template, in its order. */
  readonly roles?: Maybe<ReadonlyArray<BuyingGroupRole>>;
  /** The template named by the opportunity's property `buyingGroupTemplate`, or STANDARD. */
  readonly template: Scalars['String']['output'];
  /** The mean, over the template's roles, of the highest engagement score in each role, 0 to 1. A role that nobody has counts as 0. Members whose scores the purpose does not open are left out. Withheld if the purpose opens no member's score. */
  readonly warmth?: Maybe<Scalars['Float']['output']>;
};

/** A member of a buying group. */
export type BuyingGroupMember = {
  readonly __typename?: 'BuyingGroupMember';
  /** The member. Null for somebody whom the token may not see. */
  readonly customer?: Maybe<Customer>;
  /** The member's recent activity. */
  readonly engagement?: Maybe<EngagementScore>;
  /** A role of a template, such as CHAMPION; OTHER if the source states a role that no template has. Only sources that report the opportunity, and declared sources of the same controller, state roles. */
  readonly role: Scalars['String']['output'];
  /** When a source last stated the role. */
  readonly since: Scalars['DateTime']['output'];
};

/** One role in a buying group. */
export type BuyingGroupRole = {
  readonly __typename?: 'BuyingGroupRole';
  /** The members that the token and the purpose open. */
  readonly members?: Maybe<ReadonlyArray<BuyingGroupMember>>;
  /** A role such as CHAMPION. OTHER combines roles that the template does not have. */
  readonly role: Scalars['String']['output'];
  /** The highest engagement score in this role, 0 to 1. Computed from open scores only, like `BuyingGroup.warmth`. */
  readonly warmth?: Maybe<Scalars['Float']['output']>;
};

/** The UTM parameters of a touchpoint. */
export type Campaign = {
  readonly __typename?: 'Campaign';
  /** The parameter utm_content. */
  readonly content?: Maybe<Scalars['String']['output']>;
  /** The parameter utm_medium. */
  readonly medium?: Maybe<Scalars['String']['output']>;
  /** The parameter utm_campaign. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The parameter utm_source. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** The parameter utm_term. */
  readonly term?: Maybe<Scalars['String']['output']>;
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

/** A choice about consent. The consent subgraph owns it. */
export type ConsentEvent = TimelineEntry & {
  readonly __typename?: 'ConsentEvent';
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** An agreement over a term. The billing subgraph owns it. */
export type Contract = TimelineEntry & {
  readonly __typename?: 'Contract';
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

export type Customer = {
  readonly __typename?: 'Customer';
  /** The customer's recent activity as a score from 0 to 1, computed from the last 90 days. */
  readonly engagement?: Maybe<EngagementScore>;
  /** Purchased data about the customer, newest first, at most 100. Shown only while its licence is valid and for its permitted purposes. */
  readonly externalReports?: Maybe<ReadonlyArray<ExternalReport>>;
  /** The customer's feedback, newest first. */
  readonly feedback?: Maybe<FeedbackConnection>;
  /** One figure per type, over the latest 500 answers. */
  readonly feedbackScores?: Maybe<ReadonlyArray<FeedbackScore>>;
  readonly id: Scalars['ID']['output'];
  /** The journey that began last. Null if the customer has no entries. Fails with LIMIT_EXCEEDED if more than 1,000 events, agreements or decisions affect it. If others than systems of record sent more, only events on records that are verified to be the customer's count, and events about an identifier alone do not. */
  readonly journey?: Maybe<Journey>;
  /** One journey per opportunity or contract cycle, the one that began last first. */
  readonly journeys?: Maybe<ReadonlyArray<Journey>>;
  /** How likely the customer is to buy, judged by what people of the same company did before. Null for a customer without a company. */
  readonly leadWarmth?: Maybe<LeadWarmth>;
  /** Everything that happened with this customer or company: the entries of all subgraphs, newest first. Entries of a kind that the token's scopes or the purpose do not open are left out before the page is cut, so pages stay full. */
  readonly timeline?: Maybe<TimelineConnection>;
  /** The touchpoints: everything that the customer did or was sent, newest first. */
  readonly touchpoints?: Maybe<TouchpointConnection>;
};


export type CustomerFeedbackArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};


export type CustomerTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  kinds?: InputMaybe<ReadonlyArray<TimelineKind>>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type CustomerTouchpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channels?: InputMaybe<ReadonlyArray<Channel>>;
  first: Scalars['Int']['input'];
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Recent activity as a score. */
export type EngagementScore = {
  readonly __typename?: 'EngagementScore';
  /** When the latest of them happened. Null if none counted. */
  readonly lastAt?: Maybe<Scalars['DateTime']['output']>;
  /** The score, 0 to 1: 1 - e^(-sum/5). Each touchpoint adds its weight, halved every 30 days. The weights are in `subgraphs/engagement/b2b/engagement-weights.ts`. Messages that we sent do not count. */
  readonly score: Scalars['Float']['output'];
  /** The number of touchpoints that counted: at most the latest 200 per record. */
  readonly touchpoints: Scalars['Int']['output'];
};

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  /** What went wrong, in English, for the developer or operator. */
  readonly message: Scalars['String']['output'];
};

/** An event in the form of an ingest line. Exactly one of `record` and `identifier` is required. */
export type EventInput = {
  /** The channel on which it happened. */
  readonly channel: Channel;
  /** The event's id in its source. A line with the same id is the same event. */
  readonly id: Scalars['ID']['input'];
  /** The identifier that the event belongs to, if no record is known yet. */
  readonly identifier?: InputMaybe<FactIdentifierInput>;
  /** A name such as page_viewed. The names that affect journeys are in `subgraphs/engagement/journey/stages.ts`. */
  readonly name: Scalars['String']['input'];
  /** When the source observed this version. The later of two versions wins. */
  readonly observedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['input'];
  /** Any other values, kept as written. */
  readonly properties?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The record that the event belongs to. */
  readonly record?: InputMaybe<RecordRefInput>;
  /** Orders versions that have the same `observedAt`, for example by their position in the source's log. A whole number from 0 to 9007199254740991 (2^53 - 1), of which the higher one is newer. A line with any other value is quarantined. */
  readonly sequence?: InputMaybe<Scalars['BigInt']['input']>;
  /** The name of the source: at most 64 characters, which are letters, digits and `.`, `_`, `-`. */
  readonly source: Scalars['String']['input'];
};

/** Purchased data. The field that returns the report decides who may see it. */
export type ExternalReport = {
  readonly __typename?: 'ExternalReport';
  /** The kind of report, such as REVENUE_TREND. */
  readonly kind: Scalars['String']['output'];
  /** What the data may be used for, in the provider's words. */
  readonly licence: Scalars['String']['output'];
  /** The only purposes for which the report is shown. */
  readonly permittedPurposes: ReadonlyArray<PurposeKey>;
  /** The origin of the report. Its method is PURCHASED. */
  readonly provenance: Provenance;
  /** The provider that sold the data. */
  readonly provider: Scalars['String']['output'];
  /** When the licence ends. The report is not shown after that time. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The values as the provider sent them. */
  readonly values?: Maybe<Scalars['JSONObject']['output']>;
};

/** An identifier that stands for a record which has not arrived yet. */
export type FactIdentifierInput = {
  /** Any country code or name. Used for phone numbers without a prefix and for identity papers. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  /** The issuer of the identifier, such as an authority or a bank. */
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  /** The type of the identifier: the name of an `IdentifierType`, such as EMAIL or COOKIE_ID. */
  readonly type: Scalars['String']['input'];
  /** The identifier as written. */
  readonly value: Scalars['String']['input'];
};

/** A customer's opinion or request. */
export type Feedback = TimelineEntry & {
  readonly __typename?: 'Feedback';
  /** The channel on which it was given. */
  readonly channel?: Maybe<Channel>;
  /** The customer's own words. Null if they have the form of a contact point, a date that is named as a birth date, an amount, or an account or card number that the purpose does not open. Nothing recognises what a text states in other words. */
  readonly comment?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The highest possible score: 10 for NPS, 5 for CSAT and reviews, 7 for effort, unless the source states another. */
  readonly scaleMax?: Maybe<Scalars['Float']['output']>;
  /** The score that the customer gave, at most `scaleMax`. Null for a ticket. */
  readonly score?: Maybe<Scalars['Float']['output']>;
  /** The name of the source. */
  readonly source: Scalars['String']['output'];
  /** The status of a ticket, as its source states it. Null in the same cases as `comment`. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The kind of feedback. */
  readonly type: FeedbackType;
};

/** A page of feedback. */
export type FeedbackConnection = {
  readonly __typename?: 'FeedbackConnection';
  readonly edges: ReadonlyArray<FeedbackEdge>;
  readonly pageInfo: PageInfo;
};

/** Feedback and its cursor. */
export type FeedbackEdge = {
  readonly __typename?: 'FeedbackEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Feedback>;
};

/** Feedback in the form of an ingest line. Exactly one of `record` and `identifier` is required. */
export type FeedbackInput = {
  /** The channel on which it was given. */
  readonly channel?: InputMaybe<Channel>;
  /** The text that the customer wrote. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** The answer's id in its source. A line with the same id is the same answer. */
  readonly id: Scalars['ID']['input'];
  /** The identifier that the feedback belongs to, if no record is known yet. */
  readonly identifier?: InputMaybe<FactIdentifierInput>;
  /** When the source observed this version. The later of two versions wins. */
  readonly observedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it was given. */
  readonly occurredAt: Scalars['DateTime']['input'];
  /** Any other values, kept as written. */
  readonly properties?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The record that the feedback belongs to. */
  readonly record?: InputMaybe<RecordRefInput>;
  /** The highest possible score. If absent: 10 for NPS, 5 for CSAT and REVIEW, 7 for EFFORT_SCORE. */
  readonly scaleMax?: InputMaybe<Scalars['Float']['input']>;
  /** The score that the customer gave: from 0 for NPS, from 1 for other types, to `scaleMax`. Required for NPS, CSAT and EFFORT_SCORE. */
  readonly score?: InputMaybe<Scalars['Float']['input']>;
  /** Orders versions that have the same `observedAt`, for example by their position in the source's log. A whole number from 0 to 9007199254740991 (2^53 - 1), of which the higher one is newer. A line with any other value is quarantined. */
  readonly sequence?: InputMaybe<Scalars['BigInt']['input']>;
  /** The name of the source: at most 64 characters, which are letters, digits and `.`, `_`, `-`. */
  readonly source: Scalars['String']['input'];
  /** The status of a ticket. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** The kind of feedback. */
  readonly type: FeedbackType;
};

/** The answers of one type, as one figure. */
export type FeedbackScore = {
  readonly __typename?: 'FeedbackScore';
  /** The number of answers that the formula uses. */
  readonly answers: Scalars['Int']['output'];
  /** The formula in words. */
  readonly formula: Scalars['String']['output'];
  /** The figure, computed by `formula`. */
  readonly score: Scalars['Float']['output'];
  /** The kind of feedback. */
  readonly type: FeedbackType;
};

/** Kinds of feedback. */
export type FeedbackType =
  /** "How satisfied were you?", 1 to 5. */
  | 'CSAT'
  /** "How easy was it?", 1 to 7. */
  | 'EFFORT_SCORE'
  /** "Would you recommend us?", 0 to 10. */
  | 'NPS'
  /** A public rating with stars and text. */
  | 'REVIEW'
  /** A request for help. */
  | 'TICKET';

/** The key was used before with other input. Nothing was written. */
export type IdempotencyKeyReused = Error & {
  readonly __typename?: 'IdempotencyKeyReused';
  /** What went wrong, in English. */
  readonly message: Scalars['String']['output'];
};

/** A merge, split or correction. The identity subgraph owns it. */
export type IdentityChange = TimelineEntry & {
  readonly __typename?: 'IdentityChange';
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When it was decided. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** What happened to one item. */
export type IngestItem = {
  readonly __typename?: 'IngestItem';
  /** The position of the item in the input, counted from 0. */
  readonly index: Scalars['Int']['output'];
  /** Why the item was refused. Null if it was not. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** What happened to the item. */
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

/** Every item was processed. */
export type IngestSuccess = {
  readonly __typename?: 'IngestSuccess';
  /** The number of new items. */
  readonly accepted: Scalars['Int']['output'];
  /** The number of items that changed nothing. */
  readonly duplicate: Scalars['Int']['output'];
  /** The outcome of each item, in the order of the input. */
  readonly items: ReadonlyArray<IngestItem>;
  /** The number of refused items, which are kept so that they can be corrected or replayed. */
  readonly quarantined: Scalars['Int']['output'];
  /** The number of items that replaced an older version. */
  readonly updated: Scalars['Int']['output'];
};

/** An invoice. The billing subgraph owns it. */
export type Invoice = TimelineEntry & {
  readonly __typename?: 'Invoice';
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** The progress of a customer or company from the first visit to renewal. The stages and rules are in `subgraphs/engagement/journey/stages.ts`. */
export type Journey = {
  readonly __typename?: 'Journey';
  /** Whether the customer or company referred somebody. Being an advocate is independent of the stage. */
  readonly advocate: Scalars['Boolean']['output'];
  /** When the first referral happened. Null if there was none. */
  readonly advocateSince?: Maybe<Scalars['DateTime']['output']>;
  /** When the journey entered its current stage. */
  readonly enteredAt: Scalars['DateTime']['output'];
  /** The id of the journey, which `advanceJourney` accepts. It changes only if an earlier entry of the journey arrives late. */
  readonly id: Scalars['ID']['output'];
  /** The sales opportunity of the journey. Null if sales recorded none. */
  readonly opportunity?: Maybe<Opportunity>;
  /** The current stage. */
  readonly stage: JourneyStage;
  /** When the journey began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** The transitions between stages, oldest first. */
  readonly transitions?: Maybe<ReadonlyArray<JourneyTransition>>;
};

/** The property of their first entry by which journeys are grouped. */
export type JourneyFunnelBy =
  /** All journeys are one group. */
  | 'ALL'
  /** The campaign of the first entry. */
  | 'CAMPAIGN'
  /** The channel of the first entry. */
  | 'CHANNEL'
  /** Customers and companies are two groups. */
  | 'KIND'
  /** The month in which the journey began. */
  | 'MONTH'
  /** The source of the first entry. */
  | 'SOURCE';

/** Journeys with the same key. */
export type JourneyFunnelGroup = {
  readonly __typename?: 'JourneyFunnelGroup';
  /** The number of journeys. */
  readonly journeys: Scalars['Int']['output'];
  /** The group's key, such as a channel. OTHER combines groups that are too small; UNKNOWN contains journeys whose key is not known. */
  readonly key: Scalars['String']['output'];
  /** The number of customers and companies who made these journeys: 10 or more. */
  readonly owners: Scalars['Int']['output'];
  /** The stages from LEAD on, in the order of a journey that goes well. Visitors who never became a lead are not counted. */
  readonly stages: ReadonlyArray<JourneyFunnelStage>;
};

/** One stage of a group of journeys. Figures about fewer than 10 journeys are null. */
export type JourneyFunnelStage = {
  readonly __typename?: 'JourneyFunnelStage';
  /** The share of journeys that went on from the previous stage, 0 to 1: `reached` divided by `reached` of the previous stage. Null for LEAD and CHURNED. */
  readonly conversion?: Maybe<Scalars['Float']['output']>;
  /** The median number of days between entering and leaving the stage, over the journeys that left it. */
  readonly medianDays?: Maybe<Scalars['Float']['output']>;
  /** The number of journeys that are in this stage now. */
  readonly now?: Maybe<Scalars['Int']['output']>;
  /** The number of journeys that were in this stage, or in a later stage other than CHURNED. */
  readonly reached?: Maybe<Scalars['Int']['output']>;
  /** The stage. */
  readonly stage: JourneyStage;
  /** The number of journeys that have been in this stage for more than `stalledAfterDays` days. */
  readonly stalled?: Maybe<Scalars['Int']['output']>;
};

/** The journey is already in that stage, or a person may not move it there. */
export type JourneyMoveRefused = Error & {
  readonly __typename?: 'JourneyMoveRefused';
  /** Why the journey was not moved, in English. */
  readonly message: Scalars['String']['output'];
};

/** There is no such customer, company or journey, or none that the token may see. */
export type JourneyNotFound = Error & {
  readonly __typename?: 'JourneyNotFound';
  /** What was not found, in English. */
  readonly message: Scalars['String']['output'];
};

/** The stages, in the order of a journey that goes well. */
export type JourneyStage =
  /** A visitor who has not identified themselves. */
  | 'ANONYMOUS'
  /** The first invoice was issued. */
  | 'BILLING'
  /** The customer or company placed an order. This stage and the following ones are based on billing data. A caller whose scopes or purpose do not open a person's finances sees no transition that is based on billing data. */
  | 'BOOKING'
  /** The opportunity was lost, or the contract was cancelled or not renewed. */
  | 'CHURNED'
  /** A contract was made. */
  | 'CONTRACT'
  /** A conversation with sales began (`conversation_started`). */
  | 'CONVERSATION'
  /** Sales recorded a lead (`lead_created`). */
  | 'LEAD'
  /** Sales recorded an opportunity (`opportunity_created`). */
  | 'OPPORTUNITY'
  /** The contract was renewed. */
  | 'RENEWAL';

/** One transition of a journey between two stages. */
export type JourneyTransition = TimelineEntry & {
  readonly __typename?: 'JourneyTransition';
  /** The name and version of the rule, or the person who decided. */
  readonly actor: Scalars['String']['output'];
  /** The same time as `occurredAt`. */
  readonly at: Scalars['DateTime']['output'];
  /** The entries that caused the transition, as far as the token and the purpose open them. Empty for a person's decision. */
  readonly evidence?: Maybe<ReadonlyArray<TimelineEntry>>;
  /** The previous stage. Null if the journey began with this transition. */
  readonly from?: Maybe<JourneyStage>;
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When it happened: the time of the entry that caused it. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The reason that the person stated. Null for a rule. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The next stage. */
  readonly to: JourneyStage;
};

/** How likely a lead is to buy. */
export type LeadWarmth = {
  readonly __typename?: 'LeadWarmth';
  /** The reasons for the score, the strongest first. */
  readonly reasons?: Maybe<ReadonlyArray<LeadWarmthReason>>;
  /** How likely the lead is to buy, 0 to 1: half of it is the engagement of the three most engaged colleagues, the other half the share of won among the company's closed opportunities (with half a won and half a lost one added). An open opportunity adds 0.05. Colleagues whose scores the purpose does not open are left out. */
  readonly score?: Maybe<Scalars['Float']['output']>;
};

/** One reason for a lead's score. */
export type LeadWarmthReason = {
  readonly __typename?: 'LeadWarmthReason';
  /** COLLEAGUES_ENGAGED, OPPORTUNITIES_WON, OPPORTUNITIES_LOST, OPPORTUNITY_OPEN or NOTHING_KNOWN. */
  readonly code: Scalars['String']['output'];
  /** What the reason adds to the score. Negative if it lowers the score. */
  readonly effect: Scalars['Float']['output'];
  /** An explanation for people, in English. */
  readonly text: Scalars['String']['output'];
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
  /** Moves a journey to another stage by a person's decision. The decision takes effect now; later entries can move the journey again. If the client knows only the records of its own sources, the decision counts for clients that know the same sources alone. */
  readonly advanceJourney?: Maybe<AdvanceJourneyResult>;
  /** Writes events. Each event is accepted or refused on its own. Repeating the key with a token of the same client, subject, sources and scopes returns the earlier result for 24 hours. At most 250 events, otherwise LIMIT_EXCEEDED. */
  readonly ingestEvents?: Maybe<IngestResult>;
  /** Writes feedback in the same way as `ingestEvents` writes events. Without the scope ingest:write, a token that is bound to sources writes for these only. All other feedback belongs to the source `feedback-api`, with `source:id` as its id, so it never replaces the answer that the stated source has. */
  readonly recordFeedback?: Maybe<IngestResult>;
};


export type MutationAdvanceJourneyArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey: Scalars['String']['input'];
  journeyId?: InputMaybe<Scalars['ID']['input']>;
  reason: Scalars['String']['input'];
  to: JourneyStage;
};


export type MutationIngestEventsArgs = {
  events: ReadonlyArray<EventInput>;
  idempotencyKey: Scalars['String']['input'];
};


export type MutationRecordFeedbackArgs = {
  feedback: ReadonlyArray<FeedbackInput>;
  idempotencyKey: Scalars['String']['input'];
};

/**
 * Something that may be sold, as sales reports it in opportunity_created, opportunity_updated, opportunity_won
 * and opportunity_lost events; the latest value wins. Whether an opportunity was won or lost is part of the
 * journey and counts as BEHAVIOURAL; its value counts as FINANCIAL.
 */
export type Opportunity = {
  readonly __typename?: 'Opportunity';
  /** The expected amount, from `amountMinor` and `currency`. Null if the source states none. An amount counts as FINANCIAL, regardless of its source. */
  readonly amount?: Maybe<Money>;
  /** The bookings that resulted from it, oldest first. */
  readonly bookings?: Maybe<ReadonlyArray<Booking>>;
  /** The people who decide together. Null if the buyer is one person. */
  readonly buyingGroup?: Maybe<BuyingGroup>;
  /** The day on which the opportunity is expected to close. Null if the source states none. */
  readonly closeDate?: Maybe<Scalars['Date']['output']>;
  /** When the opportunity was won or lost. Null while it is open. */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The contracts that resulted from it, oldest first, renewals included. */
  readonly contracts?: Maybe<ReadonlyArray<Contract>>;
  /** When sales first reported it. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The id of the opportunity, as its source states it. If the identity of the person is closed to the caller, it is a sealed id instead, which is the same in every answer and in the bookings and contracts. */
  readonly id: Scalars['ID']['output'];
  /** The name, as its source states it. The texts of an opportunity are null if they have the form of a contact point, a date that is named as a birth date, an amount, or an account or card number that the purpose does not open. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The salesperson, as the source names them. Null if the source states none. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** The probability that the opportunity is won, 0 to 1: 1 if it was won, 0 if it was lost. */
  readonly probability?: Maybe<Scalars['Float']['output']>;
  /** Why it was won or lost, in the source's words. Null if the source states no reason. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The stage in the source's own sales process. */
  readonly stage?: Maybe<Scalars['String']['output']>;
  /** The outcome: OPEN until sales reports that it was won or lost. */
  readonly status: OpportunityStatus;
};

/** A page of opportunities. */
export type OpportunityConnection = {
  readonly __typename?: 'OpportunityConnection';
  readonly edges: ReadonlyArray<OpportunityEdge>;
  readonly pageInfo: PageInfo;
};

/** An opportunity and its cursor. */
export type OpportunityEdge = {
  readonly __typename?: 'OpportunityEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Opportunity>;
};

/** The outcome of an opportunity. */
export type OpportunityStatus =
  /** Sales reported that the opportunity was lost. */
  | 'LOST'
  /** Sales has not reported an outcome. */
  | 'OPEN'
  /** Sales reported that the opportunity was won. */
  | 'WON';

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

/** A payment, successful or failed. The billing subgraph owns it. */
export type Payment = TimelineEntry & {
  readonly __typename?: 'Payment';
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
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

/** The answers of one type by all customers, as one figure. */
export type PortfolioFeedbackScore = {
  readonly __typename?: 'PortfolioFeedbackScore';
  /** The number of answers that the formula uses. With protected figures, it has a keyed error and is rounded. */
  readonly answers: Scalars['Int']['output'];
  /** The number of customers who answered: 10 or more. */
  readonly customers: Scalars['Int']['output'];
  /** The formula in words. */
  readonly formula: Scalars['String']['output'];
  /** The figure, computed by `formula`. */
  readonly score: Scalars['Float']['output'];
  /** The kind of feedback. */
  readonly type: FeedbackType;
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

export type Query = {
  readonly __typename?: 'Query';
  /** Journeys that began in the window: how far they progressed and how long they stayed in each stage, grouped by how they began. Callers who may read each person's own journeys get exact figures about any window. All others get protected figures: about one complete calendar month, quarter or year, each with a keyed error and rounded (see "What figures about many people reveal" in the README). People who objected to the purpose are left out. Groups of fewer than 10 customers and companies are combined into OTHER. Fails with LIMIT_EXCEEDED for more than 2,000 customers and companies: request a shorter period. */
  readonly journeyFunnel?: Maybe<ReadonlyArray<JourneyFunnelGroup>>;
  /** What customers answered in the window: one figure per type of feedback, exact or protected as in `journeyFunnel`. People who objected to the purpose are left out, and so is a type that fewer than 10 customers answered. Fails with LIMIT_EXCEEDED for more than 20,000 answers: request a shorter period. */
  readonly portfolioFeedback?: Maybe<ReadonlyArray<PortfolioFeedbackScore>>;
  /** Customers and companies whose journey has been in `stage` for more than `days` days, the latest to enter it first. A page may contain fewer than `first` items although more follow: continue while `hasNextPage` is true. */
  readonly stalledJourneys?: Maybe<StalledJourneyConnection>;
};


export type QueryJourneyFunnelArgs = {
  by?: JourneyFunnelBy;
  since: Scalars['Date']['input'];
  stalledAfterDays?: Scalars['Int']['input'];
  until: Scalars['Date']['input'];
};


export type QueryPortfolioFeedbackArgs = {
  since: Scalars['Date']['input'];
  until: Scalars['Date']['input'];
};


export type QueryStalledJourneysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  days?: Scalars['Int']['input'];
  first: Scalars['Int']['input'];
  stage: JourneyStage;
};

/** Identifies a record. */
export type RecordRefInput = {
  /** The name of the source. */
  readonly source: Scalars['String']['input'];
  /** The record's id in its source. */
  readonly sourceId: Scalars['ID']['input'];
};

/** How a read is recorded in the access log if the field has no category. */
export type RecordedRead =
  /** The arguments identify somebody. The record states the kind of identifier, a keyed pseudonym of its value, and how many subjects were found, even if none was. Only for root fields. */
  | 'LOOK_UP'
  /** The field returns a list of many subjects or a figure about many. The read is recorded once for the whole group, with the field and the shape of its arguments. Only for root fields. */
  | 'QUESTION'
  /** The read is recorded under the customer or company that it concerns, with its category, or with the name of the field or type if it has no category. */
  | 'READ';

/** A journey that has not progressed. */
export type StalledJourney = {
  readonly __typename?: 'StalledJourney';
  /** The company whose journey it is. Null for a customer's journey. */
  readonly account?: Maybe<Account>;
  /** The customer whose journey it is. Null for a company's journey. */
  readonly customer?: Maybe<Customer>;
  /** The number of whole days in its stage. */
  readonly days: Scalars['Int']['output'];
  /** The journey that has not progressed. */
  readonly journey?: Maybe<Journey>;
};

/** A page of stalled journeys. */
export type StalledJourneyConnection = {
  readonly __typename?: 'StalledJourneyConnection';
  readonly edges: ReadonlyArray<StalledJourneyEdge>;
  readonly pageInfo: PageInfo;
};

/** A stalled journey and its cursor. */
export type StalledJourneyEdge = {
  readonly __typename?: 'StalledJourneyEdge';
  readonly cursor: Scalars['String']['output'];
  /** The stalled journey. Null if the purpose does not open it. */
  readonly node?: Maybe<StalledJourney>;
};

/** A page of a timeline. */
export type TimelineConnection = {
  readonly __typename?: 'TimelineConnection';
  readonly edges: ReadonlyArray<TimelineEdge>;
  readonly pageInfo: PageInfo;
};

/** An entry and its cursor. */
export type TimelineEdge = {
  readonly __typename?: 'TimelineEdge';
  readonly cursor: Scalars['String']['output'];
  /** The entry. Null only if the right to see the entry ended while the page was being read. */
  readonly node?: Maybe<TimelineEntry>;
};

/** One moment of a customer's story. The subgraph that owns the entry resolves everything except id, kind and time. */
export type TimelineEntry = {
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** A title for people, in English. Null if the entry's subgraph withholds it. */
  readonly title?: Maybe<Scalars['String']['output']>;
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

/** Something that a customer did, or was sent, on one channel. */
export type Touchpoint = TimelineEntry & {
  readonly __typename?: 'Touchpoint';
  /** The campaign, from the UTM parameters or as the source names it. Text with the form of a contact point, a date that is named as a birth date, an amount, or an account or card number is left out unless the purpose opens it. */
  readonly campaign?: Maybe<Campaign>;
  /** The channel on which it happened. */
  readonly channel: Channel;
  /** What the touchpoint cost us, from the properties `costMinor` and `currency`. Null if the source states no cost. */
  readonly cost?: Maybe<Money>;
  /** The device that was used, from the property `device`. Null if the source states none. */
  readonly device?: Maybe<TouchpointDevice>;
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** The place where it happened, from the property `location` or from city, region, country, latitude and longitude. Null if the source states none. */
  readonly location?: Maybe<TouchpointLocation>;
  /** The name that the source sent, such as page_viewed. It always counts as BEHAVIOURAL: even `opportunity_won` and `contract_renewed` state a step of the journey, and no price. It is `withheld` if it contains a contact point, a date that is named as a birth date, an amount, or an account or card number that the purpose does not open for this person. */
  readonly name: Scalars['String']['output'];
  /** When the entry happened, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The properties as the source sent them, without those that the purpose does not open for this person. A key such as `email`, `lastName`, `diagnosis`, `amountMinor` or `contractId`, or a text or number that has the form of a contact point, a date that is named as a birth date, an amount, or an account or card number, belongs to its own category. What the touchpoint cost us counts as BEHAVIOURAL. References to records (`{source, id}`) are left out. */
  readonly properties?: Maybe<Scalars['JSONObject']['output']>;
  /** The name of the source. */
  readonly source: Scalars['String']['output'];
  /** The event's name in words. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** A page of touchpoints. */
export type TouchpointConnection = {
  readonly __typename?: 'TouchpointConnection';
  readonly edges: ReadonlyArray<TouchpointEdge>;
  readonly pageInfo: PageInfo;
};

/** A device, as far as its source describes it. */
export type TouchpointDevice = {
  readonly __typename?: 'TouchpointDevice';
  /** The browser, as the record states it. */
  readonly browser?: Maybe<Scalars['String']['output']>;
  /** The device's id in its source. */
  readonly id?: Maybe<Scalars['String']['output']>;
  /** The model of the device, as the record states it. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** The operating system, as the record states it. */
  readonly os?: Maybe<Scalars['String']['output']>;
  /** The kind of device, such as phone or tablet. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** A touchpoint and its cursor. */
export type TouchpointEdge = {
  readonly __typename?: 'TouchpointEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Touchpoint>;
};

/** A place, as precisely as its source states it. */
export type TouchpointLocation = {
  readonly __typename?: 'TouchpointLocation';
  /** The city, as the record states it. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2 code. */
  readonly countryCode?: Maybe<Scalars['CountryCode']['output']>;
  /** Degrees north of the equator. */
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  /** Degrees east of Greenwich. */
  readonly longitude?: Maybe<Scalars['Float']['output']>;
  /** The region, as the record states it. */
  readonly region?: Maybe<Scalars['String']['output']>;
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
  Feedback: Feedback;
  Touchpoint: Touchpoint;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Account:
    ( { __typename: 'Account' }
    & GraphQLRecursivePick<FederationTypes['Account'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Feedback:
    ( { __typename: 'Feedback' }
    & GraphQLRecursivePick<FederationTypes['Feedback'], {"id":true}> );
  Touchpoint:
    ( { __typename: 'Touchpoint' }
    & GraphQLRecursivePick<FederationTypes['Touchpoint'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AdvanceJourneyResult:
    | ( AdvanceSuccessRow )
    | ( IdempotencyKeyReused )
    | ( JourneyMoveRefused )
    | ( JourneyNotFound )
  ;
  IngestResult:
    | ( IdempotencyKeyReused )
    | ( IngestSuccess )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Error:
    | ( IdempotencyKeyReused )
    | ( JourneyMoveRefused )
    | ( JourneyNotFound )
  ;
  TimelineEntry:
    | ( BillingSubscription )
    | ( EntryRow )
    | ( ConsentEvent )
    | ( EntryRow )
    | ( FeedbackRow )
    | ( IdentityChange )
    | ( Invoice )
    | ( TransitionRow )
    | ( Payment )
    | ( TouchpointRow )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AccountEngagement: ResolverTypeWrapper<AccountEngagementRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AdvanceJourneyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdvanceJourneyResult']>;
  AdvanceJourneySuccess: ResolverTypeWrapper<AdvanceSuccessRow>;
  AssertionMethod: AssertionMethod;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  BillingSubscription: ResolverTypeWrapper<BillingSubscription>;
  Booking: ResolverTypeWrapper<EntryRow>;
  BuyingGroup: ResolverTypeWrapper<Omit<BuyingGroup, 'roles'> & { roles?: Maybe<ReadonlyArray<ResolversTypes['BuyingGroupRole']>> }>;
  BuyingGroupMember: ResolverTypeWrapper<MemberRow>;
  BuyingGroupRole: ResolverTypeWrapper<Omit<BuyingGroupRole, 'members'> & { members?: Maybe<ReadonlyArray<ResolversTypes['BuyingGroupMember']>> }>;
  Campaign: ResolverTypeWrapper<Campaign>;
  Channel: Channel;
  ConsentEvent: ResolverTypeWrapper<ConsentEvent>;
  Contract: ResolverTypeWrapper<EntryRow>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EngagementScore: ResolverTypeWrapper<EngagementScore>;
  Error: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Error']>;
  EventInput: EventInput;
  ExternalReport: ResolverTypeWrapper<ExternalRow>;
  FactIdentifierInput: FactIdentifierInput;
  Feedback: ResolverTypeWrapper<FeedbackRow>;
  FeedbackConnection: ResolverTypeWrapper<FeedbackPage>;
  FeedbackEdge: ResolverTypeWrapper<FeedbackEdgeRow>;
  FeedbackInput: FeedbackInput;
  FeedbackScore: ResolverTypeWrapper<FeedbackScore>;
  FeedbackType: FeedbackType;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  IdentityChange: ResolverTypeWrapper<IdentityChange>;
  IngestItem: ResolverTypeWrapper<IngestItem>;
  IngestResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['IngestResult']>;
  IngestStatus: IngestStatus;
  IngestSuccess: ResolverTypeWrapper<IngestSuccess>;
  Invoice: ResolverTypeWrapper<Invoice>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  Journey: ResolverTypeWrapper<JourneyRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  JourneyFunnelBy: JourneyFunnelBy;
  JourneyFunnelGroup: ResolverTypeWrapper<JourneyFunnelGroup>;
  JourneyFunnelStage: ResolverTypeWrapper<JourneyFunnelStage>;
  JourneyMoveRefused: ResolverTypeWrapper<JourneyMoveRefused>;
  JourneyNotFound: ResolverTypeWrapper<JourneyNotFound>;
  JourneyStage: JourneyStage;
  JourneyTransition: ResolverTypeWrapper<TransitionRow>;
  LeadWarmth: ResolverTypeWrapper<LeadWarmthRow>;
  LeadWarmthReason: ResolverTypeWrapper<LeadWarmthReason>;
  Money: ResolverTypeWrapper<MoneyRow>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Opportunity: ResolverTypeWrapper<OpportunityRow>;
  OpportunityConnection: ResolverTypeWrapper<OpportunityPage>;
  OpportunityEdge: ResolverTypeWrapper<OpportunityEdgeRow>;
  OpportunityStatus: OpportunityStatus;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<Payment>;
  PersonalDataBy: PersonalDataBy;
  PersonalDataCategory: PersonalDataCategory;
  PortfolioFeedbackScore: ResolverTypeWrapper<PortfolioFeedbackScore>;
  Provenance: ResolverTypeWrapper<Provenance>;
  PurposeKey: PurposeKey;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordRefInput: RecordRefInput;
  RecordedRead: RecordedRead;
  StalledJourney: ResolverTypeWrapper<StalledJourneyRow>;
  StalledJourneyConnection: ResolverTypeWrapper<StalledPage>;
  StalledJourneyEdge: ResolverTypeWrapper<StalledEdgeRow>;
  TimelineConnection: ResolverTypeWrapper<TimelinePage>;
  TimelineEdge: ResolverTypeWrapper<TimelineEdgeRow>;
  TimelineEntry: ResolverTypeWrapper<TimelineRow>;
  TimelineKind: TimelineKind;
  Touchpoint: ResolverTypeWrapper<TouchpointRow>;
  TouchpointConnection: ResolverTypeWrapper<TouchpointPage>;
  TouchpointDevice: ResolverTypeWrapper<TouchpointDevice>;
  TouchpointEdge: ResolverTypeWrapper<TouchpointEdgeRow>;
  TouchpointLocation: ResolverTypeWrapper<TouchpointLocation>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountRow;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AccountEngagement: AccountEngagementRow;
  Float: Scalars['Float']['output'];
  AdvanceJourneyResult: ResolversUnionTypes<ResolversParentTypes>['AdvanceJourneyResult'];
  AdvanceJourneySuccess: AdvanceSuccessRow;
  BigInt: Scalars['BigInt']['output'];
  BillingSubscription: BillingSubscription;
  Booking: EntryRow;
  BuyingGroup: Omit<BuyingGroup, 'roles'> & { roles?: Maybe<ReadonlyArray<ResolversParentTypes['BuyingGroupRole']>> };
  BuyingGroupMember: MemberRow;
  BuyingGroupRole: Omit<BuyingGroupRole, 'members'> & { members?: Maybe<ReadonlyArray<ResolversParentTypes['BuyingGroupMember']>> };
  Campaign: Campaign;
  ConsentEvent: ConsentEvent;
  Contract: EntryRow;
  CountryCode: Scalars['CountryCode']['output'];
  Currency: Scalars['Currency']['output'];
  Customer: CustomerRow;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  EngagementScore: EngagementScore;
  Error: ResolversInterfaceTypes<ResolversParentTypes>['Error'];
  EventInput: EventInput;
  ExternalReport: ExternalRow;
  FactIdentifierInput: FactIdentifierInput;
  Feedback: FeedbackRow;
  FeedbackConnection: FeedbackPage;
  FeedbackEdge: FeedbackEdgeRow;
  FeedbackInput: FeedbackInput;
  FeedbackScore: FeedbackScore;
  IdempotencyKeyReused: IdempotencyKeyReused;
  IdentityChange: IdentityChange;
  IngestItem: IngestItem;
  IngestResult: ResolversUnionTypes<ResolversParentTypes>['IngestResult'];
  IngestSuccess: IngestSuccess;
  Invoice: Invoice;
  JSONObject: Scalars['JSONObject']['output'];
  Journey: JourneyRow;
  Boolean: Scalars['Boolean']['output'];
  JourneyFunnelGroup: JourneyFunnelGroup;
  JourneyFunnelStage: JourneyFunnelStage;
  JourneyMoveRefused: JourneyMoveRefused;
  JourneyNotFound: JourneyNotFound;
  JourneyTransition: TransitionRow;
  LeadWarmth: LeadWarmthRow;
  LeadWarmthReason: LeadWarmthReason;
  Money: MoneyRow;
  Mutation: Record<PropertyKey, never>;
  Opportunity: OpportunityRow;
  OpportunityConnection: OpportunityPage;
  OpportunityEdge: OpportunityEdgeRow;
  PageInfo: PageInfo;
  Payment: Payment;
  PortfolioFeedbackScore: PortfolioFeedbackScore;
  Provenance: Provenance;
  Query: Record<PropertyKey, never>;
  RecordRefInput: RecordRefInput;
  StalledJourney: StalledJourneyRow;
  StalledJourneyConnection: StalledPage;
  StalledJourneyEdge: StalledEdgeRow;
  TimelineConnection: TimelinePage;
  TimelineEdge: TimelineEdgeRow;
  TimelineEntry: TimelineRow;
  Touchpoint: TouchpointRow;
  TouchpointConnection: TouchpointPage;
  TouchpointDevice: TouchpointDevice;
  TouchpointEdge: TouchpointEdgeRow;
  TouchpointLocation: TouchpointLocation;
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
  buyingGroups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BuyingGroup']>>, ParentType, ContextType>;
  engagement?: Resolver<Maybe<ResolversTypes['AccountEngagement']>, ParentType, ContextType>;
  externalReports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExternalReport']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journey?: Resolver<Maybe<ResolversTypes['Journey']>, ParentType, ContextType>;
  journeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Journey']>>, ParentType, ContextType>;
  opportunities?: Resolver<Maybe<ResolversTypes['OpportunityConnection']>, ParentType, ContextType, RequireFields<AccountOpportunitiesArgs, 'first'>>;
};

export type AccountEngagementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountEngagement'] = ResolversParentTypes['AccountEngagement']> = {
  activeMembers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  members?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type AdvanceJourneyResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AdvanceJourneyResult'] = ResolversParentTypes['AdvanceJourneyResult']> = {
  __resolveType: TypeResolveFn<'AdvanceJourneySuccess' | 'IdempotencyKeyReused' | 'JourneyMoveRefused' | 'JourneyNotFound', ParentType, ContextType>;
};

export type AdvanceJourneySuccessResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AdvanceJourneySuccess'] = ResolversParentTypes['AdvanceJourneySuccess']> = {
  journey?: Resolver<Maybe<ResolversTypes['Journey']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BillingSubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillingSubscription'] = ResolversParentTypes['BillingSubscription']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Booking'] = ResolversParentTypes['Booking']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BuyingGroupResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BuyingGroup'] = ResolversParentTypes['BuyingGroup']> = {
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missingRoles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BuyingGroupRole']>>, ParentType, ContextType>;
  template?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  warmth?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type BuyingGroupMemberResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BuyingGroupMember'] = ResolversParentTypes['BuyingGroupMember']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  engagement?: Resolver<Maybe<ResolversTypes['EngagementScore']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type BuyingGroupRoleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BuyingGroupRole'] = ResolversParentTypes['BuyingGroupRole']> = {
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BuyingGroupMember']>>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  warmth?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  medium?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  term?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentEvent'] = ResolversParentTypes['ConsentEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContractResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  engagement?: Resolver<Maybe<ResolversTypes['EngagementScore']>, ParentType, ContextType>;
  externalReports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExternalReport']>>, ParentType, ContextType>;
  feedback?: Resolver<Maybe<ResolversTypes['FeedbackConnection']>, ParentType, ContextType, RequireFields<CustomerFeedbackArgs, 'first'>>;
  feedbackScores?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FeedbackScore']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journey?: Resolver<Maybe<ResolversTypes['Journey']>, ParentType, ContextType>;
  journeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Journey']>>, ParentType, ContextType>;
  leadWarmth?: Resolver<Maybe<ResolversTypes['LeadWarmth']>, ParentType, ContextType>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineConnection']>, ParentType, ContextType, RequireFields<CustomerTimelineArgs, 'first'>>;
  touchpoints?: Resolver<Maybe<ResolversTypes['TouchpointConnection']>, ParentType, ContextType, RequireFields<CustomerTouchpointsArgs, 'first'>>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EngagementScoreResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EngagementScore'] = ResolversParentTypes['EngagementScore']> = {
  lastAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  touchpoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Error'] = ResolversParentTypes['Error']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReused' | 'JourneyMoveRefused' | 'JourneyNotFound', ParentType, ContextType>;
};

export type ExternalReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExternalReport'] = ResolversParentTypes['ExternalReport']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permittedPurposes?: Resolver<ReadonlyArray<ResolversTypes['PurposeKey']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  values?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
};

export type FeedbackResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Feedback'] = ResolversParentTypes['Feedback'], FederationReferenceType extends FederationReferenceTypes['Feedback'] = FederationReferenceTypes['Feedback']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Feedback']> | FederationReferenceType, FederationReferenceType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  scaleMax?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['FeedbackType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FeedbackConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FeedbackConnection'] = ResolversParentTypes['FeedbackConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FeedbackEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FeedbackEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FeedbackEdge'] = ResolversParentTypes['FeedbackEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Feedback']>, ParentType, ContextType>;
};

export type FeedbackScoreResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FeedbackScore'] = ResolversParentTypes['FeedbackScore']> = {
  answers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['FeedbackType'], ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentityChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdentityChange'] = ResolversParentTypes['IdentityChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type InvoiceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type JourneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Journey'] = ResolversParentTypes['Journey']> = {
  advocate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  advocateSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  enteredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  opportunity?: Resolver<Maybe<ResolversTypes['Opportunity']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['JourneyStage'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  transitions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JourneyTransition']>>, ParentType, ContextType>;
};

export type JourneyFunnelGroupResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['JourneyFunnelGroup'] = ResolversParentTypes['JourneyFunnelGroup']> = {
  journeys?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owners?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stages?: Resolver<ReadonlyArray<ResolversTypes['JourneyFunnelStage']>, ParentType, ContextType>;
};

export type JourneyFunnelStageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['JourneyFunnelStage'] = ResolversParentTypes['JourneyFunnelStage']> = {
  conversion?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  medianDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  now?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reached?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['JourneyStage'], ParentType, ContextType>;
  stalled?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type JourneyMoveRefusedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['JourneyMoveRefused'] = ResolversParentTypes['JourneyMoveRefused']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JourneyNotFoundResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['JourneyNotFound'] = ResolversParentTypes['JourneyNotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JourneyTransitionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['JourneyTransition'] = ResolversParentTypes['JourneyTransition']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  evidence?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TimelineEntry']>>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['JourneyStage']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['JourneyStage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeadWarmthResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LeadWarmth'] = ResolversParentTypes['LeadWarmth']> = {
  reasons?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LeadWarmthReason']>>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type LeadWarmthReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LeadWarmthReason'] = ResolversParentTypes['LeadWarmthReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  advanceJourney?: Resolver<Maybe<ResolversTypes['AdvanceJourneyResult']>, ParentType, ContextType, RequireFields<MutationAdvanceJourneyArgs, 'id' | 'idempotencyKey' | 'reason' | 'to'>>;
  ingestEvents?: Resolver<Maybe<ResolversTypes['IngestResult']>, ParentType, ContextType, RequireFields<MutationIngestEventsArgs, 'events' | 'idempotencyKey'>>;
  recordFeedback?: Resolver<Maybe<ResolversTypes['IngestResult']>, ParentType, ContextType, RequireFields<MutationRecordFeedbackArgs, 'feedback' | 'idempotencyKey'>>;
};

export type OpportunityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Opportunity'] = ResolversParentTypes['Opportunity']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  bookings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Booking']>>, ParentType, ContextType>;
  buyingGroup?: Resolver<Maybe<ResolversTypes['BuyingGroup']>, ParentType, ContextType>;
  closeDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contracts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Contract']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  probability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OpportunityStatus'], ParentType, ContextType>;
};

export type OpportunityConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OpportunityConnection'] = ResolversParentTypes['OpportunityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OpportunityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OpportunityEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OpportunityEdge'] = ResolversParentTypes['OpportunityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Opportunity']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PortfolioFeedbackScoreResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortfolioFeedbackScore'] = ResolversParentTypes['PortfolioFeedbackScore']> = {
  answers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['FeedbackType'], ParentType, ContextType>;
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

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  journeyFunnel?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JourneyFunnelGroup']>>, ParentType, ContextType, RequireFields<QueryJourneyFunnelArgs, 'by' | 'since' | 'stalledAfterDays' | 'until'>>;
  portfolioFeedback?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PortfolioFeedbackScore']>>, ParentType, ContextType, RequireFields<QueryPortfolioFeedbackArgs, 'since' | 'until'>>;
  stalledJourneys?: Resolver<Maybe<ResolversTypes['StalledJourneyConnection']>, ParentType, ContextType, RequireFields<QueryStalledJourneysArgs, 'days' | 'first' | 'stage'>>;
};

export type StalledJourneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StalledJourney'] = ResolversParentTypes['StalledJourney']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  journey?: Resolver<Maybe<ResolversTypes['Journey']>, ParentType, ContextType>;
};

export type StalledJourneyConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StalledJourneyConnection'] = ResolversParentTypes['StalledJourneyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StalledJourneyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StalledJourneyEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StalledJourneyEdge'] = ResolversParentTypes['StalledJourneyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['StalledJourney']>, ParentType, ContextType>;
};

export type TimelineConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['TimelineEntry']>, ParentType, ContextType>;
};

export type TimelineEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineEntry'] = ResolversParentTypes['TimelineEntry']> = {
  __resolveType: TypeResolveFn<'BillingSubscription' | 'Booking' | 'ConsentEvent' | 'Contract' | 'Feedback' | 'IdentityChange' | 'Invoice' | 'JourneyTransition' | 'Payment' | 'Touchpoint', ParentType, ContextType>;
};

export type TouchpointResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Touchpoint'] = ResolversParentTypes['Touchpoint'], FederationReferenceType extends FederationReferenceTypes['Touchpoint'] = FederationReferenceTypes['Touchpoint']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Touchpoint']> | FederationReferenceType, FederationReferenceType, ContextType>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['TouchpointDevice']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['TouchpointLocation']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  properties?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TouchpointConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TouchpointConnection'] = ResolversParentTypes['TouchpointConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TouchpointEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TouchpointDeviceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TouchpointDevice'] = ResolversParentTypes['TouchpointDevice']> = {
  browser?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  os?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TouchpointEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TouchpointEdge'] = ResolversParentTypes['TouchpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Touchpoint']>, ParentType, ContextType>;
};

export type TouchpointLocationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TouchpointLocation'] = ResolversParentTypes['TouchpointLocation']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  Account?: AccountResolvers<ContextType>;
  AccountEngagement?: AccountEngagementResolvers<ContextType>;
  AdvanceJourneyResult?: AdvanceJourneyResultResolvers<ContextType>;
  AdvanceJourneySuccess?: AdvanceJourneySuccessResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  BillingSubscription?: BillingSubscriptionResolvers<ContextType>;
  Booking?: BookingResolvers<ContextType>;
  BuyingGroup?: BuyingGroupResolvers<ContextType>;
  BuyingGroupMember?: BuyingGroupMemberResolvers<ContextType>;
  BuyingGroupRole?: BuyingGroupRoleResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  ConsentEvent?: ConsentEventResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  EngagementScore?: EngagementScoreResolvers<ContextType>;
  Error?: ErrorResolvers<ContextType>;
  ExternalReport?: ExternalReportResolvers<ContextType>;
  Feedback?: FeedbackResolvers<ContextType>;
  FeedbackConnection?: FeedbackConnectionResolvers<ContextType>;
  FeedbackEdge?: FeedbackEdgeResolvers<ContextType>;
  FeedbackScore?: FeedbackScoreResolvers<ContextType>;
  IdempotencyKeyReused?: IdempotencyKeyReusedResolvers<ContextType>;
  IdentityChange?: IdentityChangeResolvers<ContextType>;
  IngestItem?: IngestItemResolvers<ContextType>;
  IngestResult?: IngestResultResolvers<ContextType>;
  IngestSuccess?: IngestSuccessResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  Journey?: JourneyResolvers<ContextType>;
  JourneyFunnelGroup?: JourneyFunnelGroupResolvers<ContextType>;
  JourneyFunnelStage?: JourneyFunnelStageResolvers<ContextType>;
  JourneyMoveRefused?: JourneyMoveRefusedResolvers<ContextType>;
  JourneyNotFound?: JourneyNotFoundResolvers<ContextType>;
  JourneyTransition?: JourneyTransitionResolvers<ContextType>;
  LeadWarmth?: LeadWarmthResolvers<ContextType>;
  LeadWarmthReason?: LeadWarmthReasonResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Opportunity?: OpportunityResolvers<ContextType>;
  OpportunityConnection?: OpportunityConnectionResolvers<ContextType>;
  OpportunityEdge?: OpportunityEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PortfolioFeedbackScore?: PortfolioFeedbackScoreResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  StalledJourney?: StalledJourneyResolvers<ContextType>;
  StalledJourneyConnection?: StalledJourneyConnectionResolvers<ContextType>;
  StalledJourneyEdge?: StalledJourneyEdgeResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  TimelineEntry?: TimelineEntryResolvers<ContextType>;
  Touchpoint?: TouchpointResolvers<ContextType>;
  TouchpointConnection?: TouchpointConnectionResolvers<ContextType>;
  TouchpointDevice?: TouchpointDeviceResolvers<ContextType>;
  TouchpointEdge?: TouchpointEdgeResolvers<ContextType>;
  TouchpointLocation?: TouchpointLocationResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  figures?: FiguresDirectiveResolver<any, any, ContextType>;
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  recorded?: RecordedDirectiveResolver<any, any, ContextType>;
  unrecorded?: UnrecordedDirectiveResolver<any, any, ContextType>;
  writes?: WritesDirectiveResolver<any, any, ContextType>;
};
