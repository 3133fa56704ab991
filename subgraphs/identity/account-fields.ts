import { limits } from '../../config.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import type { SubgraphDeps } from '../subgraph.ts'
import { accountsById, supersededByAccountId } from './account-queries.ts'
import { membersOf } from './companies/members.ts'
import { parentOf, relationsOf } from './companies/relations.ts'
import { knownChanges } from './corrections/known-changes.ts'
import { identifiersByAccountId } from './identifier-queries.ts'
import { shownOf } from './known-view.ts'
import { openProfileOf } from './open-profile.ts'
import { recordsByAccountId } from './record-queries.ts'
import { recordKey, resolutionOf } from './resolution-of.ts'
import { knownSupersededIds } from './superseded-ids.ts'
import type { AccountResolvers } from './types.generated.ts'

export function createAccountFields({ now }: Pick<SubgraphDeps, 'now'>) {
  return {
    __resolveReference: ({ id }, { reader }) => reader.row(accountsById, {}).load(id),
    kind: (account, _, context) => shownOf(account.id, context, account.kind, ({ kind }) => kind),
    name: (account, _, context) => shownOf(account.id, context, account.name, ({ displayName }) => displayName),
    async identifiers({ id }, _, { reader, access }) {
      const { only } = await access.knownRecords(id)
      return reader.rows(identifiersByAccountId, { only, limit: limits.pageSize }).load(id)
    },
    async records({ id }, args, context, info) {
      const { reader, purpose, access } = context
      const page = openKeyPage(args, cursorsOf(info, id, context))
      const { only } = await access.knownRecords(id)
      const read = (after: string, limit: number) =>
        reader.rows(recordsByAccountId, { purpose, only, after, limit }).load(id)
      return keyPage(page, { keyOf: recordKey, read }, context, info)
    },
    resolution: (account, _, context) => resolutionOf(account, account.isSoleTrader ? 'IDENTIFYING' : null, context),
    parent: (account, _, context) => parentOf(account, context, now().getTime()),
    relations: (account, _, context) => relationsOf(account, context, now().getTime()),
    members: membersOf,
    firmographics: ({ id }, _, context) => openProfileOf(id, context, now().getTime()),
    supersededIds: ({ id }, _, context) => knownSupersededIds(id, supersededByAccountId, context),
    identityChanges: ({ id }, _, context) => knownChanges(id, context),
  } satisfies AccountResolvers
}
