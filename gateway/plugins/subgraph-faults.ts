import { type DocumentNode, GraphQLError, Kind, type SelectionNode } from 'graphql'
import { codeOf, toCodedError } from '../../errors.ts'

/**
 * The errors of a subgraph that did not answer at all: one per requested field, because the planner would leave such an error without a
 * path. The planner moves a path that begins with an entity list to its position.
 */
export function faultsOfSubgraph(name: string, document: DocumentNode, fault: unknown): readonly GraphQLError[] {
  const isKnown = codeOf(fault) !== null
  const cause = toCodedError(fault)
  return requestedPaths(document).map(
    (path) =>
      new GraphQLError(`The subgraph ${name} does not respond: try again.`, {
        path,
        extensions: { code: isKnown ? codeOf(fault) : 'INTERNAL_SERVER_ERROR', subgraph: name },
        ...(cause instanceof Error && { originalError: cause }),
      }),
  )
}

function requestedPaths(document: DocumentNode): readonly (readonly (string | number)[])[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    return definition.selectionSet.selections.flatMap((root) => {
      if (root.kind !== Kind.FIELD) return []
      const key = keyOf(root)
      if (root.name.value !== '_entities') return [[key]]
      const fields = (root.selectionSet?.selections ?? []).flatMap((selection) =>
        selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections : [selection],
      )
      return fields.flatMap((field) =>
        field.kind === Kind.FIELD && field.name.value !== '__typename' ? [[key, 0, keyOf(field)]] : [],
      )
    })
  })
}

function keyOf(field: Extract<SelectionNode, { kind: Kind.FIELD }>): string {
  return field.alias?.value ?? field.name.value
}
