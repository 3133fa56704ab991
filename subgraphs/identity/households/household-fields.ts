import type { GraphQLResolveInfo } from 'graphql'
import { guardedList } from '../../../access/guard/guarded-page.ts'
import { mostWeight } from '../../../resolution/golden-record/weight.ts'
import { householdsAmong, periodAt, type Resident } from '../../../resolution/households/households.ts'
import { mostRecordsOfResidence } from '../../../resolution/households/residence-key.ts'
import { personNamesOf } from '../../../resolution/match/names/person-names.ts'
import { toMillis } from '../../../resolution/records/line-parts.ts'
import { guardContextOf } from '../../pages/guard-context-of.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { relationsOfOwner, relationsToTarget } from '../known-relations.ts'
import { type Relation, type RelationsRow, targetKey } from '../relation-queries.ts'
import type { HouseholdMemberRow, HouseholdRow } from '../rows.ts'
import { type HouseholdOrigin, recordsOpenTo, refusalOf } from './household-openness.ts'
import { type ResidentRow, residentsByCustomerId } from './queries.ts'

/** `{"role":"MEMBER_OF_HOUSEHOLD","to":{...}}`: `to` names the household in its source. A record of it need not exist. */
const householdRole = 'MEMBER_OF_HOUSEHOLD'
const mostMembers = 100

/** Present ones first, among these those stated by a source before inferred ones; then the one that was left last. */
export async function householdsOf(
  customerId: string,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<readonly HouseholdRow[]> {
  // Whether or not there is one: the reason must not reveal it.
  const refusal = await refusalOf('INFERRED', customerId, context.access)
  if (refusal !== null) context.withholding?.add(refusal.code, refusal.reason, info)
  const [declared, inferred] = await Promise.all([
    declaredHouseholds(customerId, context),
    inferredHouseholds(customerId, context),
  ])
  return [...declared, ...inferred].toSorted(
    (a, b) => (b.to ?? Number.POSITIVE_INFINITY) - (a.to ?? Number.POSITIVE_INFINITY) || 0,
  )
}

export function isHousehold({ role }: Relation): boolean {
  return role === householdRole
}

async function inferredHouseholds(customerId: string, context: RequestContext): Promise<readonly HouseholdRow[]> {
  const { reader, access } = context
  const found = await reader.rows(residentsByCustomerId, { mostRecords: mostRecordsOfResidence }).load(customerId)
  const open = await openTo('INFERRED', found, access)
  const rows = open.map(asOpen).filter(({ home, stays }) => stays.some((stay) => stay.home === home))
  return [...Map.groupBy(rows, ({ home }) => home)].flatMap(([home, there]) => {
    const residents = there.map(
      (row): Resident => ({
        customerId: row.customerId,
        familyNames: familyNamesOf(row.names.map(({ attributes }) => attributes)),
        ...periodAt(home, row.stays),
      }),
    )
    return householdsAmong(residents).flatMap(({ members, confidence }): readonly HouseholdRow[] => {
      const own = members.find((member) => member.customerId === customerId)
      if (own === undefined) return []
      return [{ ...householdOf(customerId, own, members, home, context), source: null, confidence }]
    })
  })
}

type Open<R> = R & { readonly isOpen: (recordId: string) => boolean }

/** A household shown with fewer members than it has would reveal that somebody is hidden: it consists only of those who may be shown. */
async function openTo<R extends { readonly customerId: string }>(
  origin: HouseholdOrigin,
  rows: readonly R[],
  access: RequestContext['access'],
): Promise<readonly Open<R>[]> {
  const open = await Promise.all(
    rows.map(async (row): Promise<readonly Open<R>[]> => {
      const isOpen = await recordsOpenTo(origin, row.customerId, access)
      return isOpen === null ? [] : [{ ...row, isOpen }]
    }),
  )
  return open.flat()
}

/** A resident as the open records describe them. */
function asOpen(row: Open<ResidentRow>): ResidentRow {
  const isOpen = ({ recordId }: { readonly recordId: string }) => row.isOpen(recordId)
  return { ...row, names: row.names.filter(isOpen), stays: row.stays.filter(isOpen) }
}

function familyNamesOf(attributes: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<string> {
  const names = attributes.flatMap((written) => personNamesOf(written).names)
  const families = new Set(names.flatMap(({ family, familyWords }) => [family.text, ...familyWords]))
  families.delete('')
  return families
}

async function declaredHouseholds(customerId: string, context: RequestContext): Promise<readonly HouseholdRow[]> {
  const stated = await relationsOfOwner(customerId, context)
  const targets = new Set(
    stated.flatMap(({ relations }) => relations.filter(isHousehold).map(({ to }) => targetKey(to))),
  )
  const part = { companies: false, limit: mostMembers }
  // Customers who sign in know about nobody else, and the weight of others changes nothing for them.
  const isSelf = context.viewer.customerId !== null
  /** If records of some weight state the members of the household, no lighter one adds to them. */
  async function statementsOn(target: string, least: number = mostWeight): Promise<readonly RelationsRow[]> {
    const rows = await relationsToTarget(target, { ...part, least }, context)
    const isStated = rows.some(({ relations }) => relations.some((relation) => isAt(relation, target)))
    return isStated || least === 0 ? rows : statementsOn(target, least - 1)
  }
  const households = await Promise.all(
    [...targets].map(async (target): Promise<readonly HouseholdRow[]> => {
      const stating = isSelf ? stated : await statementsOn(target)
      const members = await openTo('STATED', membersOf(target, stating), context.access)
      const own = members.find((member) => member.customerId === customerId)
      const source = stated.find(({ relations }) => relations.some((relation) => isAt(relation, target)))?.source
      if (own === undefined || source === undefined) return []
      return [{ ...householdOf(customerId, own, members, target, context), source, confidence: null }]
    }),
  )
  return households.flat()
}

/** One per customer: from the first record that states it until the last one that no longer does. */
function membersOf(target: string, rows: readonly RelationsRow[]): readonly Member[] {
  const statements = rows.flatMap(({ ownerId, relations, observedAt, endedAt }) =>
    relations
      .filter((relation) => isAt(relation, target))
      .map(({ from, until }) => ({
        customerId: ownerId,
        from: from === undefined ? observedAt : toMillis(from),
        to: until === undefined ? endedAt : toMillis(until),
      })),
  )
  return [...Map.groupBy(statements, ({ customerId }) => customerId)].map(([customerId, own]) => ({
    customerId,
    from: Math.min(...own.map(({ from }) => from)),
    to: own.some(({ to }) => to === null) ? null : Math.max(...own.map(({ to }) => to ?? 0)),
  }))
}

type Member = Pick<Resident, 'customerId' | 'from' | 'to'>

function isAt(relation: Relation, target: string): boolean {
  return isHousehold(relation) && targetKey(relation.to) === target
}

function householdOf(
  subject: string,
  { from, to }: Member,
  members: readonly Member[],
  place: string,
  { access, secrets }: RequestContext,
) {
  const inOrder = members.toSorted((a, b) => a.from - b.from || (a.customerId < b.customerId ? -1 : 1))
  const first = inOrder[0]?.customerId
  return {
    subject,
    // That of the first member: it reveals nothing about the address, and stays while others come and go.
    id: secrets.pseudonym('household', `${first === undefined ? '' : access.shownId(first)}\n${place}`),
    from,
    to,
    members: inOrder.map((member) => ({ ...member, subject: member.customerId })),
  }
}

/** At most 100 of those about whom the request may know. */
export function membersOfHousehold(
  { members }: HouseholdRow,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<readonly HouseholdMemberRow[]> {
  return guardedList([members], mostMembers, guardContextOf(context), info)
}
