import { cypher, keyed } from '../../graph/cypher.ts'

/** JSON of the steps, and the records that the purpose hides. */
export const stepsByOwnerId = keyed({
  name: 'identity.stepsByOwnerId',
  text: cypher<{ readonly purpose: string }>`
    UNWIND $keys AS key
    CALL (key) {
      MATCH (c:Customer {id: key}) RETURN c
      UNION
      MATCH (c:Account {id: key}) RETURN c
    }
    RETURN key, coalesce(c.steps, '[]') AS steps,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE coalesce(r.isReference, false) AND NOT EXISTS {
               MATCH (s:Source {key: r.source})
               WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
             }
             RETURN r.id
           } AS hidden`,
  row: (r) => ({ steps: r.string('steps'), hidden: r.strings('hidden') }),
})
