import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { setsOf } from './planned-document.ts'
import type { PlannedNames } from './planned-names.ts'
import { keyOf, type Selections } from './selections.ts'

/** The shape of the answers at one position of an operation, in the caller's keys and order. */
export interface Shape {
  /** For objects of this type. Null: the position has none of them. */
  fieldsOf(typename: unknown): readonly ShapeField[] | null
}

export interface ShapeField {
  /** The caller's key. */
  readonly key: string
  /** The key in what the subgraphs returned. Null: the field is the name of the type, `typename`. */
  readonly planned: string | null
  readonly typename: string
  readonly wrapping: Wrapping
  /** Null for a leaf, which is returned as it is. */
  readonly below: Shape | null
  /** For an enum, the values that callers know. Null for any other type. */
  readonly values: ReadonlySet<unknown> | null
}

export interface Wrapping {
  readonly isNonNull: boolean
  /** Null: not a list. */
  readonly item: Wrapping | null
}

export function shapeOf(
  selections: Selections,
  names: PlannedNames,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Shape {
  const fieldsByType = new Map<string, readonly ShapeField[]>()

  function fieldsOfMember(member: GraphQLObjectType): readonly ShapeField[] {
    const nodesByKey = new Map<string, FieldNode[]>()
    for (const { node, types } of selections.fieldsOf(type, sets)) {
      if (!types.has(member)) continue
      const nodes = nodesByKey.get(keyOf(node))
      if (nodes === undefined) nodesByKey.set(keyOf(node), [node])
      else nodes.push(node)
    }
    return [...nodesByKey].map(([key, nodes]) => shapeField(member, key, nodes))
  }

  function shapeField(member: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): ShapeField {
    const [node] = nodes as readonly [FieldNode]
    const field = member.getFields()[node.name.value]
    if (field === undefined) {
      const isTypename = node.name.value === '__typename'
      // The schema itself answers introspection as a whole.
      const planned = isTypename ? null : names.of(node)
      const wrapping = { isNonNull: isTypename, item: null }
      return { key, planned, typename: member.name, wrapping, below: null, values: null }
    }
    const below = getNamedType(field.type)
    return {
      key,
      planned: names.of(node),
      typename: member.name,
      wrapping: wrappingOf(field.type),
      below: isCompositeType(below) ? shapeOf(selections, names, below, setsOf(nodes)) : null,
      values: isEnumType(below) ? valuesOf(below) : null,
    }
  }

  return {
    fieldsOf(told) {
      const name = told ?? (isObjectType(type) ? type.name : null)
      if (typeof name !== 'string') return null
      const known = fieldsByType.get(name)
      if (known !== undefined) return known
      const member = selections.schema.getType(name)
      if (!isObjectType(member) || !selections.possible(type).has(member)) return null
      const fields = fieldsOfMember(member)
      fieldsByType.set(name, fields)
      return fields
    },
  }
}

const valuesByEnum = new WeakMap<GraphQLEnumType, ReadonlySet<unknown>>()

function valuesOf(type: GraphQLEnumType): ReadonlySet<unknown> {
  const values = valuesByEnum.get(type) ?? new Set(type.getValues().map(({ name }) => name))
  valuesByEnum.set(type, values)
  return values
}

function wrappingOf(type: GraphQLOutputType): Wrapping {
  const nullable = getNullableType(type)
  return { isNonNull: isNonNullType(type), item: isListType(nullable) ? wrappingOf(nullable.ofType) : null }
}
