import type { z } from 'zod'
import { toMatchRecord } from '../../../resolution/neighbourhood/stored-record.ts'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { prepareRecord } from '../../../resolution/records/prepare-record.ts'
import { recordLine, sourceLine } from '../../../resolution/records/record-line.ts'
import { type Source, sourceOfLine, undeclaredSource } from '../../../resolution/records/source.ts'
import { ids, type RecordWritten } from '../graph-state.ts'

/** As resolution sees it, of a source that nobody declared; source `one` gives a person at most one id. */
export function matchRecord(record: RecordWritten): MatchRecord {
  return matchRecordOf(record, { ...undeclaredSource(record.source), uniqueIds: record.source === 'one' })
}

/** As resolution sees it where the sources are declared as stated; the others are not. */
export function matchRecordIn(
  sources: readonly (Partial<z.input<typeof sourceLine>> & { readonly source: string })[],
): (record: RecordWritten) => MatchRecord {
  const declared = new Map(
    sources.map((source) => [source.source, sourceOfLine(sourceLine.parse({ kind: 'source', ...source }))]),
  )
  return (record) => matchRecordOf(record, declared.get(record.source) ?? undeclaredSource(record.source))
}

function matchRecordOf(record: RecordWritten, source: Source): MatchRecord {
  const line = recordLine.parse({ kind: 'record', observedAt: '2026-01-02', ...record })
  return toMatchRecord(prepareRecord(line, source, new Date('2026-06-01')), source)
}

/** What stands for an identifier, such as `EMAIL:a@x.io`, that facts are told about. */
export function placeholderOf(key: string, { isVouched }: { readonly isVouched: boolean }): MatchRecord {
  const line = recordLine.parse({
    kind: 'record',
    observedAt: '2026-01-02',
    source: 'any',
    id: '1',
    identifiers: ids(key),
  })
  const source = undeclaredSource('identifier')
  const { identifiers, ...prepared } = prepareRecord(line, source, new Date('2026-06-01'))
  const id = `identifier:${identifiers[0]?.key}`
  return toMatchRecord(
    { ...prepared, id, source: source.key, identifiers, isPlaceholder: true, isVouched: isVouched || null },
    source,
  )
}
