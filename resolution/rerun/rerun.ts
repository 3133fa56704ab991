import type { Graph, Transaction } from '../../graph/run.ts'
import { replaceBlocks } from '../block-queries.ts'
import { resolveAgain } from '../corrections/resolve-again.ts'
import { storedBlocksOf } from '../match-blocks.ts'
import { sourcesByKeys } from '../queries.ts'
import { byRules, type Move, type ResolutionDeps } from '../resolve-records.ts'
import { ruleSet } from '../rule-set.ts'
import { undeclaredSource } from '../source.ts'
import { toMatchRecord } from '../stored-record.ts'
import { endProgress, keepProgress, pageOfRecords, runProgress } from './queries.ts'

export interface RerunOptions {
  /** Decides and writes nothing. */
  readonly isDry: boolean
  readonly onPage: (page: RerunPage) => void
  /** Stops between two pages. */
  readonly signal?: AbortSignal
}

export interface RerunPage {
  /** Of this page. */
  readonly records: number
  /** Records that go, or would go, to another subject. */
  readonly moves: readonly Move[]
}

/** Records a transaction. */
const pageSize = 100
const runId = 'resolve'

/**
 * Decides every record anew by the present rules, in order of id, a page a transaction. A run that was stopped goes on
 * where it was; a dry one begins at the beginning and leaves no trace.
 */
export async function rerun(
  graph: Graph,
  { isDry, onPage, signal }: RerunOptions,
  deps: ResolutionDeps,
): Promise<void> {
  let [after = ''] = isDry ? [] : await graph.read(runProgress, { id: runId })
  while (signal?.aborted !== true) {
    const page = await (isDry
      ? dryPage(graph, after, deps)
      : graph
          .write('resolution.rerun', (transaction) => writePage(transaction, after, deps))
          .then(({ value }) => value))
    if (page === null) break
    after = page.last
    onPage(page)
  }
  if (!isDry && signal?.aborted !== true)
    await graph.write('resolution.rerun', (transaction) => transaction.run(endProgress, { id: runId }))
}

interface Page extends RerunPage {
  readonly last: string
}

async function writePage(transaction: Transaction, after: string, deps: ResolutionDeps): Promise<Page | null> {
  const rows = await transaction.run(pageOfRecords, { after, first: pageSize })
  const last = rows.at(-1)?.record.id
  if (last === undefined) return null
  const keys = [...new Set(rows.map(({ record }) => record.source))]
  const sources = new Map((await transaction.run(sourcesByKeys, { keys })).map((source) => [source.key, source]))
  const stale = rows.flatMap(({ blocks, record }) => {
    const source = sources.get(record.source) ?? undeclaredSource(record.source)
    const present = storedBlocksOf(toMatchRecord(record, source).matchTraits)
    return present.join() === (blocks ?? []).join() ? [] : [{ recordId: record.id, keys: present }]
  })
  if (stale.length > 0) await transaction.run(replaceBlocks, { blocks: stale })
  const moves: Move[] = []
  const ids = rows.map(({ record }) => record.id)
  await resolveAgain(transaction, ids, {}, byRules(ruleSet), { ...deps, onMoved: (found) => moves.push(...found) })
  await transaction.run(keepProgress, { id: runId, after: last, now: deps.now().getTime() })
  return { records: rows.length, moves, last }
}

/** Rolls a page back with what it found. */
class DryEnd extends Error {
  readonly page: Page | null

  constructor(page: Page | null) {
    super('A dry run writes nothing')
    this.page = page
  }
}

async function dryPage(graph: Graph, after: string, deps: ResolutionDeps): Promise<Page | null> {
  try {
    await graph.write('resolution.rerun', async (transaction) => {
      throw new DryEnd(await writePage(transaction, after, deps))
    })
  } catch (error) {
    if (error instanceof DryEnd) return error.page
    throw error
  }
  return null
}
