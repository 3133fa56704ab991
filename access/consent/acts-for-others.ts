import { fragment } from '../../graph/cypher.ts'

/**
 * Whether the entry `e` on the record `r` counts. An act for the whole customer is also written on records other than that of the person
 * who acted. If it opens something that was closed, or if only a person's decision links the two records, it names that record
 * (`byRecord`) and counts only while both records belong to one customer: their merge may turn out to be a mistake. A refusal stays if the
 * record of the person who acted no longer exists.
 */
export const isInForce = fragment`(e.byRecord IS NULL
        OR EXISTS { (r)-[:RESOLVED_TO]->()<-[:RESOLVED_TO]-(:SourceRecord {id: e.byRecord}) }
        OR (e.status IN ['REFUSED', 'WITHDRAWN'] AND NOT EXISTS { (:SourceRecord {id: e.byRecord}) }))`
