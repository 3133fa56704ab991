import { isReference, type Source } from './source.ts'
import type { StoredRecord } from './stored-record.ts'

export interface SourcedRecord {
  readonly record: Pick<StoredRecord, 'id' | 'type' | 'attributes' | 'observedAt' | 'isPlaceholder'>
  readonly source: Source
}

/** Why a value was chosen before the others. */
export type SurvivorshipRule = 'CORRECTED' | 'ONLY_VALUE' | 'MOST_COMPLETE' | 'SOURCE_PRIORITY' | 'MOST_RECENT'

export interface Chosen {
  readonly value: unknown
  readonly from: SourcedRecord
  readonly chosenBy: SurvivorshipRule
  /** Other values, each once, from the record that would have won with it. */
  readonly alternatives: readonly { readonly value: unknown; readonly from: SourcedRecord }[]
}

/** A name survives as one unit from one record. */
export const nameParts = ['givenName', 'middleName', 'familyName', 'nameSuffix', 'fullName', 'name'] as const

export interface GoldenRecord {
  /** Values are objects of `nameParts`. */
  readonly name: Chosen | null
  /** By attribute name; without the parts of the name. `addresses` is one record's list. */
  readonly attributes: ReadonlyMap<string, Chosen>
}

/** One value an attribute: what was corrected, else of the strongest source, the latest there. Reference data never wins; it may stand beside. */
export function survivorship(records: readonly SourcedRecord[]): GoldenRecord {
  const ranked = records.filter(({ record }) => !record.isPlaceholder).toSorted(compareStrength)
  const names = ranked.flatMap((from) => {
    const value = nameOf(from.record.attributes)
    return value === null ? [] : [{ value, from }]
  })
  const complete = names.toSorted(
    (a, b) => compareCorrection(a.from, b.from) || completeness(b.value) - completeness(a.value),
  )
  const attributes = new Map<string, Chosen>()
  const attributeNames = new Set(ranked.flatMap(({ record }) => Object.keys(record.attributes)))
  for (const attribute of attributeNames) {
    if (nameParts.some((part) => part === attribute)) continue
    const candidates = ranked.flatMap((from) => {
      const value = from.record.attributes[attribute]
      return isEmpty(value) ? [] : [{ value, from }]
    })
    const chosen = choose(candidates)
    if (chosen !== null) attributes.set(attribute, chosen)
  }
  return { name: choose(complete), attributes }
}

interface Candidate {
  readonly value: unknown
  readonly from: SourcedRecord
}

function choose(candidates: readonly Candidate[]): Chosen | null {
  const [winner] = candidates.filter(({ from }) => !isReference(from.source.role))
  if (winner === undefined) return null
  const seen = new Set([JSON.stringify(winner.value)])
  const alternatives = candidates.filter(({ value }) => {
    const text = JSON.stringify(value)
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
  return { ...winner, chosenBy: reasonFor(winner, alternatives), alternatives }
}

function reasonFor(winner: Candidate, alternatives: readonly Candidate[]): SurvivorshipRule {
  if (winner.from.source.method === 'CORRECTED') return 'CORRECTED'
  const [next] = alternatives.filter(({ from }) => !isReference(from.source.role))
  if (next === undefined) return 'ONLY_VALUE'
  const order = compareStrength(winner.from, next.from)
  if (order > 0) return 'MOST_COMPLETE'
  return winner.from.source.priority === next.from.source.priority ? 'MOST_RECENT' : 'SOURCE_PRIORITY'
}

/** What a person corrected stands before what a system says. */
function compareCorrection(a: SourcedRecord, b: SourcedRecord): number {
  return Number(b.source.method === 'CORRECTED') - Number(a.source.method === 'CORRECTED')
}

function compareStrength(a: SourcedRecord, b: SourcedRecord): number {
  return (
    compareCorrection(a, b) ||
    a.source.priority - b.source.priority ||
    b.record.observedAt - a.record.observedAt ||
    (a.record.id < b.record.id ? -1 : 1)
  )
}

/** Null where no part is written. */
function nameOf(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> | null {
  const parts = nameParts.flatMap((part) => {
    const value = attributes[part]
    return typeof value === 'string' && value.trim() !== '' ? [[part, value.trim()] as const] : []
  })
  return parts.length === 0 || parts.every(([part]) => part === 'nameSuffix') ? null : Object.fromEntries(parts)
}

/** An initial or half a name loses against a whole one of a weaker source. */
function completeness(name: Readonly<Record<string, string>>): number {
  const { givenName = '', familyName = '', fullName = '', name: organisation = '' } = name
  if (organisation !== '') return 2
  const words = givenName !== '' && familyName !== '' ? [givenName, familyName] : fullName.split(/[\s,]+/)
  return words.filter((word) => word.replace('.', '').length > 1).length >= 2 ? 2 : 1
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return Array.isArray(value) && value.length === 0
}
