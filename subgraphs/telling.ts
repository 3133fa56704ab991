import type { Tellers } from '../access/known-records/tellers.ts'
import { fragment, type Params } from '../graph/cypher.ts'

/** See `Tellers`, as statements take it. */
export interface Telling extends Params {
  readonly tellers: readonly string[] | null
  readonly untold: readonly string[]
  readonly untoldUnlessStated: readonly string[]
}

/** Null: everybody's facts. */
export function telling(tellers: Tellers | null): Telling {
  return {
    tellers: tellers?.only ?? null,
    untold: tellers?.never ?? [],
    untoldUnlessStated: tellers?.unlessStated ?? [],
  }
}

/**
 * Keeps the facts `l` to those whose source may be known of. What the graph worked out by itself is told by no source. One CASE, which leaves
 * the planner with the order of the index; of nearly all facts it reads no more than the source.
 */
export const isTold = fragment`AND CASE WHEN $tellers IS NULL AND NOT l.source IN ($untold + $untoldUnlessStated) THEN true
            WHEN l.source IS NULL OR l.entryKind = 'IDENTITY_CHANGE' THEN true
            ELSE ($tellers IS NULL OR l.source IN $tellers) AND NOT l.source IN $untold
                 AND (l.permittedPurposes IS NOT NULL OR NOT l.source IN $untoldUnlessStated) END`
