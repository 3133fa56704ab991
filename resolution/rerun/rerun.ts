import { consentApi } from '../../access/consent/consent-api.ts'
import type { Graph, Transaction } from '../../graph/run.ts'
import { resolveAgain } from '../corrections/resolve-again.ts'
import { writeResidenceKeys } from '../households/write-residence-keys.ts'
import { replaceBlocks } from '../neighbourhood/block-queries.ts'
import { blockEntryOf, storedBlocksOf } from '../neighbourhood/match-blocks.ts'
import { type StoredRecord, toMatchRecord } from '../neighbourhood/stored-record.ts'
import { sourcesByKeys, vouchedRecords } from '../queries.ts'
import { readAgain } from '../records/read-again.ts'
import { identifierSource } from '../records/record-id.ts'
import { type Source, undeclaredSource } from '../records/source.ts'
import { ruleSet } from '../rule-set.ts'
import type { ResolutionDeps } from '../write/resolution-deps.ts'
import { byRules } from '../write/resolve-records.ts'
import { followPages, type Page, type PageOptions } from './follow-pages.ts'
import { endProgress, keepProgress, pageOfRecords, runProgress } from './queries.ts'

/** The number of records per transaction. */
const pageSize = 100
const runId = 'resolve'

/**
 * Reads every record again by what its source states now and decides it by the present rules, in order of id, one page per transaction. A
 * run that was stopped continues where it was. A dry run begins at the beginning and leaves no trace.
 */
export async function rerun(graph: Graph, options: PageOptions, deps: ResolutionDeps): Promise<void> {
  const { isDry, signal } = options
  const [first = ''] = isDry ? [] : await graph.read(runProgress, { id: runId })
  await followPages(graph, { name: 'resolution.rerun', first }, options, (transaction, after) =>
    writePage(transaction, after, deps),
  )
  if (!isDry && signal?.aborted !== true)
    await graph.write('resolution.rerun', (transaction) => transaction.run(endProgress, { id: runId }))
}

async function writePage(transaction: Transaction, after: string, deps: ResolutionDeps): Promise<Page | null> {
  const rows = await transaction.run(pageOfRecords, { after, first: pageSize })
  const last = rows.at(-1)?.record.id
  if (last === undefined) return null
  const keys = [...new Set(rows.map(({ record }) => record.source))]
  const sources = new Map((await transaction.run(sourcesByKeys, { keys })).map((source) => [source.key, source]))
  const vouched = await vouchedAmong(transaction, rows)
  const readNow = (record: StoredRecord, source: Source) => {
    const present = readAgain(record, source)
    return vouched.has(record.id) ? { ...present, isVouched: true as const } : present
  }
  const stale = rows.flatMap(({ blocks, entry, isSpare, record }) => {
    const source = sources.get(record.source) ?? undeclaredSource(record.source)
    const ready = toMatchRecord(readNow(record, source), source)
    const present = {
      recordId: record.id,
      keys: isSpare ? [] : storedBlocksOf(ready),
      entry: blockEntryOf(ready),
    }
    const isSame = present.keys.join() === (blocks ?? []).join() && (entry === null || present.entry === entry)
    return isSame ? [] : [present]
  })
  if (stale.length > 0) await transaction.run(replaceBlocks, { blocks: stale })
  await writeResidenceKeys(
    transaction,
    rows.map(({ record }) => record),
    sources,
  )
  const ids = rows.map(({ record }) => record.id)
  const { moves } = await resolveAgain(transaction, ids, {}, byRules(ruleSet), deps, readNow)
  await transaction.run(keepProgress, { id: runId, after: last, now: deps.now().getTime() })
  return { records: rows.length, moves, last }
}

/** Placeholders about which a declared source stated a fact, even if it was declared later. */
async function vouchedAmong(
  transaction: Transaction,
  rows: readonly { readonly record: StoredRecord }[],
): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap(({ record: { id, source, isVouched } }) =>
    source === identifierSource && !isVouched ? [id] : [],
  )
  return new Set(ids.length === 0 ? [] : await transaction.run(vouchedRecords, { ids, own: consentApi }))
}
