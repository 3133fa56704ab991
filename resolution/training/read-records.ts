import type { Graph } from '../../graph/run.ts'
import { isMatchable } from '../neighbourhood/match-blocks.ts'
import { toMatchRecord } from '../neighbourhood/stored-record.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { sourcesByKeys } from '../queries.ts'
import { type Source, undeclaredSource } from '../records/source.ts'
import { pageOfRecords } from '../rerun/queries.ts'
import type { SubjectType } from '../rule-set.ts'

const pageSize = 1_000

/** Every record of one kind, in order of id. `onRead` is called with the number of records read so far, of both kinds. */
export async function readRecords(
  graph: Graph,
  type: SubjectType,
  onRead: (records: number) => void,
): Promise<readonly MatchRecord[]> {
  const sources = new Map<string, Source>()
  const records: MatchRecord[] = []
  let read = 0
  for (let after = ''; ; ) {
    const page = await graph.read(pageOfRecords, { after, first: pageSize })
    const last = page.at(-1)?.record.id
    if (last === undefined) return records
    after = last
    const keys = [...new Set(page.map(({ record }) => record.source))].filter((key) => !sources.has(key))
    for (const key of keys) sources.set(key, undeclaredSource(key))
    for (const source of await graph.read(sourcesByKeys, { keys })) sources.set(source.key, source)
    for (const { record } of page)
      if (record.type === type)
        records.push(toMatchRecord(record, sources.get(record.source) ?? undeclaredSource(record.source)))
    read += page.length
    onRead(read)
  }
}

/** Records that contain something to compare: a browser's cookie is not used in the training. */
export function comparable(records: readonly MatchRecord[]): readonly MatchRecord[] {
  return records.filter(({ traits }) => isMatchable(traits))
}
