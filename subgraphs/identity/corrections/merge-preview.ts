import { consentVerdict } from '../../../access/consent-state.ts'
import { recordFactsByCustomerId } from '../../../access/facts.ts'
import { purposeKeys } from '../../../access/purposes.ts'
import { planMerge } from '../../../resolution/corrections/merge.ts'
import type { RequestContext } from '../../context.ts'
import type { SubgraphDeps } from '../../subgraph.ts'
import { attributeNamed, namePart, profileOf } from '../profile.ts'
import {
  type AccountRow,
  accountsById,
  type CustomerRow,
  customersById,
  profileRecordsByCustomerId,
} from '../queries.ts'
import type { AttributeRow, ProfileRow } from '../rows.ts'
import type { QueryMergePreviewArgs } from '../types.generated.ts'
import { touchedByOwnerId } from './queries.ts'
import { seeSubject } from './sight.ts'

export interface AttributeConflictRow {
  readonly name: string
  readonly keep: AttributeRow
  readonly absorb: AttributeRow
}

export interface MergePreviewRow {
  readonly survivor: CustomerRow | null
  readonly survivingAccount: AccountRow | null
  readonly conflicts: readonly AttributeConflictRow[]
  readonly recordsMoved: number
  readonly eventsTouched: number
  readonly invoicesTouched: number
  readonly consentChanges: readonly string[]
  readonly blockedBy: readonly string[]
}

/** Null where one of the two is nobody this request may see. */
export async function mergePreview(
  ids: QueryMergePreviewArgs,
  context: RequestContext,
  deps: SubgraphDeps,
): Promise<MergePreviewRow | null> {
  const { reader } = context
  const [keep, absorb] = await Promise.all([seeSubject(ids.keepId, context), seeSubject(ids.absorbId, context)])
  if (keep === null || absorb === null) return null
  const plan = await planMerge((statement, params) => reader.read(statement, params), ids)
  if ('outcome' in plan && plan.outcome === 'NOT_FOUND') return null
  const now = deps.now().getTime()
  const [survivor, survivingAccount, touched] = await Promise.all([
    keep.isPerson ? reader.row(customersById, {}).load(keep.id) : null,
    keep.isPerson ? null : reader.row(accountsById, { sources: context.viewer.sources }).load(keep.id),
    keep.id === absorb.id ? null : reader.row(touchedByOwnerId, {}).load(absorb.id),
  ])
  const arePeople = keep.isPerson && absorb.isPerson && keep.id !== absorb.id
  return {
    survivor,
    survivingAccount,
    conflicts: arePeople ? await conflictsOf(keep.id, absorb.id, context, now) : [],
    recordsMoved: touched?.records ?? 0,
    eventsTouched: touched?.events ?? 0,
    invoicesTouched: touched?.invoices ?? 0,
    consentChanges: arePeople ? await consentChangesOf(keep.id, absorb.id, context, now) : [],
    blockedBy: plan.blockedBy,
  }
}

async function conflictsOf(
  keepId: string,
  absorbId: string,
  { reader, purpose }: RequestContext,
  now: number,
): Promise<readonly AttributeConflictRow[]> {
  const loader = reader.rows(profileRecordsByCustomerId, {})
  const [keep, absorb] = await Promise.all(
    [keepId, absorbId].map(async (id) => profileOf(id, await loader.load(id), purpose, now)),
  )
  if (keep === undefined || absorb === undefined) return []
  const names = [...new Set([...nameParts, ...keep.golden.attributes.keys()])].toSorted()
  return names.flatMap((name) => {
    const [left, right] = [attributeOf(keep, name), attributeOf(absorb, name)]
    return left === null || right === null || left.value === right.value ? [] : [{ name, keep: left, absorb: right }]
  })
}

const nameParts = ['givenName', 'familyName', 'fullName']

function attributeOf(profile: ProfileRow, name: string): AttributeRow | null {
  return nameParts.includes(name) ? namePart(profile, name) : attributeNamed(profile, name)
}

async function consentChangesOf(
  keepId: string,
  absorbId: string,
  { reader }: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const loader = reader.rows(recordFactsByCustomerId, { withBirth: false })
  const [keep = [], absorb = []] = await Promise.all([keepId, absorbId].map((id) => loader.load(id)))
  return purposeKeys.flatMap((purpose) => {
    const [kept, absorbed, together] = [keep, absorb, [...keep, ...absorb]].map(
      (subjects) => consentVerdict(subjects, purpose, now, { withoutDevices: false }).status,
    )
    if (kept === together && absorbed === together) return []
    return [`${purpose}: kept ${kept}, absorbed ${absorbed}, together ${together}`]
  })
}
