import type { Graph } from '../../graph/run.ts'

/** The same graph, but just before the statement runs in a write for the first time, something else happens. */
export function meanwhile(graph: Graph, statementName: string, happens: () => Promise<unknown>): Graph {
  let hasHappened = false
  return {
    ...graph,
    write: (name, work) =>
      graph.write(name, (transaction) =>
        work({
          ...transaction,
          async run(statement, params) {
            if (!hasHappened && statement.name === statementName) {
              hasHappened = true
              await happens()
            }
            return transaction.run(statement, params)
          },
        }),
      ),
  }
}
