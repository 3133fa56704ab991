import { consentApi } from '../consent/consent-api.ts'
import type { PurposeKey } from '../purposes.ts'
import { sourcesKnownAlone, type Viewer } from '../viewer.ts'

/** Whose facts a caller may know of, whatever record the facts name. */
export interface KnownSources {
  /** Facts of these sources only; null: of any. */
  readonly only: readonly string[] | null
  /** Reference and watch-list sources that may not serve the request. */
  readonly never: readonly string[]
  /** Reference and watch-list sources that permit no purpose as a whole: a fact of theirs that states its own purposes serves these. */
  readonly unlessStated: readonly string[]
}

/** A reference or watch-list source, with what its data may be used for. */
export type LicensedSource = readonly [key: string, permittedPurposes: readonly PurposeKey[], validUntil: number | null]

/** Null, which is nearly always the case: everybody's facts are known. `now`: UTC milliseconds. */
export function knownSourcesFor(
  viewer: Viewer,
  purpose: PurposeKey,
  licensed: readonly LicensedSource[],
  now: number,
): KnownSources | null {
  const unlicensed = licensed.filter(
    ([, purposes, until]) => !purposes.includes(purpose) || (until !== null && until <= now),
  )
  // What the customer's own acts wrote is told by no other source.
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

/** Whether the facts of a source are known. `statesPurposes`: the fact states for itself what it may be used for. */
export function isKnownSource(
  { only, never, unlessStated }: KnownSources,
  source: string,
  statesPurposes = false,
): boolean {
  if (only !== null && !only.includes(source)) return false
  return !never.includes(source) && (statesPurposes || !unlessStated.includes(source))
}
