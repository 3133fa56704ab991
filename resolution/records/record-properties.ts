import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { isReference, type Source } from './source.ts'

/** A record as the properties of its node. */
export function recordProperties(
  { attributes, relations, fillers, identifiers, ...plain }: StoredRecord,
  sources: ReadonlyMap<string, Source>,
): Readonly<Record<string, unknown>> {
  return {
    ...plain,
    attributes: JSON.stringify(attributes),
    relations: JSON.stringify(relations),
    fillers: JSON.stringify(fillers),
    isReference: isReference(sources.get(plain.source)?.role ?? 'TOUCHPOINT'),
  }
}
