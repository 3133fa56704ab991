import type { Transaction } from '../graph/run.ts'
import { recordsInBlocks, recordsInFinerBlocks } from './block-queries.ts'
import { loadOutside, type OutsideRecord } from './load-outside.ts'
import { blockLimit, blockLookupsOf } from './match-blocks.ts'
import type { MatchRecord } from './match-record.ts'
import type { MatchRecordCache } from './match-record-cache.ts'
import { matchOf, type PairMatch } from './pair-match.ts'
import type { RuleSet } from './rule-set.ts'
import type { Source } from './source.ts'
import { withoutIdentifiers } from './without-identifiers.ts'

/** What the records of a neighbourhood are compared with, loaded as its members become known. */
export interface Candidates {
  /** Looks up the blocks of members not looked up yet, two or three statements in all. False where there were none. */
  readonly load: (known: KnownRecords) => Promise<boolean>
  readonly areLoaded: (members: ReadonlySet<string>) => boolean
  readonly matches: () => readonly PairMatch[]
  readonly outside: ReadonlyMap<string, OutsideRecord>
  /** Record -> all records of its blocks. */
  readonly byRecord: () => ReadonlyMap<string, ReadonlySet<string>>
}

interface KnownRecords {
  readonly members: ReadonlySet<string>
  readonly matchRecords: ReadonlyMap<string, MatchRecord>
  readonly isGeneric: (key: string) => boolean
}

export function createCandidates(
  transaction: Transaction,
  { model, isProbabilistic }: RuleSet,
  arriving: ReadonlySet<string>,
  sources: Map<string, Source>,
  cache?: MatchRecordCache,
): Candidates {
  const candidatesByRecord = new Map<string, ReadonlySet<string>>()
  const fetched = new Map<string, OutsideRecord>()
  const scored = new Set<string>()
  const matches: PairMatch[] = []

  async function fetchMissing({ matchRecords }: KnownRecords, ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !matchRecords.has(id) && !fetched.has(id))
    if (missing.length === 0) return
    for (const [id, record] of await loadOutside(transaction, missing, sources, cache)) fetched.set(id, record)
  }

  /** A generic identifier speaks for nothing; leaving it out on one side is enough. */
  function score({ matchRecords, isGeneric }: KnownRecords, id: string): void {
    const own = matchRecords.get(id)
    if (own === undefined) return
    const record = withoutIdentifiers(own, isGeneric)
    for (const candidate of candidatesByRecord.get(id) ?? []) {
      const other = matchRecords.get(candidate) ?? fetched.get(candidate)?.record
      const pair = id < candidate ? `${id}\n${candidate}` : `${candidate}\n${id}`
      if (candidate === id || other === undefined || scored.has(pair)) continue
      scored.add(pair)
      const match = matchOf(record, other, model)
      if (match !== null) matches.push(match)
    }
  }

  return {
    async load(known) {
      if (!isProbabilistic) return false
      const records = [...known.members].flatMap((id) =>
        candidatesByRecord.has(id) ? [] : (known.matchRecords.get(id) ?? []),
      )
      if (records.length === 0) return false
      const arrived = [...arriving].flatMap((id) => known.matchRecords.get(id) ?? [])
      const found = await lookUp(transaction, records, arrived)
      for (const [id, candidates] of found) candidatesByRecord.set(id, candidates)
      await fetchMissing(known, [...new Set([...found.values()].flatMap((candidates) => [...candidates]))])
      for (const { id } of records) score(known, id)
      return true
    },
    areLoaded: (members) => !isProbabilistic || [...members].every((id) => candidatesByRecord.has(id)),
    matches: () => matches,
    outside: fetched,
    byRecord: () => candidatesByRecord,
  }
}

/**
 * Records of all blocks of each record. A block that is overfull falls to its finer part, and is left out if that is too.
 * `arriving`: whose blocks are not stored yet, or others are.
 */
export async function lookUp(
  transaction: Pick<Transaction, 'run'>,
  records: readonly BlockedRecord[],
  arriving: readonly BlockedRecord[] = [],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const lookups = records.map(({ id, traits }) => ({ id, blocks: blockLookupsOf(traits) }))
  const prefixes = [...new Set(lookups.flatMap(({ blocks }) => blocks.map(({ prefix }) => prefix)))]
  const newcomers = newcomersOf(arriving)
  const most = blockLimit + 1 + arriving.length
  const rows = prefixes.length === 0 ? [] : await transaction.run(recordsInBlocks, { prefixes, most })
  const byPrefix = membersOf(rows, prefixes, newcomers)
  const isOverfull = (prefix: string) => (byPrefix.get(prefix)?.length ?? 0) > blockLimit
  const overfull = lookups.flatMap(({ blocks }) => blocks.filter(({ prefix }) => isOverfull(prefix)))
  const finer = [...new Set(overfull.flatMap((block) => block.finer ?? []))]
  const finerRows = finer.length === 0 ? [] : await transaction.run(recordsInFinerBlocks, { blocks: finer, most })
  const byFiner = membersOf(finerRows, finer, newcomers)
  return new Map(
    lookups.map(({ id, blocks }) => {
      const found = blocks.flatMap(({ prefix, finer: block }) => {
        const members = isOverfull(prefix) ? byFiner.get(block ?? '') : byPrefix.get(prefix)
        return members === undefined || members.length > blockLimit ? [] : members
      })
      return [id, new Set(found)]
    }),
  )
}

type BlockedRecord = Pick<MatchRecord, 'id' | 'traits'>

interface Newcomers {
  readonly ids: ReadonlySet<string>
  /** By prefix and by finer block. */
  readonly byBlock: ReadonlyMap<string, readonly string[]>
}

function newcomersOf(arriving: readonly BlockedRecord[]): Newcomers {
  const byBlock = new Map<string, string[]>()
  for (const { id, traits } of arriving)
    for (const { prefix, finer } of blockLookupsOf(traits))
      for (const block of finer === null ? [prefix] : [prefix, finer]) {
        const known = byBlock.get(block)
        if (known === undefined) byBlock.set(block, [id])
        else known.push(id)
      }
  return { ids: new Set(arriving.map(({ id }) => id)), byBlock }
}

function membersOf(
  rows: readonly { readonly block: string; readonly recordIds: readonly string[] }[],
  asked: readonly string[],
  { ids, byBlock }: Newcomers,
): ReadonlyMap<string, readonly string[]> {
  const stored = new Map(rows.map(({ block, recordIds }) => [block, recordIds.filter((id) => !ids.has(id))]))
  return new Map(asked.map((block) => [block, [...(stored.get(block) ?? []), ...(byBlock.get(block) ?? [])]]))
}
