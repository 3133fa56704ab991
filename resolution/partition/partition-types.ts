import type { Crowd } from './crowds.ts'
import type { Tier } from './decide/standing.ts'
import type { Cluster } from './describe-clusters.ts'
import type { Conflict } from './edge-components.ts'
import type { PairMatch } from './pair-match.ts'
import type { Realm } from './realm.ts'
import type { Review } from './review-questions.ts'

export interface Partition {
  readonly clusters: readonly Cluster[]
  /** Reasons to join that were not followed. */
  readonly conflicts: readonly Conflict[]
  /** Identifiers of too many people to decide whose they are. */
  readonly genericIdentifiers: ReadonlySet<string>
  /** What the model leaves to a person: not certain enough, or an equally good fit elsewhere. */
  readonly review: readonly Review[]
}

/** What is known of holders that are not among the records. Without it, there are no others. */
export interface Surroundings {
  /** All holders of an identifier in the realm. Null if no others are known than the records. */
  readonly crowdOf: (key: string, realm: Realm) => Crowd | null
  /** True if a record of the realm outside holds the identifier, although nothing links it to the records inside. */
  readonly isHeldOutside: (key: string, by: Tier, realm: Realm) => boolean
  /** Pairs of the records that the model does not keep apart. */
  readonly matches: readonly PairMatch[]
}
