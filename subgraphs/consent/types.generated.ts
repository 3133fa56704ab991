import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRow, ConsentRow } from './rows.ts';
import type { ConsentEventRow } from './queries.ts';
import type { WithheldCategory } from '../../access/access.ts';
import type { RequestContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
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

/** A choice of the customer as it stands now. */
export type Consent = {
  readonly __typename?: 'Consent';
  /** Null: whichever channel. */
  readonly channel?: Maybe<Channel>;
  /** Who may use the data; empty where the source named nobody. */
  readonly controller: Scalars['String']['output'];
  /** When a given one ends or ended; null = open end. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last given; null where it never was. */
  readonly givenAt?: Maybe<Scalars['DateTime']['output']>;
  /** CONSENT unless the source states another. */
  readonly legalBasis: LegalBasis;
  /** How it was collected, in the source's words. */
  readonly method?: Maybe<Scalars['String']['output']>;
  /** The text the customer saw, by the source's version. */
  readonly noticeVersion?: Maybe<Scalars['String']['output']>;
  /** What for. */
  readonly purpose: Purpose;
  readonly source: Scalars['String']['output'];
  /** The choice. */
  readonly status: ConsentStatus;
  /** The record that gave it, as source:id; of an identifier its type and a short hash, never its value. */
  readonly subject: Scalars['String']['output'];
  /** When it was refused or withdrawn; null unless that is the state. */
  readonly withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One choice as it was made. Never changed; a later one supersedes it. */
export type ConsentEvent = {
  readonly __typename?: 'ConsentEvent';
  /** Null: whichever channel. */
  readonly channel?: Maybe<Channel>;
  readonly id: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: TimelineKind;
  /** When the choice was made, as its source says. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** What for. */
  readonly purpose?: Maybe<Purpose>;
  /** The choice. */
  readonly status?: Maybe<ConsentStatus>;
  /** For people, in English. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** ISO/IEC TS 27560 states. */
export type ConsentStatus =
  | 'EXPIRED'
  | 'GIVEN'
  | 'INVALIDATED'
  | 'REFUSED'
  | 'REQUESTED'
  | 'UNKNOWN'
  | 'WITHDRAWN';

export type Customer = {
  readonly __typename?: 'Customer';
  /** What holds now: one state a (subject, controller, purpose, channel), in that order. Within one subject the latest choice wins, at equal times the stricter. Consent of different subjects stands side by side here; fields open by what they say together. */
  readonly consents?: Maybe<ReadonlyArray<Consent>>;
  readonly id: Scalars['ID']['output'];
  /** Every category of data that this request's purpose does not open for this customer, whatever was selected. */
  readonly withheld?: Maybe<ReadonlyArray<Withheld>>;
};


export type CustomerConsentsArgs = {
  purposes?: InputMaybe<ReadonlyArray<PurposeKey>>;
};

/** An expected outcome of a mutation that is not a success. */
export type Error = {
  readonly message: Scalars['String']['output'];
};

/** GDPR article 6. */
export type LegalBasis =
  | 'CONSENT'
  | 'CONTRACT'
  | 'LEGAL_OBLIGATION'
  | 'LEGITIMATE_INTEREST';

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

/** A W3C DPV purpose. */
export type Purpose = {
  readonly __typename?: 'Purpose';
  /** What the customer gains, in plain words. */
  readonly benefit: Scalars['String']['output'];
  /** As the header x-purpose spells it. */
  readonly key: PurposeKey;
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

/** A category of data that is closed for this request's purpose. */
export type Withheld = {
  readonly __typename?: 'Withheld';
  /** Of personal data. */
  readonly category: PersonalDataCategory;
  /** Schema coordinates of the fields it closes, in order; null where this subgraph runs without the schemas of the others. */
  readonly fields?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Why it is closed. */
  readonly reason: WithheldReason;
  /** When it opens by itself; null = only when the customer chooses or the facts change. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** Why a category is closed. */
export type WithheldReason =
  | 'CONSENT_EXPIRED'
  /** Refused, or withdrawn. */
  | 'CONSENT_WITHDRAWN'
  | 'MISSING_SCOPE'
  | 'NOT_FOR_PURPOSE'
  | 'NOT_YOUR_DATA'
  | 'NO_CONSENT'
  | 'NO_RELATIONSHIP'
  | 'NO_SUBJECT'
  | 'OBJECTED';



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


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Error: never;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AssertionMethod: AssertionMethod;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Channel: Channel;
  Consent: ResolverTypeWrapper<ConsentRow>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ConsentEvent: ResolverTypeWrapper<ConsentEventRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ConsentStatus: ConsentStatus;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Error: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Error']>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LegalBasis: LegalBasis;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PersonalDataBy: PersonalDataBy;
  PersonalDataCategory: PersonalDataCategory;
  Provenance: ResolverTypeWrapper<Provenance>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Purpose: ResolverTypeWrapper<Purpose>;
  PurposeKey: PurposeKey;
  TimelineKind: TimelineKind;
  Withheld: ResolverTypeWrapper<WithheldCategory>;
  WithheldReason: WithheldReason;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BigInt: Scalars['BigInt']['output'];
  Consent: ConsentRow;
  String: Scalars['String']['output'];
  ConsentEvent: ConsentEventRow;
  ID: Scalars['ID']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  Currency: Scalars['Currency']['output'];
  Customer: CustomerRow;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Error: ResolversInterfaceTypes<ResolversParentTypes>['Error'];
  JSONObject: Scalars['JSONObject']['output'];
  Money: Money;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Provenance: Provenance;
  Float: Scalars['Float']['output'];
  Purpose: Purpose;
  Withheld: WithheldCategory;
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

export type ConsentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  controller?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  givenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['LegalBasis'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  noticeVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['Purpose'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConsentStatus'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConsentEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentEvent'] = ResolversParentTypes['ConsentEvent'], FederationReferenceType extends FederationReferenceTypes['ConsentEvent'] = FederationReferenceTypes['ConsentEvent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ConsentEvent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['Purpose']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ConsentStatus']>, ParentType, ContextType>;
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
  consents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Consent']>>, ParentType, ContextType, Partial<CustomerConsentsArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  withheld?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Withheld']>>, ParentType, ContextType>;
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
  benefit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['PurposeKey'], ParentType, ContextType>;
};

export type WithheldResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Withheld'] = ResolversParentTypes['Withheld']> = {
  category?: Resolver<ResolversTypes['PersonalDataCategory'], ParentType, ContextType>;
  fields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['WithheldReason'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  BigInt?: GraphQLScalarType;
  Consent?: ConsentResolvers<ContextType>;
  ConsentEvent?: ConsentEventResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Error?: ErrorResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Purpose?: PurposeResolvers<ContextType>;
  Withheld?: WithheldResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  public?: PublicDirectiveResolver<any, any, ContextType>;
};
