import type { GraphQLResolveInfo } from 'graphql'
import { categories } from '../../access/categories.ts'
import { limits } from '../../config.ts'
import { displayNameOf } from '../../resolution/display-name.ts'
import { toMillis } from '../../resolution/line-parts.ts'
import { recordIdOfRef } from '../../resolution/record-id.ts'
import type { RequestContext } from '../context.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import type { SubgraphDeps } from '../subgraph.ts'
import { asksForCertainty, minimumConfidence, uncertainRecords } from '../uncertain-records.ts'
import { accountsByRecordId } from './account-queries.ts'
import { changesByOwnerId } from './corrections/queries.ts'
import { type CustomerRow, customersById, supersededByCustomerId } from './customer-queries.ts'
import { householdsOf, isHousehold } from './households/household-fields.ts'
import { type IdentifierRow, identifiersByCustomerId } from './identifier-queries.ts'
import { profileOf } from './profile.ts'
import { profileRecordsByOwnerId } from './profile-queries.ts'
import { recordsByCustomerId } from './record-queries.ts'
import { provenanceOf, relationsByOwnerId } from './relation-queries.ts'
import { recordKey, resolutionOf } from './resolution-of.ts'
import type { IdentifierPage, MembershipRow } from './rows.ts'
import { identifierCategory } from './rules.ts'
import { stepsByOwnerId } from './step-queries.ts'
import type { CustomerIdentifiersArgs, CustomerResolvers } from './types.generated.ts'

export function createCustomerFields({ now }: Pick<SubgraphDeps, 'now'>) {
  async function profile({ id }: CustomerRow, _: unknown, { reader, purpose, access }: RequestContext) {
    const [rows, uncertain] = await Promise.all([
      reader.rows(profileRecordsByOwnerId, {}).load(id),
      uncertainRecords(access, id, categories),
    ])
    return profileOf(id, rows, purpose, now().getTime(), uncertain)
  }

  /** The stored one is of all records. */
  async function certainName(customer: CustomerRow, context: RequestContext): Promise<string | null> {
    const unsure = (await uncertainRecords(context.access, customer.id, ['IDENTIFYING'])).get('IDENTIFYING')
    if (unsure === undefined) return customer.displayName
    const { name } = (await profile(customer, undefined, context)).golden
    return name === null || unsure.has(name.from.record.id) ? null : displayNameOf(name)
  }

  return {
    __resolveReference: ({ id }, { reader }) => reader.row(customersById, {}).load(id),
    displayName: (customer, _, context) =>
      asksForCertainty(context.purpose, ['IDENTIFYING']) ? certainName(customer, context) : customer.displayName,
    profile,
    identifiers,
    records({ id }, args, context, info) {
      const { reader, purpose } = context
      const page = openKeyPage(args, cursorsOf(info, id, context))
      const minimum = minimumConfidence(purpose, 'IDENTIFYING')
      const read = (after: string, limit: number) =>
        reader.rows(recordsByCustomerId, { purpose, minimum, after, limit }).load(id)
      return keyPage(page, { keyOf: recordKey, read }, context, info)
    },
    resolution: (customer, _, { reader, purpose, secrets }) =>
      resolutionOf(customer, secrets, reader.row(stepsByOwnerId, { purpose }).load(customer.id)),
    accounts,
    household: async ({ id }, _, context) => (await householdsOf(id, context)).find(({ to }) => to === null) ?? null,
    households: ({ id }, _, context) => householdsOf(id, context),
    supersededIds: async ({ id }, _, { reader }) =>
      (await reader.rows(supersededByCustomerId, {}).load(id)).map((row) => row.id),
    identityChanges: ({ id }, _, { reader }) => reader.rows(changesByOwnerId, { limit: limits.pageSize }).load(id),
  } satisfies CustomerResolvers
}

/** By type, then in an order that says nothing of the value. */
async function identifiers(
  { id }: CustomerRow,
  args: CustomerIdentifiersArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<IdentifierPage> {
  const { reader, purpose, access } = context
  const page = openKeyPage(args, cursorsOf(info, id, context))
  // One order for the same set, so that equal filters share a batch.
  const types = args.types ? [...new Set(args.types)].sort() : null
  const read = async (after: string, limit: number) => {
    const [rows, uncertain] = await Promise.all([
      reader.rows(identifiersByCustomerId, { types, purpose, after, limit }).load(id),
      uncertainRecords(access, id, categories),
    ])
    // It rests on the surest of the records that hold it.
    return rows.map((row): IdentifierRow => {
      const unsure = uncertain.get(identifierCategory(row.type))
      if (unsure === undefined) return row
      return { ...row, recordId: row.recordIds.find((recordId) => !unsure.has(recordId)) ?? row.recordIds[0] ?? null }
    })
  }
  return keyPage(page, { keyOf: ({ place }: IdentifierRow) => place, read }, context, info)
}

async function accounts({ id }: CustomerRow, _: unknown, { reader, purpose }: RequestContext) {
  const stated = await reader.rows(relationsByOwnerId, { purpose }).load(id)
  const loader = reader.row(accountsByRecordId, {})
  return Promise.all(
    stated.flatMap((row) =>
      row.relations
        .filter((relation) => !isHousehold(relation))
        .map(
          async (relation): Promise<MembershipRow> => ({
            subject: id,
            role: relation.role,
            since: relation.from === undefined ? null : toMillis(relation.from),
            until: relation.until === undefined ? null : toMillis(relation.until),
            account: await loader.load(recordIdOfRef(relation.to)),
            provenance: provenanceOf(row),
          }),
        ),
    ),
  )
}
