import type { Graph, Transaction } from '../../graph/run.ts'
import type { Move } from '../resolution-deps.ts'

export interface PageOptions {
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

export interface Page extends RerunPage {
  readonly last: string
}

/** Null: nothing is left after `after`. */
type WritePage = (transaction: Transaction, after: string) => Promise<Page | null>

/** A page a transaction, in order of id. */
export async function followPages(
  graph: Graph,
  { name, first }: { readonly name: string; readonly first: string },
  { isDry, onPage, signal }: PageOptions,
  writePage: WritePage,
): Promise<void> {
  let after = first
  while (signal?.aborted !== true) {
    const page = await (isDry
      ? dryPage(graph, name, after, writePage)
      : graph.write(name, (transaction) => writePage(transaction, after)).then(({ value }) => value))
    if (page === null) return
    after = page.last
    onPage(page)
  }
}

/** Rolls a page back with what it found. */
class DryEnd extends Error {
  readonly page: Page | null

  constructor(page: Page | null) {
    super('A dry run writes nothing')
    this.page = page
  }
}

async function dryPage(graph: Graph, name: string, after: string, writePage: WritePage): Promise<Page | null> {
  try {
    await graph.write(name, async (transaction) => {
      throw new DryEnd(await writePage(transaction, after))
    })
  } catch (error) {
    if (error instanceof DryEnd) return error.page
    throw error
  }
  return null
}
