import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'
import { normaliseIdentifier } from '../../resolution/normalise/identifier.ts'
import { recordIdOfRef } from '../../resolution/record-id.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import type { StoredStep } from '../../resolution/steps.ts'
import type { RequestContext } from '../context.ts'
import type { SubgraphDeps } from '../subgraph.ts'
import { changeTitle } from './corrections/change-title.ts'
import { mergePreview } from './corrections/merge-preview.ts'
import {
  assertPair,
  correctAttribute,
  decideMatchCandidate,
  mergeCustomers,
  splitCustomer,
  unmergeCustomers,
} from './corrections/mutations.ts'
import { changesById, changesByOwnerId } from './corrections/queries.ts'
import { reviewQueue } from './corrections/review-queue.ts'
import { explainMatch } from './explain-match.ts'
import { ingestRecords } from './ingest-records.ts'
import { listCustomers } from './list-customers.ts'
import { openKeyPage, toKeyConnection } from './page.ts'
import { addressesOf, allNames, attributeNamed, namePart, profileOf } from './profile.ts'
import {
  type AccountRow,
  accountsById,
  accountsByRecordId,
  type CustomerRow,
  customerByIdentifier,
  customersById,
  customersByIdentifier,
  identifiersByAccountId,
  identifiersByCustomerId,
  openQuarantined,
  profileRecordsByCustomerId,
  provenanceByHolding,
  recordsByAccountId,
  recordsByCustomerId,
  recordsById,
  relationsByCustomerId,
  sources,
  stepsByAccountId,
  stepsByCustomerId,
  supersededByAccountId,
  supersededByCustomerId,
} from './queries.ts'
import { recordRef, stepRows } from './resolution-steps.ts'
import type { MembershipRow, ProfileRow, ResolutionRow } from './rows.ts'
import type {
  CustomerIdentifiersArgs,
  ProfileAttributesArgs,
  QueryCustomerByIdentifierArgs,
  QueryQuarantineArgs,
  QueryRecordsArgs,
  Resolvers,
} from './types.generated.ts'

export function createResolvers(deps: SubgraphDeps) {
  return {
    Query: {
      customer: (_, { id }, { reader }) => reader.row(customersById, {}).load(id),
      customerByIdentifier: (_, args, context) => oneByIdentifier(args, context),
      customersByIdentifier: (_, args, context) => allByIdentifier(args, context),
      customers: (_, args, context) => listCustomers(args, context),
      me: (_, __, { viewer, reader }) =>
        viewer.customerId === null ? null : reader.row(customersById, {}).load(viewer.customerId),
      account: (_, { id }, context) => context.reader.row(accountsById, sightOfAccounts(context)).load(id),
      records,
      sources: async (_, __, { reader, viewer }) =>
        (await reader.read(sources, { only: viewer.sources })).map(({ key, ...source }) => ({ name: key, ...source })),
      quarantine,
      mergePreview: (_, args, context) => mergePreview(args, context, deps),
      matchCandidates: (_, args, context) => reviewQueue(args, context),
      explainMatch: (_, args, context) => explainMatch(args, context),
    },
    Mutation: {
      ingestRecords: (_, args, context) => ingestRecords(args, context, deps),
      mergeCustomers: (_, args, context) => mergeCustomers(args, context, deps),
      unmergeCustomers: (_, args, context) => unmergeCustomers(args, context, deps),
      splitCustomer: (_, args, context) => splitCustomer(args, context, deps),
      assertSame: (_, args, context) => assertPair(args, true, context, deps),
      assertDistinct: (_, args, context) => assertPair(args, false, context, deps),
      decideMatchCandidate: (_, args, context) => decideMatchCandidate(args, context, deps),
      correctAttribute: (_, args, context) => correctAttribute(args, context, deps),
    },
    MergeCustomersResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    UnmergeCustomersResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    SplitCustomerResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    AssertResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    CorrectAttributeResult: { __resolveType: ({ __typename }) => __typename ?? 'NotFound' },
    IdentityChange: {
      __resolveReference: ({ id }, { reader }) => reader.row(changesById, {}).load(id),
      kind: () => 'IDENTITY_CHANGE' as const,
      title: ({ action }) => changeTitle(action),
      kept: ({ keptIds, ownerId }) => keptIds.map((id) => recordRef(id, ownerId)),
      moved: ({ movedIds, ownerId }) => movedIds.map((id) => recordRef(id, ownerId)),
    },
    MatchCandidate: {
      a: ({ aId }, _, { reader }) => reader.row(recordsById, everyRecord).load(aId),
      b: ({ bId }, _, { reader }) => reader.row(recordsById, everyRecord).load(bId),
    },
    IngestResult: { __resolveType: ({ __typename }) => __typename ?? 'IngestSuccess' },
    Customer: {
      __resolveReference: ({ id }, { reader }) => reader.row(customersById, {}).load(id),
      profile: async ({ id }, _, { reader, purpose }) =>
        profileOf(id, await reader.rows(profileRecordsByCustomerId, {}).load(id), purpose, deps.now().getTime()),
      identifiers,
      async records({ id }, args, { reader, purpose }) {
        const page = openKeyPage(args)
        const rows = await reader.rows(recordsByCustomerId, { purpose, after: page.after, limit: page.limit }).load(id)
        return toKeyConnection(rows, page, recordKey)
      },
      resolution: (customer, _, { reader, purpose }) =>
        resolutionOf(customer, reader.row(stepsByCustomerId, { purpose }).load(customer.id)),
      accounts,
      supersededIds: async ({ id }, _, { reader }) =>
        (await reader.rows(supersededByCustomerId, {}).load(id)).map((row) => row.id),
      identityChanges: ({ id }, _, { reader }) => reader.rows(changesByOwnerId, { limit: limits.pageSize }).load(id),
    },
    Account: {
      __resolveReference: ({ id }, context) => context.reader.row(accountsById, sightOfAccounts(context)).load(id),
      identifiers: async ({ id }, _, { reader }) =>
        reader.rows(identifiersByAccountId, { limit: limits.pageSize }).load(id),
      async records({ id }, args, { reader, purpose }) {
        const page = openKeyPage(args)
        const rows = await reader.rows(recordsByAccountId, { purpose, after: page.after, limit: page.limit }).load(id)
        return toKeyConnection(rows, page, recordKey)
      },
      resolution: (account, _, { reader, purpose }) =>
        resolutionOf(account, reader.row(stepsByAccountId, { purpose }).load(account.id)),
      supersededIds: async ({ id }, _, { reader }) =>
        (await reader.rows(supersededByAccountId, {}).load(id)).map((row) => row.id),
      identityChanges: ({ id }, _, { reader }) => reader.rows(changesByOwnerId, { limit: limits.pageSize }).load(id),
    },
    SourceRecord: {
      customer: ({ customerId }, _, { reader }) =>
        customerId === null ? null : reader.row(customersById, {}).load(customerId),
      account: ({ accountId }, _, context) =>
        accountId === null ? null : context.reader.row(accountsById, sightOfAccounts(context)).load(accountId),
    },
    Identifier: {
      provenance: async ({ ownerId, key }, _, { reader, purpose }) =>
        (await reader.rows(provenanceByHolding, { purpose }).load(`${ownerId}|${key}`)).map(
          ({ recordId, sourceId, ...provenance }) => ({
            ...provenance,
            // A record that stands for an identifier has its value for an id.
            sourceRecordId: provenance.source === 'identifier' ? null : sourceId,
          }),
        ),
    },
    Profile: {
      givenName: (profile) => namePart(profile, 'givenName'),
      familyName: (profile) => namePart(profile, 'familyName'),
      birthDate: (profile) => attributeNamed(profile, 'birthDate'),
      preferredLanguage: (profile) => attributeNamed(profile, 'preferredLanguage'),
      names: allNames,
      addresses: addressesOf,
      attributes,
    },
  } satisfies Resolvers
}

/** The queue leaves out what the token may not see. */
const everyRecord = { sources: null, customerId: null, withReference: true }

async function oneByIdentifier(
  args: QueryCustomerByIdentifierArgs,
  context: RequestContext,
): Promise<CustomerRow | null> {
  const { key, isJunk } = normaliseIdentifier(args)
  if (isJunk) return null
  const found = await context.reader.row(customerByIdentifier, { purpose: context.purpose }).load(key)
  if (found !== null) return found
  const [first, second] = await allByIdentifier(args, context)
  if (second === undefined) return first ?? null
  throw codedError('CONFLICT', 'Several customers share this identifier: ask customersByIdentifier.')
}

async function allByIdentifier(
  args: QueryCustomerByIdentifierArgs,
  { reader, viewer, purpose }: RequestContext,
): Promise<readonly CustomerRow[]> {
  const { key, isJunk } = normaliseIdentifier(args)
  if (isJunk) return []
  const { sources, customerId } = viewer
  const rows = await reader.rows(customersByIdentifier, { sources, customerId, purpose }).load(key)
  if (rows.length > limits.pageSize)
    throw codedError('LIMIT_EXCEEDED', `More than ${limits.pageSize} customers share this identifier.`, {
      limit: 'pageSize',
    })
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

async function records(_: unknown, { refs }: QueryRecordsArgs, { reader, viewer, access }: RequestContext) {
  if (refs.length > limits.recordRefs)
    throw codedError('LIMIT_EXCEEDED', `At most ${limits.recordRefs} references.`, { limit: 'recordRefs' })
  const { sources, customerId } = viewer
  const withReference = access.hasScopes([['identity:steward']])
  const loader = reader.row(recordsById, { sources, customerId, withReference })
  return Promise.all(refs.map(({ source, sourceId }) => loader.load(recordIdOfRef({ source, id: sourceId }))))
}

async function quarantine(_: unknown, args: QueryQuarantineArgs, { reader, viewer }: RequestContext) {
  const page = openKeyPage(args)
  const [at = '', id = ''] = page.after.split(' ')
  if (page.after !== '' && !/^\d+$/.test(at)) throw codedError('BAD_USER_INPUT', 'This is no cursor of this list.')
  const rows = await reader.read(openQuarantined, {
    source: args.source ?? null,
    only: viewer.sources,
    afterAt: Number(at),
    afterId: id,
    limit: page.limit,
  })
  return toKeyConnection(rows, page, (row) => `${row.at} ${row.id}`)
}

async function identifiers({ id }: CustomerRow, args: CustomerIdentifiersArgs, { reader, purpose }: RequestContext) {
  const page = openKeyPage(args)
  // One order for the same set, so that equal filters share a batch.
  const types = args.types ? [...new Set(args.types)].sort() : null
  const part = { types, purpose, after: page.after, limit: page.limit }
  return toKeyConnection(await reader.rows(identifiersByCustomerId, part).load(id), page, ({ key }) => key)
}

async function accounts({ id }: CustomerRow, _: unknown, { reader, purpose }: RequestContext) {
  const stated = await reader.rows(relationsByCustomerId, { purpose }).load(id)
  const memberships = stated.flatMap(({ relations, subject, sourceId, ...provenance }) =>
    relations.map((relation) => ({ relation, subject, provenance: { ...provenance, sourceRecordId: sourceId } })),
  )
  const loader = reader.row(accountsByRecordId, {})
  return Promise.all(
    memberships.map(
      async ({ relation, subject, provenance }): Promise<MembershipRow> => ({
        subject,
        role: relation.role,
        since: relation.from === undefined ? null : Date.parse(relation.from),
        until: relation.until === undefined ? null : Date.parse(relation.until),
        account: await loader.load(recordIdOfRef(relation.to)),
        provenance,
      }),
    ),
  )
}

async function resolutionOf(
  { id, confidence, recordCount }: CustomerRow | AccountRow,
  loading: Promise<{ readonly steps: string; readonly hidden: readonly string[] } | null>,
): Promise<ResolutionRow & { readonly ruleSetVersion: string }> {
  const { steps = '[]', hidden = [] } = (await loading) ?? {}
  // Written by resolution only.
  const stored = JSON.parse(steps) as readonly StoredStep[]
  return {
    ownerId: id,
    confidence,
    recordCount: recordCount - hidden.length,
    ruleSetVersion: ruleSet.version,
    steps: stepRows(stored, new Set(hidden), id),
  }
}

async function attributes(profile: ProfileRow, { names }: ProfileAttributesArgs, { access }: RequestContext) {
  const asked = names ?? [...profile.golden.attributes.keys()].toSorted()
  const found = asked.flatMap((name) => attributeNamed(profile, name) ?? [])
  if (names) return found
  // That there is such an attribute may tell as much as its value.
  const isOpen = await Promise.all(found.map(({ subject, category }) => access.allows(subject, category)))
  return found.filter((_, index) => isOpen[index])
}

function recordKey({ source, sourceId }: { readonly source: string; readonly sourceId: string }): string {
  return recordIdOfRef({ source, id: sourceId })
}

/** A token that is limited to some sources sees their companies only. */
function sightOfAccounts({ viewer }: RequestContext) {
  return { sources: viewer.sources }
}
