import { consentVerdict } from '../../../access/consent-verdict.ts'
import { recordFactsByCustomerId } from '../../../access/facts.ts'
import { purposeKeys } from '../../../access/purposes.ts'
import { planMerge } from '../../../resolution/corrections/merge.ts'
import type { RequestContext } from '../../context.ts'
import type { ResolverDeps } from '../../subgraph.ts'
import { telling } from '../../telling.ts'
import { accountsById } from '../account-queries.ts'
import { customersById } from '../customer-queries.ts'
import { openProfileOf } from '../open-profile.ts'
import { attributeNamed, namePart } from '../profile.ts'
import type { AttributeRow, ProfileRow } from '../rows.ts'
import type { QueryMergePreviewArgs } from '../types.generated.ts'
import { touchedByOwnerId } from './queries.ts'
import type { AttributeConflictRow, MergePreviewRow } from './rows.ts'
import { seeSubject } from './sight.ts'

export async function mergePreview(
  ids: QueryMergePreviewArgs,
  context: RequestContext,
  deps: ResolverDeps,
): Promise<MergePreviewRow> {
  const { reader } = context
  const [keep, absorb] = await Promise.all([seeSubject(ids.keepId, context), seeSubject(ids.absorbId, context)])
  if (keep === null || absorb === null) return unknown
  const plan = await planMerge((statement, params) => reader.read(statement, params), ids)
  if ('outcome' in plan && plan.outcome === 'NOT_FOUND') return unknown
  const now = deps.now().getTime()
  const { only, tellers } = await context.access.knownRecords(absorb.id)
  const [survivor, survivingAccount, touched] = await Promise.all([
    keep.isPerson ? reader.row(customersById, {}).load(keep.id) : null,
    keep.isPerson ? null : reader.row(accountsById, {}).load(keep.id),
    keep.id === absorb.id ? null : reader.row(touchedByOwnerId, { only, ...telling(tellers) }).load(absorb.id),
  ])
  const arePeople = keep.isPerson && absorb.isPerson && keep.id !== absorb.id
  return {
    subjects: [keep.id, absorb.id],
    people: [...new Set([keep, absorb].flatMap(({ id, isPerson }) => (isPerson ? [id] : [])))],
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

/** One of the two is nobody this request may see. */
const unknown: MergePreviewRow = {
  subjects: [],
  people: [],
  survivor: null,
  survivingAccount: null,
  conflicts: [],
  recordsMoved: 0,
  eventsTouched: 0,
  invoicesTouched: 0,
  consentChanges: [],
  blockedBy: ['UNKNOWN: there is no such customer or account.'],
}

async function conflictsOf(
  keepId: string,
  absorbId: string,
  context: RequestContext,
  now: number,
): Promise<readonly AttributeConflictRow[]> {
  const [keep, absorb] = await Promise.all([keepId, absorbId].map((id) => openProfileOf(id, context, now)))
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
  { reader, access }: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const loader = reader.rows(recordFactsByCustomerId, { withBirth: false })
  const [keep = [], absorb = []] = await Promise.all(
    [keepId, absorbId].map(async (id) => {
      const [facts, known] = await Promise.all([loader.load(id), access.knownRecords(id)])
      return facts.filter(({ subject }) => known.has(subject))
    }),
  )
  return purposeKeys.flatMap((purpose) => {
    const [kept, absorbed, together] = [keep, absorb, [...keep, ...absorb]].map(
      (subjects) => consentVerdict(subjects, purpose, now, { withoutDevices: false }).status,
    )
    if (kept === together && absorbed === together) return []
    return [`${purpose}: kept ${kept}, absorbed ${absorbed}, together ${together}`]
  })
}
