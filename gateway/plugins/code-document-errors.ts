import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  isValueNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { codedError, codeOf } from '../../errors.ts'
import { placeOfValue } from './place-of-value.ts'

/** Faults of the caller in syntax, validation, operation name and variables, which the caller may read. All become BAD_USER_INPUT. */
export function codeDocumentErrors(): GatewayPlugin {
  return {
    onParse() {
      return ({ result, replaceParseResult, context }) => {
        if (result instanceof GraphQLError) replaceParseResult(asBadInput(result))
        else if (!(result instanceof Error)) checkOperation(result, context.params.operationName)
      }
    },
    onValidate({ params: { documentAST } }) {
      return ({ valid, result, setResult }) => {
        if (valid) return
        setResult(result.map((error: Error) => (error instanceof GraphQLError ? told(error, documentAST) : error)))
      }
    },
    onExecute({ args }) {
      const { variableDefinitions } = getOperationAST(args.document, args.operationName) ?? {}
      const { errors } = getVariableValues(args.schema, variableDefinitions ?? [], args.variableValues ?? {}, {
        maxErrors: 20,
      })
      if (errors !== undefined) throw new AggregateError(errors.map((error) => asBadInput(error)))
    },
  }
}

/** Before the runtime checks, because its own errors have no code. */
function checkOperation(document: DocumentNode, name: string | null | undefined): void {
  const operation = getOperationAST(document, name)
  if (operation === null || operation === undefined) throw codedError('BAD_USER_INPUT', whyNone(document, name))
  if (operation.operation === 'subscription')
    throw codedError('BAD_USER_INPUT', 'Subscriptions are not supported: send a query or a mutation.')
}

function whyNone({ definitions }: DocumentNode, name: string | null | undefined): string {
  const operations = definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )
  if (operations.length === 0) return 'The document contains no operation: add a query or a mutation.'
  if (!name) return 'The document contains several operations: send the name of one of them as operationName.'
  const names = operations.flatMap((node) => (node.name === undefined ? [] : [`"${node.name.value}"`]))
  const choice =
    names.length === 0
      ? 'its only operation has no name: leave operationName out'
      : `send ${names.length === 1 ? names[0] : `one of ${names.join(', ')}`}`
  return `The document contains no operation named "${shortened(name)}": ${choice}.`
}

function shortened(name: string): string {
  return name.length > 100 ? `${name.slice(0, 100).toWellFormed()}...` : name
}

/** The library states what is wrong with a value, but not for which argument. */
function told(error: GraphQLError, document: DocumentNode): GraphQLError {
  const [node] = error.nodes ?? []
  // For a variable, the library states it.
  const isLiteral = node !== undefined && isValueNode(node) && node.kind !== Kind.VARIABLE
  const place = isLiteral ? placeOfValue(document, node) : null
  return asBadInput(error, place === null ? error.message : `${place} is invalid: ${error.message}`)
}

function asBadInput(error: GraphQLError, message = error.message): GraphQLError {
  if (codeOf(error) !== null) return error
  return new GraphQLError(message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  })
}
