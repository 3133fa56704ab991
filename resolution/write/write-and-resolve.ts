import type { Graph, Transaction, Written } from '../../graph/run.ts'
import { resolveAgain } from '../corrections/resolve-again.ts'
import { noneOverfull } from '../neighbourhood/look-up-blocks.ts'
import { type Compared, missedMatches } from '../neighbourhood/missed-matches.ts'
import { ruleSet } from '../rule-set.ts'
import type { ResolutionDeps } from './resolution-deps.ts'
import { byRules } from './resolve-records.ts'

/** Each round has seen one more writer; so many in a row never met the same blocks. */
const maxRounds = 5

/**
 * `graph.write` for work that brings records. Two transactions that bring a matching pair at once do not see each other:
 * after its commit each looks up its blocks once more, and whichever was last finds the match it has missed and decides anew.
 * Blocks are not locked instead: common ones would let one writer in at a time.
 */
export async function writeAndResolve<T>(
  graph: Pick<Graph, 'read' | 'write'>,
  name: string,
  deps: ResolutionDeps,
  work: (transaction: Transaction, deps: ResolutionDeps) => Promise<T>,
): Promise<Written<T>> {
  const { rules = ruleSet } = deps
  let compared: Compared = { records: [], overfull: noneOverfull, sources: new Map() }
  const seeing: ResolutionDeps = {
    ...deps,
    onCompared(seen) {
      compared = seen
    },
  }
  // After a lost connection the second attempt may find all there: what the first one compared holds then.
  const written = await graph.write(name, (transaction) => work(transaction, seeing))
  let { bookmarks } = written
  for (let round = 1; round <= maxRounds; round++) {
    const missed = await missedMatches(graph, compared, rules, bookmarks, deps.matchRecords)
    if (missed.length === 0) break
    const again = await graph.write(`${name}.again`, (transaction) => {
      // The rules decide again about what is stored; nobody says anything new of any record.
      transaction.writeFor([])
      return resolveAgain(transaction, missed, {}, byRules(rules), seeing)
    })
    bookmarks = again.bookmarks
  }
  return { value: written.value, bookmarks }
}
