import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { type ASTNode, GraphQLError, type ValidationContext, type ValidationRule } from 'graphql'

/**
 * What every JavaScript object has as a property. `__proto__` cannot be set by assignment; of an alias such as `constructor` the runtime
 * finds the inherited property where it looks for what a subgraph answered, and leaves out without an error what hangs on it.
 */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Aliases and variables of such names would be answered wrongly: they are BAD_USER_INPUT. */
export function refuseInheritedNames(): GatewayPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(inheritedNamesRule)
    },
  }
}

const inheritedNamesRule: ValidationRule = (context) => ({
  Field({ alias }) {
    if (alias !== undefined && inherited.has(alias.value))
      refuse(context, `\`${alias.value}\` is no alias here.`, alias)
  },
  VariableDefinition({ variable: { name } }) {
    if (name.value === '__proto__') refuse(context, '`__proto__` is no variable here.', name)
  },
})

function refuse(context: ValidationContext, message: string, nodes: ASTNode): void {
  context.reportError(new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } }))
}
