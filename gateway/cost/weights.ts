import { type ConstDirectiveNode, type DirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql'

/** `@listSize` of a field, as defined by the cost specification: https://ibm.github.io/graphql-specs/cost-spec.html */
export interface ListSize {
  readonly assumedSize: number | null
  /** Arguments that state the size. The largest one counts. */
  readonly slicingArguments: readonly string[]
  /** Fields of the returned object that have this size. Empty: the list itself has it. */
  readonly sizedFields: readonly string[]
}

/** By schema coordinate (`Type.field`, `Type.field(argument:)`) or type name. Without a directive, there is no entry. */
export interface Weights {
  readonly weights: ReadonlyMap<string, number>
  readonly listSizes: ReadonlyMap<string, ListSize>
}

/** `@cost` and `@listSize` of the supergraph. Composition takes the largest value if subgraphs differ. */
export function readWeights(supergraph: string): Weights {
  const weights = new Map<string, number>()
  const listSizes = new Map<string, ListSize>()

  function note(coordinate: string, directives: readonly ConstDirectiveNode[] | undefined): void {
    for (const directive of directives ?? []) {
      if (directive.name.value === 'cost') weights.set(coordinate, Number(argument(directive, 'weight')))
      if (directive.name.value === 'listSize') listSizes.set(coordinate, toListSize(directive))
    }
  }

  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    const type = definition.name.value
    note(type, definition.directives)
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`
      note(coordinate, field.directives)
      for (const item of field.arguments ?? []) note(`${coordinate}(${item.name.value}:)`, item.directives)
    }
  }
  return { weights, listSizes }
}

function toListSize(directive: DirectiveNode): ListSize {
  const size = argument(directive, 'assumedSize')
  return {
    assumedSize: typeof size === 'number' ? size : null,
    slicingArguments: names(argument(directive, 'slicingArguments')),
    sizedFields: names(argument(directive, 'sizedFields')),
  }
}

function argument(directive: DirectiveNode, name: string): unknown {
  const node = directive.arguments?.find((item) => item.name.value === name)
  return node === undefined ? undefined : valueFromASTUntyped(node.value)
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}
