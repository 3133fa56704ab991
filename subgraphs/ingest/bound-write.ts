import { GraphQLError } from 'graphql'
import type { Viewer } from '../../access/viewer.ts'
import { codedError } from '../../errors.ts'
import type { Graph } from '../../graph/run.ts'
import { isOfNoSystem } from '../../resolution/records/record-id.ts'

/**
 * `graph.write` for one caller: the only way in which a request writes. Nothing is written before the work has stated for which sources
 * (`Transaction.writeFor`), and a caller bound to sources writes only for these. Throws FORBIDDEN.
 */
export function createBoundWrite(graph: Pick<Graph, 'write'>, { sources }: Pick<Viewer, 'sources'>): Graph['write'] {
  return (name, work) =>
    graph.write(name, (transaction) => {
      let isSaid = false
      return work({
        isBound: sources !== null,
        run(statement, params) {
          // A writer that forgets this would fail only for bound callers, so it fails for all.
          if (!isSaid && writing.test(statement.text))
            throw new TypeError(`${name}: ${statement.name} writes before writeFor has stated for which sources`)
          return transaction.run(statement, params)
        },
        writeFor(named) {
          isSaid = true
          for (const source of named) if (!mayWriteFor(source, sources)) throw foreignSource(sources ?? [])
        },
      })
    })
}

/** Whether a caller bound to these sources (null: not bound) may write about records of this one. */
export function mayWriteFor(source: string, sources: Viewer['sources']): boolean {
  return sources === null || sources.includes(source) || isOfNoSystem(source)
}

export function isForeignSource(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.reason === foreignSourceReason
}

const foreignSourceReason = 'FOREIGN_SOURCE'

const writing = /\b(?:CREATE|MERGE|SET|DELETE|REMOVE)\b/

function foreignSource(sources: readonly string[]) {
  const own = sources.length === 0 ? 'no source' : sources.join(', ')
  return codedError(
    'FORBIDDEN',
    `This token may only write records of ${own}: leave out everything that names another source.`,
    {
      reason: foreignSourceReason,
    },
  )
}
