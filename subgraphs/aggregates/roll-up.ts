import { leastShown } from './constants.ts'
import type { Told } from './protect-tally.ts'
import { joinTallies, type StampOf, type Tally } from './tally.ts'

/** A group by several dimensions, the coarsest first. Null is a value like any other. */
export interface Grouped {
  readonly path: readonly (string | null)[]
  readonly tally: Tally
  readonly told: Told
}

export interface ShownGroup extends Omit<Grouped, 'tally'> {
  /** Combined groups that are too small to show: `path` is what they have in common. */
  readonly isOther: boolean
}

interface Large extends Grouped {
  readonly isOther: boolean
}

interface Branch {
  readonly shown: readonly Large[]
  /** Too few people, and no group beside them to be combined with yet. */
  readonly rest: Tally | null
}

/** For combined groups. `helpers`: how many of them were large enough by themselves. */
export type TellOther = (path: readonly (string | null)[], helpers: number, tally: Tally) => Promise<Told>

/**
 * Combines small groups within what they have most in common, and if these are still too few, with the smallest group beside them: whatever
 * is subtracted from a total of any coarser grouping leaves enough people. Groups that are too small everywhere are left out.
 */
export async function rollUp(
  groups: readonly Grouped[],
  tellOther: TellOther,
  stampOf: StampOf,
  complements: boolean,
): Promise<readonly ShownGroup[]> {
  async function branch(prefix: readonly (string | null)[], inside: readonly Grouped[]): Promise<Branch> {
    const depth = prefix.length
    const [first] = inside
    if (first === undefined) return { shown: [], rest: null }
    if (first.path.length === depth)
      return first.told.people >= leastShown
        ? { shown: [{ ...first, isOther: false }], rest: null }
        : { shown: [], rest: first.tally }
    const byKey = Map.groupBy(inside, ({ path }) => path[depth] ?? null)
    const branches = await Promise.all([...byKey].map(([key, some]) => branch([...prefix, key], some)))
    const shown = branches.flatMap((one) => one.shown).sort((a, b) => a.told.people - b.told.people)
    const hidden = branches.flatMap(({ rest }) => rest ?? [])
    if (hidden.length === 0) return { shown, rest: null }
    for (let helpers = 0; ; helpers++) {
      const tally = joinTallies(hidden, stampOf)
      const told = await tellOther(prefix, helpers, tally)
      if (told.people >= leastShown)
        return { shown: [...shown, { path: prefix, isOther: true, tally, told }], rest: null }
      const next = complements ? shown.shift() : undefined
      if (next === undefined) return { shown, rest: tally }
      hidden.push(next.tally)
    }
  }

  return (await branch([], groups)).shown.map(({ path, isOther, told }) => ({ path, isOther, told }))
}
