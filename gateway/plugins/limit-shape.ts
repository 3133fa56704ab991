import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql'
import type { Limits } from '../../config.ts'
import { fragmentsOf } from '../fragments.ts'

/** The number of selections after every fragment is expanded: what the planner would have to walk, at 10,000 per second. */
const expandedSelections = 3_000
/** The introspection queries of GraphiQL and graphql-js need 15. */
const introspectionDepth = 20

interface Shape {
  readonly depth: number
  readonly aliases: number
  readonly rootFields: number
  readonly directives: number
  readonly selections: number
}

const empty: Shape = { depth: 0, aliases: 0, rootFields: 0, directives: 0, selections: 0 }

/** Refuses an operation by depth, aliases, root fields, directives and expanded size. As a validation rule it runs once per document. */
export function limitShape(most: Limits): GatewayPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(shapeRule(most))
    },
  }
}

/** The same, for tools. */
export function shapeRule({ depth, aliases, rootFields, directives }: Limits): ValidationRule {
  return (context) => ({
    Document(document) {
      const measure = createMeasure(document)
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue
        const shape = measure(definition.selectionSet)
        const mostDepth = isIntrospection(definition) ? introspectionDepth : depth
        const mostByLimit = { depth: mostDepth, aliases, rootFields, directives }
        for (const [limit, value] of Object.entries({ ...mostByLimit, selections: expandedSelections })) {
          // Keys of one literal are keys of the other.
          if (shape[limit as keyof Shape] > value) context.reportError(exceeded(limit, value))
        }
      }
    },
  })
}

function exceeded(limit: string, most: number): GraphQLError {
  return new GraphQLError(`The operation is too large: ${limit} is at most ${most}.`, {
    extensions: { code: 'LIMIT_EXCEEDED', limit, most },
  })
}

/** By its fields, never by a name: an operation or a fragment may be called __schema. */
function isIntrospection({ operation, selectionSet }: OperationDefinitionNode): boolean {
  return (
    operation === 'query' &&
    selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && /^__(schema|type|typename)$/.test(selection.name.value),
    )
  )
}

/** Each fragment is measured once, then counted wherever it is spread: the sums are those of the expanded document, but the work is not. */
function createMeasure(document: DocumentNode): (selections: SelectionSetNode) => Shape {
  const fragments = fragmentsOf(document)
  const shapeByFragment = new Map<string, Shape>()

  function ofFragment(name: string): Shape {
    const known = shapeByFragment.get(name)
    if (known !== undefined) return known
    // A cycle ends here. The rule against cycles reports it.
    shapeByFragment.set(name, empty)
    const fragment = fragments.get(name)
    const shape = fragment === undefined ? empty : measure(fragment.selectionSet)
    shapeByFragment.set(name, shape)
    return shape
  }

  function measure({ selections }: SelectionSetNode): Shape {
    let { depth, aliases, rootFields, directives, selections: count } = empty
    for (const selection of selections) {
      const isField = selection.kind === Kind.FIELD
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : selection.selectionSet === undefined
            ? empty
            : measure(selection.selectionSet)
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0))
      aliases += inner.aliases + (isField && selection.alias !== undefined ? 1 : 0)
      rootFields += isField ? 1 : inner.rootFields
      directives += inner.directives + (selection.directives?.length ?? 0)
      count += inner.selections + 1
    }
    return { depth, aliases, rootFields, directives, selections: count }
  }

  return measure
}
