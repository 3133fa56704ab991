import { consentApi } from '../consent/consent-api.ts'
import type { PurposeKey } from '../purposes.ts'
import { sourcesKnownAlone, type Viewer } from '../viewer.ts'

/** The sources whose facts a caller may know about, whatever record the facts name. */
export interface KnownSources {
  /** Facts of these sources only. Null: of any source. */
  readonly only: readonly string[] | null
  /** Reference and watch-list sources that may not serve the request. */
  readonly never: readonly string[]
  /**
   * Reference and watch-list sources that permit no purpose as a whole. A fact of such a source that states its own purposes serves these.
   */
  readonly unlessStated: readonly string[]
}

/** A reference or watch-list source, with the purposes for which its data may be used. */
export type LicensedSource = readonly [key: string, permittedPurposes: readonly PurposeKey[], validUntil: number | null]

/** Null, which is nearly always the case: facts of all sources are known. `now`: UTC milliseconds. */
export function knownSourcesFor(
  viewer: Viewer,
  purpose: PurposeKey,
  licensed: readonly LicensedSource[],
  now: number,
): KnownSources | null {
  const unlicensed = licensed.filter(
    ([, purposes, until]) => !purposes.includes(purpose) || (until !== null && until <= now),
  )
  // No other source states what the customer's own acts wrote.
  const sources = sourcesKnownAlone(viewer)
  const only = sources === null ? null : [...sources, consentApi]
  if (only === null && unlicensed.length === 0) return null
  const isStatedPerFact = ([, purposes, until]: LicensedSource) =>
    purposes.length === 0 && (until === null || until > now)
  return {
    only,
    never: unlicensed.filter((source) => !isStatedPerFact(source)).map(([key]) => key),
    unlessStated: unlicensed.filter(isStatedPerFact).map(([key]) => key),
  }
}

/** Whether the facts of a source are known. `statesPurposes`: the fact itself states the purposes that it may be used for. */
export function isKnownSource(
  { only, never, unlessStated }: KnownSources,
  source: string,
  statesPurposes = false,
): boolean {
  if (only !== null && !only.includes(source)) return false
  return !never.includes(source) && (statesPurposes || !unlessStated.includes(source))
}
