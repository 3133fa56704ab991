import type { Graph, Transaction, Written } from '../graph/run.ts'
import { resolveAgain } from './corrections/resolve-again.ts'
import { lookUp } from './load-candidates.ts'
import { byRules, type ComparedRecord, type ResolutionDeps } from './resolve-records.ts'
import { ruleSet } from './rule-set.ts'

/** Each round has seen one more writer; so many in a row never met the same blocks. */
const maxRounds = 5

/**
 * `graph.write` for work that brings records. Two transactions that bring a matching pair at once do not see each other:
 * after its commit each looks up its blocks once more, and whichever was last finds what it has missed and decides anew.
 * Blocks are not locked instead: common ones would let one writer in at a time.
 */
export async function writeSettled<T>(
  graph: Graph,
  name: string,
  deps: ResolutionDeps,
  work: (transaction: Transaction, deps: ResolutionDeps) => Promise<T>,
): Promise<Written<T>> {
  let compared: readonly ComparedRecord[] = []
  const seeing: ResolutionDeps = {
    ...deps,
    onCompared(records) {
      compared = records
    },
  }
  const written = await graph.write(name, (transaction) => {
    compared = []
    return work(transaction, seeing)
  })
  let { bookmarks } = written
  for (let round = 1; round <= maxRounds; round++) {
    const missed = await missedBy(graph, compared, bookmarks)
    if (missed.length === 0) break
    const again = await graph.write(`${name}.again`, (transaction) => {
      compared = []
      return resolveAgain(transaction, missed, {}, byRules(ruleSet), seeing)
    })
    bookmarks = again.bookmarks
  }
  return { value: written.value, bookmarks }
}

/** Ids of records that share a block with one that they were not compared with. */
async function missedBy(
  graph: Graph,
  compared: readonly ComparedRecord[],
  bookmarks: readonly string[],
): Promise<readonly string[]> {
  if (compared.length === 0) return []
  const reading: Pick<Transaction, 'run'> = { run: (statement, params) => graph.read(statement, params, { bookmarks }) }
  const found = await lookUp(
    reading,
    compared.map(({ record }) => record),
  )
  return compared.flatMap(({ record: { id }, candidates }) =>
    (found.get(id) ?? new Set<string>()).isSubsetOf(candidates) ? [] : [id],
  )
}
