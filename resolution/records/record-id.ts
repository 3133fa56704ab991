import { correctionSourceName, identifierSource } from '../../access/known-records/own-sources.ts'
import { normaliseIdentifier } from '../normalise/identifier.ts'
import type { FactOwner, RecordRef } from './line-parts.ts'

export { correctionSourceName, identifierSource }

/** Records of these sources belong to no system: nobody owns them, and no line may name them as its source. */
export function isOfNoSystem(source: string): boolean {
  return source === identifierSource || source === correctionSourceName
}

/**
 * `source:id`, the key of a record in the graph. No source's name contains a colon or a percent sign. A caller may write either, and must
 * not reach the record `b:c` of `a` as `c` of `a:b`.
 */
export function recordIdOfRef(ref: RecordRef): string {
  return `${ref.source.replace(/[%:]/g, encodeURIComponent)}:${ref.id}`
}

/** The source in a record's id. */
export function sourceOfRecordId(id: string): string {
  return id.slice(0, id.indexOf(':'))
}

/** `source:id`, or `identifier:TYPE:normalised` for a fact about an identifier alone. */
export function recordIdOf(owner: FactOwner): string {
  if (owner.record !== undefined) return recordIdOfRef(owner.record)
  if (owner.identifier === undefined) throw new TypeError('A fact has an owner: a record or an identifier')
  return placeholderIdOf(normaliseIdentifier(owner.identifier).key)
}

/** The id of the record that stands for the identifier with this key. */
export function placeholderIdOf(key: string): string {
  return `${identifierSource}:${key}`
}
