import type { Transaction } from '../graph/run.ts'
import { entriesOfBlocks, entriesOfFinerBlocks } from './block-queries.ts'
import { blockLimit, blockLookupsOf, entryOf } from './match-blocks.ts'
import type { MatchRecord } from './match-record.ts'

export type BlockedRecord = Pick<MatchRecord, 'id' | 'traits'>

/** What stood in the blocks of some records. */
export interface FoundBlocks {
  /** Record -> all records of its blocks, itself among them where it is stored or arriving. */
  readonly byRecord: ReadonlyMap<string, ReadonlySet<string>>
  /** Of the stored records found, as their blocks tell. */
  readonly stampById: ReadonlyMap<string, string>
  /** Prefixes of blocks that hold more than can be compared. */
  readonly overfull: ReadonlySet<string>
}

export interface Arriving {
  /** Whose blocks are not stored yet, or others are. */
  readonly records: readonly BlockedRecord[]
  /** How many of them the graph has an earlier version of. */
  readonly storedBefore: number
}

/**
 * Records of all blocks of each record. A block that is overfull falls to its finer part, and is left out if that is too.
 * `overfull`: prefixes known to be so, which are not read again.
 */
export async function lookUpBlocks(
  transaction: Pick<Transaction, 'run'>,
  records: readonly BlockedRecord[],
  arriving: Arriving = { records: [], storedBefore: 0 },
  known: ReadonlySet<string> = new Set(),
): Promise<FoundBlocks> {
  const lookups = records.map(({ id, traits }) => ({ id, blocks: blockLookupsOf(traits) }))
  const stampById = new Map<string, string>()
  const membersOf = createMembersOf(arriving.records, stampById)
  const most = blockLimit + 1 + arriving.storedBefore
  const prefixes = [...new Set(lookups.flatMap(({ blocks }) => blocks.map(({ prefix }) => prefix)))]
  const unknown = prefixes.filter((prefix) => !known.has(prefix))
  const rows = unknown.length === 0 ? [] : await transaction.run(entriesOfBlocks, { prefixes: unknown, most })
  const byPrefix = membersOf(rows, unknown)
  const overfull = new Set(
    prefixes.filter((prefix) => known.has(prefix) || (byPrefix.get(prefix)?.length ?? 0) > blockLimit),
  )
  const needed = lookups.flatMap(({ blocks }) => blocks.filter(({ prefix }) => overfull.has(prefix)))
  const finer = [...new Set(needed.flatMap((block) => block.finer ?? []))]
  const finerRows = finer.length === 0 ? [] : await transaction.run(entriesOfFinerBlocks, { blocks: finer, most })
  const byFiner = membersOf(finerRows, finer)
  const byRecord = new Map(
    lookups.map(({ id, blocks }) => {
      const found = blocks.flatMap(({ prefix, finer: block }) => {
        const members = overfull.has(prefix) ? byFiner.get(block ?? '') : byPrefix.get(prefix)
        return members === undefined || members.length > blockLimit ? [] : members
      })
      return [id, new Set(found)]
    }),
  )
  return { byRecord, stampById, overfull }
}

type Rows = readonly { readonly block: string; readonly entries: readonly string[] }[]
type MembersOf = (rows: Rows, asked: readonly string[]) => ReadonlyMap<string, readonly string[]>

/** Ids by block: arriving records by what they hold now, all others as stored, whose stamps it keeps. */
function createMembersOf(arriving: readonly BlockedRecord[], stampById: Map<string, string>): MembersOf {
  const ids = new Set(arriving.map(({ id }) => id))
  const byBlock = new Map<string, string[]>()
  for (const { id, traits } of arriving)
    for (const { prefix, finer } of blockLookupsOf(traits))
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
