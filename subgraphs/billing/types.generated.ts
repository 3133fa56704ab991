import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRow, AccountRow, PartyRow, BillingEntryRow, InvoicePage, InvoiceEdgeRow, PaymentPage, PaymentEdgeRow, AgreementPage, AgreementEdgeRow, LedgerPage, LedgerEdgeRow, MetricsRow, ChangeRow, ContributionRow } from './rows.ts';
import type { InvoiceRow, PaymentRow } from './queries.ts';
import type { InvoicePositionRow } from './resolvers/invoice-fields.ts';
import type { LedgerEntryRow } from './ledger-queries.ts';
import type { AgreementRow, OfferRow } from './agreement-queries.ts';
import type { FactVersionRow } from './resolvers/fact-versions.ts';
import type { MetricRow } from './metrics/metric.ts';
import type { CustomerValueRow } from './resolvers/value-fields.ts';
import type { PurchaseValueRow, SubscriptionValueRow } from './value/customer-value.ts';
import type { StoredFit } from './value/graph-fit.ts';
import type { AnomalyRow } from './anomalies/queries.ts';
import type { ReportRow } from './external-queries.ts';
import type { PortfolioRow } from './portfolio/portfolio-metrics.ts';
import type { GroupRow } from './portfolio/group-rows.ts';
import type { ShownCohort } from './resolvers/portfolio-fields.ts';
import type { MoneyRow } from '../money.ts';
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
  /** An exact decimal: a JSON number, as text where a number would lose digits. */
  Decimal: { input: string; output: number | string; }
  /** Any JSON object. */
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Account = {
  readonly __typename?: 'Account';
  /** What is left to pay of open invoices by days past due, one entry a currency, in order of it. */
  readonly ageing?: Maybe<ReadonlyArray<Ageing>>;
  /** What the company owes: one amount per currency in which money ever moved, in order of currency; negative means credit. The sum of invoices, debits, refunds and disputes less payments, credits, credit notes and write-offs, recomputed per read. An invoice that its source calls PAID leaves nothing to pay, even if no payment was sent; payments that name no invoice count towards such invoices first. */
  readonly balance?: Maybe<ReadonlyArray<Money>>;
  /** What deserves a look, most severe first, then newest: found when the facts arrive, and kept. */
  readonly billingAnomalies?: Maybe<ReadonlyArray<BillingAnomaly>>;
  /** Newest first. */
  readonly bookings?: Maybe<BookingConnection>;
  /** Newest first. */
  readonly contracts?: Maybe<ContractConnection>;
  /** Bought reports on credit and payment risk whose licence has not ended and which permit this request's purpose, newest first. */
  readonly creditReports?: Maybe<ReadonlyArray<ExternalReport>>;
  /** An open invoice is past its due date. On the day it is due it is not. Days are those of the `timeZone` of the newest record that states one, else of the invoice's source, else UTC. Invoices without a due date never count. */
  readonly delinquent?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Newest first. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** What moves money, newest first: invoices, payments, refunds, disputes, credits, credit notes and write-offs. */
  readonly ledger?: Maybe<LedgerConnection>;
  /** Figures with their working. Each is null with the reason in `missing` where data it needs are missing. */
  readonly metrics?: Maybe<CustomerMetrics>;
  /** Newest first, failed ones too. */
  readonly payments?: Maybe<PaymentConnection>;
  /** What is left to spend: the credit of each currency whose balance is negative. */
  readonly storeBalance?: Maybe<ReadonlyArray<Money>>;
  /** Newest first. */
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
  /** Not due yet, or without a due date. */
  readonly current: Money;
  /** 1 to 30 days past due. */
  readonly days1To30: Money;
  /** 31 to 60 days past due. */
  readonly days31To60: Money;
  /** 61 to 90 days past due. */
  readonly days61To90: Money;
  /** 91 days past due or more. */
  readonly over90: Money;
  /** All of these together. */
  readonly total: Money;
};

/** What was found. */
export type AnomalyRule =
  /** Many refused payments, or cards, in a short time. */
  | 'CARD_TESTING'
  /** The same amount taken twice within a day for the same thing. */
  | 'DOUBLE_CHARGE'
  /** An amount paid far from that customer's usual one for the same subscription, or for anything else. */
  | 'PAYMENT_CHANGE'
  /** Much of what was paid was asked back. */
  | 'REFUND_ABUSE'
  /** Billed quantity far from that customer's usual one. */
  | 'USAGE_CHANGE';

/** How much it matters. */
export type AnomalySeverity =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM';

/** How a value came to be known. */
export type AssertionMethod =
  | 'CORRECTED'
  | 'DECLARED'
  | 'INFERRED'
  | 'OBSERVED'
  | 'PURCHASED';

/** Something in the billing that deserves a look. */
export type BillingAnomaly = {
  readonly __typename?: 'BillingAnomaly';
  /** The facts it rests on, oldest first, at most 100. */
  readonly evidence?: Maybe<ReadonlyArray<LedgerEntry>>;
  /** The rule in words, with the figures that met it. */
  readonly explanation: Scalars['String']['output'];
  /** The rule and the fact it turns on: what arrives around it, again or late, leaves it the same. */
  readonly id: Scalars['ID']['output'];
  /** When the last fact of the evidence happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Since when it is known here as it is. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Since when the facts no longer tell of it, such as after a correction; null while they do. Lists leave retracted ones out. */
  readonly retractedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Closed list. */
  readonly rule: AnomalyRule;
  /** How much it matters. */
  readonly severity: AnomalySeverity;
  /** When the first fact of the evidence happened. */
  readonly startedAt: Scalars['DateTime']['output'];
};

/** What a figure is made of. */
export type BillingEntry = BillingSubscription | LedgerEntry;

/** What a billing period is counted in. */
export type BillingInterval =
  | 'DAY'
  | 'MONTH'
  | 'WEEK'
  | 'YEAR';

/** A subscription to a plan. Not `Subscription`, which GraphQL keeps for its own operations. */
export type BillingSubscription = {
  readonly __typename?: 'BillingSubscription';
  /** Price of one billing period for its whole quantity, before `discount`, with tax. */
  readonly amount?: Maybe<Money>;
  /** Its states, oldest first: what changed and what that does to the monthly recurring revenue. */
  readonly changes?: Maybe<ReadonlyArray<SubscriptionChange>>;
  /** The agreement it is part of; null for none, or one not sent yet. */
  readonly contract?: Maybe<Contract>;
  /** Taken off each period; null where the source states none. */
  readonly discount?: Maybe<Money>;
  /** When it ended or will end. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** End of the term; null = open end. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Null where its source states none. */
  readonly interval?: Maybe<BillingInterval>;
  /** A billing period is so many of `interval`. */
  readonly intervalCount?: Maybe<Scalars['Int']['output']>;
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The source's id of the opportunity it came from. */
  readonly opportunityId?: Maybe<Scalars['String']['output']>;
  /** What was sold; null where the source names none, or it has not arrived. */
  readonly plan?: Maybe<Offer>;
  /** Seats or pieces. */
  readonly quantity?: Maybe<Scalars['Int']['output']>;
  /** Of the current period, as the next. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** The part of a period's charge that is tax; null where the source states none. */
  readonly tax?: Maybe<Money>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Nothing is charged before. */
  readonly trialEnd?: Maybe<Scalars['DateTime']['output']>;
  /** The word of `status` where it is not known; null where it is known. Figures of recurring revenue leave the subscription out and name it under `missing`. */
  readonly unknownState?: Maybe<Scalars['String']['output']>;
  /** Who uses it where another pays; null where the payer does, or the user is a company. */
  readonly usedBy?: Maybe<Customer>;
  /** The company that uses it where another pays. */
  readonly usedByAccount?: Maybe<Account>;
  /** As it was known before, and is: latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** An order confirmed by both sides. */
export type Booking = {
  readonly __typename?: 'Booking';
  /** Null where the source sent no amount. */
  readonly amount?: Maybe<Money>;
  /** End of the term; null = open end. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The source's id of the opportunity it came from. */
  readonly opportunityId?: Maybe<Scalars['String']['output']>;
  /** What was sold; null where the source names none, or it has not arrived. */
  readonly plan?: Maybe<Offer>;
  /** Start of the term. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Who uses it where another pays; null where the payer does, or the user is a company. */
  readonly usedBy?: Maybe<Customer>;
  /** The company that uses it where another pays. */
  readonly usedByAccount?: Maybe<Account>;
  /** As it was known before, and is: latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** A page of bookings. */
export type BookingConnection = {
  readonly __typename?: 'BookingConnection';
  readonly edges: ReadonlyArray<BookingEdge>;
  readonly pageInfo: PageInfo;
};

/** One of the bookings and its place. */
export type BookingEdge = {
  readonly __typename?: 'BookingEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Booking>;
};

/** What one group of customers did to the figure. */
export type ChangeContribution = {
  readonly __typename?: 'ChangeContribution';
  /** Null where not grouped by account, or for people. */
  readonly account?: Maybe<Account>;
  /** What the figure moved by because of them. */
  readonly amount: Money;
  /** As of PortfolioGroup; the month is never told. */
  readonly channel?: Maybe<Channel>;
  /** 10 or more. Of groups put together, at least as many as the largest of them has. */
  readonly customers: Scalars['Int']['output'];
  /** The facts behind it, of its customers in turn, each one's oldest first. Empty for a caller who may not read each customer's own figures. */
  readonly entries?: Maybe<ReadonlyArray<BillingEntry>>;
  /** Facts behind it. */
  readonly entryCount: Scalars['Int']['output'];
  /** Groups too small to show, put together. What these have in common is stated; what they differ in is null. */
  readonly isOther: Scalars['Boolean']['output'];
  /** Null for the groups too small to show, put together. */
  readonly movement?: Maybe<CustomerMovement>;
  /** Null where not grouped by plan, or for single purchases. */
  readonly plan?: Maybe<Offer>;
};


/** What one group of customers did to the figure. */
export type ChangeContributionEntriesArgs = {
  first: Scalars['Int']['input'];
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

/** What a channel cost. */
export type ChannelCost = {
  readonly __typename?: 'ChannelCost';
  /** Of the touchpoints. */
  readonly channel: Channel;
  /** Their part; all parts add up to `cac`. */
  readonly cost: Money;
  /** Before the first purchase. */
  readonly touchpoints: Scalars['Int']['output'];
};

/** One cohort in one month. */
export type CohortCell = {
  readonly __typename?: 'CohortCell';
  /** Customers who were billed in that month; null for too few. */
  readonly customers?: Maybe<Scalars['Int']['output']>;
  /** 0 is the month of the first purchase. */
  readonly monthsSince: Scalars['Int']['output'];
  /** `customers` as a ratio of the cohort. */
  readonly retention?: Maybe<Scalars['Float']['output']>;
  /** Billed in that month, without tax, less credit notes and write-offs; null for too few customers. */
  readonly revenue?: Maybe<Money>;
};

/** An agreement over a term. */
export type Contract = {
  readonly __typename?: 'Contract';
  /** As the source counts it: of the term or of a year. */
  readonly amount?: Maybe<Money>;
  /** What it was made from; null for none, or one not sent yet. */
  readonly booking?: Maybe<Booking>;
  /** End of the term; null = open end. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** The source's id of the opportunity it came from. */
  readonly opportunityId?: Maybe<Scalars['String']['output']>;
  /** In the source's order; empty where it names none. */
  readonly parties?: Maybe<ReadonlyArray<ContractParty>>;
  /** What was sold; null where the source names none, or it has not arrived. */
  readonly plan?: Maybe<Offer>;
  /** When it goes on by itself unless somebody ends it; null where it ends. */
  readonly renewsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Start of the term. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** Agreed length. */
  readonly termMonths?: Maybe<Scalars['Int']['output']>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Who uses it where another pays; null where the payer does, or the user is a company. */
  readonly usedBy?: Maybe<Customer>;
  /** The company that uses it where another pays. */
  readonly usedByAccount?: Maybe<Account>;
  /** As it was known before, and is: latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** A page of contracts. */
export type ContractConnection = {
  readonly __typename?: 'ContractConnection';
  readonly edges: ReadonlyArray<ContractEdge>;
  readonly pageInfo: PageInfo;
};

/** One of the contracts and its place. */
export type ContractEdge = {
  readonly __typename?: 'ContractEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Contract>;
};

/** Somebody a contract binds or names. */
export type ContractParty = {
  readonly __typename?: 'ContractParty';
  /** Null where the party is a person, or no record of ours. */
  readonly account?: Maybe<Account>;
  /** Null where the party is a company, or no record of ours. */
  readonly customer?: Maybe<Customer>;
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The source's own word in capitals, such as SIGNATORY. */
  readonly role: Scalars['String']['output'];
};

export type Customer = {
  readonly __typename?: 'Customer';
  /** What is left to pay of open invoices by days past due, one entry a currency, in order of it. */
  readonly ageing?: Maybe<ReadonlyArray<Ageing>>;
  /** What the customer owes: one amount per currency in which money ever moved, in order of currency; negative means credit. The sum of invoices, debits, refunds and disputes less payments, credits, credit notes and write-offs, recomputed per read. An invoice that its source calls PAID leaves nothing to pay, even if no payment was sent; payments that name no invoice count towards such invoices first. */
  readonly balance?: Maybe<ReadonlyArray<Money>>;
  /** What deserves a look, most severe first, then newest: found when the facts arrive, and kept. */
  readonly billingAnomalies?: Maybe<ReadonlyArray<BillingAnomaly>>;
  /** Newest first. */
  readonly bookings?: Maybe<BookingConnection>;
  /** Newest first. */
  readonly contracts?: Maybe<ContractConnection>;
  /** Bought reports on credit and payment risk whose licence has not ended and which permit this request's purpose, newest first. */
  readonly creditReports?: Maybe<ReadonlyArray<ExternalReport>>;
  /** An open invoice is past its due date. On the day it is due it is not. Days are those of the `timeZone` of the newest record that states one, else of the invoice's source, else UTC. Invoices without a due date never count. */
  readonly delinquent?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Newest first. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** What moves money, newest first: invoices, payments, refunds, disputes, credits, credit notes and write-offs. */
  readonly ledger?: Maybe<LedgerConnection>;
  /** Figures with their working. Each is null with the reason in `missing` where data it needs are missing. */
  readonly metrics?: Maybe<CustomerMetrics>;
  /** Newest first, failed ones too. */
  readonly payments?: Maybe<PaymentConnection>;
  /** What is left to spend: the credit of each currency whose balance is negative. */
  readonly storeBalance?: Maybe<ReadonlyArray<Money>>;
  /** Newest first. */
  readonly subscriptions?: Maybe<SubscriptionConnection>;
  /** What the customer will be worth, from the models that `npm run value:fit` fitted last. Purchases and subscriptions are two figures, never one. */
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

/** Figures of one customer or company. Revenue is billed: invoices that are neither draft nor void, without tax, after discounts. */
export type CustomerMetrics = {
  readonly __typename?: 'CustomerMetrics';
  /** Revenue a month within the window, less credit notes and write-offs. */
  readonly arpu?: Maybe<Metric>;
  /** Yearly recurring revenue, as `mrr` without dividing. */
  readonly arr?: Maybe<Metric>;
  /** Revenue an invoice within the window; credit notes are not taken off. */
  readonly averageOrderValue?: Maybe<Metric>;
  /** Cost of acquisition: of the touchpoints before the first purchase. */
  readonly cac?: Maybe<Metric>;
  /** The cost of acquisition by channel: an equal part of it for each touchpoint before the first purchase. */
  readonly cacByChannel?: Maybe<ReadonlyArray<ChannelCost>>;
  /** Chance to leave at the next renewal, by the retention model fitted last. */
  readonly churnProbability?: Maybe<Metric>;
  /** Subscriptions that were there at the window's start and are not at its end, as a ratio. */
  readonly churnRate?: Maybe<Metric>;
  /** Revenue of all time less credit notes and write-offs. */
  readonly historicValue?: Maybe<Metric>;
  /** Monthly recurring revenue at `asOf`: subscriptions that are neither on trial, paused nor ended, without tax, after discounts; each rounded. */
  readonly mrr?: Maybe<Metric>;
  /** Recurring revenue at the window's end of the subscriptions that were there at its start, as a ratio. */
  readonly netRevenueRetention?: Maybe<Metric>;
  /** Months until revenue at the rate of `arpu` has paid for `cac`. */
  readonly paybackMonths?: Maybe<Metric>;
};

/** What a customer did between two times. */
export type CustomerMovement =
  | 'GREW'
  /** Nothing any more. */
  | 'LEFT'
  /** First bought in between. */
  | 'NEW'
  /** Came back after a time without. */
  | 'RETURNED'
  | 'SHRANK';

/** What a customer will be worth. */
export type CustomerValue = {
  readonly __typename?: 'CustomerValue';
  /** Of single purchases: BG/NBD and Gamma-Gamma. Null for who never made one. */
  readonly purchases?: Maybe<PurchaseValue>;
  /** Of subscriptions: observed churn and shifted beta geometric. Null for who never had one. */
  readonly subscriptions?: Maybe<SubscriptionValue>;
};

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  readonly message: Scalars['String']['output'];
};

/** Bought data about somebody. */
export type ExternalReport = {
  readonly __typename?: 'ExternalReport';
  /** What was bought, such as CREDIT_REPORT. */
  readonly kind: Scalars['String']['output'];
  /** Under which it was bought. */
  readonly licence: Scalars['String']['output'];
  /** Shown for these only. */
  readonly permittedPurposes: ReadonlyArray<PurposeKey>;
  /** Where it comes from. */
  readonly provenance: Provenance;
  /** Who sold it. */
  readonly provider: Scalars['String']['output'];
  /** Gone from answers from then on; null = no end was agreed. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
  /** As the provider wrote them. */
  readonly values?: Maybe<Scalars['JSONObject']['output']>;
};

/** A fact as it was known. Valid time is `occurredAt` or `validFrom`, recorded time `recordedAt` until `replacedAt`. */
export type FactVersion = {
  readonly __typename?: 'FactVersion';
  /** Null where this version has none. */
  readonly amount?: Maybe<Money>;
  /** When its source knew it. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** When it happened, as this version has it. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** All the source said. */
  readonly properties?: Maybe<Scalars['JSONObject']['output']>;
  /** When this graph learned it. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** When another version took its place; null for the one that holds. */
  readonly replacedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
};

/** What was billed. */
export type Invoice = {
  readonly __typename?: 'Invoice';
  /** What is left to pay: `total` less the succeeded payments, credits and credit notes that name the invoice, plus debits, in its currency. 0 for VOID and for what the source calls PAID; negative if more was paid and has not been given back by refunds or disputes. Null if the source sent no total. */
  readonly amountDue?: Maybe<Money>;
  /** Under what agreement; null for none. */
  readonly contract?: Maybe<Contract>;
  /** Taken off before `total`; null where the source states none. */
  readonly discount?: Maybe<Money>;
  /** When it is to be paid by. A date is its midnight in the time zone of the source. Null where the source sent no time. */
  readonly dueAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** In the source's order; empty where it sent none. */
  readonly lines?: Maybe<ReadonlyArray<InvoiceLine>>;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** End of what it charges for. */
  readonly periodEnd?: Maybe<Scalars['DateTime']['output']>;
  /** Start of what it charges for. */
  readonly periodStart?: Maybe<Scalars['DateTime']['output']>;
  /** Payments, refunds, disputes, credit notes and write-offs that name it and moved money, oldest first. */
  readonly settlements?: Maybe<ReadonlyArray<LedgerEntry>>;
  /** As the source states it; OPEN, or none stated: PAID once nothing is due, UNCOLLECTIBLE once written off, else OPEN. */
  readonly status?: Maybe<InvoiceStatus>;
  /** What charges it; null for a single purchase. */
  readonly subscription?: Maybe<BillingSubscription>;
  /** The part of `total` that is tax; null where the source states none. */
  readonly tax?: Maybe<Money>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What is to be paid: after discounts, with tax. Null where the source sent no amount. */
  readonly total?: Maybe<Money>;
  /** The source's word for the state where that word is not known, in capitals; null where it is known. Figures leave the line out, or keep the state it had before. */
  readonly unknownState?: Maybe<Scalars['String']['output']>;
  /** As it was known before, and is: latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** A page of invoices. */
export type InvoiceConnection = {
  readonly __typename?: 'InvoiceConnection';
  readonly edges: ReadonlyArray<InvoiceEdge>;
  readonly pageInfo: PageInfo;
};

/** One of the invoices and its place. */
export type InvoiceEdge = {
  readonly __typename?: 'InvoiceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Invoice>;
};

/** One position of an invoice. */
export type InvoiceLine = {
  readonly __typename?: 'InvoiceLine';
  /** Of the whole position. */
  readonly amount?: Maybe<Money>;
  /** What was charged, in the source's words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Taken off before `amount`; null where the source states none. */
  readonly discount?: Maybe<Money>;
  /** True for the part of a period that a change in its midst charges or gives back. */
  readonly isProration: Scalars['Boolean']['output'];
  /** Pieces; may be a fraction. */
  readonly quantity?: Maybe<Scalars['Float']['output']>;
  /** The part of `amount` that is tax; null where the source states none. */
  readonly tax?: Maybe<Money>;
};

/** Terms as Stripe uses them. */
export type InvoiceStatus =
  | 'DRAFT'
  /** Something is left to pay. */
  | 'OPEN'
  | 'PAID'
  /** Written off. */
  | 'UNCOLLECTIBLE'
  /** The source names a state that is not known. The invoice is in no figure, and `unknownState` contains the word. */
  | 'UNKNOWN'
  | 'VOID';

/** A page of ledger entries. */
export type LedgerConnection = {
  readonly __typename?: 'LedgerConnection';
  readonly edges: ReadonlyArray<LedgerEdge>;
  readonly pageInfo: PageInfo;
};

/** One of the ledger entries and its place. */
export type LedgerEdge = {
  readonly __typename?: 'LedgerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<LedgerEntry>;
};

/** One movement of money, or one that would be if its status were another. */
export type LedgerEntry = {
  readonly __typename?: 'LedgerEntry';
  /** Null where the source sent no amount. */
  readonly amount?: Maybe<Money>;
  /** What it adds to the balance; negative where it takes from it, 0 where it moves nothing yet or any more. */
  readonly balanceChange?: Maybe<Money>;
  readonly id: Scalars['ID']['output'];
  /** Null where it names none, or one not sent yet. */
  readonly invoice?: Maybe<Invoice>;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Of a refund or dispute; null where it names none, or one not sent yet. */
  readonly payment?: Maybe<Payment>;
  /** In the source's words. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
  readonly type: LedgerEntryType;
};

/** Types that move money. */
export type LedgerEntryType =
  | 'CREDIT'
  | 'CREDIT_NOTE'
  /** Charged to the account without an invoice of its own, such as an amount that is too small to be collected alone. */
  | 'DEBIT'
  | 'DISPUTE'
  | 'INVOICE'
  | 'PAYMENT'
  | 'REFUND'
  | 'WRITE_OFF';

/** A figure with its working: `formula` over `inputs` gives `value`. */
export type Metric = {
  readonly __typename?: 'Metric';
  /** The state of which moment it tells. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Null where the figure is no money. */
  readonly currency?: Maybe<Scalars['Currency']['output']>;
  /** For people, in English notation; null where there is no value. */
  readonly formatted?: Maybe<Scalars['String']['output']>;
  /** Over the names of `inputs`: + - * /, sum(), count(), round() to whole, halves away from 0. Lists combine entry by entry. */
  readonly formula: Scalars['String']['output'];
  /** Rises when the formula or what its inputs mean changes. */
  readonly formulaVersion: Scalars['Int']['output'];
  /** By name: whole numbers (text above 2^53), decimal texts, or lists of them. */
  readonly inputs: Scalars['JSONObject']['output'];
  /** What would be needed; empty where there is a value. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** Money in minor units of `currency`; else a ratio, or months. Null where `missing` says why. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
  /** What time it looks at. */
  readonly window: MetricWindow;
};

/** A customer's: after `from`, up to and with `to`. The portfolio's: whole months, from `from` on, without `to`. */
export type MetricWindow = {
  readonly __typename?: 'MetricWindow';
  /** Its beginning. */
  readonly from: Scalars['DateTime']['output'];
  /** Its end. */
  readonly to: Scalars['DateTime']['output'];
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

/** A product or plan. */
export type Offer = {
  readonly __typename?: 'Offer';
  readonly id: Scalars['ID']['output'];
  /** Of a plan's billing period. */
  readonly interval?: Maybe<BillingInterval>;
  /** A billing period is so many of `interval`. */
  readonly intervalCount?: Maybe<Scalars['Int']['output']>;
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Null where the source sent none. A plan's is of one period. */
  readonly price?: Maybe<Money>;
  readonly type: OfferType;
};

/** What is sold. */
export type OfferType =
  | 'PLAN'
  | 'PRODUCT';

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

/** In which role somebody is tied to an agreement. */
export type PartyRole =
  /** Is billed for it. */
  | 'PAYER'
  /** Uses what another is billed for. */
  | 'USER';

/** A payment, also a failed one. */
export type Payment = {
  readonly __typename?: 'Payment';
  /** Null where the source sent no amount. */
  readonly amount?: Maybe<Money>;
  readonly id: Scalars['ID']['output'];
  /** Null where it pays no invoice, or one not sent yet. */
  readonly invoice?: Maybe<Invoice>;
  /** What it is. */
  readonly kind: TimelineKind;
  /** The source's own word, such as CARD. */
  readonly method?: Maybe<Scalars['String']['output']>;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Why it failed, in the source's words. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Closed list. */
  readonly status?: Maybe<PaymentStatus>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The source's word for the state where that word is not known, in capitals; null where it is known. Figures leave the line out, or keep the state it had before. */
  readonly unknownState?: Maybe<Scalars['String']['output']>;
  /** As it was known before, and is: latest knowledge first. */
  readonly versions?: Maybe<ReadonlyArray<FactVersion>>;
};

/** A page of payments. */
export type PaymentConnection = {
  readonly __typename?: 'PaymentConnection';
  readonly edges: ReadonlyArray<PaymentEdge>;
  readonly pageInfo: PageInfo;
};

/** One of the payments and its place. */
export type PaymentEdge = {
  readonly __typename?: 'PaymentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Payment>;
};

/** What became of a payment. */
export type PaymentStatus =
  | 'FAILED'
  | 'PENDING'
  | 'SUCCEEDED'
  /** The source names a state that is not known. It changes no balance: an invoice that was paid stays paid, and `unknownState` contains the word. */
  | 'UNKNOWN';

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

/** How a figure moved: `from` plus all `contributions` is `to`. */
export type PortfolioChange = {
  readonly __typename?: 'PortfolioChange';
  /** The largest first. */
  readonly contributions: ReadonlyArray<ChangeContribution>;
  /** `to` less `from`: the sum of the contributions. */
  readonly difference?: Maybe<Metric>;
  /** As asked for. */
  readonly figure: PortfolioFigure;
  /** Before; null for fewer than 10 customers. */
  readonly from?: Maybe<Money>;
  /** After; null for fewer than 10 customers. */
  readonly to?: Maybe<Money>;
};

/** Customers who first bought in one month. */
export type PortfolioCohort = {
  readonly __typename?: 'PortfolioCohort';
  /** By months since, 0 first, up to the window's end. */
  readonly cells: ReadonlyArray<CohortCell>;
  /** Who first bought in that month; 10 or more. */
  readonly customers: Scalars['Int']['output'];
  /** yyyy-mm */
  readonly month: Scalars['String']['output'];
};

/** What customers are grouped by. */
export type PortfolioDimension =
  /** The company that is billed; none for people. Protected figures never tell a company apart: they are grouped as if it were not asked for. */
  | 'ACCOUNT'
  /** Channel of the customer's first touchpoint. */
  | 'CHANNEL'
  /** Calendar month, UTC. */
  | 'MONTH'
  /** What was sold; none for single purchases. */
  | 'PLAN';

/** What may be asked why it moved. */
export type PortfolioFigure =
  /** Recurring revenue at the window's end against that at its start. */
  | 'MRR'
  /** Revenue of the window against that of the same number of months before. */
  | 'REVENUE';

/** One group of customers. */
export type PortfolioGroup = {
  readonly __typename?: 'PortfolioGroup';
  /** Null where not grouped by account, or for people. */
  readonly account?: Maybe<Account>;
  /** Revenue a customer. */
  readonly arpu?: Maybe<Metric>;
  /** At the end of the group's time. */
  readonly arr?: Maybe<Metric>;
  /** Revenue an invoice; credit notes are not taken off. */
  readonly averageOrderValue?: Maybe<Metric>;
  /** Touchpoint cost before the first purchase, per customer who first bought within the group's time. */
  readonly cac?: Maybe<Metric>;
  /** Null where not grouped by channel, or none is known. */
  readonly channel?: Maybe<Channel>;
  /** Customers with recurring revenue at the start of the group's time and none at its end. */
  readonly churnRate?: Maybe<Metric>;
  /** Customers who were billed or had a subscription: 10 or more. Of groups put together, at least as many as the largest of them has. */
  readonly customers: Scalars['Int']['output'];
  /** Groups too small to show, put together. What these have in common is stated; what they differ in is null. */
  readonly isOther: Scalars['Boolean']['output'];
  /** yyyy-mm; null where not grouped by month. */
  readonly month?: Maybe<Scalars['String']['output']>;
  /** At the end of the group's time. */
  readonly mrr?: Maybe<Metric>;
  /** Of the customers with recurring revenue at the start of the group's time. */
  readonly netRevenueRetention?: Maybe<Metric>;
  /** Months until `arpu` has paid for `cac`. */
  readonly paybackMonths?: Maybe<Metric>;
  /** Null where not grouped by plan, or for single purchases. */
  readonly plan?: Maybe<Offer>;
  /** Billed within the group's time, without tax, less credit notes and write-offs. */
  readonly revenue?: Maybe<Metric>;
};

/** Figures of the portfolio. */
export type PortfolioMetrics = {
  readonly __typename?: 'PortfolioMetrics';
  /** Why a figure moved. */
  readonly change?: Maybe<PortfolioChange>;
  /** By the month of the first purchase, within the window. Cohorts below 10 customers are left out. */
  readonly cohorts?: Maybe<ReadonlyArray<PortfolioCohort>>;
  /** Null where nothing was billed, or amounts are of several. */
  readonly currency?: Maybe<Scalars['Currency']['output']>;
  /** By key, in the order of `by`; at most 1,000, the largest revenue first kept. Null where `missing` says why. */
  readonly groups?: Maybe<ReadonlyArray<PortfolioGroup>>;
  /** What would be needed; empty where there are figures. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** As asked for. */
  readonly window: MetricWindow;
};


/** Figures of the portfolio. */
export type PortfolioMetricsChangeArgs = {
  figure: PortfolioFigure;
};

/** Whole UTC months. */
export type PortfolioWindow = {
  /** First day of a month, yyyy-mm-01. */
  readonly from: Scalars['Date']['input'];
  /** First day of the month after the last, yyyy-mm-01. */
  readonly to: Scalars['Date']['input'];
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

/** What single purchases will be worth. */
export type PurchaseValue = {
  readonly __typename?: 'PurchaseValue';
  /** Within the horizon; purchases of one day are one. */
  readonly expectedPurchases?: Maybe<Scalars['Float']['output']>;
  /** Of one purchase. */
  readonly expectedSpend?: Maybe<Money>;
  /** What it was computed with. Null where there is none, and for callers who may not read the FINANCIAL data of every customer, since a fit states exact figures about all of them. */
  readonly fit?: Maybe<ValueFit>;
  /** Nine of ten futures drawn end between `low` and this. */
  readonly high?: Maybe<Money>;
  /** As asked for. */
  readonly horizonWeeks: Scalars['Int']['output'];
  /** False without a repeat purchase: the model then has everybody alive. */
  readonly isAliveInformative: Scalars['Boolean']['output'];
  /** Present value of the purchases within the horizon, times the margin. */
  readonly lifetimeValue?: Maybe<Money>;
  /** Nine of ten futures drawn end at or above. */
  readonly low?: Maybe<Money>;
  /** As asked for. */
  readonly margin: Scalars['Float']['output'];
  /** Why a figure is null; empty where none is. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** 0 to 1. */
  readonly probabilityAlive?: Maybe<Scalars['Float']['output']>;
  /** As asked for. */
  readonly yearlyDiscount: Scalars['Float']['output'];
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

export type Query = {
  readonly __typename?: 'Query';
  /** Figures about many customers. A caller who may read each customer's own figures is told exact sums over any whole months. Every other caller is told protected figures: about one complete calendar month, quarter or year, of groups of 10 customers or more, each with a keyed error and rounded (README, "What figures about many people reveal"). Customers whose FINANCIAL data the purpose may not use are left out. FORBIDDEN where the purpose never opens FINANCIAL data. */
  readonly portfolioMetrics?: Maybe<PortfolioMetrics>;
};


export type QueryPortfolioMetricsArgs = {
  by: ReadonlyArray<PortfolioDimension>;
  currency?: InputMaybe<Scalars['Currency']['input']>;
  window: PortfolioWindow;
};

/** How a read that no category stands before is recorded. */
export type RecordedRead =
  /** The arguments name somebody. Recorded are the kind of name, a keyed pseudonym of its value and how many were found, also where nobody was. Root fields only. */
  | 'LOOK_UP'
  /** A list of many or a figure over many. Recorded once for the whole group: the field and the shape of its arguments. Root fields only. */
  | 'QUESTION'
  /** Under the customer or company it is about: by the category, or by the name of the field or type where it has none. */
  | 'READ';

/** From when a subscription was in a state. */
export type SubscriptionChange = {
  readonly __typename?: 'SubscriptionChange';
  /** Price of a billing period. */
  readonly amount?: Maybe<Money>;
  /** From when the state holds. */
  readonly at: Scalars['DateTime']['output'];
  /** Against the state before. */
  readonly kind: SubscriptionChangeKind;
  /** Recurring a month from then on, net of tax and discount; null where it cannot be told. */
  readonly monthly?: Maybe<Money>;
  /** Seats or pieces. */
  readonly quantity?: Maybe<Scalars['Int']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
};

/** What a change did. */
export type SubscriptionChangeKind =
  /** Price and recurring revenue stay. */
  | 'CHANGED'
  | 'CONTRACTED'
  | 'ENDED'
  | 'EXPANDED'
  | 'PAUSED'
  | 'RESUMED'
  | 'STARTED'
  | 'TRIAL_ENDED';

/** A page of subscriptions. */
export type SubscriptionConnection = {
  readonly __typename?: 'SubscriptionConnection';
  readonly edges: ReadonlyArray<SubscriptionEdge>;
  readonly pageInfo: PageInfo;
};

/** One of the subscriptions and its place. */
export type SubscriptionEdge = {
  readonly __typename?: 'SubscriptionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<BillingSubscription>;
};

/** What subscriptions will be worth. */
export type SubscriptionValue = {
  readonly __typename?: 'SubscriptionValue';
  /** Chance to leave at the next renewal. */
  readonly churnProbability?: Maybe<Scalars['Float']['output']>;
  /** What it was computed with. Null where there is none, and for callers who may not read the FINANCIAL data of every customer, since a fit states exact figures about all of them. */
  readonly fit?: Maybe<ValueFit>;
  /** As asked for. */
  readonly horizonWeeks: Scalars['Int']['output'];
  /** Present value of the recurring revenue within the horizon, times the margin and the chance to be there. */
  readonly lifetimeValue?: Maybe<Money>;
  /** As asked for. */
  readonly margin: Scalars['Float']['output'];
  /** Why a figure is null; empty where none is. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** Share that left at a renewal, over all renewals observed. */
  readonly observedChurn?: Maybe<Scalars['Float']['output']>;
  /** Renewals behind them; the longest of the live subscriptions. */
  readonly renewals?: Maybe<Scalars['Int']['output']>;
  /** As asked for. */
  readonly yearlyDiscount: Scalars['Float']['output'];
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

/** A fit of the models to the portfolio. */
export type ValueFit = {
  readonly __typename?: 'ValueFit';
  readonly currency: Scalars['Currency']['output'];
  /** Customers with single purchases. */
  readonly customers: Scalars['Int']['output'];
  /** End of what the models learnt from. */
  readonly dataUntil: Scalars['DateTime']['output'];
  /** When it was made. */
  readonly fittedAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** Parameters, log-likelihood, iterations and convergence by model; what was refused and why. */
  readonly models: Scalars['JSONObject']['output'];
  /** 1 for the first of its currency. */
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
  SubscriptionChange: ResolverTypeWrapper<Omit<SubscriptionChange, 'amount' | 'monthly'> & { amount?: Maybe<ResolversTypes['Money']>, monthly?: Maybe<ResolversTypes['Money']> }>;
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
  SubscriptionChange: Omit<SubscriptionChange, 'amount' | 'monthly'> & { amount?: Maybe<ResolversParentTypes['Money']>, monthly?: Maybe<ResolversParentTypes['Money']> };
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
