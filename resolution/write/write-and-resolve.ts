import type { Graph, Transaction, Written } from '../../graph/run.ts'
import { resolveAgain } from '../corrections/resolve-again.ts'
import { noneOverfull } from '../neighbourhood/look-up-blocks.ts'
import { type Compared, missedMatches } from '../neighbourhood/missed-matches.ts'
import { ruleSet } from '../rule-set.ts'
import type { ResolutionDeps, Resolved } from './resolution-deps.ts'
import { byRules } from './resolve-records.ts'

/** The result of the work, and what the records that it brought were compared with. */
interface ResolvedWork<T> extends Pick<Resolved, 'compared'> {
  readonly value: T
}

/** Each round has seen one more writer. So many in a row never meet the same blocks. */
const maxRounds = 5

/**
 * `graph.write` for work that brings records. Two transactions that bring a matching pair at once do not see each other: after its commit,
 * each looks up its blocks once more, and whichever was last finds the match that it has missed and decides again. Blocks are not locked
 * instead, because common ones would admit only one writer at a time.
 */
export async function writeAndResolve<T>(
  graph: Pick<Graph, 'read' | 'write'>,
  name: string,
  deps: ResolutionDeps,
  work: (transaction: Transaction) => Promise<ResolvedWork<T>>,
): Promise<Written<T>> {
  const { rules = ruleSet } = deps
  let compared: Compared = { records: [], overfull: noneOverfull, sources: new Map() }
  const written = await graph.write(name, async (transaction) => {
    const done = await work(transaction)
    // If a connection is lost during the commit, the next attempt may find everything stored: then it uses what the first attempt compared.
    compared = done.compared ?? compared
    return done.value
  })
  let { bookmarks } = written
  for (let round = 1; round <= maxRounds; round++) {
    const missed = await missedMatches(graph, compared, rules, bookmarks, deps.matchRecords)
    if (missed.length === 0) break
    const again = await graph.write(`${name}.again`, (transaction) => {
      // The rules decide again about what is stored. Nobody states anything new about any record.
      transaction.writeFor([])
      return resolveAgain(transaction, missed, {}, byRules(rules), deps)
    })
    compared = again.value.compared ?? compared
    bookmarks = again.bookmarks
  }
  return { value: written.value, bookmarks }
}
