import { linkedFactsByCustomerId } from '../../../access/facts/fact-queries.ts'
import type { RecordFacts } from '../../../access/facts/record-facts.ts'
import { dryRun } from '../../../graph/dry-run.ts'
import { lockSubjectsOf } from '../../../resolution/corrections/lock-subjects.ts'
import { type MergeEffect, planMerge, recordIds, tryMerge } from '../../../resolution/corrections/merge.ts'
import { isForeignSource } from '../../ingest/bound-write.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { ResolverDeps } from '../../runtime/subgraph.ts'
import { sourceFilter } from '../../source-filter.ts'
import { accountsById } from '../account-queries.ts'
import { customersById } from '../customer-queries.ts'
import { peopleOf } from '../people-of.ts'
import { openProfileOf, openProfileOfBoth } from '../profile/open-profile.ts'
import { attributeNamed, namePart } from '../profile/profile.ts'
import { findRecord } from '../records/find-record.ts'
import type { SourceRecordRow } from '../records/record-queries.ts'
import type { AttributeRow, AttributeValueRow, ProfileRow } from '../rows.ts'
import type { QueryMergePreviewArgs } from '../types.generated.ts'
import { consentChangesOf } from './consent-changes.ts'
import { mergeWarnings } from './merge-warnings.ts'
import type { TakeTurn } from './preview-turns.ts'
import { touchedByOwnerId } from './queries.ts'
import { isOneRestricted, restrictedUse } from './restricted.ts'
import type { AttributeConflictRow, MergePreviewRow } from './rows.ts'
import { seeSubject } from './visible-subjects.ts'

export async function mergePreview(
  ids: QueryMergePreviewArgs,
  context: RequestContext,
  deps: ResolverDeps,
  takeTurn: TakeTurn,
): Promise<MergePreviewRow> {
  const { reader } = context
  const [keep, absorb] = await Promise.all([seeSubject(ids.keepId, context), seeSubject(ids.absorbId, context)])
  if (keep === null || absorb === null) return unknown
  const plan = await planMerge((statement, params) => reader.read(statement, params), ids)
  if ('outcome' in plan && plan.outcome === 'NOT_FOUND') return unknown
  const now = deps.now().getTime()
  const { only, knownSources } = await context.access.knownRecords(absorb.id)
  const isRestricted = await isOneRestricted(
    [keep, absorb].flatMap(({ id, isPerson }) => (isPerson ? [id] : [])),
    context,
  )
  const effect =
    isRestricted || 'outcome' in plan || plan.blockedBy.length > 0
      ? null
      : await takeTurn(() => effectOf(ids, context, deps))
  const [survivor, survivingAccount, touched, moving, leaving] = await Promise.all([
    keep.isPerson ? reader.row(customersById, {}).load(keep.id) : null,
    keep.isPerson ? null : reader.row(accountsById, {}).load(keep.id),
    keep.id === absorb.id
      ? null
      : reader.row(touchedByOwnerId, { only, ...sourceFilter(knownSources) }).load(absorb.id),
    knownRecordsOf(effect?.moving ?? [], context),
    knownRecordsOf(effect?.leaving ?? [], context),
  ])
  const arePeople = keep.isPerson && absorb.isPerson && keep.id !== absorb.id
  return {
    subjects: [keep.id, absorb.id],
    people: await peopleOf(
      [keep, absorb].map(({ id, isPerson }) => ({ subject: id, customerId: isPerson ? id : null })),
      context,
    ),
    survivor,
    survivingAccount,
    conflicts: arePeople ? await conflictsOf(keep.id, absorb.id, context, now) : [],
    recordsMoved: touched?.records ?? 0,
    moving,
    leaving,
    winningValues: arePeople ? await winningValues(keep.id, absorb.id, context, now) : [],
    eventsTouched: touched?.events ?? 0,
    invoicesTouched: touched?.invoices ?? 0,
    consentChanges: arePeople ? await consentChanges(keep.id, absorb.id, effect, context, now) : [],
    warnings: arePeople ? await warningsOf(keep.id, absorb.id, context, now) : [],
    blockedBy: isRestricted ? [restrictedUse] : [...plan.blockedBy, ...(effect?.blockedBy ?? [])],
  }
}

/**
 * Derived from the records that the caller may know about, and from those that the rules separated from one of the two. If the merge is not
 * possible, as if nothing new linked the records of the two.
 */
async function consentChanges(
  keepId: string,
  absorbId: string,
  effect: FoundEffect | null,
  { reader, access, viewer }: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const loader = reader.rows(linkedFactsByCustomerId, { withBirth: true })
  const [keepFacts, absorbFacts, ...known] = await Promise.all([
    loader.load(keepId),
    loader.load(absorbId),
    access.knownRecords(keepId),
    access.knownRecords(absorbId),
  ])
  const heard = (facts: readonly RecordFacts[]) =>
    facts.filter(({ subject, onlyRestricts }) => onlyRestricts || known.some((records) => records.has(subject)))
  const [keep, absorb] = [heard(keepFacts), heard(absorbFacts)]
  const together = effect?.facts.length ? heard(effect.facts) : [...keep, ...absorb]
  return consentChangesOf({ keep, absorb, together }, now, viewer.scopes.has('privacy:manage'))
}

interface FoundEffect extends MergeEffect {
  /** The facts of the survivor's records. Empty if the merge is refused. */
  readonly facts: readonly RecordFacts[]
}

/**
 * The result of the merge itself, rolled back. Null if this caller could not do it, because it moves records of sources that are not
 * theirs.
 */
async function effectOf(
  ids: QueryMergePreviewArgs,
  { write, viewer }: RequestContext,
  deps: ResolverDeps,
): Promise<FoundEffect | null> {
  try {
    return await dryRun(write, 'identity.mergePreview', async (transaction) => {
      const plan = await planMerge(transaction.run, ids)
      if ('outcome' in plan) return null
      await lockSubjectsOf(transaction, [...recordIds(plan.keep), ...recordIds(plan.absorb)])
      const effect = await tryMerge(transaction, plan, { by: viewer.subject, reason: '' }, deps)
      const isDone = effect.blockedBy.length === 0
      const asked = { keys: [plan.keep.id], withBirth: true }
      return { ...effect, facts: isDone ? await transaction.run(linkedFactsByCustomerId, asked) : [] }
    })
  } catch (error) {
    if (isForeignSource(error)) return null
    throw error
  }
}

async function knownRecordsOf(
  recordIds: readonly string[],
  context: RequestContext,
): Promise<readonly SourceRecordRow[]> {
  const found = await Promise.all(recordIds.toSorted().map((id) => findRecord(id, context)))
  return found.filter((row) => row !== null)
}

/** One of the two does not exist for this request. */
const unknown: MergePreviewRow = {
  subjects: [],
  people: [],
  survivor: null,
  survivingAccount: null,
  conflicts: [],
  recordsMoved: 0,
  moving: [],
  leaving: [],
  winningValues: [],
  eventsTouched: 0,
  invoicesTouched: 0,
  consentChanges: [],
  warnings: [],
  blockedBy: ['UNKNOWN: there is no such customer or account.'],
}

async function warningsOf(
  keepId: string,
  absorbId: string,
  context: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const [keep, absorb] = await Promise.all([keepId, absorbId].map((id) => openProfileOf(id, context, now)))
  return keep === undefined || absorb === undefined ? [] : mergeWarnings(keep, absorb)
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

/** What the survivor would show, over the open values of both. Each one stays a value of the side that has its record. */
async function winningValues(
  keepId: string,
  absorbId: string,
  context: RequestContext,
  now: number,
): Promise<readonly AttributeRow[]> {
  const merged = await openProfileOfBoth([keepId, absorbId], context, now)
  const names = [...new Set([...nameParts, ...merged.profile.golden.attributes.keys()])].toSorted()
  return names.flatMap((name) => {
    const row = attributeOf(merged.profile, name)
    return row === null ? [] : [{ ...ownedBy(merged.ownerOf, row), ...alternativesOf(merged.ownerOf, row) }]
  })
}

function alternativesOf(ownerOf: (recordId: string) => string, { alternatives, name, chosenBy }: AttributeRow) {
  return { name, chosenBy, alternatives: alternatives.map((row) => ownedBy(ownerOf, row)) }
}

function ownedBy(ownerOf: (recordId: string) => string, row: AttributeValueRow): AttributeValueRow {
  const subject = ownerOf(row.recordId)
  return { ...row, subject, provenance: { ...row.provenance, personId: subject } }
}
