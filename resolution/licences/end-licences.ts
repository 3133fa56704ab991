import type { Graph, Transaction } from '../../graph/run.ts'
import { candidateRecords } from '../neighbourhood/block-queries.ts'
import { sourcesByKeys } from '../queries.ts'
import type { Source } from '../records/source.ts'
import { followPages, type Page, type PageOptions } from '../rerun/follow-pages.ts'
import { ruleSet } from '../rule-set.ts'
import type { ResolutionDeps } from '../write/resolution-deps.ts'
import { byRules, resolveRecords } from '../write/resolve-records.ts'
import { dropRecordVersions, pageOfFullRecords, sourcesOutOfLicence } from './queries.ts'
import { withoutLicensedData } from './without-licensed-data.ts'

/** The number of records per transaction. */
const pageSize = 100

export interface EndedLicence {
  readonly source: string
  /** UTC milliseconds. */
  readonly validUntil: number | null
  /** Records that contained something until now. */
  readonly records: number
}

/**
 * Empties the records of systems whose licence has ended, and decides again what was based on them. The same record sent again under a new
 * licence fills it again.
 */
export async function endLicences(
  graph: Graph,
  options: PageOptions,
  deps: ResolutionDeps,
): Promise<readonly EndedLicence[]> {
  const keys = await graph.read(sourcesOutOfLicence, { now: deps.now().getTime() })
  const ended: EndedLicence[] = []
  for (const source of await graph.read(sourcesByKeys, { keys })) {
    let records = 0
    const onPage: PageOptions['onPage'] = (page) => {
      records += page.records
      options.onPage(page)
    }
    await followPages(
      graph,
      { name: 'resolution.endLicence', first: '' },
      { ...options, onPage },
      (transaction, after) => emptyPage(transaction, source, after, deps),
    )
    if (records > 0) ended.push({ source: source.key, validUntil: source.validUntil, records })
  }
  return ended
}

async function emptyPage(
  transaction: Transaction,
  source: Source,
  after: string,
  deps: ResolutionDeps,
): Promise<Page | null> {
  const ids = await transaction.run(pageOfFullRecords, { source: source.key, after, first: pageSize })
  const last = ids.at(-1)
  if (last === undefined) return null
  const found = await transaction.run(candidateRecords, { ids })
  const full = found.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const arriving = {
    records: full.map(withoutLicensedData),
    known: new Map(full.map((record) => [record.id, record])),
    sources: new Map([[source.key, source]]),
    decision: { ...byRules(ruleSet), reason: `The licence of ${source.key} has ended.` },
  }
  const { moves } = await resolveRecords(transaction, arriving, ruleSet, deps)
  await transaction.run(dropRecordVersions, { recordIds: ids })
  return { records: full.length, moves, last }
}
