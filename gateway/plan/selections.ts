import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { type Conditions, isLeftOut } from './conditions.ts'

/** A field of a selection set, wherever it is in the fragments, and the object types for which it is requested. */
export interface SelectedField {
  readonly node: FieldNode
  readonly types: ReadonlySet<GraphQLObjectType>
}

export interface Selections {
  readonly schema: GraphQLSchema
  /** The possible object types. */
  possible(type: GraphQLCompositeType): ReadonlySet<GraphQLObjectType>
  /** Fields in the order of the document, without those that a condition leaves out. */
  fieldsOf(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): readonly SelectedField[]
}

export function createSelections(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  conditions: Conditions,
): Selections {
  const possibleByType = new Map<GraphQLCompositeType, ReadonlySet<GraphQLObjectType>>()

  function possible(type: GraphQLCompositeType): ReadonlySet<GraphQLObjectType> {
    let types = possibleByType.get(type)
    if (types === undefined) {
      types = new Set(isObjectType(type) ? [type] : schema.getPossibleTypes(type))
      possibleByType.set(type, types)
    }
    return types
  }

  function narrowed(types: ReadonlySet<GraphQLObjectType>, condition: string | undefined) {
    if (condition === undefined) return types
    const type = schema.getType(condition)
    const wanted = isCompositeType(type) ? possible(type) : new Set<GraphQLObjectType>()
    for (const one of types) if (!wanted.has(one)) return new Set([...types].filter((other) => wanted.has(other)))
    return types
  }

  return {
    schema,
    possible,
    fieldsOf(type, sets) {
      const found: SelectedField[] = []
      function walk({ selections }: SelectionSetNode, types: ReadonlySet<GraphQLObjectType>): void {
        for (const selection of selections) {
          if (isLeftOut(selection, conditions)) continue
          if (selection.kind === Kind.FIELD) {
            found.push({ node: selection, types })
            continue
          }
          // Valid documents use only fragments that they define, and those have no cycles.
          const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
          const inside = narrowed(types, fragment?.typeCondition?.name.value)
          if (fragment !== undefined && inside.size > 0) walk(fragment.selectionSet, inside)
        }
      }
      for (const set of sets) walk(set, possible(type))
      return found
    },
  }
}

export function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value
}
