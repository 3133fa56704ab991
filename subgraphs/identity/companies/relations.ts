import { toMillis } from '../../../resolution/records/line-parts.ts'
import { recordIdOfRef } from '../../../resolution/records/record-id.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { type AccountRow, accountsById, accountsByRecordId } from '../account-queries.ts'
import { relationsOfOwner, relationsToTarget } from '../known-relations.ts'
import { provenanceOf, type Relation, type RelationsRow, targetKey } from '../relation-queries.ts'
import type { AccountRelationRow } from '../rows.ts'
import { targetsByAccountId } from './queries.ts'

const mostRelations = 100

/** What its own records state, and what those of others state about it. If several state the same relation, the latest one. */
export async function relationsOf(
  { id }: AccountRow,
  context: RequestContext,
  now: number,
): Promise<readonly AccountRelationRow[]> {
  const [own, others] = await Promise.all([ownStatements(id, context), statementsOfOthers(id, context)])
  const statements = [...own, ...others].toSorted((a, b) => b.row.observedAt - a.row.observedAt)
  const latest = [...Map.groupBy(statements, keyOf).values()].flatMap(([first]) => first ?? [])
  const loader = context.reader.row(accountsById, {})
  const relations = await Promise.all(
    latest.map(
      async ({ role, inverse, otherId, row, relation }): Promise<AccountRelationRow> => ({
        role,
        inverse,
        account: otherId === null ? null : await loader.load(otherId),
        share: relation.share ?? null,
        since: relation.from === undefined ? null : toMillis(relation.from),
        until: relation.until === undefined ? row.endedAt : toMillis(relation.until),
        provenance: provenanceOf(row, null),
      }),
    ),
  )
  return relations
    .toSorted((a, b) => Number(lasts(b, now)) - Number(lasts(a, now)) || (a.role < b.role ? -1 : 1))
    .slice(0, mostRelations)
}

export async function parentOf(account: AccountRow, context: RequestContext, now: number): Promise<AccountRow | null> {
  const lasting = (await relationsOf(account, context, now)).filter((relation) => lasts(relation, now))
  const latestFirst = lasting.toSorted(
    (a, b) => (b.since ?? b.provenance.observedAt) - (a.since ?? a.provenance.observedAt),
  )
  const parent = latestFirst.find(({ role, inverse }) => role === 'PARENT' && !inverse)
  const owner = latestFirst.find(({ role, inverse, share }) => role === 'OWNS' && inverse && (share ?? 0) > 0.5)
  return (parent ?? owner)?.account ?? null
}

interface Statement {
  readonly role: string
  readonly inverse: boolean
  /** Null: its record has not arrived. */
  readonly otherId: string | null
  readonly relation: Relation
  readonly row: RelationsRow
}

async function ownStatements(id: string, context: RequestContext): Promise<readonly Statement[]> {
  const rows = await relationsOfOwner(id, context)
  const loader = context.reader.row(accountsByRecordId, {})
  const statements = await Promise.all(
    rows.flatMap((row) =>
      row.relations.map(async (relation): Promise<Statement> => {
        const other = await loader.load(recordIdOfRef(relation.to))
        return { role: roleOf(relation), inverse: false, otherId: other?.id ?? null, relation, row }
      }),
    ),
  )
  return statements.filter(({ otherId }) => otherId !== id)
}

async function statementsOfOthers(id: string, context: RequestContext): Promise<readonly Statement[]> {
  const targets = await context.reader.rows(targetsByAccountId, {}).load(id)
  const part = { companies: true, limit: mostRelations }
  const found = await Promise.all(
    targets.map(async ({ target, least }) =>
      (await relationsToTarget(target, { ...part, least }, context)).flatMap((row) =>
        row.relations
          .filter(({ to }) => targetKey(to) === target)
          .map((relation) => ({ role: roleOf(relation), inverse: true, otherId: row.ownerId, relation, row })),
      ),
    ),
  )
  return found.flat().filter(({ otherId }) => otherId !== id)
}

function keyOf({ role, inverse, otherId, relation }: Statement): string {
  return JSON.stringify([role, inverse, otherId ?? targetKey(relation.to)])
}

/** `Spun off` -> `SPUN_OFF` */
function roleOf({ role }: Relation): string {
  return role
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
}

function lasts({ until }: Pick<AccountRelationRow, 'until'>, now: number): boolean {
  return until === null || until > now
}
