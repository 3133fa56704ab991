import type { GraphQLResolveInfo } from 'graphql'
import type { Access } from '../../access/access.ts'
import { type Category, categories } from '../../access/categories.ts'
import { channelsOfIdentifier } from '../../access/consent/contact-channels.ts'
import { opensRecord } from '../../access/decide.ts'
import type { RecordFacts } from '../../access/facts/record-facts.ts'
import { type DecidingHolders, decidingHolders } from '../../access/known-records/point-holders.ts'
import { displayNameOf } from '../../resolution/golden-record/display-name.ts'
import { toMillis } from '../../resolution/records/line-parts.ts'
import { openWords } from '../open-texts.ts'
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
      // An address may stand in place of a name.
      const opened = (name: string | null) => openWords(name, { subject: customer.id, recordId: null }, context)
      return isStored && !asksForCertainty(context.purpose, ['IDENTIFYING'])
        ? opened(customer.displayName)
        : chosenName(customer, context).then(opened)
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
  const known = await access.knownRecords(id)
  const { only } = known
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
    if (parts === null) return rows.map((row) => onOpenRecord(row, row.recordIds, closed))
    const heard = parts[0]?.facts.filter(({ subject }) => known.has(subject)) ?? []
    const decidingOf = decidingHolders(heard)
    return Promise.all(rows.map((row) => onDecidingRecord(row, heard, decidingOf, access)))
  }
  const passes = ({ key }: IdentifierRow) => !foreign.has(key)
  return keyPage(page, { keyOf: ({ place }: IdentifierRow) => place, read, passes }, context, info)
}

/** Based on one of the records that is open, if there is one. */
function onOpenRecord(
  row: IdentifierRow,
  recordIds: readonly string[],
  closed: ReadonlyMap<Category, ReadonlySet<string>>,
): IdentifierRow {
  const ofCategory = closed.get(identifierCategory(row.type))
  if (ofCategory === undefined) return row
  return { ...row, recordId: recordIds.find((id) => !ofCategory.has(id)) ?? recordIds[0] ?? null }
}

/**
 * If entries speak for some records only: a record that names somebody else's identifier does not open what that person closed. The
 * identifier is based on an open record of those that verified it. If none verified it, it is open only if each record that decides about
 * it opens it on the channels that it serves.
 */
async function onDecidingRecord(
  row: IdentifierRow,
  heard: readonly RecordFacts[],
  decidingOf: DecidingHolders,
  access: Access,
): Promise<IdentifierRow> {
  const { ownerId, key, type, recordIds } = row
  const decision = await access.decide(ownerId, identifierCategory(type), channelsOfIdentifier(type))
  const verifying = heard.flatMap(({ subject, verified }) =>
    recordIds.includes(subject) && verified.includes(key) ? [subject] : [],
  )
  const deciding = verifying.length > 0 ? verifying : decidingOf(key, recordIds)
  const isEach = verifying.length === 0
  const decisive = deciding.find((id) => opensRecord(decision, id) !== isEach)
  return { ...row, recordId: decisive ?? deciding[0] ?? null }
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
