import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph'
import { execute, isObjectType, parse } from 'graphql'
import type { ExecutableSubgraph } from '../../subgraphs/runtime/executable.ts'
import type { Subgraph } from '../../subgraphs/runtime/subgraph.ts'
import { valueTypeResolvers } from '../../subgraphs/runtime/value-types.ts'

/** The subgraph without decisions and recording: the difference in speed is the cost of guard and audit. */
export function createUnguarded({ name, sdl, resolvers }: Subgraph): ExecutableSubgraph {
  // As in createExecutable.
  const all = { ...valueTypeResolvers, ...resolvers } as GraphQLResolverMap
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: all }])
  for (const type of Object.values(schema.getTypeMap())) if (isObjectType(type)) copyReferences(type)
  return {
    name,
    sdl,
    schema,
    execute: async ({ document, variables, operationName }, context) =>
      execute({
        schema,
        document,
        variableValues: variables ?? {},
        operationName: operationName ?? null,
        contextValue: context,
      }),
  }
}

type ReferenceResolver = (...args: readonly unknown[]) => unknown

/** Rows are frozen and shared, but the federation library writes the type name into its input. */
function copyReferences(type: { readonly name: string; readonly extensions: object }): void {
  const apollo: unknown = Reflect.get(type.extensions, 'apollo')
  // Where the library keeps `__resolveReference`.
  const { subgraph } = (apollo ?? {}) as { subgraph?: { resolveReference?: ReferenceResolver } }
  const resolveReference = subgraph?.resolveReference
  if (subgraph === undefined || resolveReference === undefined) return
  subgraph.resolveReference = async (...args) => {
    const row: unknown = await resolveReference(...args)
    return typeof row === 'object' && row !== null ? { ...row, __typename: type.name } : null
  }
}
