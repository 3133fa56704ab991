import { limits } from '../../config.ts'
import type { RequestContext } from '../context.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import type { SubgraphDeps } from '../subgraph.ts'
import { accountsById, supersededByAccountId } from './account-queries.ts'
import { membersOf } from './companies/members.ts'
import { parentOf, relationsOf } from './companies/relations.ts'
import { changesByOwnerId } from './corrections/queries.ts'
import { identifiersByAccountId } from './identifier-queries.ts'
import { profileOf } from './profile.ts'
import { profileRecordsByOwnerId } from './profile-queries.ts'
import { recordsByAccountId } from './record-queries.ts'
import { recordKey, resolutionOf } from './resolution-of.ts'
import { stepsByOwnerId } from './step-queries.ts'
import type { AccountResolvers } from './types.generated.ts'

export function createAccountFields({ now }: Pick<SubgraphDeps, 'now'>) {
  return {
    __resolveReference: ({ id }, context) => context.reader.row(accountsById, sightOfAccounts(context)).load(id),
    identifiers: async ({ id }, _, { reader }) =>
      reader.rows(identifiersByAccountId, { limit: limits.pageSize }).load(id),
    records({ id }, args, context, info) {
      const { reader, purpose } = context
      const page = openKeyPage(args, cursorsOf(info, id, context))
      const read = (after: string, limit: number) => reader.rows(recordsByAccountId, { purpose, after, limit }).load(id)
      return keyPage(page, { keyOf: recordKey, read }, context, info)
    },
    resolution: (account, _, { reader, purpose, secrets }) =>
      resolutionOf(account, secrets, reader.row(stepsByOwnerId, { purpose }).load(account.id)),
    parent: (account, _, context) => parentOf(account, context, now().getTime()),
    relations: (account, _, context) => relationsOf(account, context, now().getTime()),
    members: membersOf,
    firmographics: async ({ id }, _, { reader, purpose }) =>
      profileOf(id, await reader.rows(profileRecordsByOwnerId, {}).load(id), purpose, now().getTime()),
    supersededIds: async ({ id }, _, { reader }) =>
      (await reader.rows(supersededByAccountId, {}).load(id)).map((row) => row.id),
    identityChanges: ({ id }, _, { reader }) => reader.rows(changesByOwnerId, { limit: limits.pageSize }).load(id),
  } satisfies AccountResolvers
}

/** A token that is limited to some sources sees their companies only. */
export function sightOfAccounts({ viewer }: RequestContext) {
  return { sources: viewer.sources }
}
