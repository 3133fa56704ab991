import { readFileSync } from 'node:fs'
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph'
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isValueNode,
  OperationTypeNode,
  parse,
} from 'graphql'
import { guardSchema } from '../../access/guard.ts'
import { createWithholding } from '../../access/withholding.ts'
import type { SubgraphName } from '../../config.ts'
import { codeOf, type ErrorCode, toCodedError } from '../../errors.ts'
import { sealFactIds } from '../facts/fact-ids.ts'
import type { RequestContext } from './context.ts'
import { lostAnswer } from './lost-answer.ts'
import type { Subgraph } from './subgraph.ts'
import { valueTypeResolvers } from './value-types.ts'

export interface SubgraphRequest {
  readonly document: DocumentNode
  readonly variables?: Readonly<Record<string, unknown>>
  readonly operationName?: string
}

/** A guarded subgraph, ready to answer in process or behind HTTP. */
export interface ExecutableSubgraph {
  readonly name: SubgraphName
  readonly sdl: string
  readonly schema: GraphQLSchema
  /**
   * What the guard withheld is in `errors`. What it decided is in the context's trail, which the server of the answer must commit. Rejects
   * only with SERVICE_UNAVAILABLE, for a mutation that cannot be recorded.
   */
  execute(request: SubgraphRequest, context: RequestContext): Promise<ExecutionResult>
}

export function createExecutable(subgraph: Subgraph): ExecutableSubgraph {
  // The map's loose type is the library's. Each subgraph's resolvers are checked against its generated types.
  const resolvers = { ...valueTypeResolvers, ...subgraph.resolvers } as GraphQLResolverMap
  const schema = buildSubgraphSchema([{ typeDefs: parse(subgraph.sdl), resolvers }])
  guardSchema(schema, subgraph.rowCategories)
  sealFactIds(schema)
  return {
    name: subgraph.name,
    sdl: subgraph.sdl,
    schema,
    async execute(request, context) {
      const withholding = createWithholding(context.purpose)
      const trail = context.trail?.of(subgraph.name)
      const writes = isMutation(request)
      if (writes) {
        context.trail?.ensureWritable()
        context.finishRegardless()
      }
      const result = withCodes(
        await execute({
          schema,
          document: request.document,
          variableValues: request.variables ?? {},
          operationName: request.operationName ?? null,
          contextValue: { ...context, withholding, trail },
        }),
      )
      // Only values that no scalar accepts end an operation before it began: a fault of the caller, to which the library gives no code.
      if (result.data === undefined) return { ...result, errors: (result.errors ?? []).map(asBadInput) }
      // What was written stays written, whatever of it can be shown.
      const undecided = writes ? null : context.access.undecided()
      if (undecided !== null && result.data !== null) return lostAnswer(result.data, undecided)
      // A write is recorded at once, because what follows it might fail.
      if (writes) await context.trail?.commit()
      const withheld = withholding.errors()
      return withheld.length === 0 ? result : { ...result, errors: [...(result.errors ?? []), ...withheld] }
    },
  }
}

/** The error of a resolver or the guard keeps its position, and gets its code. */
function withCodes(result: ExecutionResult): ExecutionResult {
  if (result.errors === undefined) return result
  return withBadValues({ ...result, errors: result.errors.map(withCode) })
}

function withCode(error: GraphQLError): GraphQLError {
  const { nodes, path, originalError } = error
  const coded = toCodedError(originalError)
  if (coded === originalError || !(coded instanceof GraphQLError)) return error
  return new GraphQLError(coded.message, {
    ...(nodes && { nodes }),
    ...(path && { path }),
    originalError: coded,
  })
}

/** If the value of an argument is at fault, the library's error points at that value. An error of a resolver points at the field. */
function withBadValues(result: ExecutionResult): ExecutionResult {
  const isBadValue = ({ nodes: [node] = [] }: GraphQLError) => node !== undefined && isValueNode(node)
  if (result.errors?.some(isBadValue) !== true) return result
  return { ...result, errors: result.errors.map((error) => (isBadValue(error) ? asBadInput(error) : error)) }
}

function asBadInput(error: GraphQLError): GraphQLError {
  return codeOf(error) === null
    ? new GraphQLError(error.message, { path: error.path, extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode } })
    : error
}

function isMutation({ document, operationName }: SubgraphRequest): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION
}

/** A subgraph's schema.graphql, with the value types that every subgraph shares. */
export function readSdl(schemaFile: URL): string {
  const shared = readFileSync(new URL('./value-types.graphql', import.meta.url), 'utf8')
  return `${readFileSync(schemaFile, 'utf8')}\n${shared}`
}
