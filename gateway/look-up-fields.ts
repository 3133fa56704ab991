import { type DocumentNode, type FieldNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql'
import { fragmentsOf } from './fragments.ts'

/** The look-ups that a query requests at its root, computed once per document and operation. */
export type LookUpFieldsOf = (document: DocumentNode, operationName: string | null | undefined) => readonly FieldNode[]

/** `lookUps`: the fields of Query whose arguments name somebody. */
export function createLookUpFields(lookUps: ReadonlySet<string>): LookUpFieldsOf {
  const fieldsByDocument = new WeakMap<DocumentNode, ReadonlyMap<string, readonly FieldNode[]>>()

  return (document, operationName) => {
    const name = operationName ?? ''
    const known = fieldsByDocument.get(document)
    const there = known?.get(name)
    if (there !== undefined) return there
    const fields = rootFieldsOf(document, operationName).filter((field) => lookUps.has(field.name.value))
    fieldsByDocument.set(document, new Map(known).set(name, fields))
    return fields
  }
}

function rootFieldsOf(document: DocumentNode, operationName: string | null | undefined): readonly FieldNode[] {
  const fragments = fragmentsOf(document)
  const fields: FieldNode[] = []

  function visit({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet)
      // Valid documents have no cycles.
      else {
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) visit(fragment.selectionSet)
      }
    }
  }

  const operation = getOperationAST(document, operationName)
  if (operation?.operation === 'query') visit(operation.selectionSet)
  return fields
}
