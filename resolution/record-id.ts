import type { FactOwner, RecordRef } from './line-parts.ts'
import { normaliseIdentifier } from './normalise/identifier.ts'

/** Name of the records that stand for an identifier nobody has claimed yet. No source may take it. */
export const identifierSource = 'identifier'

/** Name of the records that hold what people corrected. No source may take it. */
export const correctionSourceName = 'correction'

/** `source:id`, the key of a record in the graph. */
export function recordIdOfRef(ref: RecordRef): string {
  return `${ref.source}:${ref.id}`
}

/** `source:id`, or `identifier:TYPE:normalised` for a fact told about an identifier alone. */
export function recordIdOf(owner: FactOwner): string {
  if (owner.record !== undefined) return recordIdOfRef(owner.record)
  if (owner.identifier === undefined) throw new TypeError('A fact has an owner: a record or an identifier')
  return `${identifierSource}:${normaliseIdentifier(owner.identifier).key}`
}
