import { candidatePairsOf } from '../match/candidates.ts'
import { toMatchRecord } from '../neighbourhood/stored-record.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { partition } from '../partition/partition.ts'
import { prepareRecord } from '../records/prepare-record.ts'
import { accountLine, type RecordLine, recordLine, sourceLine } from '../records/record-line.ts'
import { type Source, sourceOfLine, undeclaredSource } from '../records/source.ts'
import type { RuleSet } from '../rule-set.ts'
import { oneReviewEach } from '../write/match-candidate.ts'
import { type Figures, figuresOf } from './figures.ts'
import type { LabelledLine, LabelledSet } from './labelled-set.ts'

/** Resolves the records of a set as one batch, without a graph, and compares the result with the labels. */
export function evaluateOffline({ lines, truth }: LabelledSet, rules: RuleSet): Figures {
  const records = matchRecordsOf(lines)
  const { clusters, review } = partition(records, rules)
  const clusterByRecord = new Map(clusters.flatMap(({ members }, index) => members.map((id) => [id, index] as const)))
  // Several pairs of the same two clusters are one question to a person.
  const questions = oneReviewEach(review, (id) => clusterByRecord.get(id)?.toString(), [])
  const indexById = new Map(records.map(({ id }, index) => [id, index]))
  const traits = records.map((record) => record.traits)
  return figuresOf(
    traits,
    records.map(({ id }) => truth.get(id) ?? id),
    candidatePairsOf(traits),
    records.map(({ id }) => clusterByRecord.get(id) ?? id),
    questions.map(({ match: { a, b } }) => [indexById.get(a) ?? -1, indexById.get(b) ?? -1] as const),
    rules.model,
  )
}

/** Lines of kind `record` and `account` as the resolver sees them, read as the `source` lines before them state. */
export function matchRecordsOf(lines: readonly LabelledLine[]): readonly MatchRecord[] {
  const sources = new Map<string, Source>()
  return lines.flatMap((line) => {
    if (line.kind === 'source') {
      const source = sourceOfLine(sourceLine.parse(line))
      sources.set(source.key, source)
      return []
    }
    const record = toRecordLine(line)
    const source = sources.get(record.source) ?? undeclaredSource(record.source)
    return [toMatchRecord(prepareRecord(record, source, new Date(record.observedAt)), source)]
  })
}

function toRecordLine(line: LabelledLine): RecordLine {
  if (line.kind !== 'account') return recordLine.parse(line)
  const { name, ...rest } = accountLine.parse(line)
  return { ...rest, kind: 'record', type: 'ORGANISATION', attributes: { ...rest.attributes, name } }
}
