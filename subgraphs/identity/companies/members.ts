import type { GraphQLResolveInfo } from 'graphql'
import { toMillis } from '../../../resolution/records/line-parts.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import { keyPage, openKeyPage } from '../../pages/key-page.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { type AccountRow, accountsById } from '../account-queries.ts'
import { ofKnownRecords } from '../known-relations.ts'
import { provenanceOf, type Relation, type RelationsRow, targetKey } from '../relation-queries.ts'
import type { MembershipPage, MembershipRow } from '../rows.ts'
import type { AccountMembersArgs } from '../types.generated.ts'
import { membersByTarget, targetsByAccountId } from './queries.ts'

/** One node per customer and role, however many records state it. */
export async function membersOf(
  { id }: AccountRow,
  args: AccountMembersArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<MembershipPage> {
  const { reader, purpose, viewer } = context
  const page = openKeyPage(args, cursorsOf(info, id, context))
  const [account, targets] = await Promise.all([
    reader.row(accountsById, {}).load(id),
    reader.rows(targetsByAccountId, {}).load(id),
  ])

  async function read(after: string, limit: number): Promise<readonly MembershipRow[]> {
    const [from = ''] = after.split(' ')
    // The customer that the key names is read once more, with the roles after it.
    const people = limit + 1
    const { sources } = viewer
    const isGolden = viewer.view === 'golden'
    const part = { purpose, sources, isGolden, from, limit: people }
    const found = await Promise.all(
      targets.map(async ({ target, least }) => {
        const rows = await reader.rows(membersByTarget, { ...part, least }).load(target)
        return (await ofKnownRecords(rows, context)).flatMap((row) => statementsOf(row, target))
      }),
    )
    const nodes = [...Map.groupBy(found.flat(), keyOf)].map(([, statements]) => membershipOf(statements, account))
    const inOrder = nodes.filter((node) => nodeKey(node) > after).toSorted(byKey)
    const complete = [...new Set(inOrder.map(({ subject }) => subject))].slice(0, people)
    return inOrder.filter(({ subject }) => complete.includes(subject))
  }
  return keyPage(page, { keyOf: nodeKey, read }, context, info)
}

interface Statement {
  readonly row: RelationsRow
  readonly relation: Relation
}

function statementsOf(row: RelationsRow, target: string): readonly Statement[] {
  return row.relations.filter(({ to }) => targetKey(to) === target).map((relation) => ({ row, relation }))
}

function keyOf({ row, relation }: Statement): string {
  return `${row.ownerId} ${relation.role}`
}

function nodeKey({ subject, role }: MembershipRow): string {
  return `${subject} ${role}`
}

function byKey(a: MembershipRow, b: MembershipRow): number {
  return nodeKey(a) < nodeKey(b) ? -1 : 1
}

/** The role that was observed last counts. */
function membershipOf(statements: readonly Statement[], account: AccountRow | null): MembershipRow {
  const [latest] = statements.toSorted((a, b) => b.row.observedAt - a.row.observedAt)
  if (latest === undefined) throw new RangeError('a membership that no record states')
  const { row, relation } = latest
  return {
    subject: row.ownerId,
    role: relation.role,
    since: relation.from === undefined ? null : toMillis(relation.from),
    until: relation.until === undefined ? row.endedAt : toMillis(relation.until),
    account,
    provenance: provenanceOf(row, row.ownerId),
  }
}
