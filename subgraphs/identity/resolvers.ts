import { openTexts, openWord } from '../open-texts.ts'
import { shownFault } from '../quarantine/shown-fault.ts'
import type { ResolverDeps } from '../runtime/subgraph.ts'
import { createAccountFields } from './account-fields.ts'
import { accountsById, supersededByAccountId } from './account-queries.ts'
import { changeTitle } from './corrections/change-title.ts'
import { knownChange } from './corrections/known-changes.ts'
import { mergePreview } from './corrections/merge-preview.ts'
import {
  assertPair,
  correctAttribute,
  decideMatchCandidate,
  mergeCustomers,
  splitCustomer,
  unmergeCustomers,
} from './corrections/mutations.ts'
import { createPreviewTurns } from './corrections/preview-turns.ts'
import { changesById } from './corrections/queries.ts'
import { candidateContext, reviewQueue, unlistedQuestions } from './corrections/review-queue.ts'
import { createCustomerFields } from './customer-fields.ts'
import { customersById, supersededByCustomerId } from './customer-queries.ts'
import { explainMatch } from './explain-match.ts'
import { membersOfHousehold } from './households/household-fields.ts'
import { identifierTimes, isVerifiedByOwner, provenanceOfIdentifier } from './identifiers/identifier-provenance.ts'
import { allByIdentifier, oneByIdentifier, openQuarantine, recordsOf } from './identifiers/look-ups.ts'
import { openIdentifierValue } from './identifiers/open-identifier.ts'
import { listCustomers } from './list-customers.ts'
import { openAttributeValue } from './profile/open-attribute.ts'
import { firmographicsFields, profileFields } from './profile/profile-fields.ts'
import { shownSourceRecordId } from './provenance.ts'
import { findRecord } from './records/find-record.ts'
import { ingestRecords } from './records/ingest-records.ts'
import { shownRecordNames } from './records/shown-record-names.ts'
import { shownSourceId } from './records/source-id.ts'
import { sources } from './records/source-queries.ts'
import { byKnownId } from './records/superseded-ids.ts'
import type { Resolvers } from './types.generated.ts'

export function createResolvers(deps: ResolverDeps) {
  const takePreviewTurn = createPreviewTurns()
  return {
    Query: {
      customer: async (_, { id }, context) =>
        byKnownId(id, await context.reader.row(customersById, {}).load(id), supersededByCustomerId, context),
      customerByIdentifier: (_, args, context) => oneByIdentifier(args, context),
      customersByIdentifier: (_, args, context) => allByIdentifier(args, context),
      customers: (_, args, context, info) => listCustomers(args, context, info),
      rateLimit: (_, __, { budget }) => budget?.() ?? null,
      me: (_, __, { viewer, reader }) =>
        viewer.customerId === null ? null : reader.row(customersById, {}).load(viewer.customerId),
      account: async (_, { id }, context) =>
        byKnownId(id, await context.reader.row(accountsById, {}).load(id), supersededByAccountId, context),
      records: (_, args, context) => recordsOf(args, context),
      sources: async (_, __, { reader, viewer }) =>
        (await reader.read(sources, { only: viewer.sources })).map(({ key, declaredBy, ...source }) => ({
          name: key,
          declared: declaredBy !== null,
          ...source,
        })),
      quarantine: (_, args, context, info) => openQuarantine(args, context, info),
      mergePreview: (_, args, context) => mergePreview(args, context, deps, takePreviewTurn),
      matchCandidates: (_, args, context, info) => reviewQueue(args, context, info),
      explainMatch: (_, args, context) => explainMatch(args, context),
    },
    Mutation: {
      ingestRecords: (_, args, context) => ingestRecords(args, context, deps),
      mergeCustomers: (_, args, context) => mergeCustomers(args, context, deps),
      unmergeCustomers: (_, args, context) => unmergeCustomers(args, context, deps),
      splitCustomer: (_, args, context) => splitCustomer(args, context, deps),
      assertSame: (_, args, context) => assertPair('SAME', args, context, deps),
      assertDistinct: (_, args, context) => assertPair('NOT_SAME', args, context, deps),
      decideMatchCandidate: (_, args, context) => decideMatchCandidate(args, context, deps),
      correctAttribute: (_, args, context) => correctAttribute(args, context, deps),
    },
    MergeCustomersResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    UnmergeCustomersResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    SplitCustomerResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    AssertResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    CorrectAttributeResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    IdentityChange: {
      __resolveReference: async ({ id }, context) =>
        knownChange(await context.reader.row(changesById, {}).load(id), context),
      kind: () => 'IDENTITY_CHANGE' as const,
      title: ({ action }) => changeTitle(action),
      ...openTexts('reason'),
      kept: ({ keptIds }, _, context) => shownRecordNames(keptIds, context),
      moved: ({ movedIds }, _, context) => shownRecordNames(movedIds, context),
    },
    MatchCandidate: {
      // The stored id is a hash of the two records, which anybody who guesses both could compute.
      id: ({ id }, _, { secrets }) => secrets.seal(candidateContext, id),
      a: ({ aId }, _, context) => findRecord(aId, context),
      b: ({ bId }, _, context) => findRecord(bId, context),
    },
    MatchCandidateConnection: { unlisted: (_, __, context) => unlistedQuestions(context) },
    IngestResult: { __resolveType: ({ __typename }) => __typename ?? 'IngestSuccess' },
    Customer: createCustomerFields(deps),
    Account: createAccountFields(deps),
    Household: { members: (household, _, context, info) => membersOfHousehold(household, context, info) },
    HouseholdMember: {
      customer: ({ subject }, _, { reader }) => reader.row(customersById, {}).load(subject),
    },
    AccountMembership: {
      customer: ({ subject }, _, { reader }) => reader.row(customersById, {}).load(subject),
      role: ({ role }) => openWord(role),
    },
    AccountRelation: { role: ({ role }) => openWord(role) },
    SourceRecord: {
      sourceId: (record, _, context) => shownSourceId(record, context),
      customer: ({ customerId }, _, { reader }) =>
        customerId === null ? null : reader.row(customersById, {}).load(customerId),
      account: ({ accountId }, _, { reader }) =>
        accountId === null ? null : reader.row(accountsById, {}).load(accountId),
    },
    Quarantined: {
      // The stored id is a hash of the line, which somebody who knows most of the line could complete.
      id: ({ id }, _, { secrets }) => secrets.pseudonym('quarantined line', id),
      message: ({ shownMessage, rule }) => shownMessage ?? shownFault({ rule, path: null }),
    },
    Identifier: {
      value: openIdentifierValue,
      provenance: provenanceOfIdentifier,
      verified: isVerifiedByOwner,
      ...identifierTimes,
    },
    Provenance: { sourceRecordId: (provenance, _, context) => shownSourceRecordId(provenance, context) },
    Profile: profileFields,
    Attribute: { value: openAttributeValue },
    AttributeValue: { value: openAttributeValue },
    AddressAttribute: openTexts(
      'type',
      'text',
      'line1',
      'line2',
      'city',
      'region',
      'postalCode',
      'country',
      'countryCode',
    ),
    Firmographics: firmographicsFields,
  } satisfies Resolvers
}
