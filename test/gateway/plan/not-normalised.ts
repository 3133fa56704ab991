import { getOperationAST, Kind, visit } from 'graphql'
import { fragmentsOf } from '../../../gateway/fragments.ts'
import { isLeftOut } from '../../../gateway/plan/conditions.ts'
import { normalise } from '../../../gateway/plan/normalise.ts'
import { createSelections, keyOf } from '../../../gateway/plan/selections.ts'
import { shapeOf } from '../../../gateway/plan/shape.ts'

/** The protection switched off: the planner gets the caller's own aliases and fragments; conditions alone are settled. */
export const notNormalised: typeof normalise = (schema, document, operationName, conditions) => {
  const normalised = normalise(schema, document, operationName, conditions)
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) throw new Error('no such operation')
  const drop = (node: Parameters<typeof isLeftOut>[0]) => (isLeftOut(node, conditions) ? null : undefined)
  const selections = createSelections(schema, fragmentsOf(document), conditions)
  const callerKeys = new Map<string, string>()
  return {
    ...normalised,
    document:
      normalised.document &&
      visit(document, { [Kind.FIELD]: drop, [Kind.INLINE_FRAGMENT]: drop, [Kind.FRAGMENT_SPREAD]: drop }),
    shape: shapeOf(selections, { of: keyOf, callerKeys }, root, [operation.selectionSet]),
    callerKeys,
  }
}
