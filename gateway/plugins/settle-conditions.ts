import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import {
  type BooleanValueNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { fragmentsOf } from '../fragments.ts'

/** Documents kept of one that asks by conditions: their number doubles with each variable. */
const keptVariants = 64

/**
 * The planner takes a condition off a field where a field of another subgraph has the same one, and then runs what is to be skipped, a
 * mutation too. Conditions it finds written out it takes at their word, so each `if: $variable` gets its value before it plans. Where
 * none of the operation is left there is nothing to plan, which the planner calls a failure.
 */
export function settleConditions(): GatewayPlugin {
  const variantsByDocument = new WeakMap<DocumentNode, Map<string, DocumentNode>>()
  const variablesByDocument = new WeakMap<DocumentNode, readonly string[] | null>()

  function variablesOf(document: DocumentNode): readonly string[] | null {
    let names = variablesByDocument.get(document)
    if (names === undefined) {
      names = conditionVariables(document)
      variablesByDocument.set(document, names)
    }
    return names
  }

  function settled(document: DocumentNode, values: ReadonlyMap<string, unknown>): DocumentNode {
    let variants = variantsByDocument.get(document)
    if (variants === undefined) {
      variants = new Map()
      variantsByDocument.set(document, variants)
    }
    const key = [...values.values()].join()
    const known = variants.get(key)
    if (known !== undefined) return known
    const variant = withValues(document, values)
    if (variants.size < keptVariants) variants.set(key, variant)
    return variant
  }

  return {
    onExecute({ executeFn, setExecuteFn, args: { document: asked } }) {
      if (variablesOf(asked) === null) return
      setExecuteFn((args) => {
        const { document, variableValues = {}, operationName } = args
        const names = variablesOf(document) ?? []
        const values = new Map(names.map((name) => [name, variableValues[name] ?? defaultOf(document, name)]))
        const variant = settled(document, values)
        const root = getOperationAST(variant, operationName)?.selectionSet
        return root !== undefined && isEmpty(root, fragmentsOf(variant))
          ? { data: {} }
          : executeFn({ ...args, document: variant })
      })
    },
  }
}

/** Null where nothing depends on a condition. */
function conditionVariables(document: DocumentNode): readonly string[] | null {
  const conditions: DirectiveNode[] = []
  visit(document, {
    Directive: (node) => {
      if (isCondition(node)) conditions.push(node)
    },
  })
  return conditions.length === 0 ? null : [...new Set(conditions.flatMap((node) => variableOf(node) ?? []))]
}

function withValues(document: DocumentNode, values: ReadonlyMap<string, unknown>): DocumentNode {
  return visit(document, {
    Directive: (node) => {
      const value = values.get(variableOf(node) ?? '')
      // Whatever is no boolean is refused where variables are read.
      if (typeof value !== 'boolean') return undefined
      const written: BooleanValueNode = { kind: Kind.BOOLEAN, value }
      return { ...node, arguments: node.arguments?.map((argument) => ({ ...argument, value: written })) ?? [] }
    },
  })
}

function isEmpty({ selections }: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  return selections.every((selection) => {
    if (isSkipped(selection)) return true
    if (selection.kind === Kind.FIELD) return false
    if (selection.kind === Kind.INLINE_FRAGMENT) return isEmpty(selection.selectionSet, fragments)
    const fragment = fragments.get(selection.name.value)
    return fragment !== undefined && isEmpty(fragment.selectionSet, fragments)
  })
}

function isSkipped({ directives = [] }: SelectionNode): boolean {
  return directives.some((node) => {
    const [condition] = node.arguments ?? []
    if (!isCondition(node) || condition?.value.kind !== Kind.BOOLEAN) return false
    return condition.value.value === (node.name.value === 'skip')
  })
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include'
}

function variableOf(node: DirectiveNode): string | null {
  const [condition] = node.arguments ?? []
  return isCondition(node) && condition?.value.kind === Kind.VARIABLE ? condition.value.name.value : null
}

function defaultOf({ definitions }: DocumentNode, name: string): unknown {
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    for (const { variable, defaultValue } of definition.variableDefinitions ?? [])
      if (variable.name.value === name && defaultValue?.kind === Kind.BOOLEAN) return defaultValue.value
  }
  return undefined
}
