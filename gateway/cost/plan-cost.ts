import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from '../fragments.ts'
import type { ListSize, Weights } from './weights.ts'

/** The size of a list whose size is not stated. */
export const usualListSize = 10
/** A mutation itself costs at least this much. */
const mutationWeight = 50

/** Where the size of a list is stated. */
export type Size = number | { readonly variable: string; readonly otherwise: number } | readonly Size[]

/** The cost of one selected field, computed once per document. */
export interface CostNode {
  readonly key: string
  readonly field: string
  /** The weight of the field and its arguments, for each time that it is requested. */
  readonly own: number
  /** The weight of each object that it returns. */
  readonly each: number
  /** Null: not a list, or a list whose size its parent states. */
  readonly size: Size | null
  readonly isList: boolean
  /** Sizes of the fields of the returned object, by field name. */
  readonly sized: ReadonlyMap<string, Size>
  /** The selected fields, by the possible object types. Fields without cost are left out. */
  readonly branches: readonly (readonly CostNode[])[]
  /** The fields of all branches, one per response key: by these an answer is weighed. */
  readonly children: readonly CostNode[]
}

type Fields = ReadonlyMap<string, readonly FieldNode[]>

/** The operation as one node without a weight of its own. Fields with the same response key are one, as the specification merges them. */
export function planCost(
  schema: GraphQLSchema,
  { weights, listSizes }: Weights,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CostNode {
  const fragments = fragmentsOf(document)
  const defaults = new Map(
    operation.variableDefinitions?.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : null,
    ]),
  )
  // Nested abstract types would otherwise be walked once per combination of their members.
  const known = new Map<string, CostNode>()
  const numberByNode = new Map<FieldNode, number>()

  function numberOf(node: FieldNode): number {
    const number = numberByNode.get(node) ?? numberByNode.size
    numberByNode.set(node, number)
    return number
  }

  function ofField(parent: GraphQLObjectType, nodes: readonly FieldNode[]): CostNode | null {
    const [node] = nodes
    const field = node === undefined ? undefined : parent.getFields()[node.name.value]
    if (node === undefined || field === undefined) return null
    const coordinate = `${parent.name}.${field.name}`
    const id = `${coordinate} ${nodes.map(numberOf).join(' ')}`
    const made = known.get(id) ?? makeNode(coordinate, field, node, nodes)
    known.set(id, made)
    return made
  }

  function makeNode(
    coordinate: string,
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    nodes: readonly FieldNode[],
  ): CostNode {
    const type = getNamedType(field.type)
    const listSize = listSizes.get(coordinate)
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
    const told = listSize === undefined ? null : sizeOf(field, node, listSize, defaults)
    const branches = branchesOf(
      type,
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    )
    let own = weights.get(coordinate) ?? 0
    for (const argument of node.arguments ?? []) own += weights.get(`${coordinate}(${argument.name.value}:)`) ?? 0
    return {
      key: node.alias?.value ?? node.name.value,
      field: field.name,
      own,
      each: isCompositeType(type) ? (weights.get(type.name) ?? 1) : 0,
      isList,
      size: told !== null && listSize?.sizedFields.length === 0 ? told : null,
      sized: new Map(told === null ? [] : listSize?.sizedFields.map((name) => [name, told])),
      branches,
      children: oneAKey(branches),
    }
  }

  function branchesOf(type: GraphQLNamedType, sets: readonly SelectionSetNode[]): readonly (readonly CostNode[])[] {
    if (sets.length === 0) return []
    const members = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
    return members.map((member) => childrenOf(member, sets)).filter((children) => children.length > 0)
  }

  function childrenOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly CostNode[] {
    return [...collect(type, sets).values()].flatMap((nodes) => {
      const node = ofField(type, nodes)
      return node === null || (node.own === 0 && node.each === 0 && node.branches.length === 0) ? [] : [node]
    })
  }

  function collect(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Fields {
    const fields = new Map<string, FieldNode[]>()
    const spread = new Set<string>()
    function walk({ selections }: SelectionSetNode): void {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value
          const same = fields.get(key)
          if (same === undefined) fields.set(key, [selection])
          else if (!same.includes(selection)) same.push(selection)
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          if (applies(selection.typeCondition?.name.value)) walk(selection.selectionSet)
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value)
          const fragment = fragments.get(selection.name.value)
          if (fragment !== undefined && applies(fragment.typeCondition.name.value)) walk(fragment.selectionSet)
        }
      }
    }
    function applies(name: string | undefined): boolean {
      if (name === undefined || name === type.name) return true
      const condition = schema.getType(name)
      return isAbstractType(condition) && schema.isSubType(condition, type)
    }
    for (const set of sets) walk(set)
    return fields
  }

  const root = schema.getRootType(operation.operation)
  const children = root === undefined || root === null ? [] : childrenOf(root, [operation.selectionSet])
  const own = operation.operation === 'mutation' ? mutationWeight * children.length : 0
  return {
    key: '',
    field: '',
    own,
    each: 0,
    isList: false,
    size: null,
    sized: new Map(),
    branches: [children],
    children,
  }
}

function oneAKey(branches: CostNode['branches']): readonly CostNode[] {
  return [...new Map(branches.flat().map((node) => [node.key, node])).values()]
}

function sizeOf(
  field: GraphQLField<unknown, unknown>,
  { arguments: given = [] }: FieldNode,
  { slicingArguments, assumedSize }: ListSize,
  defaults: ReadonlyMap<string, number | null>,
): Size {
  const sizes = slicingArguments.flatMap((name): readonly Size[] => {
    const fallback: unknown = field.args.find((argument) => argument.name === name)?.defaultValue
    const value = given.find((argument) => argument.name.value === name)?.value
    if (value?.kind === Kind.INT) return [Number(value.value)]
    if (value?.kind === Kind.VARIABLE) {
      const otherwise = defaults.get(value.name.value) ?? (typeof fallback === 'number' ? fallback : usualListSize)
      return [{ variable: value.name.value, otherwise }]
    }
    return typeof fallback === 'number' ? [fallback] : []
  })
  return sizes.length > 0 ? sizes : (assumedSize ?? usualListSize)
}
