import type { IdentifierType } from '../../resolution/records/identifier-types.ts'
import type { RecordWritten } from './graph-state.ts'

/** `source:id` with identifiers such as `EMAIL:a@x.io`, and `EMAIL:a@x.io!` where its source has verified it. */
export function markedRecord(name: string, keys: readonly string[], attributes: object = {}): RecordWritten {
  const [source = '', id = ''] = name.split(':')
  const identifiers = keys.map((key) => {
    const [, type = '', value = '', mark] = /^([A-Z_]+):(.*?)(!?)$/.exec(key) ?? []
    // Test data names types of the list only.
    return { type: type as IdentifierType, value, ...(mark === '!' && { verifiedAt: '2026-01-01' }) }
  })
  return { source, id, identifiers, attributes: { ...attributes } }
}
