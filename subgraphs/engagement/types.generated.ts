import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRow, TouchpointEdgeRow, TouchpointPage, TimelineEdgeRow, TimelinePage } from './rows.ts';
import type { TouchpointRow, EntryRow } from './queries.ts';
import type { MoneyRow } from '../money.ts';
import type { RequestContext } from '../context.ts';
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

/** A subscription to a plan. */
export type BillingSubscription = TimelineEntry & {
  readonly __typename?: 'BillingSubscription';
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it happened, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** An order confirmed by both sides. */
export type Booking = TimelineEntry & {
  readonly __typename?: 'Booking';
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it happened, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** UTM parameters. */
export type Campaign = {
  readonly __typename?: 'Campaign';
  /** utm_content */
  readonly content?: Maybe<Scalars['String']['output']>;
  /** utm_medium */
  readonly medium?: Maybe<Scalars['String']['output']>;
  /** utm_campaign */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** utm_source */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** utm_term */
  readonly term?: Maybe<Scalars['String']['output']>;
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

/** See the consent subgraph. */
export type ConsentEvent = TimelineEntry & {
  readonly __typename?: 'ConsentEvent';
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it happened, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** An agreement over a term. */
export type Contract = TimelineEntry & {
  readonly __typename?: 'Contract';
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it happened, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

export type Customer = {
  readonly __typename?: 'Customer';
  readonly id: Scalars['ID']['output'];
  /** One story over all subgraphs, newest first. Entries of a kind the token's scopes or the purpose do not open are left out before the page is cut, so pages stay full; hence @public here. */
  readonly timeline?: Maybe<TimelineConnection>;
  /** What the customer did or was sent, newest first. */
  readonly touchpoints?: Maybe<TouchpointConnection>;
};


export type CustomerTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  kinds?: InputMaybe<ReadonlyArray<TimelineKind>>;
};


export type CustomerTouchpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channels?: InputMaybe<ReadonlyArray<Channel>>;
  first: Scalars['Int']['input'];
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  readonly message: Scalars['String']['output'];
};

/** See the billing subgraph, as for the next four. */
export type Invoice = TimelineEntry & {
  readonly __typename?: 'Invoice';
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it happened, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
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

/** Relay page information. Cursors are opaque; `endCursor` continues to older entries. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A payment, also a failed one. */
export type Payment = TimelineEntry & {
  readonly __typename?: 'Payment';
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it happened, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
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

/** A page of a timeline. */
export type TimelineConnection = {
  readonly __typename?: 'TimelineConnection';
  readonly edges: ReadonlyArray<TimelineEdge>;
  readonly pageInfo: PageInfo;
};

/** An entry and its place. */
export type TimelineEdge = {
  readonly __typename?: 'TimelineEdge';
  readonly cursor: Scalars['String']['output'];
  /** Null only where a right ended while the page was read. */
  readonly node?: Maybe<TimelineEntry>;
};

/** One moment of a customer's story. Its owner subgraph resolves everything beside id, kind and time. */
export type TimelineEntry = {
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When it happened, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** For people, in English. Null where the owner withholds it. */
  readonly title?: Maybe<Scalars['String']['output']>;
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
  | 'PRIVACY_REQUEST'
  | 'SUBSCRIPTION'
  | 'TOUCHPOINT';

/** Something a customer did or was sent, on one channel. */
export type Touchpoint = TimelineEntry & {
  readonly __typename?: 'Touchpoint';
  /** From the UTM parameters, or the campaign the source named. */
  readonly campaign?: Maybe<Campaign>;
  /** Where it happened. */
  readonly channel: Channel;
  /** What it cost us. From costMinor and currency of its properties. */
  readonly cost?: Maybe<Money>;
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** As the source sent it, such as page_viewed. */
  readonly name: Scalars['String']['output'];
  /** When it happened, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** As the source sent them. */
  readonly properties?: Maybe<Scalars['JSONObject']['output']>;
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

/** A touchpoint and its place. */
export type TouchpointEdge = {
  readonly __typename?: 'TouchpointEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node?: Maybe<Touchpoint>;
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
  BillingSubscription: BillingSubscription;
  Booking: Booking;
  ConsentEvent: ConsentEvent;
  Contract: Contract;
  Customer: Customer;
  Invoice: Invoice;
  Payment: Payment;
  Touchpoint: Touchpoint;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  BillingSubscription:
    ( { __typename: 'BillingSubscription' }
    & GraphQLRecursivePick<FederationTypes['BillingSubscription'], {"id":true}> );
  Booking:
    ( { __typename: 'Booking' }
    & GraphQLRecursivePick<FederationTypes['Booking'], {"id":true}> );
  ConsentEvent:
    ( { __typename: 'ConsentEvent' }
    & GraphQLRecursivePick<FederationTypes['ConsentEvent'], {"id":true}> );
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
  Touchpoint:
    ( { __typename: 'Touchpoint' }
    & GraphQLRecursivePick<FederationTypes['Touchpoint'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Error: never;
  TimelineEntry:
    | ( BillingSubscription )
    | ( Booking )
    | ( ConsentEvent )
    | ( Contract )
    | ( Invoice )
    | ( Payment )
    | ( TouchpointRow )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AssertionMethod: AssertionMethod;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  BillingSubscription: ResolverTypeWrapper<BillingSubscription>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Booking: ResolverTypeWrapper<Booking>;
  Campaign: ResolverTypeWrapper<Campaign>;
  Channel: Channel;
  ConsentEvent: ResolverTypeWrapper<ConsentEvent>;
  Contract: ResolverTypeWrapper<Contract>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Error: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Error']>;
  Invoice: ResolverTypeWrapper<Invoice>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  Money: ResolverTypeWrapper<MoneyRow>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Payment: ResolverTypeWrapper<Payment>;
  PersonalDataBy: PersonalDataBy;
  PersonalDataCategory: PersonalDataCategory;
  Provenance: ResolverTypeWrapper<Provenance>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  PurposeKey: PurposeKey;
  TimelineConnection: ResolverTypeWrapper<TimelinePage>;
  TimelineEdge: ResolverTypeWrapper<TimelineEdgeRow>;
  TimelineEntry: ResolverTypeWrapper<EntryRow>;
  TimelineKind: TimelineKind;
  Touchpoint: ResolverTypeWrapper<TouchpointRow>;
  TouchpointConnection: ResolverTypeWrapper<TouchpointPage>;
  TouchpointEdge: ResolverTypeWrapper<TouchpointEdgeRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BigInt: Scalars['BigInt']['output'];
  BillingSubscription: BillingSubscription | FederationReferenceTypes['BillingSubscription'];
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Booking: Booking | FederationReferenceTypes['Booking'];
  Campaign: Campaign;
  ConsentEvent: ConsentEvent | FederationReferenceTypes['ConsentEvent'];
  Contract: Contract | FederationReferenceTypes['Contract'];
  CountryCode: Scalars['CountryCode']['output'];
  Currency: Scalars['Currency']['output'];
  Customer: CustomerRow;
  Int: Scalars['Int']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Error: ResolversInterfaceTypes<ResolversParentTypes>['Error'];
  Invoice: Invoice | FederationReferenceTypes['Invoice'];
  JSONObject: Scalars['JSONObject']['output'];
  Money: MoneyRow;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Payment: Payment | FederationReferenceTypes['Payment'];
  Provenance: Provenance;
  Float: Scalars['Float']['output'];
  TimelineConnection: TimelinePage;
  TimelineEdge: TimelineEdgeRow;
  TimelineEntry: EntryRow;
  Touchpoint: TouchpointRow;
  TouchpointConnection: TouchpointPage;
  TouchpointEdge: TouchpointEdgeRow;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BookingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Booking'] = ResolversParentTypes['Booking'], FederationReferenceType extends FederationReferenceTypes['Booking'] = FederationReferenceTypes['Booking']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Booking']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  medium?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  term?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentEvent'] = ResolversParentTypes['ConsentEvent'], FederationReferenceType extends FederationReferenceTypes['ConsentEvent'] = FederationReferenceTypes['ConsentEvent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ConsentEvent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContractResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract'], FederationReferenceType extends FederationReferenceTypes['Contract'] = FederationReferenceTypes['Contract']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contract']> | FederationReferenceType, FederationReferenceType, ContextType>;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineConnection']>, ParentType, ContextType, RequireFields<CustomerTimelineArgs, 'first'>>;
  touchpoints?: Resolver<Maybe<ResolversTypes['TouchpointConnection']>, ParentType, ContextType, RequireFields<CustomerTouchpointsArgs, 'first'>>;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type TimelineConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['TimelineEntry']>, ParentType, ContextType>;
};

export type TimelineEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineEntry'] = ResolversParentTypes['TimelineEntry']> = {
  __resolveType: TypeResolveFn<'BillingSubscription' | 'Booking' | 'ConsentEvent' | 'Contract' | 'Invoice' | 'Payment' | 'Touchpoint', ParentType, ContextType>;
};

export type TouchpointResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Touchpoint'] = ResolversParentTypes['Touchpoint'], FederationReferenceType extends FederationReferenceTypes['Touchpoint'] = FederationReferenceTypes['Touchpoint']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Touchpoint']> | FederationReferenceType, FederationReferenceType, ContextType>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
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

export type TouchpointEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TouchpointEdge'] = ResolversParentTypes['TouchpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Touchpoint']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  BigInt?: GraphQLScalarType;
  BillingSubscription?: BillingSubscriptionResolvers<ContextType>;
  Booking?: BookingResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  ConsentEvent?: ConsentEventResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Error?: ErrorResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  TimelineEntry?: TimelineEntryResolvers<ContextType>;
  Touchpoint?: TouchpointResolvers<ContextType>;
  TouchpointConnection?: TouchpointConnectionResolvers<ContextType>;
  TouchpointEdge?: TouchpointEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
};
