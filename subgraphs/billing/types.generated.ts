import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRow, InvoicePage, InvoiceEdgeRow, PaymentPage, PaymentEdgeRow } from './rows.ts';
import type { InvoiceRow, PaymentRow, AgreementRow } from './queries.ts';
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
  BigInt: { input: number | bigint; output: number | bigint; }
  CountryCode: { input: string; output: string; }
  Currency: { input: string; output: string; }
  Date: { input: string; output: string; }
  DateTime: { input: Date; output: number; }
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** How a value came to be known. */
export type AssertionMethod =
  | 'CORRECTED'
  | 'DECLARED'
  | 'INFERRED'
  | 'OBSERVED'
  | 'PURCHASED';

/** A subscription to a plan. Not `Subscription`, which GraphQL keeps for its own operations. */
export type BillingSubscription = {
  readonly __typename?: 'BillingSubscription';
  /** Of one billing period. */
  readonly amount?: Maybe<Money>;
  /** End of the term; null = open end. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Of the current period, as the next. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
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
  /** Start of the term. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

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

/** An agreement over a term. */
export type Contract = {
  readonly __typename?: 'Contract';
  /** As the source counts it: of the term or of a year. */
  readonly amount?: Maybe<Money>;
  /** End of the term; null = open end. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Start of the term. */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The source's own word in capitals. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

export type Customer = {
  readonly __typename?: 'Customer';
  /** What the customer owes, one amount a currency that ever moved, in order of currency; negative = credit. Sum of invoices, refunds and disputes less payments, credits, credit notes and write-offs, recomputed per read. */
  readonly balance?: Maybe<ReadonlyArray<Money>>;
  readonly id: Scalars['ID']['output'];
  /** Newest first. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** Newest first, failed ones too. */
  readonly payments?: Maybe<PaymentConnection>;
};


export type CustomerInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  status?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
};


export type CustomerPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
};

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  readonly message: Scalars['String']['output'];
};

/** What was billed. */
export type Invoice = {
  readonly __typename?: 'Invoice';
  /** Total less succeeded payments and credit notes in its currency. 0 for VOID and for what the source calls PAID; negative where more was paid. */
  readonly amountDue?: Maybe<Money>;
  /** When it is to be paid by; null where the source sent no time. */
  readonly dueAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** In the source's order; empty where it sent none. */
  readonly lines?: Maybe<ReadonlyArray<InvoiceLine>>;
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** As the source states it; OPEN, or none stated: PAID once nothing is due, UNCOLLECTIBLE once written off, else OPEN. */
  readonly status?: Maybe<InvoiceStatus>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Null where the source sent no amount. */
  readonly total?: Maybe<Money>;
};

/** A page of invoices. */
export type InvoiceConnection = {
  readonly __typename?: 'InvoiceConnection';
  readonly edges: ReadonlyArray<InvoiceEdge>;
  readonly pageInfo: PageInfo;
};

/** An invoice and its place. */
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
  /** Pieces; may be a fraction. */
  readonly quantity?: Maybe<Scalars['Float']['output']>;
};

/** Terms as Stripe uses them. */
export type InvoiceStatus =
  | 'DRAFT'
  /** Something is left to pay. */
  | 'OPEN'
  | 'PAID'
  /** Written off. */
  | 'UNCOLLECTIBLE'
  | 'VOID';

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** In the currency's minor unit: cents of EUR, yen of JPY. */
  readonly amountMinor: Scalars['BigInt']['output'];
  readonly currency: Scalars['Currency']['output'];
  /** For people, in English notation. */
  readonly formatted: Scalars['String']['output'];
};

/** Relay page information. Cursors are opaque; `endCursor` continues to older entries. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

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
  /** When it was issued or made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Closed list. */
  readonly status?: Maybe<PaymentStatus>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** A page of payments. */
export type PaymentConnection = {
  readonly __typename?: 'PaymentConnection';
  readonly edges: ReadonlyArray<PaymentEdge>;
  readonly pageInfo: PageInfo;
};

/** A payment and its place. */
export type PaymentEdge = {
  readonly __typename?: 'PaymentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Payment>;
};

/** What became of a payment. */
export type PaymentStatus =
  | 'FAILED'
  /** Also where the source names a status we do not know. */
  | 'PENDING'
  | 'SUCCEEDED';

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

/** Where a value comes from. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** 0..1 */
  readonly confidence: Scalars['Float']['output'];
  readonly licence?: Maybe<Scalars['String']['output']>;
  readonly method: AssertionMethod;
  /** When the source knew it. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** When this graph learned it. */
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly source: Scalars['String']['output'];
  readonly sourceRecordId?: Maybe<Scalars['ID']['output']>;
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
  | 'PRIVACY_REQUEST'
  | 'SUBSCRIPTION'
  | 'TOUCHPOINT';



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
  BillingSubscription: BillingSubscription;
  Booking: Booking;
  Contract: Contract;
  Customer: Customer;
  Invoice: Invoice;
  Payment: Payment;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
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
  AssertionMethod: AssertionMethod;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  BillingSubscription: ResolverTypeWrapper<AgreementRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Booking: ResolverTypeWrapper<AgreementRow>;
  Channel: Channel;
  Contract: ResolverTypeWrapper<AgreementRow>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Error: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Error']>;
  Invoice: ResolverTypeWrapper<InvoiceRow>;
  InvoiceConnection: ResolverTypeWrapper<InvoicePage>;
  InvoiceEdge: ResolverTypeWrapper<InvoiceEdgeRow>;
  InvoiceLine: ResolverTypeWrapper<Omit<InvoiceLine, 'amount'> & { amount?: Maybe<ResolversTypes['Money']> }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  InvoiceStatus: InvoiceStatus;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  Money: ResolverTypeWrapper<MoneyRow>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Payment: ResolverTypeWrapper<PaymentRow>;
  PaymentConnection: ResolverTypeWrapper<PaymentPage>;
  PaymentEdge: ResolverTypeWrapper<PaymentEdgeRow>;
  PaymentStatus: PaymentStatus;
  PersonalDataBy: PersonalDataBy;
  PersonalDataCategory: PersonalDataCategory;
  Provenance: ResolverTypeWrapper<Provenance>;
  PurposeKey: PurposeKey;
  TimelineKind: TimelineKind;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BigInt: Scalars['BigInt']['output'];
  BillingSubscription: AgreementRow;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Booking: AgreementRow;
  Contract: AgreementRow;
  CountryCode: Scalars['CountryCode']['output'];
  Currency: Scalars['Currency']['output'];
  Customer: CustomerRow;
  Int: Scalars['Int']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Error: ResolversInterfaceTypes<ResolversParentTypes>['Error'];
  Invoice: InvoiceRow;
  InvoiceConnection: InvoicePage;
  InvoiceEdge: InvoiceEdgeRow;
  InvoiceLine: Omit<InvoiceLine, 'amount'> & { amount?: Maybe<ResolversParentTypes['Money']> };
  Float: Scalars['Float']['output'];
  JSONObject: Scalars['JSONObject']['output'];
  Money: MoneyRow;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Payment: PaymentRow;
  PaymentConnection: PaymentPage;
  PaymentEdge: PaymentEdgeRow;
  Provenance: Provenance;
};

export type PersonalDataDirectiveArgs = {
  by?: Maybe<PersonalDataBy>;
  category?: Maybe<PersonalDataCategory>;
};

export type PersonalDataDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = PersonalDataDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BillingSubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillingSubscription'] = ResolversParentTypes['BillingSubscription'], FederationReferenceType extends FederationReferenceTypes['BillingSubscription'] = FederationReferenceTypes['BillingSubscription']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['BillingSubscription']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BookingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Booking'] = ResolversParentTypes['Booking'], FederationReferenceType extends FederationReferenceTypes['Booking'] = FederationReferenceTypes['Booking']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Booking']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContractResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract'], FederationReferenceType extends FederationReferenceTypes['Contract'] = FederationReferenceTypes['Contract']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contract']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Money']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<CustomerInvoicesArgs, 'first'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<CustomerPaymentsArgs, 'first'>>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type ErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Error'] = ResolversParentTypes['Error']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amountDue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  lines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InvoiceLine']>>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['InvoiceStatus']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
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
  quantity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['PaymentStatus']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
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

export type Resolvers<ContextType = RequestContext> = {
  BigInt?: GraphQLScalarType;
  BillingSubscription?: BillingSubscriptionResolvers<ContextType>;
  Booking?: BookingResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Error?: ErrorResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
};
