import { fragment } from '../../graph/cypher.ts'

/** What `weight` needs, read once per statement: with a subquery on the source of each record, planning takes many times as long. */
export const heard = fragment`CALL () {
      MATCH (s:Source) WHERE s.declaredBy IS NOT NULL
      WITH collect(s) AS all
      RETURN {
        declared: [s IN all | s.key],
        trusted: ['correction'] + [s IN all WHERE s.role <> 'TOUCHPOINT' | s.key],
        owning: [s IN all WHERE s.role = 'SYSTEM_OF_RECORD' | s.key],
        verifiers: reduce(found = [], s IN all | found + CASE WHEN s.role = 'TOUCHPOINT'
          THEN [type IN coalesce(s.verifies, []) | s.key + ' ' + type] ELSE [] END)
      } AS heard
    }`

/**
 * The weight of the record `r` if it states something about its owner or about others: 3 for a system of record, a purchased or public
 * list, or a correction by staff; 2 for another declared source that verified one of its identifiers; 1 for any other declared source, such
 * as a form that anybody can fill in; otherwise 0. Somebody who confirmed an address of their own may state anything beside it, so that
 * never has the weight of a system.
 */
export const weight = fragment`CASE
        WHEN r.source IN heard.trusted THEN 3
        WHEN NOT r.source IN heard.declared THEN 0
        WHEN EXISTS {
          MATCH (r)-[has:HAS_IDENTIFIER]->(id:Identifier)
          WHERE has.verifiedAt IS NOT NULL AND r.source + ' ' + id.type IN heard.verifiers
        } THEN 2
        ELSE 1 END`

/** The highest value of `weight`. */
export const mostWeight = 3
