import { cypher, keyed } from '../../../graph/cypher.ts'
import { heard, weight } from '../../../resolution/golden-record/weight.ts'
import type { StayPeriod } from '../../../resolution/households/households.ts'
import { isOfSystem } from '../../vouched.ts'

export interface ResidentRow {
  readonly home: string
  readonly customerId: string
  /** Attributes of the records that may state a name. */
  readonly names: readonly { readonly recordId: string; readonly attributes: Readonly<Record<string, unknown>> }[]
  readonly stays: readonly (StayPeriod & { readonly recordId: string })[]
}

/**
 * Everybody at the addresses of a customer, including the customer, with since when and under which names. Records with less weight than
 * those that state the customer's homes are ignored, and so are people whose own homes have another weight: a form that anybody can fill in
 * neither makes somebody a member of the household of a customer of a system of record, nor takes them out of it.
 */
export const residentsByCustomerId = keyed({
  name: 'identity.residentsByCustomerId',
  text: cypher<{ readonly mostRecords: number }>`
    ${heard}
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)-[:LIVES_AT]->(home:Home)
    WITH key, heard, c, home, ${weight} AS own
    WITH key, heard, c, home, own WHERE own = 3 OR NOT ${isOfSystem}
    WITH key, heard, max(own) AS least, collect({home: home, own: own}) AS stated
    UNWIND stated AS one
    WITH key, heard, least, one WHERE one.own = least
    WITH DISTINCT key, heard, least, one.home AS home
    CALL (home, heard, least) {
      MATCH (home)<-[:LIVES_AT]-(r:SourceRecord)
      WITH r, least, ${weight} AS own WHERE own >= least
      RETURN collect(r) AS there
    }
    WITH key, heard, least, home, there WHERE size(there) <= $mostRecords
    UNWIND there AS one
    MATCH (one)-[:RESOLVED_TO]->(c:Customer)
    WITH DISTINCT key, heard, least, home, c
    CALL (c, heard, least) {
      MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
      WITH r, least, ${weight} AS own
      OPTIONAL MATCH (r)-[l:LIVES_AT]->(o:Home)
      WITH r, least, own,
           collect(CASE WHEN o IS NOT NULL
             THEN {recordId: r.id, home: o.key, firstSeen: l.firstSeen, lastSeen: l.lastSeen} END) AS stays
      ORDER BY r.id
      RETURN max(CASE WHEN size(stays) > 0 THEN own END) AS most,
             collect(CASE WHEN own >= least THEN stays END) AS stays,
             collect(CASE WHEN own >= least AND r.attributes <> '{}' AND NOT coalesce(r.isReference, false)
               THEN {recordId: r.id, attributes: r.attributes} END)[..100] AS names
    }
    WITH key, heard, least, home, c, most, names, stays WHERE most = least AND (most = 3 OR NOT ${isOfSystem})
    RETURN key, home.key AS home, c.id AS customerId, names, reduce(all = [], some IN stays | all + some) AS stays`,
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
