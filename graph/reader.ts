import DataLoader from 'dataloader'
import type { Batcher } from './batch.ts'
import type { KeyedStatement, Params, Statement } from './cypher.ts'
import type { Graph } from './run.ts'

/** The reads of one request. Rows are frozen and shared with other requests. */
export interface Reader {
  /** Rows by key, in statement order. `[]` if there are none. */
  rows<P extends Params, R extends object>(statement: KeyedStatement<P, R>, shared: P): DataLoader<string, readonly R[]>
  /** The first row by key. Null if there is none. */
  row<P extends Params, R extends object>(statement: KeyedStatement<P, R>, shared: P): DataLoader<string, R | null>
  /** Like `rows`, but over a part of each key's records: one statement for what a request needs at once, which no other request shares. */
  within<P extends Params, R extends object>(
    statement: KeyedStatement<P & Within, R>,
    shared: P,
  ): DataLoader<KeyWithin, readonly R[], string>
  /** A statement that no other request could share, such as a filtered list. */
  read<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<readonly R[]>
}

/** The parameters of a statement over a part of the records. */
export interface Within {
  /** Ids of these records, for all keys together: a record belongs to one owner. */
  readonly known: readonly string[]
}

export interface KeyWithin extends Within {
  readonly key: string
}

/**
 * `bookmarks` is called for each read: once a write has added one, reads run alone with it instead of joining shared batches. So is `gone`,
 * whose signal ends what the request waits for.
 */
export function createReader(
  graph: Graph,
  batcher: Batcher,
  bookmarks: () => readonly string[],
  gone: () => AbortSignal | null = () => null,
): Reader {
  // One cache holds loaders of every row type, each found only by the statement that created it.
  const rowsLoaders = new Map<object, Map<string, DataLoader<string, readonly object[]>>>()
  const rowLoaders = new Map<object, Map<string, DataLoader<string, object | null>>>()
  const loadersWithin = new Map<object, Map<string, DataLoader<KeyWithin, readonly object[], string>>>()

  async function load<P extends Params, R extends object>(
    statement: KeyedStatement<P, R>,
    shared: P,
    keys: readonly string[],
  ) {
    if (bookmarks().length > 0) return loadAlone(statement, shared, keys)
    const signal = gone()
    const rows = await Promise.all(keys.map((key) => batcher.load(statement, key, shared, signal)))
    await new Promise<void>((resolve) => batcher.pace.run(resolve))
    return rows
  }

  async function loadAlone<P extends Params, R extends object>(
    statement: KeyedStatement<P, R>,
    shared: P,
    keys: readonly string[],
  ): Promise<readonly (readonly R[])[]> {
    const signal = gone()
    const answer = graph.read(
      { ...statement, row: (row) => [row.string('key'), Object.freeze(statement.row(row))] as const },
      { ...shared, keys },
      { bookmarks: bookmarks(), ...(signal && { signal }) },
    )
    const alone = await batcher.inTime(statement, answer)
    return keys.map((key) => alone.filter(([rowKey]) => rowKey === key).map(([, row]) => row))
  }

  function cached<L>(cache: Map<object, Map<string, L>>, statement: object, shared: Params, create: () => L): L {
    let loaders = cache.get(statement)
    if (loaders === undefined) {
      loaders = new Map()
      cache.set(statement, loaders)
    }
    const sharedKey = JSON.stringify(shared)
    let loader = loaders.get(sharedKey)
    if (loader === undefined) {
      loader = create()
      loaders.set(sharedKey, loader)
    }
    return loader
  }

  const reader: Reader = {
    rows<P extends Params, R extends object>(statement: KeyedStatement<P, R>, shared: P) {
      const create = () => new DataLoader<string, readonly object[]>((keys) => load(statement, shared, keys))
      return cached(rowsLoaders, statement, shared, create) as DataLoader<string, readonly R[]>
    },
    row<P extends Params, R extends object>(statement: KeyedStatement<P, R>, shared: P) {
      const create = () =>
        new DataLoader<string, object | null>(async (keys) =>
          (await load(statement, shared, keys)).map((rows) => rows[0] ?? null),
        )
      return cached(rowLoaders, statement, shared, create) as DataLoader<string, R | null>
    },
    within<P extends Params, R extends object>(statement: KeyedStatement<P & Within, R>, shared: P) {
      const create = () =>
        new DataLoader<KeyWithin, readonly object[], string>(
          (parts) => {
            const known = parts.flatMap((part) => part.known)
            return loadAlone(
              statement,
              { ...shared, known },
              parts.map(({ key }) => key),
            )
          },
          { cacheKeyFn: ({ key }) => key },
        )
      return cached(loadersWithin, statement, shared, create) as DataLoader<KeyWithin, readonly R[], string>
    },
    read(statement, params) {
      const signal = gone()
      return graph.read(statement, params, { bookmarks: bookmarks(), ...(signal && { signal }) })
    },
  }
  return reader
}
