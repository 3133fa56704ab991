import { type Category, categories } from './categories.ts'
import { type Basis, type Policy, policy } from './policy.ts'
import { type PurposeKey, purposeKeys } from './purposes.ts'

/** What a version of the policy opened, without its reasons. */
export interface PolicyOutline {
  readonly version: string
  readonly cells: Readonly<Record<PurposeKey, Readonly<Partial<Record<Category, CellOutline>>>>>
}

export interface CellOutline {
  readonly basis: Basis
  /** Names of what is shown in part, each with how and to whom not: `birthDate: YEAR`, in order. */
  readonly masks: readonly string[]
  /** Closed to whoever is below the age of their country. */
  readonly adultsOnly: boolean
}

/** Earlier versions, the oldest first: a column a category, in the order of `categories`. Never edited; only added to. */
const earlier: readonly { readonly version: string; readonly rows: Readonly<Record<PurposeKey, string>> }[] = [
  {
    version: '1',
    rows: {
      ServiceProvision: 'K K K K K - - C',
      CustomerCare: 'K K I K I I - -',
      Marketing: 'C C C - C C C -',
      Personalisation: 'C - C - C C - -',
      ServiceOptimisation: '- - I - I - - -',
      FraudPreventionAndDetection: 'I I I I I I I -',
      LegalCompliance: 'L L - L - - L -',
      RightsFulfilment: 'L L L L L L L L',
    },
  },
]

/** Every version, the one in force last. */
export function policyVersions(current: Policy = policy): readonly PolicyOutline[] {
  return [...earlier.map(outlineOfRows), outlineOf(current)]
}

export function outlineOf({ version, purposes, profiling }: Policy): PolicyOutline {
  const entries = purposeKeys.map((purpose) => {
    const { cells, adultsOnly = false } = purposes[purpose]
    const outlines = categories.flatMap((category): readonly (readonly [Category, CellOutline])[] => {
      const cell = cells[category]
      if (cell === undefined) return []
      const masks = Object.entries(cell.masks ?? {}).map(
        ([name, { mask, unlessScope }]) =>
          `${name}: ${mask}${unlessScope === undefined ? '' : ` unless ${unlessScope}`}`,
      )
      const isForAdults = cell.basis !== 'L' && (adultsOnly || profiling.includes(category))
      return [[category, { basis: cell.basis, masks: masks.sort(), adultsOnly: isForAdults }]]
    })
    return [purpose, Object.fromEntries(outlines)] as const
  })
  // purposeKeys names each purpose.
  return { version, cells: Object.fromEntries(entries) as PolicyOutline['cells'] }
}

function outlineOfRows({ version, rows }: (typeof earlier)[number]): PolicyOutline {
  const entries = purposeKeys.map((purpose) => {
    const bases = rows[purpose].split(' ')
    const outlines = categories.flatMap((category, index): readonly (readonly [Category, CellOutline])[] => {
      const basis = bases[index]
      // The rows above hold a basis or a dash.
      return basis === undefined || basis === '-'
        ? []
        : [[category, { basis: basis as Basis, masks: [], adultsOnly: false }]]
    })
    return [purpose, Object.fromEntries(outlines)] as const
  })
  return { version, cells: Object.fromEntries(entries) as PolicyOutline['cells'] }
}
