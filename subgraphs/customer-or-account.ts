import { fragment } from '../graph/cypher.ts'

/** Finds the customer or company `c` by its id, `key`. */
export const customerOrAccount = fragment`CALL (key) {
      MATCH (c:Customer {id: key}) RETURN c
      UNION
      MATCH (c:Account {id: key}) RETURN c
    }`
