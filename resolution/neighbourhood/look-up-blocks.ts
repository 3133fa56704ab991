import type { Transaction } from '../../graph/run.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import {
  declaredEntriesOfBlocks,
  declaredEntriesOfFinerBlocks,
  entriesOfBlocks,
  entriesOfFinerBlocks,
} from './block-queries.ts'
import { type BlockLookup, blockLimit, blockLookupsOf, entryOf } from './match-blocks.ts'

export type BlockedRecord = Pick<MatchRecord, 'id' | 'traits' | 'realm' | 'isDeclared' | 'isListed'>

/** The contents of the blocks of some records. */
export interface FoundBlocks {
  /** Record -> all records of its blocks, including itself if it is stored or arriving. */
  readonly byRecord: ReadonlyMap<string, ReadonlySet<string>>
  /** The stored records found, as their blocks describe them. */
  readonly stampById: ReadonlyMap<string, string>
  readonly overfull: Overfull
}

/** Prefixes of blocks that contain more than can be compared. */
export interface Overfull {
  readonly inAll: ReadonlySet<string>
  /** Also if records of declared sources are counted separately. */
  readonly ofDeclared: ReadonlySet<string>
}

export const noneOverfull: Overfull = { inAll: new Set(), ofDeclared: new Set() }

export interface Arriving {
  /** Records whose blocks are not stored yet, or are stored differently. */
  readonly records: readonly BlockedRecord[]
  /** How many of them have an earlier version in the graph. */
  readonly storedBefore: number
}

/**
 * Records of all blocks of each record. An overfull block is replaced with its finer part, and is left out if that is overfull as well.
 * Records of declared sources are compared with each other as if there were no others, so that no undeclared source fills their blocks;
 * reference and watch-list data count as others here. `overfull`: blocks that are known to be, which are not read again.
 */
export async function lookUpBlocks(
  transaction: Pick<Transaction, 'run'>,
  records: readonly BlockedRecord[],
  arriving: Arriving = { records: [], storedBefore: 0 },
  known: Overfull = noneOverfull,
): Promise<FoundBlocks> {
  const lookups = records.map((record) => ({ ...record, blocks: blockLookupsOf(record) }))
  const stampById = new Map<string, string>()
  const most = blockLimit + 1 + arriving.storedBefore
  const inAll = await readBlocks(lookups, known.inAll, createMembersOf(arriving.records, stampById), {
    coarse: (prefixes) => transaction.run(entriesOfBlocks, { prefixes, most }),
    finer: (blocks) => transaction.run(entriesOfFinerBlocks, { blocks, most }),
  })
  const crowded = lookups
    .filter(isOfDeclared)
    .map((lookup) => ({ ...lookup, blocks: lookup.blocks.filter(({ prefix }) => inAll.overfull.has(prefix)) }))
  const ofDeclared = await readBlocks(
    crowded,
    known.ofDeclared,
    createMembersOf(arriving.records.filter(isOfDeclared), stampById),
    {
      coarse: (prefixes) => transaction.run(declaredEntriesOfBlocks, { prefixes, most }),
      finer: (blocks) => transaction.run(declaredEntriesOfFinerBlocks, { blocks, most }),
    },
  )
  const byRecord = new Map(
    lookups.map((lookup) => {
      const found = lookup.blocks.flatMap(inAll.membersOf)
      const among = isOfDeclared(lookup) ? lookup.blocks.flatMap(ofDeclared.membersOf) : []
      return [lookup.id, new Set([...found, ...among])]
    }),
  )
  return { byRecord, stampById, overfull: { inAll: inAll.overfull, ofDeclared: ofDeclared.overfull } }
}

/** As matching counts it: lists do not have records of their own. */
function isOfDeclared({ isDeclared, isListed }: BlockedRecord): boolean {
  return isDeclared && !isListed
}

interface Lookup {
  readonly blocks: readonly BlockLookup[]
}

interface ReadBlocks {
  /** Ids. Empty if neither part of the block contains few enough. */
  readonly membersOf: (block: BlockLookup) => readonly string[]
  readonly overfull: ReadonlySet<string>
}

/** At most two reads: of the coarse parts, and of the finer ones if these are overfull. `known`: prefixes that are. */
async function readBlocks(
  lookups: readonly Lookup[],
  known: ReadonlySet<string>,
  membersOf: MembersOf,
  read: Readonly<Record<'coarse' | 'finer', (blocks: readonly string[]) => Promise<Rows>>>,
): Promise<ReadBlocks> {
  const prefixes = [...new Set(lookups.flatMap(({ blocks }) => blocks.map(({ prefix }) => prefix)))]
  const unknown = prefixes.filter((prefix) => !known.has(prefix))
  const byPrefix = membersOf(unknown.length === 0 ? [] : await read.coarse(unknown), unknown)
  const overfull = new Set(
    prefixes.filter((prefix) => known.has(prefix) || (byPrefix.get(prefix)?.length ?? 0) > blockLimit),
  )
  const needed = lookups.flatMap(({ blocks }) => blocks.filter(({ prefix }) => overfull.has(prefix)))
  const finer = [...new Set(needed.flatMap((block) => block.finer ?? []))]
  const byFiner = membersOf(finer.length === 0 ? [] : await read.finer(finer), finer)
  return {
    overfull,
    membersOf({ prefix, finer: block }) {
      // Nothing is known about a block that was not requested.
      const members = overfull.has(prefix) ? byFiner.get(block ?? '') : byPrefix.get(prefix)
      return members === undefined || members.length > blockLimit ? [] : members
    },
  }
}

type Rows = readonly { readonly block: string; readonly entries: readonly string[] }[]
type MembersOf = (rows: Rows, asked: readonly string[]) => ReadonlyMap<string, readonly string[]>

/** Ids by block: arriving records by their present content, all others as stored, with their stamps. */
function createMembersOf(arriving: readonly BlockedRecord[], stampById: Map<string, string>): MembersOf {
  const ids = new Set(arriving.map(({ id }) => id))
  const byBlock = new Map<string, string[]>()
  for (const { id, ...record } of arriving)
    for (const { prefix, finer } of blockLookupsOf(record))
      for (const block of finer === null ? [prefix] : [prefix, finer]) {
        const known = byBlock.get(block)
        if (known === undefined) byBlock.set(block, [id])
        else known.push(id)
      }
  return (rows, asked) => {
    const stored = new Map(
      rows.map(({ block, entries }) => {
        const members = entries.map(entryOf).filter(({ id }) => !ids.has(id))
        for (const { id, stamp } of members) stampById.set(id, stamp)
        return [block, members.map(({ id }) => id)] as const
      }),
    )
    return new Map(asked.map((block) => [block, [...(stored.get(block) ?? []), ...(byBlock.get(block) ?? [])]]))
  }
}
