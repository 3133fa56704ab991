import { limits } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import type { Transaction } from '../../../graph/run.ts'
import { assertDistinct, assertSame } from '../../../resolution/corrections/assert-pair.ts'
import { correctAttributes } from '../../../resolution/corrections/correct-attribute.ts'
import { correctionSource } from '../../../resolution/corrections/correction-source.ts'
import { lockSubjectsOf } from '../../../resolution/corrections/lock-subjects.ts'
import { mergeSubjects } from '../../../resolution/corrections/merge.ts'
import {
  type Correction,
  conflict,
  notFound,
  type Refusal,
  RefusedError,
} from '../../../resolution/corrections/outcome.ts'
import { splitSubject } from '../../../resolution/corrections/split.ts'
import { unmerge } from '../../../resolution/corrections/unmerge.ts'
import { missedForm } from '../../../resolution/golden-record/readable-values.ts'
import type { Assertion } from '../../../resolution/partition/assertions.ts'
import { isForeignSource } from '../../ingest/bound-write.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { ResolverDeps } from '../../runtime/subgraph.ts'
import { accountsById } from '../account-queries.ts'
import { customersById } from '../customer-queries.ts'
import { findRecord } from '../records/find-record.ts'
import type {
  MutationAssertSameArgs,
  MutationCorrectAttributeArgs,
  MutationDecideMatchCandidateArgs,
  MutationMergeCustomersArgs,
  MutationSplitCustomerArgs,
  MutationUnmergeCustomersArgs,
} from '../types.generated.ts'
import { correctedAttributes } from './corrected-attributes.ts'
import { knownChange } from './known-changes.ts'
import { isOpenAttribute } from './open-attribute.ts'
import { changesById, decideCandidate, matchCandidateById } from './queries.ts'
import { isOneRestricted, restrictedUse } from './restricted.ts'
import { candidateContext, knownCandidate } from './review-queue.ts'
import { forgetRecord, forgetSubject, seeRecord, seeSubject } from './visible-subjects.ts'

const restricted = conflict('The merge is not possible.', [restrictedUse])
const noSubject = notFound('There is no such customer or account, or none that this token may see.')
const noRecord = notFound('There is no such record, or none that this token may see.')
const noMerge = notFound('There is no such merge or split, or none that this token may see.')
const noQuestion = notFound('There is no such question.')

export async function mergeCustomers(args: MutationMergeCustomersArgs, context: RequestContext, deps: ResolverDeps) {
  const correction = correctionOf(args.reason, context)
  const [keep, absorb] = await Promise.all([seeSubject(args.keepId, context), seeSubject(args.absorbId, context)])
  if (keep === null || absorb === null) return refused(noSubject)
  const people = [keep, absorb].flatMap(({ id, isPerson }) => (isPerson ? [id] : []))
  if (await isOneRestricted(people, context)) return refused(restricted)
  const done = await write('identity.mergeCustomers', context, (transaction) =>
    mergeSubjects(transaction, args, correction, deps),
  )
  if (done.outcome !== 'DONE') return refused(done)
  const { customer, account } = await subjectFields(done.survivorId, context)
  const { mergeId, supersededId } = done
  return { __typename: 'MergeCustomersSuccess' as const, mergeId, supersededId, customer, account }
}

export async function unmergeCustomers(
  args: MutationUnmergeCustomersArgs,
  context: RequestContext,
  deps: ResolverDeps,
) {
  const correction = correctionOf(args.reason, context)
  const change = await knownChange(await context.reader.row(changesById, {}).load(args.mergeId), context)
  if (change === null || (await seeSubject(change.subject, context)) === null) return refused(noMerge)
  const done = await write('identity.unmergeCustomers', context, (transaction) =>
    unmerge(transaction, args.mergeId, correction, deps),
  )
  if (done.outcome !== 'DONE') return refused(done)
  const [kept, restored] = await Promise.all([
    subjectFields(done.survivorId, context),
    done.restoredId === null ? { customer: null, account: null } : subjectFields(done.restoredId, context),
  ])
  return {
    __typename: 'UnmergeCustomersSuccess' as const,
    changeId: done.changeId,
    ...kept,
    restored: restored.customer,
    restoredAccount: restored.account,
  }
}

export async function splitCustomer(args: MutationSplitCustomerArgs, context: RequestContext, deps: ResolverDeps) {
  const correction = correctionOf(args.reason, context)
  if (args.records.length > limits.recordRefs)
    throw codedError('LIMIT_EXCEEDED', `\`refs\` is too long: at most ${limits.recordRefs} references are allowed.`, {
      limit: 'recordRefs',
    })
  if ((await seeSubject(args.id, context)) === null) return refused(noSubject)
  const part = await Promise.all(args.records.map((ref) => seeRecord(ref, context)))
  const known = part.filter((id) => id !== null)
  if (known.length < part.length) return refused(noRecord)
  const done = await write('identity.splitCustomer', context, (transaction) =>
    splitSubject(transaction, { id: args.id, part: known }, correction, deps),
  )
  if (done.outcome !== 'DONE') return refused(done)
  const [kept, apart] = await Promise.all([subjectFields(done.keptId, context), subjectFields(done.partId, context)])
  return {
    __typename: 'SplitCustomerSuccess' as const,
    changeId: done.changeId,
    ...kept,
    part: apart.customer,
    partAccount: apart.account,
  }
}

export async function assertPair(
  relation: Assertion['relation'],
  args: MutationAssertSameArgs,
  context: RequestContext,
  deps: ResolverDeps,
) {
  const correction = correctionOf(args.reason, context)
  const [a, b] = await Promise.all([seeRecord(args.a, context), seeRecord(args.b, context)])
  if (a === null || b === null) return refused(noRecord)
  if (relation === 'SAME' && (await areKeptApart(a, b, context))) return refused(restricted)
  const assert = relation === 'SAME' ? assertSame : assertDistinct
  const done = await write('identity.assertPair', context, (transaction) =>
    assert(transaction, { a, b }, correction, deps),
  )
  return done.outcome === 'DONE' ? assertSuccess({ ...done, a, b }, context) : refused(done)
}

/** Whether the records are two customers', of whom one restricted the use of their data. */
async function areKeptApart(a: string, b: string, context: RequestContext): Promise<boolean> {
  const found = await Promise.all([a, b].map((id) => findRecord(id, context)))
  const owners = new Set(found.flatMap((record) => record?.customerId ?? []))
  return owners.size > 1 && (await isOneRestricted([...owners], context))
}

export async function decideMatchCandidate(
  { id: sealed, accept, reason }: MutationDecideMatchCandidateArgs,
  context: RequestContext,
  deps: ResolverDeps,
) {
  const correction = correctionOf(reason, context)
  const id = context.secrets.open(candidateContext, sealed)
  if (id === null) return refused(noQuestion)
  const [seen] = await context.reader.read(matchCandidateById, { id })
  if (seen === undefined) return refused(noQuestion)
  const { aId: a, bId: b } = seen
  if (accept && (await areKeptApart(a, b, context))) return refused(restricted)
  const done = await write('identity.decideMatchCandidate', context, async (transaction) => {
    // Before it is read: if two people answer it at once, the second one finds it answered.
    await lockSubjectsOf(transaction, [a, b])
    const [candidate] = await transaction.run(matchCandidateById, { id })
    // Nobody moves the records now: a search for them while another answer is being stored may miss them.
    if (candidate === undefined || (await knownCandidate(candidate, context)) === null) return noQuestion
    if (candidate.status !== 'OPEN') return conflict('This question has already been answered.')
    const at = deps.now().getTime()
    // First, because open questions are dropped once they no longer arise.
    await transaction.run(decideCandidate, { id, status: accept ? 'ACCEPTED' : 'REJECTED', by: correction.by, at })
    const outcome = await (accept ? assertSame : assertDistinct)(transaction, { a, b }, correction, deps)
    if (outcome.outcome !== 'DONE') await transaction.run(decideCandidate, { id, status: 'OPEN', by: null, at: null })
    return outcome
  })
  return done.outcome === 'DONE' ? assertSuccess({ ...done, a, b }, context) : refused(done)
}

export async function correctAttribute(
  { customerId, name, value, reason }: MutationCorrectAttributeArgs,
  context: RequestContext,
  deps: ResolverDeps,
) {
  const correction = correctionOf(reason, context)
  if (structured.has(name))
    throw codedError('BAD_USER_INPUT', `\`name\` must not be a list; got ${name}. Correct one of its parts instead.`)
  if ((value?.length ?? 0) > 2_000)
    throw codedError('BAD_USER_INPUT', '`value` must have at most 2,000 characters: shorten it.')
  const subject = await seeSubject(customerId, context)
  if (subject === null) return refused(noSubject)
  const now = deps.now().getTime()
  if (!(await isOpenAttribute(subject.id, name, context, now)))
    throw codedError(
      'BAD_USER_INPUT',
      '`name` must be an attribute of the profile, such as birthDate or jobTitle, or one that a record of this customer or account states.',
    )
  const form = value === null || value === undefined ? null : missedForm(name, value, correctionSource, now)
  if (form !== null)
    throw codedError(
      'BAD_USER_INPUT',
      `\`value\` of ${name} must be ${form}; got \`${value?.slice(0, 60)}\`. To remove a correction, pass null.`,
    )
  const corrected = await correctedAttributes(subject, name, value ?? null, context, now)
  const done = await write('identity.correctAttribute', context, (transaction) =>
    correctAttributes(transaction, { id: subject.id, ...corrected }, correction, deps),
  )
  if (done.outcome !== 'DONE') return refused(done)
  const fields = await subjectFields(done.subjectId, context)
  return { __typename: 'CorrectAttributeSuccess' as const, changeId: done.changeId, ...fields }
}

const structured = new Set(['addresses', 'names'])

/** A decision about records that do not all belong to the caller looks like one about nobody. */
async function write<T>(
  name: string,
  context: RequestContext,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T | Refusal> {
  try {
    return (await context.write(name, work)).value
  } catch (error) {
    if (isForeignSource(error)) return notChangeable
    if (error instanceof RefusedError) return error.refusal
    throw error
  }
}

const notChangeable = notFound('There is no such customer, account or record that this token may change.')

/** Throws BAD_USER_INPUT. */
function correctionOf(reason: string, { viewer }: RequestContext): Correction {
  if (reason.trim().length < 1 || reason.length > 500)
    throw codedError('BAD_USER_INPUT', `\`reason\` must have 1 to 500 characters; got ${reason.length}.`)
  return { by: viewer.subject, reason }
}

function refused(refusal: Refusal) {
  const { message } = refusal
  return refusal.outcome === 'NOT_FOUND'
    ? { __typename: 'NotFound' as const, message }
    : { __typename: 'Conflict' as const, message, blockedBy: refusal.blockedBy }
}

async function subjectFields(id: string, context: RequestContext) {
  const { reader } = context
  forgetSubject(id, context)
  return {
    customer: await reader.row(customersById, {}).load(id),
    account: await reader.row(accountsById, {}).load(id),
  }
}

async function assertSuccess(
  done: {
    readonly changeId: string
    readonly subjectIds: readonly string[]
    readonly a: string
    readonly b: string
  },
  context: RequestContext,
) {
  for (const id of [done.a, done.b]) forgetRecord(id, context)
  for (const id of done.subjectIds) forgetSubject(id, context)
  return {
    __typename: 'AssertSuccess' as const,
    changeId: done.changeId,
    same: done.subjectIds.length === 1,
    a: await findRecord(done.a, context),
    b: await findRecord(done.b, context),
  }
}
