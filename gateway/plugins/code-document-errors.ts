import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { GraphQLError, getOperationAST, getVariableValues, type OperationDefinitionNode } from 'graphql'
import { codedError, codeOf } from '../../errors.ts'

/** Syntax, validation, operation name and variables: faults of the caller, who may read about them. All become BAD_USER_INPUT. */
export function codeDocumentErrors(): GatewayPlugin {
  return {
    onParse() {
      return ({ result, replaceParseResult, context }) => {
        if (result instanceof GraphQLError) replaceParseResult(asBadInput(result))
        else if (!(result instanceof Error)) checkOperation(getOperationAST(result, context.params.operationName))
      }
    },
    onValidate() {
      return ({ valid, result, setResult }) => {
        if (!valid) setResult(result.map((error: Error) => (error instanceof GraphQLError ? asBadInput(error) : error)))
      }
    },
    onExecute({ args }) {
      const { variableDefinitions } = getOperationAST(args.document, args.operationName) ?? {}
      const { errors } = getVariableValues(args.schema, variableDefinitions ?? [], args.variableValues ?? {})
      if (errors !== undefined) throw new AggregateError(errors.map(asBadInput))
    },
  }
}

/** Before the runtime looks, whose own errors would have no code. */
function checkOperation(operation: OperationDefinitionNode | null | undefined): void {
  if (operation === null || operation === undefined)
    throw codedError(
      'BAD_USER_INPUT',
      'The document contains several operations: send the name of one of them as operationName.',
    )
  if (operation.operation === 'subscription')
    throw codedError('BAD_USER_INPUT', 'Subscriptions are not supported: send a query or a mutation.')
}

function asBadInput(error: GraphQLError): GraphQLError {
  if (codeOf(error) !== null) return error
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  })
}
