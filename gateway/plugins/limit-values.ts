import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { type GraphQLError, getOperationAST } from 'graphql'
import type { Limits } from '../../config.ts'
import { codedError } from '../../errors.ts'

/**
 * Refuses a query whose variables contain a longer text, or a longer list, than its document may. Nothing that is looked up is that long,
 * and what reads a text may take more than its length. The values of a mutation have limits of their own.
 */
export function limitValues({ valueCharacters, valueItems }: Limits): GatewayPlugin {
  function faultIn(value: unknown, name: string): GraphQLError | null {
    if (typeof value === 'string')
      return value.length > valueCharacters
        ? tooLong(`A text in \`$${name}\``, 'valueCharacters', valueCharacters)
        : null
    if (typeof value !== 'object' || value === null) return null
    if (Array.isArray(value) && value.length > valueItems)
      return tooLong(`A list in \`$${name}\``, 'valueItems', valueItems)
    for (const part of Object.values(value)) {
      const fault = faultIn(part, name)
      if (fault !== null) return fault
    }
    return null
  }

  return {
    onExecute({ args: { document, operationName, variableValues } }) {
      if (getOperationAST(document, operationName)?.operation !== 'query') return
      for (const [name, value] of Object.entries(variableValues ?? {})) {
        const fault = faultIn(value, name)
        if (fault !== null) throw fault
      }
    },
  }
}

function tooLong(what: string, limit: string, most: number): GraphQLError {
  return codedError('LIMIT_EXCEEDED', `${what} is too long: ${limit} are at most ${most}.`, { limit, most })
}
