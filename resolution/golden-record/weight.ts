import { fragment } from '../../graph/cypher.ts'

/** What `weight` looks at, read once per statement: a subquery on the source of each record takes the planner many times as long. */
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
 * How much the record `r` weighs where it states something about its owner or about others: 3 of a system of record, of a bought or public list,
 * or of staff who corrected it; 2 of another declared source that verified one of its identifiers; 1 of any other declared source, such as a form
 * that anybody fills in; else 0. Whoever confirmed an address of their own may state anything beside it, so that never weighs as much as a system.
 */
export const weight = fragment`CASE
        WHEN r.source IN heard.trusted THEN 3
        WHEN NOT r.source IN heard.declared THEN 0
        WHEN EXISTS {
          MATCH (r)-[has:HAS_IDENTIFIER]->(id:Identifier)
          WHERE has.verifiedAt IS NOT NULL AND r.source + ' ' + id.type IN heard.verifiers
        } THEN 2
        ELSE 1 END`

/** The most that `weight` answers. */
export const mostWeight = 3
