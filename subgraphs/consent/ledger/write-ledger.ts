import { sourcesByKeys } from '../../../resolution/queries.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { writeFactsIn } from '../../facts/write-facts.ts'
import type { LineType, SubgraphDeps, WrittenLines } from '../../runtime/subgraph.ts'
import { refusalOf, withController } from '../consent-sources.ts'
import { consentStatements } from '../write-queries.ts'

/** A kind of ledger line, written together with the check of what its source may state. */
export function ledgerLines<L>(
  shape: LineType<L>['shape'],
  toFact: (line: L, recordedAt: number) => Fact,
  deps: SubgraphDeps,
): LineType<L> {
  return {
    shape,
    write(lines) {
      const now = deps.now().getTime()
      return writeLedger(
        lines.map((line) => toFact(line, now)),
        deps,
      )
    },
  }
}

/** Writes entries of sources in one transaction. An entry that its source may not state gets the reason as result. */
async function writeLedger(facts: readonly Fact[], deps: SubgraphDeps): Promise<WrittenLines> {
  const { value: results, bookmarks } = await deps.graph.write(consentStatements.name, async (transaction) => {
    const keys = [...new Set(facts.map(({ properties }) => properties.source))].sort()
    const sources = new Map((await transaction.run(sourcesByKeys, { keys })).map((source) => [source.key, source]))
    const refusals = facts.map((fact) => refusalOf(fact, sources.get(fact.properties.source)))
    const allowed = facts.filter((_, index) => refusals[index] === null)
    const told = allowed.map((fact) => withController(fact, sources.get(fact.properties.source)))
    const written = (await writeFactsIn(transaction, told, consentStatements, deps)).results.values()
    return refusals.map((message): WrittenLines['results'][number] => {
      if (message !== null) return { status: 'NOT_ALLOWED', message }
      // One result per written fact, in order.
      return written.next().value as WrittenLines['results'][number]
    })
  })
  return { results, bookmarks }
}
