import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { getOperationAST } from 'graphql'
import { codedError } from '../../errors.ts'

/** A GET must not change anything. Throws BAD_USER_INPUT with status 405 for a mutation sent by GET. */
export function refuseMutationByGet(): GatewayPlugin<{ readonly method?: string }> {
  return {
    onExecute({ args, context }) {
      if (context.method !== 'GET') return
      if (getOperationAST(args.document, args.operationName)?.operation !== 'query')
        throw codedError('BAD_USER_INPUT', 'GET supports queries only: send mutations by POST.', {
          http: { status: 405 },
        })
    },
  }
}
