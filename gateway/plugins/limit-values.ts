import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { getOperationAST } from 'graphql'
import type { Limits } from '../../config.ts'
import { codedError } from '../../errors.ts'

/**
 * Refuses a query whose variables contain a longer text than its document may. Nothing that is looked up is that long, and what reads a
 * text may take more than its length. The values of a mutation have limits of their own.
 */
export function limitValues({ valueCharacters }: Limits): GatewayPlugin {
  return {
    onExecute({ args: { document, operationName, variableValues } }) {
      if (getOperationAST(document, operationName)?.operation !== 'query') return
      for (const [name, value] of Object.entries(variableValues ?? {}))
        if (isLonger(value, valueCharacters))
          throw codedError(
            'LIMIT_EXCEEDED',
            `A text in the variable \`$${name}\` is too long: valueCharacters are at most ${valueCharacters}.`,
            { limit: 'valueCharacters', most: valueCharacters },
          )
    },
  }
}

function isLonger(value: unknown, most: number): boolean {
  if (typeof value === 'string') return value.length > most
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((part) => isLonger(part, most))
}
