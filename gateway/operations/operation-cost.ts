import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import { estimate, type Measure, type Variables } from '../cost/measure-cost.ts'
import { planCost } from '../cost/plan-cost.ts'
import type { Weights } from '../cost/weights.ts'

/** What the one operation of `document` may cost at most, with these variables. */
export function costOfOperation(
  schema: GraphQLSchema,
  weights: Weights,
  document: DocumentNode,
  variables: Variables = {},
): Measure {
  const operation = getOperationAST(document)
  if (operation === null || operation === undefined) throw new Error('there is not one operation')
  return estimate(planCost(schema, weights, document, operation), variables)
}
