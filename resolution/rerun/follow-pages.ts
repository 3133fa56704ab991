import { dryRun } from '../../graph/dry-run.ts'
import type { Graph, Transaction } from '../../graph/run.ts'
import type { Move } from '../write/resolution-deps.ts'

export interface PageOptions {
  /** Decides without writing. */
  readonly isDry: boolean
  readonly onPage: (page: RerunPage) => void
  /** Stops between two pages. */
  readonly signal?: AbortSignal
}

export interface RerunPage {
  /** The last id of this page. */
  readonly records: number
  /** Records that move, or would move, to another subject. */
  readonly moves: readonly Move[]
}

export interface Page extends RerunPage {
  readonly last: string
}

/** Null: nothing is left after `after`. */
type WritePage = (transaction: Transaction, after: string) => Promise<Page | null>

/** One page per transaction, in order of id. */
export async function followPages(
  graph: Graph,
  { name, first }: { readonly name: string; readonly first: string },
  { isDry, onPage, signal }: PageOptions,
  writePage: WritePage,
): Promise<void> {
  let after = first
  while (signal?.aborted !== true) {
    const page = await (isDry
      ? dryRun(graph.write, name, (transaction) => writePage(transaction, after))
      : graph.write(name, (transaction) => writePage(transaction, after)).then(({ value }) => value))
    if (page === null) return
    after = page.last
    onPage(page)
  }
}
