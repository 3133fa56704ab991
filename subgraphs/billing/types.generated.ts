import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRow, AccountRow, PartyRow, BillingEntryRow, InvoicePage, InvoiceEdgeRow, PaymentPage, PaymentEdgeRow, AgreementPage, AgreementEdgeRow, LedgerPage, LedgerEdgeRow, MetricsRow, ChangeRow, ContributionRow } from './rows.ts';
import type { InvoiceRow, PaymentRow } from './queries.ts';
import type { InvoicePositionRow } from './resolvers/invoice-fields.ts';
import type { LedgerEntryRow } from './ledger-queries.ts';
import type { AgreementRow, OfferRow } from './agreement-queries.ts';
import type { ToldChangeRow } from './resolvers/subscription-changes.ts';
import type { FactVersionRow } from './resolvers/fact-versions.ts';
import type { MetricRow } from './metrics/metric.ts';
import type { CustomerValueRow } from './resolvers/value-fields.ts';
import type { PurchaseValueRow, SubscriptionValueRow } from './value/customer-value.ts';
import type { StoredFit } from './value/fit/graph-fit.ts';
import type { AnomalyRow } from './anomalies/queries.ts';
import type { ReportRow } from './external-queries.ts';
import type { PortfolioRow } from './portfolio/portfolio-metrics.ts';
import type { GroupRow } from './portfolio/group-rows.ts';
import type { ShownCohort } from './resolvers/portfolio-fields.ts';
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
  /** An exact decimal number. It is a JSON number, or text if a JSON number would lose digits. */
  Decimal: { input: string; output: number | string; }
  /** Any JSON object. Its keys are not part of the schema. */
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Account = {
  readonly __typename?: 'Account';
  /** The open amounts of invoices by days past due: one entry per currency, ordered by currency. */
  readonly ageing?: Maybe<ReadonlyArray<Ageing>>;
  /** The amount that the company owes: one entry per currency in which money ever moved, ordered by currency; negative means credit. It is the sum of invoices, debits, refunds and disputes minus payments, credits, credit notes and write-offs, computed on each read. An invoice that its source calls PAID leaves nothing to pay, even if no payment arrived; payments that name no invoice count towards such invoices first. */
  readonly balance?: Maybe<ReadonlyArray<Money>>;
  /** Unusual findings in the billing data, most severe first, then newest. They are detected when the facts arrive, and stored. */
  readonly billingAnomalies?: Maybe<ReadonlyArray<BillingAnomaly>>;
  /** The bookings, newest first. */
  readonly bookings?: Maybe<BookingConnection>;
  /** The contracts, newest first. */
  readonly contracts?: Maybe<ContractConnection>;
  /** Purchased reports on credit and payment risk, newest first. A report is listed only while its licence is valid, and only if the licence permits the purpose of this request. */
  readonly creditReports?: Maybe<ReadonlyArray<ExternalReport>>;
  /** Whether an open invoice is past its due date. An invoice due today is not. Days follow the `timeZone` of the newest record that states one, otherwise that of the invoice's source, otherwise UTC. Invoices without a due date never count. */
  readonly delinquent?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The invoices, newest first. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** Entries that move money, newest first: invoices, payments, refunds, disputes, credits, credit notes and write-offs. */
  readonly ledger?: Maybe<LedgerConnection>;
  /** Figures together with their formula and inputs. A figure whose data are missing is null, and its `missing` states the reason. */
  readonly metrics?: Maybe<CustomerMetrics>;
  /** The payments, newest first, failed ones included. */
  readonly payments?: Maybe<PaymentConnection>;
  /** Credit that is left to spend, for each currency whose balance is negative. */
  readonly storeBalance?: Maybe<ReadonlyArray<Money>>;
  /** The subscriptions, newest first. */
  readonly subscriptions?: Maybe<SubscriptionConnection>;
};


export type AccountBillingAnomaliesArgs = {
  first?: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
};


export type AccountBookingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  as?: InputMaybe<PartyRole>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type AccountContractsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  as?: InputMaybe<PartyRole>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type AccountInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type AccountLedgerArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  types?: InputMaybe<ReadonlyArray<LedgerEntryType>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type AccountMetricsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  currency?: InputMaybe<Scalars['Currency']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  windowDays?: InputMaybe<Scalars['Int']['input']>;
};


export type AccountPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<PaymentStatus>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type AccountSubscriptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  as?: InputMaybe<PartyRole>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Open amounts of one currency by days past due. */
export type Ageing = {
  readonly __typename?: 'Ageing';
  readonly currency: Scalars['Currency']['output'];
  /** The amount that is not yet due or has no due date. */
  readonly current: Money;
  /** The amount that is 1 to 30 days past due. */
  readonly days1To30: Money;
  /** The amount that is 31 to 60 days past due. */
  readonly days31To60: Money;
  /** The amount that is 61 to 90 days past due. */
  readonly days61To90: Money;
  /** The amount that is more than 90 days past due. */
  readonly over90: Money;
  /** The sum of all amounts above. */
  readonly total: Money;
};

/** The rule that found an anomaly. */
export type AnomalyRule =
  /** Many payments were declined, or many cards were used, in a short time. */
  | 'CARD_TESTING'
  /** The same amount was taken twice within one day for the same thing. */
  | 'DOUBLE_CHARGE'
  /** The amount paid is far from this customer's usual amount for the same subscription, or for other purchases. */
  | 'PAYMENT_CHANGE'
  /** The customer claimed back much of what they had paid. */
  | 'REFUND_ABUSE'
  /** The billed quantity is far from this customer's usual quantity. */
  | 'USAGE_CHANGE';

/** How serious an anomaly is. */
export type AnomalySeverity =
  /** Should be looked at first. */
  | 'HIGH'
  /** Worth a look when there is time. */
  | 'LOW'
  /** Should be looked at. */
  | 'MEDIUM';

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

/** An unusual finding in the billing data. */
export type BillingAnomaly = {
  readonly __typename?: 'BillingAnomaly';
  /** The facts that it is based on, oldest first, at most 100. */
  readonly evidence?: Maybe<ReadonlyArray<LedgerEntry>>;
  /** The rule in words, with the figures that triggered it. */
  readonly explanation: Scalars['String']['output'];
  /** The id, which consists of the rule and the fact that triggered the anomaly. It stays the same when related facts arrive again or late. */
  readonly id: Scalars['ID']['output'];
  /** When the last fact of the evidence happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Since when it has been known here in its present form. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** When the facts stopped supporting it, for example after a correction. Null while they support it. Lists leave retracted anomalies out. */
  readonly retractedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The rule that found it. */
  readonly rule: AnomalyRule;
  /** How serious it is. */
  readonly severity: AnomalySeverity;
  /** When the first fact of the evidence happened. */
  readonly startedAt: Scalars['DateTime']['output'];
};

/** A subscription or ledger entry that a figure is based on. */
export type BillingEntry = BillingSubscription | LedgerEntry;

/** The unit of a billing period. */
export type BillingInterval =
  /** One day. */
  | 'DAY'
  /** One month. */
  | 'MONTH'
  /** One week. */
  | 'WEEK'
  /** One year. */
  | 'YEAR';

/** A subscription to a plan. It is not called `Subscription` because GraphQL reserves that name for operations. */
export type BillingSubscription = {
  readonly __typename?: 'BillingSubscription';
  /** The price of one billing period for the whole quantity, before `discount`, including `tax`. Tax that is added on top of the price is not part of it. */
  readonly amount?: Maybe<Money>;
  /** Its states, oldest first, and the effect of each change on the monthly recurring revenue. */
  readonly changes?: Maybe<ReadonlyArray<SubscriptionChange>>;
  /** The agreement that it is part of. Null if there is none, or if it has not arrived yet. */
  readonly contract?: Maybe<Contract>;
  /** The discount deducted in each period. Null if the source states none. */
  readonly discount?: Maybe<Money>;
  /** When the subscription ended or will end. Null if no end is known. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The end of the term. Null if the end is open. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The unit of the billing period. Null if the source states none. */
  readonly interval?: Maybe<BillingInterval>;
  /** A billing period lasts this many times `interval`. */
  readonly intervalCount?: Maybe<Scalars['Int']['output']>;
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry was issued or made, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The opportunity that led to it, under the id that Opportunity.id shows. */
  readonly opportunityId?: Maybe<Scalars['String']['output']>;
  /** What was sold. Null if the source names nothing, or if the offer has not arrived yet. */
  readonly plan?: Maybe<Offer>;
  /** The number of seats or units. */
  readonly quantity?: Maybe<Scalars['Int']['output']>;
  /** The end of a pause. Nothing is charged while the subscription is paused before then. Null if no end is known. */
  readonly resumesAt?: Maybe<Scalars['DateTime']['output']>;
  /** The start of the current period. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the source's own word, in capitals. Null if the source states none. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** The tax contained in the charge of one period, after `discount`; 0 if the price contains none. Null if the source does not state it. */
  readonly tax?: Maybe<Money>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The end of the trial. Nothing is charged before then. */
  readonly trialEnd?: Maybe<Scalars['DateTime']['output']>;
  /** The word in `status` if it is unknown here, otherwise null. Figures of recurring revenue leave the subscription out and name it under `missing`. */
  readonly unknownState?: Maybe<Scalars['String']['output']>;
  /** The person who uses it, if somebody else pays. Null if the payer uses it or the user is a company. */
  readonly usedBy?: Maybe<Customer>;
  /** The company that uses it, if somebody else pays. */
  readonly usedByAccount?: Maybe<Account>;
  /** The current version and all earlier ones, the latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** An order that both sides confirmed. */
export type Booking = {
  readonly __typename?: 'Booking';
  /** The amount. Null if the source sent none. */
  readonly amount?: Maybe<Money>;
  /** The end of the term. Null if the end is open. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry was issued or made, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The opportunity that led to it, under the id that Opportunity.id shows. */
  readonly opportunityId?: Maybe<Scalars['String']['output']>;
  /** What was sold. Null if the source names nothing, or if the offer has not arrived yet. */
  readonly plan?: Maybe<Offer>;
  /** The start of the term. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the source's own word, in capitals. Null if the source states none. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The person who uses it, if somebody else pays. Null if the payer uses it or the user is a company. */
  readonly usedBy?: Maybe<Customer>;
  /** The company that uses it, if somebody else pays. */
  readonly usedByAccount?: Maybe<Account>;
  /** The current version and all earlier ones, the latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** A page of bookings. */
export type BookingConnection = {
  readonly __typename?: 'BookingConnection';
  readonly edges: ReadonlyArray<BookingEdge>;
  readonly pageInfo: PageInfo;
};

/** A booking and its cursor. */
export type BookingEdge = {
  readonly __typename?: 'BookingEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Booking>;
};

/** The contribution of one group of customers. */
export type ChangeContribution = {
  readonly __typename?: 'ChangeContribution';
  /** The company of the group. Null if the groups are not by account, and for people. */
  readonly account?: Maybe<Account>;
  /** The amount by which these customers changed the figure. */
  readonly amount: Money;
  /** The channel, as in `PortfolioGroup.channel`. Contributions are never split by month. */
  readonly channel?: Maybe<Channel>;
  /** The number of customers: 10 or more. For combined groups: at least as many as the largest of them has. */
  readonly customers: Scalars['Int']['output'];
  /** The facts behind it, customer by customer, the oldest of each first. Empty for callers who may not read each customer's own figures. */
  readonly entries?: Maybe<ReadonlyArray<BillingEntry>>;
  /** The number of facts behind it. */
  readonly entryCount: Scalars['Int']['output'];
  /** Whether this is the group that combines all groups too small to show. Keys that these have in common are stated; keys in which they differ are null. */
  readonly isOther: Scalars['Boolean']['output'];
  /** What these customers did. Null for the group that combines groups too small to show. */
  readonly movement?: Maybe<CustomerMovement>;
  /** The plan of the group. Null if the groups are not by plan, and for single purchases. */
  readonly plan?: Maybe<Offer>;
};


/** The contribution of one group of customers. */
export type ChangeContributionEntriesArgs = {
  first: Scalars['Int']['input'];
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

/** The acquisition cost of one channel. */
export type ChannelCost = {
  readonly __typename?: 'ChannelCost';
  /** The channel of the touchpoints. */
  readonly channel: Channel;
  /** The channel's share. All shares add up to `cac`. */
  readonly cost: Money;
  /** The number of touchpoints before the first purchase. */
  readonly touchpoints: Scalars['Int']['output'];
};

/** One cohort in one month. */
export type CohortCell = {
  readonly __typename?: 'CohortCell';
  /** The number of customers who were billed in that month. Null if there are too few. */
  readonly customers?: Maybe<Scalars['Int']['output']>;
  /** The number of months since the first purchase: 0 is the month of the first purchase. */
  readonly monthsSince: Scalars['Int']['output'];
  /** `customers` as a ratio of the cohort. */
  readonly retention?: Maybe<Scalars['Float']['output']>;
  /** Revenue billed in that month, without tax, minus credit notes and write-offs. Null if there are too few customers. */
  readonly revenue?: Maybe<Money>;
};

/** An agreement over a term. */
export type Contract = {
  readonly __typename?: 'Contract';
  /** The amount as the source states it: for the whole term or for one year. */
  readonly amount?: Maybe<Money>;
  /** The booking that it resulted from. Null if there is none, or if it has not arrived yet. */
  readonly booking?: Maybe<Booking>;
  /** The end of the term. Null if the end is open. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** When the entry was issued or made, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The opportunity that led to it, under the id that Opportunity.id shows. */
  readonly opportunityId?: Maybe<Scalars['String']['output']>;
  /** The parties in the source's order. Empty if the source names none. */
  readonly parties?: Maybe<ReadonlyArray<ContractParty>>;
  /** What was sold. Null if the source names nothing, or if the offer has not arrived yet. */
  readonly plan?: Maybe<Offer>;
  /** When the contract renews unless somebody ends it. Null if it does not renew by itself. */
  readonly renewsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The start of the term. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the source's own word, in capitals. Null if the source states none. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** The agreed length in months. */
  readonly termMonths?: Maybe<Scalars['Int']['output']>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The person who uses it, if somebody else pays. Null if the payer uses it or the user is a company. */
  readonly usedBy?: Maybe<Customer>;
  /** The company that uses it, if somebody else pays. */
  readonly usedByAccount?: Maybe<Account>;
  /** The current version and all earlier ones, the latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** A page of contracts. */
export type ContractConnection = {
  readonly __typename?: 'ContractConnection';
  readonly edges: ReadonlyArray<ContractEdge>;
  readonly pageInfo: PageInfo;
};

/** A contract and its cursor. */
export type ContractEdge = {
  readonly __typename?: 'ContractEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Contract>;
};

/** Somebody who is bound by a contract or named in it. */
export type ContractParty = {
  readonly __typename?: 'ContractParty';
  /** The company that is the party. Null if the party is a person, or if we have no record of it. */
  readonly account?: Maybe<Account>;
  /** The customer who is the party. Null if the party is a company, or if we have no record of it. */
  readonly customer?: Maybe<Customer>;
  /** The name of the party, as the source states it. That of a customer, or of a sole trader, whom we know is decided like their own name. Null if the source names none, or if the party chose against this use and the caller may not know about the party. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The role in the source's own word, in capitals, such as SIGNATORY. */
  readonly role: Scalars['String']['output'];
};

export type Customer = {
  readonly __typename?: 'Customer';
  /** The open amounts of invoices by days past due: one entry per currency, ordered by currency. */
  readonly ageing?: Maybe<ReadonlyArray<Ageing>>;
  /** The amount that the customer owes: one entry per currency in which money ever moved, ordered by currency; negative means credit. It is the sum of invoices, debits, refunds and disputes minus payments, credits, credit notes and write-offs, computed on each read. An invoice that its source calls PAID leaves nothing to pay, even if no payment arrived; payments that name no invoice count towards such invoices first. */
  readonly balance?: Maybe<ReadonlyArray<Money>>;
  /** Unusual findings in the billing data, most severe first, then newest. They are detected when the facts arrive, and stored. */
  readonly billingAnomalies?: Maybe<ReadonlyArray<BillingAnomaly>>;
  /** The bookings, newest first. */
  readonly bookings?: Maybe<BookingConnection>;
  /** The contracts, newest first. */
  readonly contracts?: Maybe<ContractConnection>;
  /** Purchased reports on credit and payment risk, newest first. A report is listed only while its licence is valid, and only if the licence permits the purpose of this request. */
  readonly creditReports?: Maybe<ReadonlyArray<ExternalReport>>;
  /** Whether an open invoice is past its due date. An invoice due today is not. Days follow the `timeZone` of the newest record that states one, otherwise that of the invoice's source, otherwise UTC. Invoices without a due date never count. */
  readonly delinquent?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The invoices, newest first. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** Entries that move money, newest first: invoices, payments, refunds, disputes, credits, credit notes and write-offs. */
  readonly ledger?: Maybe<LedgerConnection>;
  /** Figures together with their formula and inputs. A figure whose data are missing is null, and its `missing` states the reason. */
  readonly metrics?: Maybe<CustomerMetrics>;
  /** The payments, newest first, failed ones included. */
  readonly payments?: Maybe<PaymentConnection>;
  /** Credit that is left to spend, for each currency whose balance is negative. */
  readonly storeBalance?: Maybe<ReadonlyArray<Money>>;
  /** The subscriptions, newest first. */
  readonly subscriptions?: Maybe<SubscriptionConnection>;
  /** The customer's expected future value, from the models that the latest `npm run value:fit` fitted. Purchases and subscriptions are two separate figures. */
  readonly value?: Maybe<CustomerValue>;
};


export type CustomerBillingAnomaliesArgs = {
  first?: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
};


export type CustomerBookingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  as?: InputMaybe<PartyRole>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type CustomerContractsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  as?: InputMaybe<PartyRole>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type CustomerInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type CustomerLedgerArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  types?: InputMaybe<ReadonlyArray<LedgerEntryType>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type CustomerMetricsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  currency?: InputMaybe<Scalars['Currency']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  windowDays?: InputMaybe<Scalars['Int']['input']>;
};


export type CustomerPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<PaymentStatus>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type CustomerSubscriptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  as?: InputMaybe<PartyRole>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type CustomerValueArgs = {
  horizonWeeks?: InputMaybe<Scalars['Int']['input']>;
  margin?: InputMaybe<Scalars['Float']['input']>;
  yearlyDiscount?: InputMaybe<Scalars['Float']['input']>;
};

/** Figures about one customer or company. Revenue means billed revenue: invoices that are neither draft nor void, without tax, after discounts. */
export type CustomerMetrics = {
  readonly __typename?: 'CustomerMetrics';
  /** Revenue per month within the window, minus credit notes and write-offs. */
  readonly arpu?: Maybe<Metric>;
  /** Annual recurring revenue: computed like `mrr`, but per year. */
  readonly arr?: Maybe<Metric>;
  /** Revenue per invoice within the window. Credit notes are not deducted. */
  readonly averageOrderValue?: Maybe<Metric>;
  /** Customer acquisition cost: the cost of the touchpoints before the first purchase. */
  readonly cac?: Maybe<Metric>;
  /** The acquisition cost by channel. Each touchpoint before the first purchase gets an equal share. */
  readonly cacByChannel?: Maybe<ReadonlyArray<ChannelCost>>;
  /** The probability that the customer leaves at the next renewal, according to the retention model fitted last. */
  readonly churnProbability?: Maybe<Metric>;
  /** The ratio of subscriptions that existed at the window's start and no longer exist at its end. */
  readonly churnRate?: Maybe<Metric>;
  /** Revenue of all time minus credit notes and write-offs. */
  readonly historicValue?: Maybe<Metric>;
  /** Monthly recurring revenue at `asOf`: subscriptions that are neither in trial nor paused nor ended, without tax, after discounts, each rounded. */
  readonly mrr?: Maybe<Metric>;
  /** Recurring revenue at the window's end from subscriptions that existed at its start, as a ratio of their revenue at the start. */
  readonly netRevenueRetention?: Maybe<Metric>;
  /** The number of months until revenue at the rate of `arpu` has paid for `cac`. */
  readonly paybackMonths?: Maybe<Metric>;
};

/** How a customer's amount changed between two times. */
export type CustomerMovement =
  /** The customer's amount increased. */
  | 'GREW'
  /** The customer has left. */
  | 'LEFT'
  /** The customer bought for the first time. */
  | 'NEW'
  /** The customer came back after a period without purchases. */
  | 'RETURNED'
  /** The customer's amount decreased. */
  | 'SHRANK';

/** A customer's expected future value. */
export type CustomerValue = {
  readonly __typename?: 'CustomerValue';
  /** Expected value of single purchases, by the BG/NBD and Gamma-Gamma models. Null for a customer who never made one. */
  readonly purchases?: Maybe<PurchaseValue>;
  /** Expected value of subscriptions, from the observed churn and the shifted beta-geometric model. Null for a customer who never had one. */
  readonly subscriptions?: Maybe<SubscriptionValue>;
};

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  /** What went wrong, in English, for the developer or operator. */
  readonly message: Scalars['String']['output'];
};

/** Purchased data about a customer or company. */
export type ExternalReport = {
  readonly __typename?: 'ExternalReport';
  /** The kind of report, such as CREDIT_REPORT. */
  readonly kind: Scalars['String']['output'];
  /** The licence under which it was bought. */
  readonly licence: Scalars['String']['output'];
  /** The only purposes for which the report is shown. */
  readonly permittedPurposes: ReadonlyArray<PurposeKey>;
  /** The origin of the report. */
  readonly provenance: Provenance;
  /** The provider that sold the data. */
  readonly provider: Scalars['String']['output'];
  /** When the licence ends. The report is not shown after that time. Null if no end was agreed. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The values as the provider wrote them. */
  readonly values?: Maybe<Scalars['JSONObject']['output']>;
};

/** A version of a fact. Its valid time is `occurredAt` or `validFrom`; it was the recorded version from `recordedAt` until `replacedAt`. */
export type FactVersion = {
  readonly __typename?: 'FactVersion';
  /** The amount. Null if this version states none. */
  readonly amount?: Maybe<Money>;
  /** When the source observed this version. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** When the fact happened, as this version states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** All properties that the source sent. */
  readonly properties?: Maybe<Scalars['JSONObject']['output']>;
  /** When this graph received it. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** When another version replaced it. Null for the current version. */
  readonly replacedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the source's own word, in capitals. Null if this version states none. */
  readonly status?: Maybe<Scalars['String']['output']>;
};

/** An invoice. */
export type Invoice = {
  readonly __typename?: 'Invoice';
  /** The amount still to be paid: `total` minus the succeeded payments, credits and credit notes that name the invoice, plus debits, in its currency, minus what was written off of the rest. 0 for VOID, and never above 0 for an invoice that the source calls PAID. For DRAFT and UNKNOWN, what would be due: `balance`, `ageing` and `delinquent` do not count such an invoice. Negative if more was paid than is due and refunds or disputes have not returned it. Null if the source sent no total. */
  readonly amountDue?: Maybe<Money>;
  /** The agreement that it is based on. Null if there is none. */
  readonly contract?: Maybe<Contract>;
  /** The discount already deducted from `total`. Null if the source states none. */
  readonly discount?: Maybe<Money>;
  /** When the invoice has to be paid. A date without a time means midnight in the time zone of the source. Null if the source sent none. */
  readonly dueAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** The positions in the source's order. Empty if the source sent none. */
  readonly lines?: Maybe<ReadonlyArray<InvoiceLine>>;
  /** When the entry was issued or made, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The end of the period that the invoice charges for. Null if the source sent none. */
  readonly periodEnd?: Maybe<Scalars['DateTime']['output']>;
  /** The start of the period that the invoice charges for. Null if the source sent none. */
  readonly periodStart?: Maybe<Scalars['DateTime']['output']>;
  /** The buyer's purchase order number, from the property `purchaseOrder`. Null if the source sent none. */
  readonly purchaseOrder?: Maybe<Scalars['String']['output']>;
  /** Payments, refunds, disputes, credit notes and write-offs of the invoice that moved money, oldest first. A refund or dispute that names only a payment belongs to the invoice of that payment. */
  readonly settlements?: Maybe<ReadonlyArray<LedgerEntry>>;
  /** The status that the source states. If the source states OPEN or nothing: PAID once all of it is settled, UNCOLLECTIBLE once all that was left is written off, otherwise OPEN: a part that is written off closes no invoice. */
  readonly status?: Maybe<InvoiceStatus>;
  /** The subscription that it charges for. Null for a single purchase. */
  readonly subscription?: Maybe<BillingSubscription>;
  /** The tax contained in `total`. Null if the source states none. */
  readonly tax?: Maybe<Money>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The amount to pay: after discounts, including tax. Null if the source sent no amount. */
  readonly total?: Maybe<Money>;
  /** The source's word for the status, in capitals, if that word is unknown here; otherwise null. Figures leave the line out or keep its previous status. */
  readonly unknownState?: Maybe<Scalars['String']['output']>;
  /** The current version and all earlier ones, the latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** A page of invoices. */
export type InvoiceConnection = {
  readonly __typename?: 'InvoiceConnection';
  readonly edges: ReadonlyArray<InvoiceEdge>;
  readonly pageInfo: PageInfo;
};

/** An invoice and its cursor. */
export type InvoiceEdge = {
  readonly __typename?: 'InvoiceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Invoice>;
};

/** One position of an invoice. */
export type InvoiceLine = {
  readonly __typename?: 'InvoiceLine';
  /** The amount of the whole position. */
  readonly amount?: Maybe<Money>;
  /** What was charged for, in the source's words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The discount already deducted from `amount`. Null if the source states none. */
  readonly discount?: Maybe<Money>;
  /** Whether the position charges or credits part of a period because the subscription changed during the period. */
  readonly isProration: Scalars['Boolean']['output'];
  /** The number of units, which may be a fraction. Null if the source states none. */
  readonly quantity?: Maybe<Scalars['Float']['output']>;
  /** The tax contained in `amount`. Null if the source states none. */
  readonly tax?: Maybe<Money>;
};

/** The status of an invoice, in Stripe's terms. */
export type InvoiceStatus =
  /** The invoice has not been issued yet. */
  | 'DRAFT'
  /** A part of the invoice, or all of it, is still to be paid. */
  | 'OPEN'
  /** Nothing is left to pay. */
  | 'PAID'
  /** What was left to pay was written off, or the source no longer expects it. */
  | 'UNCOLLECTIBLE'
  /** The source states a status that is unknown here. The invoice counts in no figure, and `unknownState` contains the word. */
  | 'UNKNOWN'
  /** The invoice was cancelled, and nothing is due. */
  | 'VOID';

/** A page of ledger entries. */
export type LedgerConnection = {
  readonly __typename?: 'LedgerConnection';
  readonly edges: ReadonlyArray<LedgerEdge>;
  readonly pageInfo: PageInfo;
};

/** A ledger entry and its cursor. */
export type LedgerEdge = {
  readonly __typename?: 'LedgerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<LedgerEntry>;
};

/** One movement of money, or one that would move money if its status were different. */
export type LedgerEntry = {
  readonly __typename?: 'LedgerEntry';
  /** The amount. Null if the source sent none. */
  readonly amount?: Maybe<Money>;
  /**
   * What this entry itself adds to the balance. Negative if it reduces the balance; 0 if it does not, or no longer, move
   * money. The changes of all entries add up to the balance, unless the source calls an invoice PAID whose payments did
   * not arrive: the balance leaves out what is missing, which no entry states, after payments that name no invoice.
   */
  readonly balanceChange?: Maybe<Money>;
  readonly id: Scalars['ID']['output'];
  /** The invoice that the entry names. Null if it names no invoice, or one that has not arrived yet. */
  readonly invoice?: Maybe<Invoice>;
  /** When the entry was issued or made, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The payment that a refund or dispute concerns. Null if the entry names no payment, or one that has not arrived yet. */
  readonly payment?: Maybe<Payment>;
  /** The reason in the source's words. Null if the source states none. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The status in the source's own word, in capitals. Null if the source states none. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** The type of the entry. */
  readonly type: LedgerEntryType;
};

/** The types of ledger entries. */
export type LedgerEntryType =
  /** An amount credited to the customer without a credit note. */
  | 'CREDIT'
  /** A document that reduces an invoice or the balance. */
  | 'CREDIT_NOTE'
  /** An amount charged to the account without its own invoice, such as one that is too small to be collected alone. */
  | 'DEBIT'
  /** A payment that the customer's bank claimed back. */
  | 'DISPUTE'
  /** An invoice. */
  | 'INVOICE'
  /** A payment. */
  | 'PAYMENT'
  /** Money returned to the customer. */
  | 'REFUND'
  /** An amount that is no longer expected to be paid. */
  | 'WRITE_OFF';

/** A figure with its derivation: `formula` applied to `inputs` gives `value`. */
export type Metric = {
  readonly __typename?: 'Metric';
  /** The time whose state the figure describes. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The currency of `value`. Null if the figure is not an amount of money. */
  readonly currency?: Maybe<Scalars['Currency']['output']>;
  /** The value for people, in English notation. Null if there is no value. */
  readonly formatted?: Maybe<Scalars['String']['output']>;
  /** The formula over the names of `inputs`: + - * /, sum(), count() and round(), which rounds to a whole number, halves away from 0. Lists combine entry by entry. */
  readonly formula: Scalars['String']['output'];
  /** Increases when the formula or the meaning of its inputs changes. */
  readonly formulaVersion: Scalars['Int']['output'];
  /** The inputs by name: whole numbers (text above 2^53), decimals as text, or lists of them. */
  readonly inputs: Scalars['JSONObject']['output'];
  /** The data that would be needed. Empty if there is a value. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** Money in minor units of `currency`, otherwise a ratio or a number of months. Null if data are missing: see `missing`. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
  /** The period that the figure covers. */
  readonly window: MetricWindow;
};

/** The period of a figure. For a customer, it begins after `from` and includes `to`. For the portfolio, it consists of whole months, includes `from` and excludes `to`. */
export type MetricWindow = {
  readonly __typename?: 'MetricWindow';
  /** The start of the period. */
  readonly from: Scalars['DateTime']['output'];
  /** The end of the period. */
  readonly to: Scalars['DateTime']['output'];
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

/** A product or plan. */
export type Offer = {
  readonly __typename?: 'Offer';
  readonly id: Scalars['ID']['output'];
  /** The unit of the plan's billing period. Null for a product. */
  readonly interval?: Maybe<BillingInterval>;
  /** A billing period lasts this many times `interval`. */
  readonly intervalCount?: Maybe<Scalars['Int']['output']>;
  /** The name of the offer. Null if the source sent none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The price of a product, or of one billing period of a plan. Null if the source sent none. */
  readonly price?: Maybe<Money>;
  /** Whether the offer is a product or a plan. */
  readonly type: OfferType;
};

/** The kind of offer. */
export type OfferType =
  /** Something that is charged in every billing period. */
  | 'PLAN'
  /** Something that is sold once. */
  | 'PRODUCT';

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

/** The role that somebody has in an agreement. */
export type PartyRole =
  /** The payer is billed for it. */
  | 'PAYER'
  /** The user uses what somebody else is billed for. */
  | 'USER';

/** A payment, successful or failed. */
export type Payment = {
  readonly __typename?: 'Payment';
  /** The amount. Null if the source sent none. */
  readonly amount?: Maybe<Money>;
  readonly id: Scalars['ID']['output'];
  /** The invoice that was paid. Null if the payment is for no invoice, or for one that has not arrived yet. */
  readonly invoice?: Maybe<Invoice>;
  /** The kind of timeline entry. */
  readonly kind: TimelineKind;
  /** The means of payment in the source's own word, such as CARD. Null if the source states none. */
  readonly method?: Maybe<Scalars['String']['output']>;
  /** When the entry was issued or made, as its source states. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Why the payment failed, in the source's words. Null if it did not fail or the source states no reason. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The outcome of the payment. */
  readonly status?: Maybe<PaymentStatus>;
  /** A title for people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The source's word for the status, in capitals, if that word is unknown here; otherwise null. Figures leave the line out or keep its previous status. */
  readonly unknownState?: Maybe<Scalars['String']['output']>;
  /** The current version and all earlier ones, the latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** A page of payments. */
export type PaymentConnection = {
  readonly __typename?: 'PaymentConnection';
  readonly edges: ReadonlyArray<PaymentEdge>;
  readonly pageInfo: PageInfo;
};

/** A payment and its cursor. */
export type PaymentEdge = {
  readonly __typename?: 'PaymentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Payment>;
};

/** The outcome of a payment. */
export type PaymentStatus =
  /** The payment failed. It changes no balance. */
  | 'FAILED'
  /** The outcome is not known yet. The payment changes no balance. */
  | 'PENDING'
  /** The money arrived. */
  | 'SUCCEEDED'
  /** The source states a status that is unknown here. It changes no balance: a paid invoice stays paid, and `unknownState` contains the word. */
  | 'UNKNOWN';

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

/** How a figure changed: `from` plus all `contributions` equals `to`. */
export type PortfolioChange = {
  readonly __typename?: 'PortfolioChange';
  /** The contributions, the largest first. */
  readonly contributions: ReadonlyArray<ChangeContribution>;
  /** `to` minus `from`: the sum of the contributions. */
  readonly difference?: Maybe<Metric>;
  /** The figure that was requested. */
  readonly figure: PortfolioFigure;
  /** The figure before. Null for fewer than 10 customers. */
  readonly from?: Maybe<Money>;
  /** The figure after. Null for fewer than 10 customers. */
  readonly to?: Maybe<Money>;
};

/** Customers who first bought in one month. */
export type PortfolioCohort = {
  readonly __typename?: 'PortfolioCohort';
  /** One cell per month since the first purchase, beginning with 0, up to the window's end. */
  readonly cells: ReadonlyArray<CohortCell>;
  /** The number of customers who first bought in that month: 10 or more. */
  readonly customers: Scalars['Int']['output'];
  /** The month as yyyy-mm. */
  readonly month: Scalars['String']['output'];
};

/** What customers are grouped by. */
export type PortfolioDimension =
  /** The company that is billed. Null for people. Protected figures never distinguish companies: they ignore this dimension. */
  | 'ACCOUNT'
  /** The channel of the customer's first touchpoint. */
  | 'CHANNEL'
  /** The calendar month, in UTC. */
  | 'MONTH'
  /** The plan that was sold. Null for single purchases. */
  | 'PLAN';

/** The figures whose change can be explained. */
export type PortfolioFigure =
  /** Recurring revenue at the window's end compared with that at its start. */
  | 'MRR'
  /** Revenue of the window compared with the same number of months before it. */
  | 'REVENUE';

/** One group of customers. */
export type PortfolioGroup = {
  readonly __typename?: 'PortfolioGroup';
  /** The company of the group. Null if the groups are not by account, and for people. */
  readonly account?: Maybe<Account>;
  /** Revenue per customer. */
  readonly arpu?: Maybe<Metric>;
  /** Annual recurring revenue at the end of the group's period. */
  readonly arr?: Maybe<Metric>;
  /** Revenue per invoice. Credit notes are not deducted. */
  readonly averageOrderValue?: Maybe<Metric>;
  /** The cost of touchpoints before the first purchase, per customer who first bought in the group's period. */
  readonly cac?: Maybe<Metric>;
  /** The channel of the group. Null if the groups are not by channel, and if no channel is known. */
  readonly channel?: Maybe<Channel>;
  /** The ratio of customers who had recurring revenue at the start of the group's period and none at its end. */
  readonly churnRate?: Maybe<Metric>;
  /** The number of customers who were billed or had a subscription: 10 or more. For combined groups: at least as many as the largest of them has. */
  readonly customers: Scalars['Int']['output'];
  /** Whether this is the group that combines all groups too small to show. Keys that these have in common are stated; keys in which they differ are null. */
  readonly isOther: Scalars['Boolean']['output'];
  /** The month of the group, as yyyy-mm. Null if the groups are not by month. */
  readonly month?: Maybe<Scalars['String']['output']>;
  /** Monthly recurring revenue at the end of the group's period. */
  readonly mrr?: Maybe<Metric>;
  /** The retention of customers who had recurring revenue at the start of the group's period. */
  readonly netRevenueRetention?: Maybe<Metric>;
  /** The number of months until `arpu` has paid for `cac`. */
  readonly paybackMonths?: Maybe<Metric>;
  /** The plan of the group. Null if the groups are not by plan, and for single purchases. */
  readonly plan?: Maybe<Offer>;
  /** Revenue billed in the group's period, without tax, minus credit notes and write-offs. */
  readonly revenue?: Maybe<Metric>;
};

/** Figures about all customers. */
export type PortfolioMetrics = {
  readonly __typename?: 'PortfolioMetrics';
  /** Why a figure changed: the contributions of the groups of customers whose behaviour changed it. */
  readonly change?: Maybe<PortfolioChange>;
  /** Cohorts by the month of the first purchase, within the window. Cohorts of fewer than 10 customers are left out. */
  readonly cohorts?: Maybe<ReadonlyArray<PortfolioCohort>>;
  /** The currency of all amounts. Null if nothing was billed, or if amounts are in several currencies. */
  readonly currency?: Maybe<Scalars['Currency']['output']>;
  /** The groups, ordered by key, in the order of `by`. At most 1,000: those with the largest revenue are kept. Null if `missing` states a reason. */
  readonly groups?: Maybe<ReadonlyArray<PortfolioGroup>>;
  /** The data that would be needed. Empty if there are figures. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** The window that was requested. */
  readonly window: MetricWindow;
};


/** Figures about all customers. */
export type PortfolioMetricsChangeArgs = {
  figure: PortfolioFigure;
};

/** Whole months, in UTC. */
export type PortfolioWindow = {
  /** The first day of the first month, as yyyy-mm-01. */
  readonly from: Scalars['Date']['input'];
  /** The first day of the month after the last one, as yyyy-mm-01. */
  readonly to: Scalars['Date']['input'];
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

/** The expected value of single purchases. */
export type PurchaseValue = {
  readonly __typename?: 'PurchaseValue';
  /** The expected number of purchases within the horizon. Purchases on the same day count as one. */
  readonly expectedPurchases?: Maybe<Scalars['Float']['output']>;
  /** The expected amount of one purchase. */
  readonly expectedSpend?: Maybe<Money>;
  /** The fit that was used. Null if there is none, and for callers without the scope `portfolio:read` or who may not read the FINANCIAL data of every customer, because a fit states exact figures about all of them. */
  readonly fit?: Maybe<ValueFit>;
  /** 90 % of the simulated futures end between `low` and this amount. */
  readonly high?: Maybe<Money>;
  /** The horizon that was requested, in weeks. */
  readonly horizonWeeks: Scalars['Int']['output'];
  /** Whether `probabilityAlive` says anything about this customer. False if there was no repeat purchase: the model then considers every customer alive. */
  readonly isAliveInformative: Scalars['Boolean']['output'];
  /** The present value of the purchases within the horizon, times the margin. */
  readonly lifetimeValue?: Maybe<Money>;
  /** 90 % of the simulated futures end at or above this amount. */
  readonly low?: Maybe<Money>;
  /** The margin that was requested. */
  readonly margin: Scalars['Float']['output'];
  /** Why figures are null. Empty if no figure is. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** The probability that the customer will buy again, 0 to 1. */
  readonly probabilityAlive?: Maybe<Scalars['Float']['output']>;
  /** The yearly discount rate that was requested. */
  readonly yearlyDiscount: Scalars['Float']['output'];
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
  /** Figures about many customers. Callers who may read each customer's own figures get exact sums over any whole months. All others get protected figures: about one complete calendar month, quarter or year, for groups of 10 customers or more, each with a keyed error and rounded (see "What figures about many people reveal" in the README). Customers whose FINANCIAL data the purpose may not use are left out. Fails with FORBIDDEN if the purpose never opens FINANCIAL data. */
  readonly portfolioMetrics?: Maybe<PortfolioMetrics>;
};


export type QueryPortfolioMetricsArgs = {
  by: ReadonlyArray<PortfolioDimension>;
  currency?: InputMaybe<Scalars['Currency']['input']>;
  window: PortfolioWindow;
};

/** How a read is recorded in the access log if the field has no category. */
export type RecordedRead =
  /** The arguments identify somebody. The record states the kind of identifier, a keyed pseudonym of its value, and how many subjects were found, even if none was. Only for root fields. */
  | 'LOOK_UP'
  /** The field returns a list of many subjects or a figure about many. The read is recorded once for the whole group, with the field and the shape of its arguments. Only for root fields. */
  | 'QUESTION'
  /** The read is recorded under the customer or company that it concerns, with its category, or with the name of the field or type if it has no category. */
  | 'READ';

/** The state of a subscription from a certain time on. */
export type SubscriptionChange = {
  readonly __typename?: 'SubscriptionChange';
  /** The price of one billing period. */
  readonly amount?: Maybe<Money>;
  /** The time from which the state applies. */
  readonly at: Scalars['DateTime']['output'];
  /** The difference from the previous state. */
  readonly kind: SubscriptionChangeKind;
  /** Monthly recurring revenue from then on, net of tax and discount. Null if it cannot be computed. */
  readonly monthly?: Maybe<Money>;
  /** The number of seats or units. */
  readonly quantity?: Maybe<Scalars['Int']['output']>;
  /** The status from then on, in the source's own word, in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
};

/** What changed in a subscription. */
export type SubscriptionChangeKind =
  /** Something else changed. Recurring revenue stays the same, or is unknown: `monthly` is then null. */
  | 'CHANGED'
  /** The recurring revenue decreased. */
  | 'CONTRACTED'
  /** The subscription ended. */
  | 'ENDED'
  /** The recurring revenue increased. */
  | 'EXPANDED'
  /** Charging was paused. */
  | 'PAUSED'
  /** Charging resumed after a pause. */
  | 'RESUMED'
  /** The subscription began. */
  | 'STARTED'
  /** The trial ended, and charges begin. */
  | 'TRIAL_ENDED';

/** A page of subscriptions. */
export type SubscriptionConnection = {
  readonly __typename?: 'SubscriptionConnection';
  readonly edges: ReadonlyArray<SubscriptionEdge>;
  readonly pageInfo: PageInfo;
};

/** A subscription and its cursor. */
export type SubscriptionEdge = {
  readonly __typename?: 'SubscriptionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<BillingSubscription>;
};

/** The expected value of subscriptions. */
export type SubscriptionValue = {
  readonly __typename?: 'SubscriptionValue';
  /** The probability that the customer leaves at the next renewal. */
  readonly churnProbability?: Maybe<Scalars['Float']['output']>;
  /** The fit that was used. Null if there is none, and for callers without the scope `portfolio:read` or who may not read the FINANCIAL data of every customer, because a fit states exact figures about all of them. */
  readonly fit?: Maybe<ValueFit>;
  /** The horizon that was requested, in weeks. */
  readonly horizonWeeks: Scalars['Int']['output'];
  /** The present value of the recurring revenue within the horizon, times the margin and the probability that the customer is still there. */
  readonly lifetimeValue?: Maybe<Money>;
  /** The margin that was requested. */
  readonly margin: Scalars['Float']['output'];
  /** Why figures are null. Empty if no figure is. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** The share of customers who left at a renewal, over all observed renewals. */
  readonly observedChurn?: Maybe<Scalars['Float']['output']>;
  /** The number of renewals so far of the longest live subscription. */
  readonly renewals?: Maybe<Scalars['Int']['output']>;
  /** The yearly discount rate that was requested. */
  readonly yearlyDiscount: Scalars['Float']['output'];
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

/** A fit of the models to the portfolio. */
export type ValueFit = {
  readonly __typename?: 'ValueFit';
  readonly currency: Scalars['Currency']['output'];
  /** The number of customers with single purchases. */
  readonly customers: Scalars['Int']['output'];
  /** The end of the data that the models were fitted to. */
  readonly dataUntil: Scalars['DateTime']['output'];
  /** When the fit was made. */
  readonly fittedAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** Parameters, log-likelihood, iterations and convergence for each model; and the models that were rejected, with the reason. */
  readonly models: Scalars['JSONObject']['output'];
  /** The number of the fit: 1 for the first fit of its currency. */
  readonly version: Scalars['Int']['output'];
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
  BillingAnomaly: BillingAnomaly;
  BillingSubscription: BillingSubscription;
  Booking: Booking;
  Contract: Contract;
  Customer: Customer;
  Invoice: Invoice;
  Payment: Payment;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Account:
    ( { __typename: 'Account' }
    & GraphQLRecursivePick<FederationTypes['Account'], {"id":true}> );
  BillingAnomaly:
    ( { __typename: 'BillingAnomaly' }
    & GraphQLRecursivePick<FederationTypes['BillingAnomaly'], {"id":true}> );
  BillingSubscription:
    ( { __typename: 'BillingSubscription' }
    & GraphQLRecursivePick<FederationTypes['BillingSubscription'], {"id":true}> );
  Booking:
    ( { __typename: 'Booking' }
    & GraphQLRecursivePick<FederationTypes['Booking'], {"id":true}> );
  Contract:
    ( { __typename: 'Contract' }
    & GraphQLRecursivePick<FederationTypes['Contract'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
  Payment:
    ( { __typename: 'Payment' }
    & GraphQLRecursivePick<FederationTypes['Payment'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Error: never;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Ageing: ResolverTypeWrapper<Omit<Ageing, 'current' | 'days1To30' | 'days31To60' | 'days61To90' | 'over90' | 'total'> & { current: ResolversTypes['Money'], days1To30: ResolversTypes['Money'], days31To60: ResolversTypes['Money'], days61To90: ResolversTypes['Money'], over90: ResolversTypes['Money'], total: ResolversTypes['Money'] }>;
  AnomalyRule: AnomalyRule;
  AnomalySeverity: AnomalySeverity;
  AssertionMethod: AssertionMethod;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  BillingAnomaly: ResolverTypeWrapper<AnomalyRow>;
  BillingEntry: ResolverTypeWrapper<BillingEntryRow>;
  BillingInterval: BillingInterval;
  BillingSubscription: ResolverTypeWrapper<AgreementRow>;
  Booking: ResolverTypeWrapper<AgreementRow>;
  BookingConnection: ResolverTypeWrapper<AgreementPage>;
  BookingEdge: ResolverTypeWrapper<AgreementEdgeRow>;
  ChangeContribution: ResolverTypeWrapper<ContributionRow>;
  Channel: Channel;
  ChannelCost: ResolverTypeWrapper<Omit<ChannelCost, 'cost'> & { cost: ResolversTypes['Money'] }>;
  CohortCell: ResolverTypeWrapper<Omit<CohortCell, 'revenue'> & { revenue?: Maybe<ResolversTypes['Money']> }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Contract: ResolverTypeWrapper<AgreementRow>;
  ContractConnection: ResolverTypeWrapper<AgreementPage>;
  ContractEdge: ResolverTypeWrapper<AgreementEdgeRow>;
  ContractParty: ResolverTypeWrapper<PartyRow>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  CustomerMetrics: ResolverTypeWrapper<MetricsRow>;
  CustomerMovement: CustomerMovement;
  CustomerValue: ResolverTypeWrapper<CustomerValueRow>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Error: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Error']>;
  ExternalReport: ResolverTypeWrapper<ReportRow>;
  FactVersion: ResolverTypeWrapper<FactVersionRow>;
  Invoice: ResolverTypeWrapper<InvoiceRow>;
  InvoiceConnection: ResolverTypeWrapper<InvoicePage>;
  InvoiceEdge: ResolverTypeWrapper<InvoiceEdgeRow>;
  InvoiceLine: ResolverTypeWrapper<InvoicePositionRow>;
  InvoiceStatus: InvoiceStatus;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LedgerConnection: ResolverTypeWrapper<LedgerPage>;
  LedgerEdge: ResolverTypeWrapper<LedgerEdgeRow>;
  LedgerEntry: ResolverTypeWrapper<LedgerEntryRow>;
  LedgerEntryType: LedgerEntryType;
  Metric: ResolverTypeWrapper<MetricRow>;
  MetricWindow: ResolverTypeWrapper<MetricWindow>;
  Money: ResolverTypeWrapper<MoneyRow>;
  Offer: ResolverTypeWrapper<OfferRow>;
  OfferType: OfferType;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartyRole: PartyRole;
  Payment: ResolverTypeWrapper<PaymentRow>;
  PaymentConnection: ResolverTypeWrapper<PaymentPage>;
  PaymentEdge: ResolverTypeWrapper<PaymentEdgeRow>;
  PaymentStatus: PaymentStatus;
  PersonalDataBy: PersonalDataBy;
  PersonalDataCategory: PersonalDataCategory;
  PortfolioChange: ResolverTypeWrapper<ChangeRow>;
  PortfolioCohort: ResolverTypeWrapper<ShownCohort>;
  PortfolioDimension: PortfolioDimension;
  PortfolioFigure: PortfolioFigure;
  PortfolioGroup: ResolverTypeWrapper<GroupRow>;
  PortfolioMetrics: ResolverTypeWrapper<PortfolioRow>;
  PortfolioWindow: PortfolioWindow;
  Provenance: ResolverTypeWrapper<Provenance>;
  PurchaseValue: ResolverTypeWrapper<PurchaseValueRow>;
  PurposeKey: PurposeKey;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordedRead: RecordedRead;
  SubscriptionChange: ResolverTypeWrapper<ToldChangeRow>;
  SubscriptionChangeKind: SubscriptionChangeKind;
  SubscriptionConnection: ResolverTypeWrapper<AgreementPage>;
  SubscriptionEdge: ResolverTypeWrapper<AgreementEdgeRow>;
  SubscriptionValue: ResolverTypeWrapper<SubscriptionValueRow>;
  TimelineKind: TimelineKind;
  ValueFit: ResolverTypeWrapper<StoredFit>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountRow;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  ID: Scalars['ID']['output'];
  Ageing: Omit<Ageing, 'current' | 'days1To30' | 'days31To60' | 'days61To90' | 'over90' | 'total'> & { current: ResolversParentTypes['Money'], days1To30: ResolversParentTypes['Money'], days31To60: ResolversParentTypes['Money'], days61To90: ResolversParentTypes['Money'], over90: ResolversParentTypes['Money'], total: ResolversParentTypes['Money'] };
  BigInt: Scalars['BigInt']['output'];
  BillingAnomaly: AnomalyRow;
  BillingEntry: BillingEntryRow;
  BillingSubscription: AgreementRow;
  Booking: AgreementRow;
  BookingConnection: AgreementPage;
  BookingEdge: AgreementEdgeRow;
  ChangeContribution: ContributionRow;
  ChannelCost: Omit<ChannelCost, 'cost'> & { cost: ResolversParentTypes['Money'] };
  CohortCell: Omit<CohortCell, 'revenue'> & { revenue?: Maybe<ResolversParentTypes['Money']> };
  Float: Scalars['Float']['output'];
  Contract: AgreementRow;
  ContractConnection: AgreementPage;
  ContractEdge: AgreementEdgeRow;
  ContractParty: PartyRow;
  CountryCode: Scalars['CountryCode']['output'];
  Currency: Scalars['Currency']['output'];
  Customer: CustomerRow;
  CustomerMetrics: MetricsRow;
  CustomerValue: CustomerValueRow;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Error: ResolversInterfaceTypes<ResolversParentTypes>['Error'];
  ExternalReport: ReportRow;
  FactVersion: FactVersionRow;
  Invoice: InvoiceRow;
  InvoiceConnection: InvoicePage;
  InvoiceEdge: InvoiceEdgeRow;
  InvoiceLine: InvoicePositionRow;
  JSONObject: Scalars['JSONObject']['output'];
  LedgerConnection: LedgerPage;
  LedgerEdge: LedgerEdgeRow;
  LedgerEntry: LedgerEntryRow;
  Metric: MetricRow;
  MetricWindow: MetricWindow;
  Money: MoneyRow;
  Offer: OfferRow;
  PageInfo: PageInfo;
  Payment: PaymentRow;
  PaymentConnection: PaymentPage;
  PaymentEdge: PaymentEdgeRow;
  PortfolioChange: ChangeRow;
  PortfolioCohort: ShownCohort;
  PortfolioGroup: GroupRow;
  PortfolioMetrics: PortfolioRow;
  PortfolioWindow: PortfolioWindow;
  Provenance: Provenance;
  PurchaseValue: PurchaseValueRow;
  Query: Record<PropertyKey, never>;
  SubscriptionChange: ToldChangeRow;
  SubscriptionConnection: AgreementPage;
  SubscriptionEdge: AgreementEdgeRow;
  SubscriptionValue: SubscriptionValueRow;
  ValueFit: StoredFit;
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
  ageing?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Ageing']>>, ParentType, ContextType>;
  balance?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Money']>>, ParentType, ContextType>;
  billingAnomalies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BillingAnomaly']>>, ParentType, ContextType, RequireFields<AccountBillingAnomaliesArgs, 'first'>>;
  bookings?: Resolver<Maybe<ResolversTypes['BookingConnection']>, ParentType, ContextType, RequireFields<AccountBookingsArgs, 'as' | 'first'>>;
  contracts?: Resolver<Maybe<ResolversTypes['ContractConnection']>, ParentType, ContextType, RequireFields<AccountContractsArgs, 'as' | 'first'>>;
  creditReports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExternalReport']>>, ParentType, ContextType>;
  delinquent?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<AccountInvoicesArgs, 'first'>>;
  ledger?: Resolver<Maybe<ResolversTypes['LedgerConnection']>, ParentType, ContextType, RequireFields<AccountLedgerArgs, 'first'>>;
  metrics?: Resolver<Maybe<ResolversTypes['CustomerMetrics']>, ParentType, ContextType, RequireFields<AccountMetricsArgs, 'windowDays'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<AccountPaymentsArgs, 'first'>>;
  storeBalance?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Money']>>, ParentType, ContextType>;
  subscriptions?: Resolver<Maybe<ResolversTypes['SubscriptionConnection']>, ParentType, ContextType, RequireFields<AccountSubscriptionsArgs, 'as' | 'first'>>;
};

export type AgeingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Ageing'] = ResolversParentTypes['Ageing']> = {
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days1To30?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days31To60?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days61To90?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  over90?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BillingAnomalyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillingAnomaly'] = ResolversParentTypes['BillingAnomaly'], FederationReferenceType extends FederationReferenceTypes['BillingAnomaly'] = FederationReferenceTypes['BillingAnomaly']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['BillingAnomaly']> | FederationReferenceType, FederationReferenceType, ContextType>;
  evidence?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LedgerEntry']>>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  retractedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['AnomalyRule'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AnomalySeverity'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type BillingEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillingEntry'] = ResolversParentTypes['BillingEntry']> = {
  __resolveType: TypeResolveFn<'BillingSubscription' | 'LedgerEntry', ParentType, ContextType>;
};

export type BillingSubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillingSubscription'] = ResolversParentTypes['BillingSubscription'], FederationReferenceType extends FederationReferenceTypes['BillingSubscription'] = FederationReferenceTypes['BillingSubscription']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['BillingSubscription']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SubscriptionChange']>>, ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['BillingInterval']>, ParentType, ContextType>;
  intervalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  opportunityId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  resumesAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trialEnd?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  unknownState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usedBy?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  usedByAccount?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  versions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FactVersion']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Booking'] = ResolversParentTypes['Booking'], FederationReferenceType extends FederationReferenceTypes['Booking'] = FederationReferenceTypes['Booking']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Booking']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  opportunityId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usedBy?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  usedByAccount?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  versions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FactVersion']>>, ParentType, ContextType>;
};

export type BookingConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BookingConnection'] = ResolversParentTypes['BookingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BookingEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BookingEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BookingEdge'] = ResolversParentTypes['BookingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
};

export type ChangeContributionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangeContribution'] = ResolversParentTypes['ChangeContribution']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BillingEntry']>>, ParentType, ContextType, RequireFields<ChangeContributionEntriesArgs, 'first'>>;
  entryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isOther?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  movement?: Resolver<Maybe<ResolversTypes['CustomerMovement']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
};

export type ChannelCostResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChannelCost'] = ResolversParentTypes['ChannelCost']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  touchpoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CohortCellResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CohortCell'] = ResolversParentTypes['CohortCell']> = {
  customers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  monthsSince?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retention?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  revenue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ContractResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract'], FederationReferenceType extends FederationReferenceTypes['Contract'] = FederationReferenceTypes['Contract']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contract']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  booking?: Resolver<Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  opportunityId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parties?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ContractParty']>>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
  renewsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  termMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usedBy?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  usedByAccount?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  versions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FactVersion']>>, ParentType, ContextType>;
};

export type ContractConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ContractConnection'] = ResolversParentTypes['ContractConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ContractEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ContractEdge'] = ResolversParentTypes['ContractEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
};

export type ContractPartyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ContractParty'] = ResolversParentTypes['ContractParty']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  ageing?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Ageing']>>, ParentType, ContextType>;
  balance?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Money']>>, ParentType, ContextType>;
  billingAnomalies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BillingAnomaly']>>, ParentType, ContextType, RequireFields<CustomerBillingAnomaliesArgs, 'first'>>;
  bookings?: Resolver<Maybe<ResolversTypes['BookingConnection']>, ParentType, ContextType, RequireFields<CustomerBookingsArgs, 'as' | 'first'>>;
  contracts?: Resolver<Maybe<ResolversTypes['ContractConnection']>, ParentType, ContextType, RequireFields<CustomerContractsArgs, 'as' | 'first'>>;
  creditReports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExternalReport']>>, ParentType, ContextType>;
  delinquent?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<CustomerInvoicesArgs, 'first'>>;
  ledger?: Resolver<Maybe<ResolversTypes['LedgerConnection']>, ParentType, ContextType, RequireFields<CustomerLedgerArgs, 'first'>>;
  metrics?: Resolver<Maybe<ResolversTypes['CustomerMetrics']>, ParentType, ContextType, RequireFields<CustomerMetricsArgs, 'windowDays'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<CustomerPaymentsArgs, 'first'>>;
  storeBalance?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Money']>>, ParentType, ContextType>;
  subscriptions?: Resolver<Maybe<ResolversTypes['SubscriptionConnection']>, ParentType, ContextType, RequireFields<CustomerSubscriptionsArgs, 'as' | 'first'>>;
  value?: Resolver<Maybe<ResolversTypes['CustomerValue']>, ParentType, ContextType, RequireFields<CustomerValueArgs, 'horizonWeeks' | 'margin' | 'yearlyDiscount'>>;
};

export type CustomerMetricsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerMetrics'] = ResolversParentTypes['CustomerMetrics']> = {
  arpu?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  arr?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  averageOrderValue?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  cac?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  cacByChannel?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ChannelCost']>>, ParentType, ContextType>;
  churnProbability?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  churnRate?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  historicValue?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  mrr?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  netRevenueRetention?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  paybackMonths?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
};

export type CustomerValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerValue'] = ResolversParentTypes['CustomerValue']> = {
  purchases?: Resolver<Maybe<ResolversTypes['PurchaseValue']>, ParentType, ContextType>;
  subscriptions?: Resolver<Maybe<ResolversTypes['SubscriptionValue']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type ErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Error'] = ResolversParentTypes['Error']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
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

export type FactVersionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FactVersion'] = ResolversParentTypes['FactVersion']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  properties?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replacedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amountDue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  lines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InvoiceLine']>>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  periodEnd?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  periodStart?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  settlements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LedgerEntry']>>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['InvoiceStatus']>, ParentType, ContextType>;
  subscription?: Resolver<Maybe<ResolversTypes['BillingSubscription']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  unknownState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FactVersion']>>, ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  isProration?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type LedgerConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerConnection'] = ResolversParentTypes['LedgerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LedgerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerEdge'] = ResolversParentTypes['LedgerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
};

export type LedgerEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  balanceChange?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LedgerEntryType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetricResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['Currency']>, ParentType, ContextType>;
  formatted?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formulaVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inputs?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  window?: Resolver<ResolversTypes['MetricWindow'], ParentType, ContextType>;
};

export type MetricWindowResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricWindow'] = ResolversParentTypes['MetricWindow']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OfferResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Offer'] = ResolversParentTypes['Offer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['BillingInterval']>, ParentType, ContextType>;
  intervalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['OfferType'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment'], FederationReferenceType extends FederationReferenceTypes['Payment'] = FederationReferenceTypes['Payment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['PaymentStatus']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unknownState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FactVersion']>>, ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
};

export type PortfolioChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortfolioChange'] = ResolversParentTypes['PortfolioChange']> = {
  contributions?: Resolver<ReadonlyArray<ResolversTypes['ChangeContribution']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  figure?: Resolver<ResolversTypes['PortfolioFigure'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type PortfolioCohortResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortfolioCohort'] = ResolversParentTypes['PortfolioCohort']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['CohortCell']>, ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PortfolioGroupResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortfolioGroup'] = ResolversParentTypes['PortfolioGroup']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  arpu?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  arr?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  averageOrderValue?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  cac?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  churnRate?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isOther?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mrr?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  netRevenueRetention?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  paybackMonths?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
  revenue?: Resolver<Maybe<ResolversTypes['Metric']>, ParentType, ContextType>;
};

export type PortfolioMetricsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortfolioMetrics'] = ResolversParentTypes['PortfolioMetrics']> = {
  change?: Resolver<Maybe<ResolversTypes['PortfolioChange']>, ParentType, ContextType, RequireFields<PortfolioMetricsChangeArgs, 'figure'>>;
  cohorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PortfolioCohort']>>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['Currency']>, ParentType, ContextType>;
  groups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PortfolioGroup']>>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  window?: Resolver<ResolversTypes['MetricWindow'], ParentType, ContextType>;
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

export type PurchaseValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseValue'] = ResolversParentTypes['PurchaseValue']> = {
  expectedPurchases?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expectedSpend?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  fit?: Resolver<Maybe<ResolversTypes['ValueFit']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  horizonWeeks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isAliveInformative?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lifetimeValue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  margin?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  probabilityAlive?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  yearlyDiscount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  portfolioMetrics?: Resolver<Maybe<ResolversTypes['PortfolioMetrics']>, ParentType, ContextType, RequireFields<QueryPortfolioMetricsArgs, 'by' | 'window'>>;
};

export type SubscriptionChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SubscriptionChange'] = ResolversParentTypes['SubscriptionChange']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SubscriptionChangeKind'], ParentType, ContextType>;
  monthly?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SubscriptionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SubscriptionConnection'] = ResolversParentTypes['SubscriptionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SubscriptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SubscriptionEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SubscriptionEdge'] = ResolversParentTypes['SubscriptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['BillingSubscription']>, ParentType, ContextType>;
};

export type SubscriptionValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SubscriptionValue'] = ResolversParentTypes['SubscriptionValue']> = {
  churnProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  fit?: Resolver<Maybe<ResolversTypes['ValueFit']>, ParentType, ContextType>;
  horizonWeeks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lifetimeValue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  margin?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  observedChurn?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  renewals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  yearlyDiscount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ValueFitResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ValueFit'] = ResolversParentTypes['ValueFit']> = {
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  models?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  Account?: AccountResolvers<ContextType>;
  Ageing?: AgeingResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  BillingAnomaly?: BillingAnomalyResolvers<ContextType>;
  BillingEntry?: BillingEntryResolvers<ContextType>;
  BillingSubscription?: BillingSubscriptionResolvers<ContextType>;
  Booking?: BookingResolvers<ContextType>;
  BookingConnection?: BookingConnectionResolvers<ContextType>;
  BookingEdge?: BookingEdgeResolvers<ContextType>;
  ChangeContribution?: ChangeContributionResolvers<ContextType>;
  ChannelCost?: ChannelCostResolvers<ContextType>;
  CohortCell?: CohortCellResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  ContractConnection?: ContractConnectionResolvers<ContextType>;
  ContractEdge?: ContractEdgeResolvers<ContextType>;
  ContractParty?: ContractPartyResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerMetrics?: CustomerMetricsResolvers<ContextType>;
  CustomerValue?: CustomerValueResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Error?: ErrorResolvers<ContextType>;
  ExternalReport?: ExternalReportResolvers<ContextType>;
  FactVersion?: FactVersionResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  LedgerConnection?: LedgerConnectionResolvers<ContextType>;
  LedgerEdge?: LedgerEdgeResolvers<ContextType>;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  MetricWindow?: MetricWindowResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Offer?: OfferResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  PortfolioChange?: PortfolioChangeResolvers<ContextType>;
  PortfolioCohort?: PortfolioCohortResolvers<ContextType>;
  PortfolioGroup?: PortfolioGroupResolvers<ContextType>;
  PortfolioMetrics?: PortfolioMetricsResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PurchaseValue?: PurchaseValueResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SubscriptionChange?: SubscriptionChangeResolvers<ContextType>;
  SubscriptionConnection?: SubscriptionConnectionResolvers<ContextType>;
  SubscriptionEdge?: SubscriptionEdgeResolvers<ContextType>;
  SubscriptionValue?: SubscriptionValueResolvers<ContextType>;
  ValueFit?: ValueFitResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  figures?: FiguresDirectiveResolver<any, any, ContextType>;
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
  recorded?: RecordedDirectiveResolver<any, any, ContextType>;
  unrecorded?: UnrecordedDirectiveResolver<any, any, ContextType>;
  writes?: WritesDirectiveResolver<any, any, ContextType>;
};
