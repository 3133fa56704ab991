import { browserTypes } from '../../../access/browser-types.ts'
import type { Edge } from '../edges.ts'
import { isProven, type MatchIdentifier, type MatchRecord, vouchesFor } from '../match-record.ts'

/** Whose records count: all, those of declared sources, or trusted ones, which are of declared sources. */
export type Tier = 'ANYBODY' | 'DECLARED' | 'TRUSTED'

/** An edge, or a match, which is not based on an identifier. */
export interface Linking {
  readonly a: string
  readonly b: string
  readonly identifier?: string
}

/** The standing of records, by their ids, and of pairs of them. False for an id that is unknown. */
export interface Standing {
  isDeclared(id: string): boolean
  isOfSystem(id: string): boolean
  isProven(id: string): boolean
  /** Whether one of the two is of a reference or watch-list source. */
  isOfLists(pair: Linking): boolean
  /** Whether both are of systems of record, or have verified what links them. */
  isOfTrust(pair: Linking): boolean
  /** Whether one of the two has verified what links them. */
  isOfProof(edge: Edge): boolean
  /** Whether the two share a browser and something else links them. */
  isOfBrowser(edge: Edge): boolean
  /** The highest tier to which both records belong. */
  tierOf(pair: Linking): Tier
}

export function createStanding(recordById: ReadonlyMap<string, MatchRecord>): Standing {
  const isListed = (id: string) => recordById.get(id)?.isListed === true
  const isDeclared = (id: string) => recordById.get(id)?.isDeclared === true
  const isOfSystem = (id: string) => recordById.get(id)?.isOfSystem === true
  const isProvenHere = (id: string) => {
    const record = recordById.get(id)
    return record !== undefined && isProven(record)
  }
  const isVerifiedBy = (id: string, key: string) => {
    const record = recordById.get(id)
    return record !== undefined && vouchesFor(record, key)
  }
  // A record may have a hundred identifiers, and is asked about for each of its edges.
  const keysById = new Map<string, StandingKeys>()
  const keysOf = (id: string): StandingKeys => {
    const known = keysById.get(id) ?? standingKeys(recordById.get(id))
    keysById.set(id, known)
    return known
  }
  // Somebody who confirmed an address of their own may state somebody else's name or number beside it.
  const isOfTrust = ({ a, b, identifier }: Linking) =>
    identifier === undefined
      ? isOfSystem(a) && isOfSystem(b)
      : isVerifiedBy(a, identifier) && isVerifiedBy(b, identifier)
  return {
    isDeclared,
    isOfSystem,
    isProven: isProvenHere,
    isOfLists: ({ a, b }) => isListed(a) || isListed(b),
    isOfTrust,
    isOfProof({ a, b, kind, identifier }) {
      if (kind === 'MATCH') return isProvenHere(a) || isProvenHere(b)
      return [a, b].some((id) => isOfSystem(id) || keysOf(id).vouched.has(identifier))
    },
    isOfBrowser({ a, b, kind }) {
      return kind !== 'BROWSER' && !keysOf(a).browsers.isDisjointFrom(keysOf(b).browsers)
    },
    tierOf: (pair) => (isOfTrust(pair) ? 'TRUSTED' : isDeclared(pair.a) && isDeclared(pair.b) ? 'DECLARED' : 'ANYBODY'),
  }
}

interface StandingKeys {
  /** Verified by the record, or its login. */
  readonly vouched: ReadonlySet<string>
  /** Of browsers and devices. */
  readonly browsers: ReadonlySet<string>
}

function standingKeys(record: MatchRecord | undefined): StandingKeys {
  const identifiers = record?.identifiers ?? []
  const keysWhere = (isMeant: (held: MatchIdentifier) => boolean) =>
    new Set(identifiers.filter(isMeant).map(({ key }) => key))
  return {
    vouched: keysWhere(({ isVerified, isLogin }) => isVerified || isLogin),
    browsers: keysWhere(({ type }) => browserTypes.has(type)),
  }
}
