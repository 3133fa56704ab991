import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import {
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from '../fragments.ts'

type Path = readonly (string | number)[]

/**
 * The planner leaves a null where the schema says non-null: an entity another subgraph does not know, or does not answer for. This
 * carries such a null to the next nullable place above and says so in an error, as the specification wants. A root field that no
 * subgraph answered for becomes null. Costs a walk over the answer, so only where a call was incomplete.
 */
export function bubbleNulls(isIncomplete: (context: object) => boolean): GatewayPlugin {
  return {
    onExecute({ args, context }) {
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return
          if (!isIncomplete(context) && result.data !== undefined && result.errors === undefined) return
          const operation = getOperationAST(args.document, args.operationName)
          const root =
            operation === undefined || operation === null ? null : args.schema.getRootType(operation.operation)
          if (operation === null || operation === undefined || root === null || root === undefined) return
          setResult(bubble(result, args.schema, operation, root, fragmentsOf(args.document)))
        },
      }
    },
  }
}

function bubble(
  result: ExecutionResult,
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  root: GraphQLObjectType,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ExecutionResult {
  const errors = [...(result.errors ?? [])]

  function complete(value: unknown, type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): unknown {
    if (isNonNullType(type)) {
      const inner = complete(value, type.ofType, nodes, path)
      if (inner !== null) return inner
      // The first root field that fails takes the others of its call with it.
      const isTold = errors.some((error) => path.length === 1 || touches(error.path, path))
      if (!isTold) errors.push(new GraphQLError(`No value for ${path.join('.')}, which is never null.`, { path }))
      throw new NullAt(path)
    }
    try {
      return completeNullable(value, type, nodes, path)
    } catch (error) {
      if (error instanceof NullAt) return null
      throw error
    }
  }

  function completeNullable(value: unknown, type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): unknown {
    if (value === null || value === undefined) return null
    if (isListType(type))
      return Array.isArray(value)
        ? value.map((item, index) => complete(item, type.ofType, nodes, [...path, index]))
        : null
    const named = getNamedType(type)
    const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    if (selections.length === 0 || typeof value !== 'object') return value
    // What a subgraph answered for a selection set is an object.
    return completeObject(value as Readonly<Record<string, unknown>>, named.name, collect(selections, fragments), path)
  }

  function completeObject(
    value: Readonly<Record<string, unknown>>,
    typeName: string,
    fields: Map<string, { readonly typeName: string | null; readonly nodes: FieldNode[] }>,
    path: Path,
  ): Record<string, unknown> {
    const completed: Record<string, unknown> = { ...value }
    for (const [key, { typeName: condition, nodes }] of fields) {
      // Absent: the planner found that the fragment does not apply.
      if (!Object.hasOwn(value, key)) continue
      const type = fieldType(schema, condition ?? typeName, nodes[0])
      if (type !== null) completed[key] = complete(value[key], type, nodes, [...path, key])
    }
    return completed
  }

  const fields = collect([operation.selectionSet], fragments)
  const data: Record<string, unknown> = { ...result.data }
  for (const [key, { nodes }] of fields) {
    const isConditional = nodes.some(({ directives }) => directives !== undefined && directives.length > 0)
    if (!Object.hasOwn(data, key) && !isConditional && nodes[0]?.name.value !== '__typename') data[key] = null
  }
  try {
    return { ...result, data: completeObject(data, root.name, fields, []), ...(errors.length > 0 && { errors }) }
  } catch (error) {
    if (error instanceof NullAt) return { ...result, data: null, errors }
    throw error
  }
}

/** Thrown up to the nearest nullable place. */
class NullAt extends Error {
  constructor(path: Path) {
    super(`null at ${path.join('.')}`)
  }
}

/** Whether an error tells of `path` or of something below or above it. */
function touches(errorPath: Path | undefined, path: Path): boolean {
  return errorPath?.every((part, index) => index >= path.length || path[index] === part) ?? false
}

function fieldType(schema: GraphQLSchema, typeName: string, node: FieldNode | undefined): GraphQLOutputType | null {
  const type = schema.getType(typeName)
  if (node === undefined || !(isObjectType(type) || isInterfaceType(type))) return null
  return type.getFields()[node.name.value]?.type ?? null
}

function collect(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Map<string, { readonly typeName: string | null; readonly nodes: FieldNode[] }> {
  const fields = new Map<string, { readonly typeName: string | null; readonly nodes: FieldNode[] }>()
  function walk({ selections }: SelectionSetNode, typeName: string | null): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const known = fields.get(key)
        if (known === undefined) fields.set(key, { typeName, nodes: [selection] })
        else known.nodes.push(selection)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? typeName)
      } else {
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) walk(fragment.selectionSet, fragment.typeCondition.name.value)
      }
    }
  }
  for (const set of sets) walk(set, null)
  return fields
}
