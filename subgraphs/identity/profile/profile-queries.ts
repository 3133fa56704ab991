import { isVerified } from '../../../access/known-records/whose-verification.ts'
import type { Row } from '../../../graph/convert.ts'
import { cypher, keyed } from '../../../graph/cypher.ts'
import type { Source } from '../../../resolution/records/source.ts'
import { customerOrAccount } from '../../customer-or-account.ts'

export interface ProfileRecordRow {
  readonly recordId: string
  readonly type: 'PERSON' | 'ORGANISATION'
  readonly sourceId: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly observedAt: number
  readonly recordedAt: number
  readonly isPlaceholder: boolean
  readonly confidence: number
  /** Null: the source is not declared. */
  readonly source: Source | null
  readonly sourceKey: string
  /** Whether its source verified one of its identifiers. */
  readonly isVerified: boolean
}

function profileRecordRow(r: Row): ProfileRecordRow {
  return {
    recordId: r.string('recordId'),
    type: r.value<ProfileRecordRow['type']>('type'),
    sourceId: r.string('sourceId'),
    attributes: r.json<ProfileRecordRow['attributes']>('attributes') ?? {},
    observedAt: r.number('observedAt'),
    recordedAt: r.number('recordedAt'),
    isPlaceholder: r.boolean('isPlaceholder'),
    confidence: r.number('confidence'),
    source: r.value<Source | null>('source'),
    sourceKey: r.string('sourceKey'),
    isVerified: r.boolean('isVerified'),
  }
}

/** All records of a customer or account with their sources. The caller leaves out what the purpose does not open. */
export const profileRecordsByOwnerId = keyed({
  name: 'identity.profileRecordsByOwnerId',
  text: cypher`
    UNWIND $keys AS key
    ${customerOrAccount}
    MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord)
    OPTIONAL MATCH (s:Source {key: r.source})
    RETURN key, r.id AS recordId, r.type AS type, r.sourceId AS sourceId, r.attributes AS attributes,
           r.observedAt AS observedAt, r.recordedAt AS recordedAt, r.isPlaceholder AS isPlaceholder,
           to.confidence AS confidence, r.source AS sourceKey, properties(s) AS source,
           coalesce(s.role <> 'SYSTEM_OF_RECORD', false)
             AND EXISTS { MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier) WHERE ${isVerified} } AS isVerified
    ORDER BY recordId`,
  row: profileRecordRow,
})
