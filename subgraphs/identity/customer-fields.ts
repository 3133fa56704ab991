import type { GraphQLResolveInfo } from 'graphql'
import { categories } from '../../access/categories.ts'
import type { Part } from '../../access/consent/parts.ts'
import { displayNameOf } from '../../resolution/golden-record/display-name.ts'
import { toMillis } from '../../resolution/records/line-parts.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { SubgraphDeps } from '../runtime/subgraph.ts'
import { asksForCertainty, closedRecords, minimumConfidence } from '../uncertain-records.ts'
import { companyNamedBy } from './companies/told-company.ts'
import { knownChanges } from './corrections/known-changes.ts'
import { type CustomerRow, customersById, supersededByCustomerId } from './customer-queries.ts'
import { householdsOf, isHousehold } from './households/household-fields.ts'
import { type IdentifierRow, identifiersByCustomerId, identifiersInView } from './identifiers/identifier-queries.ts'
import { relationsOfOwner } from './known-relations.ts'
import { shownOf } from './known-view.ts'
import { pointsOfOthers } from './points-of-others.ts'
import { openProfileOf } from './profile/open-profile.ts'
import { recordsByCustomerId } from './records/record-queries.ts'
import { recordKey, resolutionOf } from './records/resolution-of.ts'
import { knownSupersededIds } from './records/superseded-ids.ts'
import { provenanceOf } from './relation-queries.ts'
import type { IdentifierPage, MembershipRow } from './rows.ts'
import { identifierCategory } from './rules.ts'
import type { CustomerIdentifiersArgs, CustomerResolvers } from './types.generated.ts'

export function createCustomerFields({ now }: Pick<SubgraphDeps, 'now'>) {
  const profile = ({ id }: CustomerRow, _: unknown, context: RequestContext) =>
    openProfileOf(id, context, now().getTime())

  /** The stored value covers all records. */
  async function chosenName(customer: CustomerRow, context: RequestContext): Promise<string | null> {
    const { name } = (await profile(customer, undefined, context)).golden
    return name === null ? null : displayNameOf(name)
  }

  return {
    __resolveReference: ({ id }, { reader }) => reader.row(customersById, {}).load(id),
    kind: (customer, _, context) => shownOf(customer.id, context, customer.kind, ({ kind }) => kind),
    displayName(customer, _, context) {
      const known = context.access.knownRecords(customer.id)
      // If an entry closes some records, the stored value may be based on these.
      const isStored =
        !(known instanceof Promise) && known.agreesWithStored && context.access.partsOf(customer.id) === null
      return isStored && !asksForCertainty(context.purpose, ['IDENTIFYING'])
        ? customer.displayName
        : chosenName(customer, context)
    },
    profile,
    identifiers: (customer, args, context, info) => identifiers(customer, args, context, info, now().getTime()),
    async records({ id }, args, context, info) {
      const { reader, purpose, access } = context
      const page = openKeyPage(args, cursorsOf(info, id, context))
      const minimum = minimumConfidence(purpose, 'IDENTIFYING')
      const { only } = await access.knownRecords(id)
      const read = (after: string, limit: number) =>
        reader.rows(recordsByCustomerId, { purpose, minimum, only, after, limit }).load(id)
      return keyPage(page, { keyOf: recordKey, read }, context, info)
    },
    resolution: (customer, _, context) => resolutionOf(customer, 'IDENTIFYING', context),
    accounts,
    household: async ({ id }, _, context, info) =>
      (await householdsOf(id, context, info)).find(({ to }) => to === null) ?? null,
    households: ({ id }, _, context, info) => householdsOf(id, context, info),
    supersededIds: ({ id }, _, context) => knownSupersededIds(id, supersededByCustomerId, context),
    identityChanges: ({ id }, _, context) => knownChanges(id, context),
  } satisfies CustomerResolvers
}

/** By type, then in an order that reveals nothing about the value. */
async function identifiers(
  { id }: CustomerRow,
  args: CustomerIdentifiersArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
  now: number,
): Promise<IdentifierPage> {
  const { reader, purpose, access, viewer } = context
  const page = openKeyPage(args, cursorsOf(info, id, context))
  // One order for the same set, so that equal filters share a batch.
  const types = args.types ? [...new Set(args.types)].sort() : null
  const { only } = await access.knownRecords(id)
  const isBounded = (viewer.sources !== null && viewer.view !== 'golden') || viewer.customerId !== null
  const [closed, parts] = await Promise.all([closedRecords(access, id, categories), access.partsOf(id)])
  // A caller who knows all records, and sees of each what all state, does not need to know which of them hold it.
  const ofHeard = only === null && closed.size === 0 && parts === null
  const foreign = new Set<string>()
  const read = async (after: string, limit: number) => {
    const part = { types, purpose, only, ofHeard, after, limit }
    const loader = isBounded
      ? reader.rows(identifiersInView, { ...part, sources: viewer.sources ?? [] })
      : reader.rows(identifiersByCustomerId, part)
    const rows = await loader.load(id)
    for (const key of await pointsOfOthers(id, rows, context, now)) foreign.add(key)
    // It is based on the record with the highest confidence of those that hold it; if one of them has verified it, on such a one. If
    // entries speak for some records only and none has verified it, it is open only if each record that holds it opens it.
    return rows.map((row): IdentifierRow => {
      const ofCategory = closed.get(identifierCategory(row.type))
      if (ofCategory === undefined) return row
      const verifying = parts === null ? [] : verifyingRecords(row, parts)
      const recordIds = verifying.length > 0 ? verifying : row.recordIds
      const isEach = parts !== null && verifying.length === 0
      const decisive = recordIds.find((recordId) => ofCategory.has(recordId) === isEach)
      return { ...row, recordId: decisive ?? recordIds[0] ?? null }
    })
  }
  const passes = ({ key }: IdentifierRow) => !foreign.has(key)
  return keyPage(page, { keyOf: ({ place }: IdentifierRow) => place, read, passes }, context, info)
}

/** A record that names somebody else's identifier does not open what that person closed. */
function verifyingRecords({ key, recordIds }: IdentifierRow, parts: readonly Part[]): readonly string[] {
  const facts = parts[0]?.facts ?? []
  return facts.flatMap(({ subject, verified }) =>
    recordIds.includes(subject) && verified.includes(key) ? [subject] : [],
  )
}

async function accounts({ id }: CustomerRow, _: unknown, context: RequestContext) {
  const stated = await relationsOfOwner(id, context)
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
            account: await companyNamedBy(row, relation, context),
            provenance: provenanceOf(row, id),
          }),
        ),
    ),
  )
}
