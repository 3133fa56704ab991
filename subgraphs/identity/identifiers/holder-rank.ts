import { isVerified } from '../../../access/known-records/whose-verification.ts'
import { fragment } from '../../../graph/cypher.ts'

/**
 * The rank of the source `s` of the record `r`, which holds the identifier `i` by `h`: 4 a system of record, 3 another one that verified
 * the identifier, 2 another declared source, 1 an undeclared one, 0 an isolated one. Anybody can fill in a form, or have a record of an
 * undeclared source written.
 */
export const holderRank = fragment`CASE WHEN coalesce(s.isolated, false) THEN 0
                      WHEN s.declaredBy IS NULL THEN 1
                      WHEN s.role = 'SYSTEM_OF_RECORD' AND NOT coalesce(r.isPlaceholder, false) THEN 4
                      WHEN ${isVerified} THEN 3
                      ELSE 2 END`

/**
 * The best rank of the records of the owner `c` that hold the identifier `i`: those of `held`, and, if only some of them may be known, the
 * others as well. They are found by their owner, because thousands of others may hold it.
 */
export const rankOfOwner = fragment`head(COLLECT {
             CALL (c, i, held) {
               UNWIND held AS h RETURN h
               UNION
               WITH c, i WHERE $only IS NOT NULL
               MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord) WHERE NOT coalesce(r.isReference, false)
               WITH r, i
               MATCH (r)-[h:HAS_IDENTIFIER]->(i) RETURN h
             }
             WITH i, h, startNode(h) AS r
             OPTIONAL MATCH (s:Source {key: r.source})
             RETURN ${holderRank} AS rank ORDER BY rank DESC LIMIT 1
           })`

/**
 * Whether others than the owner `c` hold the identifier `i` as well, with sources of at least the owner's rank (`ownRank`): otherwise,
 * somebody who writes a record could learn by a guess that the owner holds the value. Ends at the first such holder: there may be thousands.
 */
export const isSharedIdentifier = fragment`CASE WHEN EXISTS { (i)-[:IDENTIFIES]->(c) } THEN false ELSE EXISTS {
             MATCH (i)<-[h:HAS_IDENTIFIER]-(r:SourceRecord)-[:RESOLVED_TO]->(other)
             WHERE other <> c AND NOT coalesce(r.isReference, false)
             OPTIONAL MATCH (s:Source {key: r.source})
             WITH ${holderRank} AS rank
             WHERE rank >= ownRank
             RETURN rank
           } END`
