import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { GraphQLError, type ValidationRule } from 'graphql'

/** Values of variables are assigned to an object, which does not set `__proto__`: a variable with that name is BAD_USER_INPUT. */
export function refuseInheritedNames(): GatewayPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(inheritedNamesRule)
    },
  }
}

const inheritedNamesRule: ValidationRule = (context) => ({
  VariableDefinition({ variable: { name } }) {
    if (name.value !== '__proto__') return
    const message = 'A variable cannot be called `__proto__`. Give it another name.'
    context.reportError(new GraphQLError(message, { nodes: name, extensions: { code: 'BAD_USER_INPUT' } }))
  },
})
