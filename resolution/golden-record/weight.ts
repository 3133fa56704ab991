import { fragment } from '../../graph/cypher.ts'

/** What `weight` needs, read once per statement: with a subquery on the source of each record, planning takes many times as long. */
export const heard = fragment`CALL () {
      MATCH (s:Source) WHERE s.declaredBy IS NOT NULL
      WITH collect(s) AS all
      RETURN {
        declared: [s IN all | s.key],
        trusted: [s IN all WHERE s.role <> 'TOUCHPOINT' | s.key],
        owning: [s IN all WHERE s.role = 'SYSTEM_OF_RECORD' | s.key],
        verifiers: reduce(found = [], s IN all | found + CASE WHEN s.role = 'TOUCHPOINT'
          THEN [type IN coalesce(s.verifies, []) | s.key + ' ' + type] ELSE [] END)
      } AS heard
    }`

/**
 * The source that the record `r` belongs to. A correction belongs to the source of the record that it corrects, and goes with that record,
 * so staff's correction for a visitor must not speak for a customer whom the visitor's form names. No source's key in a record's id contains
 * a colon.
 */
export const ownSource = fragment`CASE WHEN r.source = 'correction' THEN split(r.sourceId, ':')[0] ELSE r.source END`

/**
 * The weight of the record `r` if it states something about its owner or about others: 3 for a system of record, or a purchased or public
 * list; 2 for another declared source that verified one of its identifiers; 1 for any other declared source, such as a form that anybody can
 * fill in; otherwise 0. A correction by staff has that of the record that it corrects, at most 1 for a touchpoint's. Somebody who confirmed
 * an address of their own may state anything beside it, so that never has the weight of a system.
 */
export const weight = fragment`CASE
        WHEN ${ownSource} IN heard.trusted THEN 3
        WHEN NOT ${ownSource} IN heard.declared THEN 0
        WHEN EXISTS {
          MATCH (r)-[has:HAS_IDENTIFIER]->(id:Identifier)
          WHERE has.verifiedAt IS NOT NULL AND r.source + ' ' + id.type IN heard.verifiers
        } THEN 2
        ELSE 1 END`

/** The highest value of `weight`. */
export const mostWeight = 3
