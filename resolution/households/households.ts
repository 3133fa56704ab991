/** Who lives or lived at one address. Times are UTC milliseconds. */
export interface Resident {
  readonly customerId: string
  /** Folded, all that the person has or had. */
  readonly familyNames: ReadonlySet<string>
  /** When the person was first observed here. */
  readonly from: number
  /** When the person was later first observed elsewhere. Null: still lives here. */
  readonly to: number | null
}

export interface Household {
  readonly members: readonly Resident[]
  readonly confidence: number
}

/** More of them at one address mean a tower block, a dormitory or a filler. */
export const mostHouseholds = 8

/**
 * Two or more people with one address and one family name who lived there at the same time. None if more than `mostHouseholds` households,
 * including people alone, live there now. Confidence: 0.9 for the only one, 0.05 less for each other present one.
 */
export function householdsAmong(residents: readonly Resident[]): readonly Household[] {
  const groups: Resident[][] = []
  for (const resident of residents.toSorted(byArrival)) {
    const own = groups.filter((group) => group.some((other) => areTogether(resident, other)))
    const joined = [...own.flat(), resident]
    for (const group of own) groups.splice(groups.indexOf(group), 1)
    groups.push(joined)
  }
  const here = groups.filter((group) => group.some(({ to }) => to === null)).length
  if (here > mostHouseholds) return []
  const confidence = Math.round((0.9 - 0.05 * Math.max(0, here - 1)) * 100) / 100
  return groups.filter((group) => group.length > 1).map((group) => ({ members: group.toSorted(byArrival), confidence }))
}

export interface StayPeriod {
  readonly home: string
  readonly firstSeen: number
  readonly lastSeen: number
}

/** From when until when somebody lived at `home`, by everything that is known about where they lived. */
export function periodAt(home: string, stays: readonly StayPeriod[]): Pick<Resident, 'from' | 'to'> {
  const own = stays.filter((stay) => stay.home === home)
  const from = Math.min(...own.map(({ firstSeen }) => firstSeen))
  const last = Math.max(...own.map(({ lastSeen }) => lastSeen))
  const later = stays.filter((stay) => stay.home !== home && stay.lastSeen > last)
  const to = Math.min(...later.map(({ firstSeen }) => Math.max(firstSeen, last)))
  return { from, to: Number.isFinite(to) ? to : null }
}

function areTogether(a: Resident, b: Resident): boolean {
  const overlap = a.from < (b.to ?? Number.POSITIVE_INFINITY) && b.from < (a.to ?? Number.POSITIVE_INFINITY)
  return overlap && !a.familyNames.isDisjointFrom(b.familyNames)
}

function byArrival(a: Resident, b: Resident): number {
  return a.from - b.from || (a.customerId < b.customerId ? -1 : 1)
}
