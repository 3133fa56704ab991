import { type ASTNode, type DocumentNode, Kind, type ValueNode, visit } from 'graphql'

/** The position of a value as shown to the caller: `Argument "events[0].sequence"`. Null: the document does not contain it. */
export function placeOfValue(document: DocumentNode, value: ValueNode): string | null {
  let place: string | null = null
  visit(document, {
    enter(node, _key, parent, path, ancestors) {
      if (node !== value || parent === undefined) return
      place = nameOf([...ancestors, parent, node], path)
    },
  })
  return place
}

function nameOf(nodes: readonly (ASTNode | readonly ASTNode[])[], path: readonly (string | number)[]): string {
  let name = ''
  let kind = 'Argument'
  // Each step of the path leads from one of the nodes to the next.
  for (const [index, node] of nodes.entries()) {
    if (!('kind' in node)) continue
    const step = path[index - 1]
    if (node.kind === Kind.ARGUMENT) name = node.name.value
    else if (node.kind === Kind.VARIABLE_DEFINITION) {
      kind = 'The default of variable'
      name = `$${node.variable.name.value}`
    } else if (node.kind === Kind.OBJECT_FIELD) name += `.${node.name.value}`
    else if (typeof step === 'number' && path[index - 2] === 'values') name += `[${step}]`
  }
  return `${kind} "${name}"`
}
