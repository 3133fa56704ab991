import { type Category, categories } from './categories.ts'
import { type Basis, type Policy, policy } from './policy.ts'
import { type PurposeKey, purposeKeys } from './purposes.ts'

/** What a version of the policy opened, without the reasons. */
export interface PolicyOutline {
  readonly version: string
  /** A purpose that the version did not have is absent. */
  readonly cells: Readonly<Partial<Record<PurposeKey, Readonly<Partial<Record<Category, CellOutline>>>>>>
}

export interface CellOutline {
  readonly basis: Basis
  /** Names of what is shown in part, with how and to whom not, such as `birthDate: YEAR`, in order. */
  readonly masks: readonly string[]
  /** Closed to minors: up to version 4 below the age of digital consent of their country, since then below the age of majority. */
  readonly adultsOnly: boolean
  /** Absent: any confidence. */
  readonly minimumConfidence?: number
}

interface EarlierVersion {
  readonly version: string
  /** Without the purposes that were added later. */
  readonly rows: Readonly<Partial<Record<PurposeKey, string>>>
  /** By purpose, then category. */
  readonly masks?: Readonly<Partial<Record<PurposeKey, Readonly<Partial<Record<Category, readonly string[]>>>>>>
  /** Purposes and categories that were closed to minors, except for L. */
  readonly adultsOnly?: readonly (PurposeKey | Category)[]
  /** By purpose, then category. */
  readonly minimumConfidence?: Readonly<Partial<Record<PurposeKey, Readonly<Partial<Record<Category, number>>>>>>
}

const papers = ['DRIVER_LICENCE', 'NATIONAL_ID', 'PASSPORT', 'TAX_ID'].map(
  (type) => `${type}: LAST_FOUR unless identity:steward`,
)

const second: EarlierVersion = {
  version: '2',
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
  masks: {
    CustomerCare: { IDENTIFYING: papers, FINANCIAL: ['BANK_ACCOUNT: LAST_FOUR unless identity:steward'] },
    Personalisation: { IDENTIFYING: ['birthDate: YEAR'] },
    LegalCompliance: { CONTACT: ['EMAIL: EMAIL unless privacy:manage', 'PHONE: PHONE unless privacy:manage'] },
  },
  adultsOnly: ['Marketing', 'Personalisation', 'INFERRED'],
}

const third: EarlierVersion = {
  ...second,
  version: '3',
  minimumConfidence: {
    Marketing: { CONTACT: 0.8 },
    LegalCompliance: { IDENTIFYING: 0.9, CONTACT: 0.9, FINANCIAL: 0.9, EXTERNAL: 0.9 },
  },
}

const accounts = ['BANK_ACCOUNT: LAST_FOUR unless identity:steward']

const fourth: EarlierVersion = {
  ...third,
  version: '4',
  masks: {
    ...second.masks,
    ServiceProvision: { IDENTIFYING: papers, FINANCIAL: accounts },
    Marketing: { IDENTIFYING: papers },
    Personalisation: { IDENTIFYING: [...papers, 'birthDate: YEAR'].sort() },
  },
}

/** Earlier versions, the oldest first. A row has one column per category, in the order of `categories`. Never edit a version; only add one. */
const earlier: readonly EarlierVersion[] = [
  {
    version: '1',
    rows: second.rows,
  },
  second,
  third,
  fourth,
  { ...fourth, version: '5' },
]

/** Every version, with the one in force last. */
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
      const { basis, minimumConfidence } = cell
      const sureness = minimumConfidence === undefined ? {} : { minimumConfidence }
      return [[category, { basis, masks: masks.sort(), adultsOnly: isForAdults, ...sureness }]]
    })
    return [purpose, Object.fromEntries(outlines)] as const
  })
  return { version, cells: Object.fromEntries(entries) }
}

function outlineOfRows({ version, rows, masks, adultsOnly = [], minimumConfidence }: EarlierVersion): PolicyOutline {
  const entries = purposeKeys.flatMap((purpose) => {
    const bases = rows[purpose]?.split(' ')
    if (bases === undefined) return []
    const outlines = categories.flatMap((category, index): readonly (readonly [Category, CellOutline])[] => {
      const basis = bases[index]
      if (basis === undefined || basis === '-') return []
      const isForAdults = basis !== 'L' && adultsOnly.some((name) => name === purpose || name === category)
      const cell = { masks: masks?.[purpose]?.[category] ?? [], adultsOnly: isForAdults }
      const sureness = minimumConfidence?.[purpose]?.[category]
      // The rows above contain a basis or a dash.
      return [
        [category, { basis: basis as Basis, ...cell, ...(sureness !== undefined && { minimumConfidence: sureness }) }],
      ]
    })
    return [[purpose, Object.fromEntries(outlines)] as const]
  })
  return { version, cells: Object.fromEntries(entries) }
}
