import { consentApi } from './consent-api.ts'
import type { PurposeKey } from './purposes.ts'
import type { Viewer } from './viewer.ts'

/** Whose facts a caller may know of, whatever record the facts name. */
export interface Tellers {
  /** Facts of these sources only; null: of any. */
  readonly only: readonly string[] | null
  /** Reference and watch-list sources that may not serve the request. */
  readonly never: readonly string[]
}

/** A reference or watch-list source, with what its data may be used for. */
export type LicensedSource = readonly [key: string, permittedPurposes: readonly PurposeKey[], validUntil: number | null]

/** Null, which is nearly always the case: everybody's facts are known. `now`: UTC milliseconds. */
export function tellersFor(
  { sources, view }: Viewer,
  purpose: PurposeKey,
  licensed: readonly LicensedSource[],
  now: number,
): Tellers | null {
  const never = licensed
    .filter(([, purposes, until]) => !purposes.includes(purpose) || (until !== null && until <= now))
    .map(([key]) => key)
  // What the customer's own acts wrote is told by no other source.
  const only = sources === null || view === 'golden' ? null : [...sources, consentApi]
  return only === null && never.length === 0 ? null : { only, never }
}

/** Whether the facts of a source are known. */
export function isTeller({ only, never }: Tellers, source: string): boolean {
  return (only === null || only.includes(source)) && !never.includes(source)
}
