import { type Category, categories } from '../../access/categories.ts'
import { type Basis, policy } from '../../access/policy.ts'
import { type CellChange, policyDiff } from '../../access/policy-diff.ts'
import { type PolicyOutline, policyVersions } from '../../access/policy-history.ts'
import { type PurposeKey, purposeKeys } from '../../access/purposes.ts'
import { codedError } from '../../errors.ts'
import type { GuardedField } from './guarded-fields.ts'

export type FieldsByCategory = ReadonlyMap<Category, readonly GuardedField[]> | null

export interface PolicyCellRow {
  readonly purpose: PurposeKey
  readonly category: Category
  readonly basis: UseBasis
  readonly retention: string | null
  readonly balancing: string | null
  readonly masks: readonly string[]
  readonly adultsOnly: boolean
  readonly minimumConfidence: number
}

export interface PolicyRow {
  readonly version: string
  readonly cells: readonly PolicyCellRow[]
}

export type UseBasis = 'CONSENT' | 'RELATIONSHIP' | 'LEGITIMATE_INTEREST' | 'LEGAL_OBLIGATION' | 'NONE'

const nameByBasis: Readonly<Record<Basis, UseBasis>> = {
  C: 'CONSENT',
  K: 'RELATIONSHIP',
  I: 'LEGITIMATE_INTEREST',
  L: 'LEGAL_OBLIGATION',
}

export function basisName(basis: Basis | undefined): UseBasis {
  return basis === undefined ? 'NONE' : nameByBasis[basis]
}

/** The whole matrix, row by row. Reasons and retention are known only for the version in force. Throws NOT_FOUND. */
export function policyRow(version: string | null): PolicyRow {
  const outline = outlineOfVersion(version ?? policy.version)
  const isCurrent = outline.version === policy.version
  return {
    version: outline.version,
    cells: purposeKeys.flatMap((purpose) =>
      categories.map((category) => {
        const cell = outline.cells[purpose]?.[category]
        const reasons = isCurrent ? policy.purposes[purpose].cells[category] : undefined
        return {
          purpose,
          category,
          basis: basisName(cell?.basis),
          retention: reasons?.retention ?? null,
          balancing: reasons?.balancing ?? null,
          masks: cell?.masks ?? [],
          adultsOnly: cell?.adultsOnly ?? false,
          minimumConfidence: cell?.minimumConfidence ?? 0,
        }
      }),
    ),
  }
}

/** Throws NOT_FOUND. */
export function policyChanges(from: string, to: string | null): readonly CellChange[] {
  return policyDiff(outlineOfVersion(from), outlineOfVersion(to ?? policy.version))
}

function outlineOfVersion(version: string): PolicyOutline {
  const versions = policyVersions()
  const found = versions.find((outline) => outline.version === version)
  if (found !== undefined) return found
  const known = versions.map((outline) => outline.version).join(', ')
  throw codedError('NOT_FOUND', `The policy has no version ${version}: ${known}.`)
}

/** The coordinates of a category. Null if this subgraph does not know the other schemas. */
export function fieldsOf(fields: FieldsByCategory, category: Category): readonly string[] | null {
  return fields?.get(category)?.map(({ coordinate }) => coordinate) ?? null
}

/** Scopes that some field of the category requires, each list as `a and b`. Null as above. */
export function scopesOf(fields: FieldsByCategory, category: Category): readonly string[] | null {
  const scopes = fields?.get(category)?.flatMap((field) => field.scopes.map((needed) => needed.join(' and ')))
  return scopes === undefined ? null : [...new Set(scopes)].sort()
}
