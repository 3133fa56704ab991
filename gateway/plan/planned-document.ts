import {
  type FieldNode,
  type GraphQLCompositeType,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { PlannedNames } from './planned-names.ts'
import type { SelectedField, Selections } from './selections.ts'

/**
 * The selection set for the planner. On an object type, it contains only fields. On an abstract type, it contains `__typename`, the fields
 * that are requested of every object, and one fragment per object type with the others. No fragment contains another one.
 */
export function plannedSelectionSet(
  selections: Selections,
  names: PlannedNames,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): SelectionSetNode {
  const fields = selections.fieldsOf(type, sets)
  if (isObjectType(type)) return setOf(plannedFields(type, fields))
  const own = isUnionType(type) ? {} : type.getFields()
  const possible = selections.possible(type)
  const isShared = ({ node, types }: SelectedField) => types === possible && Object.hasOwn(own, node.name.value)
  const shared = plannedFields(type, fields.filter(isShared))
  const others = fields.filter((field) => !isShared(field))
  const fragments = [...possible].flatMap((member): readonly InlineFragmentNode[] => {
    const inside = plannedFields(
      member,
      others.filter(({ types }) => types.has(member)),
    )
    return inside.length === 0 ? [] : [fragmentOn(member.name, inside)]
  })
  return { kind: Kind.SELECTION_SET, selections: [typename, ...shared, ...fragments] }

  function plannedFields(parent: GraphQLCompositeType, asked: readonly SelectedField[]): readonly FieldNode[] {
    const nodesByName = new Map<string, FieldNode[]>()
    for (const { node } of asked) {
      // Objects of the planned document state their type, or have only one.
      if (node.name.value.startsWith('__')) continue
      const name = names.of(node)
      const nodes = nodesByName.get(name)
      if (nodes === undefined) nodesByName.set(name, [node])
      else nodes.push(node)
    }
    return [...nodesByName].map(([name, nodes]) => plannedField(parent, name, nodes))
  }

  function plannedField(parent: GraphQLCompositeType, planned: string, nodes: readonly FieldNode[]): FieldNode {
    const [{ name, arguments: given = [] }] = nodes as readonly [FieldNode]
    const field = isUnionType(parent) ? undefined : parent.getFields()[name.value]
    const below = field === undefined ? undefined : getNamedType(field.type)
    return {
      kind: Kind.FIELD,
      name,
      arguments: given,
      ...(planned !== name.value && { alias: { kind: Kind.NAME, value: planned } }),
      ...(isCompositeType(below) && {
        selectionSet: plannedSelectionSet(selections, names, below, setsOf(nodes)),
      }),
    }
  }
}

export function setsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

function setOf(fields: readonly FieldNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: fields.length === 0 ? [typename] : fields }
}

function fragmentOn(type: string, fields: readonly FieldNode[]): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
    selectionSet: setOf(fields),
  }
}
