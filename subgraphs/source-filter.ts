import type { KnownSources } from '../access/known-records/known-sources.ts'
import { fragment, type Params } from '../graph/cypher.ts'

/** See `KnownSources`, as statements take it. */
export interface SourceFilter extends Params {
  readonly knownSources: readonly string[] | null
  readonly hiddenSources: readonly string[]
  readonly hiddenUnlessStated: readonly string[]
}

/**
 * Of no source. It stands in each list of hidden ones, because the database plans a statement again for a list that is empty: with two such
 * lists a request could meet four plans, each of which costs up to seconds at its first use.
 */
const noSource = ''

/** Null: facts of every source. */
export function sourceFilter(knownSources: KnownSources | null): SourceFilter {
  return {
    knownSources: knownSources?.only ?? null,
    hiddenSources: [noSource, ...(knownSources?.never ?? [])],
    hiddenUnlessStated: [noSource, ...(knownSources?.unlessStated ?? [])],
  }
}

/**
 * Keeps the facts `l` whose source may be known. What the graph derived itself comes from no source. One CASE, which leaves the order of
 * the index to the planner; for nearly all facts it reads only the source.
 */
export const isOfKnownSource = fragment`AND CASE WHEN $knownSources IS NULL AND NOT l.source IN ($hiddenSources + $hiddenUnlessStated) THEN true
            WHEN l.source IS NULL OR l.entryKind = 'IDENTITY_CHANGE' THEN true
            ELSE ($knownSources IS NULL OR l.source IN $knownSources) AND NOT l.source IN $hiddenSources
                 AND (l.permittedPurposes IS NOT NULL OR NOT l.source IN $hiddenUnlessStated) END`
