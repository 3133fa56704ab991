import type { Transaction } from '../../graph/run.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { matchOf, type PairMatch } from '../partition/pair-match.ts'
import { withoutIdentifiers } from '../partition/without-identifiers.ts'
import type { Source } from '../records/source.ts'
import type { RuleSet } from '../rule-set.ts'
import { createTurns, type Turns } from '../turns.ts'
import { loadOutside } from './load-outside.ts'
import { lookUpBlocks, type Overfull } from './look-up-blocks.ts'
import type { MatchRecordCache } from './match-record-cache.ts'
import type { Arrival } from './neighbourhood.ts'
import { noStamp } from './record-stamp.ts'

/** The records with which those of a neighbourhood are compared, loaded as its members become known. */
export interface Candidates {
  /** Looks up the blocks of members that have not been looked up yet, in two or three statements. False if there were none. */
  readonly load: (known: KnownRecords) => Promise<boolean>
  readonly areLoaded: (members: ReadonlySet<string>) => boolean
  readonly matches: () => readonly PairMatch[]
  readonly outside: ReadonlyMap<string, MatchRecord>
  /** Record -> all records of its blocks. */
  readonly byRecord: ReadonlyMap<string, ReadonlySet<string>>
  readonly overfull: Overfull
}

interface KnownRecords {
  readonly members: ReadonlySet<string>
  readonly matchRecords: ReadonlyMap<string, MatchRecord>
  readonly isLeftOut: (key: string, record: MatchRecord) => boolean
  readonly spares: ReadonlyMap<string, string>
}

export function createCandidates(
  transaction: Transaction,
  { model, isProbabilistic }: RuleSet,
  arrival: Pick<Arrival, 'records' | 'known'>,
  sources: Map<string, Source>,
  cache?: MatchRecordCache,
): Candidates {
  const candidatesByRecord = new Map<string, ReadonlySet<string>>()
  const overfull = { inAll: new Set<string>(), ofDeclared: new Set<string>() }
  const fetched = new Map<string, MatchRecord>()
  const scored = new Set<string>()
  const matches: PairMatch[] = []

  async function fetchMissing(
    { matchRecords }: KnownRecords,
    ids: ReadonlySet<string>,
    stampById: ReadonlyMap<string, string>,
  ): Promise<void> {
    const missing = [...ids].filter((id) => !matchRecords.has(id) && !fetched.has(id))
    if (missing.length === 0) return
    const wanted = missing.map((id) => ({ id, stamp: stampById.get(id) ?? noStamp }))
    for (const [id, record] of await loadOutside(transaction, wanted, sources, cache)) fetched.set(id, record)
  }

  /** A generic identifier is not evidence; it is enough to leave it out on one side. */
  async function score({ matchRecords, isLeftOut }: KnownRecords, id: string, turns: Turns): Promise<void> {
    const own = matchRecords.get(id)
    if (own === undefined) return
    const record = withoutIdentifiers(own, (key) => isLeftOut(key, own))
    for (const candidate of candidatesByRecord.get(id) ?? []) {
      const other = matchRecords.get(candidate) ?? fetched.get(candidate)
      const pair = id < candidate ? `${id}\n${candidate}` : `${candidate}\n${id}`
      if (candidate === id || other === undefined || scored.has(pair)) continue
      scored.add(pair)
      const match = matchOf(record, other, model)
      if (match !== null) matches.push(match)
      if (turns.isOver()) await turns.next()
    }
  }

  return {
    async load(known) {
      if (!isProbabilistic) return false
      // Records that represent another one are compared in its place.
      for (const id of known.members)
        if (known.spares.has(id) && !candidatesByRecord.has(id)) candidatesByRecord.set(id, new Set())
      const records = [...known.members].flatMap((id) =>
        candidatesByRecord.has(id) ? [] : (known.matchRecords.get(id) ?? []),
      )
      if (records.length === 0) return false
      const arriving = arrival.records.flatMap(({ id }) =>
        known.spares.has(id) ? [] : (known.matchRecords.get(id) ?? []),
      )
      const found = await lookUpBlocks(transaction, records, { records: arriving, storedBefore: arrival.known.size })
      for (const [id, candidates] of found.byRecord) candidatesByRecord.set(id, candidates)
      for (const prefix of found.overfull.inAll) overfull.inAll.add(prefix)
      for (const prefix of found.overfull.ofDeclared) overfull.ofDeclared.add(prefix)
      const ids = new Set([...found.byRecord.values()].flatMap((candidates) => [...candidates]))
      await fetchMissing(known, ids, found.stampById)
      const turns = createTurns()
      for (const { id } of records) await score(known, id, turns)
      return true
    },
    areLoaded: (members) => !isProbabilistic || [...members].every((id) => candidatesByRecord.has(id)),
    matches: () => matches,
    outside: fetched,
    byRecord: candidatesByRecord,
    overfull,
  }
}
