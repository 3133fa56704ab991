import type { Graph } from '../../../graph/run.ts'
import { ids, type RecordWritten, subjectsIn } from '../graph-state.ts'

/** A fixed sequence: a run that fails can be looked at again. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = [...items].values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}

/**
 * Records in `groups` groups, each record with three of its group's twelve identifiers: a group falls into parts where no
 * chain of records joins it. Records, identifiers and the fields of each are in no order.
 */
export function recordsInGroups(count: number, groups: number, random: () => number): readonly RecordWritten[] {
  const records = Array.from({ length: count }, (_, index): RecordWritten => {
    const group = index % groups
    const pick = () => Math.floor(random() * 4)
    const keys = [`USER_ID:u${group}-${pick()}`, `EMAIL:e${group}-${pick()}@x.io`, `LOYALTY_ID:l${group}-${pick()}`]
    const identifiers = ids(...shuffle(keys, random)).map((identifier) => shuffleFields(identifier, random))
    return shuffleFields({ source: `s${index % 5}`, id: `${index}`, identifiers }, random)
  })
  return shuffle(records, random)
}

function shuffleFields<T extends object>(value: T, random: () => number): T {
  // The same entries in another order.
  return Object.fromEntries(shuffle(Object.entries(value), random)) as T
}

/** The oracle: records that share an identifier, directly or through others, `a:1+b:1` each. */
export function groupsByIdentifiers(records: readonly RecordWritten[]): readonly string[] {
  const parents = new Map<string, string>()
  const root = (key: string): string => {
    const parent = parents.get(key) ?? key
    return parent === key ? key : root(parent)
  }
  for (const record of records)
    for (const { type, value } of record.identifiers ?? [])
      parents.set(root(`${type}:${value}`), root(`${record.source}:${record.id}`))
  const members = Map.groupBy(records, (record) => root(`${record.source}:${record.id}`))
  return [...members.values()]
    .map((group) =>
      group
        .map(({ source, id }) => `${source}:${id}`)
        .toSorted()
        .join('+'),
    )
    .toSorted()
}

export interface Resolved {
  /** As the oracle names them. */
  readonly groups: readonly string[]
  /** Identifiers that were written and identify nobody. */
  readonly lost: readonly string[]
  /** Identifiers of more than one customer. */
  readonly onTwo: readonly string[]
}

/** What became of them. */
export async function resolvedGroups(graph: Graph, records: readonly RecordWritten[]): Promise<Resolved> {
  const found = await subjectsIn(graph)
  const owners = Map.groupBy(
    found.flatMap(({ identifies }) => identifies),
    (key) => key,
  )
  const written = new Set(
    records.flatMap(({ identifiers = [] }) => identifiers.map(({ type, value }) => `${type}:${value}`)),
  )
  return {
    groups: found.map(({ records: members }) => members.join('+')).toSorted(),
    lost: [...written].filter((key) => !owners.has(key)),
    onTwo: [...owners].filter(([, of]) => of.length > 1).map(([key]) => key),
  }
}
