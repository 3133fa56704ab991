import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from '../fragments.ts'
import type { Conditions } from './conditions.ts'
import { plannedSelectionSet } from './planned-document.ts'
import { createPlannedNames } from './planned-names.ts'
import { createSelections } from './selections.ts'
import { type Shape, shapeOf } from './shape.ts'

export interface NormalisedOperation {
  /**
   * The document for the planner: every key differs from any field's name, fragments are on object types only, and there are no conditions.
   * Null: nothing to plan.
   */
  readonly document: DocumentNode | null
  /** What the schema itself answers: `__schema` and `__type`. Null: nothing. */
  readonly introspection: DocumentNode | null
  readonly operation: OperationDefinitionNode
  readonly rootType: string
  readonly shape: Shape
  /** See PlannedNames. */
  readonly callerKeys: ReadonlyMap<string, string>
}

/**
 * One operation of a valid document in a form that the planner handles without faults, and how its answer is converted back to the caller's
 * keys. The planner mistakes an alias for a key of an entity, and loses fields of fragments within fragments.
 */
export function normalise(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  conditions: Conditions,
): NormalisedOperation {
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) throw new Error('the runtime has let through a document without such an operation')
  const fragments = fragmentsOf(document)
  const selections = createSelections(schema, fragments, conditions)
  const names = createPlannedNames(schema)
  const sets = [operation.selectionSet]
  const rootNodes = selections.fieldsOf(root, sets).map(({ node }) => node)
  const isData = ({ name }: FieldNode) => !name.value.startsWith('__')
  const meta = rootNodes.filter((node) => !isData(node) && node.name.value !== '__typename')
  const withRoot = (selectionSet: SelectionSetNode): DocumentNode => ({
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet, directives: [] }],
  })
  const planned = plannedSelectionSet(selections, names, root, sets)
  return {
    document: rootNodes.some(isData) ? withRoot(planned) : null,
    introspection: meta.length === 0 ? null : introspection(),
    operation,
    rootType: root.name,
    shape: shapeOf(selections, names, root, sets),
    callerKeys: names.callerKeys,
  }

  function introspection(): DocumentNode {
    const fields = meta.map((node) => ({ ...node, alias: { kind: Kind.NAME as const, value: names.of(node) } }))
    const set: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: fields }
    return { kind: Kind.DOCUMENT, definitions: [...withRoot(set).definitions, ...fragments.values()] }
  }
}
