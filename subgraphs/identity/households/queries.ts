import { cypher, keyed } from '../../../graph/cypher.ts'
import type { StayPeriod } from '../../../resolution/households/households.ts'

export interface ResidentRow {
  readonly home: string
  readonly customerId: string
  /** Attributes of the records that may tell a name. */
  readonly names: readonly { readonly recordId: string; readonly attributes: Readonly<Record<string, unknown>> }[]
  readonly stays: readonly (StayPeriod & { readonly recordId: string })[]
}

/** Everybody at the addresses of a customer, the customer too, with what tells since when and under which names. */
export const residentsByCustomerId = keyed({
  name: 'identity.residentsByCustomerId',
  text: cypher<{ readonly mostRecords: number }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(:SourceRecord)-[:LIVES_AT]->(h:Home)
    WITH DISTINCT key, h
    WHERE COUNT { (h)<-[:LIVES_AT]-() } <= $mostRecords
    MATCH (h)<-[:LIVES_AT]-(:SourceRecord)-[:RESOLVED_TO]->(c:Customer)
    WITH DISTINCT key, h, c
    RETURN key, h.key AS home, c.id AS customerId,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE r.attributes <> '{}' AND NOT coalesce(r.isReference, false)
             RETURN {recordId: r.id, attributes: r.attributes} ORDER BY r.id LIMIT 100
           } AS names,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)-[l:LIVES_AT]->(o:Home)
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
