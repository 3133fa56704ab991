import type { MatchRecord } from '../../resolution/match-record.ts'
import { prepareRecord } from '../../resolution/prepare-record.ts'
import { recordLine } from '../../resolution/record-line.ts'
import { undeclaredSource } from '../../resolution/source.ts'
import { toMatchRecord } from '../../resolution/stored-record.ts'
import type { RecordWritten } from './graph-state.ts'

/** As resolution sees it; source `one` gives a person at most one id. */
export function matchRecord(record: RecordWritten): MatchRecord {
  const source = { ...undeclaredSource(record.source), uniqueIds: record.source === 'one' }
  const line = recordLine.parse({ kind: 'record', observedAt: '2026-01-02', ...record })
  return toMatchRecord(prepareRecord(line, source, new Date('2026-06-01')), source)
}
