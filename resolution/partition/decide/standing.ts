import type { Edge } from '../edges.ts'
import { eitherVouchesFor, isProven, type MatchRecord, shareBrowser, vouchesFor } from '../match-record.ts'

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
      const [left, right] = [recordById.get(a), recordById.get(b)]
      return left !== undefined && right !== undefined && eitherVouchesFor(left, right, identifier)
    },
    isOfBrowser({ a, b, kind }) {
      const [left, right] = [recordById.get(a), recordById.get(b)]
      return kind !== 'BROWSER' && left !== undefined && right !== undefined && shareBrowser(left, right)
    },
    tierOf: (pair) => (isOfTrust(pair) ? 'TRUSTED' : isDeclared(pair.a) && isDeclared(pair.b) ? 'DECLARED' : 'ANYBODY'),
  }
}
