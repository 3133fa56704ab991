import type { CompareTraits } from '../partition/compare-traits.ts'
import { type Crowd, crowdOf, greaterCrowd, isLinkedBy } from '../partition/crowds.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { isOpenKey } from '../partition/realm.ts'
import type { StoredHolding } from '../queries.ts'
import { maxPeopleOf, type RuleSet } from '../rule-set.ts'
import type { Holders } from './holders.ts'
import type { Neighbourhood } from './neighbourhood.ts'

interface Around extends Holders {
  readonly holdings: ReadonlyMap<string, StoredHolding>
  readonly spares: ReadonlyMap<string, string>
  readonly countOutside: (key: string) => number
  readonly rules: RuleSet
  readonly compare: CompareTraits
}

/** Which identifiers too many people have, and whom these link nevertheless. Decided once for each identifier. */
export function createCrowds({
  matchRecords,
  holdersByKey,
  typeByKey,
  holdings,
  spares,
  countOutside,
  rules,
  compare,
}: Around): Pick<Neighbourhood, 'crowdOf' | 'isLeftOut'> {
  const crowds = new Map<string, Crowd>()

  function crowdOfKey(key: string): Crowd {
    const known = crowds.get(key) ?? crowdNow(key)
    crowds.set(key, known)
    return known
  }

  /** Decided by the loaded holders; by the earlier decision if these are not all and too few to decide. */
  function crowdNow(key: string): Crowd {
    const type = typeByKey.get(key)
    if (type === undefined) return 'NONE'
    const ours = [...(holdersByKey.get(key) ?? [])].flatMap((id) => {
      const record = matchRecords.get(id)
      if (record === undefined || record.isListed || spares.has(id)) return []
      return isOfRealm(key, record) ? [record] : []
    })
    const seen = crowdOf(key, ours, maxPeopleOf(rules, type), compare)
    const stored = holdings.get(key)
    if (seen === 'ALL' || stored === undefined || countOutside(key) <= 0) return seen
    return greaterCrowd(stored.crowd, seen)
  }

  return {
    crowdOf: crowdOfKey,
    isLeftOut: (key, record) => isOfRealm(key, record) && !isLinkedBy(key, crowdOfKey(key), record),
  }
}

/** An isolated source does not crowd an identifier for others by what it has verified, nor do others crowd it for the source. */
function isOfRealm(key: string, { realm }: MatchRecord): boolean {
  return realm === null || !isOpenKey(key)
}
