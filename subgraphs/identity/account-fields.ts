import { limits } from '../../config.ts'
import { openWords } from '../open-texts.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { SubgraphDeps } from '../runtime/subgraph.ts'
import { type AccountRow, accountsById, supersededByAccountId } from './account-queries.ts'
import { membersOf } from './companies/members.ts'
import { parentOf, relationsOf } from './companies/relations.ts'
import { knownChanges } from './corrections/known-changes.ts'
import { identifiersByAccountId } from './identifiers/identifier-queries.ts'
import { shownOf } from './known-view.ts'
import { openProfileOf } from './profile/open-profile.ts'
import { recordsByAccountId } from './records/record-queries.ts'
import { recordKey, resolutionOf } from './records/resolution-of.ts'
import { knownSupersededIds } from './records/superseded-ids.ts'
import type { AccountResolvers } from './types.generated.ts'

export function createAccountFields({ now }: Pick<SubgraphDeps, 'now'>) {
  return {
    __resolveReference: ({ id }, { reader }) => reader.row(accountsById, {}).load(id),
    id: ({ id, shownId }) => shownId ?? id,
    kind: (account, _, context) =>
      isTold(account) ? account.kind : shownOf(account.id, context, account.kind, ({ kind }) => kind),
    name: async (account, _, context) => {
      if (isTold(account)) return account.name
      const name = await shownOf(account.id, context, account.name, ({ displayName }) => displayName)
      return openWords(name, { subject: account.id, recordId: null }, context)
    },
    identifiers: beyondTold(async ({ id }, _: unknown, { reader, access }: RequestContext) => {
      const { only } = await access.knownRecords(id)
      return reader.rows(identifiersByAccountId, { only, limit: limits.pageSize }).load(id)
    }),
    records: beyondTold(async ({ id }, args, context, info) => {
      const { reader, purpose, access } = context
      const page = openKeyPage(args, cursorsOf(info, id, context))
      const { only } = await access.knownRecords(id)
      const read = (after: string, limit: number) =>
        reader.rows(recordsByAccountId, { purpose, only, after, limit }).load(id)
      return keyPage(page, { keyOf: recordKey, read }, context, info)
    }),
    resolution: beyondTold((account, _: unknown, context) =>
      resolutionOf(account, account.isSoleTrader ? 'IDENTIFYING' : null, context),
    ),
    parent: beyondTold((account, _: unknown, context) => parentOf(account, context, now().getTime())),
    relations: beyondTold((account, _: unknown, context) => relationsOf(account, context, now().getTime())),
    members: beyondTold(membersOf),
    firmographics: beyondTold(({ id }, _: unknown, context) => openProfileOf(id, context, now().getTime())),
    supersededIds: (account, _, context) =>
      isTold(account) ? [] : knownSupersededIds(account.id, supersededByAccountId, context),
    identityChanges: beyondTold(({ id }, _: unknown, context) => knownChanges(id, context)),
  } satisfies AccountResolvers
}

function isTold({ shownId }: AccountRow): boolean {
  return shownId !== undefined
}

/** Null if the caller sees the company as one record names it. */
function beyondTold<A, I, R>(
  resolve: (account: AccountRow, args: A, context: RequestContext, info: I) => R,
): (account: AccountRow, args: A, context: RequestContext, info: I) => R | null {
  return (account, args, context, info) => (isTold(account) ? null : resolve(account, args, context, info))
}
