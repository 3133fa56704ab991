import { type DocumentNode, getOperationAST, Kind, type SelectionNode, visit } from 'graphql'

/**
 * The values of the variables of `@skip` and `@include` in one request. A value that is not a boolean is refused where variables are read.
 */
export type Conditions = ReadonlyMap<string, boolean>

/** The names of the variables on which selections of the document depend. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: (directive) => {
      const [condition] = directive.arguments ?? []
      if (condition?.value.kind === Kind.VARIABLE) names.add(condition.value.name.value)
    },
  })
  return [...names]
}

export function conditionsIn(
  document: DocumentNode,
  operationName: string | null | undefined,
  names: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Conditions {
  const conditions = new Map<string, boolean>()
  for (const name of names) {
    const given = Object.hasOwn(values, name) ? values[name] : undefined
    conditions.set(name, given === undefined ? defaultOf(document, operationName, name) : given === true)
  }
  return conditions
}

function defaultOf(document: DocumentNode, operationName: string | null | undefined, name: string): boolean {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
  const value = definitions.find(({ variable }) => variable.name.value === name)?.defaultValue
  return value?.kind === Kind.BOOLEAN && value.value
}

export function isLeftOut({ directives = [] }: SelectionNode, conditions: Conditions): boolean {
  return directives.some(({ name, arguments: [condition] = [] }) => {
    if (condition === undefined || (name.value !== 'skip' && name.value !== 'include')) return false
    const { value } = condition
    const isTrue =
      value.kind === Kind.VARIABLE
        ? conditions.get(value.name.value) === true
        : value.kind === Kind.BOOLEAN && value.value
    return isTrue === (name.value === 'skip')
  })
}
