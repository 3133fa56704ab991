import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from '../fragments.ts'
import { isRow, type Row } from './merge.ts'
import { isOneOf } from './rewrites.ts'
import { keyOf } from './selections.ts'

/** A document of the plan. */
export interface FetchedDocument {
  readonly document: DocumentNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The fields of its operation, by response key. */
  readonly sets: ReadonlyMap<string, SelectionSetNode>
  readonly root: SelectionSetNode
  /** Where an error belongs that states nothing more precise. */
  readonly firstField: readonly string[]
}

export function parseFetched(text: string): FetchedDocument {
  const document = parse(text, { noLocation: true })
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (operation === undefined) throw new Error('the planner has made a document without an operation')
  const { selectionSet: root } = operation
  const fields = root.selections.filter((selection) => selection.kind === Kind.FIELD)
  const sets = new Map(fields.flatMap((field) => (field.selectionSet ? [[keyOf(field), field.selectionSet]] : [])))
  return { document, fragments: fragmentsOf(document), sets, root, firstField: fields.slice(0, 1).map(keyOf) }
}

/**
 * Sets each field of the selection set that the object does not have to null: the subgraph was asked, and either does not know the entity,
 * or has stated in an error why it returns nothing.
 */
export function fillNulls(
  row: Row,
  { selections }: SelectionSetNode,
  fragments: FetchedDocument['fragments'],
  schema: GraphQLSchema,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = keyOf(selection)
      const value = row[key]
      if (value === undefined && selection.name.value !== '__typename') row[key] = null
      if (selection.selectionSet === undefined || !isAnswered(value)) continue
      for (const item of Array.isArray(value) ? value : [value])
        if (isRow(item)) fillNulls(item, selection.selectionSet, fragments, schema)
      continue
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    if (fragment === undefined) continue
    const condition = fragment.typeCondition?.name.value
    const { __typename: name } = row
    if (condition === undefined || typeof name !== 'string' || isOneOf(name, [condition], schema))
      fillNulls(row, fragment.selectionSet, fragments, schema)
  }
}

function isAnswered(value: unknown): boolean {
  return value !== undefined && value !== null
}
