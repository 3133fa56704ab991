import { cypher, keyed } from '../../../graph/cypher.ts'
import { isOfDeclaredSource } from '../../../resolution/declared-source.ts'
import type { StayPeriod } from '../../../resolution/households/households.ts'
import { isDeclaredOwner } from '../../vouched.ts'

export interface ResidentRow {
  readonly home: string
  readonly customerId: string
  /** Attributes of the records that may tell a name. */
  readonly names: readonly { readonly recordId: string; readonly attributes: Readonly<Record<string, unknown>> }[]
  readonly stays: readonly (StayPeriod & { readonly recordId: string })[]
}

/**
 * Everybody at the addresses of a customer, the customer too, with what tells since when and under which names. Of a customer whom a declared
 * source knows: by records of declared sources alone, as if no others said where people live. All other customers are among themselves.
 */
export const residentsByCustomerId = keyed({
  name: 'identity.residentsByCustomerId',
  text: cypher<{ readonly mostRecords: number }>`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    WITH key, c, ${isDeclaredOwner} AS isDeclared
    MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)-[:LIVES_AT]->(h:Home)
    WHERE NOT isDeclared OR ${isOfDeclaredSource}
    WITH DISTINCT key, isDeclared, h
    WHERE COUNT { MATCH (h)<-[:LIVES_AT]-(r:SourceRecord) WHERE NOT isDeclared OR ${isOfDeclaredSource} } <= $mostRecords
    MATCH (h)<-[:LIVES_AT]-(r:SourceRecord)-[:RESOLVED_TO]->(c:Customer)
    WHERE CASE WHEN isDeclared THEN ${isOfDeclaredSource} ELSE NOT ${isDeclaredOwner} END
    WITH DISTINCT key, isDeclared, h, c
    RETURN key, h.key AS home, c.id AS customerId,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE r.attributes <> '{}' AND NOT coalesce(r.isReference, false)
               AND (NOT isDeclared OR ${isOfDeclaredSource})
             RETURN {recordId: r.id, attributes: r.attributes} ORDER BY r.id LIMIT 100
           } AS names,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)-[l:LIVES_AT]->(o:Home)
             WHERE NOT isDeclared OR ${isOfDeclaredSource}
             RETURN {recordId: r.id, home: o.key, firstSeen: l.firstSeen, lastSeen: l.lastSeen}
           } AS stays`,
  row: (r): ResidentRow => ({
    home: r.string('home'),
    customerId: r.string('customerId'),
    names: r
      .value<readonly { readonly recordId: string; readonly attributes: string }[]>('names')
      // Our own JSON, an object each.
      .map(({ recordId, attributes }) => ({ recordId, attributes: JSON.parse(attributes) })),
    stays: r.value<ResidentRow['stays']>('stays'),
  }),
})
