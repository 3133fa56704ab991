import type { KnownRecords } from '../../access/known-records/known-records.ts'
import { explainMatch as explain } from '../../resolution/explain-match.ts'
import { lookUpBlocks } from '../../resolution/neighbourhood/look-up-blocks.ts'
import { toMatchRecord } from '../../resolution/neighbourhood/stored-record.ts'
import { type StoredSubject, sourcesByKeys, subjectsAround } from '../../resolution/queries.ts'
import { recordIdOfRef } from '../../resolution/records/record-id.ts'
import { undeclaredSource } from '../../resolution/records/source.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import type { StoredStep } from '../../resolution/steps.ts'
import { recordName } from '../record-name.ts'
import type { RequestContext } from '../runtime/context.ts'
import { type KnownView, knownView } from './known-view.ts'
import { peopleOf } from './people-of.ts'
import { findRecord } from './records/find-record.ts'
import { featuresOf } from './records/resolution-steps.ts'
import { shownRecordNames } from './records/shown-record-names.ts'
import type { MatchExplanationRow } from './rows.ts'
import type { QueryExplainMatchArgs } from './types.generated.ts'

/** Based on the records that the caller may know about. Null for a record that does not exist, or that the caller may not know about. */
export async function explainMatch(
  { a, b }: QueryExplainMatchArgs,
  context: RequestContext,
): Promise<MatchExplanationRow | null> {
  const [left, right] = [a, b].map(({ source, sourceId }) => recordIdOfRef({ source, id: sourceId })) as [
    // One for each argument.
    string,
    string,
  ]
  const records = await Promise.all([left, right].map((id) => findRecord(id, context)))
  const seen = records.filter((record) => record !== null)
  if (seen.length < records.length) return null
  const found = await knownSubjects([left, right], context)
  const explanation = await explainAmong(left, right, found, context)
  if (explanation === null) return null
  const nameOf = async (id: string) => {
    // The two that the caller named.
    if (id === left || id === right) return recordName(id, found[0]?.id ?? '', context)
    const [name] = await shownRecordNames([id], context)
    return name ?? recordName(id, '', context)
  }
  return {
    ...explanation,
    subjects: found.map(({ id }) => id),
    people: await peopleOf(seen, context),
    compared: [...new Set([left, right, ...explanation.path.flatMap(({ a, b }) => [a, b])])],
    path: await Promise.all(
      explanation.path.map(async (step) => ({
        a: await nameOf(step.a),
        b: await nameOf(step.b),
        rule: step.rule,
        score: step.score,
        features: featuresOf(step),
      })),
    ),
  }
}

/** Decided over the two customers alone; if these do not show why they are two, over all who share a block with either of the records. */
async function explainAmong(left: string, right: string, found: readonly StoredSubject[], context: RequestContext) {
  const { reader } = context
  const sources = await sourcesOf(found, reader)
  const alone = explain(left, right, found, sources, ruleSet)
  if (alone === null || !alone.isByOthers) return alone
  const named = found
    .flatMap(({ records }) => records)
    .filter(({ record: { id } }) => id === left || id === right)
    .map(({ record }) => toMatchRecord(record, sources.get(record.source) ?? undeclaredSource(record.source)))
  const { byRecord } = await lookUpBlocks({ run: (statement, params) => reader.read(statement, params) }, named)
  const nearby = [...new Set([left, right, ...[...byRecord.values()].flatMap((ids) => [...ids].toSorted())])]
  const subjects = await knownSubjects(nearby.slice(0, mostNearby), context)
  return explain(left, right, subjects, await sourcesOf(subjects, reader), ruleSet)
}

/** This many records in the blocks of two are enough to see who else fits. */
const mostNearby = 100

async function knownSubjects(recordIds: readonly string[], context: RequestContext): Promise<readonly StoredSubject[]> {
  const whole = await context.reader.read(subjectsAround, { keys: [], crowded: [], recordIds, isWhole: true })
  const known = await Promise.all(
    whole.map(async ({ subject }) =>
      ofKnown(subject, await context.access.knownRecords(subject.id), await knownView(subject.id, context)),
    ),
  )
  return known.filter(({ records }) => records.length > 0)
}

async function sourcesOf(subjects: readonly StoredSubject[], reader: RequestContext['reader']) {
  const keys = [...new Set(subjects.flatMap(({ records }) => records.map(({ record }) => record.source)))]
  return new Map((await reader.read(sourcesByKeys, { keys })).map((source) => [source.key, source]))
}

/** The subject as its known records describe it. */
function ofKnown(subject: StoredSubject, known: KnownRecords, view: KnownView | null): StoredSubject {
  if (known.isAll) return subject
  const records = subject.records.filter(({ record }) => known.has(record.id))
  if (view !== null) {
    const sure = records.map((row) => ({ ...row, confidence: view.confidenceOf(row.record.id) }))
    return { ...subject, records: sure, steps: JSON.stringify(view.steps) }
  }
  // Written by resolution only.
  const steps = (JSON.parse(subject.steps) as readonly StoredStep[]).filter(({ a, b }) => known.has(a) && known.has(b))
  return { ...subject, records, steps: JSON.stringify(steps) }
}
