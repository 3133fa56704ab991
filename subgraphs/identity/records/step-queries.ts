import { cypher, keyed } from '../../../graph/cypher.ts'

/** JSON of the steps. */
export const stepsByOwnerId = keyed({
  name: 'identity.stepsByOwnerId',
  text: cypher`
    UNWIND $keys AS key
    CALL (key) {
      MATCH (c:Customer {id: key}) RETURN c
      UNION
      MATCH (c:Account {id: key}) RETURN c
    }
    RETURN key, coalesce(c.steps, '[]') AS steps`,
  row: (r) => ({ steps: r.string('steps') }),
})
