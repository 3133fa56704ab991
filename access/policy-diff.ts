import { type Category, categories } from './categories.ts'
import type { CellOutline, PolicyOutline } from './policy-history.ts'
import { type PurposeKey, purposeKeys } from './purposes.ts'

/** One cell that differs between two versions. */
export interface CellChange {
  readonly purpose: PurposeKey
  readonly category: Category
  /** OPENS: more is shown, or to more people. CLOSES: less. CHANGES: the basis differs. */
  readonly effect: 'OPENS' | 'CLOSES' | 'CHANGES'
  /** Null: never open. */
  readonly before: CellOutline | null
  readonly after: CellOutline | null
  /** Whose data it concerns, in plain words. */
  readonly forWhom: readonly string[]
}

/** Ordered by purpose and category. */
export function policyDiff(before: PolicyOutline, after: PolicyOutline): readonly CellChange[] {
  return purposeKeys.flatMap((purpose) =>
    categories.flatMap((category) => {
      const was = before.cells[purpose]?.[category] ?? null
      const is = after.cells[purpose]?.[category] ?? null
      return changeOf(was, is).map((change) => ({ purpose, category, before: was, after: is, ...change }))
    }),
  )
}

function changeOf(was: CellOutline | null, is: CellOutline | null): readonly Pick<CellChange, 'effect' | 'forWhom'>[] {
  if (was === null && is === null) return []
  if (was === null || is === null) {
    const cell = was ?? is
    const forWhom = cell === null ? [] : [holders[cell.basis]]
    return [{ effect: was === null ? 'OPENS' : 'CLOSES', forWhom }]
  }
  const changes: Pick<CellChange, 'effect' | 'forWhom'>[] = []
  if (was.basis !== is.basis)
    changes.push({
      effect: effectOfBasis(was.basis, is.basis),
      forWhom: [`${holders[was.basis]} before`, `${holders[is.basis]} after`],
    })
  if (was.adultsOnly !== is.adultsOnly)
    changes.push({ effect: is.adultsOnly ? 'CLOSES' : 'OPENS', forWhom: ['customers below the age of majority'] })
  const [wasSure, isSure] = [was.minimumConfidence ?? 0, is.minimumConfidence ?? 0]
  if (wasSure !== isSure)
    changes.push({
      effect: isSure > wasSure ? 'CLOSES' : 'OPENS',
      forWhom: [
        `records linked with a confidence from ${Math.min(wasSure, isSure)} to below ${Math.max(wasSure, isSure)}`,
      ],
    })
  const added = is.masks.filter((mask) => !was.masks.includes(mask))
  const removed = was.masks.filter((mask) => !is.masks.includes(mask))
  if (added.length > 0) changes.push({ effect: 'CLOSES', forWhom: added.map(masked) })
  if (removed.length > 0) changes.push({ effect: 'OPENS', forWhom: removed.map(masked) })
  return changes
}

/** A change from a basis that needs nobody's consent to one that does closes. */
function effectOfBasis(was: CellOutline['basis'], is: CellOutline['basis']): CellChange['effect'] {
  const rank = { L: 0, I: 1, K: 2, C: 3 }
  if (rank[was] === rank[is]) return 'CHANGES'
  return rank[is] > rank[was] ? 'CLOSES' : 'OPENS'
}

const holders = {
  C: 'customers who consent',
  K: 'customers in a relationship',
  I: 'customers who have not objected',
  L: 'all customers',
} as const

function masked(mask: string): string {
  return `shown in part: ${mask}`
}
