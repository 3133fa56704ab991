import { createHash } from 'node:crypto'
import { leastPeople } from '../../access/policy.ts'
import type { Graph } from '../../graph/run.ts'
import { createErrors } from './errors.ts'
import { type FigureKinds, protectTally, type Told } from './protect-tally.ts'
import type { Protections } from './protections.ts'
import { type ReleasedCell, releaseCells, releasedCells } from './queries.ts'
import { createStamps, createTally, type StampOf, type Tally } from './tally.ts'

export interface Cell {
  /** The subject of the figures: the same for every question that it answers. */
  readonly about: readonly unknown[]
  /** Identifies the figures and their period: see `protectTally`. It contains nothing else that a caller may choose. */
  readonly drawnBy: readonly unknown[]
  readonly tally: Tally
  readonly kinds: FigureKinds
}

export interface Releases {
  readonly stampOf: StampOf
  /** What may be shown of each cell, in order. */
  tell(cells: readonly Cell[]): Promise<readonly Told[]>
  /**
   * What was made from these groups, kept until enough people in any of them have changed: otherwise, the list of groups and of combined
   * groups would reveal that somebody is the first of a group. `make` returns JSON.
   */
  keep<T>(about: readonly unknown[], groups: readonly Tally[], make: () => Promise<T>): Promise<T>
}

export interface ReleaseDeps {
  readonly graph: Graph
  readonly now: () => Date
  readonly pseudonym: (context: string, value: string) => string
  readonly protections: Protections
}

/**
 * The released figures of a cell are kept and returned again until the data of `leastPeople` people behind it have changed, so that nobody
 * sees the effect of one person's objection, erasure or new invoice. Stored in the graph, so that all processes return the same and a
 * restart changes nothing.
 */
export function createReleases({ graph, now, pseudonym, protections }: ReleaseDeps): Releases {
  const errorOf = createErrors(pseudonym)
  const stampOf = createStamps(pseudonym('aggregate stamps', ''))

  function protect({ drawnBy, tally, kinds }: Cell): Told {
    if (tally.people < leastPeople) return nobody
    return protectTally(drawnBy, tally, kinds, errorOf, protections)
  }

  return {
    stampOf,
    async keep<T>(about: readonly unknown[], groups: readonly Tally[], make: () => Promise<T>) {
      if (!protections.releases) return make()
      const id = idOf({ about })
      const stamps = textOf(sumStamps(groups))
      const [before] = await graph.read(releasedCells, { ids: [id] })
      // Written by the lines below only.
      if (before !== undefined && !isChanged(before, stamps)) return JSON.parse(before.told) as T
      const cell = { id, stamps, told: JSON.stringify(await make()), replaces: before?.releasedAt ?? null }
      const { value } = await graph.write('aggregates.release', (transaction) =>
        transaction.run(releaseCells, { cells: [cell], at: now().getTime() }),
      )
      return JSON.parse(value[0]?.told ?? cell.told) as T
    },
    async tell(cells) {
      const wanted = cells.map((cell) => ({ ...cell, id: idOf(cell), stamps: textOf(cell.tally.stamps) }))
      if (!protections.releases) return wanted.map(protect)
      const ids = wanted.map(({ id }) => id)
      const released = new Map((await graph.read(releasedCells, { ids })).map((cell) => [cell.id, cell]))
      const toldById = new Map([...released].map(([id, { told }]) => [id, told]))
      const fresh = wanted.flatMap((cell) => {
        const before = released.get(cell.id)
        const { id, stamps, tally } = cell
        if (before === undefined ? tally.people < leastPeople : !isChanged(before, stamps)) return []
        return [{ id, stamps, told: JSON.stringify(protect(cell)), replaces: before?.releasedAt ?? null }]
      })
      if (fresh.length > 0) {
        const at = now().getTime()
        // If several have the same id, the first one counts.
        const rows = [...new Map(fresh.toReversed().map((cell) => [cell.id, cell])).values()]
        const { value } = await graph.write('aggregates.release', (transaction) =>
          transaction.run(releaseCells, { cells: rows, at }),
        )
        for (const { id, told } of value) toldById.set(id, told)
      }
      // Written by the lines above only.
      return ids.map((id) => JSON.parse(toldById.get(id) ?? 'null') ?? nobody)
    },
  }
}

const nobody: Told = { people: 0, figures: {}, medians: {} }

function sumStamps(groups: readonly Tally[]): Uint32Array {
  const sum = createTally().stamps
  for (const { stamps } of groups)
    for (const [part, stamp] of stamps.entries()) sum[part] = ((sum[part] ?? 0) + stamp) >>> 0
  return sum
}

function idOf({ about }: Pick<Cell, 'about'>): string {
  return createHash('sha256').update(JSON.stringify(about)).digest('hex')
}

function textOf(stamps: Uint32Array): string {
  return [...stamps].map((stamp) => stamp.toString(16).padStart(8, '0')).join('')
}

/** Every part that differs contains at least one person who changed. */
function isChanged({ stamps: before }: ReleasedCell, stamps: string): boolean {
  let changed = 0
  for (let at = 0; at < stamps.length; at += 8) if (stamps.slice(at, at + 8) !== before.slice(at, at + 8)) changed++
  return changed >= leastPeople
}
