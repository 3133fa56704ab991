import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { GraphQLError, type ValidationRule } from 'graphql'

/** An object that JavaScript builds by assignment cannot hold the key `__proto__`: the answer would lack it, and change its own prototype. */
export function refuseProtoAlias(): GatewayPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(protoAliasRule)
    },
  }
}

const protoAliasRule: ValidationRule = (context) => ({
  Field({ alias }) {
    if (alias?.value === '__proto__')
      context.reportError(
        new GraphQLError('`__proto__` is no alias here.', { nodes: alias, extensions: { code: 'BAD_USER_INPUT' } }),
      )
  },
})
