import type { CompareTraits } from '../partition/compare-traits.ts'
import { sparesAmong } from '../partition/spares.ts'
import type { RuleSet } from '../rule-set.ts'
import { createCountOutside } from './count-outside.ts'
import { createCrowds } from './crowds-around.ts'
import { holdersOf } from './holders.ts'
import { loadedRecords } from './loaded-records.ts'
import { membersOf } from './members.ts'
import type { Arrival, Neighbourhood } from './neighbourhood.ts'

/** What has been read around an arrival so far. */
export interface LoadedState
  extends Pick<
    Neighbourhood,
    | 'subjects'
    | 'holdings'
    | 'sources'
    | 'matchRecordOf'
    | 'matches'
    | 'outside'
    | 'candidatesByRecord'
    | 'overfullBlocks'
    | 'declaredRead'
  > {
  readonly arrival: Arrival
  readonly rules: RuleSet
  readonly compare: CompareTraits
}

/** Pure: from the arriving records along reasons to join, through whole customers. */
export function connect({ arrival, rules, compare, ...state }: LoadedState): Neighbourhood {
  const loaded = { ...state, ...loadedRecords(arrival, state.subjects.values()) }
  const { typeByKey, ...holders } = holdersOf(loaded.records.values(), state.matchRecordOf)
  const spares = sparesAmong([...holders.matchRecords.values()], loaded.assertions)
  const counted = {
    ...loaded,
    ...holders,
    spares,
    countOutside: createCountOutside(arrival, { ...loaded, ...holders }),
  }
  const around = { ...counted, ...createCrowds({ ...counted, typeByKey, rules, compare }) }
  return { ...around, members: membersOf(arrival, around, rules, compare) }
}
