import { cypher, keyed } from '../../../graph/cypher.ts'
import { customerOrAccount } from '../../customer-or-account.ts'

/** JSON of the steps. */
export const stepsByOwnerId = keyed({
  name: 'identity.stepsByOwnerId',
  text: cypher`
    UNWIND $keys AS key
    ${customerOrAccount}
    RETURN key, coalesce(c.steps, '[]') AS steps`,
  row: (r) => ({ steps: r.string('steps') }),
})
