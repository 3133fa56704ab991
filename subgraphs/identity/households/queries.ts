import { cypher, keyed } from '../../../graph/cypher.ts'
import type { StayPeriod } from '../../../resolution/households/households.ts'

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
             RETURN r.attributes ORDER BY r.id LIMIT 100
           } AS attributes,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(:SourceRecord)-[l:LIVES_AT]->(o:Home)
             RETURN {home: o.key, firstSeen: l.firstSeen, lastSeen: l.lastSeen}
           } AS stays`,
  row: (r) => ({
    home: r.string('home'),
    customerId: r.string('customerId'),
    // Our own JSON, an object each.
    attributes: r.strings('attributes').map((text) => JSON.parse(text) as Readonly<Record<string, unknown>>),
    stays: r.value<readonly StayPeriod[]>('stays'),
  }),
})
