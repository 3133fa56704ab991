import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import {
  buildASTSchema,
  defaultFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
  parse,
} from 'graphql'
import type { ExecutableSubgraph } from '../../subgraphs/runtime/executable.ts'

/** A value and the subgraph it came from. */
interface Held {
  readonly from: ExecutableSubgraph
  readonly value: object
  /** The same entity as other subgraphs answer it. */
  readonly elsewhere: Map<ExecutableSubgraph, Promise<unknown>>
}

/**
 * The supergraph as one schema that graphql-js runs without a plan: each field is resolved by the subgraph the parent came from where that
 * one has it, else by an owner of the field, from the entity of the same id.
 */
export function mergedSchema(supergraph: string, subgraphs: readonly ExecutableSubgraph[]): GraphQLSchema {
  const merged = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)))
  for (const type of Object.values(merged.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type)) type.resolveType = (held) => typeName((held as Held).value)
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const owners = subgraphs.filter((subgraph) => owns(subgraph, type.name, field.name))
      field.resolve = async (parent: Held | undefined, _args, context, info) => {
        const from = parent !== undefined && owners.includes(parent.from) ? parent.from : owners[0]
        if (from === undefined) throw new Error(`nobody owns ${type.name}.${field.name}`)
        const source = parent === undefined ? undefined : await inSubgraph(from, parent, type, context, info)
        if (source === null) return null
        const own = fieldOf(from, type.name, field.name)
        const [node] = info.fieldNodes
        if (own === undefined || node === undefined) throw new Error(`${from.name} lost ${type.name}.${field.name}`)
        // By its own definitions: only they know how its scalars are read.
        const values = getArgumentValues(own, node, info.variableValues)
        const answer: unknown = await (own.resolve ?? defaultFieldResolver)(source, values, context, infoIn(from, info))
        return hold(answer, own.type, from)
      }
    }
  }
  return merged
}

async function inSubgraph(
  from: ExecutableSubgraph,
  parent: Held,
  type: GraphQLObjectType,
  context: unknown,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  if (parent.from === from) return parent.value
  let entity = parent.elsewhere.get(from)
  if (entity === undefined) {
    entity = resolveEntity(from, { __typename: type.name, id: Reflect.get(parent.value, 'id') }, context, info)
    parent.elsewhere.set(from, entity)
  }
  return entity
}

async function resolveEntity(
  from: ExecutableSubgraph,
  representation: object,
  context: unknown,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const entities = fieldOf(from, 'Query', '_entities')
  const answer: unknown = await entities?.resolve?.(
    undefined,
    { representations: [representation] },
    context,
    infoIn(from, info),
  )
  if (!Array.isArray(answer)) throw new Error(`${from.name} has no entities`)
  return (await answer[0]) ?? null
}

function infoIn({ schema }: ExecutableSubgraph, info: GraphQLResolveInfo): GraphQLResolveInfo {
  return { ...info, schema }
}

/** Leaves as the subgraph's own types write them, objects with where they came from. */
async function hold(value: unknown, type: GraphQLOutputType, from: ExecutableSubgraph): Promise<unknown> {
  const settled: unknown = await value
  if (settled === null || settled === undefined) return null
  const nullable = getNullableType(type)
  if (isListType(nullable)) return Promise.all((settled as unknown[]).map((item) => hold(item, nullable.ofType, from)))
  const named = getNamedType(nullable)
  return isLeafType(named) ? named.serialize(settled) : { from, value: settled as object, elsewhere: new Map() }
}

function owns(subgraph: ExecutableSubgraph, type: string, field: string): boolean {
  const directives = fieldOf(subgraph, type, field)?.astNode?.directives
  return directives !== undefined && !directives.some(({ name }) => name.value === 'external')
}

function fieldOf({ schema }: ExecutableSubgraph, typeName: string, field: string) {
  const type = schema.getType(typeName)
  return isObjectType(type) ? type.getFields()[field] : undefined
}

function typeName(value: object): string {
  return String(Reflect.get(value, '__typename'))
}
