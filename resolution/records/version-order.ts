/** What decides between two versions of one thing, in this order of weight. Absent and null count as 0. */
export interface Version {
  /** When the source knew it, in UTC milliseconds. */
  readonly observedAt: number
  /** What the source knows about the order of versions with one `observedAt`, because its clock may be coarser than its changes. */
  readonly sequence?: number | null
  /** Among versions that the source does not distinguish, which of them arrived later. */
  readonly arrival?: number | null
  readonly contentHash: string
  /** See time-ahead.ts: if its `observedAt` was in the future, the version counts as observed when it arrived. */
  readonly timesAhead?: readonly string[] | null
}

/** Positive if the source states that `a` is newer than `b`, 0 if it does not distinguish them. */
export function compareKnowledge(a: Version, b: Version): number {
  return a.observedAt - b.observedAt || (a.sequence ?? 0) - (b.sequence ?? 0)
}

/** Positive if `a` is newer than `b`. Of two that were never compared on arrival, the one that was recorded later. */
export function compareVersions(a: RecordedVersion, b: RecordedVersion): number {
  return (
    compareKnowledge(a, b) ||
    (a.arrival ?? 0) - (b.arrival ?? 0) ||
    a.recordedAt - b.recordedAt ||
    // They are equally new, but every reader has to choose the same one.
    Math.sign(Number(a.contentHash > b.contentHash) - Number(a.contentHash < b.contentHash))
  )
}

interface RecordedVersion extends Version {
  readonly recordedAt: number
}

/**
 * Identifies one version of a thing, however often it arrives: an `observedAt` in the future as it was written, because every arrival would
 * give it another one.
 */
export function versionKey(id: string, { observedAt, contentHash, timesAhead }: Version): string {
  return `${id}#${observedAtAhead(timesAhead) ?? observedAt}#${contentHash}`
}

/** The `observedAt` that was in the future, as written. */
function observedAtAhead(timesAhead: Version['timesAhead']): string | undefined {
  return timesAhead?.find((time) => time.startsWith(observedAtOf))?.slice(observedAtOf.length)
}

const observedAtOf = 'observedAt '

/** Its source's clock was wrong, so its time does not show whether it is newer than another. */
function isOfWrongClock({ timesAhead }: Version): boolean {
  return observedAtAhead(timesAhead) !== undefined
}

interface Arriving extends Version {
  readonly id: string
}

/**
 * Whether a version replaces the current one. The caller keeps the older of the two as history. A version that arrives again is never newer
 * than one that arrived in between, so a file that is sent twice changes nothing. A version whose `observedAt` was in the future gives way
 * to every one that arrives after it and has a time.
 */
export function supersedes(arriving: Arriving, current: Version, isKnown: (key: string) => boolean): boolean {
  const isSame = arriving.contentHash === current.contentHash
  const isOlder = () => isKnown(versionKey(arriving.id, arriving))
  if (isOfWrongClock(arriving) && !isSame && isOlder()) return false
  if (isOfWrongClock(current) && !isOfWrongClock(arriving)) return isSame || !isOlder()
  const order = compareKnowledge(arriving, current)
  if (order !== 0) return order > 0
  return !isSame && !isOlder()
}

/** The number of a version among those that its source does not distinguish. Null for the first one. */
export function arrivalAfter(arriving: Version, current: Version): number | null {
  return compareKnowledge(arriving, current) === 0 ? (current.arrival ?? 0) + 1 : null
}

/** Keys of the arriving versions that only the history can distinguish from new ones. */
export function keysToLookUp(arriving: readonly Arriving[], currentById: ReadonlyMap<string, Version>): string[] {
  const first = new Map(currentById)
  const keys = new Set<string>()
  const wrong = new Set(arriving.filter(isOfWrongClock).map(({ id }) => id))
  for (const version of arriving) {
    const other = first.get(version.id)
    if (other === undefined) first.set(version.id, version)
    else if (version.contentHash !== other.contentHash && needsHistory(version, other, wrong))
      keys.add(versionKey(version.id, version))
  }
  return [...keys].toSorted()
}

function needsHistory(version: Arriving, other: Version, wrong: ReadonlySet<string>): boolean {
  return compareKnowledge(version, other) === 0 || isOfWrongClock(other) || wrong.has(version.id)
}
